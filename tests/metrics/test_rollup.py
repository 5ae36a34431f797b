"""What holds for sums of any figures: order, a zero base, the nation against its parts, reading twice."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.codes import default_codes
from facts.fact import Fact, Report
from metrics.questions.progress import Level, progress
from metrics.selection import Selection
from tests.factory import LEARNING, PRIMARY, PRIVATE, SECONDARY, fact, loaded, opened, report, share

BOTH = ("สมุทรสาคร", "สมุทรสงคราม")
OFFICES = {PRIMARY: None, SECONDARY: BOTH, PRIVATE: None, LEARNING: None}
LEVELS: tuple[Level, ...] = ("nation", "affiliation", "province", "agency")
N_PRIMARY, N_SECONDARY = 183, 62
FEW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def tables(draw: st.DrawFn) -> dict[str, tuple[int, int]]:
    """Some of the offices, each with a base and a part of it."""
    names = draw(st.lists(st.sampled_from(sorted(OFFICES)), min_size=1, unique=True))
    bases = [draw(st.integers(1, 10**6)) for _ in names]
    return {name: (base, draw(st.integers(0, base))) for name, base in zip(names, bases, strict=True)}


def rows_of(of: Report, table: dict[str, tuple[int, int]]) -> list[Fact]:
    return [
        figure
        for line, (name, (base, done)) in enumerate(table.items(), start=1)
        for figure in share(of, line, name, str(base), str(done), provinces=OFFICES[name])
    ]


def told(cursor: DuckDBPyConnection, level: Level, indicator: str = "dpa-passed") -> pd.DataFrame:
    frame = progress(cursor, Selection(), level)
    return frame[(frame["indicator_id"] == indicator) & frame["numerator"].notna()].set_index("name")


@FEW
@given(tables(), tables(), st.randoms(use_true_random=False))
def test_the_order_of_reports_and_rows_changes_nothing_nor_does_reading_twice(
    table: dict[str, tuple[int, int]], other_table: dict[str, tuple[int, int]], chance: random.Random
) -> None:
    one, two = report(), report("two.txt")
    facts, again = rows_of(one, table), rows_of(two, other_table)
    mixed = chance.sample(facts, len(facts))
    with tempfile.TemporaryDirectory() as folder:
        plain = opened(Path(folder, "a"), loaded(one, facts), loaded(two, again))
        other = opened(
            Path(folder, "b"), loaded(two, again), loaded(one, mixed), loaded(one, mixed), loaded(two, again)
        )
        for level in LEVELS:
            pd.testing.assert_frame_equal(progress(plain, Selection(), level), progress(other, Selection(), level))


@FEW
@given(tables())
def test_a_province_is_the_sum_of_its_offices_and_a_zero_base_adds_nothing(table: dict[str, tuple[int, int]]) -> None:
    of = report()
    facts = rows_of(of, table)
    special = "ศูนย์การศึกษาพิเศษประจำจังหวัดสมุทรสาคร"
    with tempfile.TemporaryDirectory() as folder:
        plain = opened(Path(folder, "a"), loaded(of, facts))
        padded = opened(Path(folder, "b"), loaded(of, [*facts, *share(of, 99, special, "0", "0")]))
        before, after = told(plain, "province").loc["สมุทรสาคร"], told(padded, "province").loc["สมุทรสาคร"]
    assert before["numerator"] == sum(done for _, done in table.values())
    assert before["denominator"] == sum(base for base, _ in table.values())
    assert before["percent"] == pytest.approx(100 * before["numerator"] / before["denominator"])
    for column in ("numerator", "denominator", "percent"):
        assert after[column] == before[column]
    assert after["n_offices"] == before["n_offices"] + 1


@pytest.fixture(scope="module")
def areas() -> tuple[Report, list[Fact]]:
    """All 245 service areas of the country; every other secondary one covers two provinces."""
    of = report("nation.txt", provinces=("ตาก",))
    names = [province.province_th for province in default_codes().provinces]
    chance = random.Random(245)
    facts = []
    for number in range(N_PRIMARY + N_SECONDARY):
        is_primary = number < N_PRIMARY
        prefix = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา" if is_primary else "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"
        covered = names[number % 77 : number % 77 + (1 if is_primary or number % 2 else 2)]
        base = chance.randint(1, 500)
        for figure in share(
            of, number + 1, f"{prefix}ที่ {number}", str(base), str(chance.randint(0, base)), provinces=tuple(covered)
        ):
            facts.append(replace(figure, affiliation="สพฐ."))
    return of, facts


def test_a_complete_nation_is_the_sum_of_its_provinces_each_office_once(
    tmp_path: Path, areas: tuple[Report, list[Fact]]
) -> None:
    of, facts = areas
    cursor = opened(tmp_path, loaded(of, facts))
    nation, provinces = told(cursor, "nation").loc["ประเทศ"], told(cursor, "province")
    assert nation["numerator"] == sum(int(figure.value or 0) for figure in facts if figure.role == "numerator")
    assert nation["numerator"] == provinces["numerator"].sum()
    assert nation["denominator"] == provinces["denominator"].sum()
    assert provinces["n_offices"].sum() == 245
    assert provinces["n_shared"].sum() == len({figure.agency for figure in facts if len(figure.provinces) == 2})
    assert (nation["n_offices"], nation["n_known"], nation["n_expected"]) == (245, 245, 245)
    assert not nation["is_reported_total"]


def test_a_nation_with_an_office_missing_is_no_nation(tmp_path: Path, areas: tuple[Report, list[Fact]]) -> None:
    of, facts = areas
    cursor = opened(tmp_path, loaded(of, facts[2:]))
    assert told(cursor, "nation").empty
    body = told(cursor, "affiliation").loc["สพฐ."]
    assert (body["n_known"], body["n_expected"]) == (244, 245)


def test_what_a_national_body_states_is_not_replaced_by_the_sum(
    tmp_path: Path, areas: tuple[Report, list[Fact]]
) -> None:
    of, facts = areas
    nation = report("two.txt", provinces=(), fiscal_year=2567)
    body = "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"
    stated = fact(nation, 1, "7", "numerator", "ผ่านเกณฑ์", agency=body)
    found = told(opened(tmp_path, loaded(of, facts), loaded(nation, [stated])), "nation").loc["ประเทศ"]
    assert (found["numerator"], found["is_reported_total"], found["n_offices"]) == (7, True, 0)
