"""The provinces by one indicator, on a map and as a list; and the profile of the one that is chosen."""

import pandas as pd
import streamlit as st

from extracts.about import page_workbook
from extracts.sheets import progress_sheet, sources_sheet
from extracts.tables import answers_sheet, reports_sheet
from extracts.workbook import Sheet, file_name
from metrics.questions.narratives import narratives
from metrics.questions.progress import latest
from metrics.questions.received import received
from metrics.questions.sources import figures
from metrics.selection import Selection
from ui import frame, province, provinces, words

visit = frame.enter("province")
say, selection = visit.say, visit.selection
everywhere = provinces.ask(visit)
rows = everywhere[everywhere["name"] == selection.province]

if selection.province:
    offices, reports = visit.ask(latest, selection, "agency"), visit.ask(received, selection)
    province.heading(visit, reports, offices)
indicator = provinces.choose_indicator(visit, everywhere)
left, right = st.columns([1, 2], gap="medium")
if indicator:
    ranked = provinces.ranked(visit, everywhere, indicator)
    with left:
        provinces.draw_map(visit, indicator, ranked)
    with right:
        if selection.province:
            province.rank(visit, indicator, ranked)
        else:
            provinces.heading(visit, indicator, ranked)
            rows = ranked.assign(indicator_id=indicator.indicator_id, level="province", name=ranked["province"])
            provinces.draw_list(visit, indicator, ranked, "ranked")
if selection.province:
    with right:
        province.shares(visit, rows, offices)
        province.reports(visit, reports)
        schools = province.districts_table(visit)
    province.offices_in(visit, offices)
    st.subheader(say("problems"), anchor=False)
    province.subjects_named(visit)
    told = visit.ask(narratives, selection, ("problem",))
    words.answers(visit, told, "problems", first=3)
    words.compared(visit, selection, "province")


def write(cursor):
    ids = [fact_id for ids in rows["fact_ids"].dropna() for fact_id in ids]
    sources = sources_sheet(cursor, figures(cursor, Selection(), ids), visit)
    sheets = [progress_sheet(rows, visit), sources]
    if selection.province:
        sheets = [
            progress_sheet(pd.concat([rows, offices]), visit),
            reports_sheet(reports, visit, "profile_received"),
            Sheet(say("sheet_districts"), schools),
            answers_sheet(told, visit, "problems"),
            sources,
        ]
    return page_workbook(cursor, visit, say("page_province"), sheets, set(rows["indicator_id"]))


visit.download(file_name("province", selection, frame.today()), write)
