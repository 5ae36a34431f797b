"""How much of what was asked has come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from metrics.questions.coverage import by_place
from metrics.questions.overview import counts
from metrics.selection import Selection
from tests.factory import LEARNING, PRIMARY, PRIVATE, SECONDARY, fact, loaded, narrative, opened, report, share


def test_a_figure_that_no_form_has_a_place_for_is_asked_of_nobody(tmp_path: Path) -> None:
    of = report(framework="inspection-2566", fiscal_year=2566)
    told = [*share(of, 1, PRIMARY, "50", "40"), fact(of, 5, "9", "count", "งาน", theme="teacher-debt", agency=LEARNING)]
    cursor = opened(tmp_path, loaded(of, told))
    assert by_place(cursor, Selection(), "province")["n_asked"].sum() == 0


def test_every_place_says_what_its_offices_were_asked_and_gave(tmp_path: Path) -> None:
    """The secondary office covers two provinces, and counts in the one that the report is of."""
    both = ("สมุทรสาคร", "สมุทรสงคราม")
    of, tak = report(), report("tak.txt", ("ตาก",), framework="inspection-2566", fiscal_year=2566)
    told = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "10", "9", provinces=both)]
    in_words = [narrative(of, 3, "progress", "มีผู้ผ่านเกณฑ์แล้วบางส่วน", agency=LEARNING)]
    cursor = opened(tmp_path, loaded(of, told, in_words), loaded(tak, share(tak, 1, PRIVATE, "5", "4")))
    provinces = by_place(cursor, Selection(fiscal_year=2567), "province").set_index("name")
    assert len(provinces) == 77
    counts = ["n_asked", "n_reported", "n_in_words", "n_not_reported", "n_offices", "n_reports"]
    assert provinces.loc["สมุทรสงคราม", counts].tolist() == [0, 0, 0, 0, 0, 0]
    assert provinces.loc["สมุทรสาคร", counts].tolist() == [3, 2, 1, 0, 3, 1]
    assert provinces.loc["ตาก", counts].tolist() == [0, 0, 0, 0, 0, 0]
    assert round(provinces.loc["สมุทรสาคร", "share"], 1) == 66.7 and pd.isna(provinces.loc["ตาก", "share"])
    assert by_place(cursor, Selection(province="ตาก"), "province")["n_reports"].tolist() == [1]
    bodies = by_place(cursor, Selection(fiscal_year=2567), "affiliation").set_index("name")
    assert bodies["n_offices"].sum() == 3 and bodies["n_asked"].sum() == len(told) // 2 + len(in_words)


def test_a_report_is_of_its_own_year_whatever_years_its_figures_are_of(tmp_path: Path) -> None:
    of, before = report(), report("before.txt", ("ตาก",), fiscal_year=2566)
    looking_back = [replace(figure, fiscal_year=2566) for figure in share(of, 1, PRIMARY, "50", "40")]
    cursor = opened(tmp_path, loaded(of, looking_back), loaded(before, share(before, 1, PRIVATE, "5", "4")))
    chosen = Selection(fiscal_year=2566)
    rows = by_place(cursor, chosen, "province")
    assert rows.loc[rows["n_reports"] > 0, "name"].tolist() == ["ตาก"]
    assert (counts(cursor, chosen).n_reports, counts(cursor, chosen).n_figures) == (1, 4)
    assert by_place(cursor, chosen, "affiliation").set_index("name")["n_reports"].loc[["สพฐ.", "สช."]].tolist() == [
        0,
        1,
    ]


def test_answers_in_words_are_counted_over_all_indicators_too(tmp_path: Path) -> None:
    of = report()
    told = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "10", "9")]
    in_words = [narrative(of, 3, "progress", "มีผู้ผ่านเกณฑ์แล้วบางส่วน", agency=LEARNING)]
    rows = by_place(opened(tmp_path, loaded(of, told, in_words)), Selection(), "affiliation").set_index("name")
    assert rows.loc["สกร.", ["n_in_words", "n_all_reported", "n_all_in_words"]].tolist() == [1, 0, 1]
    assert rows.loc["สพฐ.", ["n_in_words", "n_all_reported", "n_all_in_words"]].tolist() == [0, 2, 0]
