"""One office: its progress, its figures in full, what it told in words, what it owes, its problems."""

import streamlit as st

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.comparison import comparisons
from metrics.contradictions import contradictions
from metrics.narratives import narratives
from metrics.sources import figures
from ui import frame, progress, words

visit = frame.enter("agency")
say, selection = visit.say, visit.selection
rows = progress.ask(visit, "agency")

if not selection.agency:
    st.caption(say("choose_agency"))
    progress.by_place(visit, rows, "agencies", "agency")
else:
    rows = progress.expected(visit, rows)
    st.subheader(visit.office(selection.agency), anchor=False)
    progress.summary(visit, rows)
    told = rows[rows["state"].isin(progress.TOLD)]
    progress.bullets(visit, told, "bullets")
    progress.full_table(visit, rows, "full", by_place=False)
    progress.legend(visit)
    st.subheader(say("comparisons"), anchor=False, help=say("comparisons_help"))
    words.comparisons_table(visit, visit.ask(comparisons, selection, "agency"), "comparisons")
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(say("in_words_title"), anchor=False)
        words.in_words(visit, rows, "in-words")
    with right:
        st.subheader(say("owes"), anchor=False)
        progress.owed(visit, rows)
    st.subheader(say("contradictions"), anchor=False)
    words.contradictions_table(visit, visit.ask(contradictions, selection), "contradictions")
st.subheader(say("problems"), anchor=False)
problems = words.answers(visit, visit.ask(narratives, selection, ("problem",)), "problems")


def write(cursor):
    sheets = [
        progress_sheet(rows, visit.language),
        Sheet(say("problems"), problems),
        sources_sheet(figures(cursor, selection), visit.language),
    ]
    notes = about(cursor, selection, visit.store.name, visit.language, set(rows["indicator_id"]))
    return workbook(say("page_agency"), sheets, notes, visit.language)


visit.download(file_name("agency", selection, frame.today()), write)
