"""The shares that head the overview, against hand arithmetic."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from facts.fact import Fact, Report
from metrics.questions.overview import overview
from metrics.questions.progress import latest
from metrics.questions.scorecard import leaders, untold
from metrics.questions.sums import sums
from metrics.selection import Selection
from tests.factory import (
    LEARNING,
    NATIONAL,
    PRIMARY,
    SECONDARY,
    fact,
    loaded,
    narrative,
    opened,
    report,
    share,
)


def guards(of: Report, line: int, agency: str, schools: str, ended: str) -> list[Fact]:
    told = {"theme": "guard-duty", "agency": agency, "unit": "แห่ง", "group": f"guards{line}"}
    return [
        fact(of, line, schools, "denominator", "สถานศึกษาทั้งหมด", column=1, **told),  # type: ignore[arg-type]
        fact(of, line, ended, "numerator", "ยกเลิกครูเวรแล้ว", column=2, **told),  # type: ignore[arg-type]
    ]


@pytest.fixture
def two_rounds(tmp_path: Path) -> DuckDBPyConnection:
    """Round 1: primary 20 of 50, learning 5 of 10. Round 2: primary 40 of 50, secondary 9 of 30, learning in words."""
    first, second = report("first.txt", round_number=1), report("second.txt")
    return opened(
        tmp_path,
        loaded(first, [*share(first, 1, PRIMARY, "50", "20"), *share(first, 2, LEARNING, "10", "5")]),
        loaded(
            second,
            [*share(second, 1, PRIMARY, "50", "40"), *share(second, 2, SECONDARY, "30", "9")],
            [
                narrative(second, 9, "progress", "ครูผ่านเกณฑ์แล้วบางส่วน", agency=LEARNING),
                narrative(second, 10, "progress", "ไม่ผ่านเกณฑ์บางราย", agency=LEARNING),
            ],
        ),
    )


def test_the_newest_period_is_summed_and_its_change_is_that_of_the_same_offices(two_rounds: DuckDBPyConnection) -> None:
    row = sums(two_rounds, Selection()).set_index("indicator_id").loc["dpa-passed"]
    assert (row["numerator"], row["denominator"], row["percent"]) == (49, 80, 61.25)
    assert (row["fiscal_year"], row["round"], row["n_offices"], row["affiliation"]) == (2567, 2, 2, "สพฐ.")
    # The primary office alone told both rounds: 40 of 50 after 20 of 50.
    assert (row["n_compared"], row["previous_numerator"], row["previous_denominator"]) == (1, 20, 50)
    assert (row["previous_round"], row["change"]) == (1, 40)


def test_a_sum_says_how_many_offices_were_asked(two_rounds: DuckDBPyConnection) -> None:
    (row,) = overview(two_rounds, Selection()).themes.to_dict("records")
    # Primary, secondary and learning (in round 1) were asked in that year; one of 77 provinces is in.
    assert (row["level"], row["n_offices"], row["n_asked"], row["n_provinces"]) == ("offices", 2, 3, 1)
    assert row["coverage"] == pytest.approx(2 / 3 / 77)
    (local,) = overview(two_rounds, Selection(province="สมุทรสาคร")).themes.to_dict("records")
    assert local["coverage"] == pytest.approx(2 / 3)


def test_a_round_that_is_chosen_is_compared_with_the_one_before_it(two_rounds: DuckDBPyConnection) -> None:
    (second,) = overview(two_rounds, Selection(round=2)).themes.to_dict("records")
    assert (second["percent"], second["change"]) == (61.25, 40)
    (first,) = overview(two_rounds, Selection(round=1)).themes.to_dict("records")
    assert (first["numerator"], first["denominator"]) == (25, 60)
    assert pd.isna(first["change"]) and first["n_compared"] == 0


def test_coverage_counts_the_newest_year(two_rounds: DuckDBPyConnection) -> None:
    found = overview(two_rounds, Selection()).coverage
    # Of one indicator that two offices give: two told it in each round, learning answered in words in the second.
    assert (found.fiscal_year, found.n_figures, found.n_in_words, found.n_asked) == (2567, 4, 1, 5)
    assert (found.n_provinces, found.n_offices) == (1, 3)


def test_a_nations_own_statement_goes_before_a_sum_of_the_same_year(tmp_path: Path) -> None:
    local = report()
    nation = report("nation.txt", provinces=(), round_number=None)
    before = report("before.txt", provinces=(), fiscal_year=2566, round_number=None)
    cursor = opened(
        tmp_path,
        loaded(local, [*share(local, 1, PRIMARY, "50", "40"), *guards(local, 5, PRIMARY, "20", "10")]),
        loaded(nation, share(nation, 1, NATIONAL, "1,000", "300", provinces=())),
        loaded(before, [*share(before, 1, NATIONAL, "1,000", "250"), *guards(before, 5, NATIONAL, "900", "100")]),
    )
    themes = overview(cursor, Selection()).themes.set_index("indicator_id")
    stated, summed = themes.loc["dpa-passed"], themes.loc["guard-duty-ended"]
    assert (stated["level"], stated["percent"], stated["previous_percent"], stated["change"]) == ("nation", 30, 25, 5)
    # What the nation stated of guard duty is a year older than what the office tells.
    assert (summed["level"], summed["fiscal_year"], summed["percent"]) == ("offices", 2567, 50)
    local_themes = overview(cursor, Selection(province="สมุทรสาคร")).themes.set_index("indicator_id")
    assert (local_themes.loc["dpa-passed", "level"], local_themes.loc["dpa-passed", "percent"]) == ("offices", 80)


def test_a_theme_is_led_by_the_share_that_most_tell_and_six_are_headlines(tmp_path: Path) -> None:
    of = report()
    janitors = [
        fact(of, 20, "10", "denominator", "สถานศึกษาทั้งหมด", theme="janitor", agency=PRIMARY, unit="แห่ง", group="j"),
        fact(of, 21, "4", "numerator", "ได้รับจัดสรรอัตรา", theme="janitor", agency=PRIMARY, unit="อัตรา", group="j"),
    ]
    told = [
        *share(of, 1, PRIMARY, "50", "40"),
        *guards(of, 5, PRIMARY, "20", "10"),
        *guards(of, 6, SECONDARY, "9", "9"),
    ]
    themes = overview(opened(tmp_path, loaded(of, told + janitors)), Selection()).themes
    assert themes["theme"].is_unique
    assert list(themes["indicator_id"])[:2] == ["dpa-passed", "guard-duty-ended"]
    assert themes["is_headline"].all()


def test_of_a_theme_that_is_chosen_each_share_stands(tmp_path: Path) -> None:
    of = report()
    failed = fact(of, 1, "6", "numerator", "ไม่ผ่านเกณฑ์", agency=PRIMARY, group="g1", column=3)
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "44"), failed]))
    assert list(overview(cursor, Selection()).themes["indicator_id"]) == ["dpa-passed"]
    chosen = overview(cursor, Selection(theme="teacher-assessment")).themes
    assert list(chosen["indicator_id"]) == ["dpa-passed", "dpa-failed"]
    assert list(chosen["percent"]) == [88, 12]


def test_an_empty_store_has_no_headline(tmp_path: Path) -> None:
    seen = overview(opened(tmp_path), Selection())
    assert seen.themes.empty and seen.attention.empty
    assert (seen.coverage.fiscal_year, seen.coverage.n_asked) == (None, 0)


def test_a_scorecard_has_one_told_indicator_a_theme_and_counts_the_others(two_rounds: DuckDBPyConnection) -> None:
    rows = latest(two_rounds, Selection(), "affiliation")
    assert leaders(rows, overview(two_rounds, Selection()).themes) == ["dpa-passed"]
    left = untold(rows).set_index("indicator_id")
    assert "dpa-passed" not in left.index
    assert left.loc["dpa-failed", "n_in_words"] > 0
