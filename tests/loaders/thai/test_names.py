"""Office, province and school names in text, whole, short and damaged."""

from __future__ import annotations

import re

import pytest

from facts.codes import damage_key, default_codes
from loaders.thai.folding import Folded, fold
from loaders.thai.names import Names, default_names, schools

PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"


@pytest.fixture(scope="module")
def names() -> Names:
    return default_names()


OFFICES = {
    "สพป.เลย เขต 2": (f"{PRIMARY}เลย เขต 2", "สพฐ.", ("เลย",)),
    "สพป.เลย เขต ๒": (f"{PRIMARY}เลย เขต 2", "สพฐ.", ("เลย",)),
    "สพป. เลย เขต2": (f"{PRIMARY}เลย เขต 2", "สพฐ.", ("เลย",)),
    "สพป.สค.": (f"{PRIMARY}สมุทรสาคร", "สพฐ.", ("สมุทรสาคร",)),
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาพังงา": (f"{PRIMARY}พังงา", "สพฐ.", ("พังงา",)),
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาลำพูน เขต 1": (f"{PRIMARY}ลำพูน เขต 1", "สพฐ.", ("ลำพูน",)),
    # sara am fallen apart in three ways
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาลาพูน เขต 1": (f"{PRIMARY}ลำพูน เขต 1", "สพฐ.", ("ลำพูน",)),
    "สํานักงานเขตพื้นที่การศึกษาประถมศึกษาลําพูน เขต 1": (f"{PRIMARY}ลำพูน เขต 1", "สพฐ.", ("ลำพูน",)),
    "ส านักงานเขตพื้นที่การศึกษาประถมศึกษาล าพูน เขต 1": (f"{PRIMARY}ลำพูน เขต 1", "สพฐ.", ("ลำพูน",)),
    "สพม.แพร่": (f"{SECONDARY}แพร่", "สพฐ.", ("แพร่",)),
    "สพม.สค. สส.": (f"{SECONDARY}สมุทรสาคร สมุทรสงคราม", "สพฐ.", ("สมุทรสาคร", "สมุทรสงคราม")),
    "สพม.สมุทรสาคร สมุทรสงคราม": (f"{SECONDARY}สมุทรสาคร สมุทรสงคราม", "สพฐ.", ("สมุทรสาคร", "สมุทรสงคราม")),
    "สพม.เลย หนองบัวลำภู": (f"{SECONDARY}เลย หนองบัวลำภู", "สพฐ.", ("เลย", "หนองบัวลำภู")),
    "ศธจ.เลย": ("สำนักงานศึกษาธิการจังหวัดเลย", "สป.", ("เลย",)),
    "สำนักงานศึกษาธิการจังหวัดแม่ฮ่องสอน": ("สำนักงานศึกษาธิการจังหวัดแม่ฮ่องสอน", "สป.", ("แม่ฮ่องสอน",)),
    "ศธภ.17": ("สำนักงานศึกษาธิการภาค 17", "สป.", ()),
    "สกร.จังหวัดเลย": ("สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดเลย", "สกร.", ("เลย",)),
    "สำนักงานส่งเสริมการเรียนรู้จังหวัดเลย": ("สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดเลย", "สกร.", ("เลย",)),
    "สำนักงาน กศน.จังหวัดเลย": ("สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดเลย", "สกร.", ("เลย",)),
    "อาชีวศึกษาจังหวัดเลย": ("สำนักงานอาชีวศึกษาจังหวัดเลย", "สอศ.", ("เลย",)),
    "ศูนย์การศึกษาพิเศษประจำจังหวัดเลย": ("ศูนย์การศึกษาพิเศษประจำจังหวัดเลย", "สพฐ.", ("เลย",)),
    "ศกศ.เลย": ("ศูนย์การศึกษาพิเศษประจำจังหวัดเลย", "สพฐ.", ("เลย",)),
    "สช.จังหวัดเลย": ("สำนักงานคณะกรรมการส่งเสริมการศึกษาเอกชน", "สช.", ("เลย",)),
    "สพฐ.": ("สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "สพฐ.", ()),
}


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_has_one_name_under_many_spellings(text: str, names: Names) -> None:
    (agency,) = names.agencies(fold(f"รายงานโดย {text} แล้ว"))
    assert (agency.name, agency.affiliation, agency.provinces) == OFFICES[text]


@pytest.mark.parametrize("text", OFFICES)
@pytest.mark.parametrize("heading", ["{}", "หน่วยงาน {}", "หน่วยงาน : {}", "1. {}", "- {}"])
def test_a_heading_holds_only_an_office(heading: str, text: str, names: Names) -> None:
    agency = names.only_agency(fold(heading.format(text)))
    assert agency is not None
    assert agency.name == OFFICES[text][0]


@pytest.mark.parametrize("text", ["สพป.เลย เขต 2 ดำเนินการแล้ว", "โรงเรียนบ้านนา", "", "หน่วยงาน", "นักเรียนในจังหวัดเลย"])
def test_a_sentence_is_no_heading(text: str, names: Names) -> None:
    assert names.only_agency(fold(text)) is None


def test_offices_of_a_sentence_stand_in_order(names: Names) -> None:
    text = "สพป.น่าน เขต 1 ร่วมกับ สพม.น่าน และ ศธจ.น่าน"
    found = names.agencies(fold(text))
    assert [agency.name for agency in found] == [
        f"{PRIMARY}น่าน เขต 1",
        f"{SECONDARY}น่าน",
        "สำนักงานศึกษาธิการจังหวัดน่าน",
    ]
    assert [fold(text)[agency.start : agency.end].strip() for agency in found] == [
        fold(name) for name in ("สพป.น่าน เขต 1", "สพม.น่าน", "ศธจ.น่าน")
    ]


def test_the_area_number_is_the_offices_and_the_figure_is_not(names: Names) -> None:
    (agency,) = names.agencies(fold("สพป.น่าน เขต 1 12 แห่ง"))
    assert agency.name == f"{PRIMARY}น่าน เขต 1"
    (agency,) = names.agencies(fold("สพป.พังงา 12 แห่ง"))
    assert agency.name == f"{PRIMARY}พังงา"


@pytest.mark.parametrize("areas", ["เขต 1 และ เขต 2", "เขต 1 และ 2", "เขต 1-3", "เขต 1, 2 และ 3"])
def test_several_areas_are_no_one_office(areas: str, names: Names) -> None:
    assert names.agencies(fold(f"สพป.น่าน {areas} ร่วมกัน")) == []


def test_secondary_offices_had_numbers(names: Names) -> None:
    (agency,) = names.agencies(fold("สพม.เขต ๓๗ รายงาน"))
    assert (agency.name, agency.provinces) == (f"{SECONDARY} เขต 37", ())
    assert agency.is_local


def test_a_line_s_end_is_no_part_of_an_abbreviation(names: Names) -> None:
    assert [agency.name for agency in names.agencies(fold("รวม 9 แห่ง\nสพม.น่าน มี 3 แห่ง"))] == [f"{SECONDARY}น่าน"]


def test_a_name_with_letters_lost_is_known_in_its_province(names: Names) -> None:
    text = "โรงเรียนในสังกัด สพ.น.น เขต 2 และ สพป.น่าน เขต 1"
    assert [agency.name for agency in names.worn(fold(text), ("น่าน",))] == [f"{PRIMARY}น่าน เขต 2"]
    assert names.worn(fold(text), ("เลย",)) == names.worn(fold(text), ("น่าน", "แพร่")) == []


@pytest.mark.parametrize("province", [province.province_th for province in default_codes().provinces])
@pytest.mark.parametrize("damage", [("ำ", "า"), ("ำ", " า"), ("ำ", "ํา"), ("แ", "เเ"), ("่", ""), ("้", "")])
def test_a_damaged_province_is_found(province: str, damage: tuple[str, str], names: Names) -> None:
    assert names.provinces(fold(f"ในจังหวัด{province.replace(*damage)} มีโรงเรียน")) == (province,)


def test_no_two_provinces_share_a_key() -> None:
    keys = [damage_key(province.province_th) for province in default_codes().provinces]
    assert len(set(keys)) == len(keys) == 77


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("โรงเรียนบ้านหนองไผ่ ได้รับทุน 5 ทุน", ["โรงเรียนบ้านหนองไผ่"]),
        ("วิทยาลัยเทคนิคเลย และวิทยาลัยการอาชีพด่านซ้าย มีครู 9 คน", ["วิทยาลัยเทคนิคเลย", "วิทยาลัยการอาชีพด่านซ้าย"]),
        ("วิทยาลัยเทคนิคเลย", ["วิทยาลัยเทคนิคเลย"]),
        ("โรงเรียนในสังกัด 12 แห่ง", []),
        ("โรงเรียนคุณภาพทุกแห่ง", []),
        ("สถานศึกษาในจังหวัด", []),
        ("โรงเรียนตั้งแต่ปี 2561 ได้รับงบ 900 บาท", []),
        ("โรงเรียนตั้งตรงวิทยา ได้รับงบ 900 บาท", ["โรงเรียนตั้งตรงวิทยา"]),
        ("โรงเรียนหลัก และโรงเรียนหลักสูตรสองภาษา", []),
        ("โรงเรียนหลักเมืองวิทยา", ["โรงเรียนหลักเมืองวิทยา"]),
        ("โรงเรียน" + "พัฒนาการเรียนรู้ของผู้เรียน" * 4, []),
        ("โรงเรียนบางปะอินพิทยา และโรงเรียนบางแห่ง", ["โรงเรียนบางปะอินพิทยา"]),
        ("วิทยาลัยการอาชีพขอนหาด ส่วนโรงเรียนขอย้ายครู", ["วิทยาลัยการอาชีพขอนหาด"]),
        ("โรงเรียนจะนะวิทยา และโรงเรียนจะแนะแนวอาชีพ", ["โรงเรียนจะนะวิทยา"]),
        ("โรงเรียนสองดาวศึกษา และโรงเรียนสองภาษา", ["โรงเรียนสองดาวศึกษา"]),
        ("โรงเรียนมาบตาพุดวิทยา เด็กโรงเรียนมากกว่า 9 แห่ง", ["โรงเรียนมาบตาพุดวิทยา"]),
        ("โรงเรียนกำแพงแสนศึกษา และโรงเรียนกำลังปรับปรุง", ["โรงเรียนกำแพงแสนศึกษา"]),
        ("โรงเรียนมัธยมวัดใหม่ และโรงเรียนมัธยมศึกษา", ["โรงเรียนมัธยมวัดใหม่"]),
        ("โรงเรียนละแมศึกษา และโรงเรียนละไม่เกิน 5 คน", ["โรงเรียนละแมศึกษา"]),
        ("โรงเรียนราชประชานุเคราะห์ 99 กับโรงเรียนราชประชานุเคราะห์ทุกแห่ง", ["โรงเรียนราชประชานุเคราะห์ 99"]),
    ],
)
def test_schools_have_names_and_kinds_of_schools_do_not(text: str, expected: list[str]) -> None:
    assert [name for name, _ in schools(Folded(text))] == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("เขาวังวิทยา", "เข้าร่วมโครงการ"),
        ("นาดีศึกษา", "นำผลไปใช้"),
        ("ท่าแพวิทยา", "ทำแผนเผชิญเหตุ"),
        ("ท่างามศึกษา", "ทางไกลผ่านดาวเทียม"),
        ("ด่านซ้ายวิทยา", "ด้านวิชาการ"),
        ("หางดงวิทยา", "ห่างไกล"),
        ("สงวนศักดิ์ศึกษา", "ส่งข้อมูลครบ"),
        ("ตอนิมิตวิทยา", "ต่อไป"),
        ("ตองแขบศึกษา", "ต้องจัดเวร"),
        ("แจงร้อนวิทยา", "แจ้งผลแล้ว"),
        ("สงเปลือยวิทยา", "ส่งเสริมอาชีพ"),
        ("นันทวิทยา", "นั้นมีครู"),
        ("วัดบันไดสูง", "ได้รับทุน"),
    ],
)
def test_a_tone_alone_makes_no_school_s_name_a_kind_of_school(name: str, kind: str) -> None:
    def toneless(text: str) -> str:
        return re.sub("[\u0e48-\u0e4b]", "", text)

    text = f"โรงเรียน{name} และโรงเรียน{kind}"
    assert [found for found, _ in schools(Folded(text))] == [f"โรงเรียน{name}"]
    assert [found for found, _ in schools(Folded(toneless(text)))] == [toneless(f"โรงเรียน{name}")]


@pytest.mark.parametrize("name", ["ไม้งามวิทยา", "ข่อยสูงศึกษา", "ท่างิ้ววิทยา", "ด่านมะขามศึกษา"])
@pytest.mark.parametrize("kind", ["ไม่มีไฟฟ้า", "ขอรับงบ", "ทำเอกสาร", "เข้าแถวหน้าเสาธง", "นำร่อง", "ต้องรอ"])
def test_tone_marks_as_written_tell_names_from_kinds(name: str, kind: str) -> None:
    text = f"โรงเรียน{name} และโรงเรียน{kind}"
    assert [found for found, _ in schools(Folded(text))] == [f"โรงเรียน{name}"]
