"""Each check of facts/contradictions on a store that passes it and on one that it finds fault with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from facts.fact import Correction, Fact, Issue, Report, Role
from facts.findings import checks
from metrics.contradictions import contradictions
from tests.factory import (
    LEARNING,
    NATIONAL,
    PRIMARY,
    PRIVATE,
    SECONDARY,
    fact,
    loaded,
    narrative,
    opened,
    report,
    share,
)

OF = report()
DAY_DECIDED = date(2026, 11, 21)
COAST = ("สมุทรสาคร", "สมุทรสงคราม")
DAY = "วันที่ 28 เมษายน 2566"
THEMES = {"ins66-safety-measures": "school-safety", "ins66-learner-conduct": "learner-conduct"}
Case = Callable[[bool], Sequence[Fact]]


def row(line: int, agency: str, *cells: tuple[str, Role, str], unit: str = "ราย") -> list[Fact]:
    """Return one table row: a figure a column, of the columns' measures."""
    label = agency or "รวม"
    return [
        fact(
            OF,
            line,
            raw,
            role if agency else "total",
            measure,
            agency=agency,
            column=column,
            row_label=label,
            unit=unit,
        )
        for column, (raw, role, measure) in enumerate(cells, 2)
    ]


def sentence(
    line: int, *figures: tuple[str, Role, str], unit: str = "คน", words: str = "", of: Report = OF
) -> list[Fact]:
    text = words or " ".join(f"{measure} {raw}" for raw, _, measure in figures)
    return [
        fact(of, line, raw, role, measure, unit=unit, agency=PRIMARY, column=column, words=text)
        for column, (raw, role, measure) in enumerate(figures)
    ]


def spread(figures: Iterable[Fact]) -> list[Fact]:
    """Return the figures as told by an office of two provinces."""
    return [replace(figure, provinces=COAST) for figure in figures]


def percent_of_its_own_numbers(is_right: bool) -> Sequence[Fact]:
    """The second sentence takes a share of a share."""
    percent = "15.62" if is_right else "51.61"
    return [
        *sentence(
            1, ("7,926", "denominator", "เข้าร่วม"), ("1,238", "numerator", "สำเร็จ"), (percent, "percent", "สำเร็จ")
        ),
        *sentence(
            2,
            ("3,126", "denominator", "ข้าราชการ"),
            ("2,540", "numerator", "มีหนี้"),
            ("81.25", "percent", "มีหนี้"),
            ("418", "numerator", "เงินเดือนเหลือไม่ถึงเกณฑ์"),
            ("16.46", "percent", "เงินเดือนเหลือไม่ถึงเกณฑ์"),
        ),
    ]


def percent_is_rounded(is_right: bool) -> Sequence[Fact]:
    percent = "15.62" if is_right else "15.61"
    return sentence(
        1, ("7,926", "denominator", "เข้าร่วม"), ("1,238", "numerator", "สำเร็จ"), (percent, "percent", "สำเร็จ")
    )


def percent_within_range(is_right: bool) -> Sequence[Fact]:
    """What is done against a target may exceed it."""
    against = "เป้าหมาย 150 แห่ง ผลงาน 162 แห่ง คิดเป็นร้อยละ 108 ของเป้าหมาย"
    return [
        *sentence(1, ("99.50" if is_right else "129.50", "score", "ค่าเฉลี่ย"), unit="ร้อยละ"),
        *sentence(2, ("150", "denominator", "เป้าหมาย"), ("162", "numerator", "ผลงาน"), unit="แห่ง", words=against),
        *sentence(3, ("108", "percent", "ผลงาน"), words=against),
    ]


