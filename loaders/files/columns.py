"""Tables that a text export has flattened: columns parted by blanks alone, or every cell on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.document import Passage, Place, Row, Table

D = "[0-9๐-๙]"
CELL = re.compile(rf"(?:{D}+(?:,{D}{{3}})*(?:\.{D}+)?\*{{0,2}}%?|[-–—])")
BLANKS = re.compile(r"[\s\u00a0]+")
CELL_CHARACTER = re.compile(r"[0-9๐-๙–—-]")
CELL_END = re.compile(r"[0-9๐-๙*%–—-]\s*\Z")
WIDE_GAP = re.compile(r"[ \u00a0]{2,}")
WIDE_CELL = re.compile(r"\S+(?: \S+)*")
BRACKETED = re.compile(r"\([^()]*\)")
COLUMN_NUMBER = re.compile(rf"\(\s*{D}{{1,2}}\s*\)(?:\s*=.*)?")
# What ends the words of a column: its unit, or the word for a share.
CLOSES = re.compile(r"\([ก-๎./ ]{1,20}\)\**$|ร้?อยละ$|%$")
GOES_ON = re.compile(r"\(|ที่|ของ|ใน|ตาม|แล้ว|ทั้งหมด|ทั้งสิ้น|และ|ต่อ|จาก")
# What the rows of tables are called.
LABEL_WORD = re.compile(
    r"(?:หน่?วยงาน|สังกัด|ระดับ|ชั้น|รายการ|อำเภอ|ตำบล|ภาค|ภูมิภาค|จังหวัด|โรงเรียน|สถานศึกษา|ประเภท|กลุ่ม|ปี|วิชา|ขนาด|ช่?วง|เขต|ตัวชี้?วัด"
    r"|เพศ|สาขา|หลักสูตร|ผลผลิต|โครงการ|กิจกรรม|ประเด็น|ชื่อ|ที่$|ลำดับ)"
)
AREA_LABEL = re.compile(r"เขต(?:ที่)?\s*$")
UNIT_LINE = re.compile(r"^\(?\s*หน่?วย(?:นับ)?\s*[:：]")
MARKED = re.compile(rf"^\s*(?:[-•*]|\(?{D}{{1,2}}(?:\.{D}+)*[.)])")
OFFICE = re.compile(r"(?:สพป|สพม|ศธจ|ศกศ|สกร|สอศ|สช|กศน)\.|สำนักงาน|(?:^|\s)(?:โรงเรียน|จังหวัด|อำเภอ)(?=[ก-ฮเ-ไ])")
TOTAL = re.compile(r"^\s*(?:รวม|ยอดรวม|ทั้งหมด|ทั้งสิ้น)")
# A header's cell is short, and so is a row's label.
MAX_LABEL = 70
MAX_HEADER_LINES = 24


def spaced_table(lines: Sequence[str], index: int) -> tuple[Table | None, int, int]:
    """Read rows of a label and at least two numbers parted by blanks, two rows or more.

    Returns the table, the line where its header begins and the line behind it; None where there is none.
    """
    found: list[tuple[int, list[re.Match[str]]]] = []
    after = index
    while after < len(lines):
        if not lines[after].strip() and found:
            after += 1
            continue
        cells = _trailing_cells(lines[after])
        if len(cells) < 2:
            break
        found.append((after, cells))
        after += 1
    if len(found) < 2:
        return None, index, index
    after = found[-1][0] + 1
    width = min(len(cells) - _belongs_to_label(lines[line], cells) for line, cells in found)
    if width < 2:
        return None, index, index
    rows = [_spaced_row(lines[line], line, cells[-width:]) for line, cells in found]
    header, start = _spaced_header(lines, index, width)
    return Table((*([header] if header else []), *rows)), start, after


def listed_table(lines: Sequence[str], index: int) -> tuple[Table | None, int, int]:
    """Read a table whose cells stand one a line: a label and its numbers, again and again, header words before.

    Returns the table, the line where its header begins and the line behind it; None where there is none.
    """
    rows: list[tuple[int, list[int]]] = []
    widths: Counter[int] = Counter()
    position = index
    while position < len(lines) and (row := _listed_row(lines, position)):
        rows.append(row)
        widths[len(row[1])] += 1
        if len(rows) - widths[max(widths)] > 1 or (len(rows) == 2 and not _is_listed(lines, index, max(widths))):
            return None, index, index
        position = row[1][-1] + 1
    width = max(widths, default=0)
    full = [row for row in rows if len(row[1]) == width]
    if len(full) < 2 or not _is_listed(lines, index, width):
        return None, index, index
    names, start = _listed_header(lines, index, width)
    table = [_listed_cells(lines, row, width, full) for row in rows]
    return Table((*([names] if names else []), *table)), start, position


def _is_listed(lines: Sequence[str], index: int, width: int) -> bool:
    """Whether rows of one number each stand under a header that asks for numbers; wider rows need none."""
    names = _listed_header(lines, index, 1)[0] if width == 1 else None
    return width > 1 or bool(names and re.search(r"\([ก-๎]+\)|จำนวน|ร้อยละ", names[-1].text))


def one_line_table(line: str, number: int) -> Table | None:
    """Read a table that an export has put on one line: a label and its numbers, twice or more, header words first."""
    if len(CELL_CHARACTER.findall(line)) < 4:
        return None
    words = list(re.finditer(r"[^\s\u00a0]+", line))
    runs: list[tuple[int, int, list[re.Match[str]]]] = []  # where the label begins and ends, the numbers
    label_start, cells = 0, []
    for word in [*words, None]:
        if word and CELL.fullmatch(word.group()):
            cells.append(word)
            continue
        if len(cells) >= 2:
            given = _belongs_to_label(line, cells)
            runs.append((label_start, cells[given].start(), cells[given:]))
            label_start = cells[-1].end()
        elif cells:
            return None
        cells = []
    width = len(runs[0][2]) if runs else 0
    if len(runs) < 2 or width < 2 or any(len(run) != width for _, _, run in runs):
        return None
    first = list(OFFICE.finditer(line, 0, runs[0][1]))
    split = first[-1].start() if first else 0
    names = _names_on_line(line[:split], width)
    rows = []
    for start, end, run in runs:
        label = line[max(start, split if start == 0 else start) : end].strip()
        if not re.search(r"[ก-๎]", label) or len(label) > MAX_LABEL:
            return None
        rows.append(
            tuple(_cell(text, number, column) for column, text in enumerate([label, *(c.group() for c in run)], 1))
        )
    header = tuple(_cell(text, number, column) for column, text in enumerate(names, 1))
    return Table((*([header] if names else []), *rows))


def _names_on_line(text: str, width: int) -> list[str]:
    """Part header words that end with a unit in brackets, or else at blanks, into a label's and each column's."""
    pieces = [piece.strip() for piece in re.findall(r"[^()]+(?:\([^)]*\))?", text) if piece.strip()]
    if len(pieces) == width:
        label, *rest = BLANKS.split(pieces[0], maxsplit=1)
        return [label, *rest, *pieces[1:]] if rest else []
    words = text.split()
    return pieces if len(pieces) == width + 1 else words if len(words) == width + 1 else []


def _trailing_cells(line: str) -> list[re.Match[str]]:
    """Return the numbers and dashes at the end of a line that begins with a label."""
    if not CELL_END.search(line):
        return []
    words = list(re.finditer(r"[^\s\u00a0]+", line))
    cells: list[re.Match[str]] = []
    for word in reversed(words):
        if not CELL.fullmatch(word.group()):
            break
        cells.insert(0, word)
    label = line[: cells[0].start()].strip() if cells else ""
    is_row = re.search(r"[ก-๎]", label) and len(label) <= MAX_LABEL and not MARKED.match(line)
    return cells if is_row and "\t" not in line and "|" not in line else []


def _belongs_to_label(line: str, cells: list[re.Match[str]]) -> int:
    return 1 if AREA_LABEL.search(line[: cells[0].start()]) else 0


def _spaced_row(line: str, number: int, cells: list[re.Match[str]]) -> Row:
    label = line[: cells[0].start()]
    texts = [label, *(cell.group() for cell in cells)]
    return tuple(_cell(text, number, column) for column, text in enumerate(texts, 1))


def _cell(text: str, number: int, column: int) -> Passage:
    return Passage.of([(text, _placed(number, column))])


def _placed(number: int, column: int) -> Place:
    return Place(number + 1, f"line {number + 1} col {column}")


def _spaced_header(lines: Sequence[str], index: int, width: int) -> tuple[Row | None, int]:
    """Return the header above rows of blanks; units on a line of their own belong to the words over them."""
    line = _line_above(lines, index)
    if line < 0 or re.search(rf"{D}\s*$", lines[line]):
        return None, index
    units = list(WIDE_CELL.finditer(lines[line]))
    above = _line_above(lines, line)
    if 0 < len(units) < width + 1 and above >= 0 and all(BRACKETED.fullmatch(unit.group()) for unit in units):
        words = list(WIDE_CELL.finditer(lines[above]))
        if len(words) == width + 1:
            pieces = [[(word.group(), _placed(above, column))] for column, word in enumerate(words, 1)]
            for unit in units:
                middle = unit.start() + unit.end()
                nearest = min(range(len(words)), key=lambda i: abs(words[i].start() + words[i].end() - middle))
                pieces[nearest].append((unit.group(), _placed(line, nearest + 1)))
            return tuple(map(Passage.of, pieces)), above
    text = lines[line].strip()
    for cells in (
        [cell for cell in WIDE_GAP.split(text) if cell],
        _names_on_line(text, width) if "(" in text else [],
        BLANKS.split(text),
    ):
        if len(cells) in (width, width + 1):
            cells = ["", *cells] if len(cells) == width else cells
            return tuple(_cell(text, line, column) for column, text in enumerate(cells, 1)), line
    return None, index


def _line_above(lines: Sequence[str], index: int) -> int:
    """Return the line above that is not empty, -1 if there is none."""
    line = index - 1
    while line >= 0 and not lines[line].strip():
        line -= 1
    return line


def _listed_row(lines: Sequence[str], index: int) -> tuple[int, list[int]] | None:
    """Return the line of a label and the lines of the numbers under it."""
    label = lines[index].strip()
    is_range = re.fullmatch(rf"{D}+\s*[-–]\s*{D}+", label)
    if not label or len(label) > MAX_LABEL or (not is_range and (CELL.fullmatch(label) or MARKED.match(label))):
        return None
    if "\t" in lines[index] or "|" in label or not (is_range or re.search(r"[ก-๎]", label)):
        return None
    cells = []
    for line in range(index + 1, len(lines)):
        if not CELL.fullmatch(lines[line].strip()) or lines[line].startswith("\t"):
            break
        cells.append(line)
    return (index, cells) if cells else None


def _listed_header(lines: Sequence[str], index: int, width: int) -> tuple[Row | None, int]:
    """Return the header whose words stand one a line, a column's words on one line or more."""
    end = _line_above(lines, index) + 1
    start = end
    while start > 0 and end - start < MAX_HEADER_LINES and _is_header_line(lines[start - 1]):
        start -= 1
    names = [(line, lines[line].strip()) for line in range(start, end)]
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
            Passage.of(
                [
                    (text, Place(line + 1, f"line {line + 1}"))
                    for line, text in group
                    if not COLUMN_NUMBER.fullmatch(text)
                ]
            )
            for group in groups
        ),
        groups[0][0][0],
    )


