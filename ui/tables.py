"""Tables of texts, right-aligned numbers that still sort, and a click on a cell that opens its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from ui import browser, figure
from ui.charts.base import wrapped

ROW_HEIGHT = 36
MOST_ROWS = 14
PAGE = 50
PICTURE = 180
TALL = 66  # a row of three lines; below it Streamlit wraps nothing
NARROW = 190  # of a pinned column in a tall row: so wide it stays pinned on a phone
LINE = 20  # letters of a line in it
MOST_TALL = 8  # rows on a phone, so that a thumb finds the page beside the table


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
    on_column: Callable[[str], None] | None = None,
    pictures: Sequence[str] = (),
    tall: bool = False,
) -> None:
    """Draw a table of texts. The column names are what the reader sees; a table without a row is not drawn.

    `fact_ids(row, column)` gives the figures a click opens; `on_cell(row, column)` is called instead where
    given, and `on_column(column)` on a click on a head. `tints` (same shape, 0 to 100, NaN = none) shades cells.
    `pinned` keeps the first column when scrolled. The texts of `tall` rows go over three lines, and so do those of a
    pinned table on a phone.
    The cells of `pictures` are addresses of small pictures; an empty one shows none.
    """
    if table.empty:
        return
    shown = table.reset_index(drop=True).astype(str)
    for column in numbers:
        heads = [len(cell.split(maxsplit=1)[0]) if cell.strip() else 0 for cell in shown[column]]
        padded = zip(shown[column], heads, strict=True)  # a space sorts before digits
        shown[column] = [" " * (max(heads) - head) + cell for cell, head in padded]
    narrow = pinned and browser.is_narrow()
    is_tall = tall or narrow
    if is_tall:
        first = shown.columns[0]
        shown[first] = [_breakable(name) for name in shown[first]]
    height = TALL if is_tall else ROW_HEIGHT
    config = {
        column: st.column_config.TextColumn(
            column,
            alignment="right" if column in numbers else "left",
            pinned=pinned and position == 0,
            width=NARROW if is_tall and position == 0 else (widths or {}).get(column),  # type: ignore[arg-type]
        )
        for position, column in enumerate(shown.columns)
    }
    config |= {column: st.column_config.ImageColumn(column, width=PICTURE) for column in pictures}
    keyed = f"{key}-{figure.generation()}"

    def chosen() -> None:
        selection = st.session_state[keyed]["selection"]
        if on_column and selection["columns"]:
            on_column(selection["columns"][0])
        if not selection["cells"]:
            return
        row, column = selection["cells"][0]
        if on_cell:
            on_cell(row, column)
        elif fact_ids:
            figure.choose(fact_ids(row, column))

    st.dataframe(
        shown if tints is None else shown.style.apply(_shades, axis=None, tints=tints.reset_index(drop=True)),
        hide_index=True,
        column_config=config,
        row_height=height,
        height=min(len(shown), MOST_TALL if narrow else most_rows) * height + ROW_HEIGHT + 2,
        key=keyed,
        on_select=chosen if fact_ids or on_cell else "ignore",
        selection_mode=("single-cell", "single-column") if on_column else ("single-cell",),
    )


def paged(count: int, name: str, asked: object, size: int = PAGE) -> int:
    """Draw the pages of a list longer than `size`; return the offset of the page that `name` of session_state keeps.

    A list that answers another `asked` begins at its first page again.
    """
    answered = f"{name}_of"
    if st.session_state.setdefault(answered, asked) != asked:
        st.session_state[name] = None
    st.session_state[answered] = asked
    pages = max(-(-count // size), 1)
    kept = str(st.session_state.get(name) or 1)
    number = min(max(int(kept), 1), pages) if kept.isdecimal() else 1
    st.session_state[name] = number if number > 1 else None
    if pages > 1:
        widget = f"{name}-{crc32(repr((asked, count)).encode())}"
        st.pagination(pages, default=number, key=widget, on_change=_turned, args=(name, widget))
    return (number - 1) * size


def _turned(name: str, widget: str) -> None:
    st.session_state[name] = st.session_state[widget]


def records(rows: pd.DataFrame) -> list[Any]:
    """Return the rows as named tuples, fit for attribute access."""
    return list(rows.itertuples(index=False, name="Row"))


def _breakable(name: str) -> str:
    """Return a name with a space where a line is full; a table breaks Thai, which has none, within its words."""
    return wrapped(name, LINE).replace("<br>", " ") if any("ก" <= letter <= "๛" for letter in name) else name


def _shades(shown: pd.DataFrame, tints: pd.DataFrame) -> pd.DataFrame:
    styles = pd.DataFrame("", index=shown.index, columns=shown.columns)
    for column in tints.columns:
        styles[column] = [
            "" if pd.isna(value) else f"background-color: rgba(0, 114, 178, {0.04 + min(value, 100) / 400:.3f})"
            for value in tints[column]
        ]
    return styles
