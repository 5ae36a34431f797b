"""What Streamlit leaves to the browser: the document's language, empty choices that cannot be chosen, copied words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from ui.texts import text

HERE = Path(__file__).parent
DOCUMENT = "document"
EMPTY = "(0)"  # ends the label of a choice that nothing stands behind
_document = st.components.v2.component(
    "document", js=(HERE / "document.js").read_text(encoding="utf-8"), isolate_styles=False
)
_copied = st.components.v2.component(
    "copied_link", js=(HERE / "copied_link.js").read_text(encoding="utf-8"), isolate_styles=False
)


def document(language: str) -> None:
    """Say the page's language and theme to the browser, and grey out each choice whose label ends with EMPTY."""
    data = {"language": language, "theme": st.context.theme.type, "empty": EMPTY, "narrow": is_narrow()}
    _document(key=DOCUMENT, data=data, height=1, on_narrow_change=_measured)


def is_narrow() -> bool:
    """Say whether the window is as narrow as a phone; before the browser has told it, whether it is a phone's."""
    told = st.session_state.get(DOCUMENT, {}).get("narrow")
    return "Mobi" in (st.context.headers.get("User-Agent") or "") if told is None else bool(told)


def _measured() -> None:
    """Let the browser's word draw the page again."""


def copy_link(language: str, key: str, query: Mapping[str, str], page: str = "") -> None:
    """Draw a button that copies an address: of a page with a query, or of this view with the query added to its own.

    The clipboard is there only over https or on this machine: elsewhere the address is shown, to be copied by hand.
    """
    _copy(language, key, label=text("copy_link", language), page=page, query=dict(query))


def copy_text(language: str, key: str, label: str, words: str, query: Mapping[str, str], page: str) -> None:
    """Draw a button that copies words and the address of a page with a query, as `copy_link` does the address alone."""
    _copy(language, key, label=label, text=words, page=page, query=dict(query))


def _copy(language: str, key: str, **data: object) -> None:
    said = {name: text(f"copy_{name}", language) for name in ("done", "by_hand")}
    _copied(key=key, data=said | data, width="content")
