"""Where the texts of a report stand: policy, section, office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facts.codes import CODES_DIR, Codes
from facts.fact import Fact, LoadedReport
from loaders.assemble import assemble
from loaders.files.plain import text as text_files
from loaders.thai.names import Names

Read = Callable[[str], LoadedReport]
FY2567 = """แบบตรวจราชการ รอบที่ 1 ประจำปีงบประมาณ พ.ศ. 2567

สำนักงานศึกษาธิการจังหวัดน่าน

"""
FY2566 = """แบบรายงานผลการตรวจราชการ ประจำปีงบประมาณ พ.ศ. 2566

หน่วยงาน สำนักงานศึกษาธิการจังหวัดน่าน

"""
DEBT_67 = "แก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษาให้เห็นผลเป็นรูปธรรม"
DEBT_66 = "การแก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา"
JANITORS = "จัดหานักการภารโรง"
PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาน่าน"


def by_raw(loaded: LoadedReport) -> dict[str, Fact]:
    return {fact.raw: fact for fact in loaded.facts}


def places(loaded: LoadedReport) -> dict[str, tuple[str, str, str]]:
    return {fact.raw: (fact.policy_code, fact.section, fact.agency) for fact in loaded.facts}


@pytest.mark.parametrize(
    "heading",
    [
        f"3. {DEBT_67}",
        f"๓. {DEBT_67}",
        f"3.{DEBT_67}",
        f"นโยบายที่ 3 {DEBT_67}",
        f"3. {DEBT_67.replace('ำ', 'ํา').replace('แ', 'เเ')}",
        f"3. {DEBT_67[:30]} {DEBT_67[30:]}",
        f"3. {DEBT_67[:48]}\n{DEBT_67[48:]}",
    ],
    ids=["plain", "Thai digit", "no space", "labelled", "damaged", "a space within", "broken over lines"],
)
def test_a_heading_is_known_by_its_title(heading: str, read: Read) -> None:
    loaded = read(f"{FY2567}{heading}\n\n3.1 ผลการดำเนินงาน\n\nมีครูลงทะเบียน 47 คน\n")
    (fact,) = loaded.facts
    assert (fact.policy_code, fact.theme, fact.section) == ("3", "teacher-debt", "results")
    assert fact.policy == DEBT_67


def test_a_heading_glued_to_its_text_still_opens_its_policy(read: Read) -> None:
    loaded = read(f"{FY2567}3. {DEBT_67} มีครูลงทะเบียน 47 คน\n")
    assert places(loaded)["47"][0] == "3"


def test_a_repeated_heading_changes_nothing(read: Read) -> None:
    policy = f"3. {DEBT_67}\n\n"
    text = f"{FY2567}{policy}3.1 ผลการดำเนินงาน\n\nมีครู 47 คน\n\n{policy}3.1 ผลการดำเนินงาน\n\nมีโรงเรียน 12 แห่ง\n"
    assert places(read(text)) == {"47": ("3", "results", ""), "12": ("3", "results", "")}


def test_a_misnumbered_heading_is_counted_by_its_place(read: Read) -> None:
    text = f"{FY2567}5. {DEBT_67}\n\nมีครู 47 คน\n\n5. {JANITORS}\n\nจ้างแล้ว 12 อัตรา\n"
    found = places(read(text))
    assert (found["47"][0], found["12"][0]) == ("5", "6")


def test_fy2566_carries_the_focus_point(read: Read) -> None:
    text = f"{FY2566}นโยบายที่ 5 การพัฒนาครู\n\n5.3 {DEBT_66}\n\n5.3.1 ความก้าวหน้าของการดำเนินงานตามนโยบาย\n\nมีครู 47 คน\n"
    loaded = read(text)
    assert places(loaded) == {"47": ("5.3", "results", "")}
    assert loaded.report is not None
    assert loaded.report.framework == "inspection-2566"


@pytest.mark.parametrize("number", ["5.2.1", "๕.๓.๑", "1.1.1"])
def test_a_section_under_a_wrong_number_belongs_to_the_policy_above(number: str, read: Read) -> None:
    text = f"{FY2566}5.3 {DEBT_66}\n\n{number} ความก้าวหน้าของการดำเนินงานตามนโยบาย\n\nมีครู 47 คน\n"
    assert places(read(text)) == {"47": ("5.3", "results", "")}


def test_list_numbers_like_sections_are_no_headings(read: Read) -> None:
    text = (
        f"{FY2566}5.3 {DEBT_66}\n\n5.3.1 ความก้าวหน้าของการดำเนินงานตามนโยบาย\n\n"
        "1) ดำเนินการแล้ว\n\n1.1 จัดเวทีให้ความรู้แก่ครู\n\n2.1 มีครูลงทะเบียน 47 คน\n\n6.1 มีสหกรณ์ร่วม 12 แห่ง\n"
    )
    assert places(read(text)) == {"47": ("5.3", "results", ""), "12": ("5.3", "results", "")}


SECTIONS = {
    "3.1 ผลการดำเนินงานการขับเคลื่อนนโยบาย": ("results", "progress"),
    "3.2 ปัญหาอุปสรรค แนวทางการแก้ไขปัญหา และผลที่คาดว่าจะได้รับ": ("problems", "problem"),
    "3.3 ปัจจัยแห่งความสำเร็จ": ("factors", "success_factor"),
    "3.4 ข้อเสนอแนะ": ("suggestions", "suggestion"),
    "3.5 รูปแบบ แนวทาง หรือนวัตกรรม ที่คิดว่าเป็นต้นแบบ": ("practice", "practice"),
}


@pytest.mark.parametrize("heading", SECTIONS)
def test_sections_by_their_words(heading: str, read: Read) -> None:
    section, kind = SECTIONS[heading]
    loaded = read(f"{FY2567}3. {DEBT_67}\n\n{heading}\n\nสหกรณ์ร่วมมือ มีครู 47 คน\n")
    (fact,) = loaded.facts
    assert fact.section == section
    assert [narrative.kind for narrative in loaded.narratives] == [kind]


@pytest.mark.parametrize("answer", ["-", "- ไม่มี -", "-ไม่มี-", "ไม่มี"])
def test_an_empty_answer_is_no_narrative(answer: str, read: Read) -> None:
    assert read(f"{FY2567}3. {DEBT_67}\n\n3.3 ปัจจัยแห่งความสำเร็จ\n\n{answer}\n").narratives == ()


def test_suggestions_have_two_levels(read: Read) -> None:
    loaded = read(
        f"{FY2567}3. {DEBT_67}\n\n3.4 ข้อเสนอแนะ\n\nระดับพื้นที่\n\n1. ควรนัดสหกรณ์มาหารือ\n\n"
        "ระดับนโยบาย\n\n1. ควรปรับดอกเบี้ยให้เท่ากันทั้งประเทศ\n"
    )
    assert [(narrative.kind, narrative.text[3:7]) for narrative in loaded.narratives] == [
        ("suggestion_area", "ควรน"),
        ("suggestion_policy", "ควรป"),
    ]


def test_a_suggestion_under_no_level_is_told_as_such(read: Read) -> None:
    headings = {"3.4 ข้อเสนอแนะ": "suggestion", "3.4 ข้อเสนอแนะระดับพื้นที่": "suggestion_area"}
    for heading, kind in headings.items():
        (told,) = read(f"{FY2567}3. {DEBT_67}\n\n{heading}\n\nควรนัดสหกรณ์มาหารือ\n").narratives
        assert told.kind == kind


def test_an_office_reigns_until_the_next(read: Read) -> None:
    loaded = read(
        f"{FY2567}3. {DEBT_67}\n\n3.1 ผลการดำเนินงาน\n\nทั้งจังหวัดมีครู 90 คน\n\nหน่วยงาน {PRIMARY}\n\nมีครู 47 คน\n\n"
        f"1. จัดเวที\n\n2. มีสหกรณ์ 12 แห่ง\n\nหน่วยงาน : {SECONDARY}\n\nมีครู 43 คน\n"
    )
    assert {raw: place[2] for raw, place in places(loaded).items()} == {
        "90": "",
        "47": PRIMARY,
        "12": PRIMARY,
        "43": SECONDARY,
    }


def test_an_office_ends_with_the_section(read: Read) -> None:
    loaded = read(
        f"{FY2567}3. {DEBT_67}\n\n3.1 ผลการดำเนินงาน\n\nหน่วยงาน {PRIMARY}\n\nมีครู 47 คน\n\n"
        "3.3 ปัจจัยแห่งความสำเร็จ\n\nสหกรณ์ 12 แห่งร่วมมือ\n"
    )
    assert {raw: place[2] for raw, place in places(loaded).items()} == {"47": PRIMARY, "12": ""}


def test_an_office_ends_at_the_form_s_next_item_but_not_at_an_inner_list(read: Read) -> None:
    loaded = read(
        f"{FY2567}3. {DEBT_67}\n\n3.1 ผลการดำเนินงาน\n\n1) การให้ความรู้\n\nหน่วยงาน {PRIMARY}\n\n"
        "1) อบรมครู 47 คน\n\n2) อบรมผู้บริหาร 12 คน\n\n2) การไกล่เกลี่ย\n\nหน่วยงาน "
        f"{SECONDARY}\n\nไกล่เกลี่ย 5 ราย\n\n3) การติดตาม\n\nติดตามแล้ว 88 ราย\n"
    )
    assert {raw: place[2] for raw, place in places(loaded).items()} == {
        "47": PRIMARY,
        "12": PRIMARY,
        "5": SECONDARY,
        "88": "",
    }


def test_a_sentence_can_name_another_office(read: Read) -> None:
    loaded = read(f"{FY2567}3. {DEBT_67}\n\n3.1 ผลการดำเนินงาน\n\nสพป.น่าน เขต 1 มีครูลงทะเบียน 47 คน\n")
    (fact,) = loaded.facts
    assert (fact.agency, fact.affiliation, fact.provinces) == (PRIMARY, "สพฐ.", ("น่าน",))


def test_an_area_office_s_report_speaks_for_itself(read: Read) -> None:
    text = f"แบบรายงานผลการตรวจราชการ ประจำปีงบประมาณ พ.ศ. 2566\n\nหน่วยงาน {PRIMARY}\n\n5.3 {DEBT_66}\n\nมีครู 47 คน\n"
    (fact,) = read(text).facts
    assert fact.agency == PRIMARY


def test_a_national_report_has_two_blocks_numbered_from_one(read: Read) -> None:
    text = (
        "รายงานผลการบริหาร ประจำปีงบประมาณ พ.ศ. 2567\n\nสำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน\n\n"
        "ลดภาระครูและบุคลากรทางการศึกษา\n\nตัวชี้วัด\tผลการดำเนินงาน\n\n"
        "1. เพิ่มประสิทธิภาพการบริหารงานบุคคล\tมีครู 61 คน\n2. การแก้ไขปัญหาหนี้สินครู\tสำเร็จ 62 คน\n\n"
        "ลดภาระนักเรียนและผู้ปกครอง\n\nตัวชี้วัด\tผลการดำเนินงาน\n\n"
        "1. การเรียนรู้ทุกที่ทุกเวลา (Anywhere Anytime) ด้วยเทคโนโลยีดิจิทัล\tมีผู้เรียน 71 คน\n"
        "3. ส่งเสริมระบบธนาคารหน่วยกิต\tมีโรงเรียน 73 แห่ง\n"
    )
    loaded = read(text)
    assert {raw: place[0] for raw, place in places(loaded).items()} == {
        "61": "ครู-1",
        "62": "ครู-2",
        "71": "นักเรียน-1",
        "73": "นักเรียน-3",
    }
    assert {fact.agency for fact in loaded.facts} == {"สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"}
    assert {fact.provinces for fact in loaded.facts} == {()}


def test_a_passage_without_a_cover_keeps_its_figures_and_says_what_is_missing(read: Read) -> None:
    loaded = read("มีครูลงทะเบียน 47 คน จากสหกรณ์ 12 แห่ง\n")
    assert {fact.raw for fact in loaded.facts} == {"47", "12"}
    assert {(fact.policy_code, fact.agency, fact.fiscal_year) for fact in loaded.facts} == {("", "", None)}
    assert {"no-agency", "no-fiscal-year", "no-framework"} <= {issue.code for issue in loaded.issues}


def test_a_table_of_contents_opens_no_policy(read: Read) -> None:
    contents = f"สารบัญ\n\nเรื่อง\tหน้า\nจุดเน้นที่ 5.2 การพัฒนาสมรรถนะ\t60\nจุดเน้นที่ 5.3 {DEBT_66}\t63\n\n"
    loaded = read(f"{FY2566}{contents}5.3 {DEBT_66}\n\nมีครู 47 คน\n")
    assert places(loaded) == {"47": ("5.3", "", "")}


@pytest.mark.parametrize("heading", ["นโยบายที่ 2 การเรียนทางไกล", "๒. การเรียนทางไกล", "ประเด็นที่ 2 การเรียนทางไกล"])
def test_without_a_catalogue_a_heading_is_kept_as_printed(heading: str, read: Read) -> None:
    (fact,) = read(f"{FY2567.replace('2567', '2563')}{heading}\n\n2.1 ผลการดำเนินงาน\n\nมีโรงเรียน 47 แห่ง\n").facts
    assert (fact.policy, fact.policy_code, fact.section) == ("การเรียนทางไกล", "", "results")


def test_an_answer_on_its_heading_s_line_is_read(read: Read) -> None:
    loaded = read(f"{FY2567}6. {JANITORS}\n\n6.1 ผลการดำเนินงานการขับเคลื่อนนโยบายฯ จ้างแล้ว 47 อัตรา\n")
    assert places(loaded) == {"47": ("6", "results", "")}


def test_an_office_on_a_line_of_its_own_heads_what_follows(read: Read) -> None:
    loaded = read(f"{FY2567}6. {JANITORS}\n\n6.1 ผลการดำเนินงาน\n\n1. {PRIMARY}\nจ้างแล้ว 47 อัตรา\nรอจ้าง 5 อัตรา\n")
    assert {fact.agency for fact in loaded.facts} == {PRIMARY}


def test_the_whole_province_is_no_office_s(read: Read) -> None:
    loaded = read(f"{FY2567}หน่วยงาน {PRIMARY}\nจ้างแล้ว 47 อัตรา\nในภาพรวมของจังหวัด จ้างแล้ว 90 อัตรา\n")
    assert {fact.raw: fact.agency for fact in loaded.facts} == {"47": PRIMARY, "90": ""}


def test_a_body_s_is_the_number_right_behind_its_name(read: Read) -> None:
    loaded = read(
        "รายงานผลการสำรวจครู ปีงบประมาณ พ.ศ. 2568\n\n- สพฐ. จำนวน 47 คน\n- สอศ. 12 คน\n- หารือ สพฐ. แล้ว มีครู 5 คน\n"
    )
    assert {fact.raw: fact.affiliation for fact in loaded.facts} == {"47": "สพฐ.", "12": "สอศ.", "5": ""}


def test_an_item_about_one_school_is_that_school_s_from_its_first_figure(read: Read) -> None:
    item = "มีครูต่างชาติ 2 คน\n\n"
    praise = "".join(f"โรงเรียนบ้านดอย {verb}\n\n" for verb in ("ได้จัดค่ายอ่าน", "มีสวนผัก", "ได้รับรางวัลระดับภาค"))
    of_one = read(f"{FY2567}หน่วยงาน {PRIMARY}\n\n6. {JANITORS}\n\n{item}{praise}")
    assert [fact.school for fact in of_one.facts] == ["โรงเรียนบ้านดอย"]
    of_two = read(f"{FY2567}หน่วยงาน {PRIMARY}\n\n6. {JANITORS}\n\n{item}{praise}โรงเรียนบ้านห้วย ได้ปลูกป่า\n")
    assert [fact.school for fact in of_two.facts] == [""]


def test_schools_of_a_list_own_no_figure_of_the_next_clause(read: Read) -> None:
    told = "จ้างได้ 2 อัตรา ได้แก่ โรงเรียนบ้านดอย และโรงเรียนบ้านห้วย"
    loaded = read(f"{FY2567}6. {JANITORS}\n\n{told} ต่อมาได้เพิ่ม 7 อัตรา\n\n{told} ซึ่งมีครู 9 คน\n")
    assert [(fact.raw, fact.school) for fact in loaded.facts] == [
        ("2", ""),
        ("7", ""),
        ("2", ""),
        ("9", "โรงเรียนบ้านห้วย"),
    ]


def test_a_heading_whose_number_does_not_fit_is_placed_by_its_title_and_told(read: Read) -> None:
    sections = (
        "6.1 ผลการดำเนินงาน\n\nจ้างแล้ว 47 อัตรา\n\n4.2 ปัญหาอุปสรรค\n\nขาด 3 อัตรา\n\n6.1 ผลการดำเนินงาน\n\nจ้างเพิ่ม 2 อัตรา\n"
    )
    loaded = read(f"{FY2567}6. {JANITORS}\n\n{sections}")
    assert places(loaded) == {"47": ("6", "results", ""), "3": ("6", "problems", ""), "2": ("6", "results", "")}
    told = [(issue.code, issue.raw) for issue in loaded.issues if issue.code.endswith("-heading")]
    assert told == [("misnumbered-heading", "4.2 / 6"), ("repeated-heading", "6.1 / 6")]


@pytest.mark.parametrize(("between", "told"), [("", [("skipped-heading", "6.3 / 6")]), ("6.2 เรื่องอื่น ๆ\n\n", [])])
def test_a_heading_that_skips_a_number_is_told(read: Read, between: str, told: list[tuple[str, str]]) -> None:
    sections = f"6.1 ผลการดำเนินงาน\n\nจ้างแล้ว 47 อัตรา\n\n{between}6.3 ปัญหาอุปสรรค\n\nขาด 3 อัตรา\n"
    loaded = read(f"{FY2567}6. {JANITORS}\n\n{sections}")
    assert [(issue.code, issue.raw) for issue in loaded.issues if issue.code.endswith("-heading")] == told


def test_one_wrong_number_of_a_heading_is_told_once(read: Read) -> None:
    titles = ("ผลการดำเนินงาน", "ปัจจัยความสำเร็จ", "ปัญหาอุปสรรค", "ข้อเสนอแนะ")
    for numbers, told in (
        (("6.1", "5.2", "6.3", "6.4"), [("misnumbered-heading", "5.2 / 6")]),
        (("6.1", "6.3", "6.3", "6.4"), [("skipped-heading", "6.3 / 6")]),
    ):
        body = "".join(f"{number} {title}\n\nจ้างแล้ว\n\n" for number, title in zip(numbers, titles, strict=True))
        loaded = read(f"{FY2567}6. {JANITORS}\n\n{body}")
        assert [(issue.code, issue.raw) for issue in loaded.issues if issue.code.endswith("-heading")] == told


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (("1) การจ้าง", "2) การดูแล", "2) การติดตาม", "4) ผล"), [("repeated-heading", "2) / 6")]),
        (("1) การจ้าง", "2) การดูแล", "2) การดูแล", "3) ผล"), []),
        (("1) การจ้าง", "3) การดูแล", "3) การติดตาม"), []),
        (("1) การจ้าง", "1) การดูแล"), []),
        (("1) การจ้าง", "2) การดูแล", "", "1) การจ้าง", "2) การติดตาม"), []),
    ],
)
def test_an_item_of_the_form_that_has_the_number_of_another_is_told(
    read: Read, items: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    """A page's head comes again word by word, a list with a gap is none, and a section begins anew."""
    office = "หน่วยงาน สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร\n\nจ้างแล้ว\n\n1) ตรวจงาน\n\n2) ประชุม\n\n"
    body = "".join(f"{item}\n\n{office}" if item else "6.2 ปัญหาอุปสรรค\n\n" for item in items)
    loaded = read(f"{FY2567}6. {JANITORS}\n\n6.1 ผลการดำเนินงาน\n\n{body}")
    assert [(issue.code, issue.raw) for issue in loaded.issues if issue.code.endswith("-heading")] == told


