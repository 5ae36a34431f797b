"""From the catalogue of policies to a theme: how it was asked, its indicators, what hinders it."""

import pandas as pd
import streamlit as st

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.selection import Selection
from metrics.sources import figures
from ui import frame, indicator_charts, policy, progress

visit = frame.enter("policy")
say, theme = visit.say, visit.selection.theme

if not theme:
    asked = policy.catalogues(visit)
    rows = funnels = problems = pd.DataFrame()
else:
    st.subheader(visit.label("theme", theme), anchor=False)
    asked = policy.asked_as(visit, theme)
    st.subheader(say("indicators_of_theme"), anchor=False, help=say("indicators_of_theme_help"))
    rows = policy.indicator_rows(visit, theme)
    progress.legend(visit)
    funnels = indicator_charts.funnels_of_theme(visit, rows)
    policy.figures_link(visit, theme)
    problems = policy.problems(visit, theme)


def write(cursor):
    sheets = [Sheet(say("themes"), asked)]
    if theme:
        ids = [fact_id for own in rows["fact_ids"] for fact_id in own]
        sheets += [
            progress_sheet(rows, visit.language),
            Sheet(say("funnel"), funnels),
            Sheet(say("problems"), problems),
            sources_sheet(figures(cursor, Selection(), ids), visit.language),
        ]
    notes = about(
        cursor, visit.selection, visit.store.name, visit.language, set(rows.get("indicator_id", pd.Series(dtype=str)))
    )
    told = [sheet for sheet in sheets if not sheet.table.empty]
    return workbook(say("page_policy"), told, notes, visit.language)


visit.download(file_name("policy", visit.selection, frame.today()), write)
