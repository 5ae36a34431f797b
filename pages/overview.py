"""Where the place that was chosen stands, what needs attention, what changed, and whether it can be trusted."""

import pandas as pd
import streamlit as st

from extracts.about import page_workbook
from extracts.sheets import progress_sheet, sources_sheet
from extracts.tables import answers_sheet, attention_sheet
from extracts.workbook import Sheet, file_name
from metrics.questions.narratives import TO_MINISTRY, narratives
from metrics.questions.overview import counts, overview
from metrics.questions.progress import latest
from metrics.questions.reports import uncounted
from metrics.questions.scorecard import leaders
from metrics.questions.sources import figures
from metrics.selection import Selection
from ui import frame, progress, tables, words
from ui import overview as board

visit = frame.enter("overview")
say, selection = visit.say, visit.selection
seen = visit.ask(overview, selection)
asked = visit.ask(narratives, selection, TO_MINISTRY)

board.sentences(visit, seen.themes)
with st.container(gap="xxsmall"):
    board.counted(visit, visit.ask(counts, selection))
    board.coverage(visit, seen.coverage)
    words.uncounted(visit, visit.ask(uncounted))
    board.scope(visit, seen.themes)

st.subheader(say("indicators"), anchor=False, help=say("indicators_help"))
board.bullets(visit, seen.themes, "bullets")

st.subheader(say("attention"), anchor=False, help=say("attention_help"))
first = board.attention(visit, seen.attention, "attention")

st.subheader(say("scorecard"), anchor=False, help=say("scorecard_help"))
board.scorecard(visit, seen.themes, "scorecard")
progress.legend(visit)

st.subheader(say("suggestions_policy"), anchor=False)
board.suggestions(visit, asked)


def write(cursor):
    told = [board.sentence(visit, row) for row in tables.records(seen.themes)]
    levels = ["agency"]
    if "scorecard_by" in visit.choices:
        levels = ["province"] if visit.choices["scorecard_by"].value == "province" else ["nation", "affiliation"]
    card = pd.concat([latest(cursor, selection, level) for level in levels])
    if not selection.theme:
        card = card[card["indicator_id"].isin(leaders(card, seen.themes))]
    rows = pd.concat([seen.themes, card])
    headed = seen.themes[seen.themes["is_headline"]]
    sheets = [
        Sheet(say("headlines"), pd.DataFrame({say("column_sentence"): told})),
        progress_sheet(rows, visit),
        attention_sheet(first, seen.attention, visit),
        answers_sheet(asked, visit, "suggestions_policy"),
        sources_sheet(cursor, figures(cursor, Selection(), [one for ids in headed["fact_ids"] for one in ids]), visit),
    ]
    return page_workbook(cursor, visit, say("page_overview"), sheets, set(rows["indicator_id"]))


visit.download(file_name("overview", selection, frame.today()), write)