SHORT = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสาคร"
WHOLE = f"{SHORT} สมุทรสงคราม"
AREA = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        ((SHORT, "จ้างแล้ว", WHOLE, "จ้างครบ"), [0]),
        ((WHOLE, "จ้างแล้ว", SHORT, "จ้างครบ"), [2]),
        ((SHORT, WHOLE, "จ้างครบ"), []),
        ((WHOLE, "จ้างแล้ว", WHOLE, "จ้างครบ"), []),
        ((SHORT, "จ้างแล้ว", AREA, "จ้างอยู่", WHOLE, "จ้างครบ"), []),
        ((SHORT, "จ้างแล้ว", "6.2 ปัญหาอุปสรรค", WHOLE, "ค่าจ้างน้อย"), []),
        (("1) การจ้าง", SHORT, "จ้างแล้ว", "2) การดูแล", WHOLE, "ดูแลแล้ว"), []),
    ],
)
def test_an_office_that_heads_two_answers_by_two_names_is_told(
    read: Read, blocks: tuple[str, ...], lines: list[int]
) -> None:
    """A name written out at once, a heading that goes on, and another heading between are no second answer."""
    body = "\n\n".join(f"หน่วยงาน {block}" if block in (SHORT, WHOLE, AREA) else block for block in blocks)
    head = f"{FY2567}6. {JANITORS}\n\n6.1 ผลการดำเนินงาน\n\n"
    found = [issue for issue in read(head + body).issues if issue.code == "office-headed-twice"]
    assert [issue.line for issue in found] == [head.count("\n") + 1 + 2 * line for line in lines]
    assert all(issue.raw == f"{SHORT} / {WHOLE}" for issue in found)