def total_of_its_rows(is_right: bool) -> Sequence[Fact]:
    """Two tables, the second with a subtotal and a grand total; and one whose columns have run into one."""
    return [
        *row(21, PRIMARY, ("12", "count", ""), ("30", "count", "")),
        *row(22, PRIVATE, ("5", "count", ""), ("9", "count", "")),
        *row(23, "", ("17", "total", ""), ("39", "total", "")),
        *share(OF, 1, PRIMARY, "50", "40"),
        *share(OF, 2, PRIVATE, "10", "9"),
        *share(OF, 3, "", "60", "49"),
        *share(OF, 11, SECONDARY, "5", "4"),
        *share(OF, 12, LEARNING, "1", "1"),
        *share(OF, 13, "", "6", "5" if is_right else "7"),
        *share(OF, 14, NATIONAL, "2", "1"),
        *share(OF, 15, "", "8", "6" if is_right else "8"),
    ]


def total_of_its_columns(is_right: bool) -> Sequence[Fact]:
    def line(number: int, men: str, women: str, both: str) -> list[Fact]:
        return row(number, PRIMARY, (men, "count", "ชาย"), (women, "count", "หญิง"), (both, "count", "รวม"), unit="คน")

    return [*line(1, "5", "6", "11"), *line(2, "7", "1", "8"), *line(3, "4", "4", "8" if is_right else "9")]


def total_of_averages(is_right: bool) -> Sequence[Fact]:
    readiness = [*row(1, PRIMARY, ("88.92", "score", "คะแนนเฉลี่ย")), *row(2, SECONDARY, ("75.10", "score", "คะแนนเฉลี่ย"))]
    shares = [
        *row(11, PRIMARY, ("68.40", "percent", "คิดเป็นร้อยละ")),
        *row(12, SECONDARY, ("31.59", "percent", "คิดเป็นร้อยละ")),
        *row(13, "", ("100", "total", "คิดเป็นร้อยละ")),
    ]
    return [*readiness, *shares, *row(3, "", ("82.01" if is_right else "164.02", "total", "คะแนนเฉลี่ย"))]


def average_between_its_rows(is_right: bool) -> Sequence[Fact]:
    readiness = [*row(1, PRIMARY, ("88.92", "score", "คะแนนเฉลี่ย")), *row(2, SECONDARY, ("75.10", "score", "คะแนนเฉลี่ย"))]
    return [*readiness, *row(3, "", ("82.01" if is_right else "91.30", "total", "คะแนนเฉลี่ย"))]


def part_within_its_whole(is_right: bool) -> Sequence[Fact]:
    """The percent above 100 follows from it, and is no second fault."""
    part, percent = ("50", "100") if is_right else ("51", "102")
    return sentence(1, ("50", "denominator", "ยื่นคำขอ"), (part, "numerator", "ผ่าน"), (percent, "percent", "ผ่าน"))


def stages_within_their_base(is_right: bool) -> Sequence[Fact]:
    return row(
        1,
        PRIMARY,
        ("9", "denominator", "ยื่นคำขอ"),
        ("6", "numerator", "ผ่านเกณฑ์"),
        ("1" if is_right else "3", "part", "ไม่ผ่าน"),
        ("2", "part", "รอผล"),
    )


def parts_of_a_sentence(is_right: bool) -> Sequence[Fact]:
    retired = "1,792" if is_right else "1,797"
    figures = sentence(
        1,
        ("3,625", "count", "หนี้ในระบบ"),
        (retired, "part", "บำนาญ"),
        ("1,810", "part", "ประจำ"),
        ("23", "part", "ลูกจ้าง"),
    )
    other_whole = sentence(2, ("1,808", "denominator", "โรงเรียน"), ("901", "part", "ประถม"), ("907", "part", "มัธยม"))
    share_of_it = sentence(2, ("1,265", "numerator", "กลุ่มสีเขียว"), words="กลุ่มสีเขียว 1,265")
    among = sentence(3, ("10,563", "count", "ครูไม่ครบชั้น"), ("3,218", "part", "ในจำนวนนี้"), ("203", "part", "ไม่มีผู้บริหาร"))
    return [*figures, *other_whole, *share_of_it, *among]


