"""What each office still has to do, on stores small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from facts.codes import default_codes
from facts.fact import Correction, LoadedReport
from metrics.questions.comparison import comparisons
from metrics.questions.narratives import narratives
from metrics.questions.peers import peers
from metrics.questions.progress import TOLD, latest
from metrics.questions.todo import findings, offices, owing, todo
from metrics.register.register import by_id
from metrics.selection import Selection
from tests.factory import LEARNING, PRIMARY, SECONDARY, fact, loaded, narrative, opened, report, share

PROVINCES = [province.province_th for province in default_codes().provinces]
HALF = len(PROVINCES) // 2 + 1
PASSED = "dpa-passed"


def kinds(cursor: DuckDBPyConnection, selection: Selection, name: str) -> list[tuple[str, str]]:
    rows = todo(cursor, selection)
    return [(row.kind, row.indicator_id) for row in rows[rows["name"] == name].itertuples(index=False)]


@pytest.fixture
def answered(tmp_path: Path) -> DuckDBPyConnection:
    """Two offices tell who passed, one of them more passed than applied; a third answers in words alone."""
    of = report()
    wrong = share(of, 2, SECONDARY, "30", "45")
    unread = replace(
        fact(of, 3, "0", "count", "ย้ายกลับภูมิลำเนา", agency=SECONDARY, theme="teacher-transfer"),
        raw="#REF!",
        words="ย้ายแล้ว #REF! ราย",
        at=9,
        value=None,
        state="unreadable",
    )
    words = [
        narrative(of, 4, "problem", "สัญญาณขาดหายบ่อย", agency=LEARNING),
        narrative(of, 5, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน", agency=LEARNING),
    ]
    return opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), *wrong, unread], words))


def test_an_office_that_told_its_figures_has_nothing_to_do(answered: DuckDBPyConnection) -> None:
    assert kinds(answered, Selection(), PRIMARY) == []


def test_a_contradiction_stands_with_both_values_and_its_place(answered: DuckDBPyConnection) -> None:
    rows = todo(answered, Selection(agency=SECONDARY))
    assert list(rows["kind"]) == ["contradiction", "unreadable"]
    first = rows.iloc[0]
    assert (first["value"], first["other_value"]) == (45, 30)
    assert (first["place"], first["other_place"], first["source"]) == ("line 2 col 2", "line 2 col 1", "one.txt")
    assert "45" in first["what_th"] and "30" in first["what_en"]


def test_a_figure_that_cannot_be_read_is_quoted_as_printed(answered: DuckDBPyConnection) -> None:
    row = todo(answered, Selection(agency=SECONDARY)).iloc[1]
    assert "#REF!" in row["what_th"] and "#REF!" in row["what_en"]
    assert (row["place"], row["words"]) == ("line 3 col 1", "ย้ายแล้ว #REF! ราย")


def test_an_answer_in_words_is_asked_for_its_number_and_quotes_the_progress(answered: DuckDBPyConnection) -> None:
    rows = todo(answered, Selection(agency=LEARNING))
    assert set(rows["kind"]) == {"in_words"}
    passed = rows[rows["indicator_id"] == PASSED].iloc[0]
    assert passed["words"] == "มีผู้ผ่านเกณฑ์แล้วหลายคน" and passed["place"] == "line 5"
    assert "หน่วยนับ: ราย" in passed["request_th"] and "how many in all" in passed["request_en"]


def test_what_somebody_has_decided_about_is_no_item(tmp_path: Path) -> None:
    of = report()
    base, passed = share(of, 2, SECONDARY, "30", "45")
    cursor = opened(tmp_path / "open", loaded(of, [base, passed]))
    assert kinds(cursor, Selection(), SECONDARY) == [("contradiction", "")]
    decided = Correction(
        passed.fact_id, of.source, passed.place, "45", "explain", None, "นับรวมผู้ยื่นปีก่อน", "ศน.", date(2024, 9, 1)
    )
    cursor = opened(tmp_path / "decided", loaded(of, [base, passed]), corrections=[decided])
    assert kinds(cursor, Selection(), SECONDARY) == []


def test_offices_are_counted_as_the_list_of_their_items(answered: DuckDBPyConnection) -> None:
    rows = offices(answered, Selection())
    assert list(rows["name"]) == [PRIMARY, SECONDARY, LEARNING]
    items = todo(answered, Selection())
    kinds_of = {name: items.loc[items["name"] == name, "kind"].value_counts() for name in rows["name"]}
    counted = {
        "n_contradictions": "contradiction",
        "n_unreadable": "unreadable",
        "n_in_words": "in_words",
        "n_not_reported": "not_reported",
    }
    for column, kind in counted.items():
        assert list(rows[column]) == [kinds_of[name].get(kind, 0) for name in rows["name"]]
    assert rows[[*counted, "n_owed"]].values.tolist() == [[0, 0, 0, 0, 0], [1, 1, 0, 0, 1], [0, 0, 1, 0, 0]]


def test_what_an_office_alone_tells_is_counted_and_owed_by_nobody(answered: DuckDBPyConnection, tmp_path: Path) -> None:
    of = report()
    alone = fact(of, 6, "7", "count", "ครูที่ได้ย้าย", agency=PRIMARY, theme="teacher-transfer")
    also = fact(of, 7, "9", "count", "เรื่องอื่น", agency=SECONDARY, theme="teacher-transfer")
    cursor = opened(tmp_path / "alone", loaded(of, [*share(of, 1, PRIMARY, "50", "40"), alone, also]))
    rows = offices(cursor, Selection()).set_index("name")
    told = latest(cursor, Selection(agency=PRIMARY, fiscal_year=2567), "agency")
    assert rows.loc[PRIMARY, "n_reported"] == told["state"].isin(TOLD).sum() > 1
    assert rows.loc[SECONDARY, "n_not_reported"] == 0


def test_a_contradiction_of_a_year_before_belongs_to_the_year_of_its_report(tmp_path: Path) -> None:
    of = report()
    before = [replace(figure, fiscal_year=2565) for figure in share(of, 2, SECONDARY, "30", "45")]
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), *before]))
    chosen = Selection(agency=SECONDARY)
    (row,) = findings(cursor, chosen).to_dict("records")
    (item,) = todo(cursor, chosen).query("kind == 'contradiction'").to_dict("records")
    assert row["is_asked"] and row["fact_ids"] == item["fact_ids"]
    assert offices(cursor, chosen)["n_contradictions"].tolist() == [1]
    assert (item["fiscal_year"], item["round"], item["figure_year"]) == (2567, 2, 2565)


def test_a_dash_is_an_answer_without_words_to_quote(tmp_path: Path) -> None:
    of = report()
    told = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "30", "15")]
    dash = replace(share(of, 3, LEARNING, "9", "3")[1], state="dash", value=None)
    problem = narrative(of, 4, "problem", "ผู้ประเมินมีภารกิจมาก", agency=LEARNING)
    cursor = opened(tmp_path, loaded(of, [*told, dash], [problem]))
    item = todo(cursor, Selection(agency=LEARNING)).query("indicator_id == @PASSED").iloc[0]
    assert (item["kind"], item["words"], item["place"]) == ("in_words", "", "")
    assert "ขีด" in item["what_th"] and by_id()[PASSED].name_th in item["request_th"]


def test_owing_sums_the_offices_and_names_the_silent_ones(tmp_path: Path) -> None:
    of = report()
    told = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "30", "15")]
    silent = fact(of, 9, "7", "count", "ครูที่ได้ย้าย", agency=LEARNING, theme="teacher-transfer")
    other = report("other.txt", ("ตาก",))
    listed = fact(other, 1, "3", "count", "เรื่องอื่น", agency="สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดตาก")
    cursor = opened(tmp_path, loaded(of, [*told, silent]), loaded(other, [replace(listed, affiliation="สกร.")]))
    (row,) = owing(cursor, Selection(province="สมุทรสาคร")).query("indicator_id == @PASSED").to_dict("records")
    assert (row["n_asked"], row["n_reported"], row["n_not_reported"]) == (3, 2, 1)
    assert row["share"] == pytest.approx(200 / 3)
    assert row["offices"] == [(LEARNING, ("สมุทรสาคร",))]
    assert ("not_reported", PASSED) in kinds(cursor, Selection(), LEARNING)


def rounds(*provinces_of: tuple[int, int, list[str]]) -> list[LoadedReport]:
    """One report a province and round, in which its vocational office tells one figure."""
    found = []
    for year, number, provinces in provinces_of:
        for province in provinces:
            of = report(f"{province}-{year}-{number}.txt", (province,), fiscal_year=year, round_number=number)
            agency = f"สำนักงานอาชีวศึกษาจังหวัด{province}"
            told = fact(of, 1, "5", "count", "ผ่านเกณฑ์", agency=agency)
            found.append(loaded(of, [replace(told, affiliation="สอศ.")]))
    return found


def test_a_round_is_due_once_more_than_half_of_the_provinces_reported_it(tmp_path: Path) -> None:
    silent, last = PROVINCES[0], f"สำนักงานอาชีวศึกษาจังหวัด{PROVINCES[0]}"
    first = (2567, 1, [silent, PROVINCES[1]])
    many = opened(tmp_path / "many", *rounds(first, (2567, 2, PROVINCES[1 : HALF + 1])))
    few = opened(tmp_path / "few", *rounds(first, (2567, 2, PROVINCES[1:HALF])))
    row = todo(many, Selection(agency=last)).iloc[0]
    assert (row["kind"], row["fiscal_year"], row["round"]) == ("missing_report", 2567, 2)
    assert offices(many, Selection(agency=last))["n_missing"].tolist() == [1]
    assert offices(few, Selection(agency=last))["n_missing"].tolist() == [0]


def test_an_office_left_out_of_its_province_s_report_misses_the_round(tmp_path: Path) -> None:
    reports = rounds((2567, 1, PROVINCES[:2]), (2567, 2, PROVINCES[:HALF]))
    one = next(item for item in reports if item.report.source == f"{PROVINCES[0]}-2567-2.txt")
    others = [item for item in reports if item is not one]
    spoken = fact(one.report, 1, "5", "count", "ผ่านเกณฑ์", agency=PRIMARY)
    cursor = opened(tmp_path, *others, loaded(one.report, [spoken]))
    office = f"สำนักงานอาชีวศึกษาจังหวัด{PROVINCES[0]}"
    assert list(todo(cursor, Selection(agency=office))["kind"])[:1] == ["missing_round"]


def test_without_a_year_the_office_s_newest_is_meant(tmp_path: Path) -> None:
    old, new = report("old.txt", fiscal_year=2566), report("new.txt", fiscal_year=2567)
    cursor = opened(
        tmp_path,
        loaded(old, share(old, 1, SECONDARY, "30", "45")),
        loaded(new, [*share(new, 1, SECONDARY, "30", "20"), *share(new, 2, PRIMARY, "50", "40")]),
    )
    assert kinds(cursor, Selection(), SECONDARY) == []
    assert ("contradiction", "") in kinds(cursor, Selection(fiscal_year=2566), SECONDARY)
    assert offices(cursor, Selection())["fiscal_year"].tolist() == [2567, 2567]


def test_no_report_at_all_gives_empty_tables(tmp_path: Path) -> None:
    cursor = opened(tmp_path)
    assert todo(cursor, Selection()).empty and offices(cursor, Selection()).empty and owing(cursor, Selection()).empty


def test_an_office_stands_among_its_kind_by_percents_side_by_side(tmp_path: Path) -> None:
    """What one office tells, 130 of 100, is no percent to stand beside."""
    reports = []
    told = {"ตาก": "10", "เลย": "30", "ยะลา": "40", "น่าน": "80", "แพร่": "130"}
    for number, (province, passed) in enumerate(told.items()):
        of = report(f"{number}.txt", (province,))
        agency = f"สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{province}"
        reports.append(
            loaded(of, [replace(figure, affiliation="สพฐ.") for figure in share(of, 1, agency, "100", passed)])
        )
    cursor = opened(tmp_path, *reports)
    rows = peers(cursor, Selection(agency="สำนักงานเขตพื้นที่การศึกษาประถมศึกษายะลา"))
    (row,) = rows[rows["indicator_id"] == PASSED].to_dict("records")
    assert (row["n_others"], row["lowest"], row["median"], row["highest"]) == (3, 10, 30, 80)
    assert (row["difference"], row["rank"]) == (10, 2)
    beside = comparisons(cursor, Selection(), "agency").query("comparison == 'peers'").set_index("name")["rank"]
    ranks = beside.rename(lambda name: name.removeprefix("สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"))
    assert ranks.drop("แพร่").to_dict() == {"ตาก": 4, "เลย": 3, "ยะลา": 2, "น่าน": 1}
    assert pd.isna(ranks["แพร่"])


def test_answers_come_newest_first_then_by_province_a_page_at_a_time(tmp_path: Path) -> None:
    periods = [
        ("a.txt", "เลย", 2566, 2),
        ("b.txt", "เลย", 2567, 1),
        ("c.txt", "กระบี่", 2567, 1),
        ("d.txt", "ตาก", 2567, 2),
    ]
    reports = [report(source, (place,), fiscal_year=year, round_number=n) for source, place, year, n in periods]
    cursor = opened(tmp_path, *(loaded(of, narratives=[narrative(of, 1, "problem", of.source)]) for of in reports))
    assert narratives(cursor, Selection(), ("problem",))["text"].tolist() == ["d.txt", "c.txt", "b.txt", "a.txt"]
    page = narratives(cursor, Selection(), ("problem",), after=1, most=2)
    assert page["text"].tolist() == ["c.txt", "b.txt"] and page["n_found"].tolist() == [4, 4]
