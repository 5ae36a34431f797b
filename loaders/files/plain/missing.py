"""Rows with fewer cells than their table has columns: which of the columns are empty, where something tells it."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from loaders.files.plain.cells import ROUNDING, Cell

Cells = Sequence[Cell]
Placed = tuple[Cell | None, ...]
MOST_TRIALS = 2_000  # of sums; beyond it a table has more gaps than its sums can tell


def by_blanks(rows: Sequence[tuple[str, int, Cells]], width: int) -> list[Placed | None]:
    """Place the cells of each row, its line as written and where its label ends, by the blanks round them.

    None for a row whose blanks do not tell it. Where the cells stand below each other, those of a full row tell; where
    one blank parts them, an empty cell has left more of them.
    """
    full = [row for row in rows if len(row[2]) == width]
    for measured in (len, _seen_width):
        spans = [[_span(row, at, measured) for row in full] for at in range(width)]
        columns = [(min(start for start, _ in span), max(end for _, end in span)) for span in spans if span]
        if len(columns) == width and _are_apart(columns):
            return [
                tuple(row[2])
                if len(row[2]) == width
                else _nearest(
                    measured(row[0][: row[1]].rstrip()),
                    [_span(row, at, measured) for at in range(len(row[2]))],
                    row[2],
                    columns,
                )
                for row in rows
            ]
    gaps = [_gaps(*row) for row in rows]
    usual, times = Counter(itertools.chain(*gaps)).most_common(1)[0]
    if usual > 1 or 2 * times < sum(map(len, gaps)):
        return [tuple(cells) if len(cells) == width else None for _, _, cells in rows]
    return [_by_gaps(line, found, cells, width) for (line, _, cells), found in zip(rows, gaps, strict=True)]


def by_sums(rows: Sequence[Cells], total: int, width: int) -> list[Placed] | None:
    """Place the cells of rows so that those of row `total` are the sums of the others, if just one way does it."""
    ways = [list(itertools.combinations(range(width), len(row))) for row in rows]
    if math.prod(map(len, ways)) > MOST_TRIALS:
        return None
    found = []
    for way in itertools.product(*ways):
        placed = [dict(zip(columns, row, strict=True)) for columns, row in zip(way, rows, strict=True)]
        summed = placed.pop(total)
        if all(
            abs(sum(row[column].number for row in placed if column in row) - cell.number) <= ROUNDING
            for column, cell in summed.items()
        ):
            found.append(way)
    if len(found) != 1:
        return None
    return [
        tuple(row[columns.index(column)] if column in columns else None for column in range(width))
        for columns, row in zip(found[0], rows, strict=True)
    ]


def _are_apart(columns: list[tuple[int, int]]) -> bool:
    """Whether each column ends before the next begins, with more than the one blank that parts two cells."""
    return all(end + 1 < start for (_, end), (start, _) in itertools.pairwise(columns))


def _nearest(
    label_end: int, spans: list[tuple[int, int]], cells: Cells, columns: list[tuple[int, int]]
) -> Placed | None:
    """Place each cell under the one column that it stands below."""
    placed: list[Cell | None] = [None] * len(columns)
    last = -1
    for (start, end), cell in zip(spans, cells, strict=True):
        # A label that reaches into a column before the first cell has moved it.
        if last < 0 and any(first < label_end and after <= start for first, after in columns):
            return None
        below = [at for at, (first, after) in enumerate(columns) if start < after and first < end]
        if len(below) != 1 or below[0] <= last:
            return None
        last = below[0]
        placed[last] = cell
    return tuple(placed)


def _by_gaps(line: str, gaps: list[int], cells: Cells, width: int) -> Placed | None:
    missing = width - len(cells)
    if missing == 0:
        return tuple(cells)
    behind = len(line) - len(line.rstrip())
    excess = [gap - 1 for gap in gaps] + [behind]
    shares = [missing * one / sum(excess) for one in excess] if sum(excess) else []
    if missing < 0 or not shares or any(abs(share - round(share)) > 0.2 for share in shares):
        return None
    placed: list[Cell | None] = []
    for empty, cell in itertools.zip_longest(map(round, shares), cells):
        placed += [None] * empty + ([cell] if cell else [])
    return tuple(placed) if len(placed) == width else None


def _gaps(line: str, label_end: int, cells: Cells) -> list[int]:
    """Return how many blanks stand before each cell."""
    ends = [len(line[:label_end].rstrip()), *(cell.end for cell in cells)]
    return [cell.start - end for cell, end in zip(cells, ends, strict=False)]


def _span(row: tuple[str, int, Cells], at: int, measured: Callable[[str], int]) -> tuple[int, int]:
    line, _, cells = row
    return measured(line[: cells[at].start]), measured(line[: cells[at].end])


def _seen_width(text: str) -> int:
    """Return how many places a text takes on a line: marks above and below a letter take none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)
