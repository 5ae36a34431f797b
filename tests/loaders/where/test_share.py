"""Of an office of several provinces, which one a figure is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import load

COVER = """แบบรายงานผลการตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567
สำนักงานศึกษาธิการจังหวัดสมุทรสาคร
3. การแก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา
3.1 ผลการดำเนินงาน
หน่วยงาน สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสาคร สมุทรสงคราม
"""
BOTH = ("สมุทรสาคร", "สมุทรสงคราม")
FIRST, SECOND = BOTH


def provinces_of(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "report.txt"
    path.write_text(COVER + text, encoding="utf-8")
    facts = load(path).facts
    assert {fact.provinces for fact in facts} <= {BOTH, (FIRST,)}
    return [(fact.raw, fact.province) for fact in facts]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "มีครูร่วมโครงการ จำนวน 9 คน (จ.สมุทรสาคร 2 คน, สมุทรสงคราม 7 คน)",
            [("9", ""), ("2", FIRST), ("7", SECOND)],
        ),
        (
            "มีครูร่วมโครงการในจังหวัดสมุทรสาคร จำนวน 2 คน และจังหวัดสมุทรสงคราม จำนวน 7 คน",
            [("2", FIRST), ("7", SECOND)],
        ),
        ("แก้ไขปัญหาหนี้สินสำเร็จ จำนวน 7 คน (จังหวัดสมุทรสงคราม)", [("7", SECOND)]),
        ("ทังสองจังหวัด คือ จังหวัดสมุทรสาคร และจังหวัดสมุทรสงคราม มีครูร่วมโครงการ 9 คน", [("9", "")]),
        ("ครูในจังหวัดสมุทรสาคร และจังหวัดสมุทรสงคราม จำนวน 9 คน ร่วมโครงการ", [("9", "")]),
        ("ครูใน จ.สมุทรสาคร, สมุทรสงคราม จำนวน 9 คน ร่วมโครงการ", [("9", "")]),
        ("สพม.สมุทรสาคร สมุทรสงคราม จำนวน 9 คน ร่วมโครงการ", [("9", "")]),
        ("สพม.สมุทรสาคร และสมุทรสงคราม มี 9 คน ร่วมโครงการ", [("9", "")]),
        ("จังหวัด\tครูที่ร่วมโครงการ (คน)\nจังหวัดสมุทรสาคร\t2\nจังหวัดสมุทรสงคราม\t7\n", [("2", FIRST), ("7", SECOND)]),
    ],
)
def test_a_figure_is_of_the_province_named_beside_it(text: str, told: list[tuple[str, str]], tmp_path: Path) -> None:
    assert provinces_of(tmp_path, text) == told


def test_an_office_of_one_province_needs_no_other_word(tmp_path: Path) -> None:
    text = "หน่วยงาน สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร\nจังหวัดสมุทรสาคร มีครูร่วมโครงการ จำนวน 2 คน"
    assert provinces_of(tmp_path, text) == [("2", "")]


OFFICE = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสาคร สมุทรสงคราม"


def test_offices_called_by_one_province_each_tell_what_is_whose(tmp_path: Path) -> None:
    """The office is one, but its rows are two."""
    text = "หน่วยงาน\tร่วมโครงการ (คน)\nสพป.สมุทรสาคร\t100\nสพม.สมุทรสาคร\t40\nสพม.สมุทรสงคราม\t15\n"
    assert provinces_of(tmp_path, text) == [("100", ""), ("40", FIRST), ("15", SECOND)]
    assert provinces_of(tmp_path, text.replace("สพม.สมุทรสงคราม\t15\n", "")) == [("100", ""), ("40", "")]


def test_a_report_of_the_office_for_one_of_its_provinces_is_of_that_one(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    cover = COVER.replace("สำนักงานศึกษาธิการจังหวัดสมุทรสาคร", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสงคราม จังหวัดสมุทรสงคราม")
    path.write_text(cover.rpartition("หน่วยงาน ")[0] + "มีครูร่วมโครงการ จำนวน 15 คน", encoding="utf-8")
    loaded = load(path)
    assert loaded.report and (loaded.report.agency, loaded.report.provinces) == (OFFICE, (SECOND,))
    assert [(fact.agency, fact.provinces, fact.province) for fact in loaded.facts] == [(OFFICE, BOTH, SECOND)]
