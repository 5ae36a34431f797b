"""Progress against hand arithmetic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from facts import store
from facts.fact import Fact, Report
from metrics.questions.progress import Level, progress
from metrics.register.register import by_id
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
AT_PRIMARY = (("agency", PRIMARY), ("province", "สมุทรสาคร"), ("affiliation", "สพฐ."), ("offices", "ทุกหน่วยงาน"))
TAK = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตาก เขต 1"


def unreadable(figure: Fact) -> Fact:
    return replace(figure, state="unreadable", value=None)


def small_schools(of: Report, line: int, raw: str, school_year: int) -> Fact:
    words = f"โรงเรียนขนาดเล็ก ปีการศึกษา {school_year}"
    figure = fact(of, line, raw, "count", words, theme="small-school", agency=NATIONAL, unit="โรงเรียน")
    return replace(figure, school_year=school_year)


def money(of: Report, line: int, raw: str, measure: str, fiscal_year: int = 2567, column: int = 1) -> Fact:
    figure = fact(of, line, raw, "amount", measure, theme="quality-school", agency=PRIMARY, unit="บาท", column=column)
    return replace(figure, fiscal_year=fiscal_year)


def score(of: Report, line: int, agency: str, raw: str, provinces: tuple[str, ...] | None = None) -> Fact:
    measure = "ผลเฉลี่ยความพร้อมโรงเรียนคุณภาพ"
    return fact(of, line, raw, "score", measure, theme="quality-school", agency=agency, unit="", provinces=provinces)


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
                narrative(of, 20, "progress", "มีผู้ผ่านเกณฑ์แล้วบางส่วน", agency=PRIVATE),
                narrative(of, 21, "progress", "ยกเลิกครูเวรแล้วบางโรงเรียน", agency=PRIVATE, theme="guard-duty"),
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


def test_an_office_of_two_provinces_counts_where_its_report_stands_and_once_in_its_affiliation(
    province_report: DuckDBPyConnection,
) -> None:
    neighbour = row(province_report, "province", "สมุทรสงคราม")
    assert neighbour["state"] == "in_another"
    assert pd.isna(neighbour["numerator"]) and neighbour["n_offices"] == 0
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


def test_an_office_owes_what_its_form_has_a_place_for_of_what_its_report_covers(tmp_path: Path) -> None:
    of, neighbour = report(), report("two.txt", provinces=("ตาก",))
    cursor = opened(
        tmp_path,
        loaded(of, share(of, 1, PRIMARY, "50", "40"), [narrative(of, 9, "progress", "ทำแล้ว", agency=PRIVATE)]),
        loaded(neighbour, [], [narrative(neighbour, 9, "progress", "ทำแล้ว", agency=TAK, theme="guard-duty")]),
    )
    assert row(cursor, "agency", PRIMARY, "dpa-failed")["state"] == "not_reported"
    assert row(cursor, "province", "สมุทรสาคร", "dpa-failed")["state"] == "not_reported"
    assert (
        row(cursor, "agency", PRIVATE, "dpa-passed")["state"] == "not_asked"
    )  # the form's table has no private office
    assert row(cursor, "agency", TAK, "guard-duty-ended")["state"] == "not_reported"
    told = progress(cursor, Selection(), "agency")
    assert set(told.loc[told["name"] == TAK, "indicator_id"].map(lambda one: by_id()[one].theme)) == {"guard-duty"}


def test_all_offices_of_a_province_s_report_owe_also_the_silent_ones(tmp_path: Path) -> None:
    of = replace(report(), agency="สำนักงานศึกษาธิการจังหวัดสมุทรสาคร")
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")))
    assert row(cursor, "agency", PRIMARY)["state"] == "reported"
    assert row(cursor, "agency", LEARNING)["state"] == row(cursor, "agency", SECONDARY)["state"] == "not_reported"
    told = progress(cursor, Selection(), "agency")
    assert PRIVATE not in set(told["name"])


def test_a_form_without_a_place_for_figures_is_owed_none(tmp_path: Path) -> None:
    of = report(framework="inspection-2566", fiscal_year=2566)
    told = [narrative(of, line, "progress", "ทำแล้ว", agency=name) for line, name in enumerate((PRIMARY, PRIVATE))]
    said = narrative(of, 9, "progress", "มีผู้ผ่านเกณฑ์แล้วบางส่วน", agency=LEARNING)
    cursor = opened(tmp_path, loaded(of, [], [*told, said]))
    states = {name: row(cursor, "agency", name)["state"] for name in (PRIMARY, PRIVATE, LEARNING)}
    assert states == {PRIMARY: "not_asked", PRIVATE: "not_asked", LEARNING: "in_words"}


def test_a_cell_that_the_report_itself_leaves_empty_is_owed(tmp_path: Path) -> None:
    of = report(framework="inspection-2566", fiscal_year=2566)
    base, passed = share(of, 1, PRIMARY, "50", "40")
    cursor = opened(tmp_path, loaded(of, [base, replace(passed, state="blank", value=None)]))
    assert row(cursor, "agency", PRIMARY)["state"] == "not_reported"
    assert row(cursor, "agency", PRIMARY, "dpa-failed")["state"] == "not_asked"


def test_of_a_plan_that_nobody_knows_nothing_is_said_not_to_be_asked(tmp_path: Path) -> None:
    of = report(framework="", fiscal_year=2570)
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")))
    assert row(cursor, "agency", PRIMARY)["state"] == "reported"
    states = {row(cursor, level, name, "guard-duty-ended")["state"] for level, name in AT_PRIMARY}  # type: ignore[arg-type]
    assert states == {"plan_unknown"}


def test_what_the_framework_does_not_know_is_no_row(province_report: DuckDBPyConnection) -> None:
    asked = progress(province_report, Selection(), "agency")
    assert "integrity-passed" not in set(asked["indicator_id"])


def test_a_figure_that_cannot_be_read_is_a_state_and_never_a_zero(tmp_path: Path) -> None:
    of = report()
    blurred = [unreadable(figure) for figure in share(of, 1, PRIMARY, "50", "40")]
    cursor = opened(tmp_path, loaded(of, [*blurred, *share(of, 2, LEARNING, "9", "3")]))
    primary = row(cursor, "agency", PRIMARY)
    assert (primary["state"], primary["n_offices"], primary["fact_ids"]) == ("unreadable", 0, [blurred[1].fact_id])
    assert pd.isna(primary["numerator"])
    province = row(cursor, "province", "สมุทรสาคร")
    assert (province["numerator"], province["n_offices"], province["n_unreadable"]) == (3, 1, 1)


def test_an_unreadable_base_is_a_missing_base(tmp_path: Path) -> None:
    of = report()
    base, done = share(of, 1, PRIMARY, "50", "40")
    primary = row(opened(tmp_path, loaded(of, [unreadable(base), done])), "agency", PRIMARY)
    assert (primary["state"], primary["numerator"]) == ("reported", 40)
    assert pd.isna(primary["denominator"]) and pd.isna(primary["percent"])


def test_a_blank_cell_is_no_answer_and_a_dash_is_one(tmp_path: Path) -> None:
    of = report()
    cells = share(of, 1, PRIMARY, "50", "40") + share(of, 2, LEARNING, "50", "40")
    blank = [replace(figure, state="blank", value=None) for figure in cells[:2]]
    dash = [replace(figure, state="dash", value=None) for figure in cells[2:]]
    cursor = opened(tmp_path, loaded(of, [*blank, *dash]))
    assert row(cursor, "agency", PRIMARY)["state"] == "not_reported"
    assert row(cursor, "agency", LEARNING)["state"] == "in_words"


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


def test_figures_of_two_school_years_are_two_and_the_newest_counts(tmp_path: Path) -> None:
    of = report("two.txt", provinces=(), framework="quick-win-2567", round_number=None)
    told = [
        small_schools(of, 1, "14,996", school_year=2566),
        small_schools(of, 2, "15,327", school_year=2567),
    ]
    nation = row(opened(tmp_path, loaded(of, told)), "nation", "ประเทศ", "small-schools")
    assert (nation["numerator"], nation["school_years"], nation["is_contradictory"]) == (15327, [2567], False)
    assert (nation["fact_ids"], nation["earlier_fact_ids"]) == ([told[1].fact_id], [told[0].fact_id])


def test_figures_of_two_dates_are_two_and_the_latest_counts(tmp_path: Path) -> None:
    one, two = report(), report("two.txt")
    early = [replace(figure, as_of=date(2024, 6, 30)) for figure in share(one, 1, PRIMARY, "50", "40")]
    late = [replace(figure, as_of=date(2024, 7, 15)) for figure in share(two, 1, PRIMARY, "51", "44")]
    primary = row(opened(tmp_path, loaded(two, late), loaded(one, early)), "agency", PRIMARY)
    assert (primary["numerator"], primary["denominator"], primary["is_contradictory"]) == (44, 51, False)
    assert primary["as_of"] == pd.Timestamp("2024-07-15")
    assert set(primary["earlier_fact_ids"]) == {figure.fact_id for figure in early}


def test_a_figure_for_another_year_is_no_figure_of_the_round(tmp_path: Path) -> None:
    of = report()
    given = [
        money(of, 1, "1,716,400", "งบลงทุนที่ได้รับจัดสรร ปี 2566", fiscal_year=2566),
        money(of, 1, "2,329,100", "งบลงทุนที่ได้รับจัดสรร ปี 2567", column=2),
    ]
    frame = progress(opened(tmp_path, loaded(of, given)), Selection(), "agency")
    told = frame[frame["indicator_id"] == "quality-school-investment"]
    assert told[["fiscal_year", "numerator"]].values.tolist() == [[2566, 1716400], [2567, 2329100]]
    assert pd.isna(told["round"].iloc[0]) and told["round"].iloc[1] == 2
    assert told["percent"].isna().all()


def test_a_percent_of_100_of_all_makes_the_base_the_numerator_and_says_so(tmp_path: Path) -> None:
    of = report("two.txt", provinces=(), framework="quick-win-2567", round_number=None)
    cells = {"theme": "credit-bank", "group": "g", "agency": NATIONAL}
    base = fact(of, 1, "137", "denominator", "สถานศึกษากลุ่มเป้าหมาย", unit="แห่ง", **cells)  # type: ignore[arg-type]
    whole = fact(of, 1, "100", "percent", "เทียบโอนหน่วยกิตได้ทุกแห่ง", column=2, **cells)  # type: ignore[arg-type]
    nation = row(opened(tmp_path, loaded(of, [base, whole])), "nation", "ประเทศ", "credit-bank-schools")
    assert (nation["numerator"], nation["denominator"], nation["printed_percent"]) == (137, 137, 100)
    assert nation["is_computed"] and set(nation["fact_ids"]) == {base.fact_id, whole.fact_id}


@pytest.mark.parametrize("percent", ["99", "100"])
def test_another_percent_or_other_words_make_no_numerator(tmp_path: Path, percent: str) -> None:
    of = report()
    words = "เทียบโอนหน่วยกิตได้ทุกแห่ง" if percent == "99" else "เทียบโอนหน่วยกิตได้"
    base = fact(of, 1, "137", "denominator", "สถานศึกษา", unit="แห่ง", theme="credit-bank", agency=PRIMARY)
    stated = fact(of, 1, percent, "percent", words, column=2, theme="credit-bank", agency=PRIMARY)
    primary = row(opened(tmp_path, loaded(of, [base, stated])), "agency", PRIMARY, "credit-bank-schools")
    assert primary["state"] == "in_words"


def test_a_score_stands_at_its_office_and_above_it_only_its_spread(tmp_path: Path) -> None:
    of = report()
    given = [score(of, 1, PRIMARY, "88.92"), score(of, 2, SECONDARY, "105.10", BOTH), score(of, 3, LEARNING, "70")]
    total = replace(score(of, 4, "", "194.02"), role="total")
    cursor = opened(tmp_path, loaded(of, [*given, total]))
    primary = row(cursor, "agency", PRIMARY, "quality-school-readiness")
    assert (primary["numerator"], primary["percent"], primary["lowest"]) == (88.92, pd.NA, pd.NA)
    province = row(cursor, "province", "สมุทรสาคร", "quality-school-readiness")
    assert pd.isna(province["numerator"]) and pd.isna(province["percent"])
    assert (province["lowest"], province["median"], province["highest"]) == (70, 88.92, 105.10)
    assert (province["n_offices"], province["state"], province["is_reported_total"]) == (3, "reported", False)


def test_a_total_of_scores_speaks_for_no_province(tmp_path: Path) -> None:
    of = report()
    total = replace(score(of, 4, "", "194.02"), role="total")
    province = row(opened(tmp_path, loaded(of, [total])), "province", "สมุทรสาคร", "quality-school-readiness")
    assert province["state"] == "in_words" and pd.isna(province["numerator"])


def test_an_office_of_two_provinces_is_marked_where_it_counts(province_report: DuckDBPyConnection) -> None:
    shared = {name: row(province_report, "province", name)["n_shared"] for name in BOTH}
    assert shared == {"สมุทรสาคร": 1, "สมุทรสงคราม": 0}
    assert row(province_report, "affiliation", "สพฐ.")["n_shared"] == 0


@pytest.mark.parametrize(("raw", "expected"), [("84.99", "behind"), ("85", "met"), ("97.5", "met")])
def test_only_what_has_a_target_has_a_status(tmp_path: Path, raw: str, expected: str) -> None:
    of = report("two.txt", framework="quick-win-2567")
    figure = replace(
        fact(of, 1, raw, "score", "คะแนน ITA", theme="anti-corruption", unit="คะแนน", agency=PRIMARY), kind="result"
    )
    cursor = opened(tmp_path, loaded(of, [figure, *share(of, 2, PRIMARY, "50", "40")]))
    primary = row(cursor, "agency", PRIMARY, "integrity-score")
    assert (primary["target"], primary["status"]) == (85, expected)
    assert row(cursor, "agency", PRIMARY)["status"] == "" and pd.isna(row(cursor, "agency", PRIMARY)["target"])


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
