"""Where a share finds its base: in its group, in the same words, or by the percent printed with it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from facts.fact import Fact, Report, Role
from metrics.questions.progress import latest
from metrics.selection import Selection
from tests.factory import PRIMARY, fact, loaded, opened, report

OF = report()


def small(line: int, raw: str, role: Role, measure: str, *, words: str = "", column: int = 1) -> Fact:
    return fact(
        OF,
        line,
        raw,
        role,
        measure,
        theme="small-school",
        agency=PRIMARY,
        unit="โรงเรียน",
        words=words,
        column=column,
    )


def closed(line: int, raw: str, percent: str) -> list[Fact]:
    """So many closed schools, with the percent that they are of a base told elsewhere."""
    told = small(line, raw, "numerator", "เลิกสถานศึกษา", words=f"เลิกสถานศึกษา {raw} โรงเรียน ({percent}%)")
    return [told, small(line, percent, "percent", "เลิกสถานศึกษา", words=told.words, column=2)]


def base(line: int, raw: str) -> Fact:
    return small(line, raw, "denominator", "โรงเรียนขนาดเล็ก", words=f"โรงเรียนขนาดเล็ก {raw} โรงเรียน")


def told(folder: Path, facts: list[Fact], indicator: str, of: Report = OF) -> tuple[float, float | None]:
    rows = latest(opened(folder, loaded(of, facts)), Selection(), "agency")
    (row,) = rows[rows["indicator_id"] == indicator].to_dict("records")
    return row["numerator"], None if pd.isna(row["denominator"]) else row["denominator"]


@pytest.mark.parametrize(
    ("percent", "bases", "expected"),
    [
        ("2.50", ["200"], 200),
        ("2.50", ["200", "240"], 200),  # 2.08 % of the other
        ("2.50", ["240"], None),
        ("2.5", ["200", "201"], None),  # both give 2.5: nothing says which
    ],
)
def test_a_base_told_elsewhere_must_give_the_printed_percent(
    tmp_path: Path, percent: str, bases: list[str], expected: float | None
) -> None:
    facts = [*closed(1, "5", percent), *(base(line, raw) for line, raw in enumerate(bases, start=2))]
    assert told(tmp_path, facts, "small-schools-closed") == (5, expected)


def test_a_count_is_of_the_one_base_told_before_it_in_the_same_words(tmp_path: Path) -> None:
    words = "โรงเรียนขนาดเล็ก 40 โรงเรียน เลิกสถานศึกษา 3 โรงเรียน"
    whole = small(1, "40", "denominator", "โรงเรียนขนาดเล็ก", words=words)
    part = fact(
        OF, 1, "3", "count", "เลิกสถานศึกษา", theme="small-school", group="alone", agency=PRIMARY, unit="โรงเรียน",
        words=words, column=2,
    )  # fmt: skip
    assert told(tmp_path, [whole, part], "small-schools-closed") == (3, 40)


def test_of_two_bases_in_a_group_the_printed_percent_says_which(tmp_path: Path) -> None:
    facts = [
        fact(OF, 1, "80", "denominator", "ยื่นคำขอ", agency=PRIMARY, column=1),
        fact(OF, 1, "50", "denominator", "เข้ารับการประเมิน", agency=PRIMARY, column=2),
        fact(OF, 1, "40", "numerator", "ผ่านเกณฑ์", agency=PRIMARY, column=3),
        fact(OF, 1, "80.00", "percent", "ผ่านเกณฑ์", agency=PRIMARY, column=4),
    ]
    assert told(tmp_path, facts, "dpa-passed") == (40, 50)


def test_the_total_row_of_an_offices_table_speaks_for_its_rows(tmp_path: Path) -> None:
    rows: dict[str, tuple[str, Role]] = {"ปง": ("2", "count"), "จุน": ("1", "count"), "รวม": ("3", "total")}
    facts = [
        fact(
            OF, line, raw, role, "โรงเรียนคุณภาพ", theme="quality-school", agency=PRIMARY, unit="โรงเรียน",
            row_label=label,
        )
        for line, (label, (raw, role)) in enumerate(rows.items(), start=1)
    ]  # fmt: skip
    assert told(tmp_path, facts, "quality-schools") == (3, None)


def test_a_figure_with_decimals_and_no_unit_is_no_count(tmp_path: Path) -> None:
    facts = [
        fact(OF, 1, "50", "denominator", "ยื่นคำขอ", agency=PRIMARY, unit="", column=1),
        fact(OF, 1, "80.50", "count", "ผ่าน", agency=PRIMARY, unit="", column=2),
        fact(OF, 1, "41", "numerator", "ผ่าน", agency=PRIMARY, unit="", column=3),
    ]
    assert told(tmp_path, facts, "dpa-passed") == (41, 50)
