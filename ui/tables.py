"""Tables of texts, right-aligned numbers that still sort, and a click on a cell that opens its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ui import figure

ROW_HEIGHT = 36
MOST_ROWS = 14
NARROW = 150  # of a pinned column on a phone


def show(
    table: pd.DataFrame,
    key: str,
    *,
    numbers: Sequence[str] = (),
    fact_ids: Callable[[int, str], Sequence[str]] | None = None,
    tints: pd.DataFrame | None = None,
    widths: Mapping[str, int | str] | None = None,
    on_cell: Callable[[int, str], None] | None = None,
    pinned: bool = False,
    most_rows: int = MOST_ROWS,
) -> None:
    """Draw a table of texts. The column names are what the reader sees.

    `fact_ids(row, column)` gives the figures a click opens; `on_cell(row, column)` is called instead where
    given. `tints` (same shape, 0 to 100, NaN = none) shades cells. `pinned` keeps the first column when scrolled.
    """
    shown = table.reset_index(drop=True).astype(str)
    for column in numbers:
        longest = max((len(cell) for cell in shown[column]), default=0)
        shown[column] = shown[column].str.rjust(longest)  # a space sorts before digits
    narrow = pinned and "Mobi" in (st.context.headers.get("User-Agent") or "")
    config = {
        column: st.column_config.TextColumn(
            column,
            alignment="right" if column in numbers else "left",
            pinned=pinned and position == 0,
            width=NARROW if narrow and position == 0 else (widths or {}).get(column),  # type: ignore[arg-type]
        )
        for position, column in enumerate(shown.columns)
    }
    keyed = f"{key}-{figure.generation()}"

    def chosen() -> None:
        cells = st.session_state[keyed]["selection"]["cells"]
        if not cells:
            return
        row, column = cells[0]
        if on_cell:
            on_cell(row, column)
        elif fact_ids:
            figure.choose(fact_ids(row, column))

    st.dataframe(
        shown if tints is None else shown.style.apply(_shades, axis=None, tints=tints.reset_index(drop=True)),
        hide_index=True,
        column_config=config,
        row_height=ROW_HEIGHT,
        height=min(len(shown), most_rows) * ROW_HEIGHT + ROW_HEIGHT + 2,
        key=keyed,
        on_select=chosen if fact_ids or on_cell else "ignore",
        selection_mode="single-cell",
    )


def records(rows: pd.DataFrame) -> list[Any]:
    """Return the rows as named tuples, fit for attribute access."""
    return list(rows.itertuples(index=False, name="Row"))


def _shades(shown: pd.DataFrame, tints: pd.DataFrame) -> pd.DataFrame:
    styles = pd.DataFrame("", index=shown.index, columns=shown.columns)
    for column in tints.columns:
        styles[column] = [
            "" if pd.isna(value) else f"background-color: rgba(0, 114, 178, {0.04 + min(value, 100) / 400:.3f})"
            for value in tints[column]
        ]
    return styles
