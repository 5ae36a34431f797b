"""Where each indicator stands: nobody who told a figure is passed over, and every page gives the overview's numbers."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from metrics.questions.overview import leading_of
from metrics.questions.standing import compared, leads, of_theme, standing
from metrics.register.register import indicators
from metrics.selection import Selection
from tests.factory import LEARNING, NATIONAL, PRIMARY, SECONDARY, fact, loaded, narrative, opened, report, share

HERE = report("here.txt", fiscal_year=2568)
BEFORE = report("before.txt", fiscal_year=2568, round_number=1)
THERE = report("there.txt", provinces=("ตราด",), fiscal_year=2568)
COUNTRY = replace(report("country.txt", provinces=(), round_number=None, fiscal_year=2568), affiliation="สพฐ.")
LUNCH = Selection(theme="school-lunch")
DPA = Selection(theme="teacher-assessment")


def row(rows: pd.DataFrame, name: str) -> pd.Series:
    return rows[rows["indicator_id"] == name].iloc[0]


def pupils(of: object, raw: str) -> object:
    return fact(of, 5, raw, "count", "นักเรียนอนุบาลได้รับอาหารกลางวัน", theme="school-lunch", unit="คน")  # type: ignore[arg-type]


@pytest.fixture
def wholes(tmp_path: Path) -> DuckDBPyConnection:
    """Two provinces that each tell a figure for the whole of them."""
    return opened(tmp_path, loaded(HERE, [pupils(HERE, "4,310")]), loaded(THERE, [pupils(THERE, "690")]))  # type: ignore[list-item]


def test_what_provinces_tell_of_themselves_is_summed_without_a_place(wholes: DuckDBPyConnection) -> None:
    found = row(standing(wholes, LUNCH), "lunch-pupils")
    assert (found["level"], found["state"], float(found["numerator"])) == ("offices", "reported", 5000)
    assert list(found["provinces"]) == ["ตราด", "สมุทรสาคร"] and found["is_reported_total"]


def test_a_place_has_its_own_row(wholes: DuckDBPyConnection) -> None:
    found = row(standing(wholes, replace(LUNCH, province="ตราด")), "lunch-pupils")
    assert (found["level"], float(found["numerator"])) == ("province", 690)


def test_every_indicator_has_one_row_in_the_register_s_order(wholes: DuckDBPyConnection) -> None:
    for selection in (Selection(), replace(DPA, province="ตราด"), LUNCH):
        known = [one.indicator_id for one in indicators() if selection.theme in ("", one.theme)]
        assert list(standing(wholes, selection)["indicator_id"]) == known


def test_offices_count_before_their_province_and_a_national_body_before_them(tmp_path: Path) -> None:
    cursor = opened(
        tmp_path,
        loaded(HERE, [*share(HERE, 10, PRIMARY, "50", "30"), *share(HERE, 12, "", "70", "60")]),
        loaded(THERE, share(THERE, 10, LEARNING, "50", "20")),
    )
    found = row(standing(cursor, DPA), "dpa-passed")
    assert (float(found["numerator"]), float(found["denominator"]), found["n_offices"]) == (50, 100, 2)
    stated = opened(
        tmp_path / "stated",
        loaded(HERE, share(HERE, 10, PRIMARY, "50", "30")),
        loaded(COUNTRY, share(COUNTRY, 10, NATIONAL, "900", "450", provinces=())),
    )
    assert row(standing(stated, DPA), "dpa-passed")["level"] == "nation"


def test_words_say_more_than_silence_and_silence_more_than_not_being_asked(tmp_path: Path) -> None:
    answer = narrative(HERE, 40, "progress", "โรงเรียนขยายโอกาสจัดอาหารกลางวันครบทุกวัน", theme="school-lunch")
    passed = share(HERE, 10, PRIMARY, "50", "40")
    cursor = opened(tmp_path, loaded(HERE, passed, [answer]), loaded(THERE, [pupils(THERE, "0")]))  # type: ignore[list-item]
    assert row(standing(cursor, LUNCH), "lunch-pupils")["state"] == "zero"
    assert row(standing(cursor, LUNCH), "lunch-extension-schools")["state"] == "in_words"
    assert row(standing(cursor, DPA), "dpa-failed")["state"] == "not_reported"
    assert row(standing(cursor, DPA), "standing-senior")["state"] == "not_asked"


def test_a_sum_of_offices_is_the_overview_s(tmp_path: Path) -> None:
    cursor = opened(
        tmp_path,
        loaded(BEFORE, share(BEFORE, 10, PRIMARY, "40", "10")),
        loaded(HERE, [*share(HERE, 10, PRIMARY, "40", "30"), *share(HERE, 11, SECONDARY, "60", "15")]),
    )
    shares = leading_of(cursor, Selection(), "teacher-assessment")
    found = row(compared(standing(cursor, DPA), shares), "dpa-passed")
    told = row(shares, "dpa-passed")
    names = ["numerator", "denominator", "percent", "n_offices", "n_asked", "n_compared", "change"]
    assert list(found[names]) == list(told[names])
    assert (found["n_compared"], float(found["change"])) == (1, 50)


def test_the_leading_share_stands_first(tmp_path: Path) -> None:
    rows = [
        *share(HERE, 10, PRIMARY, "40", "10"),
        fact(HERE, 10, "6", "numerator", "ไม่ผ่านเกณฑ์", agency=PRIMARY, group="g10", column=3),
        *share(HERE, 11, SECONDARY, "60", "15"),
    ]
    cursor = opened(tmp_path, loaded(HERE, rows))
    shares = leading_of(cursor, Selection(), "teacher-assessment")
    found = of_theme(cursor, DPA)
    assert found["indicator_id"].iloc[0] == "dpa-passed"
    rest = list(found["indicator_id"])[1:]
    assert rest == [one.indicator_id for one in indicators() if one.indicator_id in rest]
    assert (row(found, "dpa-failed")["n_told"], row(found, "dpa-failed")["n_of"]) == (1, 2)
    behind = shares.assign(coverage=shares["coverage"].where(shares["indicator_id"] == "dpa-failed", 0))
    assert leads(standing(cursor, DPA), behind) == {"teacher-assessment": "dpa-failed"}


def test_a_theme_without_a_share_is_led_by_a_count_and_one_without_a_figure_by_its_words(tmp_path: Path) -> None:
    answer = narrative(HERE, 41, "progress", "มีผู้ผ่านเกณฑ์แล้วบางส่วน", agency=PRIMARY)
    cursor = opened(tmp_path, loaded(HERE, [pupils(HERE, "4,310")], [answer]))  # type: ignore[list-item]
    found = leads(standing(cursor, Selection()), leading_of(cursor, Selection(), ""))
    assert found["school-lunch"] == "lunch-pupils"
    assert row(standing(cursor, DPA), found["teacher-assessment"])["state"] == "in_words"
