"""What needs attention, by its rule, on stores small enough to work out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from facts.fact import Fact, Report
from metrics.questions.overview import overview
from metrics.selection import Selection
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

PLACES = ("ตาก", "ลำปาง", "น่าน", "แพร่", "พะเยา", "เลย")


def area(province: str) -> str:
    return f"สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{province} เขต 1"


def row(of: Report, province: str, applied: str, passed: str) -> list[Fact]:
    facts = share(of, 1, area(province), applied, passed)
    return [replace(figure, affiliation="สพฐ.") for figure in facts]


def rounds(passed: dict[str, tuple[str, str]]) -> list[object]:
    """Return two reports a province: of 100 applicants, so many passed in round 1 and in round 2."""
    return [
        loaded(of, row(of, province, "100", told[number - 1]))
        for province, told in passed.items()
        for number in (1, 2)
        for of in [report(f"{province}{number}.txt", (province,), round_number=number)]
    ]


def kinds(found: pd.DataFrame, kind: str) -> list[dict[str, object]]:
    return [dict(item) for item in found[found["kind"] == kind].to_dict("records")]


def test_the_place_that_lost_most_is_named_with_its_points(tmp_path: Path) -> None:
    passed = dict.fromkeys(PLACES, ("60", "60")) | {"ตาก": ("90", "50"), "ลำปาง": ("80", "60"), "น่าน": ("60", "57")}
    found = overview(opened(tmp_path, *rounds(passed)), Selection()).attention  # type: ignore[arg-type]
    (fall,) = kinds(found, "fall")
    assert (fall["name"], fall["level"], fall["indicator_id"]) == ("ตาก", "province", "dpa-passed")
    assert (fall["reached"], fall["against"], fall["points"], fall["n"]) == (50, 90, -40, 1)
    # The middle of 50, 60, 57, 60, 60, 60 is 60: Tak is farthest, and has been named for its fall.
    assert kinds(found, "lowest") == []


def test_the_place_farthest_from_the_middle_is_named_among_five(tmp_path: Path) -> None:
    passed = dict(zip(PLACES, [("70", "70"), ("60", "60"), ("20", "20"), ("66", "66"), ("64", "64")], strict=False))
    found = overview(opened(tmp_path / "five", *rounds(passed)), Selection()).attention  # type: ignore[arg-type]
    (lowest,) = kinds(found, "lowest")
    assert (lowest["name"], lowest["reached"], lowest["against"], lowest["points"]) == ("น่าน", 20, 64, -44)
    assert lowest["n_of"] == 5
    passed.pop("ตาก")
    four = overview(opened(tmp_path / "four", *rounds(passed)), Selection()).attention  # type: ignore[arg-type]
    assert kinds(four, "lowest") == []


def test_a_fall_is_told_of_the_same_offices_now_and_then(tmp_path: Path) -> None:
    """One who tells only now neither lifts what the others have come to, nor gives them the base that they lack."""
    first, second = report("first.txt", round_number=1), report("second.txt")
    few, fewer = (report(f"{name}.txt", ("ตาก",), round_number=n) for n, name in ((1, "few"), (2, "fewer")))
    cursor = opened(
        tmp_path,
        loaded(first, share(first, 1, PRIMARY, "100", "90")),
        loaded(second, [*share(second, 1, PRIMARY, "100", "50"), *share(second, 2, LEARNING, "100", "100")]),
        loaded(few, row(few, "ตาก", "40", "40")),
        loaded(fewer, [*row(fewer, "ตาก", "20", "4"), *share(fewer, 2, LEARNING, "80", "70")]),
    )
    (fall,) = kinds(overview(cursor, Selection()).attention, "fall")
    assert (fall["name"], fall["n"]) == ("สมุทรสาคร", 1)
    assert (fall["against"], fall["reached"], fall["points"]) == (90, 50, -40)
    assert (fall["numerator"], fall["denominator"]) == (50, 100)


def test_a_share_above_the_whole_does_not_fall(tmp_path: Path) -> None:
    passed = dict.fromkeys(PLACES, ("60", "60")) | {"ตาก": ("130", "50")}
    found = overview(opened(tmp_path, *rounds(passed)), Selection()).attention  # type: ignore[arg-type]
    assert kinds(found, "fall") == []
    assert [place["name"] for place in kinds(found, "lowest")] == ["ตาก"]


def test_a_handful_and_a_small_loss_are_no_news(tmp_path: Path) -> None:
    items = []
    for number, (many, few) in ((1, ("64", "20")), (2, ("60", "1"))):
        of, other = (report(f"{name}{number}.txt", (name,), round_number=number) for name in ("ตาก", "น่าน"))
        items += [loaded(of, row(of, "ตาก", "100", many)), loaded(other, row(other, "น่าน", "29", few))]
    assert kinds(overview(opened(tmp_path, *items), Selection()).attention, "fall") == []


def test_within_a_province_the_offices_are_compared(tmp_path: Path) -> None:
    first, second = report("first.txt", round_number=1), report("second.txt")
    cursor = opened(
        tmp_path,
        loaded(first, [*share(first, 1, PRIMARY, "50", "40"), *share(first, 2, LEARNING, "50", "10")]),
        loaded(second, [*share(second, 1, PRIMARY, "50", "20"), *share(second, 2, LEARNING, "50", "30")]),
    )
    (fall,) = kinds(overview(cursor, Selection(province="สมุทรสาคร")).attention, "fall")
    assert (fall["name"], fall["level"], fall["provinces"]) == (PRIMARY, "agency", ["สมุทรสาคร"])
    assert (fall["reached"], fall["against"], fall["points"]) == (40, 80, -40)
    # Together they stay at 50 of 100: nothing fell in the province.
    assert kinds(overview(cursor, Selection()).attention, "fall") == []


def test_offices_behind_a_target_are_counted_and_the_farthest_is_named(tmp_path: Path) -> None:
    of = report()
    scores = [
        fact(of, line, raw, "score", "คะแนน ITA", theme="anti-corruption", agency=agency, unit="คะแนน")
        for line, (agency, raw) in enumerate({PRIMARY: "70", SECONDARY: "80", LEARNING: "90"}.items(), start=1)
    ]
    (behind,) = kinds(overview(opened(tmp_path, loaded(of, scores)), Selection()).attention, "behind")
    assert (behind["name"], behind["reached"], behind["against"], behind["points"]) == (PRIMARY, 70, 85, -15)
    assert (behind["n"], behind["n_of"]) == (2, 2)  # the third is of another body, for which no target is set


def still_on_duty(of: Report, told: dict[str, tuple[str, str]]) -> list[Fact]:
    """Return of each office how many schools it has and how many still end the teachers' guard duty."""
    made = {"theme": "guard-duty", "unit": "แห่ง"}
    return [
        fact(of, line, raw, role, measure, agency=agency, group=f"d{line}", column=column, **made)  # type: ignore[arg-type]
        for line, (agency, numbers) in enumerate(told.items(), 1)
        for column, (raw, role, measure) in enumerate(
            zip(numbers, ("denominator", "numerator"), ("สถานศึกษาทั้งหมด", "อยู่ระหว่างดำเนินการยกเลิก"), strict=True), 1
        )
    ]


