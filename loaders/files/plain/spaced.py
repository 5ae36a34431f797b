"""A table whose cells are parted by blanks: a row is a label and its cells, on one line or going on in those below."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.document import Passage, Place, Row, Table
from loaders.files.plain.cells import (
    CELL,
    IN_BRACKETS,
    LETTER,
    MARKED,
    MAX_LABEL,
    OFFICE,
    ORDINAL,
    ROUNDING,
    TELLS_NUMBERS,
    TERM,
    TICKS,
    TOTAL,
    YEAR,
    Cell,
    D,
    cell,
    is_label,
    line_above,
)
from loaders.files.plain.missing import Placed, by_blanks, by_sums
from loaders.files.plain.names import WIDE_GAP, Name, header, header_above
from loaders.thai.folding import NOTHING, Folded, fold, pattern

CELL_BEGINS = frozenset(f"0123456789๐๑๒๓๔๕๖๗๘๙+-–−—({TICKS}")
CELL_ENDS = frozenset(f"0123456789๐๑๒๓๔๕๖๗๘๙*%–—-){TICKS}")
GAP_BEHIND_NUMBER = re.compile(rf"(?<={D})%?[ \u00a0]{{2,}}(?=[^\s0-9๐-๙][^0-9๐-๙]*$)")
REMARK = pattern(r"[ก-ฮเ-ไ][ก-๎.]{1,19}(?: [ก-๎]{2,12})?")
# Label words that a number belongs to: "เขต 2", "ชั้นประถมศึกษาปีที่ 3", "ไตรมาส 1"; and those of a year.
NUMBERED_LABEL = pattern(r"(?:เขต|(?<!นา)ที่|ไตรมาส)\s*$")
YEAR_LABEL = pattern(r"(?:^|\s)ปี(?:การศึกษา|งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*$|พ\.\s?ศ\.\s*$")
# The column between a label and its numbers, and what stands in it.
UNIT_NAME = pattern(r"หน่วย(?:นับ)?")
LAST_WORD = re.compile(rf"(?<=\S)\s+([^\s{D[1:-1]}]+)\s*$")
# A telephone's or an hour's digits, and what numbers the points of minutes.
OF_PAGES = pattern(r"หน้า\s*$")
CODE = re.compile(rf"[0๐]{D}")
NO_ROW = pattern(r"\s*(?:ระเบียบวาระ|วาระที่|เวลา|โทร)")
RUNNING_NUMBER = re.compile(rf"\s*({D}{{1,3}})[.)]?\s+(?=[^\s\d])")
# An office's name cut by the width of its column.
AREA_ALONE = pattern(rf"\s*เขต\s*(?:ที่\s*)?{D}{{1,2}}\s*$")
HALF_LABEL = pattern(rf"\s*(?:สำนักงาน|ศูนย์)[ก-๎]+\s*$|{AREA_ALONE.pattern}")
# What is no half of a label: what introduces something, or has numbers of its own.
ENDS_LABEL = pattern(rf"[:：|\t]|{D}")
# A label that its column's width has cut is long; a shorter line is more likely a heading.
FULL_LABEL = 20
SECOND_HALF = pattern(r"\s*(?:และ|หรือ|ของ|ที่|ใน|แห่ง|เพื่อ|ตาม|จาก|\()")
SET_IN = 2  # blanks before what stands under the cells of the line above
MOST_WORDS = 2  # of half a label; more are names of columns
MOST_EMPTY = 2  # columns that no row fills, though the names above have them


@dataclass(slots=True)
class _Line:
    """A label and its cells; lines below may hold more of them."""

    line: int
    label: Folded
    label_end: int  # as written
    cells: list[Cell]
    remark: Folded | None = None
    above: list[int] = field(default_factory=list)  # lines of the label before its own
    below: list[int] = field(default_factory=list)


def spaced_table(lines: Sequence[Folded], index: int) -> tuple[Table | None, int, int]:
    """Return the table, the line where its header begins and the line behind it; None where there is none."""
    rows, after = _wrapped(lines, index)
    if not rows:
        rows, after = _rows(lines, index)
    if len(rows) > 2 and _are_years([cell.text for cell in rows[0].cells]):  # the names of the columns
        rows = rows[1:]
    if len(rows) < 2:
        return None, index, index
    first = min((rows[0].line, *rows[0].above))
    is_numbered = _are_numbered(rows)
    remarks = any(row.remark for row in rows)
    width, names, start = _width(lines, first, rows, is_numbered=is_numbered, remarks=remarks)
    if start > index:  # years that are no names of these rows
        return None, index, index
    if width < 2 and not (
        len(rows) > 2 and names and all(TELLS_NUMBERS.search(part.text) for part, _ in names[1][-1:])
    ):
        return None, index, index
    placed = _placed(lines, rows, width)
    has_units = len(names) == width + 2 + remarks
    told = header(names)
    unplaced: list[Row] = []
    for row, cells in zip(rows, placed, strict=True):
        (told if cells else unplaced).append(_row(lines, row, cells or row.cells, has_units=has_units, remarks=remarks))
    if len(rows) - len(unplaced) < 2 and (len(rows) < 3 or not names):
        return None, index, index
    return Table(tuple(told), tuple(unplaced)), start, after


def belongs_to_label(label: str, cells: Sequence[str]) -> int:
    """Return how many of the cells behind a label are part of it: the number of an area, a class, a year."""
    is_year = YEAR.fullmatch(cells[0]) and YEAR_LABEL.search(label) and not _are_years(cells)
    return 1 if is_year or (NUMBERED_LABEL.search(label) and ORDINAL.fullmatch(cells[0])) else 0


def _rows(lines: Sequence[Folded], index: int) -> tuple[list[_Line], int]:
    """Return the rows of one line each, and the line behind them."""
    rows: list[_Line] = []
    line = after = index
    above: list[int] = []
    while line < len(lines):
        if rows and (not lines[line].written.strip() or _is_half_label(lines, line)):
            line += 1
            continue
        if rows and not above and _is_first_half(lines, line, rows):
            above = [line]
            line += 1
            continue
        row = _line(lines, line)
        is_apart = bool(rows) and line > after  # over an empty line, where one number is more likely a sentence's
        if row is None or (len(row.cells) < 2 and (is_apart or not _has_gap(lines[line], row))):
            break
        if not rows and len(row.cells) < 2 and not _is_below_names(lines, line):
            break
        row.above, above = above, []
        rows.append(row)
        line = after = line + 1
    for row in rows:
        if not row.above and _is_half_label(lines, row.line - 1) and not AREA_ALONE.match(lines[row.line - 1].text):
            row.above.append(row.line - 1)
        if row.line + 1 < len(lines) and AREA_ALONE.match(lines[row.line + 1].text):
            row.below.append(row.line + 1)
            after = max(after, row.line + 2)
    return rows, after


def _is_below_names(lines: Sequence[Folded], line: int) -> bool:
    """Whether what stands above a line may name a column of numbers."""
    above = line_above(lines, line)
    text = lines[above].text if above >= 0 else ""
    return bool(TELLS_NUMBERS.search(text)) and not OF_PAGES.search(text)


def _has_gap(line: Folded, row: _Line) -> bool:
    """Whether more than one blank parts a row's label from its cells."""
    return bool(WIDE_GAP.search(line.written[len(row.label.written.rstrip()) : row.cells[0].start]))


