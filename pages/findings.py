"""Where reports disagree with themselves or with each other, and who owes which figure."""

import streamlit as st

from extracts.about import page_workbook
from extracts.tables import coverage_sheet, findings_sheet, owing_sheet
from extracts.workbook import file_name
from metrics.questions.contradictions import contradictions
from metrics.questions.todo import owing
from ui import findings, frame, words

visit = frame.enter("findings")
say, selection = visit.say, visit.selection

st.subheader(say("contradictions"), anchor=False, help=say("findings_help"))
everything = visit.ask(contradictions, selection)
findings.counted(visit, everything)
found = findings.narrowed(visit, everything)
words.contradictions_table(visit, found, "contradictions")

st.subheader(say("coverage"), anchor=False, help=say("coverage_help"))
st.caption(visit.label("fiscal_year", selection.fiscal_year, say("newest_of_each")))
asked = visit.ask(owing, selection)
findings.coverage(visit, asked)


def write(cursor):
    names = {name: findings.check_name(visit, name) for name in set(found["check"])}
    sheets = [findings_sheet(found, visit, names), coverage_sheet(asked, visit), owing_sheet(asked, visit)]
    return page_workbook(cursor, visit, say("page_findings"), sheets, set(asked["indicator_id"]))


visit.download(file_name("findings", selection, frame.today()), write)
