"""Tables that a text export has flattened: columns parted by blanks alone, or every cell on a line of its own."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from loaders.document import Passage, Place, Row, Table
from loaders.thai.folding import NOTHING, Folded, pattern

D = "[0-9๐-๙]"
RATIO = re.compile(rf"[1๑]\s*[:：]\s*{D}+(?:\.{D}+)?|{D}+(?:\.{D}+)?\s*[:：]\s*[1๑]")
CELL = re.compile(rf"(?:[+\-–−]?{D}+(?:,{D}{{3}})*(?:\.{D}+)?\*{{0,2}}%?|[-–—])")
YEAR = re.compile(rf"[2๒][45๔๕]{D}{{2}}")
TERM = re.compile(rf"{D}\s?/\s?{YEAR.pattern}")
ORDINAL = re.compile(rf"{D}{{1,3}}")
BLANKS = re.compile(r"\s+")
# Where one cell may end and the next begin.
CELLS_MEET = re.compile(rf"[{D[1:-1]}*%–—-]\s+[{D[1:-1]}+−–—-]")
CELL_ENDS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙*%–—-")
WIDE_GAP = re.compile(r"[ \u00a0]{2,}")
WIDE_CELL = re.compile(r"\S+(?: \S+)*")
GAP_BEHIND_NUMBER = re.compile(rf"(?<={D})%?[ \u00a0]{{2,}}(?=[^\s0-9๐-๙][^0-9๐-๙]*$)")
REMARK = pattern(r"[ก-ฮเ-ไ][ก-๎]{1,19}(?: [ก-๎]{2,12})?")
LETTER = pattern("[ก-๎]")
TELLS_NUMBERS = pattern(r"\([ก-๎]+\)|จำนวน|ร้อยละ")
BRACKETED = re.compile(r"\([^()]*\)")
COLUMN_NUMBER = re.compile(rf"\(\s*{D}{{1,2}}\s*\)(?:\s*=.*)?")
# What ends the words of a column: its unit, or the word for a share.
CLOSES = pattern(r"\([ก-๎./ ]{1,20}\)\**$|ร้อยละ$|%$")
GOES_ON = pattern(r"\(|ที่(?!ม)|ของ|ใน|ตาม|แล้ว|ทั้งหมด|ทั้งสิ้น|และ|ต่อ(?!น)|จาก")
# Where one column's name holds a blank: before a year; then, too, behind a word that asks for more.
_BEFORE_YEAR = rf"\S (?:พ\.?ศ\.?|[2๒][45๔๕]{D}{{2}}|(?:19|20)\d\d)$"
JOINTS = tuple(map(pattern, (_BEFORE_YEAR, rf"{_BEFORE_YEAR}|(?:^|\s)(?:จำนวน|(?:ค่า|คะแนน)เฉลี่ย|ร้อยละ(?:ของ)?) \S+$")))
# What the rows of tables are called.
LABEL_WORD = pattern(
    r"(?:หน่วยงาน|สังกัด|ระดับ|ชั้น|รายการ|อำเภอ|ตำบล|ภาค|ภูมิภาค|จังหวัด|โรงเรียน|สถานศึกษา|ประเภท|กลุ่ม|ปี|วิชา|ขนาด|ช่วง|เขต|ตัวชี้วัด"
    r"|เพศ|สาขา|หลักสูตร|ผลผลิต|โครงการ|กิจกรรม|ประเด็น|ชื่อ|ที่$|ลำดับ)"
)
# Label words that a number belongs to: "เขต 2", "ชั้นประถมศึกษาปีที่ 3", "ไตรมาส 1"; and those of a year.
NUMBERED_LABEL = pattern(r"(?:เขต|(?<!นา)ที่|ไตรมาส)\s*$")
YEAR_LABEL = pattern(r"(?:^|\s)ปี(?:การศึกษา|งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*$|พ\.\s?ศ\.\s*$")
# An office's name cut by the width of its column.
AREA_ALONE = pattern(rf"\s*เขต\s*(?:ที่\s*)?{D}{{1,2}}\s*$")
HALF_LABEL = pattern(rf"\s*(?:สำนักงาน|ศูนย์)[ก-๎]+\s*$|{AREA_ALONE.pattern}")
ORDINAL_HEADER = pattern(r"(?:ลำดับ)?(?:ที่)?")
UNIT_LINE = pattern(r"^\(?\s*หน่วย(?:นับ)?\s*[:：]")
MARKED = re.compile(rf"^\s*(?:[-•*]|\(?{D}{{1,2}}(?:\.{D}+)*[.)])")
OFFICE = pattern(r"(?:สพป|สพม|ศธจ|ศกศ|สกร|สอศ|สช|กศน)\.|สำนักงาน|(?:^|\s)(?:โรงเรียน|จังหวัด|อำเภอ)(?=[ก-ฮเ-ไ])")
TOTAL = pattern(r"^\s*(?:รวม|ยอดรวม|ทั้งหมด|ทั้งสิ้น)")
# A header's cell is short, and so is a row's label.
NUMBER_AT_END = re.compile(rf"(?<!{D})(?![2๒][45๔๕]{D}{{2}}\s*$){D}+\s*$")
MAX_LABEL = 70
MAX_HEADER_LINES = 24


def spaced_table(lines: Sequence[Folded], index: int) -> tuple[Table | None, int, int]:
    """Read rows of a label and at least two numbers parted by blanks, two rows or more.

    Returns the table, the line where its header begins and the line behind it; None where there is none.
    """
    found: list[tuple[int, list[re.Match[str]]]] = []
    after = index
    while after < len(lines):
        if found and (not lines[after].written.strip() or _is_half_label(lines, after)):
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
    width = min(len(cells) - _belongs_to_label(_label(lines[line], cells).text, cells) for line, cells in found)
    if width < 2:
        return None, index, index
    remarks = {line: remark for line, _ in found if (remark := _remark(lines[line]))}
    rows = [_spaced_row(lines, line, cells[-width:], remarks.get(line)) for line, cells in found]
    header, start = _spaced_header(lines, index - _is_half_label(lines, index - 1), width + bool(remarks))
    return Table((*([header] if header else []), *rows)), start, after


def listed_table(lines: Sequence[Folded], index: int) -> tuple[Table | None, int, int]:
    """Read a table whose cells stand one a line: a label and its numbers, again and again, header words before.

    Returns the table, the line where its header begins and the line behind it; None where there is none.
    """
    if not _listed_row(lines, index, is_numbered := _begins_numbered(lines, index)) or _begins_numbered(
        lines, index + 1
    ):
        return None, index, index
    rows: list[tuple[int, list[int]]] = []
    widths: Counter[int] = Counter()
    position = index
    while position < len(lines) and (row := _listed_row(lines, position, is_numbered)):
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
    if is_numbered and 0 < start < index and ORDINAL_HEADER.fullmatch(lines[start - 1].text.strip()):
        start -= 1
    table = [_listed_cells(lines, row, width, full) for row in rows]
    return Table((*([names] if names else []), *table)), start, position


def _begins_numbered(lines: Sequence[Folded], index: int) -> bool:
    """Whether two rows with running numbers begin here: number, label, cells, the next number, a label."""
    if index + 3 >= len(lines) or not ORDINAL.fullmatch(lines[index].written.strip()):
        return False
    row = _listed_row(lines, index, is_numbered=True)
    if row is None:
        return False
    after = row[1][-1] + 1
    return after < len(lines) and _is_next(lines, index, after)


def _is_next(lines: Sequence[Folded], index: int, line: int) -> bool:
    """Whether a line holds the running number after another line's, or the year beside its year."""
    one, other = lines[index].written.strip(), lines[line].written.strip()
    if YEAR.fullmatch(one):
        return bool(YEAR.fullmatch(other)) and abs(int(other) - int(one)) == 1
    return bool(ORDINAL.fullmatch(other)) and int(other) == int(one) + 1 and _is_label(lines, line + 1)