def test_lists_of_an_answer_are_no_misnumbered_headings(read: Read) -> None:
    sections = "6.1 ผลการดำเนินงาน\n\n- 5.1 ผลการดำเนินงาน จ้างแล้ว 47 อัตรา\n\n6.2 ข้อเสนอแนะ\n\n1. ข้อเสนอแนะ\n\nควรเพิ่ม\n"
    loaded = read(f"{FY2567}6. {JANITORS}\n\n{sections}")
    assert not [issue for issue in loaded.issues if issue.code.endswith("-heading")]


def test_a_count_that_is_not_the_number_of_names_behind_it_is_told(read: Read) -> None:
    loaded = read(f"{FY2567}6. {JANITORS}\n\nมีพื้นที่บริการ 4 อำเภอ ได้แก่ เมือง บ้านสวน ปากน้ำ ท่าเรือ ท่าช้าง โดยมีโรงเรียน 47 แห่ง\n")
    assert [(issue.code, issue.raw) for issue in loaded.issues if issue.code == "list-count"] == [
        ("list-count", "4 / 5")
    ]


@pytest.mark.parametrize("year", ["2565", "2569"])
def test_in_a_year_without_a_catalogue_titles_of_other_years_give_the_theme(year: str, read: Read) -> None:
    headings = (f"1. {DEBT_66}", "2. ห้องสมุดมีชีวิต", f"3. {JANITORS}")
    body = "\n\n".join(f"{heading}\n\nดำเนินการแล้ว {number} แห่ง" for number, heading in enumerate(headings, 21))
    loaded = read(f"{FY2567.replace('2567', year)}{body}\n")
    assert {fact.raw: (fact.policy, fact.theme) for fact in loaded.facts} == {
        "21": (DEBT_66, "teacher-debt"),
        "22": ("ห้องสมุดมีชีวิต", ""),
        "23": (JANITORS, "janitor"),
    }
    assert {(fact.policy_code, fact.policy_id) for fact in loaded.facts} == {("", "")}
    (issue,) = [issue for issue in loaded.issues if issue.code == "no-catalogue"]
    assert year in issue.message
    assert "policies.csv" in issue.message


