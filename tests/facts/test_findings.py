"""Each check of facts/contradictions on a store that passes it and on one that it finds fault with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from facts.fact import Correction, Fact, Issue, NarrativeKind, Report, Role
from facts.findings import checks
from metrics.questions.contradictions import contradictions
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
DAY = "วันที่ 28 เมษายน 2567"
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
    """The second sentence takes a share of a share; a wrong percent above 100 is one fault."""
    percent = "15.62" if is_right else "151.61"
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
    """What is done against a target may exceed it, in a sentence and in a table."""
    against = "เป้าหมาย 150 แห่ง ผลงาน 162 แห่ง คิดเป็นร้อยละ 108 ของเป้าหมาย"
    target, *result = row(
        9, PRIMARY, ("40", "threshold", "เป้าหมาย"), ("46", "numerator", "ผล"), ("115", "percent", "ร้อยละ"), unit="แห่ง"
    )
    return [
        replace(target, kind="rule"),
        *result,
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
    """A total exceeds its base where a row does; what most rows of a column exceed is no base; a row may hold two."""

    def line(number: int, agency: str, *cells: str, base: str = "ยื่นคำขอ") -> list[Fact]:
        roles: tuple[Role, ...] = ("denominator", "numerator", "part", "part")
        measures = (base, "ผ่านเกณฑ์", "ไม่ผ่าน", "รอผล") if base == "ยื่นคำขอ" else (base, "มาแล้ว", "ไม่มา", "นัดไว้")
        return row(number, agency, *zip(cells, roles, measures, strict=True))

    def stages(number: int, agency: str, *cells: str) -> list[Fact]:
        roles: tuple[Role, ...] = ("denominator", "part", "denominator", "numerator", "part")
        measures = ("ครูทั้งหมด", "ยังไม่ลงทะเบียน", "ลงทะเบียน", "แก้สำเร็จ", "ยังแก้ไม่สำเร็จ")
        return row(number, agency, *zip(cells, roles, measures, strict=True))

    failed, all_failed = ("1", "2") if is_right else ("3", "4")
    return [
        *line(1, PRIMARY, "9", "6", failed, "2"),
        *line(2, PRIVATE, "5", "3", "1", "1"),
        *line(3, "", "14", "9", all_failed, "3"),
        *line(11, PRIMARY, "4", "3", "2", "2", base="พบตัว"),
        *line(12, PRIVATE, "7", "5", "6", "1", base="พบตัว"),
        *stages(21, PRIMARY, "100", "60", "40", "30", "10"),
        *stages(22, PRIVATE, "50", "0", "50", "30", "20"),
    ]


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
    """Of the second sentence's counts none goes over into the other."""
    ends = sentence(
        1, ("14,996", "count", "เดิม"), ("15,327", "count", "เป็น"), ("331" if is_right else "313", "difference", "เพิ่มขึ้น")
    )
    return [*ends, *sentence(2, ("12", "count", "ส่งต่อ"), ("9", "count", "ไม่กลับ"), ("14", "difference", "ไม่พบ"))]


def told_once(is_right: bool) -> Sequence[Fact]:
    """The last sentence takes those of some, told right before it, for its base."""
    first = sentence(1, ("2,066", "count", "ข้าราชการบำนาญในสังกัด"))
    in_debt = [
        *sentence(10, ("840", "part", "หนี้ในระบบ ลูกจ้างประจำในสังกัด")),
        *sentence(11, ("913", "count", "ลูกจ้างประจำในสังกัด")),
        *sentence(12, ("84", "numerator", "ขยายเวลา"), ("840", "denominator", "จากจำนวนลูกจ้างประจำในสังกัด")),
    ]
    again = sentence(
        9, ("2,066" if is_right else "1,792", "denominator", "จากจำนวนข้าราชการที่บำนาญในสังกัด สพฐ."), unit="ราย"
    )
    rows = [*row(21, PRIMARY, ("12", "count", "ได้เหรียญในปีนี้")), *row(22, PRIMARY, ("9", "count", "ได้เหรียญในปีนี้"))]
    last_year = [replace(sentence(5, ("288", "count", "ข้าราชการบำนาญในสังกัด"))[0], fiscal_year=2566)]
    return [*first, *rows, *last_year, *again, *in_debt]


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

    return [event(1, "120", DAY), event(2, "80", "วันที่ 2 พฤษภาคม 2567"), event(9, "120" if is_right else "87", DAY)]


