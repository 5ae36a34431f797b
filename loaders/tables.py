"""Tables: which rows are headers, whose row it is, and what each cell says: a figure, a text, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from facts.codes import arabic_digits, damage_key
from facts.fact import FactState, NarrativeKind, Role, Section
from loaders.document import Passage, Row, Table
from loaders.names import Names, schools
from loaders.numbers import PERCENT_WORD, RANGE_LINK, D, Number, numbers
from loaders.outline import Catalogue, Context
from loaders.sentences import PERCENT, unit_at

ColumnKind = Literal["title", "problem", "remedy", "expected_result", "suggestion", "results", ""]
_COLUMN_WORDS: tuple[tuple[ColumnKind, str], ...] = (
    ("remedy", r"^(?:วธการ|แนวทาง|การ)?/?(?:แนวทาง|วธการ)?(?:การ)?แก"),
    ("remedy", r"^(?:วธการ/)?แนวทาง(?:การ)?แก"),
    ("problem", r"^ปญหา"),
    ("expected_result", r"^ผลทคาดวา"),
    ("suggestion", r"^ขอเสนอแนะ"),
    ("results", r"^(?:ผลการดาเนน|เชงปรมาณ|เชงคณภาพ|ผลงาน|ความกาวหนา)"),
    ("title", r"^(?:ประเดน|ตวชวด|นโยบาย|จดเนน|รายการ|โครงการ|กจกรรม|ท$|ลาดบ)"),
)
_COLUMN_PATTERNS = tuple((kind, re.compile(damage_key(words))) for kind, words in _COLUMN_WORDS)
COLUMN_SECTION: dict[ColumnKind, Section] = {
    "problem": "problems",
    "remedy": "problems",
    "expected_result": "problems",
    "suggestion": "suggestions",
    "results": "results",
}
# What may stand before a cell's number: a word, a sign, the formula that gives it.
_LEAD = rf"[\s\u00a0(]*(?:จำนวน\s*|{PERCENT_WORD}\s*|ประมาณ\s*|[+\-−](?={D})|(?:[0-9,.]+\s*[x×*][0-9,.x×*() ]*)?=\s*)?"
LEADING_NUMBER = re.compile(rf"^{_LEAD}({D}+(?:,{D}{{3}})*(?:\.{D}+)?)(?!\.?{D})(?![.)]\s*(?:[ก-๎A-Za-z]|$))")
EMPTY = re.compile(r"^[\s\u00a0]*(?:[-–—*]|ไม่มี|-\s*ไม่มี\s*-)?[\s\u00a0]*$")
TOTAL_LABEL = re.compile(r"^[\s(]*(?:รวม|ยอดรวม|ทั้งหมด|ทั้งสิ้น|ภาพรวม|[Tt]otal)")
UNIT_IN_BRACKETS = re.compile(r"\(\s*(?:หน่วย\s*[:：]?\s*)?([^()]{1,30})\)")
UNIT_LINE = re.compile(r"\(?\s*หน่วย(?:นับ)?\s*[:：]\s*([^)\n]{1,30})")
# A column of those who have not, or not yet, got there is a part of the base, not its numerator.
NOT_YET = re.compile(r"(?:ไม่|รอ|ยัง|อยู่ระหว่าง|ขาด|คงเหลือ|ตก)")
PEOPLE = re.compile(r"(?:นักเรียน|นร\.|ครู|ผู้|บุคลากร|คน|เด็ก)")
LIST_NUMBER = re.compile(rf"^(?:\s|-|\(|<[^>]*>)*{D}{{1,2}}[.)]")
RANGE_END = re.compile(rf"{RANGE_LINK.pattern}({D}+(?:,{D}{{3}})*(?:\.{D}+)?)")
BRACKETED_PERCENT = re.compile(rf"\(\s*({D}{{1,3}}(?:\.{D}+)?)\s*(%)?\s*\)[\s*]*$")
MAX_CAPTION = 150
SCORES = r"เฉลี่ย|คะแนน|S\.D\.|O-?NET|ผลการทดสอบ|ผลสอบ|ผลสัมฤทธิ์"
THINGS = r"นักเรียน|นร\.|ครู|โรงเรียน|รร\.|สถานศึกษา|บุคลากร|นักศึกษา|ห้องเรียน|เด็ก|ผู้ปกครอง"
SIDE_BY_SIDE = (r"ชาย|หญิง", r"ปี|25\d\d|๒๕", r"รอบ|ครั้ง|ภาคเรียน", r"ป\.\d|ม\.\d|อนุบาล|ประถม|มัธยม")
COUNTED_HEAD = re.compile(r"^(?:จำนวน)?\s*(?:นร\.|นักเรียน|ครู|ผู้|บุคลากร|รร\.|โรงเรียน|สถานศึกษา)")
PLACES = re.compile(r"(?:รร\.|โรงเรียน|สถานศึกษา|แห่ง|วิทยาลัย|หน่วยงาน)")
YEAR = re.compile(rf"(ปีการศึกษา|ปีงบประมาณ|ปี)\s*(?:พ\.?\s?ศ\.?)?\s*([2๒][5๕]{D}{{2}})")


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell that is answered in words, or a paragraph."""

    passage: Passage
    context: Context
    kind: NarrativeKind | None  # what the column says it is; None = as the section says
    group: str  # the row, so that a problem finds its remedy


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell where a figure was due."""

    passage: Passage
    context: Context
    number: Number | None  # None unless state is "reported"
    value: Decimal | None
    value_max: Decimal | None
    state: FactState
    unit: str
    scale: int
    role: Role
    measure: str
    row_label: str
    group: str
    fiscal_year: int | None
    school_year: int | None
    school: str  # where the row is one school's
    footnote: Passage | None  # what stands in the cell behind the number


CellRead = TextCell | FigureCell


@dataclass(slots=True)
class _Columns:
    """A table's header, kept for the tables that continue it on the next page."""

    header: frozenset[str]
    names: tuple[str, ...]
    kinds: tuple[ColumnKind, ...]
    row: Context
    last_group: str
    group_name: str

    def kind(self, column: int) -> ColumnKind:
        return self.kinds[column] if column < len(self.kinds) else ""