def _is_listed(lines: Sequence[Folded], index: int, width: int) -> bool:
    """Whether rows of one number each stand under a header that asks for numbers; wider rows need none."""
    names = _listed_header(lines, index, 1)[0] if width == 1 else None
    return width > 1 or bool(names and TELLS_NUMBERS.search(names[-1].text))


def one_line_table(line: Folded, number: int) -> Table | None:
    """Read a table that an export has put on one line: a label and its numbers, twice or more, header words first."""
    text = line.text
    if not CELLS_MEET.search(text):  # as of most lines
        return None
    words = list(re.finditer(r"\S+", text))
    runs: list[tuple[int, int, list[re.Match[str]]]] = []  # where the label begins and ends, the numbers
    label_start, cells = 0, []
    for word in [*words, None]:
        if word and CELL.fullmatch(word.group()):
            cells.append(word)
            continue
        if len(cells) >= 2:
            given = _belongs_to_label(text[: cells[0].start()], cells)
            runs.append((label_start, cells[given].start(), cells[given:]))
            label_start = cells[-1].end()
        elif cells:
            return None
        cells = []
    width = len(runs[0][2]) if runs else 0
    if len(runs) < 2 or width < 2 or any(len(run) != width for _, _, run in runs):
        return None
    first = list(OFFICE.finditer(text, 0, runs[0][1]))
    split = first[-1].start() if first else 0
    names = _names_on_line(line.slice(0, split), width)
    rows = []
    for start, end, run in runs:
        label = line.slice(max(start, split if start == 0 else start), end).strip()
        if not LETTER.search(label.text) or len(label) > MAX_LABEL:
            return None
        cells_of_row = [label, *(line.slice(*cell.span()) for cell in run)]
        rows.append(tuple(_cell(cell, number, column) for column, cell in enumerate(cells_of_row, 1)))
    header = tuple(_cell(name, number, column) for column, name in enumerate(names, 1))
    return Table((*([header] if names else []), *rows))


