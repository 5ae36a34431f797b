"""Things told one under the other, each with its number: which of them the others are shares of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from facts.fact import Role
from loaders.figures.cell import TOTAL_LABEL
from loaders.thai.folding import pattern
from loaders.thai.things import thing_named

# All of something, or those of whom some were to get there.
_ALL = pattern(
    r"ทั้งหมด|ทั้งสิ้น|รวม\s*$|ในสังกัด|เป้าหมาย|(?:ผู้|ยื่น|ขอ|ได้)?(?:สมัคร|ลงทะเบียน|เข้าร่วม|ยื่น|ส่ง|เสนอ|เข้ารับ|เข้าสอบ|ขอรับ|ขอย้าย)"
)
_NOT_YET = pattern(r"(?:ไม่|(?<![พบ])รอ(?![บยง])|ยัง|อยู่ระหว่าง|กำลัง|ขาด|(?<!ช่วย)เหลือ(?!ง)|ตก(?!หล่น))")
# What has been done, and names nobody: ผ่านการอบรม beside บุคลากรส่วนกลาง.
_DONE = pattern(r"\W*(?:ผ่าน|ได้|มี|เข้า|ใช้|สำเร็จ|จบ|กลับ|อนุมัติ|ดำเนินการ|สามารถ)")
_ROUNDED = Decimal("0.6")


class Record(NamedTuple):
    """One of the things: its words, how many, and the percent told with it."""

    label: str
    value: Decimal | None
    percent: Decimal | None = None


def shares(records: Sequence[Record]) -> dict[int, Role]:
    """Return the roles where one of the records is the base of all others; of a total its own; nothing where none is.

    It is one that the others add up to, or that gives the percents told with them; else the first one, if its words
    say that it is all of something.
    """
    for base in _candidates(records):
        if _is_base(records, base):
            if TOTAL_LABEL.match(records[base].label):
                return {base: "total"}
            return {
                index: "denominator" if index == base else "part" if _NOT_YET.search(record.label) else "numerator"
                for index, record in enumerate(records)
            }
    return {}


def _candidates(records: Sequence[Record]) -> list[int]:
    """Return which records may be a base: the largest of them, the first and the last before others."""
    known = [record.value for record in records if record.value is not None]
    if len(known) < max(2, len(records) - 1) or not max(known, default=0):
        return []
    return [index for index in (0, len(records) - 1) if records[index].value == max(known)]


def _is_base(records: Sequence[Record], base: int) -> bool:
    whole = records[base].value
    assert whole
    others = [record for index, record in enumerate(records) if index != base and record.value is not None]
    told = [record for record in others if record.percent is not None]
    if told:
        return all(abs(100 * (record.value or 0) / whole - (record.percent or 0)) < _ROUNDED for record in told)
    sums = list(accumulate(record.value or Decimal(0) for record in others))
    if whole in sums[1:] or (len(sums) > 2 and sums[-1] - sums[0] == whole):
        return True
    first, *rest = (thing_named(record.label) for record in records)
    is_of_one_thing = len({thing for thing in rest if thing} | ({first} if first else set())) <= 1
    is_done = first != "" and not any(rest) and all(_DONE.match(record.label) for record in others)
    return base == 0 and is_of_one_thing and (is_done or bool(_ALL.search(records[0].label)))
