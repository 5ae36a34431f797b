"""What no indicator claims: each measure has a reason, or is told as still to be judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from facts import store
from library.build import build
from metrics.questions.unclaimed import SCHOOL_EN, measures, reasons, unclaimed
from tests.factory import PRIMARY, as_activity, fact, loaded, opened, report, share

CLAIMED_AT_LEAST = 0.9  # of the figures that offices, provinces and national bodies give
CLAIMED_OF_THE_ORIGINALS = 0.95


@pytest.fixture
def cursor(tmp_path: Path) -> DuckDBPyConnection:
    """A claimed row, a spread, a school's figure, an activity, words that nobody knows yet, and percents alone."""
    of = report()
    return opened(
        tmp_path,
        loaded(
            of,
            [
                *share(of, 1, PRIMARY, "50", "40"),
                fact(of, 2, "0.85", "score", "ส่วนเบี่ยงเบนมาตรฐาน", theme="personnel-management", unit=""),
                replace(fact(of, 3, "4", "count", "ห้องสมุด", theme="equipment", unit="ห้อง"), school="โรงเรียนหนึ่ง"),
                as_activity(fact(of, 4, "9", "count", "ผู้เข้าอบรม", unit="คน")),
                fact(of, 5, "12", "count", "รถรับส่ง", theme="equipment", unit="คัน", agency=PRIMARY),
                fact(of, 5, "80", "percent", "รถรับส่ง", theme="equipment", column=2, agency=PRIMARY),
                fact(of, 6, "93", "percent", "ผ่านเกณฑ์ทุกแห่ง", unit="ร้อยละ", agency=PRIMARY),
                fact(of, 7, "88", "percent", "ความพึงพอใจ", unit="ร้อยละ", agency=PRIMARY),
            ],
        ),
    )


def test_what_is_claimed_is_told_apart_from_what_is_not(cursor: DuckDBPyConnection) -> None:
    rows = measures(cursor).set_index("measure")
    assert rows["is_claimed"].to_dict() == {
        "ยื่นคำขอ DPA": True,
        "ผ่านเกณฑ์": True,
        "ส่วนเบี่ยงเบนมาตรฐาน": False,
        "ห้องสมุด": False,
        "รถรับส่ง": False,
        "ผ่านเกณฑ์ทุกแห่ง": True,
        "ความพึงพอใจ": False,
    }
    assert rows.loc["ผ่านเกณฑ์", "reason_en"] == ""


def test_a_measure_without_a_reason_is_the_list_to_work_off(cursor: DuckDBPyConnection) -> None:
    rows = unclaimed(cursor).set_index("measure")
    assert rows.loc["ห้องสมุด", "reason_en"] == SCHOOL_EN and rows.loc["ห้องสมุด", "is_school"]
    assert "no share" in rows.loc["ความพึงพอใจ", "reason_en"]
    assert "average" in rows.loc["ส่วนเบี่ยงเบนมาตรฐาน", "reason_en"]
    assert rows.index[rows["reason_th"] == ""].tolist() == ["รถรับส่ง"]


def test_an_empty_store_has_nothing_to_claim(empty_store: Path) -> None:
    path = store.current(empty_store)
    assert path
    frame = unclaimed(store.connect_read_only(path).cursor())
    assert frame.empty and "reason_th" in frame.columns


def test_each_reason_speaks_both_languages() -> None:
    ids = [reason.reason_id for reason in reasons()]
    assert len(set(ids)) == len(ids)
    for reason in reasons():
        assert reason.reason_en.isascii() and not reason.reason_th.isascii()


def share_claimed(folder: Path) -> float:
    """Return which share of the offices' numbers is claimed; every other measure must have its reason."""
    path = store.current(folder)
    assert path
    rows = measures(store.connect_read_only(path).cursor())
    left = rows[~rows["is_claimed"] & (rows["reason_th"] == "")]
    assert left[["theme", "measure", "unit"]].values.tolist() == []
    offices = rows[~rows["is_school"] & (rows["role"] != "percent")]
    return float(offices.loc[offices["is_claimed"], "n_facts"].sum() / offices["n_facts"].sum())


def test_every_measure_that_ships_is_claimed_or_has_a_reason(full_store: Path) -> None:
    assert share_claimed(full_store) >= CLAIMED_AT_LEAST


@pytest.mark.originals
def test_every_measure_of_the_originals_is_claimed_or_has_a_reason(originals: Path, tmp_path: Path) -> None:
    build(originals, tmp_path)
    assert share_claimed(tmp_path) >= CLAIMED_OF_THE_ORIGINALS
