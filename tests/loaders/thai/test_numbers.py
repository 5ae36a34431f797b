"""Which numbers of a text are no figures, and why."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from facts.fact import LoadedReport
from loaders.figures.sentences import figures_of
from loaders.thai.folding import fold
from loaders.thai.no_figure import why_no_figure
from loaders.thai.numbers import numbers
from tests.factory import passage

NO_FIGURES = {
    "date": ["ประชุมเมื่อวันที่ 14 มีนาคม", "ระหว่างวันที่ 3 - 5 มิถุนายน", "ข้อมูล ณ วันที่ ๙ ต.ค. ๖๖", "วันที่ 7 และ 8 ก.ค. 2567"],
    "time": ["เริ่มเวลา 08.30 น. ที่ห้องประชุม", "ตั้งแต่ 9.00 - 16.30 น.", "เวลา ๑๓.๐๐ น."],
    "year": ["แผนปี 2567 ของจังหวัด", "ปีการศึกษา 2566", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "พ.ศ. 2560 - 2579", "ค.ศ. 2030"],
    "ordinal": ["การประชุมครั้งที่ 4", "รุ่นที่ ๒", "โอนรอบที่ 1 แล้ว", "ศตวรรษที่ 21", "นักเรียนชั้นปีที่ 3", "ระยะที่ 2"],
    "law": ["ตามมาตรา 53", "ข้อ 7 ของระเบียบ", "ตาม ม. 38 ค. (2)", "ตำแหน่ง 38 ค.(2)"],
    "attachment": ["สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๑ ชุด", "สิ่งที่ส่งมาด้วย 1. รายชื่อโรงเรียน 2 ฉบับ"],
    "order": ["ที่ กน 214/2566     วันที่ 4 กันยายน 2566", "คำสั่งที่ 45/2567", "หนังสือ ศธ 04009/ว 1234", "ตาม ว 9/2564", "ว21"],
    "telephone": ["โทร. 0 5551 2345", "โทรศัพท์ 055-512345", "โทร 081-2345678"],
    "postcode": ["อำเภอเมือง จังหวัดตาก 63000", "ต.ท่าอิฐ ๕๓๐๐๐"],
    "class level": ["ชั้น ป.6", "ระดับ ม.1 - ม.3", "ป.๑ ถึง ป.๓", "อ.2", "ปวช.3 และ ปวส. 2"],
    "name": [
        "สพป.เลย เขต 2",
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต ๓",
        "นักเรียนกลุ่ม 6ล",
        "ผล O-NET ป.6",
        "โครงการ 1 อำเภอ 1 โรงเรียนคุณภาพ",
        "หนึ่งโครงการ ๑ ตำบล ๑ ทุน",
        "ทักษะในศตวรรษที่ 21",
        "โรคโควิด 19",
        "COVID-19",
        "โรงเรียนบ้านหนองแวง 2",
        "โรงเรียนไทยรัฐวิทยา 75",
        "แบบ ปพ.5",
        "ห้องเรียน 4.0",
        "ที่อาคาร ๘๐ อำเภอเมือง จังหวัดเลย",
        "โมเดล 3R8C",
    ],
    "page counter": ["เข้าชม 1,532 ครั้ง", "อ่านแล้ว 2,310 ครั้ง | แชร์ 45 ครั้ง"],
    "address": ["ที่อยู่ 129 หมู่ 4 ตำบลเมืองเดช", "129/4 หมู่ 7 ถนนโพศรี"],
    "identifier": ["บัญชีเลขที่ 412-0-98765-4", "ISBN 978-616-11-2345-6", "เลขประจำตัวประชาชน 1 3801 00123 45 6"],
    "clock": ["เริ่ม 09:30 น.", "เวลา 8:15"],
    "fraction": ["เด็ก 3 ใน 4 คน"],
    "of a name": ["พื้นที่ทั้ง 3 เขต", "ครบทั้ง 2 รอบ"],
    "list mark": ["1. จัดทำแผน 2. นิเทศ", "1) สำรวจ 2) สรุปผล", "(๑) อบรม (๒) ติดตาม", "2.1 การนิเทศ", "1.2.3 ข้อเสนอแนะ"],
    "count of a list": ["มี 5 ด้าน ได้แก่ ด้านวิชาการ", "ดำเนินการ 3 ขั้นตอน ดังนี้", "ตามหลัก 4 ประการ"],
}


@pytest.mark.parametrize(
    ("why", "text"), [(why, text) for why, texts in NO_FIGURES.items() for text in texts], ids=lambda value: value
)
def test_is_no_figure(why: str, text: str) -> None:
    assert [figure.raw for figure in figures_of(passage(text))[0]] == []


FIGURES = {
    # A look-alike of a number that is none, and the figures that it still holds.
    "สพป.เลย เขต 2 มีครู 48 คน": ["48"],
    "โครงการ 1 อำเภอ 1 โรงเรียนคุณภาพ จำนวน 7 โรงเรียน": ["7"],
    "ปีการศึกษา 2566 มีนักเรียน 2,566 คน": ["2,566"],
    "วันที่ 5 มีนาคม อบรมครู 5 คน": ["5"],
    "ชั้น ป.6 จำนวน 6 ห้อง": ["6"],
    "ครั้งที่ 2 มีผู้ร่วม 20 คน": ["20"],
    "1. โรงเรียน 12 แห่ง 2. วิทยาลัย 3 แห่ง": ["12", "3"],
    "ตามมาตรา 38 มีผู้ขอ 14 ราย": ["14"],
    "สอบผ่าน 31 คน จาก 40 คน": ["31", "40"],
    "สพป.เลย เขต 1 จำนวน 1 แห่ง": ["1"],
    "เขต ๑ ทำแล้ว ๑ แห่ง": ["๑"],
    "มีครู 11 คน 1 โรงเรียน": ["11", "1"],
    "ในพื้นที่ 9 แห่ง": ["9"],
}


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_beside_a_number_that_is_none(text: str) -> None:
    assert [figure.raw for figure in figures_of(passage(text))[0]] == FIGURES[text]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๑,๒๓๔", "1234"),
        ("1,234,567.89", "1234567.89"),
        ("๘๙.๙๗", "89.97"),
        ("0", "0"),
        ("007", "7"),
        ("2.10", "2.1"),
    ],
)
def test_a_number_is_worth_its_digits(text: str, value: str) -> None:
    (number,) = numbers(text)
    assert (number.raw, number.value) == (text, Decimal(value))


@pytest.mark.parametrize("text", ["ก1ข22ค๓", "ร้อยละ30แล้ว", "63โรง", "ครู\u00a015\u00a0คน"])
def test_a_number_knows_its_place(text: str) -> None:
    for number in numbers(text):
        assert text[number.start : number.end] == number.raw


def test_the_reason_is_told() -> None:
    text = fold("ปีการศึกษา 2566")
    (number,) = numbers(text)
    assert why_no_figure(text, number) == "year"
    text = fold("ครู 25 คน")
    (number,) = numbers(text)
    assert why_no_figure(text, number._replace(unit="คน")) == ""


def test_a_number_without_a_unit_is_named_not_dropped() -> None:
    found, skipped = figures_of(passage("สำรวจแล้วพบ 17 ในปีนี้"))
    assert not found
    assert [(skip.raw, skip.reason) for skip in skipped] == [("17", "no unit")]


@pytest.mark.parametrize("mean", ["x\u0304 =", "X\u0305=", "X =", "Mean ="])
@pytest.mark.parametrize("deviation", ["S.D. =", "SD="])
def test_a_mean_and_its_deviation_by_their_signs(
    mean: str, deviation: str, read: Callable[[str], LoadedReport]
) -> None:
    loaded = read(f"ผู้ปกครองพอใจมาก ({mean} 4.18, {deviation} 0.57) เดินตามข้อ 3.21\n")
    assert [(fact.raw, fact.role) for fact in loaded.facts] == [("4.18", "score"), ("0.57", "score")]
    table = "ด้าน\tx\u0304\tSD\nอาคาร\t4.18\t0.57\nครู\t3.96\t0.61\n"
    assert {(fact.unit, fact.role) for fact in read(table).facts} == {("", "score")}
