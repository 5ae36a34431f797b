"""What a share is held against, by hand arithmetic, and when nothing is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from metrics.questions.comparison import comparisons
from metrics.selection import Selection
from tests.factory import LEARNING, NATIONAL, PRIMARY, SECONDARY, loaded, opened, report, share

TAK = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตาก เขต 1"
TAK_2 = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตาก เขต 2"


@pytest.fixture
def found(tmp_path: Path) -> dict[str, pd.DataFrame]:
    now = report()
    before = report("before.txt", round_number=1)
    last_year = report("last.txt", fiscal_year=2566)
    tak = report("tak.txt", ("ตาก",))
    areas = [*share(tak, 1, TAK, "100", "90"), *share(tak, 2, TAK_2, "100", "50")]
    nation = report("nation.txt", (), round_number=None)
    cursor = opened(
        tmp_path,
        loaded(now, [*share(now, 1, PRIMARY, "50", "40"), *share(now, 2, LEARNING, "10", "5")]),
        loaded(before, share(before, 1, PRIMARY, "40", "20")),
        loaded(last_year, [*share(last_year, 1, PRIMARY, "50", "10"), *share(last_year, 2, LEARNING, "10", "5")]),
        loaded(tak, [replace(figure, affiliation="สพฐ.") for figure in areas]),
        loaded(nation, share(nation, 1, NATIONAL, "1,000", "600", provinces=())),
    )
    selection = Selection(fiscal_year=2567, round=2)
    return {level: comparisons(cursor, selection, level) for level in ("agency", "province")}  # type: ignore[arg-type]


def row(found: pd.DataFrame, comparison: str, name: str) -> dict[str, object]:
    chosen = found[(found["comparison"] == comparison) & (found["name"] == name)]
    assert len(chosen) == 1
    return dict(chosen.iloc[0])


def test_an_office_against_the_nation_its_peers_and_its_province(found: dict[str, pd.DataFrame]) -> None:
    nation = row(found["agency"], "nation", PRIMARY)
    assert (nation["percent"], nation["other_percent"], nation["difference"]) == (80, 60, 20)
    assert nation["other_denominator"] == 1000 and nation["fact_ids"] and nation["other_fact_ids"]
    peers = row(found["agency"], "peers", PRIMARY)
    assert (peers["other_name"], peers["other_percent"], peers["n_others"], peers["rank"]) == ("สพป.", 70, 2, 2)
    province = row(found["agency"], "province", PRIMARY)
    assert (province["other_name"], province["other_percent"]) == ("สมุทรสาคร", 75)


def test_an_office_of_another_body_is_not_held_against_obec(found: dict[str, pd.DataFrame]) -> None:
    nation = row(found["agency"], "nation", LEARNING)
    assert nation["reason"] == "no_other" and pd.isna(nation["difference"])


def test_a_province_is_held_against_a_body_by_that_bodys_offices_alone(found: dict[str, pd.DataFrame]) -> None:
    nation = row(found["province"], "nation", "สมุทรสาคร")
    assert (nation["affiliation"], nation["numerator"], nation["denominator"]) == ("สพฐ.", 40, 50)
    assert nation["difference"] == 20


def test_a_period_against_the_last(found: dict[str, pd.DataFrame]) -> None:
    rounds = row(found["agency"], "round", PRIMARY)
    assert (rounds["other_percent"], rounds["difference"], rounds["is_base_changed"]) == (50, 30, True)
    years = row(found["agency"], "year", PRIMARY)
    assert (years["other_fiscal_year"], years["difference"], years["is_base_changed"]) == (2566, 60, False)


def test_sums_over_different_offices_are_not_compared(found: dict[str, pd.DataFrame]) -> None:
    """In round 1 only one of the two offices reported."""
    assert row(found["province"], "round", "สมุทรสาคร")["reason"] == "other_offices"
    year = row(found["province"], "year", "สมุทรสาคร")
    assert (year["reason"], year["difference"]) == ("", 50)


@pytest.mark.parametrize("body", ["", "สพฐ."])
def test_an_office_that_is_left_out_of_a_sum_is_not_among_its_offices(tmp_path: Path, body: str) -> None:
    """Both offices tell both rounds, but one of them its base only in the second."""
    first, second = report("first.txt", round_number=1), report("second.txt")
    without = share(first, 2, SECONDARY, "100", "10")[1:]
    cursor = opened(
        tmp_path,
        loaded(first, [*share(first, 1, PRIMARY, "100", "90"), *without]),
        loaded(second, [*share(second, 1, PRIMARY, "100", "90"), *share(second, 2, SECONDARY, "100", "10")]),
    )
    found = comparisons(cursor, Selection(affiliation=body), "province")
    assert row(found, "round", "สมุทรสาคร")["reason"] == "other_offices"


def test_only_the_offices_of_the_body_chosen_must_be_the_same(tmp_path: Path) -> None:
    first, second = report("first.txt", round_number=1), report("second.txt")
    cursor = opened(
        tmp_path,
        loaded(first, [*share(first, 1, PRIMARY, "100", "90"), *share(first, 2, LEARNING, "10", "5")]),
        loaded(second, share(second, 1, PRIMARY, "100", "60")),
    )
    assert row(comparisons(cursor, Selection(), "province"), "round", "สมุทรสาคร")["reason"] == "other_offices"
    of_body = row(comparisons(cursor, Selection(affiliation="สพฐ."), "province"), "round", "สมุทรสาคร")
    assert (of_body["reason"], of_body["difference"]) == ("", -30)


def test_an_office_of_two_provinces_is_summed_in_one(tmp_path: Path) -> None:
    """It is reported by the one in round 1, and by the other in round 2."""
    both = ("สมุทรสาคร", "สมุทรสงคราม")
    first, second = report("first.txt", round_number=1), report("second.txt")
    neighbour = report("neighbour.txt", ("สมุทรสงคราม",))
    cursor = opened(
        tmp_path,
        loaded(
            first, [*share(first, 1, PRIMARY, "100", "90"), *share(first, 2, SECONDARY, "100", "10", provinces=both)]
        ),
        loaded(second, share(second, 1, PRIMARY, "100", "60")),
        loaded(neighbour, share(neighbour, 1, SECONDARY, "100", "10", provinces=both)),
    )
    found = comparisons(cursor, Selection(), "province")
    assert row(found, "round", "สมุทรสาคร")["reason"] == "other_offices"


def test_a_base_that_is_missing_is_told(tmp_path: Path) -> None:
    of, nation = report(), report("nation.txt", (), round_number=None)
    figures = share(of, 1, SECONDARY, "50", "40", provinces=("สมุทรสาคร", "สมุทรสงคราม"))[1:]
    cursor = opened(tmp_path, loaded(of, figures), loaded(nation, share(nation, 1, NATIONAL, "10", "6", provinces=())))
    assert row(comparisons(cursor, Selection(), "agency"), "nation", SECONDARY)["reason"] == "no_base"
