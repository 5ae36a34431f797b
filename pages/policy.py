"""One subject: how it was asked, its indicators, every office's figures, problems and remedies."""

import pandas as pd
import streamlit as st

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.workbook import Sheet, file_name, workbook
from metrics.narratives import narratives
from metrics.sources import figures
from ui import frame, progress, words

visit = frame.enter("policy")
say, selection = visit.say, visit.selection
local = pd.concat([progress.ask(visit, level) for level in ("nation", "province", "agency")])

if not selection.theme:
    st.subheader(say("themes"), anchor=False, help=say("themes_help"))
    overview = words.themes_table(visit, progress.leading(visit), "themes")
else:
    st.subheader(visit.label("theme", selection.theme), anchor=False)
    told = visit.ask(figures, selection)
    answered = visit.ask(narratives, selection)
    overview = words.policies(visit, told, answered)
    if local.empty:
        st.caption(say("no_indicator"))
    else:
        summed = local[(local["level"] != "agency") & local["state"].isin(progress.TOLD)]
        progress.bullets(visit, summed, "bullets", with_place=True)
        progress.legend(visit)
        st.subheader(say("offices"), anchor=False)
        offices = local[local["level"] == "agency"]
        offices = offices.sort_values("state", key=lambda state: ~state.isin(progress.TOLD), kind="stable")
        progress.full_table(visit, offices, "offices", by_place=True)
    st.subheader(say("all_figures"), anchor=False)
    words.figures_table(visit, told, "figures")
    st.subheader(say("problems"), anchor=False)
    words.answers(visit, visit.ask(narratives, selection, ("problem",)), "problems")


def write(cursor):
    sheets = [
        Sheet(say("themes"), overview),
        progress_sheet(local, visit.language),
        Sheet(say("problems"), words.texts_table(visit, narratives(cursor, selection, ("problem",)))),
        sources_sheet(figures(cursor, selection), visit.language),
    ]
    notes = about(cursor, selection, visit.store.name, visit.language, set(local["indicator_id"]))
    return workbook(say("page_policy"), sheets, notes, visit.language)


visit.download(file_name("policy", selection, frame.today()), write)