def _numbered_columns(names: list[tuple[int, str]], width: int) -> list[list[tuple[int, str]]]:
    """Part header words by the columns' numbers, "(1)" or "(2) = ..."; the rows' own column may have none."""
    groups: list[list[tuple[int, str]]] = [[]]
    for line, text in names:
        groups[-1].append((line, text))
        if COLUMN_NUMBER.match(text):
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) == width and width > 0 and len(groups[0]) > 2:
        first = _label_line(groups[0])
        groups = [groups[0][first : first + 1], groups[0][first + 1 :], *groups[1:]]
    return groups if len(groups) == width + 1 and all(groups) else []


def _closed_columns(names: list[tuple[int, str]], width: int) -> list[list[tuple[int, str]]]:
    """Part header words where a column ends: behind its unit in brackets, or at a share."""
    for first in range(len(names) - width - 1, -1, -1):
        if not LABEL_WORD.match(names[first][1]):
            continue
        groups: list[list[tuple[int, str]]] = [[]]
        for line, text in names[first + 1 :]:
            groups[-1].append((line, text))
            if CLOSES.search(text):
                groups.append([])
        groups = [group for group in groups if group]
        if len(groups) == width:
            return [[names[first]], *groups]
    return []


def _continued_columns(names: list[tuple[int, str]], width: int) -> list[list[tuple[int, str]]]:
    """Part header words at the lines that begin anew, not with a word that goes on with the line above."""
    first = next((index for index in range(len(names) - width - 1, -1, -1) if LABEL_WORD.match(names[index][1])), None)
    groups: list[list[tuple[int, str]]] = []
    for name in names[first:] if first is not None else []:
        if groups and len(groups) > 1 and GOES_ON.match(name[1]):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups if len(groups) == width + 1 else []


