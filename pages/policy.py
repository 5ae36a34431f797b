"""From the catalogue of policies to a theme: how it was asked, its indicators, what hinders it."""

import streamlit as st

from extracts.about import page_workbook
from extracts.sheets import progress_sheet, sources_sheet
from extracts.tables import answers_sheet, stages_sheet, themes_sheet
from extracts.workbook import file_name
from metrics.questions.catalogue import catalogue, themes
from metrics.questions.narratives import narratives
from metrics.questions.sources import figures
from metrics.selection import Selection
from ui import frame, indicator_charts, policy, progress, standing

visit = frame.enter("policy")
say, theme = visit.say, visit.selection.theme

if not theme:
    policy.catalogues(visit)
    progress.legend(visit)
    rows, _ = standing.of_all(visit)
else:
    st.subheader(visit.label("theme", theme), anchor=False)
    policy.asked_as(visit, theme)
    st.subheader(say("indicators_of_theme"), anchor=False, help=say("indicators_of_theme_help"))
    rows = policy.indicator_rows(visit, theme)
    progress.legend(visit)
    funnels = indicator_charts.funnels_of_theme(visit, rows)
    policy.figures_link(visit, theme)
    policy.problems(visit, theme)


def write(cursor):
    policies = visit.ask(catalogue, visit.selection)
    if theme:
        policies = policies[(policies["theme"] == theme) & (policies["n_reports"] > 0)]
    else:
        policies = policies[policies["framework"] == visit.choices["framework"].value]
    sheets = [progress_sheet(rows, visit), themes_sheet(policies, visit.ask(themes, visit.selection), visit)]
    if theme:
        ids = [fact_id for own in rows["fact_ids"] for fact_id in own]
        sheets += [
            stages_sheet(funnels, visit),
            answers_sheet(narratives(cursor, visit.selection, ("problem",)), visit, "problems"),
            sources_sheet(cursor, figures(cursor, Selection(), ids), visit),
        ]
    return page_workbook(cursor, visit, say("page_policy"), sheets, set(rows["indicator_id"]))


visit.download(file_name("policy", visit.selection, frame.today()), write)