def event_under_one_policy(is_right: bool) -> Sequence[Fact]:
    def event(line: int, policy_id: str) -> Fact:
        found = sentence(line, ("80", "count", "ผู้เข้ารับการอบรม"), words=f"{DAY} อบรม 80 คน")
        return replace(found[0], kind="activity", policy_id=policy_id, theme=THEMES[policy_id])

    return [
        event(1, "ins66-safety-measures"),
        event(9, "ins66-safety-measures" if is_right else "ins66-learner-conduct"),
    ]


def base_told_once(is_right: bool) -> Sequence[Fact]:
    """The rows of a table of districts are no tellings of one base, nor of what the office has in all."""
    districts = [
        figure
        for line, raw in ((11, "61"), (12, "48"))
        for figure in row(line, PRIVATE, (raw, "denominator", "สถานศึกษา"), unit="แห่ง")
    ]
    return [
        *(replace(figure, row_label=f"อำเภอที่ {figure.line}") for figure in districts),
        replace(sentence(13, ("109", "denominator", "สถานศึกษา"), unit="แห่ง")[0], agency=PRIVATE),
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
    """A school stands in one province; a total that does not add up may have left the neighbour out."""
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


def number_of_one_province(is_right: bool) -> Sequence[Fact]:
    """Of a second table both columns hold the number that the office splits."""
    counted = "1" if is_right else "5"

    def told(line: int, both: str, own: str, other: str) -> list[Fact]:
        parts: tuple[tuple[str, Role, str], ...] = (
            (both, "denominator", "เข้าร่วม"),
            (own, "part", "เข้าร่วม จ.สมุทรสาคร"),
            (other, "part", "เข้าร่วม สมุทรสงคราม"),
        )
        return spread(replace(figure, agency=SECONDARY) for figure in sentence(line, *parts, unit="แห่ง"))

    other = row(11, SECONDARY, ("7", "count", "อบรม"), ("7", "count", "จัดเอง"), unit="แห่ง")
    return [
        *row(1, PRIMARY, ("102", "count", "เข้าร่วม"), unit="แห่ง"),
        *spread(row(2, SECONDARY, (counted, "count", "เข้าร่วม"), unit="แห่ง")),
        *told(9, "5", "1", "4"),
        *(replace(figure, theme="janitor") for figure in [*spread(other), *told(19, "7", "3", "4")]),
    ]


def score_of_one_owner(is_right: bool) -> Sequence[Fact]:
    def told(line: int, owner: str, deviation: str) -> list[Fact]:
        return sentence(
            line,
            ("4.52", "score", f"ความพึงพอใจต่อการให้บริการของ {owner} ในภาพรวม"),
            (deviation, "score", "ส่วนเบี่ยงเบนมาตรฐาน"),
            unit="",
        )

    return [*told(1, "สพฐ.", "0.61"), *told(5, "สพป.", "0.74"), *told(9, "สพฐ." if is_right else "สพท.", "0.61")]


def score_within_its_scale(is_right: bool) -> Sequence[Fact]:
    found = sentence(1, ("4.38" if is_right else "43.8", "score", "ความพึงพอใจเฉลี่ย"), unit="คะแนน")
    in_percent = sentence(2, ("42.35", "score", "ผลการทดสอบเฉลี่ย"), unit="ร้อยละ")
    return [replace(figure, full_score=Decimal(5)) for figure in (*found, *in_percent)]


def event_in_its_year(is_right: bool) -> Sequence[Fact]:
    """A letter's day, a range that ends in the year and what is told of a school year are no faults."""

    def event(line: int, day: str, school_year: int | None = None) -> Fact:
        found = sentence(line, ("65", "count", "ผู้เข้ารับการอบรม"), words=f"อบรมครู {day} จำนวน 65 คน")
        return replace(found[0], kind="activity", school_year=school_year)

    return [
        event(1, "เมื่อวันที่ 3 ตุลาคม 2566" if is_right else "เมื่อวันที่ ๒๗ กันยายน ๒๕๖๖"),
        event(2, "ตามหนังสือ ศธ 04002 ลงวันที่ 5 มกราคม 2564"),
        event(3, "ตามมติคณะกรรมการเมื่อวันที่ 8 มิถุนายน 2565"),
        event(4, "ระหว่างวันที่ 29 กันยายน 2566 - วันที่ 2 ตุลาคม 2566"),
        event(5, "วันที่ 9 มิถุนายน 2566", school_year=2566),
    ]


def date_before_its_report(is_right: bool) -> Sequence[Fact]:
    return [replace(sentence(1, ("12", "count", "ครู"))[0], as_of=date(2024, 7, 1) if is_right else date(2025, 2, 1))]


def count_of_its_list(is_right: bool) -> Sequence[Fact]:
    third = "3) โรงเรียนบ้านเหนือ" if is_right else ""
    words = f"จำนวน 3 โรงเรียน ได้แก่ 1) โรงเรียนบ้านใต้ 2) โรงเรียนบ้านกลาง {third}"
    return sentence(1, ("3", "count", "โรงเรียนคุณภาพ"), unit="โรงเรียน", words=words)


# Checks of answers in words, each with a test of its own.
IN_WORDS = {"enough_without_a_lack", "item_numbered_once", "year_of_its_time"}
# What the reader says of a document, and the check that repeats it.
SIGNALS = {
    "heading_in_sequence": ("misnumbered-heading", "10.2 / 13"),
    "headings_without_gap": ("skipped-heading", "10.5 / 10"),
    "heading_numbered_once": ("repeated-heading", "10.5 / 10"),
    "names_after_a_count": ("list-count", "4 / 5"),
    "office_headed_once": ("office-headed-twice", f"{SECONDARY.split()[0]} / {SECONDARY}"),
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
        number_of_one_province,
        score_of_one_owner,
        score_within_its_scale,
        event_in_its_year,
        date_before_its_report,
        count_of_its_list,
    )
}