@pytest.mark.parametrize(("last", "n"), [(("10", "5"), 2), (("10", "4"), 1), (("9", "9"), 1)])
def test_what_most_still_have_before_them_stands_first(last: tuple[str, str], n: int, tmp_path: Path) -> None:
    """Half of ten schools count, less than half and fewer schools do not; the store need not be large."""
    of = report()
    told = still_on_duty(of, {PRIMARY: ("102", "0"), PRIVATE: ("23", "19"), LEARNING: last})
    wrong = fact(of, 30, "130", "percent", "ร้อยละของห้อง", theme="quality-school", agency=PRIMARY)
    found = overview(opened(tmp_path, loaded(of, [*told, wrong])), Selection()).attention
    assert list(found["kind"])[:1] == ["open"] and "wrong" in list(found["kind"])[1:]
    (first,) = kinds(found, "open")
    assert (first["name"], first["numerator"], first["denominator"]) == (PRIVATE, 19, 23)
    assert (first["n"], first["n_of"]) == (n, 3)


def test_what_was_open_in_a_year_before_is_no_news(tmp_path: Path) -> None:
    before, of = report("before.txt", fiscal_year=2566), report()
    open_then = still_on_duty(before, {PRIVATE: ("23", "19")})
    cursor = opened(tmp_path, loaded(before, open_then), loaded(of, share(of, 1, PRIMARY, "100", "90")))
    assert kinds(overview(cursor, Selection()).attention, "open") == []
    assert len(kinds(overview(cursor, Selection(fiscal_year=2566)).attention, "open")) == 1


