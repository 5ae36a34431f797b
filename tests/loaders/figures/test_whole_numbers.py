"""A number is taken whole or said: never its first digits, never a loss as a gain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facts.fact import LoadedReport
from tests.accounting import unaccounted

Read = Callable[[str], LoadedReport]
COVER = "รายงานผลการตรวจราชการ ปีงบประมาณ พ.ศ. 2567\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\n\n"


def values(loaded: LoadedReport) -> list[float]:
    return [float(fact.value) for fact in loaded.facts if fact.value is not None]


def codes(loaded: LoadedReport) -> list[str]:
    return [issue.code for issue in loaded.issues]


def column(head: str, *cells: str) -> str:
    rows = "".join(f"บ้าน{letter}\t{cell}\n" for letter, cell in zip("กขคง", cells, strict=False))
    return f"{COVER}โรงเรียน\t{head}\n{rows}"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2,315.", 2315),
        ("14,208)", 14208),
        ("1,092. *", 1092),
        ("-3,471.", -3471),
        ("3,207ก", 3207),
        ("2,315 ]", 2315),
        ("๑,๒๐๔.", 1204),
    ],
)
def test_what_stands_behind_a_number_does_not_cut_it(read: Read, written: str, value: int) -> None:
    loaded = read(column("นักเรียน (คน)", written, "840", "912"))
    assert values(loaded)[0] == value


@pytest.mark.parametrize(
    "cells",
    [
        ("45,6", "840", "912"),
        ("840", "1,2345", "912"),
        ("12:30", "840", "912"),
        ("8 : 45", "840", "912"),
        ("1.234.567", "840", "912"),
        ("840", "1/2566", "912"),
        ("12,34,567", "840", "912"),
    ],
)
def test_what_is_not_one_number_is_said_and_not_read(read: Read, cells: tuple[str, ...]) -> None:
    loaded = read(column("นักเรียน (คน)", *cells))
    assert values(loaded) == [840, 912]
    assert "unreadable-figure" in codes(loaded)


@pytest.mark.parametrize("written", ["45,6", "1,2345", "1.234.567", "12,34,567"])
def test_in_a_sentence_too(read: Read, written: str) -> None:
    loaded = read(f"{COVER}มีนักเรียนย้ายเข้า {written} คน และครู 17 คน")
    assert values(loaded) == [17]
    assert [issue.raw for issue in loaded.issues if issue.code == "number-malformed"] == [written]


@pytest.mark.parametrize("words", ["ชั้น ป.1,2,3 เรียนครบ", "ปี 2565,2566 ทำต่อเนื่อง", "ดูภาคผนวกที่ 3.2.1"])
def test_names_that_hold_several_numbers_are_not_said(read: Read, words: str) -> None:
    loaded = read(f"{COVER}{words} ครู 17 คน")
    assert values(loaded) == [17]
    assert "number-malformed" not in codes(loaded)


@pytest.mark.parametrize("head", ["งบคงเหลือ (บาท)", "เพิ่มขึ้น/ลดลง (คน)", "ผลต่าง (บาท)"])
def test_brackets_around_money_and_differences_are_a_loss(read: Read, head: str) -> None:
    loaded = read(column(head, "(2,315)", "(56)", "78"))
    assert values(loaded) == [-2315, -56, 78]
    assert [fact.raw for fact in loaded.facts] == ["(2,315)", "(56)", "78"]


def test_brackets_around_some_counts_are_said(read: Read) -> None:
    loaded = read(column("นักเรียน (คน)", "(2,315)", "840", "912"))
    assert values(loaded) == [840, 912]
    assert "unreadable-figure" in codes(loaded)


def test_a_column_all_in_brackets_is_no_loss(read: Read) -> None:
    loaded = read(column("ร้อยละ", "(42.55)", "(57.45)", "(12.00)"))
    assert values(loaded) == [42.55, 57.45, 12]


def test_a_loss_in_a_sentence_is_said(read: Read) -> None:
    loaded = read(f"{COVER}ร้านสหกรณ์มีผลประกอบการ (12,450) บาท และครู 17 คน")
    assert values(loaded) == [17]
    assert "number-malformed" in codes(loaded)


@pytest.mark.parametrize(
    ("written", "value", "scale"),
    [("3.2 ล้านบาท", 3.2, 1_000_000), ("4 แสนบาท", 4, 100_000), ("740,000 บาท", 740000, 1), ("12.5", 12.5, 1)],
)
def test_the_million_may_stand_in_the_cell(read: Read, written: str, value: float, scale: int) -> None:
    loaded = read(column("งบประมาณ", written, "5,000 บาท"))
    first = loaded.facts[0]
    assert (float(first.value or 0), first.unit, first.scale) == (value, "บาท", scale)


def test_numbers_of_columns_are_no_losses(read: Read) -> None:
    body = "โรงเรียน\tครู (คน)\tนักเรียน (คน)\n(1)\t(2)\t(3)\nบ้านก\t12\t240\nบ้านข\t15\t310\n"
    assert values(read(COVER + body)) == [12, 240, 15, 310]


def test_the_account_holds(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "r.txt"
    text = column("นักเรียน (คน)", "45,6", "(1,2)", "1.234.567", "912") + "\nครู 1,23 คน และ (4,500) บาท กับ ป.1,2\n"
    path.write_text(text, encoding="utf-8")
    assert unaccounted(path, read(text)) == []
