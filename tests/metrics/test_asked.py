"""Which figures are asked for: by the forms that are listed, and of the originals one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.codes import default_codes
from facts.store import connect_read_only
from library.build import build
from metrics.open_store import published
from metrics.questions.todo import todo
from metrics.register.forms import places, read
from metrics.register.register import RegisterError, by_id
from metrics.selection import Selection
from tests.factory import LEARNING, PRIMARY, PRIVATE, SECONDARY

HEAD = "framework,indicator_id,kinds,source\n"
SPECIAL = "ศูนย์การศึกษาพิเศษประจำจังหวัดสมุทรสาคร"
VOCATIONAL = "สำนักงานอาชีวศึกษาจังหวัดสมุทรสาคร"
OF_ALL = {
    *("debt-restructuring-registered", "schools-equipped", "schools-short-of-equipment", "guard-duty-ended"),
    *("guard-duty-under-way", "janitor-posts-allotted", "janitors-filled", "janitors-without-allotment"),
}
OF_PUBLIC = OF_ALL | {
    *("dpa-passed", "dpa-failed", "dpa-waiting-committee", "dpa-waiting-result"),
    *("transfer-requests", "transfers-matched"),
}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("inspection-2999,dpa-passed,learning-office,ข้อ 1", "framework 'inspection-2999'"),
        ("inspection-2567,no-such,learning-office,ข้อ 1", "indicator_id 'no-such'"),
        ("inspection-2567,dpa-passed,learning-office;no-such,ข้อ 1", "kind 'no-such'"),
    ],
)
def test_a_line_that_names_nothing_known_is_refused(row: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "forms.csv"
    path.write_text(f"{HEAD}{row}\n", encoding="utf-8")
    with pytest.raises(RegisterError, match=f"line 2: there is no {told}"):
        read(path, by_id(), default_codes())


def test_no_form_stands_twice_and_each_says_where_it_has_its_place() -> None:
    keys = [(place.framework, place.indicator_id) for place in places()]
    assert len(keys) == len(set(keys))
    assert all(place.source for place in places())


def test_the_originals_ask_what_their_forms_have_a_place_for_and_all_of_it_was_told(
    originals: Path, tmp_path: Path
) -> None:
    """The tables of FY2567 ask each office in their rows; the form of FY2566, and the excerpt, ask for no figure."""
    build(originals, tmp_path)
    store = published(tmp_path)
    assert store
    with connect_read_only(store) as cursor:
        asked = cursor.execute(
            "SELECT agency, list(indicator_id), min(fiscal_year) FROM asked GROUP BY agency"
        ).fetchall()
        assert {agency: set(names) for agency, names, _ in asked} == {
            **dict.fromkeys((PRIMARY, SECONDARY, SPECIAL, LEARNING, VOCATIONAL), OF_PUBLIC),
            PRIVATE: OF_ALL,
        }
        assert {year for _, _, year in asked} == {2567}
        items = todo(cursor, Selection())
        assert items[items["kind"].isin(("missing_report", "missing_round", "not_reported", "in_words"))].empty
        assert cursor.execute("SELECT count(*) FROM v_owed").fetchone() == (0,)
