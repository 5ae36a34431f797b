"""Targets: who set them, where and when they hold, and what a wrong line says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection

from metrics.questions.overview import leading
from metrics.questions.progress import latest
from metrics.register import targets
from metrics.register.register import RegisterError, by_id
from metrics.register.targets import Target, read
from metrics.selection import Selection
from tests.factory import LEARNING, PRIMARY, fact, loaded, opened, report, share

HEAD = "indicator_id,level,place,fiscal_year,target,source_th,source_en\n"
NATION = Target(1, "dpa-passed", "nation", "", 2567, 90.0, "แผน", "Plan")


def aimed(cursor: DuckDBPyConnection, level: str, name: str, indicator: str = "dpa-passed") -> float | None:
    rows = latest(cursor, Selection(), level, [indicator])  # type: ignore[arg-type]
    target = rows.set_index("name").loc[name, "target"]
    return None if pd.isna(target) else float(target)


def given(monkeypatch: pytest.MonkeyPatch, *rows: Target) -> None:
    monkeypatch.setattr("metrics.meaning.tables.targets", lambda: rows)


def test_each_target_says_in_both_languages_who_set_it() -> None:
    assert len(targets.targets()) >= 2
    for one in targets.targets():
        assert one.source_th and one.source_en.isascii()


def test_a_body_s_target_is_not_another_body_s_nor_another_year_s(tmp_path: Path) -> None:
    now, before = report(), report("before.txt", fiscal_year=2566, framework="inspection-2566")
    score = {"theme": "anti-corruption", "unit": "คะแนน"}
    scores = [
        fact(now, line, "80", "score", "คะแนน ITA", agency=agency, **score)  # type: ignore[arg-type]
        for line, agency in enumerate((PRIMARY, LEARNING), 1)
    ]
    cursor = opened(tmp_path, loaded(now, scores))
    assert aimed(cursor, "agency", PRIMARY, "integrity-score") == 85
    assert aimed(cursor, "agency", LEARNING, "integrity-score") is None
    of_before = fact(before, 1, "80", "score", "คะแนน ITA", agency=PRIMARY, **score)  # type: ignore[arg-type]
    earlier = opened(tmp_path / "before", loaded(before, [replace(of_before, fiscal_year=2566)]))
    assert aimed(earlier, "agency", PRIMARY, "integrity-score") is None


def test_the_nearest_target_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = replace(NATION, target_id=2, level="office", place=PRIMARY, target=70.0)
    always = replace(NATION, target_id=3, fiscal_year=None, target=50.0)
    given(monkeypatch, NATION, own, always)
    of = report()
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, LEARNING, "50", "40")]))
    assert aimed(cursor, "agency", PRIMARY) == 70
    assert aimed(cursor, "agency", LEARNING) == 90  # the year's before the one of any year
    assert aimed(cursor, "province", "สมุทรสาคร") == 90
    statuses = latest(cursor, Selection(), "agency", ["dpa-passed"]).set_index("name")["status"]
    assert (statuses[PRIMARY], statuses[LEARNING]) == ("met", "behind")
    lead = leading(cursor, Selection()).set_index("indicator_id").loc["dpa-passed"]
    assert (lead["target"], lead["status"]) == (90, "behind")


def test_an_office_s_own_target_is_nobody_else_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, replace(NATION, level="office", place=PRIMARY))
    of = report()
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, LEARNING, "50", "40")]))
    assert aimed(cursor, "agency", LEARNING) is None
    assert aimed(cursor, "province", "สมุทรสาคร") is None
    assert cursor.execute("SELECT DISTINCT target FROM v_value WHERE level = 'office' ORDER BY 1").fetchall() == [
        (90.0,),
        (None,),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("none-such,nation,,2567,80,ก,a", "no indicator"),
        ("dpa-passed,school,,2567,80,ก,a", "nation, affiliation, province, office"),
        ("dpa-passed,nation,ตาก,2567,80,ก,a", "leave it empty"),
        ("dpa-passed,province,,2567,80,ก,a", "name it"),
        ("dpa-passed,nation,,2567,80,,a", "who set"),
        ("dpa-passed,nation,,2567,แปดสิบ,ก,a", "plain numbers"),
        ("dpa-passed,nation,,2567,80,ก,a\ndpa-passed,nation,,2567,90,ก,a", "stand twice"),
    ],
)
def test_a_wrong_line_is_named_with_its_cure(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "targets.csv"
    path.write_text(f"{HEAD}{line}\n", encoding="utf-8")
    with pytest.raises(RegisterError, match=rf"targets\.csv line 2: .*{told}"):
        read(path, by_id())
