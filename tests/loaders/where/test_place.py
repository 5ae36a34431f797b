"""A province, and a year, named beside a figure stand before those of its report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.fact import LoadedReport

Read = Callable[[str], LoadedReport]
REGION = "รายงานการตรวจราชการ สำนักงานศึกษาธิการภาค 16 ปีงบประมาณ พ.ศ. 2567\n\n"
AREA = "รายงานผล ปีงบประมาณ พ.ศ. 2567\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\n\n"


def places(loaded: LoadedReport) -> list[tuple[str, tuple[str, ...]]]:
    return [(fact.raw, fact.provinces) for fact in loaded.facts]


@pytest.mark.parametrize(
    "body",
    [
        "จังหวัด\tครู (คน)\nน่าน\t12\nจังหวัดแพร่\t15\nจ.พะเยา\t9\n",
        "รายการ\tน่าน\tแพร่\tพะเยา\nครู (คน)\t12\t15\t9\n",
        "จังหวัดน่าน มีครูบรรจุใหม่ 12 คน จังหวัดแพร่ มีครูบรรจุใหม่ 15 คน จังหวัดพะเยา จำนวน 9 คน",
        "ครูบรรจุใหม่ ได้แก่ น่าน 12 คน แพร่ 15 คน และพะเยา 9 คน",
    ],
    ids=["rows", "columns", "clauses", "a list"],
)
def test_provinces_side_by_side_have_their_own_figures(read: Read, body: str) -> None:
    assert places(read(REGION + body)) == [("12", ("น่าน",)), ("15", ("แพร่",)), ("9", ("พะเยา",))]


def test_a_row_of_another_province_is_not_the_reporting_office_s(read: Read) -> None:
    loaded = read(f"{AREA}จังหวัด\tครู (คน)\nน่าน\t12\nแพร่\t15\n")
    assert places(loaded) == [("12", ("น่าน",)), ("15", ("แพร่",))]
    assert [fact.agency != "" for fact in loaded.facts] == [True, False]


def test_a_province_alone_in_a_row_names_the_rows_below(read: Read) -> None:
    body = "อำเภอ\tครู (คน)\tนักเรียน (คน)\nจังหวัดน่าน\t\t\nปัว\t12\t240\nจังหวัดแพร่\t\t\nสอง\t15\t310\nรวม\t27\t550\n"
    loaded = read(REGION + body)
    assert [provinces for _, provinces in places(loaded)] == [("น่าน",)] * 2 + [("แพร่",)] * 2 + [()] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "ครูไปศึกษาดูงาน ณ จังหวัดเชียงใหม่ จำนวน 30 คน",
        "นักเรียนย้ายมาจากจังหวัดแพร่ จำนวน 30 คน",
        "จัดค่ายร่วมกับโรงเรียนในเครือ ที่ จังหวัดแพร่ มีนักเรียน 30 คน",
    ],
)
def test_where_somebody_went_is_not_whose_figure_it_is(read: Read, sentence: str) -> None:
    assert places(read(AREA + sentence)) == [("30", ("น่าน",))]


def years(loaded: LoadedReport) -> list[tuple[int | None, int | None]]:
    return [(fact.fiscal_year, fact.school_year) for fact in loaded.facts]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("โรงเรียน\tครู (คน)\t\n\t2565\t2566\nบ้านก\t12\t13\n", [(2565, None), (2566, None)]),
        ("โรงเรียน\tปีการศึกษา 2565\tพ.ศ. 2566\nบ้านก\t12\t13\n", [(2567, 2565), (2566, None)]),
        ("โรงเรียน\tปีการศึกษา\tครู (คน)\nบ้านก\t2565\t12\nบ้านก\t2566\t13\n", [(2567, 2565), (2567, 2566)]),
        ("โรงเรียน\tปีงบประมาณ\tครู (คน)\nบ้านก\t2565\t12\nบ้านก\t2566\t13\n", [(2565, None), (2566, None)]),
        ("พ.ศ.\tครู (คน)\n2565\t12\n2566\t13\n", [(2565, None), (2566, None)]),
    ],
    ids=["bare heads", "heads with words", "school years a row", "fiscal years a row", "years as labels"],
)
def test_a_table_s_years_are_its_figures(read: Read, table: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert years(read(AREA + table)) == expected


@pytest.mark.parametrize(
    "title",
    [
        "รายงานการใช้หลักสูตรแกนกลางการศึกษาขั้นพื้นฐาน พุทธศักราช พ.ศ. 2551",
        "รายงานตามพระราชบัญญัติการศึกษาแห่งชาติ พ.ศ. 2542 และที่แก้ไขเพิ่มเติม (ฉบับที่ 4) พ.ศ. 2562",
        "รายงานตามแผนพัฒนาการศึกษา พ.ศ. 2566 - 2570",
    ],
)
def test_the_year_of_a_law_or_plan_is_no_report_s(read: Read, title: str) -> None:
    loaded = read(f"{title}\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\n\nมีครู 12 คน")
    assert [fact.fiscal_year for fact in loaded.facts] == [None]