class TableReader:
    """Reads the tables of one report in order; a table that goes on over a page break is one table."""

    def __init__(self, catalogue: Catalogue, names: Names) -> None:
        self.catalogue = catalogue
        self.names = names
        self._open: _Columns | None = None
        self._kept: list[TextCell | None] = []  # the last row, by column
        self._unit_line = ""  # "หน่วย : ล้านบาท" right above a table
        self._caption = ""  # the short paragraph right above it
        self._count = 0

    def read(self, table: Table, context: Context) -> list[CellRead]:
        header, body = _header(table)
        columns = self._columns(header, table, context)
        if _is_numeric(body):
            return self.flush() + self._figures(header, body, context)
        return self._texts(columns, body)

    def paragraph(self, text: str) -> list[TextCell]:
        """Take note of a paragraph between tables; return what was kept back of the table before it."""
        is_unit_line = bool(UNIT_LINE.search(text)) and len(text) < 60
        self._unit_line = text if is_unit_line else ""
        self._caption = self._caption if is_unit_line else text if len(text) < MAX_CAPTION else ""
        return self.flush()

    def flush(self) -> list[TextCell]:
        """Return the last row, which was kept back in case the next page goes on with it."""
        kept, self._kept = self._kept, []
        return [cell for cell in kept if cell]

    def _columns(self, header: list[Row], table: Table, context: Context) -> _Columns:
        width = max((len(row) for row in table.rows), default=0)
        keys = frozenset(_row_key(row) for row in header)
        before = self._open
        if before and ((keys and keys == before.header) or (not header and width == len(before.names))):
            if before.row.policy is None or context.policy is not None:
                before.row = replace(before.row, section=context.section or before.row.section)
                if context.policy is not before.row.policy and context.policy is not None:
                    before.row = context
            return before
        names = _column_names(header, width)
        kinds = tuple(_column_kind(name) for name in names)
        self._open = _Columns(keys, names, kinds, context, "", "")
        return self._open

    # -- tables of words ---------------------------------------------------------------------------

    def _texts(self, columns: _Columns, body: list[Row]) -> list[CellRead]:
        read: list[CellRead] = []
        is_new_page = True
        for row in body:
            filled = [cell for cell in row if not cell.is_blank]
            if not filled:
                continue
            if _row_key(row) in columns.header:
                is_new_page = True
                continue
            if len(filled) == 1 and self._takes_heading(columns, filled[0]):
                is_new_page = False
                continue
            titled = columns.kinds[:1] == ("title",)
            matched = self.catalogue.match(row[0].text, columns.group_name) if titled else None
            if matched:
                columns.row = replace(columns.row, policy=matched[0], printed_code="")
            is_tail = row[0].is_blank or (len(filled) == 1 and not LIST_NUMBER.match(filled[0].text))
            cut = is_new_page and is_tail and not matched and any(self._kept) and len(self._kept) == len(row)
            if not cut and not (row[0].is_blank and columns.last_group):
                self._count += 1
                columns.last_group = f"t{self._count}"
            before = self._kept if cut else []
            read += [] if cut else self.flush()
            self._kept = [
                None
                if cell.is_blank or (column == 0 and matched)
                else _text_cell(cell, columns.row, columns.kind(column), columns.last_group)
                for column, cell in enumerate(row)
            ]
            for column, earlier in enumerate(before):
                later = self._kept[column]
                if earlier and later:
                    self._kept[column] = replace(earlier, passage=_joined(earlier.passage, later.passage))
                elif earlier:
                    read.append(earlier)
            is_new_page = False
        return read

    def _takes_heading(self, columns: _Columns, cell: Passage) -> bool:
        """Whether a row with one cell names the office or the group of the rows below it."""
        agency = self.names.only_agency(cell.text)
        if agency:
            columns.row = replace(columns.row, agency=agency)
            columns.last_group = ""
            return True
        key = damage_key(cell.text)
        for name, words in (("ครู", damage_key("ลดภาระครู")), ("นักเรียน", damage_key("ลดภาระนักเรียน"))):
            if key.startswith(words) and len(key) < len(words) + 45:
                columns.group_name = name
                columns.last_group = ""
                return True
        return False

    # -- tables of numbers -------------------------------------------------------------------------

    def _figures(self, header: list[Row], body: list[Row], context: Context) -> list[CellRead]:
        width = max(len(row) for row in body)
        names = _column_names(header, width)
        label_column = _label_column(body, width)
        numeric = [column for column in range(label_column + 1, width) if _is_numeric_column(body, column)]
        labels = [*(row[label_column].text for row in body if label_column < len(row)), self._unit_line]
        shared_unit = next((unit for label in labels if (unit := _label_unit(label))), "") or _label_unit(self._caption)
        units = {column: _column_unit(names[column], shared_unit, body, column) for column in numeric}
        roles = _column_roles(names, numeric, units, body, self._caption)
        offices = {column: office for column in numeric if (office := self.names.only_agency(names[column]))}
        repeated = {_row_key(row) for row in header}
        read: list[CellRead] = []
        agency, label = context.agency, ""
        for row in body:
            if _row_key(row) in repeated:
                continue
            self._count += 1
            group = f"t{self._count}"
            before, label = label, re.sub(r"\s+", " ", row[min(label_column, len(row) - 1)].text).strip()
            label = label or before
            filled = [cell for cell in row if not cell.is_blank]
            row_agency = self.names.only_agency(label)
            if len(filled) == 1 and row_agency:
                agency = row_agency
                continue
            is_total = bool(TOTAL_LABEL.match(label))
            row_context = replace(context, agency=context.agency if is_total else row_agency or agency)
            for column in range(label_column + 1, width):
                cell = row[column] if column < len(row) else Passage.of([("", row[-1].places[-1])])
                if column not in numeric:
                    if not cell.is_blank:
                        read.append(TextCell(cell, row_context, None, group))
                    continue
                if len(offices) >= 2:  # offices side by side, a measure a row
                    cell_context = replace(context, agency=offices.get(column, context.agency))
                    row_unit = _column_unit(label, "", [], column)
                    role = _column_roles((label,), [0], {0: row_unit}, [], self._caption)[0]
                    read += _figure_cells(
                        cell, cell_context, label, names[column], row_unit, role, False, f"{group}.{column}"
                    )
                else:
                    read += _figure_cells(
                        cell, row_context, names[column], label, units[column], roles[column], is_total, group
                    )
        return read


