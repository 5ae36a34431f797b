"""Who owes which figure."""

from __future__ import annotations

from pathlib import Path

from metrics.coverage import coverage, owed
from metrics.selection import Selection
from tests.factory import LEARNING, PRIMARY, PRIVATE, SECONDARY, fact, loaded, narrative, opened, report, share


def test_coverage_counts_the_offices_that_were_asked_by_how_they_answered(tmp_path: Path) -> None:
    of, other = report(framework="inspection-2566", fiscal_year=2566), report("other.txt", ("ตาก",))
    told = [*share(of, 1, PRIMARY, "50", "40"), fact(of, 5, "9", "count", "งาน", theme="teacher-debt", agency=LEARNING)]
    in_words = [narrative(of, 3, "progress", "ชี้แจงหลักเกณฑ์แล้ว", agency=SECONDARY)]
    cursor = opened(tmp_path, loaded(of, told, in_words), loaded(other, share(other, 1, PRIVATE, "5", "4")))
    found = coverage(cursor, Selection(fiscal_year=2566))
    row = found[found["indicator_id"] == "dpa-passed"].iloc[0]
    assert (row["n_asked"], row["n_reported"], row["n_in_words"], row["n_not_reported"]) == (3, 1, 1, 1)
    assert row["owing"] == [LEARNING] and round(row["share"], 1) == 33.3
    left = owed(cursor, Selection(fiscal_year=2566))
    left = left[left["indicator_id"] == "dpa-passed"]
    assert dict(zip(left["name"], left["state"], strict=True)) == {SECONDARY: "in_words", LEARNING: "not_reported"}


def test_an_empty_store_owes_nothing(tmp_path: Path) -> None:
    cursor = opened(tmp_path)
    assert coverage(cursor, Selection()).empty and owed(cursor, Selection()).empty


def test_a_figure_that_one_office_alone_ever_gave_is_owed_by_nobody(tmp_path: Path) -> None:
    of = report()
    told = [*share(of, 1, PRIMARY, "50", "40"), fact(of, 5, "9", "count", "งาน", theme="teacher-debt", agency=LEARNING)]
    assert coverage(opened(tmp_path, loaded(of, told)), Selection()).empty
