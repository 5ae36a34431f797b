"""The page of what no indicator counts: why, and what comes nearest."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.drawn import run, tables
from tests.factory import PRIMARY, fact, loaded, opened, report, share


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A counted share, a measure in another unit than its indicator's, one that nobody knows, and a school's."""
    folder = tmp_path_factory.mktemp("made")
    of = report()
    opened(
        folder,
        loaded(
            of,
            [
                *share(of, 1, PRIMARY, "50", "40"),
                fact(of, 2, "7", "count", "เลิกครูเวรแล้ว", theme="guard-duty", unit="ครั้ง", agency=PRIMARY),
                fact(of, 3, "12", "count", "รถรับส่ง", theme="equipment", unit="คัน", agency=PRIMARY),
                replace(fact(of, 4, "4", "count", "ห้องสมุด", theme="equipment", unit="ห้อง"), school="โรงเรียนหนึ่ง"),
            ],
        ),
    )
    return folder


def test_each_measure_says_why_and_what_is_nearest(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    (rows,) = tables(run(monkeypatch, made, "uncounted", lang="en"))
    told = {row[0].strip(): row for row in rows}
    assert told.keys() == {"เลิกครูเวรแล้ว", "รถรับส่ง", "ห้องสมุด"}
    assert told["เลิกครูเวรแล้ว"][2] == "Schools that ended teachers' guard duty (differs in: unit)"
    assert told["เลิกครูเวรแล้ว"][1] == "Not looked at yet"
    assert "one school" in told["ห้องสมุด"][1] and told["ห้องสมุด"][2] == "None comes near"


def test_the_choice_of_why_narrows_the_list(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    (rows,) = tables(run(monkeypatch, made, "uncounted", why="school"))
    assert [row[0].strip() for row in rows] == ["ห้องสมุด"]


def test_a_filter_of_the_frame_narrows_the_list(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    (rows,) = tables(run(monkeypatch, made, "uncounted", theme="guard-duty"))
    assert [row[0].strip() for row in rows] == ["เลิกครูเวรแล้ว"]
