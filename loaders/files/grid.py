"""Rows of cells, as a sheet or a CSV has them, parted into titles, tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.document import Block, Paragraph, Passage, Place, Table
from loaders.thai.folding import fold, pattern

Cell = tuple[str, Place]
Grid = list[list[Cell]]
NUMBER = re.compile(r"\s*[\d๐-๙]")
YEAR = re.compile(r"\s*[2๒][5๕][\d๐-๙]{2}\s*")
WORDS = pattern(r"[ก-ฮA-Za-z]")
NOTE = pattern(r"\s*(?:\*|หมายเหตุ|ที่มา|แหล่งที่มา|แหล่งข้อมูล|ข้อมูล\s*ณ|ผู้รายงาน|ผู้จัดทำ|ผู้ให้ข้อมูล|ลงชื่อ)")


def blocks(grid: Grid) -> Iterator[Block]:
    """Return what stands on a sheet: tables under each other are parted by empty rows, beside each other by columns."""
    for part in _stacked(grid):
        beside = list(_side_by_side(part))
        for region in beside:
            for single in _stacked(region) if len(beside) > 1 else (region,):
                yield from _title_table_notes(single)


def _title_table_notes(rows: Grid) -> Iterator[Block]:
    """Return the titles above a table as paragraphs, the table, and the notes under it as paragraphs.

    A title is a row with one text before the first wider row; a note one after the last wider row, in the table's
    first column, or a row that says so. The table comes without empty rows and the empty columns at its sides.
    """
    filled = [[column for column, (text, _) in enumerate(row) if text.strip()] for row in rows]
    wide = [index for index, columns in enumerate(filled) if len(columns) > 1 and not _is_note(rows[index])]
    if not wide:
        yield from _paragraphs(rows)
        return
    left = min(filled[index][0] for index in wide)
    first, after = wide[0], wide[-1] + 1
    while after < len(rows) and not _is_note(rows[after]) and (not filled[after] or filled[after][0] > left):
        after += 1
    body = [row for row, columns in zip(rows[first:after], filled[first:after], strict=True) if columns]
    right = max(columns[-1] for columns in filled[first:after] if columns) + 1
    yield from _paragraphs(rows[:first])
    yield Table(tuple(tuple(Passage.of([cell]) for cell in row[left:right]) for row in body))
    yield from _paragraphs(rows[after:])


def _paragraphs(rows: Sequence[list[Cell]]) -> Iterator[Paragraph]:
    for row in rows:
        cells = [cell for cell in row if cell[0].strip()]
        if cells and _is_note(row):
            yield Paragraph(Passage.of(cells, joiner=" "))
        else:
            yield from (Paragraph(Passage.of([cell])) for cell in cells)


def _is_note(row: list[Cell]) -> bool:
    first = next((text for text, _ in row if text.strip()), "")
    return bool(NOTE.match(fold(first))) and not any(NUMBER.match(text) for text, _ in row)


def _stacked(grid: Grid) -> Iterator[Grid]:
    """Part rows at empty ones; a part that begins with a row of figures goes on with the one before."""
    parts: list[Grid] = []
    is_new = True
    for row in grid:
        if not any(text.strip() for text, _ in row):
            is_new = True
            continue
        if is_new and not (parts and _is_row_of_figures(row)):
            parts.append([])
        parts[-1].append(row)
        is_new = False
    yield from parts


def _is_row_of_figures(row: list[Cell]) -> bool:
    """Whether a row is one of a label and figures, not a header, even of years, or a title."""
    cells = [text for text, _ in row if text.strip()][1:]
    return any(NUMBER.match(text) and not YEAR.fullmatch(text) for text in cells)


def _side_by_side(rows: Grid) -> Iterator[Grid]:
    """Part rows at an empty column behind which another table begins: a column of labels and one of figures."""
    width = max(map(len, rows))
    filled = [any(column < len(row) and row[column][0].strip() for row in rows) for column in range(width)]
    borders = [column for column in range(1, width) if filled[column] and not filled[column - 1]]
    start = 0
    for border in borders:
        if _is_table(rows, start, border) and _is_table(rows, border, width):
            yield [row[start:border] for row in rows]
            start = border
    yield [row[start:] for row in rows]


def _is_table(rows: Grid, start: int, end: int) -> bool:
    """Whether columns hold a table of their own: labels in the first, or behind running numbers, then figures."""
    parts = [[text for text, _ in row[start:end] if text.strip()] for row in rows]
    return sum(_is_labelled(cells) for cells in parts) >= 2


def _is_labelled(cells: list[str]) -> bool:
    labels = [index for index, text in enumerate(cells[:2]) if WORDS.search(text) and not NUMBER.match(text)]
    return bool(labels) and any(NUMBER.match(text) for text in cells[labels[0] + 1 :])
