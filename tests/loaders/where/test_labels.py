"""Labels within a paragraph, as minutes have them, and headings of good practice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.fact import LoadedReport

Read = Callable[[str], LoadedReport]
COVER = (
    "รายงานผลการตรวจราชการ กรณีปกติ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567\nสำนักงานศึกษาธิการจังหวัดน่าน\n\n6. จัดหานักการภารโรง\n\n"
)


def told(loaded: LoadedReport) -> list[tuple[str, str]]:
    return [(answer.kind, answer.text) for answer in loaded.narratives]


def test_labels_with_colons_are_sections_within_their_paragraph(read: Read) -> None:
    line = "จ้างแล้ว 12 คน ปัญหา: ขาดครู 5 คน และงบไม่พอ ข้อเสนอแนะ : ควรจ้างครูเพิ่ม 3 คน"
    loaded = read(f"{COVER}6.1 ผลการดำเนินงาน\n\n{line}\n\nจ้างต่อแล้ว 7 คน\n")
    assert told(loaded) == [
        ("progress", "จ้างแล้ว 12 คน"),
        ("problem", "ขาดครู 5 คน และงบไม่พอ"),
        ("suggestion", "ควรจ้างครูเพิ่ม 3 คน"),
        ("progress", "จ้างต่อแล้ว 7 คน"),
    ]
    assert [(fact.raw, fact.section, fact.kind) for fact in loaded.facts] == [
        ("12", "results", "result"),
        ("5", "problems", "result"),
        ("3", "suggestions", "rule"),
        ("7", "results", "result"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "ปัญหาอุปสรรค งบไม่พอสำหรับจ้างนักการทุกแห่ง แนวทางแก้ไข ประสานองค์กรปกครองส่วนท้องถิ่น",
            [("problem", "งบไม่พอสำหรับจ้างนักการทุกแห่ง"), ("remedy", "ประสานองค์กรปกครองส่วนท้องถิ่น")],
        ),
        (
            "1) ปัญหา ไฟฟ้าดับบ่อย ข้อเสนอแนะ ควรมีเครื่องสำรองไฟ",
            [("problem", "ไฟฟ้าดับบ่อย"), ("suggestion", "ควรมีเครื่องสำรองไฟ")],
        ),
        (
            "ปัญหา : ครูย้าย แนวทางการแก้ไข : เกลี่ยครู ข้อเสนอแนะเชิงนโยบาย : คืนอัตรา",
            [("problem", "ครูย้าย"), ("remedy", "เกลี่ยครู"), ("suggestion_policy", "คืนอัตรา")],
        ),
    ],
)
def test_a_problem_its_remedy_and_suggestion_on_one_line_belong_together(
    line: str, expected: list[tuple[str, str]], read: Read
) -> None:
    loaded = read(f"{COVER}{line}\n")
    assert told(loaded) == expected
    groups = {answer.group for answer in loaded.narratives if answer.kind in ("problem", "remedy")}
    assert len(groups) == 1


@pytest.mark.parametrize(
    "line",
    [
        "ที่ประชุมวิเคราะห์ ปัญหาอุปสรรค แนวทางแก้ไข และข้อเสนอแนะ จากทุกโรงเรียน 12 แห่ง",
        "คณะกรรมการได้รวบรวม ปัญหาอุปสรรค ของโรงเรียน 12 แห่ง และ ข้อเสนอแนะ ของชุมชน",
        "โครงการแก้ปัญหา: หนี้สินครู 12 คน",
    ],
)
def test_what_only_speaks_of_problems_opens_no_section(line: str, read: Read) -> None:
    loaded = read(f"{COVER}6.1 ผลการดำเนินงาน\n\n{line}\n")
    assert {answer.kind for answer in loaded.narratives} == {"progress"}
    assert {fact.section for fact in loaded.facts} <= {"results"}


def test_an_answer_behind_its_heading_s_colon_is_kept(read: Read) -> None:
    assert told(read(f"{COVER}6.2 ปัญหาอุปสรรค: ขาดครู\n\n- งบมาช้า\n")) == [("problem", "ขาดครู"), ("problem", "- งบมาช้า")]


@pytest.mark.parametrize(
    "heading",
    [
        "แนวปฏิบัติที่ดี (Best Practice)",
        "6.4 แนวปฏิบัติที่ดี (Best Practice)",
        "Best Practice",
        "BEST PRACTICES",
        "ผลงานเด่น",
        "6.5 ผลงานดีเด่น",
    ],
)
def test_good_practice_has_many_headings(heading: str, read: Read) -> None:
    assert told(read(f"{COVER}{heading}\n\nโรงเรียนใช้ครูคู่บ้านดูแลนักเรียน\n")) == [("practice", "โรงเรียนใช้ครูคู่บ้านดูแลนักเรียน")]