def _is_first_half(lines: Sequence[Folded], line: int, rows: Sequence[_Line]) -> bool:
    """Whether a line between rows holds nothing but the first half of the next one's label."""
    text = lines[line].strip()
    if len(text) > MAX_LABEL or not LETTER.search(text.text) or ENDS_LABEL.search(text.text):
        return False
    if MARKED.match(text.written) or OFFICE.match(text.text) or len(text.written.split()) > MOST_WORDS:
        return False
    if WIDE_GAP.search(text.written):
        return False
    row = _line(lines, line + 1) if line + 1 < len(lines) else None
    if row is None or len(row.cells) > max(len(other.cells) for other in rows):
        return False
    return len(text.written) >= FULL_LABEL or bool(SECOND_HALF.match(row.label.text))


def _wrapped(lines: Sequence[Folded], index: int) -> tuple[list[_Line], int]:
    """Return rows that go on in the lines below until the next label; none unless all have as many cells."""
    rows: list[_Line] = []
    line = index
    if line + 1 == len(lines) or not _cells_alone(lines, line + 1):  # as below most lines
        return [], index
    while line < len(lines):
        more = _cells_alone(lines, line) if rows else []
        row = None if more else _line(lines, line)
        if more:
            rows[-1].cells = _with_more(rows[-1].cells, more)
        elif row:
            rows.append(row)
        elif _is_label_of_below(lines, line):
            rows.append(_Line(line, lines[line], len(lines[line].written), []))
        elif rows and not lines[line].written.strip():
            pass
        else:
            break
        line += 1
        if len(rows) > 2 and len(rows[-2].cells) != len(rows[0].cells):
            break
    while rows and len(rows[-1].cells) != len(rows[0].cells):
        rows.pop()
    if len(rows) < 2 or len(rows[0].cells) < 2:
        return [], index
    return rows, rows[-1].cells[-1].line + 1


