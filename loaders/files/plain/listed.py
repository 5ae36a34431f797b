"""A table whose cells stand one a line: header words, then a label and its numbers again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.document import Passage, Place, Row, Table
from loaders.files.plain.cells import (
    CELL,
    CLOSING_PIPE,
    COLUMN_NUMBER,
    MARKED,
    MAX_LABEL,
    ORDINAL,
    TELLS_NUMBERS,
    TOTAL,
    UNIT_LINE,
    YEAR,
    Cell,
    cell,
    is_cell,
    is_label,
    line_above,
)
from loaders.files.plain.missing import Placed, by_sums
from loaders.files.plain.names import LABEL_WORD, ORDINAL_NAME
from loaders.thai.folding import NOTHING, Folded, pattern

# What ends the words of a column: its unit, or the word for a share.
CLOSES = pattern(r"\([ก-๎./ ]{1,20}\)\**$|ร้อยละ$|%$")
GOES_ON = pattern(r"\(|ที่(?!ม)|ของ|ใน|ตาม|แล้ว|ทั้งหมด|ทั้งสิ้น|และ|ต่อ(?!น)|จาก")
MAX_HEADER_LINES = 24


def listed_table(lines: Sequence[Folded], index: int) -> tuple[Table | None, int, int]:
    """Return the table, the line where its header begins and the line behind it; None where there is none.

    A pipe may close each line.
    """
    is_numbered = _begins_numbered(lines, index)
    if not _row_at(lines, index, is_numbered=is_numbered) or _begins_numbered(lines, index + 1):
        return None, index, index
    rows: list[tuple[int, list[Cell]]] = []
    widths: Counter[int] = Counter()
    position = index
    while position < len(lines) and (row := _row_at(lines, position, is_numbered=is_numbered)):
        rows.append(row)
        widths[len(row[1])] += 1
        if len(rows) - widths[max(widths)] > 1 or (len(rows) == 2 and not _is_listed(lines, index, max(widths))):
            return None, index, index
        position = row[1][-1].line + 1
    width = max(widths, default=0)
    if widths[width] < 2 or not _is_listed(lines, index, width):
        return None, index, index
    names, start = _header(lines, index, width)
    if is_numbered and 0 < start < index and ORDINAL_NAME.fullmatch(_bare(lines[start - 1]).text):
        start -= 1
    told: list[Row] = [names] if names else []
    unplaced: list[Row] = []
    for (label, cells), placed in zip(rows, _placed(rows, lines, width), strict=True):
        head = cell(_bare(lines[label]), label, 1)
        own = (cell(Folded(one.text), one.line, 1) if one else cell(NOTHING, label, 1) for one in placed or cells)
        (told if placed else unplaced).append((head, *own))
    return Table(tuple(told), tuple(unplaced)), start, position


def _begins_numbered(lines: Sequence[Folded], index: int) -> bool:
    """Whether two rows with running numbers begin here: number, label, cells, the next number, a label."""
    if index + 3 >= len(lines) or not ORDINAL.fullmatch(_told(lines[index])):
        return False
    row = _row_at(lines, index, is_numbered=True)
    if row is None:
        return False
    after = row[1][-1].line + 1
    return after < len(lines) and _is_next(lines, index, after)


def _is_next(lines: Sequence[Folded], index: int, line: int) -> bool:
    """Whether a line holds the running number after another line's, or the year beside its year."""
    one, other = _told(lines[index]), _told(lines[line])
    if YEAR.fullmatch(one):
        return bool(YEAR.fullmatch(other)) and abs(int(other) - int(one)) == 1
    is_labelled = line + 1 < len(lines) and is_label(_told(lines[line + 1]))
    return bool(ORDINAL.fullmatch(other)) and int(other) == int(one) + 1 and is_labelled


def _is_listed(lines: Sequence[Folded], index: int, width: int) -> bool:
    """Whether rows of one number each stand under a header that asks for numbers; wider rows need none."""
    names = _header(lines, index, 1)[0] if width == 1 else None
    return width > 1 or bool(names and TELLS_NUMBERS.search(names[-1].text))


def _row_at(lines: Sequence[Folded], index: int, *, is_numbered: bool) -> tuple[int, list[Cell]] | None:
    """Return the line of a label and the cells under it, up to the next row's own number or year."""
    has_number = is_numbered and bool(ORDINAL.fullmatch(_told(lines[index])))
    label = index + 1 if has_number else index
    if label + 1 >= len(lines) or not is_cell(_told(lines[label + 1])):
        return None
    name = _told(lines[label])
    is_year = bool(YEAR.fullmatch(name))
    if not is_year and ("\t" in lines[label].written or not is_label(name)):
        return None
    cells: list[Cell] = []
    for line in range(label + 1, len(lines)):
        text = _told(lines[line])
        is_empty = not text and bool(cells) and "|" in lines[line].written
        if not (is_cell(text) or is_empty) or lines[line].written.startswith("\t"):
            break
        if cells and (has_number or is_year) and _is_next(lines, index, line):
            break
        start = lines[line].written.index(text)
        cells.append(Cell(line, start, start + len(text), text))
    are_years = is_year and all(YEAR.fullmatch(one.text) for one in cells)
    # A list's item with one number below it is a sentence.
    is_item = len(cells) == 1 and MARKED.match(lines[label].written)
    return (label, cells) if cells and not are_years and not is_item else None