def test_every_check_has_its_case() -> None:
    assert {check.name for check in checks()} == {*CASES, *SIGNALS, *IN_WORDS}


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


def test_a_year_that_comes_again_is_one_slip(tmp_path: Path) -> None:
    told = [
        narrative(OF, line, "progress", f"ปีการศึกษา {year} ครบทุกชั้น") for line, year in enumerate((2465, 2465, 2366), 4)
    ]
    assert contradictions(opened(tmp_path, loaded(OF, (), told)))["line"].tolist() == [4, 6]


@pytest.mark.parametrize(
    ("numbers", "repeated"),
    [("1.|2.|3.|3.|4.", "3"), ("1.|2.|3.", None), ("1)|1)|2)|2)", None), ("๑.|๒.|๒.", "2"), ("1.|2.|4.|4.", None)],
)
def test_item_numbered_once(tmp_path: Path, numbers: str, repeated: str | None) -> None:
    """A list within a list may begin anew."""
    items = [
        replace(narrative(OF, 4, "problem", f"{number} เรื่องที่ {place}"), narrative_id=str(place))
        for place, number in enumerate(numbers.split("|"))
    ]
    found = contradictions(opened(tmp_path, loaded(OF, (), items)))
    assert list(found["check"]) == (["item_numbered_once"] if repeated else [])
    assert all(repeated in sentence for sentence in found["sentence_en"]) if repeated else True


@pytest.mark.parametrize(
    ("measure", "kind", "text", "is_told"),
    [
        ("พร้อมสอน (เพียงพอ)", "problem", "1. เน็ตช้า โต๊ะเรียนไม่เพียงพอ งบไม่พอใช้", True),
        ("พร้อมสอน (เพียงพอ)", "problem", "ขาดแคลนอุปกรณ์กีฬา", True),
        ("พร้อมสอน (เพียงพอ)", "progress", "จัดหาแล้ว แต่เก้าอี้ยังไม่เพียงพอ", True),
        ("พร้อมสอน (เพียงพอ)", "progress", "โต๊ะและเก้าอี้ยังมีไม่พอ", True),
        ("พร้อมสอน (เพียงพอ)", "problem", "ผู้ปกครองไม่พอใจ", False),
        ("พร้อมสอน (เพียงพอ)", "problem", "๒. อุปกรณ์เก่าและไม่พอกับนักเรียน", True),
        ("มีนักการภารโรงเพียงพอ", "problem", "โรงเรียนเล็กขาดแคลนนักการภารโรง", True),
        ("มีครูเพียงพอ", "problem", "ครูไม่เพียงพอ", True),
        ("มีครูครบชั้นเรียน", "problem", "มีครูไม่ครบชั้น เพราะย้ายไป", True),
        ("พร้อมสอน (เพียงพอ)", "problem", "งบที่ได้รับไม่เพียงพอ", False),
        ("พร้อมสอน (เพียงพอ)", "problem", "ขาดแคลน ครูวิชาเอก", False),
        ("พร้อมสอน (เพียงพอ)", "problem", "ไม่พบความขาดแคลนอุปกรณ์", False),
        ("พร้อมสอน (เพียงพอ)", "progress", "มอบให้โรงเรียนที่ขาดแคลนอุปกรณ์", False),
        ("พร้อมสอน (เพียงพอ)", "remedy", "โต๊ะยังไม่เพียงพอ ควรจัดหา", False),
        ("มีครูสอนด้วยอุปกรณ์เพียงพอ", "problem", "ขาดแคลนครู", False),
        ("มีโต๊ะเพียงพอ", "problem", "คอมพิวเตอร์ไม่เพียงพอ", False),
        ("อุปกรณ์ไม่เพียงพอ", "problem", "โต๊ะไม่เพียงพอ", False),
        ("มีอุปกรณ์เพียงพอ ผ่านการประเมิน", "problem", "อุปกรณ์ไม่เพียงพอ", False),
        ("ส่งรายงานครบตามกำหนด", "problem", "เอกสารไม่ครบตามเกณฑ์", False),
        ("ส่งรายงานครบตามกำหนด", "problem", "อุปกรณ์ไม่เพียงพอ", False),
    ],
)
def test_enough_without_a_lack(tmp_path: Path, measure: str, kind: NarrativeKind, text: str, is_told: bool) -> None:
    """What one office has enough of, another may lack, and the same one under another policy."""

    def told(folder: str, base: str, theme: str, *figures: Fact) -> list[str]:
        counts = row(1, PRIMARY, (base, "denominator", "สถานศึกษาทั้งหมด"), ("23", "numerator", measure), unit="แห่ง")
        said = narrative(OF, 9, kind, text, agency=PRIMARY, theme=theme)
        return list(contradictions(opened(tmp_path / folder, loaded(OF, figures or counts, [said])))["check"])

    found = ["enough_without_a_lack"] if is_told else []
    assert told("all", "23", "teacher-assessment") == found
    assert told("percent", "23", "teacher-assessment", *sentence(1, ("100", "percent", measure))) == found
    assert told("most", "24", "teacher-assessment") == []
    assert told("elsewhere", "23", "teacher-debt") == []
    assert told("other", "23", "teacher-assessment", *row(1, PRIVATE, ("100", "percent", measure))) == []


