"""Which of the files that arrived count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from facts import store
from facts.codes import default_codes
from facts.fact import Delivery, Fact, LoadedReport, Report, record_id
from metrics.meaning.tables import MEANING
from tests.factory import LEARNING, PRIMARY, fact, loaded, narrative, report, share

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def under(policy_id: str, *figures: Fact) -> list[Fact]:
    return [replace(one, policy_id=policy_id, policy=policy_id) for one in figures]


def sent(source: str, passed: str, agency: str = PRIMARY, **cover: object) -> LoadedReport:
    """Return a report of one row: of 40 who applied so many passed."""
    of = replace(report(source), **{"agency": agency, **cover})  # type: ignore[arg-type]
    return loaded(of, under("ins67-teacher-assessment", *share(of, 1, agency, "40", passed)))


def written(folder: Path, *arrived: tuple[LoadedReport, date | None, str]) -> DuckDBPyConnection:
    items = [item for item, _, _ in arrived]
    files = [
        Delivery(item.report.source, "", day, record_id(replaces) if replaces else "")
        for item, day, replaces in arrived
        if item.report is not None
    ]
    path = store.write(folder, items, default_codes(), "0" * 64, deliveries=files, meaning=MEANING)
    return store.connect_read_only(path).cursor()


def passed(cursor: DuckDBPyConnection) -> list[tuple[object, ...]]:
    return cursor.execute(
        "SELECT numerator, is_contradictory FROM v_value WHERE indicator_id = 'dpa-passed' AND level = 'office' "
        "AND state = 'reported' ORDER BY ALL"
    ).fetchall()


def states(cursor: DuckDBPyConnection) -> dict[str, str]:
    return dict(cursor.execute("SELECT source, state FROM delivery").fetchall())


def test_what_an_office_sends_anew_counts_instead(tmp_path: Path) -> None:
    """The name says nothing: the file that arrived on Tuesday sorts first."""
    cursor = written(tmp_path, (sent("a.txt", "35"), TUESDAY, ""), (sent("b.txt", "30"), MONDAY, ""))
    assert states(cursor) == {"a.txt": "current", "b.txt": "replaced"}
    assert passed(cursor) == [(35, False)]
    assert cursor.execute("SELECT source, raw FROM replaced_fact WHERE role = 'numerator'").fetchall() == [
        ("b.txt", "30")
    ]
    assert cursor.execute("SELECT DISTINCT report FROM v_figure").fetchall() == [("a.txt",)]
    assert cursor.execute("SELECT report, received_at FROM v_report").fetchall() == [("a.txt", TUESDAY)]
    ((source, message),) = cursor.execute("SELECT source, message FROM issue").fetchall()
    assert source == "b.txt" and "a.txt" in message and "deliveries.csv" in message


def test_of_one_day_both_count_and_it_is_said(tmp_path: Path) -> None:
    cursor = written(tmp_path, (sent("a.txt", "35"), MONDAY, ""), (sent("b.txt", "30"), MONDAY, ""))
    assert set(states(cursor).values()) == {"current"}
    assert [doubt for _, doubt in passed(cursor)] == [True]
    assert cursor.execute("SELECT source, code FROM issue").fetchall() == [("b.txt", "same-cover")]


def test_a_person_says_which_replaces_the_other(tmp_path: Path) -> None:
    cursor = written(tmp_path, (sent("b.txt", "30"), MONDAY, "a.txt"), (sent("a.txt", "35"), MONDAY, ""))
    assert states(cursor) == {"a.txt": "replaced", "b.txt": "current"}
    assert passed(cursor) == [(30, False)]


@pytest.mark.parametrize(
    "other",
    [
        sent("other.txt", "30", LEARNING),
        sent("other.txt", "30", round=1),
        sent("other.txt", "30", fiscal_year=2566),
        sent("other.txt", "30", provinces=("ตาก",)),
        sent("other.txt", "30", agency=LEARNING),
    ],
    ids=["of another office", "another round", "another year", "another province", "by another office"],
)
def test_another_report_replaces_nothing(other: LoadedReport, tmp_path: Path) -> None:
    """Offices of one province fill in one form, each for itself."""
    cursor = written(tmp_path, (other, TUESDAY, ""), (sent("one.txt", "35"), MONDAY, ""))
    assert set(states(cursor).values()) == {"current"}
    assert cursor.execute("FROM issue").fetchall() == []


def test_an_excerpt_replaces_no_whole_report(tmp_path: Path) -> None:
    """It answers one policy of two; where both tell a figure, that of the newer one counts."""
    of: Report = replace(report("whole.txt"), agency=PRIMARY)
    debt = fact(of, 9, "7", "count", "ครู", theme="teacher-debt", agency=PRIMARY)
    whole = loaded(
        of, [*under("ins67-teacher-assessment", *share(of, 1, PRIMARY, "40", "30")), *under("ins67-teacher-debt", debt)]
    )
    cursor = written(tmp_path, (sent("excerpt.txt", "35"), TUESDAY, ""), (whole, MONDAY, ""))
    assert set(states(cursor).values()) == {"current"}
    assert [value for value, _ in passed(cursor)] == [35]


def blank(source: str, *, is_form: bool = False) -> LoadedReport:
    """Return a report that tells no figure: the form's blanks, or that all is as before."""
    of = replace(report(source), agency=PRIMARY)
    figures = under("ins67-teacher-assessment", *share(of, 1, PRIMARY, "40", "30"))
    blanks = [replace(one, value=None, state="blank", raw="", words="", at=0) for one in figures] if is_form else []
    said = [] if is_form else [narrative(of, 2, "progress", "ดำเนินการแล้วตามที่รายงานไว้เดิม", agency=PRIMARY)]
    return loaded(of, blanks, [replace(one, policy_id="ins67-teacher-assessment", policy="x") for one in said])


