"""Provinces by one indicator, and a province beside its region, worked out by hand."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from metrics.questions.progress import latest
from metrics.questions.ranking import comparable, ranking
from metrics.questions.received import received, with_reports
from metrics.questions.regions import provinces, region, region_of, standing
from metrics.selection import Selection
from tests.factory import fact, loaded, narrative, opened, report, share

# Region 4: four provinces. The secondary office covers two of them.
SAKHON, SONGKHRAM, PHETCHABURI, PRACHUAP = "สมุทรสาคร", "สมุทรสงคราม", "เพชรบุรี", "ประจวบคีรีขันธ์"
TAK, PHRAE = "ตาก", "แพร่"
AREA = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสาคร สมุทรสงคราม"
INDICATOR = "dpa-passed"
OTHERS = tuple(one.province_th for one in provinces() if one.province_th != TAK)[:39]  # more than half of the 77


@pytest.fixture
def cursor(tmp_path: Path) -> Iterator[DuckDBPyConnection]:
    sakhon, tak, phrae, phetchaburi = (report(f"{name}.txt", (name,)) for name in (SAKHON, TAK, PHRAE, PHETCHABURI))
    both = (SAKHON, SONGKHRAM)
    yield opened(
        tmp_path,
        loaded(
            sakhon,
            [
                *share(sakhon, 1, AREA + SAKHON, "10", "4"),
                *share(sakhon, 2, SECONDARY, "10", "8", provinces=both),
            ],
        ),
        loaded(tak, share(tak, 1, f"{AREA}{TAK} เขต 1", "10", "0")),
        loaded(phetchaburi, share(phetchaburi, 1, f"{AREA}{PHETCHABURI} เขต 1", "20", "12")),
        loaded(phrae, [], [narrative(phrae, 1, "progress", "มีผู้ผ่านเกณฑ์แล้วบางส่วน", agency=f"{AREA}{PHRAE} เขต 1")]),
    )


def ranked(cursor: DuckDBPyConnection) -> list[tuple[object, ...]]:
    rows = latest(cursor, Selection(), "province")
    found = ranking(rows, INDICATOR, with_reports(cursor, Selection()))
    return [
        (row.province, None if row.rank is None or row.rank != row.rank else int(row.rank), row.state)
        for row in found.astype(object).where(found.notna(), None).itertuples()
    ]


def test_the_share_that_most_provinces_tell_comes_first(cursor: DuckDBPyConnection) -> None:
    found = comparable(latest(cursor, Selection(), "province"), with_reports(cursor, Selection()))
    assert found.iloc[0].to_list() == [INDICATOR, True, 3]


def test_provinces_are_ranked_by_the_better_and_equal_ones_share_a_rank(cursor: DuckDBPyConnection) -> None:
    assert ranked(cursor)[:4] == [
        (PHETCHABURI, 1, "reported"),  # 12 of 20
        (SAKHON, 1, "reported"),  # 12 of 20, with the office of two provinces
        (TAK, 3, "zero"),
        (SONGKHRAM, None, "in_another"),
    ]


def test_every_province_stands_there_once_with_its_state(cursor: DuckDBPyConnection) -> None:
    found = ranked(cursor)
    assert len(found) == len({province for province, _, _ in found}) == 77
    assert found[4] == (PHRAE, None, "in_words")
    assert {state for _, _, state in found[5:]} == {"no_report"}


def test_what_a_province_with_a_report_was_not_asked_is_told_apart(cursor: DuckDBPyConnection) -> None:
    rows = latest(cursor, Selection(), "province")
    found = ranking(rows[rows["name"] != TAK], INDICATOR, with_reports(cursor, Selection()))
    assert dict(zip(found["province"], found["state"], strict=True))[TAK] == "not_asked"


def test_a_share_without_its_base_has_no_rank(tmp_path: Path) -> None:
    one = report("one.txt", (TAK,))
    told = fact(one, 1, "7", "numerator", "ผ่านเกณฑ์", agency=f"{AREA}{TAK} เขต 1")
    cursor = opened(tmp_path, loaded(one, [told]))
    found = ranking(latest(cursor, Selection(), "province"), INDICATOR, frozenset({TAK}))
    assert found.iloc[0][["province", "state", "numerator"]].to_list() == [TAK, "no_base", 7]
    assert found["rank"].isna().all()


def test_a_share_above_the_whole_and_a_sum_that_holds_one_have_no_rank(tmp_path: Path) -> None:
    told = {TAK: [("10", "9")], PHRAE: [("10", "13")], SAKHON: [("10", "12"), ("40", "8")], PHETCHABURI: [("10", "2")]}
    reports = []
    for province, areas in told.items():
        of = report(f"{province}.txt", (province,))
        facts = [
            figure
            for line, (base, passed) in enumerate(areas, start=1)
            for figure in share(of, line, f"{AREA}{province} เขต {line}", base, passed)
        ]
        reports.append(loaded(of, facts))
    cursor = opened(tmp_path, *reports)
    found = ranking(latest(cursor, Selection(), "province"), INDICATOR, frozenset(told)).head(4)
    assert found["province"].tolist() == [TAK, PHETCHABURI, PHRAE, SAKHON]
    assert found["rank"].fillna(0).tolist() == [1, 2, 0, 0]
    assert found["is_over"].tolist() == [False, False, True, True]
    assert found["value"].tolist() == [90, 20, 130, 40]


def test_a_province_that_only_other_reports_tell_of_is_told_apart(cursor: DuckDBPyConnection) -> None:
    rows = latest(cursor, Selection(), "province")
    found = ranking(rows, INDICATOR, with_reports(cursor, Selection()))
    assert found.loc[found["is_elsewhere"], "province"].tolist() == [SONGKHRAM]


def test_a_count_is_in_order_and_has_no_rank(tmp_path: Path) -> None:
    one, two = report("one.txt", (TAK,)), report("two.txt", (PHRAE,))
    schools = [
        fact(of, 1, number, "count", "จำนวนโรงเรียนคุณภาพ", theme="quality-school", unit="โรงเรียน", agency=agency)
        for of, number, agency in ((one, "3", f"{AREA}{TAK} เขต 1"), (two, "8", f"{AREA}{PHRAE} เขต 1"))
    ]
    cursor = opened(tmp_path, loaded(one, schools[:1]), loaded(two, schools[1:]))
    rows = latest(cursor, Selection(), "province")
    assert comparable(rows, {TAK, PHRAE}).values.tolist() == [["quality-schools", False, 2]]
    assert comparable(rows, {TAK}).values.tolist() == [["quality-schools", False, 1]]
    found = ranking(rows, "quality-schools", frozenset({TAK, PHRAE}))
    assert found.head(2)[["province", "value"]].values.tolist() == [[PHRAE, 8], [TAK, 3]]
    assert found["rank"].isna().all()


def test_a_region_sums_each_office_once(cursor: DuckDBPyConnection) -> None:
    rows = region(cursor, Selection(), 4)
    (row,) = rows[rows["indicator_id"] == INDICATOR].to_dict("records")
    assert (row["numerator"], row["denominator"], row["percent"]) == (24, 40, 60)
    assert row["n_offices"] == 3
    assert len(row["fact_ids"]) == 6


def test_a_region_leaves_out_what_is_told_for_a_whole_province(tmp_path: Path) -> None:
    whole = report("whole.txt", (PRACHUAP,))
    cursor = opened(tmp_path, loaded(whole, share(whole, 1, "", "10", "5")))
    assert region(cursor, Selection(), 4).empty


def test_there_are_77_provinces_in_18_regions() -> None:
    assert len(provinces()) == 77
    assert {one.region_number for one in provinces()} == set(range(1, 19))
    assert region_of(TAK) == 17


def stood(cursor: DuckDBPyConnection, province: str) -> list[dict[str, object]]:
    selection = Selection(province=province)
    rows, offices = latest(cursor, selection, "province"), latest(cursor, selection, "agency")
    found = standing(rows, offices, region(cursor, Selection(), region_of(province)))
    return [{str(key): value for key, value in row.items()} for row in found.to_dict("records")]


def test_a_province_stands_beside_its_region(tmp_path: Path) -> None:
    told = {SAKHON: ("10", "4"), PHETCHABURI: ("30", "20")}
    reports = {name: report(f"{name}.txt", (name,)) for name in told}
    cursor = opened(tmp_path, *(loaded(of, share(of, 1, AREA + name, *told[name])) for name, of in reports.items()))
    (row,) = [row for row in stood(cursor, SAKHON) if row["indicator_id"] == INDICATOR]
    assert (row["percent"], row["region_percent"], row["lead"]) == (40, 60, -20)
    assert row["affiliation"] == "สพฐ."


def test_a_region_where_no_other_office_tells_is_no_yardstick(cursor: DuckDBPyConnection) -> None:
    (row,) = [row for row in stood(cursor, TAK) if row["indicator_id"] == INDICATOR]
    assert row["percent"] == 0 and pd.isna(row["region_percent"])  # type: ignore[call-overload]


def test_a_province_without_a_share_has_no_standing(cursor: DuckDBPyConnection) -> None:
    assert stood(cursor, PHRAE) == []


def test_reports_of_a_province_and_the_rounds_it_missed(tmp_path: Path) -> None:
    first = report("first.txt", (TAK,), fiscal_year=2566, round_number=1)
    second = report("second.txt", (TAK,), fiscal_year=2567, round_number=2)
    most = report("most.txt", OTHERS, fiscal_year=2567, round_number=1)
    before = report("before.txt", OTHERS, fiscal_year=2565, round_number=2)
    few = report("few.txt", OTHERS[1:], fiscal_year=2566, round_number=2)
    nation = report("nation.txt", (), fiscal_year=2567, round_number=2)
    cursor = opened(tmp_path, *map(loaded, (first, second, most, before, few, nation)))
    rows = received(cursor, Selection(province=TAK))
    assert rows[["fiscal_year", "round", "source", "is_received"]].values.tolist() == [
        [2567, 2, "second.txt", True],
        [2567, 1, "", False],
        [2566, 1, "first.txt", True],
    ]
    assert len(received(cursor, Selection(province=TAK, fiscal_year=2567))) == 2
    assert with_reports(cursor, Selection()) == {TAK, *OTHERS}
    assert with_reports(cursor, Selection(fiscal_year=2566)) == {TAK, *OTHERS[1:]}


def test_a_report_of_a_whole_year_covers_its_rounds(tmp_path: Path) -> None:
    whole = report("whole.txt", (TAK,), fiscal_year=2566, round_number=None)
    other = report("other.txt", OTHERS, fiscal_year=2566, round_number=2)
    cursor = opened(tmp_path, loaded(whole), loaded(other))
    assert received(cursor, Selection(province=TAK))["is_received"].tolist() == [True]
