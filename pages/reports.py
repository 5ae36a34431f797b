"""What was read, and what reading noticed."""

import streamlit as st

from extracts.about import about
from extracts.workbook import Sheet, file_name, workbook
from metrics.reports import issues, reports
from ui import frame, words

visit = frame.enter("reports")
say, selection = visit.say, visit.selection

st.subheader(say("read_reports"), anchor=False)
read = words.reports_table(visit, visit.ask(reports), "reports")

st.subheader(say("issues"), anchor=False)
noticed = words.issues_table(visit, visit.ask(issues), "issues")


def write(cursor):
    sheets = [Sheet(say("read_reports"), read), Sheet(say("issues"), noticed)]
    return workbook(
        say("page_reports"), sheets, about(cursor, selection, visit.store.name, visit.language), visit.language
    )


visit.download(file_name("reports", selection, frame.today()), write)
