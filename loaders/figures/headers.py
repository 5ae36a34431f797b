"""Table headers: which rows they are, what each column is called, and which columns hold answers in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from facts.codes import damage_key
from loaders.figures.cell import TOTAL_LABEL, Cell, Cells
from loaders.thai.folding import Folded, key_pattern, pattern
from loaders.thai.numbers import PERCENT, D
from loaders.thai.units import unit_at
from loaders.thai.vocabulary import Word, by_meaning, expression, word_list

ColumnKind = Literal["title", "problem", "remedy", "expected_result", "suggestion", "results", ""]
ANSWERS: frozenset[ColumnKind] = frozenset({"problem", "remedy", "expected_result", "suggestion"})
# What a header's cell looks like where no other row does: a unit in brackets, a share, a count.
_HEADER_CELL = pattern(rf"\([^()0-9๐-๙]{{1,30}}\)|{PERCENT}|%|จำนวน|ทั้งหมด")
_COLUMN_NUMBER = re.compile(rf"^\s*\(\s*{D}{{1,2}}\s*\)")
_FORMULA_ERROR = re.compile(r"\s*#(?:REF|N/A|DIV/0|VALUE|NAME|NULL|NUM)")
# Heads that say no more of their column than that it counts, or holds what was to be and what was reached.
_BARE_HEAD = pattern(
    r"^(?:จำนวน|ผล|ผลการดำเนินงาน|ผลที่ได้|ผลงาน|ข้อมูล|ปริมาณ|รวม|ยอด|ตัวเลข|หน่วย|เป้าหมาย|แผน|ร้อยละ|คิดเป็นร้อยละ|%|\s)*(?:\([^()]*\))?$"
)
# Columns that number, date or name and count nothing, and such rows.
COUNTS_NOTHING = pattern(
    r"^(?:ที่|หน้า(?:ที่)?|เลขหน้า|ลำดับ(?:ที่)?|อันดับ(?:ที่)?|ลำดับที่.*|เลขที่.*|(?:ข้อมูล\s*)?(?:ณ\s*)?วัน(?:ที่|\s*/?\s*เดือน).*|ปี(?:งบประมาณ|การศึกษา)?(?:\s*พ\.?\s?ศ\.?)?"
    r"|(?:เลข)?รหัส.*|โทร.*|เบอร์.*|หมายเลขโทร.*|เลขประจำตัว.*)$"
)
MAX_HEADER_ROWS = 3
MAX_HEADER_CELL = 60


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A column's header: its own words in the last row, those of the merged cells above it, and both as printed."""

    own: str
    above: tuple[str, ...] = ()
    parts: tuple[Folded, ...] = ()

    @property
    def whole(self) -> str:
        return " ".join((*self.above, self.own)).strip()

    @property
    def printed(self) -> Folded:
        return Folded.join(self.parts)


def parted(rows: list[Cells]) -> list[tuple[list[Cells], list[Cells]]]:
    """Return the header rows and the rest of each table that stands in these rows, one upon the other."""
    parts: list[list[Cells]] = [[]]
    has_numbers = False
    first_keys: set[str] = set()
    for index, row in enumerate(rows):
        if has_numbers and _is_header_row(row) and row_key(row) not in first_keys:
            parts.append([])
            has_numbers = False
        if _has_number_cell(row):
            has_numbers = True
        elif not has_numbers and index < MAX_HEADER_ROWS:
            first_keys.add(row_key(row))
        parts[-1].append(row)
    if len(parts) > 1 and not any(map(_has_number_cell, parts[-1])):
        parts[-2:] = [parts[-2] + parts[-1]]
    return [_parted(part) for part in parts]


def _parted(rows: list[Cells]) -> tuple[list[Cells], list[Cells]]:
    first_number = next((index for index, row in enumerate(rows) if _has_number_cell(row)), None)
    if first_number is not None and not _asks_for_answers(rows[0]) and is_numeric(rows[first_number:]):
        headers = rows[:first_number]
        # An office's name alone heads the rows below it, not the columns.
        while len(headers) > 1 and not headers[-1][0].is_blank and _filled(headers[-1]) == 1:
            headers.pop()
        return headers, rows[len(headers) :]
    count = 0
    for row in rows[:MAX_HEADER_ROWS]:
        filled = [cell for cell in row if not cell.is_blank]
        known = [cell for cell in filled if column_kind(cell.flat.text)]
        if len(filled) >= 2 and len(known) >= len(filled) / 2 and all(len(c.text) < MAX_HEADER_CELL for c in filled):
            count += 1
        else:
            break
    return rows[:count], rows[count:]