def _names_on_line(line: Folded, width: int) -> list[Folded]:
    """Part header words that end with a unit in brackets, or else at blanks, into a label's and each column's."""
    found = (line.slice(*piece.span()).strip() for piece in re.finditer(r"[^()]+(?:\([^)]*\))?", line.text))
    pieces = [piece for piece in found if piece]
    if len(pieces) == width:
        label, *rest = _parted(pieces[0], 1)
        return [label, *rest, *pieces[1:]] if rest else []
    words = _parted(line)
    return pieces if len(pieces) == width + 1 else words if len(words) == width + 1 else []


def _parted(line: Folded, most: int = 0) -> list[Folded]:
    """Part a line at its blanks; where `most` is told, at so many of them."""
    starts, ends = [0], []
    for blank in itertools.islice(BLANKS.finditer(line.text), most or None):
        ends.append(blank.start())
        starts.append(blank.end())
    return [part for span in zip(starts, [*ends, len(line)], strict=True) if (part := line.slice(*span))]


def _trailing_cells(line: Folded) -> list[re.Match[str]]:
    """Return the numbers and dashes at the end of a line, as written, that begins with a label."""
    written, remark = line.written, _remark(line)
    if not remark and written.rstrip()[-1:] not in CELL_ENDS:
        return []
    words = list(re.finditer(r"\S+", written[: remark[0]] if remark else written))
    cells: list[re.Match[str]] = []
    for word in reversed(words):
        if not CELL.fullmatch(word.group()):
            break
        cells.insert(0, word)
    if cells and len(cells) == len(words) and YEAR.fullmatch(cells[0].group()) and not _are_years(cells):
        cells = cells[1:]
    label = written[: cells[0].start()].strip() if cells else ""
    is_named = LETTER.search(label) or YEAR.fullmatch(label) or TERM.fullmatch(label)
    is_row = is_named and len(label) <= MAX_LABEL
    return cells if is_row and "\t" not in written and "|" not in written else []


