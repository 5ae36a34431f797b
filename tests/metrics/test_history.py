"""The newest telling of a place, what it told before, and how an indicator went."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from metrics.questions.comparison import comparisons
from metrics.questions.history import history
from metrics.questions.progress import TOLD, latest, progress
from metrics.questions.sums import sums
from metrics.selection import Selection
from tests.factory import LEARNING, NATIONAL, PRIMARY, SECONDARY, loaded, narrative, opened, report, share


@pytest.fixture
def cursor(tmp_path: Path) -> DuckDBPyConnection:
    """Four rounds and two whole years: an office that tells in each round, one that joins, one that only writes."""
    first = report("first.txt", fiscal_year=2566, round_number=1)
    second = report("second.txt", fiscal_year=2566, round_number=2)
    third = report("third.txt", fiscal_year=2567, round_number=1)
    fourth = report("fourth.txt", fiscal_year=2567, round_number=2)
    nation = report("nation.txt", (), fiscal_year=2566, round_number=None)
    next_nation = report("next.txt", (), fiscal_year=2567, round_number=None)
    wordy = narrative(fourth, 9, "progress", "ครูผ่านเกณฑ์แล้วบางส่วน", agency=LEARNING)
    return opened(
        tmp_path,
        loaded(first, share(first, 1, PRIMARY, "50", "10")),
        loaded(second, share(second, 1, PRIMARY, "50", "20")),
        loaded(third, [*share(third, 1, PRIMARY, "40", "20"), *share(third, 2, SECONDARY, "10", "1")]),
        loaded(fourth, [*share(fourth, 1, PRIMARY, "40", "30"), *share(fourth, 2, SECONDARY, "10", "0")], [wordy]),
        loaded(nation, share(nation, 1, NATIONAL, "900", "300", provinces=())),
        loaded(next_nation, share(next_nation, 1, NATIONAL, "900", "600", provinces=())),
    )


def passed(rows: pd.DataFrame, name: str) -> pd.Series:
    found = rows[(rows["indicator_id"] == "dpa-passed") & (rows["name"] == name)]
    assert len(found) == 1
    return found.iloc[0]


def before(row: pd.Series) -> list[object]:
    columns = ["previous_numerator", "previous_denominator", "previous_fiscal_year", "previous_round"]
    return [None if pd.isna(row[name]) else row[name] for name in columns]


def test_a_place_has_its_newest_telling_and_the_one_before(cursor: DuckDBPyConnection) -> None:
    rows = latest(cursor, Selection(), "agency")
    primary, secondary = passed(rows, PRIMARY), passed(rows, SECONDARY)
    assert (primary["fiscal_year"], primary["round"], primary["numerator"]) == (2567, 2, 30)
    assert before(primary) == [20, 40, 2567, 1] and primary["previous_percent"] == 50
    assert not primary["is_base_changed"]
    assert secondary["state"] == "zero" and before(secondary) == [1, 10, 2567, 1]


def test_the_telling_before_may_lie_outside_of_the_periods_selected(cursor: DuckDBPyConnection) -> None:
    primary = passed(latest(cursor, Selection(fiscal_year=2567, round=1), "agency"), PRIMARY)
    assert (primary["numerator"], before(primary)) == (20, [20, 50, 2566, 2])
    assert primary["is_base_changed"]
    assert before(passed(latest(cursor, Selection(fiscal_year=2566, round=1), "agency"), PRIMARY)) == [None] * 4


@pytest.mark.parametrize(
    ("later", "is_changed"), [("2,100", False), ("1,900", False), ("2,101", True), ("1,899", True)]
)
def test_a_base_changed_where_it_differs_by_more_than_five_percent(
    tmp_path: Path, later: str, is_changed: bool
) -> None:
    one, two = report("one.txt", round_number=1), report("two.txt")
    cursor = opened(
        tmp_path, loaded(one, share(one, 1, PRIMARY, "2,000", "40")), loaded(two, share(two, 1, PRIMARY, later, "40"))
    )
    rows = latest(cursor, Selection(), "agency")
    assert passed(rows, PRIMARY)["is_base_changed"] == is_changed
    assert history(cursor, Selection(), "dpa-passed", "agency")["is_base_changed"].tolist() == [False, is_changed]
    assert sums(cursor, Selection())["is_base_changed"].tolist() == [is_changed]
    (compared,) = comparisons(cursor, Selection(), "agency").query("comparison == 'round'").to_dict("records")
    assert compared["is_base_changed"] == is_changed


def test_a_place_that_wrote_later_keeps_its_figure(tmp_path: Path) -> None:
    of, later = report("one.txt", fiscal_year=2566), report("two.txt", fiscal_year=2567)
    words = narrative(later, 1, "progress", "ครูผ่านเกณฑ์แล้วบางส่วน", agency=PRIMARY)
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")), loaded(later, [], [words]))
    assert passed(latest(cursor, Selection(), "agency"), PRIMARY)["fiscal_year"] == 2566
    now = passed(latest(cursor, Selection(fiscal_year=2567), "agency"), PRIMARY)
    assert (now["state"], before(now)) == ("in_words", [None] * 4)


def test_sums_over_other_offices_have_nothing_before(cursor: DuckDBPyConnection) -> None:
    """The secondary office joined in the third round."""
    assert before(passed(latest(cursor, Selection(fiscal_year=2567, round=1), "province"), "สมุทรสาคร")) == [None] * 4
    assert before(passed(latest(cursor, Selection(), "province"), "สมุทรสาคร")) == [21, 50, 2567, 1]
    assert before(passed(latest(cursor, Selection(fiscal_year=2566), "province"), "สมุทรสาคร")) == [10, 50, 2566, 1]


def test_a_whole_year_is_held_against_the_year_before(cursor: DuckDBPyConnection) -> None:
    nation = passed(latest(cursor, Selection(), "nation"), "ประเทศ")
    assert (nation["fiscal_year"], before(nation)) == (2567, [300, 900, 2566, None])


@pytest.mark.parametrize("level", ["nation", "affiliation", "province", "agency"])
@pytest.mark.parametrize("selection", [Selection(), Selection(fiscal_year=2566), Selection(affiliation="สพฐ.")])
def test_the_newest_is_one_of_all_for_every_place(cursor: DuckDBPyConnection, level: str, selection: Selection) -> None:
    """What is newest is chosen here from the complete table, place by place."""
    rows, found = progress(cursor, selection, level), latest(cursor, selection, level)  # type: ignore[arg-type]
    rows["place"] = [(row.indicator_id, row.name, row.affiliation) for row in rows.itertuples(index=False)]
    best = {}
    for row in rows.to_dict("records"):
        period = tuple(missing if pd.isna(row[name]) else row[name] for name, missing in PERIOD)
        rank = (row["state"] in TOLD, *period)
        if row["place"] not in best or rank > best[row["place"]][0]:
            best[row["place"]] = (rank, row["state"], row["fact_ids"])
    assert {(row.indicator_id, row.name, row.affiliation): (row.state, row.fact_ids) for row in found.itertuples()} == {
        place: (state, ids) for place, (_, state, ids) in best.items()
    }


PERIOD = (("fiscal_year", 0), ("round", 3))


def test_an_indicator_is_followed_in_time_order(cursor: DuckDBPyConnection) -> None:
    rows = history(cursor, Selection(fiscal_year=2567, theme="teacher-debt"), "dpa-passed", "agency")
    primary = rows[rows["name"] == PRIMARY]
    told = primary[["fiscal_year", "round", "numerator", "denominator", "is_base_changed"]].values.tolist()
    assert told == [
        [2566, 1, 10, 50, False],
        [2566, 2, 20, 50, False],
        [2567, 1, 20, 40, True],
        [2567, 2, 30, 40, False],
    ]
    assert rows[rows["name"] == SECONDARY]["state"].tolist() == ["reported", "zero"]
    assert set(rows["indicator_id"]) == {"dpa-passed"} and all(rows["fact_ids"].map(len) >= 2)


def test_an_indicator_that_nobody_tells_has_no_history(tmp_path: Path) -> None:
    assert history(opened(tmp_path), Selection(), "dpa-passed", "province").empty
