"""Unit and scale: the row's own before its head's, one scale a row, rates whole, ratios and shares as what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.fact import LoadedReport

Read = Callable[[str], LoadedReport]
COVER = "รายงานผลการตรวจราชการ ปีงบประมาณ พ.ศ. 2567\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\n\n"
MILLION = 1_000_000


def told(loaded: LoadedReport) -> list[tuple[float, str, int]]:
    return [(float(fact.value or 0), fact.unit, fact.scale) for fact in loaded.facts]


def test_a_column_of_units_tells_each_row_s_whole(read: Read) -> None:
    table = (
        "ตัวชี้วัด\tหน่วยนับ\tงบประมาณ ปี 2566\tปี 2567\n"
        "ผู้บริหารที่ผ่านการพัฒนา\tคน\t31\t44\nร้อยละของเด็กที่อ่านออก\tร้อยละ\t81\t86.5\nเงินอุดหนุน\tพันบาท\t7.5\t9\n"
    )
    assert told(read(COVER + table)) == [
        (31, "คน", 1),
        (44, "คน", 1),
        (81, "ร้อยละ", 1),
        (86.5, "ร้อยละ", 1),
        (7.5, "บาท", 1000),
        (9, "บาท", 1000),
    ]


def test_the_unit_in_a_label_stands_before_its_column_s(read: Read) -> None:
    table = "รายการ\tงบ ปี 2566\tงบ ปี 2567\nห้องสมุด (แห่ง)\t3\t4\nค่าหนังสือ (ล้านบาท)\t1.2\t1.4\nค่าเดินทาง\t4500\t5200\n"
    assert told(read(COVER + table)) == [
        (3, "แห่ง", 1),
        (4, "แห่ง", 1),
        (1.2, "บาท", MILLION),
        (1.4, "บาท", MILLION),
        (4500, "บาท", 1),
        (5200, "บาท", 1),
    ]


def test_a_share_and_another_thing_s_head_stand_before_the_label_s(read: Read) -> None:
    table = "รายการ\tร้อยละ\tงบ (บาท)\nครูที่อบรม (คน)\t81.5\t4500\nห้องสมุด (แห่ง)\t90.5\t3000\n"
    assert [unit for _, unit, _ in told(read(COVER + table))] == ["ร้อยละ", "บาท"] * 2


@pytest.mark.parametrize(
    "above", ["งบประมาณที่ได้รับ (ล้านบาท)", "(หน่วย : ล้านบาท)", "ตารางที่ 2 งบประมาณ (ล้านบาท) จำแนกตามโครงการ"]
)
def test_the_million_of_the_line_above_is_the_table_s(read: Read, above: str) -> None:
    table = f"{above}\n\nโครงการ\tงบดำเนินงาน\tงบลงทุน\nบ้านน่าอยู่\t1.5\t2.25\nอ่านคล่อง\t0.75\t3\n"
    assert {(unit, scale) for _, unit, scale in told(read(COVER + table))} == {("บาท", MILLION)}


def test_one_row_has_one_scale(read: Read) -> None:
    table = "โครงการ\tงบประมาณ (ล้านบาท)\tเงินคงเหลือ\nบ้านน่าอยู่\t1.5\t0.25\nอ่านคล่อง\t0.75\t0.1\n"
    assert {(unit, scale) for _, unit, scale in told(read(COVER + table))} == {("บาท", MILLION)}


def test_a_key_and_its_value_have_a_unit_of_their_own(read: Read) -> None:
    table = "จำนวนห้องเรียน\t41 ห้อง\nจำนวนครูอัตราจ้าง\t17 คน\nเงินที่ได้รับ\t2.5 ล้านบาท\nร้อยละการมาเรียน\t96.40\n"
    assert told(read(COVER + table)) == [
        (41, "ห้อง", 1),
        (17, "คน", 1),
        (2.5, "บาท", MILLION),
        (96.4, "ร้อยละ", 1),
    ]


@pytest.mark.parametrize("above", ["ครูที่ผ่านการอบรม 41 คน (81.5%)", "ลำดับ อำเภอ ศูนย์ (แห่ง) รวม"])
def test_brackets_within_the_line_above_are_no_unit(read: Read, above: str) -> None:
    loaded = read(f"{COVER}{above}\n\nรายการ\tผลรวม\nรับคำปรึกษา\t126\nส่งต่อ\t45\n")
    assert [(fact.raw, fact.unit) for fact in loaded.facts if fact.table] == [("126", ""), ("45", "")]


@pytest.mark.parametrize("unit", ["บาท/คน/เดือน", "บาท/แห่ง/เดือน", "บาทต่อคนต่อวัน", "บาท/ห้อง/ภาคเรียน", "บาทต่อมื้อ", "บาท/คน"])
def test_a_rate_keeps_its_unit_whole(read: Read, unit: str) -> None:
    loaded = read(f"{COVER}ค่าอาหารที่จ่ายจริงเป็นเงิน 36 {unit} และมีครู 17 คน")
    assert told(loaded) == [(36, unit, 1), (17, "คน", 1)]


@pytest.mark.parametrize(
    "sentence",
    ["อัตราส่วนครูต่อนักเรียน 1 ต่อ 25 คน", "ครู 1 คน ต่อนักเรียน 25 คน", "คอมพิวเตอร์ 1 เครื่องต่อผู้เรียน 25 คน"],
)
def test_one_to_so_many_is_a_ratio(read: Read, sentence: str) -> None:
    loaded = read(COVER + sentence)
    assert [(float(fact.value or 0), fact.unit, fact.role) for fact in loaded.facts] == [(25, "", "ratio")]


def test_who_goes_on_is_no_ratio(read: Read) -> None:
    assert told(read(f"{COVER}นักเรียน 1 คน ศึกษาต่อ 3 แห่ง")) == [(1, "คน", 1), (3, "แห่ง", 1)]


@pytest.mark.parametrize("words", ["สัดส่วนคิดเป็นร้อยละ 38.75 : 61.25", "สัดส่วนสายสามัญต่อสายอาชีพ 38.75:61.25"])
def test_two_that_make_a_hundred_are_shares(read: Read, words: str) -> None:
    loaded = read(COVER + words)
    assert [(*one, fact.role) for one, fact in zip(told(loaded), loaded.facts, strict=True)] == [
        (38.75, "ร้อยละ", 1, "percent"),
        (61.25, "ร้อยละ", 1, "percent"),
    ]


def test_in_a_cell_too(read: Read) -> None:
    table = "โรงเรียน\tสามัญ : อาชีพ\nบ้านก\t40 : 60\nบ้านข\t55.5 : 44.5\n"
    assert told(read(COVER + table)) == [(share, "ร้อยละ", 1) for share in (40, 60, 55.5, 44.5)]


def test_a_decimal_alone_is_no_score(read: Read) -> None:
    loaded = read(f"{COVER}พื้นที่แปลงเกษตรทั้งหมด 3.5 ปลูกผักสวนครัว")
    assert [(fact.raw, fact.role) for fact in loaded.facts if fact.role == "score"] == []
