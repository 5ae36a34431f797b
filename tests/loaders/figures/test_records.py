"""Things told one under the other, in a table or a list: which of them the others are shares of."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from facts.fact import LoadedReport
from loaders.figures.records import Record, shares

Read = Callable[[str], LoadedReport]
HEAD = "รายงาน ปีงบประมาณ พ.ศ. 2567\nสพป.ตรัง เขต 1\n\nผลการดำเนินงานด้านวิทยฐานะ\n\n"


def told(loaded: LoadedReport) -> list[tuple[str, str, str, str]]:
    counts = [fact for fact in loaded.facts if fact.unit != "ร้อยละ"]
    groups = {group: number for number, group in enumerate(dict.fromkeys(fact.group for fact in counts))}
    return [(fact.raw, fact.measure, fact.role, f"g{groups[fact.group]}") for fact in counts]


def test_a_table_of_things_is_read_like_a_table_of_offices(read: Read) -> None:
    table = "สถานะคำขอ\tราย\tร้อยละ\nยื่นคำขอ\t74\t100\nผ่าน\t41\t55.41\nไม่ผ่าน\t7\t9.46\nรอผล\t26\t35.14\n"
    assert told(read(HEAD + table)) == [
        ("74", "ยื่นคำขอ", "denominator", "g0"),
        ("41", "ผ่าน", "numerator", "g0"),
        ("7", "ไม่ผ่าน", "part", "g0"),
        ("26", "รอผล", "part", "g0"),
    ]


def test_a_list_is_read_by_the_same_rule(read: Read) -> None:
    lines = "- ยื่นคำขอ 74 ราย\n- ผ่าน 41 ราย (ร้อยละ 55.41)\n- ไม่ผ่าน 7 ราย\n- รอผล 26 ราย\n"
    assert told(read(HEAD + lines)) == [
        ("74", "ยื่นคำขอ", "denominator", "g0"),
        ("41", "ผ่าน", "numerator", "g0"),
        ("7", "ไม่ผ่าน", "part", "g0"),
        ("26", "รอผล", "part", "g0"),
    ]


def test_a_total_stays_one_and_its_classes_counts(read: Read) -> None:
    table = "กลุ่มลูกหนี้\tจำนวน (คน)\nเขียว\t210\nเหลือง\t198\nแดง\t92\nรวม\t500\n"
    assert told(read(HEAD + table)) == [
        ("210", "เขียว", "count", "g0"),
        ("198", "เหลือง", "count", "g0"),
        ("92", "แดง", "count", "g0"),
        ("500", "รวม", "total", "g0"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "อำเภอ\tจำนวนครู (คน)\nเมือง\t74\nปะเหลียน\t41\nย่านตาขาว\t33\n",
        "โรงเรียน\tจำนวน (คน)\nบ้านไทร\t74\nบ้านนา\t41\nบ้านควน\t33\n",
        "หน่วยงาน\tจำนวน (คน)\nสพป.ตรัง เขต 1\t74\nสพป.ตรัง เขต 2\t41\n",
    ],
    ids=["districts", "schools", "offices"],
)
def test_rows_of_places_name_nothing_that_is_counted(read: Read, table: str) -> None:
    assert {(measure, role) for _, measure, role, _ in told(read(HEAD + table))} <= {
        ("จำนวนครู (คน)", "count"),
        ("จำนวน (คน)", "count"),
    }


@pytest.mark.parametrize(
    ("records", "base"),
    [
        ([Record("ครู", Decimal(50)), Record("สอนได้", Decimal(38)), Record("สอนไม่ได้", Decimal(12))], 0),
        ([Record("สอนได้", Decimal(38)), Record("สอนไม่ได้", Decimal(12)), Record("ครูที่นิเทศ", Decimal(50))], 2),
        ([Record("ครู", Decimal(50)), Record("สอนได้", Decimal(38), Decimal(76))], 0),
        ([Record("ครู", Decimal(50)), Record("สอนได้", Decimal(38), Decimal(95))], None),
        ([Record("ผู้สมัคร", Decimal(50)), Record("ได้รับเลือก", Decimal(38))], 0),
        ([Record("นักเรียนทั้งหมด", Decimal(50)), Record("ครู", Decimal(38))], None),
        ([Record("ห้องเรียน", Decimal(50)), Record("ห้องน้ำ", Decimal(38))], None),
        ([Record("ครู", None), Record("สอนได้", Decimal(38))], None),
    ],
    ids=["sum", "sum told last", "percent", "another percent", "words", "another thing", "no words", "not told"],
)
def test_a_base_is_told_by_sums_percents_or_words(records: list[Record], base: int | None) -> None:
    roles = shares(records)
    assert [index for index, role in roles.items() if role == "denominator"] == ([] if base is None else [base])
