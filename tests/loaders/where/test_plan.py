"""A report's headings by the mark they share, the pages of its offices, and lists that only look like headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.fact import LoadedReport
from loaders import load

COVER = """รายงานผลการตรวจราชการ รอบที่ 1 ประจำปีงบประมาณ พ.ศ. 2567
จังหวัดน่าน
สำนักงานศึกษาธิการจังหวัดน่าน

"""
PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1"
COLLEGES = "สำนักงานอาชีวศึกษาจังหวัดน่าน"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาน่าน"


def read(folder: Path, body: str) -> LoadedReport:
    file = folder / "report.txt"
    file.write_text(COVER + body, encoding="utf-8")
    return load(file)


def themes(loaded: LoadedReport) -> dict[str, str]:
    return {fact.raw: fact.theme for fact in loaded.facts}


@pytest.mark.parametrize("mark", ["{}) ", "ข้อ {} ", "ก-{} ", "2.{} ", "({}) "])
def test_a_heading_that_no_list_knows_ends_the_policy_before_it(mark: str, tmp_path: Path) -> None:
    titles = ("แก้หนี้สินครู", "จัดหานักการภารโรง", "อาหารกลางวันของนักเรียน", "กีฬาสีประจำปี")
    body = "\n\n".join(
        f"{mark.format(number)}{title}\nดำเนินการแล้ว {20 + number} แห่ง" for number, title in enumerate(titles, 1)
    )
    assert themes(read(tmp_path, body)) == {"21": "teacher-debt", "22": "janitor", "23": "school-lunch", "24": ""}


def test_a_letter_heads_what_follows_though_the_line_before_it_is_long(tmp_path: Path) -> None:
    body = (
        "ก. หนี้สินครู\nครูและบุคลากรทางการศึกษาที่เข้าร่วมโครงการแก้ไขปัญหาตามที่สมัครไว้มี 21 คน\n"
        "ข. อาหารกลางวัน\nโรงเรียนที่จัดอาหารกลางวันให้นักเรียนชั้นมัธยมศึกษาตอนต้นได้ตามเกณฑ์มี 22 แห่ง\n"
    )
    assert themes(read(tmp_path, body)) == {"21": "teacher-debt", "22": "school-lunch"}


def test_an_office_keeps_the_policies_of_its_page_and_lends_them_to_no_other(tmp_path: Path) -> None:
    body = (
        f"หน่วยงาน : {PRIMARY}\n\n1.1 หนี้สินครู\nแก้แล้ว 21 คน\n\n1.2 อาหารกลางวัน\nจัดแล้ว 22 แห่ง\n\n"
        f"หน่วยงาน : {SECONDARY}\n\n1.1 จัดหานักการภารโรง\nจ้างแล้ว 24 แห่ง\n\n"
        f"หน่วยงาน : {COLLEGES}\n\nทำบันทึกข้อตกลงแล้ว 23 หน่วยงาน\n"
    )
    loaded = read(tmp_path, body)
    assert {fact.raw: (fact.agency, fact.theme) for fact in loaded.facts} == {
        "21": (PRIMARY, "teacher-debt"),
        "22": (PRIMARY, "school-lunch"),
        "23": (COLLEGES, ""),
        "24": (SECONDARY, "janitor"),
    }


@pytest.mark.parametrize(
    "body",
    [
        "ปัญหาอุปสรรค\n\n1. หนี้สินครูเพิ่มขึ้น\n\n2. ค่าอาหารกลางวันไม่พอ\n\n3. ขาดนักการภารโรง\n",
        "1) หนี้สินครู\nแก้แล้ว 12 คน\n\n2) อาหารกลางวัน\nครบ 40 แห่ง\n\n"
        "ปัญหาอุปสรรค\n\n1) หนี้สินครูเพิ่มขึ้น\n\n2) ค่าอาหารกลางวันไม่พอ\n\n3) ขาดนักการภารโรง\n",
    ],
)
def test_a_list_of_problems_is_none_of_headings(body: str, tmp_path: Path) -> None:
    loaded = read(tmp_path, body)
    assert [(one.kind, one.text[3:]) for one in loaded.narratives] == [
        ("problem", "หนี้สินครูเพิ่มขึ้น"),
        ("problem", "ค่าอาหารกลางวันไม่พอ"),
        ("problem", "ขาดนักการภารโรง"),
    ]
    assert themes(loaded) in ({}, {"12": "teacher-debt", "40": "school-lunch"})


def test_an_amount_in_millions_heads_nothing(tmp_path: Path) -> None:
    body = "ข้อ 1 แก้หนี้สินครู\nแก้แล้ว 21 คน\n\nข้อ 2 อาหารกลางวัน\nงบประมาณที่ได้รับ : 32.5 ล้านบาท\n"
    assert themes(read(tmp_path, body)) == {"21": "teacher-debt", "32.5": "school-lunch"}


JANITOR = "6. จัดหานักการภารโรง\n\n6.1 ผลการดำเนินงาน\n\nจ้างแล้ว 12 คน\n\n"
TROUBLES = ("ครูไม่ครบชั้น", "หนี้สินครูเพิ่มขึ้น", "ค่าอาหารกลางวันไม่พอ")


@pytest.mark.parametrize("year", ["2567", "2569"])
@pytest.mark.parametrize("section", ["6.2 ปัญหาอุปสรรค", "ปัญหาอุปสรรค"])
@pytest.mark.parametrize("mark", ["ข้อ {} ", "ข้อที่ {} ", "5.{} ", "{}. เรื่อง", "({}) "])
def test_items_of_a_section_of_problems_head_no_policies(mark: str, section: str, year: str, tmp_path: Path) -> None:
    items = [f"{mark.format(number)}{title}" for number, title in enumerate(TROUBLES, 1)]
    file = tmp_path / "report.txt"
    body = f"{JANITOR}{section}\n\n" + "\n\n".join(items) + "\n\nข้อเสนอแนะ\n\nข้อ 1 ควรแก้หนี้สินครู\n"
    file.write_text(COVER.replace("2567", year) + body, encoding="utf-8")
    told = [(one.kind, one.text, one.policy) for one in load(file).narratives]
    assert [(kind, text) for kind, text, _ in told] == [
        ("progress", "จ้างแล้ว 12 คน"),
        *(("problem", item) for item in items),
        ("suggestion", "ข้อ 1 ควรแก้หนี้สินครู"),
    ]
    assert len({policy for _, _, policy in told}) == 1


def test_a_labelled_heading_that_goes_on_behind_problems_heads_a_policy(tmp_path: Path) -> None:
    body = (
        "ข้อ 1 จัดหานักการภารโรง\nจ้างแล้ว 21 คน\n\nปัญหาอุปสรรค\n\n1. ครูขาด\n\n"
        "ข้อ 2 แก้หนี้สินครู\nแก้แล้ว 22 คน\n\nปัญหาอุปสรรค\n\n1. เงินขาด\n\nข้อ 3 อาหารกลางวัน\nจัดแล้ว 23 แห่ง\n"
    )
    assert themes(read(tmp_path, body)) == {"21": "janitor", "22": "teacher-debt", "23": "school-lunch"}