def difference_of_its_ends(is_right: bool) -> Sequence[Fact]:
    return sentence(
        1, ("14,996", "count", "เดิม"), ("15,327", "count", "เป็น"), ("331" if is_right else "313", "difference", "เพิ่มขึ้น")
    )


def told_once(is_right: bool) -> Sequence[Fact]:
    first = sentence(1, ("2,066", "count", "ข้าราชการบำนาญในสังกัด"))
    again = sentence(
        9, ("2,066" if is_right else "1,792", "denominator", "จากจำนวนข้าราชการที่บำนาญในสังกัด สพฐ."), unit="ราย"
    )
    rows = [*row(21, PRIMARY, ("12", "count", "ได้เหรียญในปีนี้")), *row(22, PRIMARY, ("9", "count", "ได้เหรียญในปีนี้"))]
    last_year = [replace(sentence(5, ("288", "count", "ข้าราชการบำนาญในสังกัด"))[0], fiscal_year=2566)]
    return [*first, *rows, *last_year, *again]


def counted_once(is_right: bool) -> Sequence[Fact]:
    """A brief and the full table; what the base stands for without its numerator is another matter."""

    def about_debt(line: int, *figures: tuple[str, Role, str]) -> list[Fact]:
        return [replace(figure, theme="teacher-debt") for figure in sentence(line, *figures)]

    again = "1,238" if is_right else "1,283"
    return [
        *about_debt(1, ("7,926", "denominator", "ผู้สมัครแก้หนี้"), ("1,238", "numerator", "แก้ไขปัญหาหนี้สำเร็จ")),
        *about_debt(5, ("12,905", "denominator", "ผู้เรียนเรื่องการออม")),
        *about_debt(9, ("7,926", "denominator", "ผู้ยื่นคำขอ"), (again, "numerator", "หนี้สินลดลงแล้ว")),
    ]


def event_told_once(is_right: bool) -> Sequence[Fact]:
    def event(line: int, raw: str, day: str) -> Fact:
        found = sentence(line, (raw, "count", "ผู้เข้ารับการอบรม"), words=f"{day} อบรม {raw} คน แห่งที่ {line}")
        return replace(found[0], kind="activity")

    return [event(1, "120", DAY), event(2, "80", "วันที่ 2 พฤษภาคม 2566"), event(9, "120" if is_right else "87", DAY)]


def event_under_one_policy(is_right: bool) -> Sequence[Fact]:
    def event(line: int, policy_id: str) -> Fact:
        found = sentence(line, ("80", "count", "ผู้เข้ารับการอบรม"), words=f"{DAY} อบรม 80 คน")
        return replace(found[0], kind="activity", policy_id=policy_id, theme=THEMES[policy_id])

    return [
        event(1, "ins66-safety-measures"),
        event(9, "ins66-safety-measures" if is_right else "ins66-learner-conduct"),
    ]


def base_told_once(is_right: bool) -> Sequence[Fact]:
    return [
        *sentence(1, ("29,152", "denominator", "สถานศึกษาในสังกัด"), unit="แห่ง"),
        *sentence(2, ("137", "denominator", "สถานศึกษากลุ่มเป้าหมาย"), unit="แห่ง"),
        replace(sentence(4, ("29,312", "denominator", "สถานศึกษา"), unit="แห่ง")[0], fiscal_year=2566),
        *sentence(3, ("29,152" if is_right else "28,794", "denominator", "สถานศึกษา"), unit="แห่ง"),
    ]


def zero_beside_a_size(is_right: bool) -> Sequence[Fact]:
    return [
        *row(1, PRIVATE, ("9" if is_right else "0", "denominator", "จำนวนครูและบุคลากรทางการศึกษาทั้งหมด")),
        *row(9, PRIVATE, ("23", "denominator", "จำนวนสถานศึกษาทั้งหมด"), unit="แห่ง"),
    ]


