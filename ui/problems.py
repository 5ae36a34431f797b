"""Problems and suggestions, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from metrics.questions.narratives import narratives
from ui import formats, frame, tables, words
from ui.frame import Visit

PAGE = 15


def count(visit: Visit, kinds: Sequence[str], subject: str = "", search: str = "") -> int:
    """Return how many answers of these kinds there are under the filters."""
    first = visit.ask(narratives, visit.selection, kinds, subject, search, 0, 1)
    return 0 if first.empty else int(first["n_found"].iloc[0])


def choose_subject(subject: str) -> None:
    """Choose a subject, or all where it was chosen already; for callbacks."""
    frame.choose(subject=None if st.session_state.get("subject") == subject else subject)


def subject(visit: Visit, counted: pd.DataFrame) -> str:
    """Draw the choice of a subject; return it, empty for all."""
    names = zip(counted["subject"], counted[f"name_{visit.language}"], counted["n_answers"], strict=True)
    labels = {name: f"{label} ({formats.number(n)})" for name, label, n in names}
    return frame.select("subject", labels, visit.say("all_subject"), visit.say("filter_subject")) or ""


def listing(visit: Visit, kinds: Sequence[str], subject: str, search: str, page: str) -> None:
    """Draw the answers found, the newest first, a page at a time; suggestions under their office."""
    is_problem = "problem" in kinds
    n_found = count(visit, kinds, subject, search)
    if not n_found:
        st.caption(visit.say("problems_none" if is_problem else "suggestions_none"))
        return
    st.caption(visit.say("problems_found", n=formats.number(n_found)))
    asked = (visit.selection, kinds, subject, search)
    top = st.container()
    offset = tables.paged(n_found, page, asked, PAGE)
    with top:
        told = visit.ask(narratives, visit.selection, kinds, subject, search, offset, PAGE)
        words.grouped(visit, told, by_office=not is_problem)
