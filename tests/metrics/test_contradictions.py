"""Where a report disagrees with itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from facts import store
from facts.codes import default_codes
from facts.fact import Correction
from metrics.meaning.tables import MEANING
from metrics.questions.contradictions import contradictions
from metrics.questions.progress import progress
from metrics.questions.sources import words
from metrics.selection import Selection
from tests.factory import LEARNING, PRIMARY, PRIVATE, SECONDARY, fact, loaded, opened, report, share

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("part", "whole", "printed", "is_in_doubt"),
    [
        ("3", "5", "60", False),
        ("119", "1,792", "6.64", False),
        ("1,238", "7,926", "15.62", False),  # rounded
        ("1,238", "7,926", "15.6", False),
        ("1,238", "7,926", "15.63", True),
        ("1,238", "7,926", "16", False),
        ("1,238", "7,926", "51.61", True),
        ("1", "3", "33.33", False),
        ("0", "7", "0", False),
    ],
)
def test_a_percent_follows_from_its_own_numbers(
    tmp_path: Path, part: str, whole: str, printed: str, is_in_doubt: bool
) -> None:
    of = report()
    figures = [
        fact(of, 1, whole, "denominator", "ยื่นคำขอ", agency=PRIMARY),
        fact(of, 1, part, "numerator", "ผ่านเกณฑ์", agency=PRIMARY, column=2),
        fact(of, 1, printed, "percent", "ผ่านเกณฑ์", agency=PRIMARY, column=3),
    ]
    cursor = opened(tmp_path, loaded(of, figures))
    found = contradictions(cursor)
    assert list(found["check"]) == (["percent_of_its_own_numbers"] if is_in_doubt else [])
    shown = progress(cursor, Selection(), "agency")
    assert shown.loc[shown["indicator_id"] == "dpa-passed", "is_contradictory"].tolist() == [is_in_doubt]
    if is_in_doubt:
        row = found.iloc[0]
        assert row["fact_ids"] == [figures[2].fact_id, figures[1].fact_id, figures[0].fact_id]
        assert printed.rstrip("0").rstrip(".") in row["sentence_th"] and part in row["sentence_en"]


def test_a_total_is_the_sum_of_its_own_table(tmp_path: Path) -> None:
    of = report()
    right = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, PRIVATE, "10", "9"), *share(of, 3, "", "60", "49")]
    wrong = [*share(of, 11, LEARNING, "5", "4"), *share(of, 12, SECONDARY, "1", "1"), *share(of, 13, "", "6", "7")]
    found = contradictions(opened(tmp_path, loaded(of, [*right, *wrong])))
    assert found[["check", "line", "stated", "computed"]].values.tolist() == [["total_of_its_rows", 13, 7, 5]]
    assert found.iloc[0]["fact_ids"] == [wrong[5].fact_id, wrong[1].fact_id, wrong[3].fact_id]
    assert found.iloc[0]["sentence_th"] == "แถวรวมระบุ 7 แต่ผลบวกของแถวคือ 5"


def test_a_part_is_not_larger_than_its_whole(tmp_path: Path) -> None:
    of = report()
    found = contradictions(opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "51"))))
    assert found[["check", "stated", "computed"]].values.tolist() == [["part_within_its_whole", 51, 50]]
    assert found.iloc[0]["sentence_en"] == "51 is more than the whole of 50"


def test_filters_apply(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "51")))
    assert len(contradictions(cursor, Selection(agency=PRIMARY, round=2))) == 1
    assert contradictions(cursor, Selection(province="ตาก")).empty


def test_a_percent_that_has_no_numerator_of_its_own_casts_no_doubt(tmp_path: Path) -> None:
    """All 1,808 schools (100 %) ... of them 1,265 green (69.97 %): the first percent speaks of all."""
    of = report()
    figures = [
        fact(of, 1, "1,808", "denominator", "โรงเรียนทั้งหมด", group="s1"),
        fact(of, 1, "100", "percent", "มีมาตรฐาน", group="s1", column=2),
        fact(of, 2, "1,265", "numerator", "กลุ่มสีเขียว", group="s1"),
        fact(of, 2, "69.97", "percent", "กลุ่มสีเขียว", group="s1", column=2),
    ]
    assert contradictions(opened(tmp_path, loaded(of, figures))).empty


def test_what_is_explained_is_no_doubt_any_more(tmp_path: Path) -> None:
    of = report()
    figures = share(of, 1, PRIMARY, "50", "51")
    decided = Correction(
        figures[1].fact_id,
        of.source,
        figures[1].place,
        "51",
        "explain",
        None,
        "นับรวมผู้ยื่นปีก่อน",
        "ศน.",
        DAY,
    )
    path = store.write(
        tmp_path, [loaded(of, figures)], default_codes(), "0" * 16, corrections=[decided], meaning=MEANING
    )
    cursor = store.connect_read_only(path).cursor()
    found = contradictions(cursor).iloc[0]
    assert (found["decision"], found["reason"]) == ("explain", "นับรวมผู้ยื่นปีก่อน")
    assert not progress(cursor, Selection(), "agency")["is_contradictory"].any()


def test_where_nothing_says_which_is_wrong_both_are_in_doubt_until_one_is_explained(tmp_path: Path) -> None:
    of = report()
    told = [
        fact(of, line, raw, "count", "ลูกจ้างประจำในสังกัด", agency=PRIMARY, words=f"ข้อที่ {line} มี {raw} คน")
        for line, raw in ((1, "120"), (9, "210"))
    ]
    figures = [
        *told,
        *share(of, 11, PRIVATE, "5", "4"),
        *share(of, 12, LEARNING, "1", "1"),
        *share(of, 13, "", "6", "7"),
    ]
    cursor = opened(tmp_path / "before", loaded(of, figures))
    assert set(contradictions(cursor)["check"]) == {"told_once", "total_of_its_rows"}
    doubted = {fact_id for (fact_id,) in cursor.sql("FROM doubted").fetchall()}
    assert doubted == {*(figure.fact_id for figure in told), figures[-1].fact_id}

    first = told[0]
    decided = Correction(first.fact_id, of.source, first.place, "120", "explain", None, "นับปีก่อน", "ศน.", DAY)
    cursor = opened(tmp_path / "after", loaded(of, figures), corrections=[decided])
    found = contradictions(cursor).set_index("check")["decision"]
    assert found.to_dict() == {"told_once": "explain", "total_of_its_rows": ""}
    assert cursor.sql("FROM doubted").fetchall() == [(figures[-1].fact_id,)]


def test_a_correction_of_a_report_that_has_changed_is_not_applied(tmp_path: Path) -> None:
    of = report()
    outdated = Correction("0" * 16, of.source, "line 1 col 2", "51", "correct", Decimal(41), "พิมพ์ผิด", "ศน.", DAY)
    figures = share(of, 1, PRIMARY, "50", "51")
    path = store.write(
        tmp_path, [loaded(of, figures)], default_codes(), "0" * 16, corrections=[outdated], meaning=MEANING
    )
    with store.connect_read_only(path) as connection:
        assert connection.sql("SELECT count(*) FROM correction").fetchall() == [(0,)]
        issue = connection.sql("SELECT severity, code, source, place, raw FROM issue").fetchall()
    assert issue == [("error", "correction-outdated", "one.txt", "line 1 col 2", "51")]


def test_a_corrected_value_is_counted_and_the_reported_one_kept(tmp_path: Path) -> None:
    of = report()
    figures = share(of, 1, PRIMARY, "50", "51")
    decided = Correction(
        figures[1].fact_id, of.source, figures[1].place, "51", "correct", Decimal(41), "พิมพ์ผิด", "ศน.", DAY
    )
    path = store.write(
        tmp_path, [loaded(of, figures)], default_codes(), "0" * 16, corrections=[decided], meaning=MEANING
    )
    cursor = store.connect_read_only(path).cursor()
    row = progress(cursor, Selection(), "agency").set_index("indicator_id").loc["dpa-passed"]
    assert (row["numerator"], row["percent"], row["is_corrected"]) == (41, 82, True)
    card = words(cursor, figures[1].fact_id)
    assert (card["value"], card["corrected_value"], card["reason"]) == (51, 41, "พิมพ์ผิด")


def test_a_value_entered_by_hand_is_counted_where_none_was_read(tmp_path: Path) -> None:
    of = report()
    read, unread, left_out = (
        share(of, 1, PRIMARY, "50", "40"),
        share(of, 2, LEARNING, "10", "7"),
        share(of, 3, PRIVATE, "4", "1"),
    )
    unread[1] = replace(unread[1], raw="?", words="?", value=None, state="unreadable")
    left_out[1] = replace(left_out[1], raw="-", words="-", value=None, state="dash")
    entered = [
        Correction(figure.fact_id, of.source, figure.place, figure.raw, "enter", Decimal(value), "โทรถาม", "ศน.", DAY)
        for figure, value in ((unread[1], 7), (left_out[1], 1))
    ]
    figures = [*read, *unread, *left_out]
    before = opened(tmp_path / "before", loaded(of, figures))
    after = opened(tmp_path / "after", loaded(of, figures), corrections=entered)
    province = [
        progress(cursor, Selection(), "province").set_index("indicator_id").loc["dpa-passed"]
        for cursor in (before, after)
    ]
    told = ["numerator", "denominator", "n_unreadable", "n_offices", "is_entered", "is_corrected"]
    assert [tuple(row[told]) for row in province] == [(40, 50, 1, 1, False, False), (48, 64, 0, 3, True, False)]
    assert province[1]["percent"] == 75
    offices = progress(after, Selection(), "agency").query("indicator_id == 'dpa-passed'").set_index("name")
    assert offices.loc[[PRIMARY, LEARNING, PRIVATE], "state"].tolist() == ["reported"] * 3
    assert offices.loc[[PRIMARY, LEARNING, PRIVATE], "is_entered"].tolist() == [False, True, True]
    assert words(after, unread[1].fact_id)["decision"] == "enter"