def _row_key(row: Row) -> str:
    return "|".join(damage_key(cell.text) for cell in row)


def _header(table: Table) -> tuple[list[Row], list[Row]]:
    """Part the header rows from the rest: those before the first row of numbers, or of answers."""
    rows = list(table.rows)
    first_number = next((index for index, row in enumerate(rows) if _has_number_cell(row)), None)
    if first_number is not None and _is_numeric(rows[first_number:]):
        headers = rows[:first_number]
        # An office's name alone heads the rows below it, not the columns.
        while headers and sum(not cell.is_blank for cell in headers[-1]) == 1 and len(headers) > 1:
            headers.pop()
        return headers, rows[len(headers) :]
    count = 0
    for row in rows[:3]:
        filled = [cell for cell in row if not cell.is_blank]
        known = [cell for cell in filled if _column_kind(re.sub(r"\s+", " ", cell.text).strip())]
        if len(filled) >= 2 and len(known) >= len(filled) / 2 and all(len(cell.text) < 60 for cell in filled):
            count += 1
        else:
            break
    return rows[:count], rows[count:]


def _label_column(body: list[Row], width: int) -> int:
    """Return the column that names the rows: the first of words, behind a column of running numbers."""
    for column in range(min(3, width - 1)):
        texts = [row[column].text for row in body if column < len(row) and not row[column].is_blank]
        if 2 * sum(bool(re.search(r"[ก-ฮA-Za-z]", text)) and not _is_number_cell(text) for text in texts) >= len(body):
            return column
    return 0


