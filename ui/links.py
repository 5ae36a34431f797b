"""Which data a copied link showed, and what to say where other data has replaced it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import streamlit as st

from ui import formats
from ui.texts import text

DATA = "data"  # of the address
LINKED = "linked_data"  # of session_state: the DATA that the session was opened with
THAILAND = timezone(timedelta(hours=7))


def stamp(store: Path) -> dict[str, str]:
    """Return what a copied address carries beside its own query: the store's name, its time and its content's hash."""
    return {DATA: store.stem}


def moment(built_at: datetime, language: str) -> str:
    """Return a time of UTC as day and hour in Thailand."""
    local = built_at.replace(tzinfo=UTC).astimezone(THAILAND)
    return f"{formats.day(local.date(), language)} {local:%H:%M}"


def replaced(store: Path, language: str) -> str:
    """Return a sentence where the session came by a link to other data than `store` holds, else nothing."""
    linked = st.session_state.get(LINKED)
    if not linked or _content(linked) == _content(store.stem):
        return ""
    then, now = _built_at(linked), _built_at(store.stem)
    if then is None or now is None:
        return ""
    return text("replaced", language, then=moment(then, language), now=moment(now, language))


def _content(name: str) -> str:
    return name.partition("-")[2]


def _built_at(name: str) -> datetime | None:
    try:
        return datetime.strptime(name.partition("-")[0], "%Y%m%dT%H%M%S%fZ")
    except ValueError:
        return None
