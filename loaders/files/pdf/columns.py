"""Tables without ruling lines: lines whose wide gaps stand above one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from statistics import median_low

from loaders.files.pdf.labels import wrapped_labels
from loaders.files.pdf.lines import Line, Run, goes_on, one_run

NARROWEST = 0.15  # a gap between columns, in multiples of the font size
WIDE = 0.4  # a gap that is narrower parts columns only where their cells stand exactly above one another
APART = 4.0  # lines further from each other are not of one table
SAME_PLACE = 0.5
EXACT = 0.12
MOST_HEADER_LINES = 8
MOST = 0.6  # of a column's cells
WIDER = 1.15  # rows stand so much further apart than the lines of a cell

Gap = tuple[float, float]


@dataclass(slots=True)
class Columns:
    """A table without lines: for each row and column the lines of its cell, and the gaps between columns."""

    lines: Sequence[Line]
    gutters: list[Gap]
    rows: list[list[list[Line]]]


def tables(found: list[Line], before: list[Gap] | None) -> list[Line | Columns]:
    """Replace lines that form a table; the others stay as they are, in order.

    `before` are the gaps of the table with which the page before ended: its last rows may stand alone here.
    """
    parted: list[Line | Columns] = []
    index = 0
    if before and not _end(found, 0):
        index = next((number for number, line in enumerate(found) if not _fits(line, before)), len(found))
        if index:
            rows = [
                [[part] if (part := _parts(line, before).get(n)) else [] for n in range(len(before) + 1)]
                for line in found[:index]
            ]
            parted.append(Columns(found[:index], before, rows))
    spans: dict[int, tuple[int, list[Gap]]] = {}
    while index < len(found):
        table = _first_table(found, index, spans)
        if table:
            while parted and isinstance(parted[-1], Line) and parted[-1] in table.lines:
                parted.pop()
            parted.append(table)
            index = found.index(table.lines[-1]) + 1
        else:
            parted.append(found[index])
            index += 1
    return parted


def _first_table(found: list[Line], index: int, spans: dict[int, tuple[int, list[Gap]]]) -> Columns | None:
    """Return the table that begins with a line, or with a header that begins there and goes over several columns.

    `spans` keeps for each line the end of the rows that begin there, and their gaps.
    """
    bodies = []
    for start in range(index, min(index + MOST_HEADER_LINES, len(found))):
        if start > index and found[start].y - found[start - 1].y > APART * found[start].size:
            break
        if start not in spans:
            end = _end(found, start)
            spans[start] = end, _shared_gutters(found[start:end]) if end else []
        end, gutters = spans[start]
        if gutters:
            bodies.append((len(gutters) * (end - start), start, end, gutters))
    for _, start, end, gutters in sorted(bodies, key=lambda body: (-body[0], body[1])):
        first = _header(found, index, start, gutters)
        if first == index and (table := _table(found[first:end], found[start:end], gutters)):
            return table
    return None


def _header(found: list[Line], index: int, start: int, gutters: list[Gap]) -> int:
    """Return the first line, from `index` on, of the header above the line with which a table's rows begin."""
    first = start
    middle = (min(line.x0 for line in found[start:]) + max(line.x1 for line in found[start:])) / 2
    for number in range(start - 1, index - 1, -1):
        line = found[number]
        if found[number + 1].y - line.y > APART * line.size:
            break
        is_title = abs((line.x0 + line.x1) / 2 - middle) < 1.5 * line.size and _crosses(line, gutters)
        if len(_used(line, gutters)) > 1 or (line.x0 >= gutters[0][0] and not is_title):
            first = number
        elif line.x1 > gutters[0][1]:
            break
    return first


def _merged(covered: list[Gap]) -> list[Gap]:
    merged: list[Gap] = []
    for start, end in sorted(covered):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _gutters(covered: Sequence[Gap], size: float) -> list[Gap]:
    """Return the gaps between stretches of x that runs cover."""
    gutters: list[Gap] = []
    reach: float | None = None
    for start, end in sorted(covered):
        if reach is not None and start - reach >= NARROWEST * size:
            gutters.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return gutters