def _told(line: Folded) -> str:
    """Return what a line says as written, without the blanks round it and the pipe that closes it."""
    written = line.written.strip()
    return CLOSING_PIPE.sub("", written) if written.endswith("|") else written


def _bare(line: Folded) -> Folded:
    closing = CLOSING_PIPE.search(line.written) if "|" in line.written else None
    return line.slice(0, line.offset_of(closing.start())).strip() if closing else line.strip()


def _header(lines: Sequence[Folded], index: int, width: int) -> tuple[Row | None, int]:
    """Return the header whose words stand one a line, a column's words on one line or more."""
    end = line_above(lines, index) + 1
    start = end
    while start > 0 and end - start < MAX_HEADER_LINES and _is_header_line(lines[start - 1]):
        start -= 1
    names = [(line, _bare(lines[line])) for line in range(start, end)]
    groups = (
        _numbered_columns(names, width)
        or _closed_columns(names, width)
        or _continued_columns(names, width)
        or ([[name] for name in names[-(width + 1) :]] if len(names) > width else [])
    )
    if not groups:
        return None, index
    return (
        tuple(
            Passage.of_lines(
                [(text, Place.of_line(line + 1)) for line, text in group if not COLUMN_NUMBER.fullmatch(text.text)]
            )
            for group in groups
        ),
        groups[0][0][0],
    )


def _numbered_columns(names: list[tuple[int, Folded]], width: int) -> list[list[tuple[int, Folded]]]:
    """Part header words by the columns' numbers, "(1)" or "(2) = ..."; the rows' own column may have none."""
    groups: list[list[tuple[int, Folded]]] = [[]]
    for line, text in names:
        groups[-1].append((line, text))
        if COLUMN_NUMBER.match(text.text):
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) == width and width > 0 and len(groups[0]) > 2:
        first = _label_line(groups[0])
        groups = [groups[0][first : first + 1], groups[0][first + 1 :], *groups[1:]]
    return groups if len(groups) == width + 1 and all(groups) else []


def _closed_columns(names: list[tuple[int, Folded]], width: int) -> list[list[tuple[int, Folded]]]:
    """Part header words where a column ends: behind its unit in brackets, or at a share."""
    for first in range(len(names) - width - 1, -1, -1):
        if not LABEL_WORD.match(names[first][1].text):
            continue
        groups: list[list[tuple[int, Folded]]] = [[]]
        for line, text in names[first + 1 :]:
            groups[-1].append((line, text))
            if CLOSES.search(text.text):
                groups.append([])
        groups = [group for group in groups if group]
        if len(groups) == width:
            return [[names[first]], *groups]
    return []


def _continued_columns(names: list[tuple[int, Folded]], width: int) -> list[list[tuple[int, Folded]]]:
    """Part header words at the lines that begin anew, not with a word that goes on with the line above."""
    first = next(
        (index for index in range(len(names) - width - 1, -1, -1) if LABEL_WORD.match(names[index][1].text)), None
    )
    groups: list[list[tuple[int, Folded]]] = []
    for name in names[first:] if first is not None else []:
        if groups and len(groups) > 1 and GOES_ON.match(name[1].text):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups if len(groups) == width + 1 else []


def _label_line(names: list[tuple[int, Folded]]) -> int:
    return next((index for index, (_, text) in enumerate(names) if LABEL_WORD.match(text.text)), 0)


def _is_header_line(line: Folded) -> bool:
    name = _bare(line)
    is_word = 0 < len(name.written) <= MAX_LABEL and not CELL.fullmatch(name.written)
    return is_word and "\t" not in line.written and not UNIT_LINE.match(name.text)


def _placed(rows: list[tuple[int, list[Cell]]], lines: Sequence[Folded], width: int) -> list[Placed | None]:
    """Return the cells of each row by columns; None for one with fewer of them whose columns no sum tells."""
    cells = [row for _, row in rows]
    totals = [at for at, (label, _) in enumerate(rows) if TOTAL.match(lines[label].text)]
    if any(len(row) < width for row in cells) and len(totals) == 1 and (summed := by_sums(cells, totals[0], width)):
        return list(summed)
    return [tuple(row) if len(row) == width else None for row in cells]
