"""Figures in sentences: value, unit, role, and which belong together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.sentences import Figure, figures, sentences

NBSP = "\u00a0"


def read(text: str) -> list[Figure]:
    return figures(text)[0]


# text -> raw, unit, role of each figure in order
ROLES: dict[str, list[tuple[str, str, str]]] = {
    "ครูยื่นขอ 493 คน": [("493", "คน", "count")],
    "ผ่าน 31 คน จาก 40 คน คิดเป็นร้อยละ 77.50": [
        ("31", "คน", "numerator"),
        ("40", "คน", "denominator"),
        ("77.50", "ร้อยละ", "percent"),
    ],
    "สอบผ่าน 31 จาก 40 คน คิดเป็นร้อยละ 77.50": [
        ("31", "คน", "numerator"),
        ("40", "คน", "denominator"),
        ("77.50", "ร้อยละ", "percent"),
    ],
    "สอบผ่าน 31 จากทั้งหมด 40 คน (77.50%)": [
        ("31", "คน", "numerator"),
        ("40", "คน", "denominator"),
        ("77.50", "ร้อยละ", "percent"),
    ],
    "ผ่าน 31 คน จากทั้งหมด 40 คน": [("31", "คน", "numerator"), ("40", "คน", "denominator")],
    "มีครูทั้งหมด จำนวน 80 คน ลงทะเบียนแล้ว จำนวน 60 คน (75.00%)": [
        ("80", "คน", "denominator"),
        ("60", "คน", "numerator"),
        ("75.00", "ร้อยละ", "percent"),
    ],
    "โรงเรียนทั้งหมด 200 แห่ง ดำเนินการร้อยละ 45.00 (90 แห่ง)": [
        ("200", "แห่ง", "denominator"),
        ("45.00", "ร้อยละ", "percent"),
        ("90", "แห่ง", "numerator"),
    ],
    "ร้อยละ..60....โดยนิเทศทุกเดือน": [("60", "ร้อยละ", "percent")],
    "ร้อยละ...๘๕.๕...ของสถานศึกษา": [("๘๕.๕", "ร้อยละ", "percent")],
    "ร้อยละ30ของครู": [("30", "ร้อยละ", "percent")],
    "มี63โรงที่เข้าร่วม": [("63", "โรง", "count")],
    f"ครู{NBSP}จำนวน{NBSP}15{NBSP}คน": [("15", "คน", "count")],
    "ครู      จำนวน     15       คน": [("15", "คน", "count")],
    "นักเรียนได้รับทุน จำนวน\n28 คน": [("28", "คน", "count")],
    "นักเรียนได้รับทุน จำนวน 28\nคน": [("28", "คน", "count")],
    "จํานวน ๑๕ คน": [("๑๕", "คน", "count")],
    "จ านวน ๑๕ คน": [("๑๕", "คน", "count")],
    "โรงเรียน 12 แห่ง และวิทยาลัย 3 แห่ง": [("12", "แห่ง", "count"), ("3", "แห่ง", "count")],
    "รวมทั้งสิ้น 95 คน": [("95", "คน", "total")],
    "ชาย 40 คน หญิง 55 คน รวม 95 คน": [("40", "คน", "part"), ("55", "คน", "part"), ("95", "คน", "total")],
    "ครู 95 คน (ชาย 40 คน หญิง 55 คน)": [("95", "คน", "count"), ("40", "คน", "part"), ("55", "คน", "part")],
    "ครู 95 คน จำแนกเป็น ชาย 40 คน หญิง 55 คน": [("95", "คน", "total"), ("40", "คน", "part"), ("55", "คน", "part")],
    "ศูนย์ 90 แห่ง แบ่งพื้นที่เป็นพื้นที่ทั่วไป จำนวน 60 แห่ง และพื้นที่พิเศษ จำนวน 30 แห่ง": [
        ("90", "แห่ง", "count"),
        ("60", "แห่ง", "part"),
        ("30", "แห่ง", "part"),
    ],
    "หนี้ลดลงร้อยละ 5": [("5", "ร้อยละ", "difference")],
    "จำนวนนักเรียนเพิ่มขึ้น 25 คน": [("25", "คน", "difference")],
    "คะแนนเฉลี่ย 42.15 คะแนน": [("42.15", "คะแนน", "score")],
    "มีค่าเฉลี่ยเท่ากับ 4.43 ส่วนเบี่ยงเบนมาตรฐานเท่ากับ 0.85": [("4.43", "", "score"), ("0.85", "", "score")],
    "ครูต่อนักเรียน 1 : 17": [("1 : 17", "", "ratio")],
    "ได้รับงบประมาณ 25,000 บาท": [("25,000", "บาท", "amount")],
    "เบิกจ่ายแล้วร้อยละ 92.40": [("92.40", "ร้อยละ", "percent")],
    "เหลือไม่น้อยกว่าร้อยละ 30": [("30", "ร้อยละ", "threshold")],
    "ไม่เกิน 15 คนต่อห้อง": [("15", "คน", "threshold")],
    "คะแนน 85 คะแนนขึ้นไป": [("85", "คะแนน", "threshold")],
}


@pytest.mark.parametrize("text", ROLES)
def test_roles_and_units(text: str) -> None:
    assert [(figure.raw, figure.unit, figure.role) for figure in read(text)] == ROLES[text]


# text -> value, value_max, scale, is_approximate of the only figure
VALUES: dict[str, tuple[str, str | None, int, bool]] = {
    "ครู 1,238 คน": ("1238", None, 1, False),
    "นักเรียน ๒,๐๔๕ คน": ("2045", None, 1, False),
    "นักเรียน 20 - 25 คน": ("20", "25", 1, False),
    "นักเรียน 20 ถึง 25 คน": ("20", "25", 1, False),
    "ร้อยละ 60 - 70": ("60", "70", 1, False),
    "กว่า 300 คน": ("300", None, 1, True),
    "300 กว่าคน": ("300", None, 1, True),
    "ประมาณ 300 คน": ("300", None, 1, True),
    "เกือบ 300 คน": ("300", None, 1, True),
    "เกือบร้อยละ 90": ("90", None, 1, True),
    "ได้รับงบประมาณ 25,000 บาท": ("25000", None, 1, False),
    "งบประมาณ 3.5 ล้านบาท": ("3.5", None, 1_000_000, False),
    "งบประมาณ 12 ล้านบาท": ("12", None, 1_000_000, False),
    "วงเงิน 3.5 ล้านบาท": ("3.5", None, 1_000_000, False),
    "วงเงิน 12 ล้านบาท": ("12", None, 1_000_000, False),
    "วงเงิน 1 ล้าน 4 หมื่นบาท": ("1040000", None, 1, False),
    "วงเงิน ๑.๒ พันล้านบาท": ("1.2", None, 1_000_000_000, False),
    "นักเรียน 5 แสนคน": ("5", None, 100_000, False),
}


@pytest.mark.parametrize("text", VALUES)
def test_values(text: str) -> None:
    value, value_max, scale, is_approximate = VALUES[text]
    (figure,) = read(text)
    assert (figure.value, figure.value_max) == (Decimal(value), Decimal(value_max) if value_max else None)
    assert (figure.scale, figure.is_approximate) == (scale, is_approximate)


KINDS = {
    "มีครูผ่านการประเมิน 15 คน": "result",
    "ผู้เข้าร่วมอบรม 120 คน": "activity",
    "จัดประชุม 4 ครั้ง": "activity",
    "เหลือไม่น้อยกว่าร้อยละ 30": "rule",
    "ตั้งเป้าหมายร้อยละ 80": "rule",
    "โรงเรียนคุณภาพ 8 แห่ง": "result",
}


@pytest.mark.parametrize("text", KINDS)
def test_kinds(text: str) -> None:
    assert [figure.kind for figure in read(text)] == [KINDS[text]]


def test_a_percent_stands_with_its_own_numerator_and_base() -> None:
    found = read("มีครู 80 คน ลงทะเบียน 60 คน (75%) มีโรงเรียน 20 แห่ง เข้าร่วม 5 แห่ง (25%)")
    assert [figure.role for figure in found] == ["denominator", "numerator", "percent"] * 2
    assert len({figure.group for figure in found[:3]}) == 1
    assert len({figure.group for figure in found[3:]}) == 1
    assert found[0].group != found[3].group


def test_a_contradiction_is_kept_as_written() -> None:
    found = read("มีครูทั้งหมด 80 คน ลงทะเบียน 60 คน คิดเป็นร้อยละ 99.00")
    assert [(figure.raw, figure.role) for figure in found] == [
        ("80", "denominator"),
        ("60", "numerator"),
        ("99.00", "percent"),
    ]


def test_a_score_tells_its_maximum() -> None:
    (figure,) = [figure for figure in read("คะแนนเฉลี่ย 7.20 คะแนน จากคะแนนเต็ม 10") if figure.raw == "7.20"]
    assert (figure.role, figure.full_score) == ("score", Decimal(10))


def test_a_figure_of_another_year_says_so() -> None:
    (figure,) = read("งบลงทุนที่ได้รับ ปีงบประมาณ พ.ศ. 2565 จำนวน 9 รายการ")
    assert (figure.fiscal_year, figure.school_year) == (2565, None)
    (figure,) = read("ปีการศึกษา ๒๕๖๔ มีนักเรียน ๓๕๐ คน")
    assert (figure.fiscal_year, figure.school_year) == (None, 2564)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("ครูที่ลงทะเบียนแก้หนี้ จำนวน 60 คน", "ครูที่ลงทะเบียนแก้หนี้"),
        ("มีโรงเรียนต้นแบบ 9 แห่ง มีครูแกนนำ 18 คน", "ครูแกนนำ"),
    ],
)
def test_the_measure_names_what_is_counted(text: str, measure: str) -> None:
    assert read(text)[-1].measure.removeprefix("มี") == measure


@pytest.mark.parametrize("text", [*ROLES, *VALUES, *KINDS])
def test_every_figure_stands_where_it_says(text: str) -> None:
    for figure in read(text):
        assert text[figure.start : figure.end] == figure.raw


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1) สำรวจข้อมูล 2) จัดทำแผน", ["1) สำรวจข้อมูล", "2) จัดทำแผน"]),
        ("<p>1. อบรมครู</p> <p>2. นิเทศ</p>", ["1. อบรมครู", "2. นิเทศ"]),
        ("- ขาดครู - ขาดงบ", ["- ขาดครู", "- ขาดงบ"]),
        ("ได้คะแนน 4.43 จากการประเมิน", ["ได้คะแนน 4.43 จากการประเมิน"]),
    ],
)
def test_where_sentences_end(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == pieces