def _shared_gutters(found: list[Line]) -> list[Gap]:
    """Return the gaps that part words of the same line, narrow ones those of two lines or more.

    Words to the left of a column's numbers, its header, stand in no line with a number: that is one column. A narrow
    gap in a single line is a blank within a cell.
    """
    size = found[0].size
    gutters = _gutters(_covered(found), size)
    columns = [_used(line, gutters) for line in found]
    shared: list[Gap] = []
    left = {0}
    for column, (start, end) in enumerate(gutters, 1):
        parted = sum(column in used and not left.isdisjoint(used) for used in columns)
        if parted > (end - start < WIDE * size and len(found) > 2):
            shared.append((start, end))
            left = {column}
        else:
            left.add(column)
    return shared


def _fits(line: Line, gutters: list[Gap]) -> bool:
    """Whether a line is a row of a table with these gaps: words in two columns or more, none across a gap."""
    return not _crosses(line, gutters) and len(_used(line, gutters)) > 1


def _crosses(line: Line, gutters: list[Gap]) -> bool:
    return any(run.x0 < start and run.x1 > end for run in line.parts for start, end in gutters)


def _covered(lines: Sequence[Line]) -> list[Gap]:
    return [(run.x0, run.x1) for line in lines for run in line.parts]


def _end(found: list[Line], start: int) -> int:
    """Return where the table that begins with a line ends; 0 if none begins there."""
    if len(found[start].parts) < 2:
        return 0
    size = found[start].size
    covered = _covered(found[start : start + 1])
    gutters = _gutters(covered, size)
    end, parted = start + 1, 1
    for index in range(start + 1, len(found)):
        line = found[index]
        if line.y - found[index - 1].y > APART * line.size:
            break
        left = _gutters(covered + _covered([line]), size)
        if not left or (len(left) < len(gutters) and not _keeps_columns(found[start:end], gutters, left)):
            break
        covered = _merged(covered + _covered([line]))
        gutters = left
        if len(line.parts) > 1:
            parted += 1
            end = index + 1
    if parted < 2:
        return 0
    gutters = _gutters(_covered(found[start:end]), size)
    while end < len(found) and _is_rest(found[end], found[start:end], gutters):
        end += 1
    return end


def _keeps_columns(above: Sequence[Line], gutters: list[Gap], left: list[Gap]) -> bool:
    """Whether the gaps that are no longer there parted no words of the same line."""
    lost = {
        number
        for number, (start, end) in enumerate(gutters)
        if not any(start < other_end and other_start < end for other_start, other_end in left)
    }
    columns = [_used(line, gutters) for line in above]
    return not any({number, number + 1} <= used for number in lost for used in columns)


def _is_rest(line: Line, above: Sequence[Line], gutters: list[Gap]) -> bool:
    """Whether a line below the last row is the rest of one of its cells."""
    columns = _parts(line, gutters)
    near = WIDER * min(lower.y - upper.y for upper, lower in pairwise(above))
    if not gutters or len(columns) > 1 or line.y - above[-1].y > near:
        return False
    column = next(iter(columns))
    if any(line.x0 < start < line.x1 or line.x0 < end < line.x1 for start, end in gutters):
        return False
    cell = [parts[column] for before in above if column in (parts := _parts(before, gutters))]
    if not cell or line.y - cell[-1].y > near:
        return False
    return column > 0 or goes_on(cell[-1], line, max(part.x1 for part in cell))


def _table(found: list[Line], body: list[Line], gutters: list[Gap]) -> Columns | None:
    """Part lines into rows; the body tells whether they are a table."""
    if not gutters:
        return None
    parts = [_parts(line, gutters) for line in found]
    rows: list[list[list[Line]]] = []
    for start, end in pairwise([*_row_starts(found, parts, gutters), len(found)]):
        row = [[part[column] for part in parts[start:end] if column in part] for column in range(len(gutters) + 1)]
        rows.append(row)
    inside = [[[line for line in cell if line.y >= body[0].y] for cell in row] for row in rows]
    if sum(sum(bool(cell) for cell in row) > 1 for row in inside) < 2 or not _is_aligned(inside, gutters):
        return None
    return Columns(found, gutters, rows)


