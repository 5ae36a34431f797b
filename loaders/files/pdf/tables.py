"""Tables of a page, ruled or not, and how they go on over page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from facts.codes import damage_key
from loaders.document import Passage, Place, Row
from loaders.files.pdf.columns import Columns
from loaders.files.pdf.grid import Grid
from loaders.files.pdf.lines import FIGURE, NO_ROOM, SAME_LINE, SNUG, WHOLE, Line, Run, goes_on, lines, passage
from loaders.files.stacked import TWO, are_figures, is_figure

# In groups of three digits.
GROUPED = re.compile(r"[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]+)?")
SAME_BORDER = 4.0
NARROWEST = 6.0  # a column without words that is narrower is a double line
NARROW = 0.5  # of a cell's width: what may stay free in a full line of a narrow cell
NARROW_CUT = 0.6  # in the last line before a page break, where an empty first cell tells the same
MOST_HEADER_ROWS = 4


@dataclass(slots=True)
class Cell:
    lines: list[Line]
    left: float
    right: float
    places: list[Place] = field(default_factory=list)  # of each line

    @property
    def is_blank(self) -> bool:
        return not self.lines

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def is_torn_number(self) -> bool:
        """Whether the lines of a narrow cell are one number together, and not each a number of its own."""
        texts = [line.text.strip() for line in self.lines]
        return bool(GROUPED.fullmatch("".join(texts))) and not all(map(WHOLE.fullmatch, texts))

    @property
    def is_snug(self) -> bool:
        """Whether the last line was most likely wrapped."""
        return self.right - self.lines[-1].x1 <= SNUG * self.lines[-1].size

    def wraps(self, before: Line, line: Line, narrow: float = NARROW) -> bool:
        """Whether a line of the cell goes on in another, here or on the next page."""
        room = min(NO_ROOM, narrow * (self.right - self.left) / before.size)
        return goes_on(before, line, self.right, room)

    def passage(self, keeps_blanks: bool) -> Passage:
        if not self.lines:
            return Passage.of([("", self.places[0])])
        if self.is_torn_number:
            return Passage.of(
                [(line.text.strip(), place) for line, place in zip(self.lines, self.places, strict=True)], joiner=""
            )
        wraps = [self.wraps(before, line) for before, line in pairwise(self.lines)]
        pieces = [
            (line.text, wrap, place) for line, wrap, place in zip(self.lines, [*wraps, False], self.places, strict=True)
        ]
        return passage(pieces, keeps_blanks)


@dataclass(slots=True)
class PageTable:
    """A table, or the part of one that stands on a page."""

    rows: list[list[Cell]]
    borders: list[tuple[float, float]]  # for each border between columns, from where to where it may lie
    is_ruled: bool

    @property
    def lines(self) -> list[Line]:
        return [line for row in self.rows for cell in row for line in cell.lines]

    @property
    def is_frame(self) -> bool:
        return self.is_ruled and sum(not cell.is_blank for row in self.rows for cell in row) == 1

    def continues(self, before: PageTable) -> bool:
        """Whether both have the same columns, and this one brings no header of its own."""
        if len(before.borders) != len(self.borders) or len(before.rows[0]) != len(self.rows[0]):
            return False
        if any(a1 < b0 or b1 < a0 for (a0, a1), (b0, b1) in zip(before.borders, self.borders, strict=True)):
            return False
        if _key(before.rows[0]) == _key(self.rows[0]) or not _has_figures(before.rows[-1]):
            return True
        return _has_figures(self.rows[0]) or sum(not cell.is_blank for cell in self.rows[0]) < 2

    def set_place(self, page: int, number: int) -> None:
        """Place the cells of the table that is so many on its page."""
        for row_number, row in enumerate(self.rows, 1):
            for column, cell in enumerate(row, 1):
                name = f"page {page} table {number} row {row_number} col {column}"
                cell.places = [Place(name, page=page) for _ in range(max(len(cell.lines), 1))]

    def wrapped_texts(self) -> list[str]:
        return [line.text for row in self.rows for cell in row for line in cell.lines[:-1]]


def from_grid(grid: Grid, inside: Sequence[Run]) -> PageTable:
    """Put the runs of a ruled table into its cells; a merged cell's words stand in its first field alone."""
    by_cell: dict[tuple[int, int], list[Run]] = {}
    for run in inside:
        if run.cell:
            by_cell.setdefault(run.cell[1:], []).append(run)
    rows = [
        [
            Cell(lines(by_cell.get((row, column), ())), grid.xs[column], grid.right_of(row, column))
            for column in range(len(grid.xs) - 1)
        ]
        for row in range(len(grid.ys) - 1)
    ]
    filled = [column for column in range(len(grid.xs) - 1) if any(not row[column].is_blank for row in rows)]
    wide = [column for column in range(len(grid.xs) - 1) if grid.xs[column + 1] - grid.xs[column] > NARROWEST]
    kept = sorted({*filled, *wide})
    borders = [(x - SAME_BORDER, x + SAME_BORDER) for x in [grid.xs[column] for column in kept[1:]]]
    filled_rows = [[row[column] for column in kept] for row in rows if any(cell.lines for cell in row)]
    return PageTable([part for row in filled_rows for part in _parted(row)], borders, True)


