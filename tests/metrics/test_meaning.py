"""What a store says of itself: values that add up, each office once, and a name for everything in it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from facts import store
from facts.fact import Correction, Fact, Report
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

BOTH = ("สมุทรสาคร", "สมุทรสงคราม")
STATES = {"reported", "zero", "in_words", "blank_form", "not_reported", "in_another", "unreadable"}
DAY = date(2024, 10, 1)


@pytest.fixture(scope="module", params=["full_store", "nation_store"])
def shipped(request: pytest.FixtureRequest) -> DuckDBPyConnection:
    """A store of the reports that ship, and one of the made-up nation."""
    path = store.current(request.getfixturevalue(request.param))
    assert path
    return store.connect_read_only(path).cursor()


def values(cursor: DuckDBPyConnection, columns: str, where: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = cursor.execute(
        f"SELECT {columns} FROM v_value WHERE indicator_id = 'dpa-passed' AND {where} ORDER BY ALL"
    ).fetchall()
    return rows


def test_a_value_is_unique_by_indicator_place_and_period(shipped: DuckDBPyConnection) -> None:
    key = "indicator_id, level, place_th, affiliation, fiscal_year, round"
    doubled = shipped.execute(f"SELECT {key}, count(*) AS n FROM v_value GROUP BY ALL HAVING n > 1").fetchall()
    assert doubled == []
    assert {state for (state,) in shipped.execute("SELECT DISTINCT state FROM v_value").fetchall()} <= STATES


@pytest.mark.parametrize("part", ["numerator", "denominator"])
def test_levels_add_up_for_every_indicator(shipped: DuckDBPyConnection, part: str) -> None:
    """Offices are what bodies, provinces and the nation are summed of, each once; those without a base apart."""
    sums = f"""
        WITH office AS (
            SELECT indicator_id, fiscal_year, round, affiliation, sum({part}) AS n, count(*) AS offices
            FROM v_value
            WHERE level = 'office' AND state IN ('reported', 'zero') AND {part} IS NOT NULL
              AND (indicator_id, fiscal_year, coalesce(round, 0)) NOT IN (
                SELECT (indicator_id, fiscal_year, coalesce(round, 0)) FROM v_value
                WHERE level = 'office' AND state IN ('reported', 'zero')
                GROUP BY ALL HAVING count(denominator) NOT IN (0, count(*)))
            GROUP BY ALL
        )
        SELECT office.*, summed.{part}, summed.n_offices
        FROM office JOIN v_value AS summed
          ON summed.level = 'affiliation' AND summed.indicator_id = office.indicator_id
          AND summed.affiliation = office.affiliation AND summed.fiscal_year = office.fiscal_year
          AND summed.round IS NOT DISTINCT FROM office.round
    """
    rows = shipped.execute(sums).fetchall()
    assert len(rows) > 2
    assert [row for row in rows if row[4] != row[6] or row[5] != row[7]] == []


def test_provinces_hold_each_office_once(shipped: DuckDBPyConnection) -> None:
    """But for one that tells each of its provinces apart: it stands in each, with its part."""
    rows = shipped.execute(
        """
        WITH offices AS (
            SELECT indicator_id, fiscal_year, coalesce(round, 0) AS round, numerator, n_offices FROM value
            WHERE level = 'offices' AND NOT is_reported_total AND numerator IS NOT NULL AND n_without_denominator = 0
        ),
        provinces AS (
            SELECT indicator_id, fiscal_year, coalesce(round, 0) AS round, sum(numerator) AS numerator,
                sum(n_offices) AS n_offices, bool_or(is_reported_total) AS has_total
            FROM value WHERE level = 'province' AND numerator IS NOT NULL GROUP BY ALL
        ),
        again AS (
            SELECT indicator_id, fiscal_year, coalesce(round, 0) AS round, count(*) - count(DISTINCT telling_id) AS n
            FROM telling_split JOIN telling USING (telling_id) GROUP BY ALL
        )
        SELECT indicator_id, offices.numerator, offices.n_offices, provinces.numerator,
            provinces.n_offices - coalesce(again.n, 0)
        FROM offices
        JOIN provinces USING (indicator_id, fiscal_year, round)
        LEFT JOIN again USING (indicator_id, fiscal_year, round)
        WHERE NOT has_total
        """
    ).fetchall()
    assert len(rows) > 2
    assert [row for row in rows if row[1:3] != row[3:]] == []


def test_counted_figures_give_the_value_of_their_office(shipped: DuckDBPyConnection) -> None:
    wrong = shipped.execute(
        """
        SELECT telling_id, telling.numerator, sum(coalesce(v_figure.corrected_value, v_figure.value))
        FROM telling
        JOIN telling_figure USING (telling_id)
        JOIN (SELECT DISTINCT fact_id, value, corrected_value FROM v_figure) AS v_figure USING (fact_id)
        WHERE part = 'numerator' AND is_counted AND NOT is_unreadable
        GROUP BY ALL
        HAVING abs(telling.numerator - sum(coalesce(v_figure.corrected_value, v_figure.value))) > 1e-6
        """
    ).fetchall()
    assert wrong == []


def test_one_value_of_a_place_and_indicator_is_the_latest(shipped: DuckDBPyConnection) -> None:
    places = "indicator_id, level, place_th, CASE WHEN level = 'nation' THEN '' ELSE affiliation END AS body"
    told = shipped.execute(
        f"SELECT {places}, count(*) FILTER (is_latest) FROM v_value WHERE state IN ('reported', 'zero') GROUP BY ALL"
    ).fetchall()
    assert told and {row[-1] for row in told} == {1}
    untold = "SELECT * FROM v_value WHERE is_latest AND state NOT IN ('reported', 'zero')"
    assert shipped.execute(untold).fetchall() == []


def test_everything_in_a_store_says_what_it_is(shipped: DuckDBPyConnection) -> None:
    for kind in ("tables", "views", "columns"):
        silent = shipped.execute(
            f"SELECT * FROM duckdb_{kind}() WHERE NOT internal AND coalesce(comment, '') = ''"
        ).fetchall()
        assert silent == [], kind


def test_all_offices_of_the_closed_list_are_there_also_the_silent_ones(shipped: DuckDBPyConnection) -> None:
    kinds = dict(shipped.execute("SELECT kind, count(*) FROM office WHERE is_listed GROUP BY kind").fetchall())
    assert (kinds["primary-area-office"], kinds["secondary-area-office"]) == (183, 62)
    assert {kinds[kind] for kind in ("provincial-office", "learning-office", "vocational-office")} == {77}
    assert kinds["regional-office"] == 18
    homes = shipped.execute("SELECT office_id FROM office_province GROUP BY ALL HAVING count(*) FILTER (is_home) <> 1")
    assert homes.fetchall() == []


def test_nothing_is_counted_in_the_province_that_another_figure_covers(tmp_path: Path) -> None:
    of = report()
    figures = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "10", "9", provinces=BOTH)]
    cursor = opened(tmp_path, loaded(of, figures))
    assert values(cursor, "place_th, state, numerator, n_offices", "level = 'province'") == [
        ("สมุทรสงคราม", "in_another", None, 0),
        ("สมุทรสาคร", "reported", 49, 2),
    ]
    assert values(cursor, "place_th, state", "level = 'affiliation_province' AND affiliation = 'สพฐ.'") == [
        ("สมุทรสงคราม", "in_another"),
        ("สมุทรสาคร", "reported"),
    ]
    assert values(cursor, "numerator, n_offices", "level = 'affiliation'") == [(49, 2)]


def test_a_province_s_own_figure_stands_beside_the_shared_office(tmp_path: Path) -> None:
    home, other = report(), report("two.txt", provinces=("สมุทรสงคราม",))
    cursor = opened(
        tmp_path,
        loaded(home, share(home, 1, SECONDARY, "10", "9", provinces=BOTH)),
        loaded(other, share(other, 1, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสงคราม", "4", "1")),
    )
    assert values(cursor, "place_th, state, numerator", "level = 'province'") == [
        ("สมุทรสงคราม", "reported", 1),
        ("สมุทรสาคร", "reported", 9),
    ]


def test_an_office_of_two_provinces_counts_where_its_own_report_was_sent_from(tmp_path: Path) -> None:
    of = report(provinces=BOTH)
    cursor = opened(tmp_path, loaded(of, share(of, 1, SECONDARY, "10", "9")))
    assert values(cursor, "place_th, state", "level = 'province'") == [
        ("สมุทรสงคราม", "in_another"),
        ("สมุทรสาคร", "reported"),
    ]


def test_a_nation_is_its_own_statement_and_beside_it_the_sum_of_its_offices(tmp_path: Path) -> None:
    province, nation = report(), report("nation.txt", provinces=(), framework="quick-win-2567", round_number=None)
    stated = share(nation, 1, NATIONAL, "900", "800", provinces=())
    cursor = opened(
        tmp_path,
        loaded(province, [*share(province, 1, PRIMARY, "50", "40"), *share(province, 2, LEARNING, "5", "5")]),
        loaded(nation, [replace(figure, affiliation="สพฐ.") for figure in stated]),
    )
    columns = "affiliation, round, numerator, denominator, offices_numerator, offices_denominator, n_offices, is_latest"
    assert values(cursor, columns, "level = 'nation' AND state = 'reported'") == [
        ("สพฐ.", None, 800, 900, 40, 50, 1, True)
    ]


def test_without_a_statement_the_nation_is_the_sum_of_its_offices_of_how_many(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, LEARNING, "5", "5")]))
    ((numerator, of_offices, n, expected),) = values(
        cursor, "numerator, offices_numerator, n_offices, n_expected", "level = 'nation'"
    )
    assert (numerator, of_offices, n) == (45, 45, 2)
    assert expected == 183 + 77  # all primary area offices, and those of learning


@pytest.mark.parametrize(
    ("first", "second", "newest"),
    [
        ({"round_number": 1}, {"round_number": 2}, "two.txt"),
        ({"round_number": 2}, {"round_number": None}, "one.txt"),
        ({"round_number": 2, "as_of": date(2024, 2, 1)}, {"round_number": 1, "as_of": date(2024, 3, 1)}, "two.txt"),
        ({"round_number": 2}, {"round_number": 1, "fiscal_year": 2568}, "two.txt"),
    ],
)
def test_the_newest_period_of_a_place_is_the_latest(
    first: dict[str, object], second: dict[str, object], newest: str, tmp_path: Path
) -> None:
    def told(source: str, given: dict[str, object]) -> Report:
        dated = {key: value for key, value in given.items() if key != "as_of"}
        return replace(report(source, **dated), as_of=given.get("as_of"))  # type: ignore[arg-type]

    reports = [told("one.txt", first), told("two.txt", second)]
    cursor = opened(
        tmp_path,
        *(
            loaded(of, [replace(figure, as_of=of.as_of) for figure in share(of, 1, PRIMARY, "50", passed)])
            for of, passed in zip(reports, ("40", "41"), strict=True)
        ),
    )
    expected = {"one.txt": 40, "two.txt": 41}[newest]
    for level in ("office", "province", "affiliation", "nation", "region", "affiliation_province"):
        assert values(cursor, "numerator", f"level = '{level}' AND is_latest") == [(expected,)], level


@pytest.mark.parametrize("action", ["correct", "accept", "explain"])
def test_a_decision_ends_the_doubt(action: str, tmp_path: Path) -> None:
    of = report()
    figures = share(of, 1, PRIMARY, "50", "51")  # more passed than applied
    value = Decimal(41) if action == "correct" else None
    decided = Correction(figures[1].fact_id, of.source, figures[1].place, "51", action, value, "ตรวจแล้ว", "ศน.", DAY)  # type: ignore[arg-type]
    flags = "is_contradictory, is_corrected"
    assert values(opened(tmp_path / "a", loaded(of, figures)), flags, "level = 'office'") == [(True, False)]
    after = opened(tmp_path / "b", loaded(of, figures), corrections=[decided])
    assert values(after, flags, "level = 'office'") == [(False, action == "correct")]
    assert after.execute("SELECT count(*) FROM v_finding WHERE is_open").fetchall() == [(0,)]
    shown = after.execute("SELECT state, is_contradictory, corrected_value FROM v_figure WHERE raw = '51'").fetchall()
    assert shown == [("reported", False, value and float(value))]


def test_a_share_of_several_offices_is_summed_before_it_is_divided(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "90", "9"), *share(of, 2, LEARNING, "10", "10")]))
    assert values(cursor, "percent", "level = 'province'") == [(19,)]


def test_zero_words_and_silence_are_three_states(tmp_path: Path) -> None:
    of = report()
    said = narrative(of, 3, "progress", "มีผู้ผ่านเกณฑ์แล้วบางส่วน", agency=LEARNING)
    asked = fact(of, 4, "3", "count", "ประชุมชี้แจง", agency=PRIVATE, unit="ครั้ง", theme="teacher-debt")
    listed = fact(of, 5, "7", "count", "ผู้เข้าร่วม", agency=PRIMARY, theme="teacher-debt")
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "10", "0"), asked, listed], [said]))
    states = dict(values(cursor, "affiliation, state", "level = 'office' AND state <> 'not_reported'"))
    assert states == {"สพฐ.": "zero", "สกร.": "in_words"}
    private = "SELECT state FROM v_value WHERE affiliation = 'สช.' AND level = 'office' AND state = 'not_reported'"
    assert cursor.execute(private).fetchall() == [("not_reported",)]


def test_the_obvious_question_is_right(shipped: DuckDBPyConnection) -> None:
    """By province and year, the newest of each: what a page shows, asked by anyone."""
    rows = shipped.execute(
        """
        SELECT place_th, fiscal_year, numerator, denominator, percent FROM v_value
        WHERE indicator_id = 'teacher-debt-resolved' AND level = 'province' AND is_latest
        """
    ).fetchall()
    for place, _, numerator, denominator, percent in rows:
        assert percent is None or percent == pytest.approx(100 * numerator / denominator), place
    assert len({row[0] for row in rows}) == len(rows)


def test_a_store_is_opened_by_plain_duckdb(full_store: Path, tmp_path: Path) -> None:
    path = store.current(full_store)
    assert path
    copy = shutil.copy(path, tmp_path)  # one process opens a file in one way alone
    with duckdb.connect(str(copy), read_only=True) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM v_value").fetchall() == [(True,)]


def test_a_province_is_told_by_its_column_too(shipped: DuckDBPyConnection) -> None:
    missing = "SELECT * FROM v_value WHERE level IN ('province', 'affiliation_province', 'office') AND province IS NULL"
    assert shipped.execute(missing).fetchall() == []
    assert shipped.execute("SELECT * FROM v_value WHERE n_offices > n_expected").fetchall() == []


def test_figures_that_count_add_up_to_the_value_of_their_province(shipped: DuckDBPyConnection) -> None:
    """But for indicators that some office tells by their complement alone, in figures of that one."""
    wrong = shipped.execute(
        """
        WITH figures AS (
            SELECT indicator_id, province, fiscal_year, round, sum(coalesce(corrected_value, value)) AS n
            FROM v_figure
            WHERE part = 'numerator' AND province IS NOT NULL AND (state <> 'unreadable' OR is_entered)
            GROUP BY ALL
        )
        SELECT figures.*, numerator FROM figures
        JOIN v_value AS place ON level = 'province' AND place_th = figures.province
          AND place.indicator_id = figures.indicator_id AND place.fiscal_year = figures.fiscal_year
          AND place.round IS NOT DISTINCT FROM figures.round
        WHERE n_without_denominator = 0 AND numerator IS NOT NULL AND abs(n - numerator) > 1e-6
          AND figures.indicator_id NOT IN (SELECT indicator_id FROM value WHERE is_computed)
        """
    ).fetchall()
    assert wrong == []


def test_what_one_province_states_as_a_whole_is_no_nation(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 1, "", "40", "30")))
    assert values(cursor, "place_th, numerator, offices_numerator", "level = 'province'") == [("สมุทรสาคร", 30, None)]
    assert values(cursor, "numerator", "level = 'nation' AND state = 'reported'") == []


def test_a_report_whose_province_is_not_known_speaks_for_no_nation(tmp_path: Path) -> None:
    of, unknown = report(), report("unknown.txt", provinces=())
    bureau = share(unknown, 2, "สำนักบริหารงานการศึกษาพิเศษ", "100", "90", provinces=())
    cursor = opened(
        tmp_path,
        loaded(of, share(of, 1, PRIMARY, "50", "40")),
        loaded(unknown, [*share(unknown, 1, "", "9", "8", provinces=()), *bureau]),
    )
    assert values(cursor, "numerator, denominator", "level = 'nation'") == [(40, 50)]


def test_a_bureau_is_not_added_to_its_body(tmp_path: Path) -> None:
    nation = report("nation.txt", provinces=())
    bureau = "สำนักบริหารงานการศึกษาพิเศษ"
    stated = [
        *share(nation, 1, NATIONAL, "900", "800", provinces=()),
        *share(nation, 2, bureau, "100", "90", provinces=()),
    ]
    cursor = opened(tmp_path, loaded(nation, [replace(figure, affiliation="สพฐ.") for figure in stated]))
    assert values(cursor, "numerator, denominator", "level = 'nation'") == [(800, 900)]


def test_a_base_is_of_the_year_of_its_numerator(tmp_path: Path) -> None:
    of = report()
    told = [("2566", "100", "30"), ("2567", "50", "40")]
    figures = [
        replace(figure, fiscal_year=int(year), group="g1", place=f"{figure.place} {year}", fact_id=f"{year}{index}")
        for year, base, passed in told
        for index, figure in enumerate(share(of, 1, PRIMARY, base, passed))
    ]
    cursor = opened(tmp_path, loaded(of, figures))
    assert values(cursor, "fiscal_year, numerator, denominator", "level = 'office'") == [
        (2566, 30, 100),
        (2567, 40, 50),
    ]


@pytest.mark.parametrize(("action", "value", "counted"), [("accept", None, 45), ("correct", "46", 46)])
def test_of_two_figures_that_differ_the_one_decided_about_counts(
    action: str, value: str | None, counted: int, tmp_path: Path
) -> None:
    one, two = report(), report("two.txt")
    told = share(two, 1, PRIMARY, "50", "45")
    reports = [loaded(one, share(one, 1, PRIMARY, "50", "40")), loaded(two, told)]
    flags = "numerator, is_contradictory"
    assert values(opened(tmp_path / "a", *reports), flags, "level = 'office'") == [(40, True)]
    decided = Correction(
        told[1].fact_id,
        two.source,
        told[1].place,
        "45",
        action,
        value and Decimal(value),
        "ตรวจแล้ว",
        "ศน.",
        DAY,  # type: ignore[arg-type]
    )
    cursor = opened(tmp_path / "b", *reports, corrections=[decided])
    assert values(cursor, flags, "level = 'office'") == [(counted, False)]


def test_an_office_is_one_whatever_order_its_provinces_are_told_in(tmp_path: Path) -> None:
    home, other = report(), report("two.txt", provinces=("สมุทรสงคราม",))
    cursor = opened(
        tmp_path,
        loaded(home, share(home, 1, SECONDARY, "10", "9", provinces=BOTH)),
        loaded(other, share(other, 1, SECONDARY, "10", "9", provinces=BOTH[::-1])),
    )
    assert values(cursor, "numerator, n_offices", "level = 'nation'") == [(9, 1)]
    assert values(cursor, "province, numerator", "level = 'office'") == [("สมุทรสาคร", 9)]


def test_a_statement_that_cannot_be_read_hides_no_sum(tmp_path: Path) -> None:
    of, nation = report(), report("nation.txt", provinces=())
    base, passed = share(nation, 1, NATIONAL, "900", "800", provinces=())
    unread = replace(passed, raw="?", words="?", at=0, value=None, state="unreadable")
    cursor = opened(
        tmp_path,
        loaded(of, share(of, 1, PRIMARY, "50", "40")),
        loaded(nation, [replace(figure, affiliation="สพฐ.") for figure in (base, unread)]),
    )
    assert values(cursor, "numerator, is_latest", "level = 'nation' AND state = 'reported'") == [(40, True)]


def test_what_a_value_was_before_is_kept_with_the_reason(tmp_path: Path) -> None:
    """A report put right by its office, a decision, a rule that reads otherwise, a report that goes."""
    of, other = report("one.txt"), report("other.txt", ("ตาก",))
    tak = loaded(other, share(other, 1, LEARNING, "10", "4", provinces=("ตาก",)))
    figures = share(of, 1, PRIMARY, "40", "30")
    anew = replace(of, report_id="another", source="one (2).txt")
    right = share(anew, 1, PRIMARY, "40", "35")
    decision = Correction(right[1].fact_id, anew.source, "", "35", "correct", Decimal(36), "นับใหม่", "ศธจ.", DAY)
    read_otherwise = [replace(right[0], value=Decimal(38)), right[1]]

    opened(tmp_path, loaded(of, figures), tak)
    opened(tmp_path, loaded(anew, right), tak)
    opened(tmp_path, loaded(anew, right), tak, corrections=[decision])
    opened(tmp_path, loaded(anew, read_otherwise), tak, corrections=[decision])
    cursor = opened(tmp_path, loaded(anew, read_otherwise), corrections=[decision])

    told = """
        SELECT before_numerator, before_denominator, numerator, denominator, reason FROM value_change
        WHERE indicator_id = 'dpa-passed' AND level = 'office' ORDER BY changed_at
    """
    assert cursor.execute(told).fetchall() == [
        (30, 40, 35, 40, "delivery"),
        (35, 40, 36, 40, "decision"),
        (36, 40, 36, 38, "reader"),
        (4, 10, None, None, "report"),
    ]
    nation = "SELECT DISTINCT reason FROM value_change WHERE level = 'province' AND place_th = 'สมุทรสาคร'"
    assert set(cursor.execute(nation).fetchall()) == {("delivery",), ("decision",), ("reader",)}


def test_a_store_made_anew_of_the_same_has_no_changes(tmp_path: Path) -> None:
    of = report()
    for _ in range(2):
        cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "40", "30")))
    assert cursor.execute("FROM value_change").fetchall() == []


def test_a_store_before_that_cannot_be_compared_is_passed_over(tmp_path: Path) -> None:
    of = report()
    items = loaded(of, share(of, 1, PRIMARY, "40", "30"))
    opened(tmp_path, items, is_synthetic=True)
    assert opened(tmp_path, items).execute("FROM value_change").fetchall() == []
    before = store.current(tmp_path)
    assert before
    before.write_bytes(b"no store")
    assert opened(tmp_path, items).execute("FROM value_change").fetchall() == []


def transfers(of: Report, line: int, agency: str, asked: str, *told: tuple[str, str]) -> list[Fact]:
    """Return a sentence of an office: so many asked to be transferred, and what became of how many."""
    made = {"theme": "teacher-transfer", "agency": agency, "group": f"t{line}", "unit": "ราย"}
    figures = [fact(of, line, asked, "denominator", "ยื่นคำขอย้ายสับเปลี่ยน", **made)]  # type: ignore[arg-type]
    return [
        *figures,
        *(
            fact(of, line, raw, "numerator", measure, column=column, **made)  # type: ignore[arg-type]
            for column, (measure, raw) in enumerate(told, 2)
        ),
    ]


def test_a_complement_shares_the_base_and_the_offices_of_its_twin(tmp_path: Path) -> None:
    """One office tells both, one those with a match alone, one those without a match alone."""
    of = report()
    figures = [
        *transfers(of, 1, PRIMARY, "20", ("จับคู่ได้", "8"), ("ไม่มีคู่", "12")),
        *transfers(of, 2, SECONDARY, "10", ("จับคู่ได้", "3")),
        *transfers(of, 3, LEARNING, "5", ("ไม่มีคู่", "4")),
    ]
    cursor = opened(tmp_path, loaded(of, figures))
    told = """
        SELECT level, numerator, denominator, n_offices FROM v_value
        WHERE indicator_id = ? AND level IN ('province', 'nation') AND state = 'reported' ORDER BY level
    """
    assert cursor.execute(told, ["transfers-matched"]).fetchall() == [("nation", 12, 35, 3), ("province", 12, 35, 3)]
    assert cursor.execute(told, ["transfers-unmatched"]).fetchall() == [("nation", 23, 35, 3), ("province", 23, 35, 3)]
    worked_out = "SELECT name, is_computed FROM value WHERE level = 'agency' AND indicator_id = 'transfers-unmatched'"
    assert dict(cursor.execute(worked_out).fetchall()) == {PRIMARY: False, SECONDARY: True, LEARNING: False}
    parts = "SELECT part, raw FROM v_figure WHERE office = ? AND indicator_id = 'transfers-unmatched' ORDER BY part"
    assert cursor.execute(parts, [SECONDARY]).fetchall() == [("complement", "3"), ("denominator", "10")]


def test_a_complement_without_a_base_takes_that_of_its_twin(tmp_path: Path) -> None:
    of = report()
    matched = transfers(of, 1, PRIMARY, "20", ("จับคู่ได้", "8"))
    alone = fact(of, 9, "12", "count", "ไม่มีคู่", theme="teacher-transfer", agency=PRIMARY)
    cursor = opened(tmp_path, loaded(of, [*matched, alone]))
    told = "SELECT numerator, denominator FROM v_value WHERE indicator_id = 'transfers-unmatched' AND level = 'office'"
    assert cursor.execute(told).fetchall() == [(12, 20)]


def of_both(of: Report, *told: tuple[str, str, str, str]) -> list[Fact]:
    """Return figures of the sentence of an office of two provinces: raw, role, measure, province."""
    words = " ".join(raw for raw, *_ in told)
    made = {"theme": "teacher-debt", "agency": SECONDARY, "provinces": BOTH, "group": "both", "words": words}
    return [
        replace(fact(of, 1, raw, role, measure, column=column, **made), province=province)  # type: ignore[arg-type]
        for column, (raw, role, measure, province) in enumerate(told, 1)
    ]


def split_values(cursor: DuckDBPyConnection, indicator: str) -> dict[str, tuple[object, ...]]:
    rows = cursor.execute(
        "SELECT place_th, level, numerator, denominator FROM v_value "
        "WHERE indicator_id = ? AND state IN ('reported', 'zero')",
        [indicator],
    ).fetchall()
    return {place if level == "province" else level: numbers for place, level, *numbers in rows}


def test_a_split_that_the_report_prints_goes_before_the_whole(tmp_path: Path) -> None:
    """Five joined, one of the first province and four of the second; the four solved their debt."""
    of = report()
    cursor = opened(
        tmp_path,
        loaded(
            of,
            of_both(
                of,
                ("5", "denominator", "เข้าร่วมโครงการ", ""),
                ("1", "part", "จ.สมุทรสาคร", BOTH[0]),
                ("4", "part", "สมุทรสงคราม", BOTH[1]),
                ("4", "numerator", "แก้ไขปัญหาหนี้สินสำเร็จ", BOTH[1]),
            ),
        ),
    )
    solved = split_values(cursor, "teacher-debt-resolved")
    assert {place: solved[place] for place in BOTH} == {BOTH[0]: [0, 1], BOTH[1]: [4, 4]}
    assert solved["office"] == solved["nation"] == solved["affiliation"] == [4, 5]
    joined = split_values(cursor, "debt-programme-joined")
    assert {place: joined[place] for place in BOTH} == {BOTH[0]: [1, None], BOTH[1]: [4, None]}
    by_province = """
        SELECT province, sum(value) FROM v_figure
        WHERE indicator_id = 'debt-programme-joined' AND part = 'numerator' GROUP BY ALL ORDER BY ALL
    """
    assert dict(cursor.execute(by_province).fetchall()) == {BOTH[0]: 1, BOTH[1]: 4}
    assert cursor.execute("SELECT count(*) FROM v_value WHERE state = 'in_another'").fetchall() == [(0,)]


@pytest.mark.parametrize("second", ["3", "5"])
def test_parts_that_are_not_their_whole_split_nothing(second: str, tmp_path: Path) -> None:
    of = report()
    told = (("5", "count", "เข้าร่วมโครงการ", ""), ("1", "part", "ก", BOTH[0]), (second, "part", "ข", BOTH[1]))
    cursor = opened(tmp_path, loaded(of, of_both(of, *told)))
    values_of = split_values(cursor, "debt-programme-joined")
    assert values_of[BOTH[0]] == [5, None] and BOTH[1] not in values_of
    state = (
        "SELECT state FROM v_value WHERE indicator_id = 'debt-programme-joined' AND place_th = ? AND level = 'province'"
    )
    assert cursor.execute(state, [BOTH[1]]).fetchall() == [("in_another",)]


def test_parts_without_a_whole_are_added_up_and_nothing_is_made_zero(tmp_path: Path) -> None:
    of = report()
    told = (("30", "numerator", "แก้ไขปัญหาหนี้สินสำเร็จ", BOTH[0]), ("10", "numerator", "แก้ไขปัญหาหนี้สินสำเร็จ", BOTH[1]))
    both = split_values(opened(tmp_path / "both", loaded(of, of_both(of, *told))), "teacher-debt-resolved")
    assert (both[BOTH[0]], both[BOTH[1]], both["office"], both["nation"]) == (
        [30, None],
        [10, None],
        [40, None],
        [40, None],
    )
    cursor = opened(tmp_path / "one", loaded(of, of_both(of, told[0])))
    one = split_values(cursor, "teacher-debt-resolved")
    assert one[BOTH[0]] == one["office"] == [30, None] and BOTH[1] not in one
    office = "SELECT n_offices FROM v_value WHERE level = 'nation' AND indicator_id = 'teacher-debt-resolved'"
    assert cursor.execute(office).fetchall() == [(1,)]


def test_a_decision_about_a_part_changes_that_part(tmp_path: Path) -> None:
    of = report()
    told = (
        ("5", "count", "เข้าร่วมโครงการ", ""),
        ("1", "part", "จ.สมุทรสาคร", BOTH[0]),
        ("4", "part", "สมุทรสงคราม", BOTH[1]),
    )
    figures = of_both(of, *told)
    opened(tmp_path, loaded(of, figures))
    decision = Correction(figures[2].fact_id, of.source, "", "4", "correct", Decimal(3), "นับใหม่", "ศธจ.", DAY)
    cursor = opened(tmp_path, loaded(of, figures), corrections=[decision])
    joined = split_values(cursor, "debt-programme-joined")
    assert (joined[BOTH[0]], joined[BOTH[1]]) == ([1, None], [3, None])
    reasons = "SELECT DISTINCT place_th, reason FROM value_change WHERE level = 'province'"
    assert cursor.execute(reasons).fetchall() == [(BOTH[1], "decision")]


def test_a_complement_is_split_as_its_twin_is(tmp_path: Path) -> None:
    """Of 50 requests, 20 and 30, 25 were matched, 16 and 9."""
    of = report()
    made = {"theme": "teacher-transfer", "agency": SECONDARY, "provinces": BOTH, "group": "t"}
    words = "50 20 30 25 16 9"
    figures = [
        replace(fact(of, 1, raw, role, measure, column=column, words=words, **made), province=province)  # type: ignore[arg-type]
        for column, (raw, role, measure, province) in enumerate(
            (
                ("50", "denominator", "ยื่นคำขอย้ายสับเปลี่ยน", ""),
                ("20", "part", "ก", BOTH[0]),
                ("30", "part", "ข", BOTH[1]),
                ("25", "numerator", "จับคู่ได้", ""),
                ("16", "part", "ก", BOTH[0]),
                ("9", "part", "ข", BOTH[1]),
            )
        )
    ]
    unmatched = split_values(opened(tmp_path, loaded(of, figures)), "transfers-unmatched")
    assert (unmatched[BOTH[0]], unmatched[BOTH[1]], unmatched["office"]) == ([4, 20], [21, 30], [25, 50])


def test_what_a_shared_office_owes_stands_where_its_report_does(tmp_path: Path) -> None:
    of, other = report("one.txt", (BOTH[1],)), report("other.txt", (BOTH[0],))
    told = share(of, 1, SECONDARY, "40", "30", provinces=BOTH)
    resolved = fact(other, 1, "7", "numerator", "แก้ไขปัญหาหนี้สินสำเร็จ", theme="teacher-debt", agency=PRIMARY)
    again = fact(other, 2, "7", "numerator", "แก้ไขปัญหาหนี้สินสำเร็จ", theme="teacher-debt", agency=LEARNING)
    cursor = opened(tmp_path, loaded(of, told), loaded(other, [resolved, again]))
    owed = "SELECT DISTINCT province FROM value WHERE level = 'agency' AND name = ? AND state <> 'reported'"
    assert cursor.execute(owed, [SECONDARY]).fetchall() == [(BOTH[1],)]


def test_a_body_s_statement_stands_for_the_sum_of_the_nation_that_was(tmp_path: Path) -> None:
    of, nation = report("one.txt"), report("nation.txt", ())
    offices = loaded(of, share(of, 1, PRIMARY, "40", "30"))
    opened(tmp_path, offices)
    stated = loaded(replace(nation, agency=NATIONAL), share(nation, 1, NATIONAL, "1,000", "800", provinces=()))
    cursor = opened(tmp_path, offices, stated)
    told = "SELECT before_numerator, numerator, denominator, reason FROM value_change WHERE level = 'nation'"
    assert cursor.execute(told).fetchall() == [(30, 800, 1000, "report")]