def _is_aligned(rows: list[list[list[Line]]], gutters: list[Gap]) -> bool:
    """Whether the cells of every column begin, end or are centred at one place; wide blanks in prose are not."""
    for column in range(1, len(rows[0])):
        cells = [row[column][0] for row in rows if row[column]]
        size = cells[0].size
        start, end = gutters[column - 1]
        place = SAME_PLACE if end - start >= WIDE * size else EXACT
        if not any(
            sum(abs(value - median_low(values)) <= place * size for value in values) >= MOST * len(values)
            for values in (
                [cell.x0 for cell in cells],
                [cell.x1 for cell in cells],
                [(cell.x0 + cell.x1) / 2 for cell in cells],
            )
        ):
            return False
    return True


def _parts(line: Line, gutters: list[Gap]) -> dict[int, Line]:
    """Return a line's words by column; those that go over several columns stand in the first."""
    columns: dict[int, list[Run]] = {}
    for run in line.runs:
        inside: dict[int, list[Run]] = {}
        for part in run.parts:
            inside.setdefault(_column(part, gutters), []).append(part)
        for column, parts in inside.items():
            columns.setdefault(column, []).append(one_run(parts))
    return {column: Line(part, line.y, line.size, line.number) for column, part in columns.items()}


def _column(part: Run, gutters: list[Gap]) -> int:
    column = bisect_right(gutters, part.x0, key=itemgetter(0))
    if column < len(gutters) and part.x1 > gutters[column][1]:  # it goes over a gap
        return column
    return bisect_left(gutters, part.x0 + part.x1, key=sum)


def _used(line: Line, gutters: list[Gap]) -> set[int]:
    return {_column(part, gutters) for part in line.parts}


def _row_starts(found: list[Line], parts: list[dict[int, Line]], gutters: list[Gap]) -> list[int]:
    """Return which lines begin a row: by the order in which cells are drawn, else by their distance."""
    orders = [run.order for line in found for run in line.runs]
    right = max((line.x1 for part in parts for column, line in part.items() if column == 0), default=0.0)
    if orders != sorted(orders):
        return _drawn_row_starts(parts, right)
    gaps = [(lower.y - upper.y) / lower.size for upper, lower in pairwise(found)]
    is_spaced = max(gaps) > WIDER * min(gaps)
    rows = {} if is_spaced else wrapped_labels(parts, right)
    starts = [0]
    for index, here in enumerate(parts[1:], 1):
        if is_spaced:
            begins = gaps[index - 1] > WIDER * min(gaps)
        elif index in rows or index - 1 in rows:
            begins = rows.get(index, index) != rows.get(index - 1, index - 1)
        else:
            begins = len(here) > 1 or (0 in here and not _is_label_rest(parts[index - 1], here, right))
        if begins or _crosses(found[index - 1], gutters):
            starts.append(index)
    return starts


def _is_label_rest(above: dict[int, Line], here: dict[int, Line], right: float) -> bool:
    """Whether two lines in the first column alone are one text that was wrapped there."""
    return set(above) == set(here) == {0} and goes_on(above[0], here[0], right)


def _drawn_row_starts(parts: list[dict[int, Line]], right: float) -> list[int]:
    """A file that draws a cell whole before the next begins a row where it leaps back to an earlier column."""
    starts: list[int] = []
    last, last_column = -1, len(parts[0])
    for index, here in enumerate(parts):
        runs = [(run.order, column) for column, line in here.items() for run in line.runs]
        first, column = min(runs)
        leaps = first > last and (column < last_column or column == 0)
        if not starts or (leaps and not _is_label_rest(parts[index - 1], here, right)):
            starts.append(index)
        last, last_column = max((last, last_column), max(runs))
    return starts
