"""The provinces by one indicator, on a map and as a list; and the profile of the one that is chosen."""

import streamlit as st

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.narratives import narratives
from metrics.progress import latest
from metrics.received import received
from metrics.selection import Selection
from metrics.sources import figures
from ui import frame, province, provinces, words

visit = frame.enter("province")
say, selection = visit.say, visit.selection
everywhere = provinces.ask(visit)
rows = everywhere[everywhere["name"] == selection.province]
sheets = {}

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
            rows = everywhere[everywhere["indicator_id"] == indicator.indicator_id]
            sheets["page_province"] = provinces.draw_list(visit, indicator, ranked, "ranked")
if selection.province:
    with right:
        province.shares(visit, rows, offices)
        sheets["profile_received"] = province.reports(visit, reports)
        sheets["profile_districts"] = province.districts_table(visit)
    sheets["offices_in"] = province.offices_in(visit, offices)
    st.subheader(say("problems"), anchor=False)
    province.subjects_named(visit)
    told = visit.ask(narratives, selection, ("problem",))
    sheets["problems"] = words.answers(visit, told, "problems", first=3)
    words.compared(visit, selection, "province")


def write(cursor):
    sources = figures(cursor, Selection(), [fact_id for ids in rows["fact_ids"] for fact_id in ids])
    notes = about(cursor, selection, visit.store.name, visit.language, set(rows["indicator_id"]))
    drawn = [Sheet(say(name), table) for name, table in sheets.items() if len(table)]
    told = [progress_sheet(rows, visit.language), *drawn, sources_sheet(sources, visit.language)]
    return workbook(say("page_province"), told, notes, visit.language)


visit.download(file_name("province", selection, frame.today()), write)