TWELVE = {
    "1": "ปลูกฝังความรักในสถาบันหลักของชาติ และน้อมนำพระบรมราโชบายด้านการศึกษาสู่การปฏิบัติ",
    "4": "ส่งเสริมการอ่านให้เป็นวิถีปฏิบัติ เพื่อให้ผู้เรียนค้นหาและพัฒนาต่อยอดองค์ความรู้ อย่างต่อเนื่อง",
    "9": "เพิ่มโอกาสและสร้างความเสมอภาคทางการศึกษา",
}


@pytest.mark.parametrize("year", ["2569", "2570"])
def test_a_body_s_plan_is_followed_in_each_of_its_years(year: str, read: Read) -> None:
    cover = f"รายงานผลการดำเนินงาน ปีงบประมาณ พ.ศ. {year}\n\n{PRIMARY}\n\n"
    body = "\n\n".join(f"{n}. {title}\n\nดำเนินการแล้ว {n}7 แห่ง" for n, title in TWELVE.items())
    loaded = read(f"{cover}{body}\n")
    assert loaded.report.framework == "obec-2569"
    assert {fact.raw: (fact.policy_id, fact.theme) for fact in loaded.facts} == {
        "17": ("obec69-national-institutions", "national-institutions"),
        "47": ("obec69-reading", "reading"),
        "97": ("obec69-dropout-prevention", "dropout-prevention"),
    }
    assert not {"no-catalogue", "no-framework"} & {issue.code for issue in loaded.issues}


