"""Every figure: search, narrow, sort, and open one with its words, its group and its checks."""

import streamlit as st

from extracts.about import about
from extracts.sheets import sources_sheet
from extracts.workbook import file_name, workbook
from metrics.figure_search import counts, found
from ui import figure, figures, formats, frame

MOST = 5000  # rows of a download: more would keep the reader waiting

visit = frame.enter("figures", "search", "role", "state")
say, selection = visit.say, visit.selection
figure.open_kept(visit)

frame.search("search", say("search_hint"))
wanted = figures.wanted()
n_found, offered = visit.ask(counts, selection, wanted)
sort = figures.narrow(visit, offered)
figures.listing(visit, wanted, sort, "figures", lambda fact_id: frame.choose(figure=fact_id))
if n_found > MOST:
    st.caption(say("download_first", most=formats.number(MOST)))


def write(cursor):
    rows = found(cursor, selection, wanted, sort, MOST)
    notes = about(cursor, selection, visit.store.name, visit.language)
    if n_found > MOST:
        notes.append((say("figures"), say("download_first", most=formats.number(MOST))))
    return workbook(say("page_figures"), [sources_sheet(rows, visit.language)], notes, visit.language)


visit.download(file_name("figures", selection, frame.today()), write)
