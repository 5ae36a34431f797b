"""Choices, figures, words, narratives, reports, counts: what the pages ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from facts.fact import Issue, LoadedReport
from metrics.agencies import english_name, short_name
from metrics.questions.choices import FILTERS, choices
from metrics.questions.narratives import narratives
from metrics.questions.overview import counts
from metrics.questions.reports import issues, reports
from metrics.questions.sources import figures, words
from metrics.selection import Selection
from tests.factory import PRIMARY, PRIVATE, SECONDARY, fact, loaded, narrative, opened, report, share


@pytest.fixture
def cursor(tmp_path: Path) -> DuckDBPyConnection:
    """Two reports: one of two offices with words, one of another province, year and theme; one unreadable file."""
    one = report(is_digest=True)
    two = report("two.txt", provinces=("ตาก",), framework="inspection-2566", fiscal_year=2566, round_number=1)
    sentence = "ยื่นคำขอ DPA 50 ราย ผ่านเกณฑ์ 40 ราย"
    base = fact(one, 1, "50", "denominator", "ยื่นคำขอ DPA", agency=PRIMARY, words=sentence)
    done = fact(one, 1, "40", "numerator", "ผ่านเกณฑ์", agency=PRIMARY, words=sentence, column=2)
    odd = fact(two, 5, "12", "count", "ห้องที่ทาสีแล้ว", theme="quality-school", unit="ห้อง")
    words_of_one = [
        narrative(one, 20, "problem", "เอกสารไม่ครบ", agency=PRIMARY, group="r1"),
        narrative(one, 20, "remedy", "จัดอบรม", agency=PRIMARY, group="r1"),
        narrative(one, 21, "remedy", "ทำคู่มือ", agency=PRIMARY, group="r1"),
        narrative(one, 22, "expected_result", "เอกสารครบ", agency=PRIMARY, group="r1"),
        narrative(one, 30, "remedy", "ติดตามต่อ", agency=PRIVATE, group="r2"),
        narrative(one, 40, "practice", "เพื่อนช่วยเพื่อน", agency=PRIVATE),
    ]
    note = Issue("one.txt", 7, "line 7", "note", "number-not-counted", "no unit", "7")
    unread = Issue("three.docx", None, "", "error", "unreadable", "This file could not be opened.", "")
    return opened(
        tmp_path,
        loaded(one, [base, done], words_of_one, [note]),
        loaded(two, [odd]),
        LoadedReport(None, (), (), (unread,)),
    )


def test_each_filter_counts_under_the_others(cursor: DuckDBPyConnection) -> None:
    offered = choices(cursor, Selection(fiscal_year=2567))
    assert tuple(offered) == FILTERS
    years = offered["fiscal_year"]
    assert years[["value", "n_facts"]].values.tolist() == [[2567, 2], [2566, 1]]
    assert years["label_en"].tolist() == ["FY2567 (2024)", "FY2566 (2023)"]
    assert dict(offered["province"][["value", "n_facts"]].values) == {"สมุทรสาคร": 2, "ตาก": 0}
    assert dict(offered["theme"][["value", "n_facts"]].values) == {"teacher-assessment": 2, "quality-school": 0}
    private = offered["agency"].set_index("value").loc[PRIVATE]
    assert (private["n_facts"], private["label_th"]) == (0, "สช.")


@pytest.mark.parametrize(
    ("agency", "short", "english"),
    [
        (PRIMARY, "สพป.สมุทรสาคร", "Primary ESAO Samut Sakhon"),
        (SECONDARY, "สพม.สมุทรสาคร สมุทรสงคราม", "Secondary ESAO Samut Sakhon and Samut Songkhram"),
        ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตาก เขต 2", "สพป.ตาก เขต 2", "Primary ESAO Tak 2"),
        ("สำนักงานศึกษาธิการภาค 17", "ศธภ.17", "Regional Education Office 17"),
        ("วัดป่า", "วัดป่า", "วัดป่า"),
    ],
)
def test_offices_have_a_short_and_an_english_name(agency: str, short: str, english: str) -> None:
    assert (short_name(agency), english_name(agency)) == (short, english)


def test_figures_are_found_by_filter_and_by_id(cursor: DuckDBPyConnection) -> None:
    everything = figures(cursor, Selection())
    assert everything["raw"].tolist() == ["50", "40", "12"]
    assert figures(cursor, Selection(province="ตาก"))["raw"].tolist() == ["12"]
    assert figures(cursor, Selection(), everything["fact_id"].tolist()[:1])["raw"].tolist() == ["50"]
    assert figures(cursor, Selection(), [])["raw"].tolist() == []


def test_words_hold_the_raw_characters_and_the_group(cursor: DuckDBPyConnection) -> None:
    done = figures(cursor, Selection())["fact_id"][1]
    row = words(cursor, done)
    assert row["words"][row["at"] :].startswith("40 ราย")
    assert row["members"]["raw"].tolist() == ["50", "40"]
    assert row["is_digest"]
    with pytest.raises(KeyError):
        words(cursor, "no such figure")


def test_a_problem_carries_its_remedies_and_result(cursor: DuckDBPyConnection) -> None:
    problem = narratives(cursor, Selection(), ["problem"]).iloc[0]
    assert (problem["text"], problem["remedy"], problem["expected_result"]) == (
        "เอกสารไม่ครบ",
        "จัดอบรม\nทำคู่มือ",
        "เอกสารครบ",
    )
    assert narratives(cursor, Selection())["kind"].tolist() == ["problem", "remedy", "practice"]
    assert narratives(cursor, Selection(agency=PRIVATE), ["practice"])["text"].tolist() == ["เพื่อนช่วยเพื่อน"]
    assert narratives(cursor, Selection(province="ตาก")).empty


def test_reports_and_what_could_not_be_read(cursor: DuckDBPyConnection) -> None:
    read = reports(cursor).set_index("source")
    assert read[["n_facts", "n_narratives", "n_issues"]].loc["one.txt"].tolist() == [2, 6, 1]
    told = issues(cursor)
    assert told[["source", "severity", "is_unread_file"]].values.tolist() == [
        ["three.docx", "error", True],
        ["one.txt", "note", False],
    ]


def test_counts_follow_the_filters(cursor: DuckDBPyConnection) -> None:
    everything = counts(cursor, Selection())
    assert (everything.n_reports, everything.n_figures, everything.n_contradictions) == (2, 3, 0)
    assert everything.has_digests and not everything.is_synthetic
    one = counts(cursor, Selection(province="ตาก"))
    assert (one.n_reports, one.n_figures, one.has_digests) == (1, 1, False)


def test_an_empty_store_answers_everything(tmp_path: Path) -> None:
    nothing = opened(tmp_path / "none")
    assert counts(nothing, Selection()).n_figures == 0
    assert all(part.empty for part in choices(nothing, Selection()).values())
    for frame in (
        figures(nothing, Selection()),
        narratives(nothing, Selection()),
        reports(nothing),
        issues(nothing),
    ):
        assert frame.empty


def test_an_office_of_two_provinces_is_found_in_each(tmp_path: Path) -> None:
    of = report()
    both = ("สมุทรสาคร", "สมุทรสงคราม")
    store = opened(tmp_path / "both", loaded(of, share(of, 1, SECONDARY, "10", "9", provinces=both)))
    for province in both:
        assert len(figures(store, Selection(province=province))) == 2