def _belongs_to_label(label: str, cells: list[re.Match[str]]) -> int:
    number = cells[0].group()
    is_year = YEAR.fullmatch(number) and YEAR_LABEL.search(label) and not _are_years(cells)
    return 1 if is_year or (NUMBERED_LABEL.search(label) and ORDINAL.fullmatch(number)) else 0


def _are_years(cells: list[re.Match[str]]) -> bool:
    return all(YEAR.fullmatch(cell.group()) for cell in cells)


def _is_half_label(lines: Sequence[Folded], index: int) -> bool:
    """Whether a line holds nothing but a label's half: an office's first word above its row, an area's number below."""
    if index < 1 or not HALF_LABEL.match(lines[index].text):
        return False
    is_above = index + 1 < len(lines) and len(_trailing_cells(lines[index + 1])) > 1
    return is_above if not AREA_ALONE.match(lines[index].text) else len(_trailing_cells(lines[index - 1])) > 1


def _remark(line: Folded) -> tuple[int, Folded] | None:
    """Return the word of a last column, such as ดีมาก, and the offset as written of the wide gap before it."""
    gap = GAP_BEHIND_NUMBER.search(line.written) if "  " in line.written or "\u00a0\u00a0" in line.written else None
    word = line.slice(line.offset_of(gap.end())).strip() if gap else None
    is_word = word and REMARK.fullmatch(word.text) and not WIDE_GAP.search(word.written)
    return (gap.start(), word) if gap and word and is_word else None


def _label(line: Folded, cells: list[re.Match[str]]) -> Folded:
    return line.slice(0, line.offset_of(cells[0].start()))


def _spaced_row(
    lines: Sequence[Folded], number: int, cells: list[re.Match[str]], remark: tuple[int, Folded] | None
) -> Row:
    halves = [(_label(lines[number], cells), _placed(number, 1))]
    if _is_half_label(lines, number - 1) and not AREA_ALONE.match(lines[number - 1].text):
        halves.insert(0, (lines[number - 1], _placed(number - 1, 1)))
    if number + 1 < len(lines) and AREA_ALONE.match(lines[number + 1].text):
        halves.append((lines[number + 1], _placed(number + 1, 1)))
    texts = [Folded(cell.group()) for cell in cells] + ([remark[1]] if remark else [])
    return (Passage.of_lines(halves), *(_cell(text, number, column) for column, text in enumerate(texts, 2)))


def _cell(text: Folded, number: int, column: int) -> Passage:
    return Passage.of_lines([(text, _placed(number, column))])


def _placed(number: int, column: int) -> Place:
    return Place.of_line(number + 1, column)


def _spaced_header(lines: Sequence[Folded], index: int, width: int) -> tuple[Row | None, int]:
    """Return the header above rows of blanks; units on a line of their own belong to the words over them."""
    line = _line_above(lines, index)
    if line < 0 or NUMBER_AT_END.search(lines[line].written):
        return None, index
    units = list(WIDE_CELL.finditer(lines[line].written))
    above = _line_above(lines, line)
    if 0 < len(units) < width + 1 and above >= 0 and all(BRACKETED.fullmatch(unit.group()) for unit in units):
        words = list(WIDE_CELL.finditer(lines[above].written))
        if len(words) == width + 1:
            pieces = [[(Folded(word.group()), _placed(above, column))] for column, word in enumerate(words, 1)]
            for unit in units:
                middle = unit.start() + unit.end()
                nearest = min(range(len(words)), key=lambda i: abs(words[i].start() + words[i].end() - middle))
                pieces[nearest].append((Folded(unit.group()), _placed(line, nearest + 1)))
            return tuple(map(Passage.of_lines, pieces)), above
    text = lines[line].strip()
    parted = _parted(text)
    for cells in (
        [Folded(cell) for cell in WIDE_GAP.split(text.written) if cell],
        _names_on_line(text, width) if "(" in text.text else [],
        parted,
        *(_grown(parted, joint) for joint in JOINTS),
    ):
        if len(cells) in (width, width + 1):
            cells = [NOTHING, *cells] if len(cells) == width else cells
            return tuple(_cell(cell, line, column) for column, cell in enumerate(cells, 1)), line
    return None, index


