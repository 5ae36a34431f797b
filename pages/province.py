"""One province against the nation: its indicators, its offices side by side, its problems."""

import streamlit as st

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.comparison import comparisons
from metrics.narratives import narratives
from metrics.selection import Selection
from metrics.sources import figures
from ui import frame, progress, words

visit = frame.enter("province")
say, selection = visit.say, visit.selection
rows = progress.ask(visit, "province")
offices = progress.ask(visit, "agency")

if not selection.province:
    st.caption(say("choose_province"))
    card = progress.by_place(visit, rows, "provinces", "province")
else:
    st.subheader(visit.label("province", selection.province), anchor=False, help=say("indicators_help"))
    progress.bullets(visit, rows, "bullets")
    progress.legend(visit)
    st.subheader(say("offices_in"), anchor=False, help=say("scorecard_help"))
    card = progress.by_office(visit, offices, "offices")
    progress.legend(visit)
    st.subheader(say("comparisons"), anchor=False, help=say("comparisons_help"))
    words.comparisons_table(visit, visit.ask(comparisons, selection, "province"), "comparisons")
st.subheader(say("problems"), anchor=False)
problems = words.answers(visit, visit.ask(narratives, selection, ("problem",)), "problems")


def write(cursor):
    sources = figures(cursor, Selection(), [fact_id for ids in rows["fact_ids"] for fact_id in ids])
    sheets = [
        progress_sheet(rows, visit.language),
        Sheet(say("offices_in"), card),
        Sheet(say("problems"), problems),
        sources_sheet(sources, visit.language),
    ]
    notes = about(cursor, selection, visit.store.name, visit.language, set(rows["indicator_id"]))
    return workbook(say("page_province"), sheets, notes, visit.language)


visit.download(file_name("province", selection, frame.today()), write)
