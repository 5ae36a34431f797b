"""One indicator: its definition, where it stands, every office, its trend, its funnel, the words behind it."""

import pandas as pd
import streamlit as st

from extracts.about import page_workbook
from extracts.sheets import progress_sheet, sources_sheet
from extracts.tables import stages_sheet
from extracts.workbook import Sheet, file_name
from metrics.questions.sources import figures
from metrics.selection import Selection
from ui import frame, indicator, indicator_charts, policy, progress

visit = frame.enter("indicator")
say = visit.say
chosen = indicator.choose(visit)

if chosen is None:
    st.caption(say("choose_indicator_help"))
    told = policy.indicators_table(visit, visit.selection.theme)
else:
    left, right = st.columns([3, 2], gap="large")
    with left:
        row = indicator.headline(visit, chosen)
        periods = indicator_charts.over_time(visit, chosen, row)
    with right:
        defined = indicator.definition(visit, chosen)
        policy.figures_link(visit, chosen.theme)
    offices = indicator.offices(visit, chosen)
    indicator_charts.all_offices(visit, chosen, offices)
    indicator_charts.by_affiliation(visit, chosen)
    stages = indicator_charts.funnel_of_row(visit, row)
    offices = indicator.offices_table(visit, chosen, offices)
    progress.legend(visit)
    told = pd.concat([pd.DataFrame([row]), offices])


def write(cursor):
    sheets = [progress_sheet(told, visit)]
    if chosen:
        ids = {fact_id for rows in (told, periods) if len(rows) for own in rows["fact_ids"] for fact_id in own}
        sheets += [
            Sheet(say("definition"), defined),
            progress_sheet(periods, visit, say("trend")),
            stages_sheet(stages, visit),
            sources_sheet(cursor, figures(cursor, Selection(), list(ids)), visit),
        ]
    return page_workbook(cursor, visit, say("page_indicator"), sheets, set(told["indicator_id"]))


visit.download(file_name("indicator", visit.selection, frame.today()), write)
