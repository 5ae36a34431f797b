"""What was read, what reading noticed, and every figure with its words."""

import streamlit as st

from extracts.about import about
from extracts.sheets import sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.reports import issues, reports
from metrics.sources import figures
from ui import formats, frame, words

visit = frame.enter("reports")
say, selection = visit.say, visit.selection

st.subheader(say("read_reports"), anchor=False)
read = words.reports_table(visit, visit.ask(reports), "reports")

st.subheader(say("figures"), anchor=False)
search = st.text_input(say("search"), placeholder=say("search_hint"), key="search", label_visibility="collapsed")
found = visit.ask(figures, selection, None, search)
st.caption(say("figures_shown", n=formats.number(len(found))))
words.figures_table(visit, found, "figures")

st.subheader(say("issues"), anchor=False)
noticed = words.issues_table(visit, visit.ask(issues), "issues")


def write(cursor):
    sheets = [
        Sheet(say("read_reports"), read),
        sources_sheet(figures(cursor, selection, None, search), visit.language),
        Sheet(say("issues"), noticed),
    ]
    return workbook(
        say("page_reports"), sheets, about(cursor, selection, visit.store.name, visit.language), visit.language
    )


visit.download(file_name("reports", selection, frame.today()), write)