@pytest.mark.parametrize(
    ("numbers", "stated", "parts", "hint"),
    [
        (("16", "5", "7", "6"), "29", (), f"; it may leave out {SECONDARY}"),
        (("16", "5", "5", "6"), "27", (), ""),
        (("16", "5", "3", "2"), "21", (), ""),
        (("16", "8", "3", "2"), "24", (), ""),
        (("16", "8", "7", "6"), "32", ("11",), f"; it may count {PRIMARY} as 11 instead of 16"),
        (("16", "8", "7", "6"), "26", ("11",), f"; it may count {PRIMARY} as 5 instead of 16"),
        (("16", "8", "7", "6"), "48", ("11",), f"; it may count {PRIMARY} as 27 instead of 16"),
        (("16", "5", "7", "6"), "29", ("11",), ""),
        (("1,600.5", "8", "7", "6"), "1,121", ("1,100",), f"; it may count {PRIMARY} as 1,100 instead of 1,600.5"),
        (("16", "8", "7", "6"), "21", ("16",), f"; it may leave out {PRIMARY}"),
        (("16", "8", "7", "6"), "40", (), ""),
    ],
)
def test_a_wrong_total_is_explained_where_one_thing_alone_explains_it(
    tmp_path: Path, numbers: Sequence[str], stated: str, parts: Sequence[str], hint: str
) -> None:
    """One row, two alike, one or two others, two; a part for its row, left out, on top, or a row; the row; nothing."""
    cells = [*zip((PRIMARY, SECONDARY, PRIVATE, LEARNING), numbers, strict=True), ("", stated)]
    figures = [
        figure for line, (agency, raw) in enumerate(cells, 1) for figure in row(line, agency, (raw, "count", "เข้าร่วม"))
    ]
    for raw in parts:
        words = f"{numbers[0]} ยกเลิก {raw}"
        part = fact(OF, 1, raw, "part", "ยกเลิก", agency=PRIMARY, column=2, row_label=PRIMARY, words=words)
        figures.insert(1, replace(part, fact_id=f"part {raw}", at=words.rindex(raw)))
    (found,) = contradictions(opened(tmp_path, loaded(OF, figures))).itertuples()
    assert found.check == "total_of_its_rows"
    assert found.sentence_en.partition(";")[1:] == hint.partition(";")[1:]
    assert ("อาจ" in found.sentence_th) == bool(hint)


def test_what_every_row_repeats_is_no_sum(tmp_path: Path) -> None:
    """The same pupils sat for both subjects."""
    told = [
        figure
        for line, agency in enumerate((PRIMARY, PRIVATE, ""), 1)
        for figure in row(line, agency, ("210", "count", "ผู้เข้าสอบ"))
    ]
    assert contradictions(opened(tmp_path, loaded(OF, told))).empty


