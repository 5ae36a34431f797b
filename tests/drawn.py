"""A page drawn by Streamlit's own test runner, without the frame around it, and what stands on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent


def run(monkeypatch: pytest.MonkeyPatch, store: Path, name: str, **state: object) -> AppTest:
    """Return the page `name`, drawn once on a store with what session_state holds."""
    monkeypatch.setenv("INSPECTION_STORE", str(store))
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    page.session_state["frame_ran"] = True
    for key, value in state.items():
        page.session_state[key] = value
    page.run()
    assert not page.exception
    return page


def tables(page: AppTest) -> list[list[list[str]]]:
    """Return the rows of each table of the page."""
    return [[list(row) for row in table.value.itertuples(index=False)] for table in page.dataframe]


def cells(page: AppTest) -> list[str]:
    return [str(cell) for table in tables(page) for row in table for cell in row]


def words(page: AppTest) -> str:
    """Return the page's own HTML, all in one."""
    return "".join(str(html.proto.body) for html in page.get("html"))
