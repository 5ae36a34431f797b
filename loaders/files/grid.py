"""Rows of cells, as a sheet or a CSV has them, parted into titles, tables and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.document import Block, Paragraph, Passage, Place, Table

Cell = tuple[str, Place]
Grid = list[list[Cell]]


def title_table_notes(rows: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    """Return the titles above a table as paragraphs, the table, and the notes under it as paragraphs.

    A title is a row with one text before the first wider row; a note one after the last wider row, in the table's
    first column. The table comes without empty rows and without the empty columns at its sides.
    """
    filled = [[column for column, (text, _) in enumerate(row) if text.strip()] for row in rows]
    wide = [index for index, columns in enumerate(filled) if len(columns) > 1]
    if not wide:
        yield from _paragraphs(rows)
        return
    left = min(filled[index][0] for index in wide)
    first, after = wide[0], wide[-1] + 1
    while after < len(rows) and (not filled[after] or filled[after][0] > left):
        after += 1
    body = [row for row, columns in zip(rows[first:after], filled[first:after], strict=True) if columns]
    right = max(columns[-1] for columns in filled[first:after] if columns) + 1
    yield from _paragraphs(rows[:first])
    yield Table(tuple(tuple(Passage.of([cell]) for cell in row[left:right]) for row in body))
    yield from _paragraphs(rows[after:])


def _paragraphs(rows: Sequence[Sequence[Cell]]) -> Iterator[Paragraph]:
    for row in rows:
        for cell in row:
            if cell[0].strip():
                yield Paragraph(Passage.of([cell]))