def test_a_plan_with_one_title_of_another_year_s_is_not_that_one(read: Read) -> None:
    headings = (f"1. {DEBT_67}", f"2. {JANITORS}", f"3. {TWELVE['9']}")
    body = "\n\n".join(f"{heading}\n\nดำเนินการแล้ว {number} แห่ง" for number, heading in enumerate(headings, 21))
    loaded = read(f"{FY2567.replace('2567', '2569')}{body}\n")
    assert loaded.report.framework == ""
    assert [fact.theme for fact in loaded.facts] == ["teacher-debt", "janitor", "dropout-prevention"]
    assert [issue.code for issue in loaded.issues if issue.code.startswith("no-")] == ["no-catalogue"]


@pytest.mark.parametrize(
    ("line", "theme"),
    [
        ("2. การส่งเสริมสุขภาพจิตและดูแลความปลอดภัยของผู้เรียน", "school-safety"),
        ("2. การพัฒนาคุณภาพการศึกษาของโรงเรียนในเครือข่ายจัดแล้วทุกแห่งตามที่ตกลงกันไว้", "teacher-debt"),
        ("2. การบริหารจัดการ", "teacher-debt"),
    ],
)
def test_a_title_that_is_no_plan_s_heads_only_where_it_stands_alone(line: str, theme: str, read: Read) -> None:
    """A sentence that begins like it, and a title of two words, are items of an answer."""
    loaded = read(f"{FY2567.replace('2567', '2565')}3. {DEBT_67}\n\n1. ประชุม\n\n{line}\n\nมีครู 47 คน\n")
    assert [fact.theme for fact in loaded.facts] == [theme]