def _spread(header: list[Row], width: int) -> list[list[str]]:
    """Return the header's texts; in all but its last row a text serves the empty cells to its right too."""
    spread = []
    for index, row in enumerate(header):
        texts = [row[column].text if column < len(row) else "" for column in range(width)]
        for column in range(2, width):
            below = [later for later in header[index + 1 :] if column < len(later) and not later[column].is_blank]
            if not texts[column].strip() and texts[column - 1].strip() and below:
                texts[column] = texts[column - 1]
        spread.append(texts)
    return spread


def _column_names(header: list[Row], width: int) -> tuple[str, ...]:
    names = []
    texts = _spread(header, width)
    for column in range(width):
        parts = [row[column] for row in texts if row[column].strip()]
        names.append(
            re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", parts[-1] if len(parts) == 1 else " ".join(parts))).strip()
        )
    return tuple(names)


def _column_kind(name: str) -> ColumnKind:
    key = damage_key(name)
    found = [kind for kind, pattern in _COLUMN_PATTERNS if pattern.match(key)]
    if not found:
        last = damage_key(name.rsplit(" ", 1)[-1])
        found = [kind for kind, pattern in _COLUMN_PATTERNS if pattern.match(last)]
    return found[0] if found else ""


def _is_number_cell(text: str) -> bool:
    match = LEADING_NUMBER.match(text)
    if not match:
        return False
    rest = text[match.end() :]
    _, unit_end = unit_at(text, match.end())
    return (
        len(rest.strip()) <= 12
        or "*" in rest[:12]
        or rest.lstrip().startswith("(")
        or not text[unit_end : unit_end + 3].strip(" (*%")
    )


def _has_number_cell(row: Row) -> bool:
    return len(row) > 1 and any(_is_number_cell(cell.text) for cell in row[1:])


def _is_numeric_column(body: list[Row], column: int) -> bool:
    cells = [row[column].text for row in body if column < len(row) and not EMPTY.match(row[column].text)]
    return bool(cells) and sum(_is_number_cell(text) for text in cells) >= 0.6 * len(cells)


def _is_numeric(body: list[Row]) -> bool:
    width = max((len(row) for row in body), default=0)
    return any(_is_numeric_column(body, column) for column in range(1, width)) and any(map(_has_number_cell, body))