def row_key(row: Cells) -> str:
    return "|".join(cell.key for cell in row)


def column_names(header: list[Cells], width: int) -> tuple[ColumnName, ...]:
    levels = _spread(header, width)
    names = []
    for column in range(width):
        parts = [cell.flat for cells in levels if (cell := cells[column])]
        distinct = [part for index, part in enumerate(parts) if index == 0 or part.text != parts[index - 1].text]
        *above, own = [part.text for part in distinct] or [""]
        names.append(ColumnName(own, tuple(above), tuple(distinct)))
    return tuple(names)


class ColumnHeads:
    """Knows columns by their heads: few and short, and alone, they are told by key, whatever vowels they have lost."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._known = [
            (cast(ColumnKind, kind), key_pattern(expression(heads))) for kind, heads in by_meaning(words).items()
        ]

    def kind(self, name: str) -> ColumnKind:
        """Return what a column holds whose head begins with known words, or the last word of it does."""
        for key in map(damage_key, (name, name.rsplit(" ", 1)[-1])):
            for kind, known in self._known:
                if known.match(key):
                    return kind
        return ""


column_kind = ColumnHeads(word_list("columns")).kind


def is_numeric_column(body: list[Cells], column: int) -> bool:
    cells = [
        row[column]
        for row in body
        if column < len(row) and not row[column].is_nothing and not labels_no_count(row[0].flat.text)
    ]
    due = [cell for cell in cells if cell.is_number or cell.is_malformed or _FORMULA_ERROR.match(cell.text)]
    return any(cell.is_number for cell in due) and len(due) >= 0.6 * len(cells)


def labels_no_count(label: str) -> bool:
    """Whether a row of a key and its value has a date, a code or a telephone number for its value."""
    return COUNTS_NOTHING.match(label) is not None and re.search(D, label) is None


def is_numeric(body: list[Cells]) -> bool:
    width = max((len(row) for row in body), default=0)
    return any(is_numeric_column(body, column) for column in range(1, width)) and any(map(_has_number_cell, body))


def _spread(header: list[Cells], width: int) -> list[list[Cell | None]]:
    """Return the header's filled cells; in all but its last row one serves the empty cells to its right too."""
    spread = []
    for index, row in enumerate(header):
        cells = [row[column] if column < len(row) and not row[column].is_blank else None for column in range(width)]
        for column in range(2, width):
            below = [later for later in header[index + 1 :] if column < len(later) and not later[column].is_blank]
            if not cells[column] and below:
                cells[column] = cells[column - 1]
        spread.append(cells)
    return spread


def _has_number_cell(row: Cells) -> bool:
    """Whether a row holds figures; years and column numbers are a header's."""
    found = [cell for cell in row[1:] if cell.is_number or cell.is_malformed]
    are_years = len(found) > 1 and all(cell.is_year for cell in found)
    return bool(found) and not _are_column_numbers(row[0], found) and not are_years


def _are_column_numbers(first: Cell, others: Cells) -> bool:
    """Whether cells number the columns, (1) (2) (3), and are no losses."""
    if not all(_COLUMN_NUMBER.match(cell.text) for cell in others):
        return False
    values = [cell.value for cell in others]
    is_of_all = first.is_blank or _COLUMN_NUMBER.match(first.text) is not None
    return is_of_all or values == list(range(int(values[0] or 0), int(values[0] or 0) + len(values)))


def _is_header_row(row: Cells) -> bool:
    """Whether a row below figures begins another table: short words, told apart, and words of headers among them."""
    filled = [cell for cell in row if not cell.is_blank]
    texts = [cell.text for cell in filled]
    return (
        len(texts) >= 2
        and len(texts) == len(row)
        and len(set(texts)) == len(texts)
        and not TOTAL_LABEL.match(texts[0])
        and all(len(cell.text) < MAX_HEADER_CELL and not cell.is_number and not cell.is_nothing for cell in filled)
        and any(map(_HEADER_CELL.search, texts[1:]))
    )


def _asks_for_answers(row: Cells) -> bool:
    kinds = [column_kind(cell.flat.text) for cell in row if not cell.is_blank]
    return any(kind in ANSWERS for kind in kinds) and all(kinds)


def _filled(row: Cells) -> int:
    return sum(not cell.is_blank for cell in row)


def is_bare(head: str) -> bool:
    """Whether a column's head names nothing that is counted: จำนวน (คน), แห่ง, ร้อยละ, ผลการดำเนินงาน."""
    unit, end = unit_at(head, 0)
    return bool(_BARE_HEAD.match(head)) or bool(unit and _BARE_HEAD.match(head[end:].strip()))
