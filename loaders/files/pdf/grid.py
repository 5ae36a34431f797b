"""Ruled tables: from drawn lines to the boxes of their cells, merged cells once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from loaders.files.limits import MAX_PDF_PAGE_CROSSINGS
from loaders.files.pdf.page import Rule

SHADED_ROWS = 2  # shaded without lines, so few are a header or every second row: the rest of the table is not shaded
NEAR = 3.0  # lines closer than this are one


@dataclass(slots=True)
class Grid:
    """A ruled table: borders of rows and columns, and for each field the cell (row, column) it belongs to."""

    ys: list[float]
    xs: list[float]
    cells: list[list[tuple[int, int]]]

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the cell in which a point lies; None outside the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        return self.cells[row][column]

    def right_of(self, row: int, column: int) -> float:
        """Return the right border of the cell that begins at a row and column, or else of the field there."""
        last = max((index for index, cell in enumerate(self.cells[row]) if cell == (row, column)), default=column)
        return self.xs[last + 1]


def grids(lying: list[Rule], standing: list[Rule]) -> list[Grid] | None:
    """Return the tables that lines draw, smallest first; None if the page has too many lines to tell."""
    lying, standing = _merged(lying), _merged(standing)
    if len(lying) * len(standing) > MAX_PDF_PAGE_CROSSINGS:
        return None
    found = [
        _grid([lying[i] for i in across], [standing[i] for i in down]) for across, down in _groups(lying, standing)
    ]
    return sorted((grid for grid in found if grid), key=lambda grid: grid.area)


def _merged(rules: list[Rule]) -> list[Rule]:
    """Join the pieces of one line: nearly the same place, touching or overlapping."""
    merged: list[Rule] = []
    band: list[Rule] = []
    for rule in [*sorted(rules), None]:
        if rule is not None and (not band or rule.at - band[0].at <= NEAR):
            band.append(rule)
            continue
        at = sum(piece.at for piece in band) / len(band) if band else 0.0
        pieces = sorted((piece.start, piece.end, piece.is_edge) for piece in band)
        while pieces:
            start, end, is_edge = pieces.pop(0)
            while pieces and pieces[0][0] <= end + NEAR:
                _, other_end, is_other_edge = pieces.pop(0)
                end, is_edge = max(end, other_end), is_edge and is_other_edge
            merged.append(Rule(at, start, end, is_edge))
        band = [rule] if rule is not None else []
    return merged


def _groups(lying: list[Rule], standing: list[Rule]) -> list[tuple[list[int], list[int]]]:
    """Part the lines into those that cross one another."""
    owner = list(range(len(lying) + len(standing)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for i, across in enumerate(lying):
        for j, down in enumerate(standing):
            if (
                across.start - NEAR <= down.at <= across.end + NEAR
                and down.start - NEAR <= across.at <= down.end + NEAR
            ):
                owner[root(i)] = root(len(lying) + j)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for index in range(len(owner)):
        group = groups.setdefault(root(index), ([], []))
        if index < len(lying):
            group[0].append(index)
        else:
            group[1].append(index - len(lying))
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(lying: list[Rule], standing: list[Rule]) -> Grid | None:
    """Build a table from lines that cross; sides without a line are where the crossing lines end."""
    ys = _borders([rule.at for rule in lying], [end for rule in standing for end in (rule.start, rule.end)])
    xs = _borders([rule.at for rule in standing], [end for rule in lying for end in (rule.start, rule.end)])
    rows, columns = len(ys) - 1, len(xs) - 1
    is_shading = all(rule.is_edge for rule in [*lying, *standing])
    if rows < 1 or columns < 2 or (is_shading and rows <= SHADED_ROWS):
        return None
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    def join(one: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = sorted((root(one), root(other)))
        owner[second] = first

    for row in range(rows):
        for column in range(columns):
            if column and not _has_line(standing, xs[column], (ys[row] + ys[row + 1]) / 2):
                join((row, column - 1), (row, column))
            if row and not _has_line(lying, ys[row], (xs[column] + xs[column + 1]) / 2):
                join((row - 1, column), (row, column))
    return Grid(ys, xs, [[root((row, column)) for column in range(columns)] for row in range(rows)])


def _borders(at: list[float], ends: list[float]) -> list[float]:
    borders: list[float] = []
    for value in sorted(at):
        if not borders or value - borders[-1] > NEAR:
            borders.append(value)
    if min(ends) < borders[0] - 2 * NEAR:
        borders.insert(0, min(ends))
    if max(ends) > borders[-1] + 2 * NEAR:
        borders.append(max(ends))
    return borders


def _has_line(rules: list[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= NEAR and rule.start <= along <= rule.end for rule in rules)