def _joined(before: Passage, cell: Passage) -> Passage:
    """Put the second half of a cell that a page break has cut behind the first, without the tags between."""
    tail = re.search(r"(?:\s*</?[a-zA-Z][^>]*>)*\s*$", before.text)
    lead = re.match(r"(?:\s*</?[a-zA-Z][^>]*>)*\s*", cell.text)
    return before.slice(0, tail.start() if tail else len(before.text)) + cell.slice(
        lead.end() if lead else 0, len(cell.text)
    )


def _text_cell(cell: Passage, row: Context, kind: ColumnKind, group: str) -> TextCell:
    section = COLUMN_SECTION.get(kind, row.section)
    narrative: NarrativeKind | None = None
    if kind in ("problem", "remedy", "expected_result"):
        narrative = kind
    elif kind == "suggestion":
        narrative = "suggestion_policy" if row.is_policy_level else "suggestion_area"
    elif kind == "results":
        narrative = "progress"
    return TextCell(cell, replace(row, section=section), narrative, group)


def _label_unit(label: str) -> str:
    match = UNIT_IN_BRACKETS.search(label) or UNIT_LINE.search(label)
    return match.group(1).strip() if match else ""


def _column_unit(name: str, shared: str, body: list[Row], column: int) -> tuple[str, int]:
    """Return a column's unit and scale: from its own header or cells, else from the total row's label."""
    bracketed = _label_unit(name)
    cells = [row[column].text for row in body if column < len(row) and _is_number_cell(row[column].text)]
    if cells and 2 * sum(_cell_unit(text) == PERCENT for text in cells) > len(cells):
        return PERCENT, 1
    if re.search(rf"{PERCENT_WORD}|%|เปอร์เซ็น", name) and not re.match(r"[ก-๎]+\s*/", bracketed):
        return PERCENT, 1
    if bracketed:
        unit, scale = _scaled(bracketed)
        if unit:
            return unit, scale
    if re.search(r"งบ|เงิน|บาท|มูลค่า", name) and not COUNTED_HEAD.match(name):
        return "บาท", 1_000_000 if "ล้าน" in name + shared else 1
    if "/" in shared:
        for part in shared.split("/"):
            unit, scale = _scaled(part.strip())
            fits = PEOPLE if unit in ("คน", "ราย", "อัตรา") else PLACES
            other = PLACES if fits is PEOPLE else PEOPLE
            found, misfit = fits.search(name), other.search(name)
            if unit and found and (misfit is None or found.start() < misfit.start()):
                return unit, scale
    elif shared and not re.search(r"เฉลี่ย|คะแนน", name):
        return _scaled(shared)
    if re.search(r"เฉลี่ย|คะแนน", name):
        return "", 1
    in_cells = [unit for row in body if column < len(row) and (unit := _cell_unit(row[column].text))]
    if in_cells:
        return in_cells[0], 1
    counted = re.search(r"จำนวน\s*([ก-๎]+)", name)
    if counted:
        unit, _ = unit_at(counted.group(1), 0)
        return unit, 1
    return "", 1


def _scaled(text: str) -> tuple[str, int]:
    scale = 1_000_000 if "ล้าน" in text else 1
    unit, _ = unit_at(text.replace("ล้าน", ""), 0)
    return unit, scale


def _cell_unit(text: str) -> str:
    match = LEADING_NUMBER.match(text)
    if not match:
        return ""
    if re.match(r"\s*%", text[match.end() :]):
        return PERCENT
    return unit_at(text, match.end())[0]


def _column_roles(
    names: tuple[str, ...], numeric: list[int], units: dict[int, tuple[str, int]], body: list[Row], caption: str
) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    for column in numeric:
        unit = units[column][0]
        name = names[column]
        if re.search(SCORES, name) or (re.search(SCORES, caption) and unit in ("", PERCENT, "คะแนน")):
            roles[column] = "score"
        elif unit == PERCENT:
            roles[column] = "percent"
        elif unit.startswith("บาท"):
            roles[column] = "amount"
        elif re.search(r"เพิ่มขึ้น|ลดลง|ผลต่าง|ส่วนต่าง", name):
            roles[column] = "difference"
        else:
            roles[column] = "count"
    base: int | None = None
    for column in (column for column in numeric if roles[column] == "count"):
        if base is None or units[base][0] != units[column][0]:
            base = column
            continue
        if _is_within(body, column, base, names) and not _unlike(names[column], names[base]):
            roles[base] = "denominator"
            roles[column] = "part" if NOT_YET.search(names[column]) else "numerator"
    return roles


