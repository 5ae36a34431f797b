"""Headings of offices in all their shapes, and papers without a cover."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.fact import LoadedReport

Read = Callable[[str], LoadedReport]
COVER = "รายงานผลการตรวจราชการ ปีงบประมาณ พ.ศ. 2567 รอบที่ 1\nสำนักงานศึกษาธิการจังหวัดน่าน\n\n"
COVER += "3. แก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา\n\n"
PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1"
LEARNING = "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดน่าน"


def told(loaded: LoadedReport) -> list[tuple[str, str]]:
    return [(fact.raw, fact.agency) for fact in loaded.facts]


@pytest.mark.parametrize(
    "heading",
    [
        f"{PRIMARY} (สพป.น่าน เขต 1)",
        f"{PRIMARY} (สพป.นน.1)",
        f"หน่วยงาน {PRIMARY} (สพป.น่าน เขต 1)",
        f"{PRIMARY} Nan Primary Educational Service Area Office 1",
        f"{PRIMARY} (Nan Primary Educational Service Area Office 1)",
        f"{PRIMARY} โทร. 0 5471 0122",
        f"{PRIMARY} (สพป.น่าน เขต 1) โทรศัพท์ 054-710122 ต่อ 11",
        f"{PRIMARY} (ต่อ)",
        f"1) {PRIMARY} (สพป.น่าน เขต 1)",
        "สพป.นน 1",
        "สพป.นน.1",
        "สพป.น่าน 1",
    ],
)
def test_what_stands_behind_a_name_leaves_it_a_heading(read: Read, heading: str) -> None:
    loaded = read(f"{COVER}{LEARNING}\n\nมีครู จำนวน 12 คน\n\n{heading}\n\nมีครู จำนวน 15 คน\n")
    assert told(loaded) == [("12", LEARNING), ("15", PRIMARY)]


@pytest.mark.parametrize(
    "line", [f"{PRIMARY} (ร่วมกับ สพม.น่าน จัดอบรม)", f"{PRIMARY} จัดอบรมครู", f"{PRIMARY} (ดูภาคผนวก ก.)"]
)
def test_other_words_behind_a_name_make_no_heading(read: Read, line: str) -> None:
    loaded = read(f"{COVER}{LEARNING}\n\nมีครู จำนวน 12 คน\n\n{line}\n\nมีครู จำนวน 15 คน\n")
    assert told(loaded)[1] == ("15", LEARNING)


@pytest.mark.parametrize(
    "heading",
    [
        "เทศบาลเมืองปัว",
        "เทศบาลตำบลเวียงสา (ทต.เวียงสา)",
        "อบต.บ่อเกลือ",
        "องค์การบริหารส่วนตำบลบ่อเกลือ โทร. 054-123456",
        "วิทยาลัยเทคนิคสองแคว",
        "สำนักงานพระพุทธศาสนาจังหวัดน่าน",
    ],
)
def test_an_office_that_is_not_listed_ends_the_one_before_and_speaks_for_its_own(read: Read, heading: str) -> None:
    loaded = read(f"{COVER}{LEARNING}\n\nมีครู จำนวน 12 คน\n\n{heading}\n\nมีครู จำนวน 15 คน\n")
    (_, first), (_, second) = told(loaded)
    assert first == LEARNING
    assert second and second in heading and second != LEARNING


def test_a_municipality_may_name_a_row(read: Read) -> None:
    loaded = read(f"{COVER}หน่วยงาน\tครู (คน)\nสพป.น่าน เขต 1\t12\nเทศบาลเมืองปัว\t15\nอบต.บ่อเกลือ\t9\n")
    assert told(loaded) == [("12", PRIMARY), ("15", "เทศบาลเมืองปัว"), ("9", "อบต.บ่อเกลือ")]


def test_a_body_is_no_class_level(read: Read) -> None:
    loaded = read(f"{COVER}ห้องเรียนพิเศษ สังกัด สกอ. 5 แห่ง และนักเรียนชั้น ป. 4 สอบครบ")
    assert [(fact.raw, fact.unit) for fact in loaded.facts] == [("5", "แห่ง")]


def test_an_area_that_no_list_has_is_said(read: Read) -> None:
    loaded = read(f"{COVER}หน่วยงาน สพป.น่าน เขต 9\n\nมีครู จำนวน 12 คน และนักเรียน 240 คน\n")
    assert [issue.raw for issue in loaded.issues if issue.code == "office-not-listed"] == [
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 9"
    ]


def test_the_only_area_of_a_province_needs_no_number(read: Read) -> None:
    loaded = read(f"{COVER}หน่วยงาน สพป.สมุทรสงคราม เขต 1\n\nมีครู จำนวน 12 คน\n")
    assert told(loaded) == [("12", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสงคราม")]


PAPERS = {
    "letter": (
        f"ที่ ศธ 04123/ว 55\n\n{PRIMARY}\nถนนสายเหนือ อำเภอเมือง นน 55000\n\n15 พฤศจิกายน 2566\n\n"
        "เรื่อง รายงานจำนวนครู\nเรียน ศึกษาธิการจังหวัดน่าน\n\nด้วยมีครูเข้าอบรม จำนวน 47 คน\n",
        2567,
    ),
    "memo": (
        f"บันทึกข้อความ\nส่วนราชการ กลุ่มนิเทศ {PRIMARY} โทร 054-710122\nที่ ศธ 04077/123 วันที่ 3 มกราคม 2567\n"
        "เรื่อง รายงานผลการนิเทศ\n\nครูรับการนิเทศ จำนวน 47 คน\n",
        2567,
    ),
    "minutes": (
        f"รายงานการประชุมผู้บริหาร\n{PRIMARY}\nครั้งที่ 3/2567\nวันพุธที่ 13 มีนาคม 2567\n"
        "ณ ห้องประชุมศึกษาธิการจังหวัด\n\nผู้มาประชุม 47 คน\n",
        2567,
    ),
    "order": (
        f"คำสั่ง{PRIMARY}\nที่ 88/2567\nเรื่อง แต่งตั้งกรรมการ\n\nแต่งตั้งครู 47 คน\n\nสั่ง ณ วันที่ 5 ตุลาคม พ.ศ. 2567\n",
        2568,
    ),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_without_a_cover_tells_office_and_year_in_its_first_lines(read: Read, paper: str) -> None:
    text, year = PAPERS[paper]
    loaded = read(text)
    assert loaded.report is not None
    assert (loaded.report.agency, loaded.report.fiscal_year) == (PRIMARY, year)
    assert [fact.raw for fact in loaded.facts] == ["47"]


def test_an_excerpt_s_caption_tells_office_and_year(read: Read) -> None:
    loaded = read("ตารางที่ 3 จำนวนครู สังกัด สพป.น่าน เขต 1 ปีการศึกษา 2566\n\nโรงเรียน\tครู (คน)\nบ้านก\t12\nบ้านข\t15\n")
    assert [(fact.agency, fact.school_year) for fact in loaded.facts] == [(PRIMARY, 2566)] * 2


AREA_1, AREA_2 = (f"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต {number}" for number in (1, 2))
OF_CLASSES = "หน่วยงาน\tชั้น\tนักเรียน (คน)\nสพป.น่าน เขต 1\tป.1\t40\n\tป.2\t20\n"
NEXT = "สพป.น่าน เขต 2\tป.1\t12\n\tป.2\t10\n"
HEADED = "ชั้น\tนักเรียน (คน)\nสพป.น่าน เขต 1\t\nป.1\t40\nป.2\t20\n{}สพป.น่าน เขต 2\t\nป.1\t12\nป.2\t10\n{}รวมทั้งสิ้น\t82\n"


@pytest.mark.parametrize("office", ["สำนักงานศึกษาธิการจังหวัดน่าน", AREA_1])
@pytest.mark.parametrize(
    ("table", "totals"),
    [
        (f"{OF_CLASSES}{NEXT}\tรวม\t82\n", {"82": ""}),
        (f"{OF_CLASSES}\tรวม\t60\n{NEXT}\tรวม\t22\n\tรวมทั้งสิ้น\t82\n", {"60": AREA_1, "22": AREA_2, "82": ""}),
        (HEADED.format("", ""), {"82": ""}),
        (HEADED.format("รวม\t60\n", "รวม\t22\n"), {"60": AREA_1, "22": AREA_2, "82": ""}),
        ("หน่วยงาน\tครู (คน)\nสพป.น่าน เขต 1\t40\nสพป.น่าน เขต 2\t12\nรวม\t52\n", {"52": ""}),
        ("หน่วยงาน\tครู (คน)\nรวม\t52\nสพป.น่าน เขต 1\t40\nสพป.น่าน เขต 2\t12\n", {"52": ""}),
        ("รายการ\tสพป.น่าน เขต 1\tสพป.น่าน เขต 2\tรวม\nครู (คน)\t40\t12\t52\n", {"52": ""}),
        ("สพป.น่าน เขต 1 มีครู 40 คน สพป.น่าน เขต 2 มีครู 12 คน รวม 52 คน\n", {"52": ""}),
    ],
    ids=["labels", "subtotals", "heads", "heads and subtotals", "rows", "total first", "columns", "a sentence"],
)
def test_the_total_of_two_offices_is_no_single_one_s(
    table: str, totals: dict[str, str], office: str, read: Read
) -> None:
    cover = f"แบบตรวจราชการ รอบที่ 1 ประจำปีงบประมาณ พ.ศ. 2567\n\n{office}\n\n6. จัดหานักการภารโรง\n\n6.1 ผลการดำเนินงาน\n\n"
    loaded = read(cover + table)
    found = {fact.raw: fact.agency for fact in loaded.facts if fact.role == "total"}
    assert found == totals