def _is_label_of_below(lines: Sequence[Folded], line: int) -> bool:
    """Whether a line is a label and the next one holds two cells or more, and nothing else."""
    below = _cells_alone(lines, line + 1) if line + 1 < len(lines) else []
    return len(below) > 1 and is_label(lines[line].written) and not MARKED.match(lines[line].written)


def _line(lines: Sequence[Folded], line: int) -> _Line | None:
    """Return the label of a line and the cells at its end, None where it has none."""
    written, remark = lines[line].written, _remark(lines[line])
    if (not remark and written.rstrip()[-1:] not in CELL_ENDS) or "\t" in written or "|" in written:
        return None
    words = list(re.finditer(r"\S+", written[: remark[0]] if remark else written))
    cells: list[Cell] = []
    for word in reversed(words):
        if not (CELL.fullmatch(word.group()) or IN_BRACKETS.fullmatch(word.group())):
            break
        cells.insert(0, Cell(line, *word.span(), word.group()))
    texts = [cell.text for cell in cells]
    if cells and len(cells) == len(words) and YEAR.fullmatch(texts[0]) and not _are_years(texts):
        cells = cells[1:]
    label = written[: cells[0].start] if cells else ""
    if any(CODE.match(cell.text) for cell in cells) or NO_ROW.match(fold(label)):
        return None
    is_named = LETTER.search(label) or YEAR.fullmatch(label.strip()) or TERM.fullmatch(label.strip())
    if not is_named or len(label.strip()) > MAX_LABEL:
        return None
    given = belongs_to_label(label, [cell.text for cell in cells])
    cells = cells[given:]
    if not cells:
        return None
    end = cells[0].start
    return _Line(line, lines[line].slice(0, lines[line].offset_of(end)), end, cells, remark[1] if remark else None)


def _cells_alone(lines: Sequence[Folded], line: int) -> list[Cell]:
    """Return the cells of a line that holds nothing else."""
    written = lines[line].written
    if written.lstrip()[:1] not in CELL_BEGINS:  # as of most lines
        return []
    words = list(re.finditer(r"\S+", written))
    if not all(CELL.fullmatch(word.group()) or IN_BRACKETS.fullmatch(word.group()) for word in words):
        return []
    return [Cell(line, *word.span(), word.group()) for word in words]


def _with_more(cells: list[Cell], more: list[Cell]) -> list[Cell]:
    """Return a row's cells with those of the line below: shares set in go behind the numbers that they stand under."""
    is_below = more[0].start >= SET_IN and all(IN_BRACKETS.fullmatch(one.text) for one in more)
    if not is_below or any(one.line != cells[0].line for one in cells):
        return cells + more
    joined = list(cells)
    for share in more:
        of = min(cells, key=lambda one: abs(one.start + one.end - share.start - share.end))
        joined.insert(joined.index(of) + 1, share)
    return joined


def _are_years(cells: Sequence[str]) -> bool:
    return all(YEAR.fullmatch(cell) for cell in cells)


def _are_numbered(rows: Sequence[_Line]) -> bool:
    """Whether the labels begin with running numbers."""
    found = [RUNNING_NUMBER.match(row.label.text) for row in rows if not TOTAL.match(row.label.text)]
    numbers = [int(match.group(1)) for match in found if match]
    return len(numbers) == len(found) > 1 and all(b - a == 1 for a, b in itertools.pairwise(numbers))


def _is_half_label(lines: Sequence[Folded], index: int) -> bool:
    """Whether a line holds nothing but a label's half: an office's first word above its row, an area's number below."""
    if index < 1 or not HALF_LABEL.match(lines[index].text):
        return False
    beside = index - 1 if AREA_ALONE.match(lines[index].text) else index + 1
    row = _line(lines, beside) if beside < len(lines) else None
    return row is not None and len(row.cells) > 1


