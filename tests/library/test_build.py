"""A folder of reports becomes a published store, once for each state of its inputs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from facts import store
from facts.fact import Correction, LoadedReport
from library.build import (
    DECIDING,
    NoReports,
    NotPublished,
    build,
    inputs,
    inputs_hash,
    read,
    report_files,
    write,
)
from library.companions import BadList
from library.corrections import corrections

ROOT = Path(__file__).parent.parent.parent
REPORT = ROOT / "data" / "reports" / "003_tak_2567_2.txt"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of one's own with a report in a folder below, and files that are no reports."""
    folder = tmp_path / "รายงานของฉัน"
    (folder / "2567").mkdir(parents=True)
    shutil.copy(REPORT, folder / "2567")
    (folder / "README.md").write_text("not a report", encoding="utf-8")
    (folder / "origins.csv").write_text("not a report", encoding="utf-8")
    (folder / ".hidden.txt").write_text("not a report", encoding="utf-8")
    return folder


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_a_folder_is_read_and_published(reports: Path, tmp_path: Path) -> None:
    built = build(reports, tmp_path / "store")
    assert built.is_new
    assert (built.reports, built.unread) == (1, ())
    assert built.figures > 0
    assert built.narratives > 0
    assert store.current(tmp_path / "store") == built.store


def test_nothing_is_done_while_nothing_has_changed(reports: Path, tmp_path: Path) -> None:
    first = build(reports, tmp_path / "store")
    second = build(reports, tmp_path / "store")
    assert not second.is_new
    assert (second.store, second.figures) == (first.store, first.figures)
    assert len(list((tmp_path / "store").glob("*.duckdb"))) == 1


def test_a_changed_report_is_read_anew(reports: Path, tmp_path: Path) -> None:
    first = build(reports, tmp_path / "store")
    report = reports / "2567" / REPORT.name
    report.write_text(report.read_text(encoding="utf-8") + "\nหมายเหตุ\n", encoding="utf-8")
    second = build(reports, tmp_path / "store")
    assert second.is_new
    assert second.store != first.store
    assert store.current(tmp_path / "store") == second.store