def test_without_a_catalogue_a_list_in_an_answer_opens_nothing(read: Read) -> None:
    listed = "\n\n".join(f"{number}. ครูทำสิ่งที่ {number}" for number in range(1, 6))
    loaded = read(f"{FY2567.replace('2567', '2569')}3. {DEBT_67}\n\n{listed}\n\nมีครูลงทะเบียน 47 คน\n")
    assert [(fact.raw, fact.theme) for fact in loaded.facts] == [("47", "teacher-debt")]


@pytest.mark.parametrize("mark", ["{}. ", "A{} ", "A.{} ", "P-{}. "])
def test_without_a_catalogue_numbered_short_lines_head_what_follows(mark: str, read: Read) -> None:
    titles = ("โรงเรียนน่าอยู่", "ห้องสมุดมีชีวิต", "กีฬาและนันทนาการ")
    headings = [f"{mark.format(number)}{title}" for number, title in enumerate(titles, 1)]
    body = "\n\n".join(f"{heading}\n\nดำเนินการแล้ว {number} แห่ง" for number, heading in enumerate(headings, 21))
    loaded = read(f"{FY2567.replace('2567', '2572')}{body}\n")
    assert {fact.raw: fact.policy for fact in loaded.facts} == dict(zip(("21", "22", "23"), titles, strict=True))


@pytest.mark.parametrize("year", ["2567", "2572"])
def test_a_title_behind_a_latin_letter_is_known(year: str, read: Read) -> None:
    (fact,) = read(f"{FY2567.replace('2567', year)}A3. {DEBT_67}\n\nมีครูลงทะเบียน 47 คน\n").facts
    assert fact.theme == "teacher-debt"


def test_without_a_catalogue_a_title_is_kept_whole(read: Read) -> None:
    titles = (f"{DEBT_66}อย่างยั่งยืน ทั้งในระบบและนอกระบบ", DEBT_66)
    body = f"1. {titles[0]}\n\nมีครูลงทะเบียน 47 คน\n\n2. {titles[1]} มีครูลงทะเบียน 51 คน\n"
    loaded = read(f"{FY2567.replace('2567', '2572')}{body}")
    assert [(fact.raw, fact.policy) for fact in loaded.facts] == [("47", titles[0]), ("51", titles[1])]


def test_a_new_year_needs_only_its_row_and_those_of_its_policies(tmp_path: Path) -> None:
    (tmp_path / "codes").mkdir()
    added = {
        "frameworks": "inspection-2569,catalogue,whole,ศธ.,2569,แผน พ.ศ. 2569,Plan FY2569,certain,ประกาศ\n",
        "policies": f"inspection-2569,ins69-debt,4,,,{DEBT_66},Teacher debt,teacher-debt,,\n",
    }
    for listed in CODES_DIR.glob("*.csv"):
        rows = listed.read_text(encoding="utf-8") + added.get(listed.stem, "")
        (tmp_path / "codes" / listed.name).write_text(rows, encoding="utf-8")
    codes = Codes(tmp_path / "codes")
    text = f"{FY2567.replace('2567', '2569')}4. {DEBT_66}\n\nมีครูลงทะเบียน 47 คน\n"
    loaded = assemble(text_files.read(text.encode(), "report.txt", "id"), codes, Names(codes))
    (fact,) = loaded.facts
    assert (fact.policy_id, fact.policy_code, loaded.report.framework) == ("ins69-debt", "4", "inspection-2569")
    assert not {"no-catalogue", "no-framework"} & {issue.code for issue in loaded.issues}


@pytest.mark.parametrize("tags", [("<h3>", "</h3>"), ("<p><b>", "</b></p>"), ("<li>", "</li>")])
def test_tags_round_a_line_hide_no_heading(tags: tuple[str, str], read: Read) -> None:
    opening, closing = tags
    lines = (*FY2567.split("\n\n")[:2], f"3. {DEBT_67}", "ปัญหาอุปสรรค", PRIMARY, "มีครู&nbsp;47&nbsp;คน")
    loaded = read("\n".join(f"{opening}{line}{closing}" for line in lines))
    assert places(loaded) == {"47": ("3", "problems", PRIMARY)}
    assert loaded.report.title.startswith("แบบตรวจราชการ")


