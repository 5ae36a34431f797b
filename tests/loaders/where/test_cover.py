"""What a report's first lines say of it, and what stays empty where they do not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from loaders.files import read
from loaders.thai.dates import thai_date
from loaders.thai.names import default_names
from loaders.where.cover import Cover, read_cover

PROVINCIAL = """แบบรายงานผลการตรวจราชการและติดตามประเมินผลการจัดการศึกษา
รอบที่ ๒ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗
หน่วยงาน สำนักงานศึกษาธิการจังหวัดน่าน
"""
AREA = """แบบ รต.66

แบบรายงานผลการตรวจราชการ ประจำปีงบประมาณ พ.ศ. 2566
หน่วยงาน...สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1...
"""
NATIONAL = """รายงานผลการดำเนินงานตามจุดเน้น ปีงบประมาณ พ.ศ. 2567
สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน
ข้อมูล ณ วันที่ 7 ตุลาคม 2567
"""


@pytest.fixture
def cover_of(tmp_path: Path) -> Callable[[str], Cover]:
    def of(text: str) -> Cover:
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        return read_cover(read(path), default_names())

    return of


def test_a_provincial_office_speaks_for_its_province(cover_of: Callable[[str], Cover]) -> None:
    cover = cover_of(PROVINCIAL)
    assert cover.agency.name == "สำนักงานศึกษาธิการจังหวัดน่าน"
    assert (cover.provinces, cover.fiscal_year, cover.round) == (("น่าน",), 2567, 2)
    assert cover.speaks_for_all
    assert not cover.is_national
    assert cover.title.startswith("แบบรายงานผลการตรวจราชการ")


def test_an_area_office_speaks_for_itself(cover_of: Callable[[str], Cover]) -> None:
    cover = cover_of(AREA)
    assert cover.agency.name == "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1"
    assert (cover.agency.affiliation, cover.fiscal_year, cover.round) == ("สพฐ.", 2566, None)
    assert not cover.speaks_for_all


def test_offices_that_head_their_answers_do_not_report(cover_of: Callable[[str], Cover]) -> None:
    answers = "หน่วยงาน : สพม.น่าน\nมีครู 9 คน\nหน่วยงาน : ศกศ.น่าน\nมีครู 4 คน\n"
    cover = cover_of(f"สรุปผลการตรวจราชการ ปีงบประมาณ พ.ศ. 2567\nสำนักงานศึกษาธิการจังหวัดน่าน\n{answers}")
    assert cover.agency.name == "สำนักงานศึกษาธิการจังหวัดน่าน"


def test_a_page_names_its_office_at_the_head_of_a_line(cover_of: Callable[[str], Cover]) -> None:
    cover = cover_of("หน้าแรก\nสพป.น่าน เขต 2 | ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2568\n\nมีครู 40 คน\n")
    assert cover.agency.name == "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 2"


def test_a_national_body_has_no_province(cover_of: Callable[[str], Cover]) -> None:
    cover = cover_of(NATIONAL)
    assert cover.agency.name == "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"
    assert (cover.provinces, cover.fiscal_year, cover.as_of) == ((), 2567, date(2024, 10, 7))


def test_a_passage_without_a_cover_says_nothing(cover_of: Callable[[str], Cover]) -> None:
    cover = cover_of("มีครูเข้าร่วม 15 คน จากโรงเรียน 3 แห่ง\n")
    assert (cover.agency, cover.provinces, cover.fiscal_year, cover.round) == (None, (), None, None)
    assert (cover.title, cover.as_of, cover.is_digest) == ("", None, False)


def test_the_form_left_blank_and_the_office_in_the_body(cover_of: Callable[[str], Cover]) -> None:
    body = "สพป.น่าน เขต 2 นิเทศโรงเรียนครบทุกแห่งแล้ว\n\n" * 4
    cover = cover_of("แบบรายงานผล ปีงบประมาณ พ.ศ. 2566\nหน่วยงาน........................\n\n" + body)
    assert cover.agency.name == "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 2"


def test_a_round_of_something_else_is_no_inspection_round(cover_of: Callable[[str], Cover]) -> None:
    text = PROVINCIAL.replace("รอบที่ ๒ ", "") + "\n1. การย้ายครู\nยื่นคำร้องรอบที่ 1 แล้ว 5 ราย\n"
    assert cover_of(text).round is None


def test_a_round_may_stand_on_a_line_of_its_own(cover_of: Callable[[str], Cover]) -> None:
    text = PROVINCIAL.replace("รอบที่ ๒ ", "").replace("หน่วยงาน", "รอบที่ 2\nหน่วยงาน")
    assert cover_of(text).round == 2


def test_a_digest_says_so_in_its_first_line(cover_of: Callable[[str], Cover]) -> None:
    assert cover_of("สรุปความ มิใช่ถ้อยคำของรายงาน\n\n" + PROVINCIAL).is_digest
    assert not cover_of(PROVINCIAL).is_digest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 กรกฎาคม 67", date(2024, 7, 15)),
        ("๑ ต.ค. ๒๕๖๖", date(2023, 10, 1)),
        ("28 กุมภาพันธ์ พ.ศ. 2567", date(2024, 2, 28)),
        ("31 กุมภาพันธ์ 2567", None),
        ("ปี 2567", None),
    ],
)
def test_thai_dates(text: str, expected: date | None) -> None:
    assert thai_date(text) == expected


PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสุโขทัย เขต 2"


@pytest.mark.parametrize(
    ("text", "year", "number", "office"),
    [
        ("สรุปผลงานนโยบายเร่งด่วน สพป.สุโขทัย เขต 2\nปีงบฯ 67", 2567, None, PRIMARY),
        ("รายงาน Quick Win ของ สพป.สุโขทัย 2 ประจำปี 2567", 2567, None, PRIMARY),
        ("รายงานผลการดำเนินงาน สพป.สท. 2 ปี 2567", 2567, None, PRIMARY),
        ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสุโขทัย\nเขต ๒\nรายงานผล ปีงบ ๒๕๖๗ ครั้งที่ ๑", 2567, 1, PRIMARY),
        ("รายงานตามนโยบาย ปี งปม.2567 รอบ 12 เดือน\nหน่วยงาน สพป.สุโขทัย เขต2", 2567, 2, PRIMARY),
        ("รายงานตรวจราชการ รอบ 6 เดือนแรก ปีงบประมาณ 2568\nศธจ.แพร่", 2568, 1, "สำนักงานศึกษาธิการจังหวัดแพร่"),
        ("รายงานผล FY2567 (รอบ 1/2567) สพม.สุโขทัย", 2567, 1, "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสุโขทัย"),
        ("รายงานผลการเรียน ปีการศึกษา 2566 สพป.สุโขทัย เขต 2", None, None, PRIMARY),
    ],
)
def test_a_cover_is_read_in_other_offices_words(
    cover_of: Callable[[str], Cover], text: str, year: int | None, number: int | None, office: str
) -> None:
    cover = cover_of(text + "\n\n1. การแก้ไขปัญหาหนี้สินครู\nครูเข้าร่วม 40 คน\n")
    assert (cover.fiscal_year, cover.round, cover.agency.name if cover.agency else "") == (year, number, office)


def test_a_count_behind_a_kind_of_office_is_no_area() -> None:
    found = default_names().agencies("จังหวัดสุโขทัยมี สพป.สุโขทัย 2 แห่ง")
    assert [office.name for office in found] == ["สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสุโขทัย"]
