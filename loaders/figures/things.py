"""Tables whose rows are the things that are counted: their labels tell what their columns' heads do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from facts.fact import Role
from loaders.figures.cell import Asked, Cells
from loaders.figures.headers import ColumnName, is_bare
from loaders.figures.records import Record, shares
from loaders.thai.folding import NOTHING, Folded, pattern
from loaders.thai.names import schools
from loaders.thai.numbers import PERCENT

COUNTED: frozenset[Role] = frozenset({"count", "numerator", "denominator", "part", "amount"})
# What a table's rows are called, or what they name, where they are others' and no things that are counted.
ROWS_OF_OTHERS = pattern(
    r"^(?:ที่|ชื่อ|รายชื่อ)?\s*(?:หน่วยงาน|สังกัด|สำนักงาน|สพ[ทปม]|อำเภอ|ตำบล|จังหวัด|เครือข่าย|ปี(?!ก)|(?:ราย)?วิชา(?!ชีพ)|กลุ่มสาระ)|^ชื่อ"
    r"|^(?:โรงเรียน|สถานศึกษา|วิทยาลัย|ระดับชั้น|ชั้น|พื้นที่)$"
)
NAMES_A_PLACE = pattern(r"(?:อำเภอ|อ\.|ตำบล|ต\.|จังหวัด|จ\.|กศน\.|สกร\.|เมือง)[ก-๎]")
BARE_LABEL = pattern(r"^(?:รายการ|ประเด็น|ข้อมูล|กิจกรรม|ตัวชี้วัด|ผลการดำเนินงาน|เรื่อง|ประเภท|ที่|\s)*$")
SHARE = pattern(rf"{PERCENT}|%")


@dataclass(frozen=True, slots=True)
class RowsOfThings:
    """What some columns of a table tell of the things that its rows name."""

    is_told_alone: bool  # by its row's label: the head of the one column that counts names nothing
    column: int  # that counts, where one does
    roles: dict[int, Role | None]  # by row, of rows of which one is the base of the others
    groups: dict[int, str]  # of these rows
    told_under: Folded  # what all of them are told under

    def measure(self, label: Folded, head: ColumnName) -> Folded:
        return label if self.is_told_alone or SHARE.search(head.own) else Folded.join((label, head.printed))


def names_others(header: str, labels: Sequence[Folded]) -> bool:
    """Whether a table's rows are others' own, and no things: those of places, schools, years or subjects."""
    return bool(ROWS_OF_OTHERS.search(header)) or any(
        NAMES_A_PLACE.match(label.text) or schools(label) for label in labels
    )


def rows_of_things(
    names: Sequence[ColumnName],
    corner: int,
    labels: Sequence[Folded],
    body: Sequence[Cells],
    asked: dict[int, Asked],
    columns: Sequence[int],
    blocks: Sequence[Sequence[int]],
    is_of_offices: bool,
) -> RowsOfThings | None:
    """Return what columns tell of the things that rows name, block by block; None if their heads tell it themselves.

    `corner` is the column of the labels, whose head the rows are told under.
    """
    counts = [column for column in columns if asked[column].role in COUNTED]
    others = [column for column in columns if asked[column].role == "percent"]
    is_one = len(counts) == 1 and len(counts) + len(others) == len(columns)
    if not (is_one or is_of_offices or all(is_bare(names[column].whole) for column in columns)):
        return None
    told_under = NOTHING if BARE_LABEL.match(names[corner].own) else Folded.join(names[corner].parts)
    if not is_one:
        return RowsOfThings(False, -1, {}, {}, told_under)
    roles: dict[int, Role | None] = {}
    groups: dict[int, str] = {}
    for number, block in enumerate(blocks):
        records = [
            Record(labels[index].text, _value(body[index], counts), _value(body[index], others)) for index in block
        ]
        if found := shares(records):
            roles |= {index: found.get(position) for position, index in enumerate(block)}
            groups |= dict.fromkeys(block, str(number))
    return RowsOfThings(is_bare(names[counts[0]].whole), counts[0], roles, groups, told_under)


def _value(row: Cells, columns: Sequence[int]) -> Decimal | None:
    return row[columns[0]].value if columns and columns[0] < len(row) else None