@pytest.mark.parametrize("is_form", [True, False])
def test_what_tells_no_figure_replaces_none(is_form: bool, tmp_path: Path) -> None:
    cursor = written(tmp_path, (blank("new.txt", is_form=is_form), TUESDAY, ""), (sent("old.txt", "30"), MONDAY, ""))
    assert set(states(cursor).values()) == {"current"}
    assert passed(cursor) == [(30, False)]


def test_another_school_replaces_none(tmp_path: Path) -> None:
    one, other = (
        replace(item, facts=tuple(replace(fact_, school=school) for fact_ in item.facts))
        for item, school in ((sent("one.txt", "30"), "โรงเรียนบ้านหนองแขม"), (sent("other.txt", "7"), "โรงเรียนวัดบางปลา"))
    )
    assert set(states(written(tmp_path, (one, TUESDAY, ""), (other, MONDAY, ""))).values()) == {"current"}


def test_reports_of_offices_that_are_not_known_replace_none(tmp_path: Path) -> None:
    """Two municipalities of a province have one cover: no office."""
    one, other = sent("one.txt", "30", agency=""), sent("other.txt", "7", agency="")
    assert set(states(written(tmp_path, (one, TUESDAY, ""), (other, MONDAY, ""))).values()) == {"current"}


def test_a_copy_replaces_what_a_person_says_it_replaces(tmp_path: Path) -> None:
    one = sent("a.txt", "35")
    cursor = written(tmp_path, (one, MONDAY, ""), (one, MONDAY, "c.txt"), (sent("c.txt", "30"), MONDAY, ""))
    assert sorted(cursor.execute("SELECT state FROM delivery").fetchall()) == [("copy",), ("current",), ("replaced",)]


def test_of_one_cover_the_newest_counts_whatever_dates_and_decisions_the_older_has(tmp_path: Path) -> None:
    """The older one is a whole report, and stays: only what is told anew is told otherwise now."""
    of = replace(report("whole.txt"), agency=PRIMARY)
    debt = fact(of, 9, "7", "count", "ครู", theme="teacher-debt", agency=PRIMARY)
    dated = [replace(one, as_of=MONDAY, school_year=2567) for one in share(of, 1, PRIMARY, "40", "30")]
    whole = loaded(of, [*under("ins67-teacher-assessment", *dated), *under("ins67-teacher-debt", debt)])
    cursor = written(tmp_path, (sent("excerpt.txt", "35"), TUESDAY, ""), (whole, MONDAY, ""))
    assert passed(cursor) == [(35, False)]


def test_without_a_day_nothing_is_replaced(tmp_path: Path) -> None:
    cursor = written(tmp_path, (sent("a.txt", "35"), None, ""), (sent("b.txt", "30"), MONDAY, ""))
    assert set(states(cursor).values()) == {"current"}


def test_an_id_stays_with_the_delivery_that_counts(tmp_path: Path) -> None:
    old, new = sent("b.txt", "30"), sent("a.txt", "30")
    same = tuple(replace(one, fact_id=f"{order:016x}") for order, one in enumerate(old.facts))
    renamed = tuple(replace(one, fact_id=f"{order:016x}") for order, one in enumerate(new.facts))
    cursor = written(tmp_path, (replace(new, facts=renamed), TUESDAY, ""), (replace(old, facts=same), MONDAY, ""))
    for table in ("fact", "replaced_fact"):
        assert [id_ for (id_,) in cursor.execute(f"SELECT fact_id FROM {table} ORDER BY 1").fetchall()] == [
            f"{0:016x}",
            f"{1:016x}",
        ]
