"""Where the place that was chosen stands, what needs attention, what changed, and whether it can be trusted."""

import pandas as pd
import streamlit as st

from extracts.about import about
from extracts.sheets import sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.narratives import narratives
from metrics.overview import counts, overview
from metrics.selection import Selection
from metrics.sources import figures
from ui import frame, progress, tables, words
from ui import overview as board

visit = frame.enter("overview")
say, selection = visit.say, visit.selection
seen = visit.ask(overview, selection)
asked = visit.ask(narratives, selection, ("suggestion_policy",))

board.sentences(visit, seen.themes)
with st.container(gap="xxsmall"):
    board.counted(visit, visit.ask(counts, selection))
    board.coverage(visit, seen.coverage)
    board.scope(visit, seen.themes)

st.subheader(say("indicators"), anchor=False, help=say("indicators_help"))
board.bullets(visit, seen.themes, "bullets")

st.subheader(say("attention"), anchor=False, help=say("attention_help"))
first = board.attention(visit, seen.attention, "attention")

st.subheader(say("scorecard"), anchor=False, help=say("scorecard_help"))
card = board.scorecard(visit, seen.themes, "scorecard")
progress.legend(visit)

st.subheader(say("suggestions_policy"), anchor=False)
board.suggestions(visit, asked)


def write(cursor):
    told = [board.sentence(visit, row) for row in tables.records(seen.themes)]
    headed = seen.themes[seen.themes["is_headline"] & (seen.themes["level"] != "offices")]
    sheets = [
        Sheet(say("headlines"), pd.DataFrame({say("column_sentence"): told})),
        Sheet(say("scorecard"), card),
        Sheet(say("attention"), first),
        Sheet(say("suggestions_policy"), words.texts_table(visit, asked)),
        sources_sheet(figures(cursor, Selection(), [one for ids in headed["fact_ids"] for one in ids]), visit.language),
    ]
    notes = about(cursor, selection, visit.store.name, visit.language, set(seen.themes["indicator_id"]))
    return workbook(say("page_overview"), sheets, notes, visit.language)


visit.download(file_name("overview", selection, frame.today()), write)