def size_within_the_body(is_right: bool) -> Sequence[Fact]:
    return [
        *sentence(1, ("456,603", "denominator", "ครูและบุคลากรทางการศึกษา")),
        *sentence(2, ("281,124" if is_right else "2,811,247", "count", "ครู")),
        *sentence(3, ("5,621,067", "count", "นักเรียน")),
        *sentence(4, ("214", "denominator", "นักเรียนออกกลางคัน")),
        *sentence(6, ("14,218", "denominator", "ขาดแคลนครู"), unit="อัตรา"),
        *(replace(figure, is_approximate=True) for figure in sentence(5, ("460,000", "count", "ครู"))),
    ]


def unit_of_its_thing(is_right: bool) -> Sequence[Fact]:
    unit = "แห่ง" if is_right else "ราย"
    measure = "จำนวนสถานศึกษาทั้งหมด"
    return [
        *row(1, PRIMARY, ("102", "count", measure), unit=unit),
        *row(2, PRIVATE, ("23", "count", measure), unit=unit),
    ]


def total_of_its_province(is_right: bool) -> Sequence[Fact]:
    """A school stands in one province, so that a table of schools says nothing of a neighbour."""
    provinces = ("สมุทรสาคร",) if is_right else COAST
    return [
        *row(11, PRIMARY, ("102", "denominator", "สถานศึกษาทั้งหมด"), unit="แห่ง"),
        *spread(row(12, SECONDARY, ("11", "denominator", "สถานศึกษาทั้งหมด"), unit="แห่ง")),
        *row(13, "", ("113", "total", "สถานศึกษาทั้งหมด"), unit="แห่ง"),
        *share(OF, 1, PRIMARY, "50", "40"),
        *share(OF, 2, SECONDARY, "10", "9", provinces=provinces),
        *share(OF, 3, "", "60", "49"),
    ]


def total_without_its_neighbour(is_right: bool) -> Sequence[Fact]:
    counted, both = ("1", "103") if is_right else ("5", "107")
    told = sentence(
        9,
        ("5", "denominator", "เข้าร่วม"),
        ("1", "part", "เข้าร่วม จ.สมุทรสาคร"),
        ("4", "part", "เข้าร่วม สมุทรสงคราม"),
        unit="แห่ง",
    )
    return [
        *row(1, PRIMARY, ("102", "count", "เข้าร่วม"), unit="แห่ง"),
        *spread(row(2, SECONDARY, (counted, "count", "เข้าร่วม"), unit="แห่ง")),
        *row(3, "", (both, "total", "เข้าร่วม"), unit="แห่ง"),
        *spread(replace(figure, agency=SECONDARY) for figure in told),
    ]


def score_within_its_scale(is_right: bool) -> Sequence[Fact]:
    found = sentence(1, ("4.38" if is_right else "43.8", "score", "ความพึงพอใจเฉลี่ย"), unit="คะแนน")
    in_percent = sentence(2, ("42.35", "score", "ผลการทดสอบเฉลี่ย"), unit="ร้อยละ")
    return [replace(figure, full_score=Decimal(5)) for figure in (*found, *in_percent)]


def date_before_its_report(is_right: bool) -> Sequence[Fact]:
    return [replace(sentence(1, ("12", "count", "ครู"))[0], as_of=date(2024, 7, 1) if is_right else date(2025, 2, 1))]


def count_of_its_list(is_right: bool) -> Sequence[Fact]:
    third = "3) โรงเรียนบ้านเหนือ" if is_right else ""
    words = f"จำนวน 3 โรงเรียน ได้แก่ 1) โรงเรียนบ้านใต้ 2) โรงเรียนบ้านกลาง {third}"
    return sentence(1, ("3", "count", "โรงเรียนคุณภาพ"), unit="โรงเรียน", words=words)