def _grown(words: list[Folded], joint: re.Pattern[str]) -> list[Folded]:
    """Join a header's words where `joint` matches two of them with the blank between."""
    names = words[:1]
    for word in words[1:]:
        if joint.search(f"{names[-1].text} {word.text}"):
            names[-1] = Folded.join((names[-1], word))
        else:
            names.append(word)
    return names


def _line_above(lines: Sequence[Folded], index: int) -> int:
    """Return the line above that is not empty, -1 if there is none."""
    line = index - 1
    while line >= 0 and not lines[line].written.strip():
        line -= 1
    return line


def _listed_row(lines: Sequence[Folded], index: int, is_numbered: bool = False) -> tuple[int, list[int]] | None:
    """Return the line of a label and the lines of the numbers under it, up to the next row's own number or year."""
    has_number = is_numbered and bool(ORDINAL.fullmatch(lines[index].written.strip()))
    label = index + 1 if has_number else index
    if label + 1 >= len(lines) or not _is_cell(lines[label + 1].written.strip()):
        return None
    is_year = bool(YEAR.fullmatch(lines[label].written.strip()))
    if not is_year and not _is_label(lines, label):
        return None
    cells: list[int] = []
    for line in range(label + 1, len(lines)):
        text = lines[line].written
        if not _is_cell(text.strip()) or text.startswith("\t"):
            break
        if cells and (has_number or is_year) and _is_next(lines, index, line):
            break
        cells.append(line)
    are_years = is_year and all(YEAR.fullmatch(lines[line].written.strip()) for line in cells)
    # A list's item with one number below it is a sentence.
    is_item = len(cells) == 1 and MARKED.match(lines[label].written)
    return (label, cells) if cells and not are_years and not is_item else None


def _is_label(lines: Sequence[Folded], index: int) -> bool:
    label = lines[index].written.strip() if index < len(lines) else ""
    if not label or len(label) > MAX_LABEL or "\t" in lines[index].written or "|" in label:
        return False
    if re.fullmatch(rf"{D}+\s*[-–]\s*{D}+", label) or TERM.fullmatch(label):
        return True
    return bool(LETTER.search(label)) and not CELL.fullmatch(label)


def _is_cell(text: str) -> bool:
    return bool(CELL.fullmatch(text) or RATIO.fullmatch(text))


def _listed_header(lines: Sequence[Folded], index: int, width: int) -> tuple[Row | None, int]:
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
    written = line.written.strip()
    is_word = bool(written) and len(written) <= MAX_LABEL and not CELL.fullmatch(written)
    return is_word and "\t" not in line.written and not UNIT_LINE.match(line.text.strip())


def _listed_cells(
    lines: Sequence[Folded], row: tuple[int, list[int]], width: int, full: list[tuple[int, list[int]]]
) -> Row:
    """Return a row's cells; one with fewer numbers is a total whose columns its sums tell."""
    label, cells = row
    columns: dict[int, int] = dict(enumerate(cells)) if len(cells) == width else {}
    if not columns and TOTAL.match(lines[label].text):
        sums = [sum(_number(lines[other[1][column]].written) for other in full) for column in range(width)]
        for line in cells:
            fits = [column for column in range(width) if abs(sums[column] - _number(lines[line].written)) < 0.06]
            if fits and fits[0] not in columns:
                columns[fits[0]] = line
    if len(columns) != len(cells):
        columns = dict(enumerate(cells))
    head = _cell(lines[label].strip(), label, 1)
    empty = Passage.of_lines([(NOTHING, head.places[0])])
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