def _unlike(name: str, base: str) -> bool:
    """Whether two columns count different things, or the same of two sexes, years or rounds."""
    things = [re.search(THINGS, text) for text in (name, base)]
    if things[0] and things[1] and things[0].group() != things[1].group():
        return not re.search(r"ทั้งหมด|ทั้งสิ้น", base)
    return any(re.search(words, name) and re.search(words, base) for words in SIDE_BY_SIDE)


def _is_within(body: list[Row], column: int, base: int, names: tuple[str, ...]) -> bool:
    """Whether a column counts some of what the base column counts: it is never larger, but for a slip."""
    pairs = [(_value(row, column), _value(row, base)) for row in body]
    known = [(part, whole) for part, whole in pairs if part is not None and whole is not None]
    enough = 1 if re.search(r"ทั้งหมด|ทั้งสิ้น", names[base]) else 2
    return len(known) >= enough and sum(part <= whole for part, whole in known) >= 0.8 * len(known)


def _value(row: Row, column: int) -> Decimal | None:
    match = LEADING_NUMBER.match(row[column].text) if column < len(row) else None
    return numbers(match.group(1))[0].value if match else None


def _figure_cells(
    cell: Passage,
    context: Context,
    name: str,
    label: str,
    unit: tuple[str, int],
    role: Role,
    is_total: bool,
    group: str,
) -> list[CellRead]:
    """Read a cell with one figure, or with a count and its percent in brackets."""
    first = _figure_cell(cell, context, name, label, unit, role, is_total, group)
    match = BRACKETED_PERCENT.search(cell.text)
    if first.number is None or match is None or not (match.group(2) or re.search(rf"{PERCENT_WORD}|%", name)):
        return [first]
    percent = Number(match.start(1), match.end(1), match.group(1), numbers(match.group(1))[0].value)
    share = replace(first, number=percent, value=percent.value, unit=PERCENT, scale=1, role="percent", footnote=None)
    is_count = first.role in ("count", "numerator")
    return [replace(first, role="numerator" if is_count else first.role, footnote=None), share]


def _figure_cell(
    cell: Passage,
    context: Context,
    name: str,
    label: str,
    unit: tuple[str, int],
    role: Role,
    is_total: bool,
    group: str,
) -> FigureCell:
    match = LEADING_NUMBER.match(cell.text)
    number = footnote = value_max = None
    state: FactState = "reported"
    if match:
        found = numbers(match.group(1))[0]
        end = match.start(1) + len(found.raw)
        upper = RANGE_END.match(cell.text, end)
        if upper and (to := numbers(upper.group(1))[0].value) > found.value:
            value_max, end = to, upper.end()
        number = Number(match.start(1), end, cell.text[match.start(1) : end], found.value)
        _, unit_end = unit_at(cell.text, number.end)
        rest = cell.slice(unit_end, len(cell.text))
        footnote = rest if re.search(D, rest.text) else None
    elif cell.is_blank:
        state = "blank"
    elif EMPTY.match(cell.text):
        state = "dash"
    else:
        state = "unreadable"
    years = {match.group(1): int(arabic_digits(match.group(2))) for match in YEAR.finditer(name)}
    return FigureCell(
        cell,
        context,
        number,
        number.value if number else None,
        value_max,
        state,
        _cell_unit(cell.text) or unit[0],
        unit[1],
        "total" if is_total else role,
        name,
        label,
        group,
        years.get("ปีงบประมาณ", years.get("ปี")),
        years.get("ปีการศึกษา"),
        next((name for name, offset in schools(label) if offset <= 4), ""),
        footnote,
    )