def _label_line(names: list[tuple[int, str]]) -> int:
    return next((index for index, (_, text) in enumerate(names) if LABEL_WORD.match(text)), 0)


def _is_header_line(line: str) -> bool:
    text = line.strip()
    is_word = bool(text) and len(text) <= MAX_LABEL and not CELL.fullmatch(text)
    return is_word and "\t" not in line and not UNIT_LINE.match(text)


def _listed_cells(
    lines: Sequence[str], row: tuple[int, list[int]], width: int, full: list[tuple[int, list[int]]]
) -> Row:
    """Return a row's cells; one with fewer numbers is a total whose columns its sums tell."""
    label, cells = row
    columns: dict[int, int] = dict(enumerate(cells)) if len(cells) == width else {}
    if not columns and TOTAL.match(lines[label]):
        sums = [sum(_number(lines[other[1][column]]) for other in full) for column in range(width)]
        for line in cells:
            fits = [column for column in range(width) if abs(sums[column] - _number(lines[line])) < 0.06]
            if fits and fits[0] not in columns:
                columns[fits[0]] = line
    if len(columns) != len(cells):
        columns = dict(enumerate(cells))
    head = _cell(lines[label].strip(), label, 1)
    empty = Passage.of([("", head.places[0])])
    return (
        head,
        *(
            _cell(lines[columns[column]].strip(), columns[column], 1) if column in columns else empty
            for column in range(width)
        ),
    )


def _number(text: str) -> float:
    match = re.search(rf"{D}+(?:,{D}{{3}})*(?:\.{D}+)?", text)
    return float(match.group().replace(",", "")) if match else 0.0
