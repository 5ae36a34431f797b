"""One indicator: its definition, where it stands, every office, its trend, its funnel, the words behind it."""

import pandas as pd
import streamlit as st

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.selection import Selection
from metrics.sources import figures
from ui import frame, indicator, indicator_charts, policy, progress

visit = frame.enter("indicator")
say = visit.say
chosen = indicator.choose(visit)

if chosen is None:
    st.caption(say("choose_indicator_help"))
    told = policy.indicators_table(visit, visit.selection.theme)
    behind = pd.Series(dtype=object)
    sheets = [progress_sheet(told, visit.language)]
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
    table = indicator.offices_table(visit, chosen, offices)
    progress.legend(visit)
    told = pd.concat([periods, offices[offices["state"].isin(progress.TOLD)]])
    behind = offices["fact_ids"]
    sheets = [Sheet(say("definition"), defined), Sheet(say("offices_of_indicator"), table)]
    sheets += [Sheet(say("funnel"), stages), progress_sheet(told, visit.language)]


def write(cursor):
    ids = [fact_id for own in behind for fact_id in own]
    sources = sources_sheet(figures(cursor, Selection(), ids), visit.language)
    notes = about(cursor, visit.selection, visit.store.name, visit.language, set(told["indicator_id"]))
    return workbook(
        say("page_indicator"), [*(sheet for sheet in sheets if not sheet.table.empty), sources], notes, visit.language
    )


visit.download(file_name("indicator", visit.selection, frame.today()), write)