def test_a_heading_of_a_policy_ends_what_the_text_above_says_of_tables(read: Read) -> None:
    table = "หน่วยงาน\tโรงเรียน\nสพป.น่าน เขต 1\t71\nสพป.น่าน เขต 2\t73\n"
    loaded = read(f"{FY2567}3. {DEBT_67}\n\nได้ 85.00 คะแนน\n\n4. {JANITORS}\n\n{table}")
    assert [fact.role for fact in loaded.facts if fact.row_label] == ["count", "count"]


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        (f"พบเด็ก 47 คน ส่งต่อ {SECONDARY} 43 คน ไม่กลับ 12 คน", {PRIMARY}),
        (f"ร่วมกับ {SECONDARY} และ สกร.น่าน จัดค่าย มีครู 47 คน", {PRIMARY}),
        (f"ประสาน {SECONDARY} แล้ว มีครู 47 คน", {PRIMARY}),
        (f"{SECONDARY} ร่วมกับ สกร.น่าน มีครู 47 คน", {SECONDARY}),
    ],
)
def test_an_office_that_receives_or_takes_part_tells_no_figures(words: str, speakers: set[str], read: Read) -> None:
    loaded = read(f"{FY2567}3. {DEBT_67}\n\nหน่วยงาน {PRIMARY}\n\n{words}\n")
    assert {fact.agency for fact in loaded.facts} == speakers


@pytest.mark.parametrize(
    ("answer", "speaker"),
    [
        ("2. สกร.น่าน เปิดสอนแล้วทุกอำเภอ", "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดน่าน"),
        (f"- {SECONDARY} เปิดสอนแล้ว", SECONDARY),
        ("ประสาน สกร.น่าน แล้ว", ""),
        (f"สกร.น่าน และ {SECONDARY} เปิดสอนแล้ว", ""),
        ("สำนักงานศึกษาธิการจังหวัดน่าน จัดประชุมแล้ว", ""),
    ],
)
def test_an_office_at_a_sentence_s_head_gives_its_answer(answer: str, speaker: str, read: Read) -> None:
    """One that is only named, several together, and the provincial office speak for the province."""
    cover = "รายงานผลการตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567\n\nสำนักงานศึกษาธิการจังหวัดน่าน\n\n"
    loaded = read(f"{cover}3. {DEBT_67}\n\n3.1 ผลการดำเนินงาน\n\n{answer}\n")
    assert {one.agency for one in loaded.narratives} == {speaker}


def test_the_nation_s_mean_is_not_the_office_s(read: Read) -> None:
    loaded = read(f"{FY2567}หน่วยงาน {PRIMARY}\n\nได้คะแนนเฉลี่ย 40.20 สูงกว่าระดับประเทศ (38.10 คะแนน) 2.10 คะแนน\n")
    assert {raw: (fact.agency, fact.provinces) for raw, fact in by_raw(loaded).items()} == {
        "40.20": (PRIMARY, ("น่าน",)),
        "38.10": ("", ()),
        "2.10": (PRIMARY, ("น่าน",)),
    }


@pytest.mark.parametrize(
    "suggestion",
    ["ระดับนโยบาย ควรปรับระเบียบ", "1) ข้อเสนอแนะเชิงนโยบาย ควรปรับระเบียบ", "ขอเสนอแนะตอ ศธ. : ควรปรับระเบียบ"],
)
@pytest.mark.parametrize("is_in_table", [True, False])
def test_a_suggestion_to_the_ministry_is_known(suggestion: str, is_in_table: bool, read: Read) -> None:
    table = f"ปัญหา\tแนวทางแก้ไข\tข้อเสนอแนะ\nครูไม่พอ\tจัดครูเวียน\t{suggestion}\n"
    paragraphs = f"3.4 ข้อเสนอแนะ\n\nควรมีครูเวียน\n\n{suggestion}\n"
    loaded = read(f"{FY2567}3. {DEBT_67}\n\n{table if is_in_table else paragraphs}")
    told = {told.kind for told in loaded.narratives if "ปรับระเบียบ" in told.text}
    assert told == {"suggestion_policy"}


def test_a_heading_of_the_area_s_suggestions_keeps_what_stands_behind_it(read: Read) -> None:
    lines = ("3.4 ข้อเสนอแนะ", "ระดับนโยบาย", "1) ควรปรับระเบียบ", "ระดับพื้นที่/หน่วยงาน (ทุกแห่ง) ควรนิเทศ")
    loaded = read(f"{FY2567}3. {DEBT_67}\n\n" + "\n\n".join(lines))
    assert [(told.kind, told.text) for told in loaded.narratives] == [
        ("suggestion_policy", "1) ควรปรับระเบียบ"),
        ("suggestion_area", "ควรนิเทศ"),
    ]


