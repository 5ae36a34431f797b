"""What was read, and what reading noticed."""

import streamlit as st

from extracts.about import page_workbook
from extracts.tables import reports_sheet
from extracts.workbook import Sheet, file_name
from metrics.questions.reports import issues, reports, uncounted
from ui import frame, words

visit = frame.enter("reports")
say, selection = visit.say, visit.selection

st.subheader(say("read_reports"), anchor=False)
words.uncounted(visit, visit.ask(uncounted))
read = visit.ask(reports)
words.reports_table(visit, read, "reports")

st.subheader(say("issues"), anchor=False)
noticed = words.issues_table(visit, visit.ask(issues), "issues")


def write(cursor):
    sheets = [reports_sheet(read, visit, "read_reports"), Sheet(say("issues"), noticed)]
    return page_workbook(cursor, visit, say("page_reports"), sheets)


visit.download(file_name("reports", selection, frame.today()), write)
