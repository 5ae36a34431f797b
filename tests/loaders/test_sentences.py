"""Figures in sentences: value, unit, role, and which belong together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.sentences import Figure, Reader, figures, sentences

NBSP = "\u00a0"


def read(text: str) -> list[Figure]:
    return figures(text)[0]


# text -> raw, unit, role of each figure in order
ROLES: dict[str, list[tuple[str, str, str]]] = {
    "ครูยื่นขอ 493 คน": [("493", "คน", "count")],
    "สพป.สค. 312 คน": [("312", "คน", "count")],
    "นักเรียนได้รับทุนเสมอภาค 187 คน": [("187", "คน", "count")],
    "ผลคะแนนการประเมินครู ด้านเนื้อหาได้ 6.20 ด้านการสอนได้ 7.15": [("6.20", "", "score"), ("7.15", "", "score")],
    "เด็กเล็กทั้งหมด 75 คน เป็นชาย 40 คน หญิง 35 คน": [("75", "คน", "count"), ("40", "คน", "part"), ("35", "คน", "part")],
    "ครู 24 คน แบ่งเป็น ผู้บริหาร 2 คน ครูประจำการ 22 คน": [("24", "คน", "total"), ("2", "คน", "part"), ("22", "คน", "part")],
    "ด้านคณิตศาสตร์เฉลี่ย 58.73 ด้านภาษาไทยเฉลี่ย 61.05": [("58.73", "", "score"), ("61.05", "", "score")],
    "เด็กหลุดระบบลดลงกว่า 98,000 คน": [("98,000", "คน", "difference")],
    "ออกกลางคันร้อยละ 0.21 ต่ำกว่าปีก่อนร้อยละ 0.04": [("0.21", "ร้อยละ", "percent"), ("0.04", "ร้อยละ", "difference")],
    "คะแนนเฉลี่ย 61.20 ต่ำกว่าค่าเฉลี่ยระดับประเทศ 3.15 คะแนน": [("61.20", "", "score"), ("3.15", "คะแนน", "difference")],
    "มีผู้เรียน 640 คน เพิ่มขึ้นจากปี 2565 ถึง 85 คน": [("640", "คน", "count"), ("85", "คน", "difference")],
    "มีผู้สมัคร 318 คน สูงกว่าเป้าหมายถึง 18 คน": [("318", "คน", "count"), ("18", "คน", "difference")],
    "อ่านไม่คล่อง 52 คน ลดลงจากภาคเรียนก่อนซึ่งมี 90 คน": [("52", "คน", "count"), ("90", "คน", "count")],
    "โรงเรียนที่มีคะแนนเพิ่มขึ้น 14 จาก 30 แห่ง": [("14", "แห่ง", "numerator"), ("30", "แห่ง", "denominator")],
    "สองกลุ่มได้สูงกว่าระดับประเทศ 31 และ 12 คะแนน ตามลำดับ": [
        ("31", "คะแนน", "difference"),
        ("12", "คะแนน", "difference"),
    ],
    "ดีเยี่ยม ดีเลิศ และดี ร้อยละ 40, 35.5 และ 20 ตามลำดับ": [
        ("40", "ร้อยละ", "percent"),
        ("35.5", "ร้อยละ", "percent"),
        ("20", "ร้อยละ", "percent"),
    ],
    "คะแนนเฉลี่ยรวม 41.75 โรงเรียนที่ผ่านเกณฑ์มี 9 แห่ง": [("41.75", "", "score"), ("9", "แห่ง", "count")],
    "เทียบกับ PISA 2018 คะแนนการอ่านลดลง 14 คะแนน": [("14", "คะแนน", "difference")],
    "ขาดแคลนครูมากที่สุด 3 อันดับแรก ได้แก่ คณิตศาสตร์ 21 คน ภาษาไทย 14 คน": [
        ("21", "คน", "count"),
        ("14", "คน", "count"),
    ],
    "คะแนนเฉลี่ยสูงกว่าระดับประเทศใน 24 โรงเรียน จาก 60 โรงเรียน (ร้อยละ 40)": [
        ("24", "โรงเรียน", "numerator"),
        ("60", "โรงเรียน", "denominator"),
        ("40", "ร้อยละ", "percent"),
    ],
    "โอนเงินแล้ว 150 คน คิดเป็นร้อยละ 75 ของผู้มีสิทธิ คงเหลือที่ยังไม่ได้รับ 50 คน": [
        ("150", "คน", "numerator"),
        ("75", "ร้อยละ", "percent"),
        ("50", "คน", "difference"),
    ],
    "ไม่มีชื่อ 200 คน ตรวจสอบแล้ว 160 คน พบตัว 90 คน ไม่พบตัว 70 คน": [
        ("200", "คน", "denominator"),
        ("160", "คน", "numerator"),
        ("90", "คน", "part"),
        ("70", "คน", "part"),
    ],
    "ฝึกอาชีพแล้ว 130 คน จากแผน 120 คน จำแนกเป็น ระยะสั้น 90 คน ระยะยาว 40 คน และมีวิทยากร 8 คน": [
        ("130", "คน", "count"),
        ("120", "คน", "count"),
        ("90", "คน", "part"),
        ("40", "คน", "part"),
        ("8", "คน", "count"),
    ],
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
    "ครู 90 คน ประกอบด้วย ประจำการ 60 คน อัตราจ้าง 30 คน และมีนักเรียน 800 คน": [
        ("90", "คน", "total"),
        ("60", "คน", "part"),
        ("30", "คน", "part"),
        ("800", "คน", "count"),
    ],
    "ครู 48 คน บุคลากร 12 คน รวม 60 คน ครูที่มีใบอนุญาต ร้อยละ 97.5": [
        ("48", "คน", "part"),
        ("12", "คน", "part"),
        ("60", "คน", "total"),
        ("97.5", "ร้อยละ", "percent"),
    ],
    "ผู้ขอรับการประเมิน 90 ราย ผ่าน 72 ราย ไม่ผ่าน 18 ราย": [
        ("90", "ราย", "denominator"),
        ("72", "ราย", "numerator"),
        ("18", "ราย", "difference"),
    ],
    "จ้างแล้ว 56 อัตรา จากที่ได้รับจัดสรร 60 อัตรา คงเหลือ 4 อัตรา": [
        ("56", "อัตรา", "numerator"),
        ("60", "อัตรา", "denominator"),
        ("4", "อัตรา", "difference"),
    ],
    "ได้รับการย้าย 14 ราย และย้ายเพิ่มเติมรอบที่ 2 ได้ 4 ราย": [("14", "ราย", "count"), ("4", "ราย", "count")],
    "เด็กตกหล่นลดลงจาก 215 คน เหลือ 97 คน": [("215", "คน", "count"), ("97", "คน", "count")],
    "จากเดิม 60 เรื่อง เป็น 25 เรื่อง (ลดลง 35 เรื่อง)": [
        ("60", "เรื่อง", "count"),
        ("25", "เรื่อง", "count"),
        ("35", "เรื่อง", "difference"),
    ],
    "ค้นหาเด็ก 980 คน พบแล้ว 640 คน ในจำนวนนี้กลับเข้าเรียน 210 คน": [
        ("980", "คน", "denominator"),
        ("640", "คน", "numerator"),
        ("210", "คน", "part"),
    ],
    "ผู้ปกครอง 450 คน พบว่าร้อยละ 84.6 พอใจมาก ร้อยละ 15.4 พอใจ": [
        ("450", "คน", "denominator"),
        ("84.6", "ร้อยละ", "percent"),
        ("15.4", "ร้อยละ", "percent"),
    ],
    "สำรวจโรงเรียน 90 แห่ง พบว่ามีไฟฟ้า 80 แห่ง": [("90", "แห่ง", "denominator"), ("80", "แห่ง", "numerator")],
    "โรงเรียน 90 แห่ง พบว่าใช้สาย 70 แห่ง ใช้ดาวเทียม 40 แห่ง": [
        ("90", "แห่ง", "denominator"),
        ("70", "แห่ง", "part"),
        ("40", "แห่ง", "part"),
    ],
    "อันดับ 3 จาก 13 จังหวัด": [("13", "จังหวัด", "count")],
    "เป็นเงิน 1,250.- บาท": [("1,250", "บาท", "amount")],
    "คะแนนเฉลี่ย 44.09 เพิ่มขึ้นจากปี 2565 ร้อยละ 2.1": [("44.09", "", "score"), ("2.1", "ร้อยละ", "difference")],
    "ผลสอบ O-NET ชั้น ม.3 ระดับจังหวัดร้อยละ 35.68": [("35.68", "ร้อยละ", "score")],
    "โรงเรียนควบรวม จำนวน 35 แห่ง": [("35", "แห่ง", "count")],
    "นักเรียนเข้าร่วมโครงการ 1,240 คน ผ่านการประเมิน 1,100 คน": [
        ("1,240", "คน", "denominator"),
        ("1,100", "คน", "numerator"),
    ],
    "โรงเรียนละ 2 เล่ม": [("2", "เล่ม", "ratio")],
    "ขอย้ายออกเฉลี่ยปีละ 180 คน": [("180", "คน", "count")],
    "คะแนนเฉลี่ยวิชาภาษาไทย 54.32 คณิตศาสตร์ 25.18": [("54.32", "", "score"), ("25.18", "", "score")],
    "ได้ 4.52 จากคะแนนเต็ม 5 อยู่ในระดับดี": [("4.52", "", "score"), ("5", "", "threshold")],
    "ค่าเฉลี่ย 4.21 (S.D. = 0.66)": [("4.21", "", "score"), ("0.66", "", "score")],
    "ผู้เรียนระดับ ปวช. 2,140 คน": [("2,140", "คน", "count")],
    "รางวัลระดับภาค 15 รางวัล": [("15", "รางวัล", "count")],
    "คดิ เปน็ รอ้ ยละ 80 จ านวน 28 โรงเรยี น": [("80", "ร้อยละ", "percent"), ("28", "โรงเรียน", "numerator")],
    "เเบง่ เปน็ 3 รนุ่": [("3", "รุ่น", "count")],
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
    "หนี้สหกรณ์ 8.9 แสนล้านบาท": ("8.9", None, 100_000_000_000, False),
    "วงเงิน 2 ล้าน 3 เเสน บาท": ("2300000", None, 1, False),
    "มีผู้ใช้ 3.4 ลานคน": ("3.4", None, 1_000_000, False),
    "อัตราส่วนครูต่อนักเรียน 1 : 23": ("23", None, 1, False),
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
    "โรงเรียนเป้าหมาย 63 แห่ง": "result",
    "เพื่อให้นักเรียนทุกคนเข้ารับการทดสอบ ร้อยละ 100": "rule",
    "หลังการประชุมแจ้งว่า มีโรงเรียน 40 แห่ง": "result",
    "ผลจากการอบรมทำให้มีครูแนะแนวครบ 51 โรงเรียน": "result",
    "ผู้เข้าชมนิทรรศการ 4,800 คน": "activity",
    "เกณฑ์การให้คะแนน ระดับดี เท่ากับ 130 แห่ง": "rule",
    "โรงเรียนคุณภาพ 8 แห่ง": "result",
    "โรงเรียนที่มีนักเรียนไม่ถึง 60 คน": "rule",
    "โรงเรียนขนาดเล็ก (นักเรียน 80 คนลงมา)": "rule",
    "มีมติให้ลดค่าธรรมเนียมร้อยละ 40": "rule",
    "ให้ท้องถิ่นสมทบร้อยละ 10": "rule",
    "น้ำหนักส่วนสูงตามเกณฑ์ 289 คน": "result",
    "ครูที่ยังไม่ผ่านการอบรม 840 คน": "result",
    "ปีต่อไปจะขยายผลสู่โรงเรียนอีก 25 แห่ง": "rule",
    "ปีต่อไปจะขยายผลให้ครบ โดยขณะนี้มี 25 แห่ง": "result",
    "จะต้องใช้งบประมาณเพิ่ม 4.2 ล้านบาท": "result",
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


def test_a_percent_of_money_is_not_told_of_the_count_before_it() -> None:
    found = read("คืนแล้ว 11 ชุด งบ 3.2 ล้านบาท เบิกจ่าย 2.8 ล้านบาท คิดเป็นร้อยละ 87.5")
    assert [figure.role for figure in found] == ["count", "amount", "amount", "percent"]


def test_one_base_of_several_percents_is_shared() -> None:
    found = read("ดีมาก 12 แห่ง (20%) ดี 30 แห่ง (50%) พอใช้ 18 แห่ง (30%) จากทั้งหมด 60 แห่ง")
    assert [figure.role for figure in found] == ["numerator", "percent"] * 3 + ["denominator"]
    assert len({figure.group for figure in found}) == 1


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
        ("เรียนต่อ 80 คน (ร้อยละ 80) ทำงาน 15 คน (ร้อยละ 15)", "ทำงาน"),
        ("ขอ 10 แห่ง อนุมัติ 9 แห่ง (ร้อยละ 90) ไม่ผ่านการพิจารณา 1 แห่ง", "ไม่ผ่านการพิจารณา"),
    ],
)
def test_the_measure_names_what_is_counted(text: str, measure: str) -> None:
    assert read(text)[-1].measure.removeprefix("มี") == measure


def test_parts_run_on_over_the_sentences_of_a_list() -> None:
    reader = Reader()
    pieces = ("ขาดครู 120 อัตรา จำแนกเป็น", "(1) ภาคเหนือ 70 อัตรา", "(2) ภาคใต้ 50 อัตรา", "(3) จ้างเพิ่ม 5 อัตรา")
    assert [figure.role for piece in pieces for figure in reader.figures(piece)[0]] == [
        "total",
        "part",
        "part",
        "count",
    ]


def test_the_next_item_of_a_list_is_no_part_of_what_the_item_before_divides() -> None:
    reader = Reader()
    pieces = ("1. ครูเกษียณ 90 คน จำแนกเป็น", "- ประถม 40 คน", "2. ผู้บริหารเกษียณ 12 คน")
    roles = [figure.role for piece in pieces for figure in reader.figures(piece)[0]]
    assert roles == ["total", "part", "count"]


def test_a_figure_alone_on_its_line_is_named_by_the_line_above() -> None:
    reader = Reader()
    reader.figures("ครูที่ผ่านการแก้หนี้")
    (figure,), _ = reader.figures("9,214 คน")
    assert (figure.measure, figure.start, figure.end) == ("ครูที่ผ่านการแก้หนี้", 0, 5)
    reader.figures("จากทั้งหมด")
    (figure,), _ = reader.figures("47,880 คน")
    assert (figure.raw, figure.role) == ("47,880", "denominator")


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
        ("ผ่าน 9 แห่ง (ร้อยละ 90) ไม่ผ่าน 1 แห่ง", ["ผ่าน 9 แห่ง (ร้อยละ 90) ไม่ผ่าน 1 แห่ง"]),
        ("ได้คะแนน 4.43 จากการประเมิน", ["ได้คะแนน 4.43 จากการประเมิน"]),
    ],
)
def test_where_sentences_end(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == pieces