def test_a_cell_of_suggestions_goes_back_to_the_area(read: Read) -> None:
    cell = "<p>ระดับนโยบาย ควรปรับระเบียบ</p> <p>ควรเพิ่มอัตรา</p> <p>ระดับพื้นที่ ควรนิเทศ</p>"
    loaded = read(f"{FY2567}3. {DEBT_67}\n\nปัญหา\tแนวทางแก้ไข\tข้อเสนอแนะ\nครูไม่พอ\tจัดครูเวียน\t{cell}\n")
    kinds = [told.kind for told in loaded.narratives if told.kind.startswith("suggestion")]
    assert kinds == ["suggestion_policy", "suggestion_policy", "suggestion_area"]


def test_a_heading_of_other_words_is_the_policy_of_its_theme_and_is_said(read: Read) -> None:
    loaded = read(
        f"{FY2567}3. {DEBT_67}\n\nสพป.น่าน เขต 1\nมีครูลงทะเบียน 47 คน\n"
        "4. การเลิกอยู่เวรของครู\nสพป.น่าน เขต 1\nโรงเรียนดำเนินการแล้ว 31 แห่ง\n"
        "5. กีฬาและนันทนาการ\nสพป.น่าน เขต 1\nนักกีฬา 65 คน\n"
    )
    assert {raw: (fact.theme, fact.policy_id) for raw, fact in by_raw(loaded).items()} == {
        "47": ("teacher-debt", "ins67-teacher-debt"),
        "31": ("guard-duty", "ins67-guard-duty"),
        "65": ("", ""),
    }
    assert [(issue.code, issue.line) for issue in loaded.issues if issue.code == "title-not-exact"] == [
        ("title-not-exact", 9)
    ]


def test_without_a_heading_the_theme_is_that_of_the_words_and_is_said(read: Read) -> None:
    loaded = read(
        f"{FY2567}สพป.น่าน เขต 1\nโครงการแก้หนี้ครู\n- เข้าร่วม 71 คน\n- พ้นกลุ่มสีแดง 23 คน\n\n"
        "โรงเรียนมีภารโรงครบ 52 แห่ง\n\n\n\n\n\nประชุมผู้บริหาร แล้วมีผู้เห็นชอบ 88 คน\n"
    )
    assert {raw: fact.theme for raw, fact in by_raw(loaded).items()} == {
        "71": "teacher-debt",
        "23": "teacher-debt",
        "52": "janitor",
        "88": "",
    }
    said = [issue for issue in loaded.issues if issue.code == "theme-by-words"]
    assert ["หนี้สินครู" in said[0].message, "ภารโรง" in said[1].message, len(said)] == [True, True, 2]


def test_words_win_against_no_heading(read: Read) -> None:
    loaded = read(f"{FY2567}3. {DEBT_67}\n\nโรงเรียนมีภารโรงครบ 52 แห่ง\n")
    assert by_raw(loaded)["52"].theme == "teacher-debt"


LONG_LINE = "โรงเรียนที่ยังขาดแคลนนักการภารโรงในสังกัดทั้งหมดมีจำนวน 100 แห่ง"
DEBT = "แก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษาให้เห็นผลเป็นรูปธรรม"


@pytest.mark.parametrize("title", [DEBT, f"การ{DEBT}", f"7. {DEBT}"])
def test_a_heading_ends_what_is_told_together(title: str, read: Read) -> None:
    loaded = read(f"{FY2567}6. จัดหานักการภารโรง\n{LONG_LINE}\n{title}\nแก้แล้ว 20 แห่ง คิดเป็นร้อยละ 20\n")
    base, share, percent = loaded.facts
    assert (base.theme, share.theme, percent.theme) == ("janitor", "teacher-debt", "teacher-debt")
    assert base.role == "count"
    assert base.group != share.group == percent.group


@pytest.mark.parametrize("head", [f"7. {DEBT}", "6.2 ปัญหาอุปสรรค"])
def test_what_a_sentence_leaves_open_ends_with_a_heading(head: str, read: Read) -> None:
    parted = read(f"{FY2567}6. จัดหานักการภารโรง\n\nจ้างแล้ว 100 แห่ง แบ่งเป็น\n\n{head}\n\n1) ขาดครู 20 แห่ง\n")
    assert [fact.role for fact in parted.facts] == ["total", "count"]
    named = read(f"{FY2567}6. จัดหานักการภารโรง\n\nจำนวนโรงเรียนขนาดเล็ก\n\n{head}\n\n20 แห่ง\n")
    assert "ขนาดเล็ก" not in named.facts[0].measure


def test_the_head_of_a_section_ends_a_long_line_s_paragraph(read: Read) -> None:
    loaded = read(f"{FY2567}6. จัดหานักการภารโรง\n\n6.1 ผลการดำเนินงาน\n\n{LONG_LINE}\nปัญหาอุปสรรค\nขาดนักการภารโรงมาก\n")
    assert [(told.kind, told.text) for told in loaded.narratives] == [
        ("progress", LONG_LINE),
        ("problem", "ขาดนักการภารโรงมาก"),
    ]


def test_a_title_that_a_sentence_goes_on_with_is_no_heading(read: Read) -> None:
    line = "โรงเรียนในสังกัดทั้งหมด 100 แห่ง ดำเนินงานตามนโยบาย"
    loaded = read(f"{FY2567}6. จัดหานักการภารโรง\n{line}\n{DEBT}\nครบ 20 แห่ง\n")
    assert {fact.theme for fact in loaded.facts} == {"janitor"}
