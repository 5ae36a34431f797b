"""Files in a folder: the days on which they arrived, and deliveries.csv."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from facts import store
from library.arrivals import deliveries
from library.build import BadList, build

ROOT = Path(__file__).parent.parent.parent
HEAD = "source,received_at,replaces\n"
FORM = """แบบรายงานผลการตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567
สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร จังหวัดสมุทรสาคร
3. การแก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา
3.1 ผลการดำเนินงาน
ครูที่เข้าร่วมโครงการ จำนวน 40 คน แก้ไขปัญหาหนี้สินได้สำเร็จ จำนวน {solved} คน
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two editions of a report; the newer one sorts first."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, solved, day in (("a.txt", 35, 24), ("b.txt", 30, 23)):
        path = reports / name
        path.write_text(FORM.format(solved=solved), encoding="utf-8")
        changed = datetime(2026, 11, day, 12).timestamp()
        os.utime(path, (changed, changed))
    return reports


def numbers(path: Path) -> list[str]:
    with store.connect_read_only(path) as connection:
        return [raw for (raw,) in connection.sql("SELECT raw FROM fact WHERE raw <> '40'").fetchall()]


def test_the_newest_file_counts_by_the_day_it_was_last_changed(folder: Path, tmp_path: Path) -> None:
    assert numbers(build(folder, tmp_path / "store").store) == ["35"]


def test_a_line_tells_the_day_and_what_is_replaced(folder: Path, tmp_path: Path) -> None:
    listed = folder / "deliveries.csv"
    listed.write_text(f"{HEAD}b.txt,2026-11-25,\n", encoding="utf-8")
    assert numbers(build(folder, tmp_path / "store").store) == ["30"]
    listed.write_text(f"{HEAD}b.txt,2026-11-24,a.txt\n", encoding="utf-8")
    built = build(folder, tmp_path / "store")
    assert built.is_new and numbers(built.store) == ["30"]
    listed.write_text(f"{HEAD}a.txt,2026-11-24,b.txt\nb.txt,2026-11-24,\n", encoding="utf-8")
    assert numbers(build(folder, tmp_path / "store").store) == ["35"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("c.txt,2026-11-24,\n", "there is no file c.txt"),
        ("a.txt,2026-11-24,c.txt\n", "there is no file c.txt"),
        ("a.txt,24/11/2569,\n", "write it as 2026-11-21"),
        ("a.txt,2026-11-24,\na.txt,2026-11-25,\n", "one line"),
        ("b.txt,,a.txt\n", "b.txt arrived on 2026-11-23, before a.txt"),
        ("a.txt,2026-11-24,b.txt\nb.txt,2026-11-24,a.txt\n", "in a circle"),
        ("a.txt,2026-11-24\n", "write 3 values"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(lines: str, said: str, folder: Path, tmp_path: Path) -> None:
    (folder / "deliveries.csv").write_text(HEAD + lines, encoding="utf-8")
    with pytest.raises(BadList, match=r"deliveries\.csv, line \d") as error:
        build(folder, tmp_path / "store")
    assert said in str(error.value)


def test_three_editions_of_a_day_replace_one_another(folder: Path) -> None:
    (folder / "c.txt").write_text(FORM.format(solved=25), encoding="utf-8")
    day = "2026-11-24"
    (folder / "deliveries.csv").write_text(f"{HEAD}a.txt,{day},\nc.txt,{day},a.txt\nb.txt,{day},c.txt\n")
    files = sorted(folder.glob("*.txt"))
    found = deliveries(files, folder)
    assert [path.name for path in found] == ["b.txt", "c.txt", "a.txt"]
    assert {item.received_at for item in found.values()} == {date(2026, 11, 24)}


def test_the_loaders_command_makes_the_same_store(folder: Path, tmp_path: Path) -> None:
    built = build(folder, tmp_path / "built").store
    arguments = [sys.executable, "-m", "loaders", str(folder), "--store", str(tmp_path / "loaded")]
    subprocess.run(arguments, check=True, cwd=ROOT, capture_output=True)
    loaded = store.current(tmp_path / "loaded")
    assert loaded
    assert loaded.stem.rpartition("-")[2] == built.stem.rpartition("-")[2]
    tables = ("v_value", "v_figure", "v_owed", "delivery", "issue")
    with store.connect_read_only(built) as one, store.connect_read_only(loaded) as other:
        for table in tables:
            assert (
                one.sql(f"FROM {table} ORDER BY ALL").fetchall() == other.sql(f"FROM {table} ORDER BY ALL").fetchall()
            )