def _remark(line: Folded) -> tuple[int, Folded] | None:
    """Return the word of a last column, such as ดีมาก, and the offset as written of the wide gap before it."""
    gap = GAP_BEHIND_NUMBER.search(line.written) if "  " in line.written or "\u00a0\u00a0" in line.written else None
    word = line.slice(line.offset_of(gap.end())).strip() if gap else None
    is_word = word and REMARK.fullmatch(word.text) and not WIDE_GAP.search(word.written)
    return (gap.start(), word) if gap and word and is_word else None


def _width(
    lines: Sequence[Folded], first: int, rows: Sequence[_Line], *, is_numbered: bool, remarks: bool
) -> tuple[int, list[Name], int]:
    """Return how many columns the cells have, their names, and where these begin.

    Where rows differ, the names above decide, those first that name the labels too, else what most rows have.
    """
    counts = Counter(len(row.cells) for row in rows)
    widths = sorted(counts, key=lambda count: (counts[count], -count), reverse=True)
    if len(counts) > 1:
        widths += range(max(counts) + 1, max(counts) + 1 + MOST_EMPTY)
    unnamed: tuple[int, list[Name], int] | None = None
    for width in widths:
        shares = _in_brackets(rows, width)
        names, start = header_above(lines, first, width + remarks, shares, is_numbered=is_numbered)
        if names and names[0][0][0].text:
            return width, names, start
        if names and not unnamed:
            unnamed = width, names, start
        names, start = header_above(lines, first, width + 1 + remarks, is_numbered=is_numbered)
        if len(names) == width + 2 + remarks and UNIT_NAME.fullmatch(names[1][-1][0].text):
            return width, names, start
    return unnamed or (_width_of_total(rows) or widths[0], [], first)


def _width_of_total(rows: Sequence[_Line]) -> int:
    """Return the number of cells of a total row, where the others have more and these are sums of their last ones."""
    totals = [row for row in rows if TOTAL.match(row.label.text)]
    width = len(totals[0].cells) if len(totals) == 1 else 0
    others = [row for row in rows if row is not totals[0]] if width > 1 else []
    if not others or min(len(row.cells) for row in others) < width or max(len(row.cells) for row in others) == width:
        return 0
    sums = [sum(row.cells[at - width].number for row in others) for at in range(width)]
    fits = sum(abs(told.number - due) <= ROUNDING for told, due in zip(totals[0].cells, sums, strict=True))
    return width if 2 * fits >= width else 0


def _in_brackets(rows: Sequence[_Line], width: int) -> list[int]:
    """Return the columns whose cells all stand in brackets, as the share of the number before them."""
    full = [row for row in rows if len(row.cells) == width]
    return [at for at in range(1, width) if full and all(IN_BRACKETS.fullmatch(row.cells[at].text) for row in full)]


def _placed(lines: Sequence[Folded], rows: Sequence[_Line], width: int) -> list[Placed | None]:
    """Return the cells of each row by columns; None for one with fewer of them whose columns nothing tells."""
    cells = [row.cells[-width:] for row in rows]
    if all(len(row) == width for row in cells):
        return [tuple(row) for row in cells]
    totals = [at for at, row in enumerate(rows) if TOTAL.match(row.label.text)]
    if len(totals) == 1 and (summed := by_sums(cells, totals[0], width)):
        return list(summed)
    written = [(lines[row.line].written, row.label_end, own) for row, own in zip(rows, cells, strict=True)]
    return by_blanks(written, width)


def _row(lines: Sequence[Folded], row: _Line, cells: Sequence[Cell | None], *, has_units: bool, remarks: bool) -> Row:
    own = next((cell for cell in cells if cell), None)
    label = (
        row.label
        if own is None or own.line != row.line
        else lines[row.line].slice(0, lines[row.line].offset_of(own.start))
    )
    unit = LAST_WORD.search(label.text) if has_units else None
    told = label.slice(0, unit.start()) if unit else label
    pieces = [
        *((lines[line], line) for line in row.above),
        (told, row.line),
        *((lines[line], line) for line in row.below),
    ]
    head = Passage.of_lines([(text, Place.of_line(line + 1, 1)) for text, line in pieces])
    texts = [(label.slice(*unit.span(1)) if unit else NOTHING, row.line)] if has_units else []
    texts += [(Folded(one.text), one.line) if one else (NOTHING, row.line) for one in cells]
    if remarks:
        texts.append((row.remark or NOTHING, row.line))
    return (head, *(cell(text, line, column) for column, (text, line) in enumerate(texts, 2)))