def from_columns(columns: Columns) -> PageTable:
    lefts = [min(line.x0 for line in columns.lines), *(end for _, end in columns.gutters)]
    rights = [*(start for start, _ in columns.gutters), max(line.x1 for line in columns.lines)]
    rows = [
        [Cell(cell, left, right) for cell, left, right in zip(row, lefts, rights, strict=True)] for row in columns.rows
    ]
    return PageTable([part for row in rows for part in _parted(row)], columns.gutters, False)


def _parted(row: list[Cell]) -> list[list[Cell]]:
    """Return the rows that a row holds whose figures stand one under the other, with a line beside each of them.

    A line that stands beside none, as of a label that was wrapped, belongs to the nearest.
    """
    figures = [cell for cell in row if are_figures([line.text for line in cell.lines]) and not cell.is_torn_number]
    if not figures:
        return [row]
    heights = [line.y for line in max(figures, key=lambda cell: len(cell.lines)).lines]
    beside = [_stands_beside(cell, heights) for cell in row]
    if sum(beside) < TWO or not all(_stands_beside(cell, heights) for cell in figures):
        return [row]
    return [
        [
            replace(cell, lines=[line for line in cell.lines if _nearest(line, heights) == number])
            if is_beside
            else replace(cell, lines=[] if number else cell.lines)
            for cell, is_beside in zip(row, beside, strict=True)
        ]
        for number in range(len(heights))
    ]


def _stands_beside(cell: Cell, heights: Sequence[float]) -> bool:
    """Whether a cell has a line at each of some heights, or figures at no other."""
    at = {_nearest(line, heights) for line in cell.lines if _is_at(line, heights)}
    are_all = all(_is_at(line, heights) and is_figure(line.text) for line in cell.lines)
    return len(at) == len(heights) or (bool(at) and are_all)


def _is_at(line: Line, heights: Sequence[float]) -> bool:
    return abs(line.y - heights[_nearest(line, heights)]) < SAME_LINE * line.size


def _nearest(line: Line, heights: Sequence[float]) -> int:
    return min(range(len(heights)), key=lambda number: abs(line.y - heights[number]))


def join_over_pages(tables: Sequence[PageTable], keeps_blanks: bool) -> Iterator[tuple[Row, ...]]:
    """Yield the rows of each table; one that nothing but a page break parts from the next goes on in it."""
    open_rows: list[list[Cell]] = []
    before: PageTable | None = None
    for table in tables:
        if before and table.continues(before):
            rest = table.rows[_repeated_rows(open_rows, table.rows) :]
            if rest and _is_cut(open_rows[-1], rest[0]):
                for cell, tail in zip(open_rows[-1], rest.pop(0), strict=True):
                    _append(cell, tail)
            open_rows += rest
        else:
            if open_rows:
                yield _passages(open_rows, keeps_blanks)
            open_rows = list(table.rows)
        before = table
    if open_rows:
        yield _passages(open_rows, keeps_blanks)


def _append(cell: Cell, tail: Cell) -> None:
    if tail.lines:
        cell.places = cell.places[: len(cell.lines)] + tail.places
        cell.lines = cell.lines + tail.lines


def _passages(rows: list[list[Cell]], keeps_blanks: bool) -> tuple[Row, ...]:
    return tuple(tuple(cell.passage(keeps_blanks) for cell in row) for row in rows)


def _has_figures(row: list[Cell]) -> bool:
    return any(FIGURE.fullmatch(cell.text) for cell in row[1:])


def _key(row: list[Cell]) -> str:
    return "|".join(damage_key(cell.text) for cell in row)


def _repeated_rows(rows: list[list[Cell]], later: list[list[Cell]]) -> int:
    """Return how many rows at the head of a page repeat the table's header."""
    count = 0
    while (
        count < min(MOST_HEADER_ROWS, len(rows), len(later))
        and _key(rows[count]) == _key(later[count])
        and not _has_figures(rows[count])
    ):
        count += 1
    return count


def _is_cut(before: list[Cell], row: list[Cell]) -> bool:
    """Whether a row at the head of a page is the rest of the row at the foot of the page before.

    A name alone below a row of figures begins a row that is else empty, unless the line above it is as good as full.
    """
    pairs = [(cell, tail) for cell, tail in zip(before, row, strict=True) if tail.lines]
    if not pairs or any(cell.is_blank or FIGURE.fullmatch(tail.text) for cell, tail in pairs):
        return False
    if row[0].is_blank:
        return any(cell.wraps(cell.lines[-1], tail.lines[0], NARROW_CUT) for cell, tail in pairs)
    if len(pairs) == 1 and _has_figures(before) and not before[0].is_snug:
        return False
    return all(cell.wraps(cell.lines[-1], tail.lines[0]) for cell, tail in pairs)
