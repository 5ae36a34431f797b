"""Progress against hand arithmetic."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from facts import store
from metrics.progress import Level, progress
from metrics.selection import Selection
from tests.factory import (
    LEARNING,
    NATIONAL,
    PRIMARY,
    PRIVATE,
    SECONDARY,
    as_activity,
    fact,
    loaded,
    narrative,
    opened,
    report,
    share,
)

BOTH = ("สมุทรสาคร", "สมุทรสงคราม")


def row(cursor: DuckDBPyConnection, level: Level, name: str, indicator: str = "dpa-passed", **chosen: str) -> pd.Series:
    frame = progress(cursor, Selection(**chosen), level)  # type: ignore[arg-type]
    found = frame[(frame["indicator_id"] == indicator) & (frame["name"] == name)]
    assert len(found) == 1, f"{len(found)} rows for {name}"
    return found.iloc[0]


@pytest.fixture
def province_report(tmp_path: Path) -> DuckDBPyConnection:
    """Primary 40 of 50, secondary (two provinces) 9 of 10, learning office only the 3 who passed, private in words."""
    of = report()
    learning = fact(of, 3, "3", "count", "ผ่านเกณฑ์", agency=LEARNING)
    return opened(
        tmp_path,
        loaded(
            of,
            [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "10", "9", provinces=BOTH), learning],
            [
                narrative(of, 20, "progress", "ชี้แจงแล้ว", agency=PRIVATE),
                narrative(of, 21, "progress", "สำรวจแล้ว", agency=PRIVATE, theme="guard-duty"),
            ],
        ),
    )


def test_an_office_has_its_own_share(province_report: DuckDBPyConnection) -> None:
    primary = row(province_report, "agency", PRIMARY)
    assert (primary["numerator"], primary["denominator"], primary["percent"]) == (40, 50, 80.0)
    assert (primary["state"], primary["n_offices"], len(primary["fact_ids"])) == ("reported", 1, 2)


def test_sums_leave_out_who_told_no_denominator_and_say_how_many(province_report: DuckDBPyConnection) -> None:
    province = row(province_report, "province", "สมุทรสาคร")
    assert (province["numerator"], province["denominator"]) == (49, 60)
    assert province["percent"] == pytest.approx(100 * 49 / 60)
    assert (province["n_offices"], province["n_without_denominator"]) == (2, 1)


def test_an_office_of_two_provinces_counts_in_each_and_once_in_its_affiliation(
    province_report: DuckDBPyConnection,
) -> None:
    neighbour = row(province_report, "province", "สมุทรสงคราม")
    assert (neighbour["numerator"], neighbour["denominator"]) == (9, 10)
    body = row(province_report, "affiliation", "สพฐ.")
    assert (body["numerator"], body["denominator"], body["n_offices"]) == (49, 60, 2)
    assert body["provinces"] == ["สมุทรสงคราม", "สมุทรสาคร"]


def test_a_chosen_province_shows_no_neighbour(province_report: DuckDBPyConnection) -> None:
    frame = progress(province_report, Selection(province="สมุทรสาคร"), "province")
    assert set(frame["name"]) == {"สมุทรสาคร"}


def test_a_missing_denominator_is_missing_and_never_zero(province_report: DuckDBPyConnection) -> None:
    learning = row(province_report, "agency", LEARNING)
    assert learning["numerator"] == 3
    assert pd.isna(learning["denominator"]) and pd.isna(learning["percent"])


def test_words_without_a_figure_are_a_state_and_so_is_silence(province_report: DuckDBPyConnection) -> None:
    private = row(province_report, "agency", PRIVATE)
    assert private["state"] == "in_words"
    assert pd.isna(private["numerator"]) and private["fact_ids"] == []
    assert row(province_report, "agency", PRIVATE, "guard-duty-ended")["state"] == "in_words"
    assert row(province_report, "agency", PRIVATE, "janitors-filled")["state"] == "not_reported"
    assert row(province_report, "agency", PRIMARY, "guard-duty-ended")["state"] == "not_reported"


def test_what_the_framework_does_not_ask_is_no_row(province_report: DuckDBPyConnection) -> None:
    asked = progress(province_report, Selection(), "agency")
    assert "integrity-passed" not in set(asked["indicator_id"])


def test_zero_is_reported(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "0", "0")))
    primary = row(cursor, "agency", PRIMARY)
    assert (primary["state"], primary["numerator"], primary["denominator"]) == ("zero", 0, 0)
    assert pd.isna(primary["percent"])


def test_a_total_row_is_never_added_to_its_parts(tmp_path: Path) -> None:
    of = report()
    rows = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, PRIVATE, "10", "5"), *share(of, 3, "", "60", "45")]
    cursor = opened(tmp_path, loaded(of, rows))
    province = row(cursor, "province", "สมุทรสาคร")
    assert (province["numerator"], province["denominator"], province["is_reported_total"]) == (45, 60, False)


def test_a_total_that_its_rows_do_not_give_puts_the_province_in_doubt(tmp_path: Path) -> None:
    of = report()
    rows = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, PRIVATE, "10", "5"), *share(of, 3, "", "60", "44")]
    province = row(opened(tmp_path, loaded(of, rows)), "province", "สมุทรสาคร")
    assert (province["numerator"], province["is_contradictory"], len(province["fact_ids"])) == (45, True, 6)


def test_a_total_alone_speaks_for_its_province_only(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 3, "", "60", "45")))
    province = row(cursor, "province", "สมุทรสาคร")
    assert (province["numerator"], province["is_reported_total"], province["n_offices"]) == (45, True, 0)
    for level in ("agency", "affiliation", "nation"):
        assert not progress(cursor, Selection(), level)["numerator"].notna().any()  # type: ignore[arg-type]


def test_the_nation_is_what_a_national_body_states(tmp_path: Path) -> None:
    of, nation = report(), report("two.txt", provinces=(), framework="quick-win-2567", round_number=None)
    stated = [
        fact(nation, 1, "7,926", "denominator", "เข้าร่วมโครงการ", theme="teacher-debt", agency=NATIONAL, unit="คน"),
        fact(
            nation,
            1,
            "1,238",
            "numerator",
            "แก้ปัญหาสำเร็จแล้ว",
            theme="teacher-debt",
            agency=NATIONAL,
            unit="คน",
            column=2,
        ),
        fact(nation, 1, "15.61", "percent", "แก้ปัญหาสำเร็จแล้ว", theme="teacher-debt", agency=NATIONAL, column=3),
    ]
    cursor = opened(tmp_path, loaded(nation, stated), loaded(of, share(of, 1, PRIMARY, "50", "40")))
    debt = row(cursor, "nation", "ประเทศ", "teacher-debt-resolved")
    assert (debt["numerator"], debt["denominator"], debt["printed_percent"]) == (1238, 7926, 15.61)
    assert debt["percent"] == pytest.approx(15.6195, abs=1e-4)
    assert not debt["is_contradictory"]
    assert "dpa-passed" not in set(progress(cursor, Selection(), "nation")["indicator_id"])
    assert len(progress(cursor, Selection(round=2), "nation")) == len(progress(cursor, Selection(), "nation"))
    assert progress(cursor, Selection(province="สมุทรสาคร"), "nation").empty
    assert not progress(cursor, Selection(), "agency")["name"].eq(NATIONAL).any()


def test_one_figure_told_twice_counts_once_with_its_denominator(tmp_path: Path) -> None:
    of = report()
    brief = fact(of, 1, "40", "count", "ผ่านเกณฑ์", agency=PRIMARY)
    cursor = opened(tmp_path, loaded(of, [brief, *share(of, 9, PRIMARY, "50", "40")]))
    primary = row(cursor, "agency", PRIMARY)
    assert (primary["numerator"], primary["denominator"], primary["is_contradictory"]) == (40, 50, False)
    assert len(primary["fact_ids"]) == 3


def test_one_figure_told_differently_is_contradictory(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), *share(of, 9, PRIMARY, "50", "41")]))
    primary = row(cursor, "agency", PRIMARY)
    assert (primary["numerator"], primary["is_contradictory"]) == (40, True)
    assert row(cursor, "province", "สมุทรสาคร")["is_contradictory"]


def test_the_same_office_in_two_reports_counts_once(tmp_path: Path) -> None:
    one, two = report(), report("two.txt")
    cursor = opened(
        tmp_path,
        loaded(one, share(one, 1, PRIMARY, "50", "40")),
        loaded(two, share(two, 7, PRIMARY, "50", "40")),
    )
    assert row(cursor, "province", "สมุทรสาคร")["numerator"] == 40


def test_offices_with_one_name_in_two_provinces_are_two(tmp_path: Path) -> None:
    one, two = report(), report("two.txt", provinces=("ตาก",))
    cursor = opened(
        tmp_path, loaded(one, share(one, 1, PRIVATE, "5", "4")), loaded(two, share(two, 1, PRIVATE, "7", "7"))
    )
    assert row(cursor, "affiliation", "สช.")["numerator"] == 11
    assert row(cursor, "province", "ตาก")["numerator"] == 7


def test_rounds_stand_apart(tmp_path: Path) -> None:
    first, second = report("one.txt", round_number=1), report("two.txt", round_number=2)
    cursor = opened(
        tmp_path,
        loaded(first, share(first, 1, PRIMARY, "50", "20")),
        loaded(second, share(second, 1, PRIMARY, "50", "40")),
    )
    frame = progress(cursor, Selection(), "agency")
    told = frame[frame["numerator"].notna()]
    assert list(zip(told["round"], told["numerator"], strict=True)) == [(1, 20), (2, 40)]


def test_activities_and_schools_are_no_progress(tmp_path: Path) -> None:
    of = report()
    trained = [as_activity(figure) for figure in share(of, 1, PRIMARY, "50", "40")]
    of_a_school = [replace(figure, school="โรงเรียนหนึ่ง") for figure in share(of, 2, PRIVATE, "5", "4")]
    cursor = opened(tmp_path, loaded(of, [*trained, *of_a_school]))
    assert not progress(cursor, Selection(), "agency")["numerator"].notna().any()


@pytest.mark.parametrize("seed", range(3))
def test_order_of_reading_changes_nothing_and_neither_does_reading_twice(tmp_path: Path, seed: int) -> None:
    one, two = report(), report("two.txt", provinces=("ตาก",))
    facts = [
        *share(one, 1, PRIMARY, "50", "40"),
        *share(one, 9, PRIMARY, "51", "41"),
        *share(one, 3, PRIVATE, "9", "8"),
    ]
    items = [loaded(one, facts), loaded(two, share(two, 1, PRIVATE, "7", "7"))]
    plain = opened(tmp_path / "plain", *items)
    shuffled = random.Random(seed).sample(facts, len(facts))
    mixed = opened(tmp_path / "mixed", items[1], loaded(one, shuffled), loaded(one, shuffled), items[1])
    for level in ("nation", "affiliation", "province", "agency"):
        expected = progress(plain, Selection(), level)  # type: ignore[arg-type]
        pd.testing.assert_frame_equal(progress(mixed, Selection(), level), expected)  # type: ignore[arg-type]


def test_a_store_without_reports_gives_no_rows(empty_store: Path) -> None:
    path = store.current(empty_store)
    assert path
    frame = progress(store.connect_read_only(path).cursor(), Selection(), "province")
    assert frame.empty and "percent" in frame.columns


# Read by hand in the reports.
BY_HAND = [
    ("agency", PRIMARY, "dpa-passed", 455, 493),
    ("agency", PRIMARY, "debt-restructuring-registered", 16, 4111),
    ("agency", PRIMARY, "teacher-debt-resolved", 3, 5),
    ("agency", PRIMARY, "assessment-load-reduced", 72, 75),
    ("agency", SECONDARY, "transfers-matched", 0, 2),
    ("agency", PRIVATE, "guard-duty-ended", 4, 23),
    ("province", "สมุทรสาคร", "dpa-passed", 496, 543),
    ("province", "สมุทรสาคร", "debt-restructuring-registered", 32, 5558),
    ("province", "สมุทรสาคร", "transfers-matched", 2, 4),
    ("province", "สมุทรสาคร", "schools-equipped", 143, 143),
    ("province", "สมุทรสาคร", "guard-duty-ended", 124, 143),
    ("province", "สมุทรสาคร", "janitors-filled", 104, 106),
    ("province", "สมุทรสงคราม", "guard-duty-ended", 11, 11),
    ("nation", "ประเทศ", "teacher-debt-resolved", 1238, 7926),
    ("nation", "ประเทศ", "assessment-load-reduced", 6743, 9602),
    ("nation", "ประเทศ", "integrity-passed", 240, 245),
    ("nation", "ประเทศ", "students-guided", 5180124, 5621067),
]


@pytest.fixture(scope="module")
def shipped(full_store: Path) -> DuckDBPyConnection:
    path = store.current(full_store)
    assert path
    return store.connect_read_only(path).cursor()


@pytest.mark.parametrize(("level", "name", "indicator", "numerator", "denominator"), BY_HAND)
def test_the_shipped_reports_give_what_was_read_by_hand(
    shipped: DuckDBPyConnection, level: Level, name: str, indicator: str, numerator: int, denominator: int
) -> None:
    found = row(shipped, level, name, indicator)
    assert (found["numerator"], found["denominator"]) == (numerator, denominator)
