"""Where reports disagree with themselves or with each other, and who owes which figure."""

from dataclasses import replace

import streamlit as st

from extracts.about import about
from extracts.workbook import Sheet, file_name, workbook
from metrics.contradictions import contradictions
from metrics.reports import reports
from metrics.todo import owing
from ui import findings, frame, words

visit = frame.enter("findings")
say, selection = visit.say, visit.selection

st.subheader(say("contradictions"), anchor=False, help=say("findings_help"))
found = findings.narrowed(visit, visit.ask(contradictions, selection))
wrong = words.contradictions_table(visit, found, "contradictions")

years = visit.ask(reports)["fiscal_year"].dropna()
year = selection.fiscal_year or (None if years.empty else int(years.max()))
st.subheader(say("coverage"), anchor=False, help=say("coverage_help"))
st.caption(visit.label("fiscal_year", year, say("all_fiscal_year")))
asked = visit.ask(owing, replace(selection, fiscal_year=year))
coverage = findings.coverage(visit, asked)


def write(cursor):
    sheets = [Sheet(say("contradictions"), wrong), Sheet(say("coverage"), coverage)]
    notes = about(cursor, selection, visit.store.name, visit.language, set(asked["indicator_id"]))
    return workbook(say("page_findings"), sheets, notes, visit.language)


visit.download(file_name("findings", selection, frame.today()), write)