@pytest.mark.parametrize(
    "changed",
    [
        "data/codes/units.csv",
        "data/words/sections.csv",
        "loaders/thai/numbers.py",
        "facts/schema.sql",
        "metrics/register/indicators/janitor.toml",
        "metrics/meaning/value.sql",
    ],
)
def test_a_changed_list_rule_or_indicator_changes_the_hash(
    changed: str, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = report_files(reports)
    before = inputs_hash(reports, files)
    rooms = [tmp_path / room.relative_to(ROOT) for room in DECIDING]
    for room, copy in zip(DECIDING, rooms, strict=True):
        shutil.copytree(room, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("library.build.DECIDING", rooms)
    assert inputs_hash(reports, files) == before
    (tmp_path / changed).write_text("changed", encoding="utf-8")
    assert inputs_hash(reports, files) != before


def test_a_store_tells_what_counts_a_measure_however_often_a_report_is_loaded(reports: Path, tmp_path: Path) -> None:
    tables = ROOT / "data" / "reports" / "002_samutsakhon_2567_2.txt"
    stores = []
    for copy in ("table.txt", "the same.txt"):
        shutil.copy(tables, reports / copy)
        with store.connect_read_only(build(reports, tmp_path / "store").store) as connection:
            stores.append([connection.sql(f"FROM {table} ORDER BY ALL").fetchall() for table in ("claim", "finding")])
            told = connection.sql(
                """SELECT raw, part FROM fact JOIN claim USING (theme, measure, told_under, role, unit, kind)
                WHERE indicator_id = 'dpa-passed' AND starts_with(row_label, 'สพป.') ORDER BY part"""
            ).fetchall()
        assert told == [("493", "denominator"), ("455", "numerator")]
    assert stores[0] == stores[1] and all(stores[0])


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_stored(reports: Path, tmp_path: Path) -> None:
    (reports / "broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    (reports / "picture.png").write_bytes(b"\x89PNG")
    (reports / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    built = build(reports, tmp_path / "store")
    assert built.reports == 1
    assert [line.split(":")[0] for line in built.unread] == ["broken.txt", "gone.txt", "picture.png"]
    assert build(reports, tmp_path / "store").unread == built.unread


@pytest.mark.parametrize("content", [{}, {"README.md": "a report's companion"}, {"picture.png": "no report"}])
def test_a_folder_without_a_report_is_refused_by_name(tmp_path: Path, content: dict[str, str]) -> None:
    for name, text in content.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(NoReports, match=str(tmp_path)):
        build(tmp_path, tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_the_command_tells_what_it_read_and_how_it_ended(reports: Path, tmp_path: Path) -> None:
    options = ("build", "--reports", reports, "--store", tmp_path / "store")
    first = command(*options)
    assert (first.returncode, first.stdout.startswith("1 reports, ")) == (0, True)
    assert "Nothing to do" in command(*options).stdout

    (reports / "broken.txt").write_bytes(b"\x00")
    third = command(*options)
    assert third.returncode == 4
    assert "Not read: broken.txt" in third.stderr

    missing = command("build", "--reports", tmp_path / "nowhere")
    assert missing.returncode == 2
    assert "nowhere" in missing.stderr
    assert command("bild").returncode == 2


def decided_in(reports: Path, *lines: str) -> None:
    """Write a folder's corrections.csv."""
    header = "fact_id,source,place,raw,action,value,reason,decided_by,decided_on"
    (reports / "corrections.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def test_a_decision_beside_the_reports_is_kept_with_the_figure_it_is_about(reports: Path, tmp_path: Path) -> None:
    first = build(reports, tmp_path / "store")
    with store.connect_read_only(first.store) as connection:
        fact_id, place, raw = connection.sql("SELECT fact_id, place, raw FROM fact LIMIT 1").fetchall()[0]
    decided_in(reports, f'{fact_id},{REPORT.name},{place},{raw},correct,5,"นับใหม่, ตรวจกับโรงเรียนแล้ว",ศน.,2026-11-21')
    second = build(reports, tmp_path / "store")
    assert second.is_new and (second.reports, second.unread) == (1, ())
    with store.connect_read_only(second.store) as connection:
        kept = connection.sql("SELECT fact_id, value, reason FROM correction").fetchall()
        assert connection.sql("SELECT raw FROM fact WHERE fact_id = (SELECT fact_id FROM correction)").fetchall() == [
            (raw,)
        ]
    assert kept == [(fact_id, 5, "นับใหม่, ตรวจกับโรงเรียนแล้ว")]


def test_what_is_decided_while_a_report_is_read_is_kept_with_it(reports: Path, tmp_path: Path) -> None:
    def decide(loaded: LoadedReport) -> list[Correction]:
        fact = loaded.facts[0]
        day = date(2026, 11, 21)
        return [Correction(fact.fact_id, fact.source, fact.place, fact.raw, "accept", None, "why", "who", day)]

    given = inputs([reports])
    path = write(given, read(given), tmp_path / "store", decide=decide, is_synthetic=True)
    with store.connect_read_only(path) as connection:
        assert connection.sql("SELECT action, reason FROM correction").fetchall() == [("accept", "why")]
        assert connection.sql("SELECT is_synthetic FROM store_info").fetchall() == [(True,)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a,b,c,4,change,5,why,who,2026-11-21", "line 2: action 'change'"),
        ("a,b,c,4,correct,,why,who,2026-11-21", "line 2: a value goes with"),
        ("a,b,c,4,correct,five,why,who,2026-11-21", "line 2: value 'five'; write a number"),
        ("a,b,c,4,correct,NaN,why,who,2026-11-21", "line 2: value 'NaN'; write a number"),
        ("a,b,c,4,correct,1e400,why,who,2026-11-21", "line 2: value '1e400'; write a number"),
        ("a,b,c,4,correct,0.00000001,why,who,2026-11-21", "line 2: value '0.00000001'; write a number"),
        ("a,b,c,4", "line 2: write 9 values"),
        ("a,b,c,4,accept,,why, because,who,2026-11-21", "line 2: write 9 values"),
        ("a,b,c,,enter,,why,who,2026-11-21", "line 2: a value goes with"),
        ("a,b,c,4,explain,5,why,who,2026-11-21", "line 2: a value goes with"),
        ("a,b,c,4,accept,,,who,2026-11-21", "line 2: give the reason"),
        ("a,b,c,4,accept,,why,who,21/11/2569", "line 2: decided_on '21/11/2569'"),
    ],
)
def test_a_decision_that_cannot_be_used_names_its_line(reports: Path, tmp_path: Path, line: str, said: str) -> None:
    decided_in(reports, line)
    done = command("build", "--reports", reports, "--store", tmp_path / "store")
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "store").exists()


def test_decisions_that_an_older_excel_saved_are_read(reports: Path, tmp_path: Path) -> None:
    decided_in(reports, "x,y.txt,line 1,5,explain,,ตรวจกับโรงเรียนแล้ว,ศน.,2026-11-21")
    path = reports / "corrections.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="cp874")
    (decision,) = corrections(reports)
    assert (decision.reason, decision.decided_by) == ("ตรวจกับโรงเรียนแล้ว", "ศน.")


def test_decisions_that_cannot_be_read_are_named(reports: Path) -> None:
    (reports / "corrections.csv").mkdir()
    with pytest.raises(BadList, match=r"corrections\.csv: cannot be read"):
        corrections(reports)


def test_a_decision_that_is_not_applied_is_told_by_the_command(reports: Path, tmp_path: Path) -> None:
    decided_in(reports, f"ffff,{REPORT.name},line 3,12,correct,13,นับใหม่,ศน.,2026-11-21")
    done = command("build", "--reports", reports, "--store", tmp_path / "store")
    assert done.returncode == 4
    assert f"Not applied: {REPORT.name} line 3: " in done.stderr and "Not read" not in done.stderr


def test_a_published_store_that_is_broken_is_built_anew(reports: Path, tmp_path: Path) -> None:
    first = build(reports, tmp_path / "store")
    first.store.write_bytes(first.store.read_bytes()[:5000])
    second = build(reports, tmp_path / "store")
    assert second.is_new and second.figures == first.figures
    assert store.current(tmp_path / "store") == second.store != first.store


def test_a_store_that_cannot_be_kept_there_is_refused(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file", encoding="utf-8")
    with pytest.raises(NotPublished, match="Name another folder"):
        build(reports, tmp_path / "store")


def test_two_files_of_one_name_with_the_same_slip_are_both_stored(tmp_path: Path) -> None:
    for number in (1, 2):
        folder = tmp_path / "reports" / f"รอบ {number}"
        folder.mkdir(parents=True)
        (folder / "ลำพูน.txt").write_text(
            f"รายงานผลการตรวจราชการ รอบที่ {number} ปีงบประมาณ พ.ศ. 2567\nในปีการศึกษา 2405 มีครู จำนวน 5 คน\n",
            encoding="utf-8",
        )
    built = build(tmp_path / "reports", tmp_path / "store")
    with store.connect_read_only(built.store) as connection:
        assert connection.sql("SELECT count(*) FROM finding WHERE \"check\" = 'year_of_its_time'").fetchall() == [(2,)]
        assert connection.sql("SELECT DISTINCT school_year FROM fact").fetchall() == [(None,)]


@pytest.mark.parametrize(("cell", "value"), [(10 / 3, "3.333333"), (1e22, None), ("9" * 25, None)])
def test_a_number_beyond_what_a_store_holds_stops_no_build(tmp_path: Path, cell: object, value: str | None) -> None:
    book = Workbook()
    for row in (("หน่วยงาน", "คะแนน (คะแนน)"), ("บ้านก", cell), ("บ้านข", 4), ("บ้านค", 3)):
        book.active.append(row)
    (tmp_path / "reports").mkdir()
    book.save(tmp_path / "reports" / "คะแนน.xlsx")
    built = build(tmp_path / "reports", tmp_path / "store")
    with store.connect_read_only(built.store) as connection:
        values = [
            str(found.normalize()) for (found,) in connection.sql("SELECT value FROM fact ORDER BY position").fetchall()
        ]
        codes = [code for (code,) in connection.sql("SELECT code FROM issue").fetchall()]
    assert values == ([value] if value else []) + ["4", "3"]
    assert ("number-too-large" in codes) == (value is None)
