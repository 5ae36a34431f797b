"""Every figure: search, narrow, sort, and open one with its words, its group and its checks."""

import streamlit as st

from extracts.about import page_workbook
from extracts.sheets import sources_sheet
from extracts.workbook import file_name
from metrics.questions.figure_search import counts, found
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
    cut = {say("figures"): say("download_first", most=formats.number(MOST))} if n_found > MOST else {}
    return page_workbook(cursor, visit, say("page_figures"), [sources_sheet(cursor, rows, visit)], remarks=cut)


visit.download(file_name("figures", selection, frame.today()), write)