# What the reader says of a document, and the check that repeats it.
SIGNALS = {
    "heading_in_sequence": ("repeated-heading", "10.5 / 10"),
    "names_after_a_count": ("list-count", "4 / 5"),
}
CASES: dict[str, Case] = {
    case.__name__: case
    for case in (
        percent_of_its_own_numbers,
        percent_is_rounded,
        percent_within_range,
        total_of_its_rows,
        total_of_its_columns,
        total_of_averages,
        average_between_its_rows,
        part_within_its_whole,
        stages_within_their_base,
        parts_of_a_sentence,
        difference_of_its_ends,
        told_once,
        counted_once,
        event_told_once,
        event_under_one_policy,
        base_told_once,
        zero_beside_a_size,
        size_within_the_body,
        unit_of_its_thing,
        total_of_its_province,
        total_without_its_neighbour,
        score_within_its_scale,
        date_before_its_report,
        count_of_its_list,
    )
}


def test_every_check_has_its_case() -> None:
    assert {check.name for check in checks()} == {*CASES, *SIGNALS, "year_of_its_time"}


@pytest.mark.parametrize("name", CASES)
def test_a_store_that_is_right_passes(tmp_path: Path, name: str) -> None:
    assert contradictions(opened(tmp_path, loaded(OF, CASES[name](True)))).empty


@pytest.mark.parametrize("name", CASES)
def test_a_store_that_is_wrong_is_found_out(tmp_path: Path, name: str) -> None:
    figures = CASES[name](False)
    found = contradictions(opened(tmp_path, loaded(OF, figures)))
    assert set(found["check"]) == {name}
    ids = {figure.fact_id for figure in figures}
    for item in found.itertuples():
        assert set(item.fact_ids) <= ids and item.fact_ids
        assert "{" not in item.sentence_th and "{" not in item.sentence_en


@pytest.mark.parametrize("name", SIGNALS)
def test_what_the_reader_notes_of_a_document_is_found(tmp_path: Path, name: str) -> None:
    code, raw = SIGNALS[name]
    issues = [Issue(OF.source, 28, "line 28", "note", written, "Told.", raw) for written in (code, "no-agency")]
    found = contradictions(opened(tmp_path, loaded(OF, (), (), issues)))
    assert found[["check", "source", "line"]].values.tolist() == [[name, OF.source, 28]]
    assert not found.loc[0, "fact_ids"]
    assert all(number in found.loc[0, "sentence_th"] for number in raw.split(" / "))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ในปีการศึกษา ๒๕๖๕ และตาม พ.ร.บ. พ.ศ. 2485", None),
        ("ในปีการศึกษา๒๔๖๕ ทุกชั้นมีการนิเทศ", "2465"),
        ("ภาคเรียนที่ 2/2655", "2655"),
    ],
)
def test_year_of_its_time(tmp_path: Path, text: str, year: str | None) -> None:
    found = contradictions(opened(tmp_path, loaded(OF, (), [narrative(OF, 4, "progress", text)])))
    assert list(found["check"]) == (["year_of_its_time"] if year else [])
    assert all(year in sentence for sentence in found["sentence_th"]) if year else True


def test_what_somebody_corrected_is_compared_no_more(tmp_path: Path) -> None:
    figures = [
        *counted_once(False),
        *sentence(20, ("5", "count", "ข้าราชการบำนาญ")),
        *sentence(21, ("6", "count", "ข้าราชการบำนาญ")),
    ]
    last = (figures[-1], next(figure for figure in figures if figure.raw == "1,283"))
    settled = [
        Correction(
            figure.fact_id, OF.source, figure.place, figure.raw, "correct", Decimal(5), "พิมพ์ผิด", "ศน.", DAY_DECIDED
        )
        for figure in last
    ]
    assert set(contradictions(opened(tmp_path / "before", loaded(OF, figures)))["check"]) == {
        "counted_once",
        "told_once",
    }
    assert contradictions(opened(tmp_path / "after", loaded(OF, figures), corrections=settled)).empty
