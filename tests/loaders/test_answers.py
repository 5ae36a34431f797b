"""Answers in words: whole, with the school that speaks, a problem beside its remedy; and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.fact import LoadedReport, Narrative

Read = Callable[[str], LoadedReport]
COVER = (
    "รายงานผลการตรวจราชการ กรณีปกติ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567\nสำนักงานศึกษาธิการจังหวัดน่าน\n\n"
    "3. การแก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา\n\n"
)
PROBLEMS = f"{COVER}3.2 ปัญหาอุปสรรค แนวทางการแก้ไขปัญหา และผลที่คาดว่าจะได้รับ\n\n"
SUGGESTIONS = f"{COVER}3.4 ข้อเสนอแนะ\n\n"
HEADS = "ปัญหาอุปสรรค\tแนวทางการแก้ไขปัญหา\tผลที่คาดว่าจะได้รับ\n"


def texts(loaded: LoadedReport) -> list[str]:
    return [told.text for told in loaded.narratives]


def groups(loaded: LoadedReport) -> list[list[str]]:
    """Return the texts of the answers that belong together."""
    found: dict[str, list[Narrative]] = {}
    for told in loaded.narratives:
        found.setdefault(told.group, []).append(told)
    return [[told.text for told in group] for group in found.values()]


@pytest.mark.parametrize(
    "line",
    [
        "ข้อเสนอแนะและแนวทางการแก้ไข",
        "ด้านนโยบาย",
        "ตารางที่ 4 จำนวนครูที่ยังขาด",
        "ไม่พบปัญหาและอุปสรรคในการดำเนินงาน",
        "ปัญหา/อุปสรรค (ถ้ามี) ..............................",
        "ลงชื่อ .................... ผู้รายงาน",
        "(นายก้องภพ ใจดี) ผู้อำนวยการโรงเรียนบ้านดอนแก้ว",
        "โรงเรียนบ้านดอนแก้ว หมู่ที่ 3 ตำบลในเวียง อำเภอเมือง",
        "บันทึกข้อตกลงความร่วมมือ ระหว่าง วิทยาลัยเทคนิคน่าน กับ บริษัท ช่างกล จำกัด",
        "สหกรณ์ออมทรัพย์ครูน่าน จำกัด",
        "1. งบลงทุน 2. งบบุคลากร",
        "และบุคลากรที่ยังไม่ได้",
    ],
)
def test_labels_headings_names_and_rests_are_no_problem(line: str, read: Read) -> None:
    assert texts(read(f"{PROBLEMS}{line}\n")) == []


@pytest.mark.parametrize(
    "line",
    [
        "นายก้องภพ ใจดี",
        "โรงเรียนบ้านดอนแก้ว",
        "สพป.น่าน เขต 1",
        "อำเภอปัว",
        "น่าน",
        "วิทยาลัยเทคนิคน่าน",
        "คณะกรรมการสถานศึกษา",
        "ศึกษานิเทศก์",
        "โครงการบ้านหนังสือ",
        "ด้านบุคลากร",
        "บุคลากร:",
        "QR Code",
        "จำนวน 12 แห่ง",
    ],
)
def test_a_name_a_topic_or_a_number_alone_is_no_answer(line: str, read: Read) -> None:
    assert texts(read(f"{PROBLEMS}{line}\n")) == texts(read(f"{SUGGESTIONS}{line}\n")) == []


@pytest.mark.parametrize("line", ["ไฟฟ้าดับ", "เกลี่ยครู", "- ครูต่างถิ่น", "1. ไฟฟ้าดับ", "ผู้ค้ำประกันเดือดร้อน 7 คน"])
def test_a_short_answer_needs_no_known_verb(line: str, read: Read) -> None:
    assert texts(read(f"{PROBLEMS}{line}\n")) == texts(read(f"{SUGGESTIONS}{line}\n")) == [line]


@pytest.mark.parametrize("line", ["เน็ตช้า", "- ยังขาดครู", "ผู้อำนวยการย้ายบ่อย", "ของบซ่อมหลังคา", "หลังคารั่ว"])
def test_a_short_sentence_is_a_problem(line: str, read: Read) -> None:
    assert texts(read(f"{PROBLEMS}{line}\n")) == [line]


def test_what_went_well_is_no_problem_but_a_result(read: Read) -> None:
    loaded = read(f"{PROBLEMS}โรงเรียนทุกแห่งได้รับงบครบถ้วน\n\nโรงเรียนได้งบครบถ้วน แต่มาช้า\n")
    assert [told.kind for told in loaded.narratives] == ["progress", "problem"]


def test_an_answer_goes_on_behind_a_break(read: Read) -> None:
    loaded = read(
        f"{SUGGESTIONS}1. ควรประสานสถาบันการเงินทุกแห่ง\n\nและสหกรณ์ออมทรัพย์ครู\n\n2. ควรมีหลักสูตรระยะสั้นและ\n\nทวิศึกษา\n"
    )
    assert texts(loaded) == [
        "1. ควรประสานสถาบันการเงินทุกแห่ง และสหกรณ์ออมทรัพย์ครู",
        "2. ควรมีหลักสูตรระยะสั้นและ ทวิศึกษา",
    ]


def test_for_whom_a_sentence_is_may_stand_on_its_next_line(read: Read) -> None:
    loaded = read(f"{SUGGESTIONS}ธนาคารควรลดดอกเบี้ย\n\nให้สมาชิก\n\nขยายเวลา\n")
    assert texts(loaded) == ["ธนาคารควรลดดอกเบี้ย ให้สมาชิก", "ขยายเวลา"]


def test_a_row_that_a_page_break_has_cut_is_one(read: Read) -> None:
    rows = (
        "1. ครูไม่พอ\t1. จ้างครูเพิ่ม\t1. มีครูครบ\n"
        "2. โรงเรียนต่างกันมากจน\t2. สร้างเครือข่ายเพื่อ\t2. โรงเรียนทุกแห่งได้\n"
        "จับคู่กันไม่ได้\tแลกเปลี่ยนครู\tครูไปสอนข้ามกัน\n"
    )
    assert groups(read(f"{PROBLEMS}{HEADS}{rows}")) == [
        ["1. ครูไม่พอ", "1. จ้างครูเพิ่ม", "1. มีครูครบ"],
        [
            "2. โรงเรียนต่างกันมากจน จับคู่กันไม่ได้",
            "2. สร้างเครือข่ายเพื่อ แลกเปลี่ยนครู",
            "2. โรงเรียนทุกแห่งได้ ครูไปสอนข้ามกัน",
        ],
    ]


@pytest.mark.parametrize(
    ("row", "together"),
    [
        # only the problem has a number
        ("3. ครูไม่พอ\tจ้างครูเพิ่ม\tมีครูครบ", [["3. ครูไม่พอ", "จ้างครูเพิ่ม", "มีครูครบ"]]),
        # the remedies have numbers of their own
        ("2. ระบบล่มบ่อย\t<p>1. ลงซ้ำ</p><p>2. ลงนอกเวลา</p>\t", [["2. ระบบล่มบ่อย", "1. ลงซ้ำ", "2. ลงนอกเวลา"]]),
        # each problem has its remedy, one of them with a dash behind it
        (
            "<p>1. ครูไม่พอ</p><p>2. งบไม่พอ</p>\t<p>1. จ้างครู</p><p>- เกลี่ยครู</p><p>2. ระดมทุน</p>\t",
            [["1. ครูไม่พอ", "1. จ้างครู", "- เกลี่ยครู"], ["2. งบไม่พอ", "2. ระดมทุน"]],
        ),
        # they share one
        ("<p>1. ครูไม่พอ</p><p>2. งบไม่พอ</p>\tขอความร่วมมือ\t", [["1. ครูไม่พอ", "2. งบไม่พอ", "ขอความร่วมมือ"]]),
    ],
)
def test_a_problem_and_its_remedy_are_one_group(row: str, together: list[list[str]], read: Read) -> None:
    assert groups(read(f"{PROBLEMS}{HEADS}{row}\n")) == together


def test_a_school_speaks_where_a_sentence_begins_with_it_or_its_name_heads_the_lines(read: Read) -> None:
    loaded = read(
        f"{PROBLEMS}โรงเรียนบ้านดอนแก้ว ไม่มีนักการภารโรง\n\nโรงเรียนบ้านดอนแก้วและโรงเรียนบ้านน้ำลัด ขาดครู\n\n"
        "โรงเรียนขาดครูทุกแห่ง\n\nโรงเรียนบ้านห้วยลึก\n\n1. หลังคารั่ว\n\n2. เน็ตช้า\n\n"
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\n\nครูไม่พอ\n"
    )
    assert [(told.text[:12], told.school) for told in loaded.narratives] == [
        ("โรงเรียนบ้าน", "โรงเรียนบ้านดอนแก้ว"),
        ("โรงเรียนบ้าน", ""),
        ("โรงเรียนขาดค", ""),
        ("1. หลังคารั่", "โรงเรียนบ้านห้วยลึก"),
        ("2. เน็ตช้า", "โรงเรียนบ้านห้วยลึก"),
        ("ครูไม่พอ", ""),
    ]


def test_a_school_speaks_in_its_row(read: Read) -> None:
    table = "โรงเรียน\tปัญหา\tแนวทางแก้ไข\nโรงเรียนบ้านดอนแก้ว\tขาดครู\tจ้างครู\nโรงเรียนบ้านน้ำลัด\tขาดงบ\tระดมทุน\n"
    told = {(told.text, told.school) for told in read(f"{PROBLEMS}{table}").narratives}
    assert told == {
        ("ขาดครู", "โรงเรียนบ้านดอนแก้ว"),
        ("จ้างครู", "โรงเรียนบ้านดอนแก้ว"),
        ("ขาดงบ", "โรงเรียนบ้านน้ำลัด"),
        ("ระดมทุน", "โรงเรียนบ้านน้ำลัด"),
    }


def test_schools_of_a_list_head_nothing(read: Read) -> None:
    loaded = read(f"{PROBLEMS}โรงเรียนบ้านดอนแก้ว\n\nโรงเรียนบ้านน้ำลัด\n\nขาดครู\n")
    assert [(told.text, told.school) for told in loaded.narratives] == [("ขาดครู", "")]