def test_a_wrong_total_says_nothing_of_a_neighbour(tmp_path: Path) -> None:
    """The number itself does: what is the neighbour's stands in the row."""
    told = sentence(
        9,
        ("5", "denominator", "เข้าร่วม"),
        ("1", "part", "เข้าร่วม จ.สมุทรสาคร"),
        ("4", "part", "เข้าร่วม สมุทรสงคราม"),
        unit="แห่ง",
    )
    figures = [
        *row(1, PRIMARY, ("16", "count", "เข้าร่วม"), unit="แห่ง"),
        *spread(row(2, SECONDARY, ("5", "count", "เข้าร่วม"), unit="แห่ง")),
        *row(3, PRIVATE, ("7", "count", "เข้าร่วม"), unit="แห่ง"),
        *row(4, "", ("23", "total", "เข้าร่วม"), unit="แห่ง"),
        *spread(replace(figure, agency=SECONDARY) for figure in told),
    ]
    found, note = contradictions(opened(tmp_path, loaded(OF, figures))).itertuples()
    assert (found.check, note.check) == ("total_of_its_rows", "number_of_one_province")
    assert note.fact_ids[0] == figures[1].fact_id
    assert found.sentence_th == f"แถวรวมระบุ 23 แต่ผลบวกของแถวคือ 28 อาจไม่ได้นับ {SECONDARY}"


def test_a_number_torn_in_two_makes_no_wrong_total(tmp_path: Path) -> None:
    figures = [
        *row(1, PRIMARY, ("900,500", "amount", "งบประมาณ"), unit="บาท"),
        *row(2, PRIVATE, ("300,000", "amount", "งบประมาณ"), unit="บาท"),
        *row(3, "", ("1", "total", "งบประมาณ"), unit="บาท"),
    ]
    rest = replace(fact(OF, 3, "200,500", "count", "", column=2, row_label="รวม"), group=figures[-1].group)
    assert contradictions(opened(tmp_path, loaded(OF, [*figures, rest]))).empty


def test_only_columns_with_a_part_of_the_neighbour_count_it(tmp_path: Path) -> None:
    figures = [
        *share(OF, 1, PRIMARY, "50", "40"),
        *share(OF, 2, SECONDARY, "10", "0", provinces=COAST),
        *share(OF, 3, "", "60", "40"),
    ]
    (found,) = contradictions(opened(tmp_path, loaded(OF, figures))).itertuples()
    assert (found.check, found.fact_ids) == ("total_of_its_province", [figures[4].fact_id])


def test_a_percent_told_again_is_one_slip(tmp_path: Path) -> None:
    figures = [
        *percent_is_rounded(False),
        *sentence(9, ("7,926", "denominator", "สมัคร"), ("1,238", "numerator", "ปิดหนี้"), ("15.61", "percent", "ปิดหนี้")),
    ]
    assert contradictions(opened(tmp_path, loaded(OF, figures)))["line"].tolist() == [1]


def test_one_count_told_twice_is_one_contradiction(tmp_path: Path) -> None:
    """Its words differ by no more than what joins them, and the register claims both."""
    told = [
        replace(figure, theme="teacher-debt")
        for line, joining, raw in ((1, "ที่", "410"), (9, " ", "450"))
        for figure in sentence(line, (raw, "count", f"ครู{joining}เข้าร่วมโครงการแก้ไขปัญหาหนี้สิน"))
    ]
    assert list(contradictions(opened(tmp_path, loaded(OF, told)))["check"]) == ["told_once"]


def test_rows_of_an_office_are_its_parts(tmp_path: Path) -> None:
    """What a district has is neither all that its office has, nor too little for another district."""
    small = [
        replace(figure, row_label=f"อำเภอที่ {figure.line}", theme="school-quality")
        for line, schools, teachers in ((1, "62", "410"), (2, "55", "0"))
        for figure in (
            *row(line, PRIMARY, (schools, "denominator", "โรงเรียนทั้งหมด"), unit="แห่ง"),
            *row(line + 10, PRIMARY, (teachers, "denominator", "ครูทั้งหมด"), unit="คน"),
        )
    ]
    told = [
        *sentence(21, ("117", "denominator", "โรงเรียนทั้งหมด"), unit="แห่ง"),
        *sentence(22, ("715", "count", "ครู"), unit="คน"),
    ]
    assert contradictions(opened(tmp_path, loaded(OF, [*small, *told]))).empty


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