@pytest.mark.parametrize(("passed", "expected"), [("55", (55, 60, -5)), ("56", None)])
def test_an_office_far_behind_what_its_body_states_for_the_country_is_named(
    passed: str, expected: tuple[int, int, int] | None, tmp_path: Path
) -> None:
    """The learning office is another body's: the nation's number is no yardstick for it."""
    nation, of = report("nation.txt", ()), report()
    stated = share(replace(nation, agency=NATIONAL), 1, NATIONAL, "1,000", "600", provinces=())
    told = [*share(of, 1, PRIMARY, "100", passed), *share(of, 2, LEARNING, "100", "10")]
    cursor = opened(tmp_path, loaded(nation, stated), loaded(of, told))
    found = kinds(overview(cursor, Selection()).attention, "nation")
    assert [(item["name"], item["reached"], item["against"], item["points"]) for item in found] == (
        [(PRIMARY, *expected)] if expected else []
    )


def test_a_wrong_figure_of_a_headline_goes_before_other_wrong_ones(tmp_path: Path) -> None:
    of = report()
    percent = fact(of, 9, "130", "percent", "ร้อยละของห้องที่ทาสีแล้ว", theme="quality-school", agency=PRIMARY)
    told = [percent, *share(of, 1, PRIMARY, "50", "60")]
    found = kinds(overview(opened(tmp_path, loaded(of, told)), Selection()).attention, "wrong")
    assert [item["indicator_id"] for item in found] == ["dpa-passed", ""]
    assert [(item["n"], item["n_of"]) for item in found] == [(1, 2), (1, 2)]
    assert "60" in str(found[0]["sentence_th"]) and "130" in str(found[1]["sentence_en"])


def test_what_a_province_owes_is_counted_of_what_it_was_asked(tmp_path: Path) -> None:
    of = report()
    told = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "50", "40")]
    silent = [narrative(of, 9, "progress", "ดำเนินการแล้ว", agency=LEARNING, theme="quality-school")]
    (owed,) = kinds(overview(opened(tmp_path, loaded(of, told, silent)), Selection()).attention, "owed")
    assert (owed["name"], owed["n"], owed["n_of"]) == ("สมุทรสาคร", 1, 3)


def test_the_first_of_each_kind_stands_by_kind(tmp_path: Path) -> None:
    of = report()
    wrong = [
        fact(of, line, "130", "percent", f"ร้อยละของห้องชั้น {line}", theme="quality-school", agency=PRIMARY)
        for line in range(20, 32)
    ]
    passed = dict.fromkeys(PLACES, ("60", "60")) | {"ตาก": ("90", "50")}
    silent = narrative(of, 40, "progress", "ดำเนินการแล้ว", agency=PRIMARY)
    cursor = opened(tmp_path, loaded(of, wrong, [silent]), *rounds(passed))  # type: ignore[arg-type]
    found = overview(cursor, Selection()).attention
    assert list(found["kind"]) == ["fall", "owed", "wrong"]


def test_at_most_three_of_a_kind_stand_and_alike_ones_are_one(tmp_path: Path) -> None:
    reports = [report(f"{place}.txt", (place,)) for place in PLACES[:5]]
    wrong = [
        loaded(
            of,
            [
                fact(of, line, "130", "percent", f"ร้อยละของห้องชั้น {line}", theme="quality-school", agency=area(place))
                for line in (20, 21)
            ],
        )
        for of, place in zip(reports, PLACES, strict=False)
    ]
    found = kinds(overview(opened(tmp_path, *wrong), Selection()).attention, "wrong")
    assert len({str(item["name"]) for item in found}) == len(found) == 3
    assert all((item["n"], item["n_of"], len(list(item["fact_ids"]))) == (2, 10, 2) for item in found)  # type: ignore[call-overload]


@pytest.mark.parametrize("selection", [Selection(), Selection(province="ตาก"), Selection(agency=NATIONAL)])
def test_a_store_without_anything_has_nothing_to_look_at(tmp_path: Path, selection: Selection) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, [], [narrative(of, 1, "progress", "ชี้แจงแล้ว", agency=PRIVATE)]))
    assert overview(cursor, selection).attention.empty
