"""The loaders' command: what it writes, what it says, how it ends; and what holds for every figure it writes."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from facts import store
from facts.codes import arabic_digits
from loaders.thai.numbers import SCALES
from tests.loaders.conftest import DIGESTS, ROOT

HEADER = (
    "id,source,line,place,raw,words,at,value,value_max,max,scale,unit,role,kind,group,measure,row_label,agency,school,"
    "affiliation,provinces,policy_code,policy,theme,section,fiscal_year,school_year,round,as_of,is_approximate,order,page,table,row,column,province,told_under"
)
ISSUE_HEADER = "source,line,place,severity,code,message,raw"


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "loaders", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with facts.csv, issues.csv and a store of all digests."""
    folder = tmp_path_factory.mktemp("written")
    done = command(
        *DIGESTS, "--csv", folder / "facts.csv", "--issues", folder / "issues.csv", "--store", folder / "store"
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_the_columns_are_the_contract_with_scripts(written: Path) -> None:
    assert (written / "facts.csv").read_text(encoding="utf-8").splitlines()[0] == HEADER
    assert (written / "issues.csv").read_text(encoding="utf-8").splitlines()[0] == ISSUE_HEADER


def test_the_store_holds_what_the_csv_holds(written: Path) -> None:
    published = store.current(written / "store")
    assert published is not None
    with store.connect_read_only(published) as connection:
        stored = connection.sql("SELECT fact_id, value FROM fact WHERE state = 'reported'").fetchall()
        assert len(connection.table("report").fetchall()) == len(DIGESTS)
    assert {(row["id"], Decimal(row["value"])) for row in rows(written / "facts.csv")} == set(stored)


def test_every_figure_stands_in_its_words(written: Path) -> None:
    astray = [
        row["place"]
        for row in rows(written / "facts.csv")
        if row["words"][int(row["at"]) : int(row["at"]) + len(row["raw"])] != row["raw"]
    ]
    assert astray == []


def test_every_figure_stands_on_its_line(written: Path) -> None:
    lines = {path.name: path.read_text(encoding="utf-8").split("\n") for path in DIGESTS}
    for row in rows(written / "facts.csv"):
        assert row["raw"].split("\n")[0] in lines[row["source"]][int(row["line"]) - 1], row["place"]
        assert row["place"].startswith(f"line {row['line']}")


def in_words(raw: str) -> list[Decimal]:
    """Return the numbers of a figure's characters, read without the loaders; `1 ล้าน 4 หมื่น` is one number."""
    text = arabic_digits(raw).replace(",", "")
    words = "|".join(sorted(SCALES, key=len, reverse=True))
    parts = re.findall(rf"(\d+(?:\.\d+)?)\s*({words})?", text)
    if len(parts) == 2 and all(scale for _, scale in parts):
        return [sum((Decimal(number) * SCALES[scale] for number, scale in parts), Decimal(0))]
    return [Decimal(number) for number, _ in parts]


def test_every_value_is_its_characters_read_as_a_number(written: Path) -> None:
    for row in rows(written / "facts.csv"):
        expected = [row[name] for name in ("value", "value_max") if row[name]]
        assert in_words(row["raw"]) == [Decimal(value) for value in expected], row["place"]


def test_ids_are_unique(written: Path) -> None:
    ids = [row["id"] for row in rows(written / "facts.csv")]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{16}", identity) for identity in ids)


def test_ids_stay_over_runs_moves_and_new_names(written: Path, tmp_path: Path) -> None:
    moved = tmp_path / "ที่ใหม่" / "ชื่อใหม่.txt"
    moved.parent.mkdir()
    source = next(path for path in DIGESTS if path.name.startswith("002"))
    shutil.copy(source, moved)
    assert command(moved, "--csv", tmp_path / "facts.csv").returncode == 0
    before = [row["id"] for row in rows(written / "facts.csv") if row["source"] == source.name]
    assert [row["id"] for row in rows(tmp_path / "facts.csv")] == before


def test_a_folder_is_read_whole_but_for_its_readme(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in DIGESTS[:2]:
        shutil.copy(path, folder)
    (folder / "README.md").write_text("มีครู 15 คน", encoding="utf-8")
    assert command(folder, "--csv", tmp_path / "facts.csv").returncode == 0
    assert {row["source"] for row in rows(tmp_path / "facts.csv")} == {path.name for path in DIGESTS[:2]}


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01")
    done = command(broken, DIGESTS[0], "--csv", tmp_path / "facts.csv", "--issues", tmp_path / "issues.csv")
    assert done.returncode == 1
    assert "broken.txt: not read" in done.stderr
    assert {row["source"] for row in rows(tmp_path / "facts.csv")} == {DIGESTS[0].name}
    (issue,) = [row for row in rows(tmp_path / "issues.csv") if row["severity"] == "error"]
    assert (issue["source"], issue["code"]) == ("broken.txt", "not-text")


@pytest.mark.parametrize(
    "arguments", [[], ["none.txt"], ["--wrong"], [".ci"]], ids=["nothing", "no such file", "option", "folder without"]
)
def test_wrong_usage_ends_with_2_and_no_traceback(arguments: list[str]) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout or done.stderr


@pytest.mark.parametrize("option", ["--csv", "--issues"])
def test_a_place_that_cannot_be_written_is_told_without_a_traceback(option: str, tmp_path: Path) -> None:
    done = command(DIGESTS[0], option, tmp_path / "none" / "figures.csv")
    assert done.returncode == 2
    assert "figures.csv" in done.stderr
    assert "Traceback" not in done.stderr


def test_reading_does_not_hang_on_the_order_of_hashes(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.txt"
    lines = ["หนวยงาน\tรอยละ", "สพป.เลย เขต 1\tรอยละ 71.5", "มีครู 640 คนั และ 12 โรงเรยีน", "ผ่าน รอยละ 80"]
    damaged.write_text("\n".join(lines), encoding="utf-8")
    read = []
    for seed in ("1", "2", "3"):
        target = tmp_path / f"{seed}.csv"
        arguments = [sys.executable, "-m", "loaders", str(damaged), str(DIGESTS[-1]), "--csv", str(target)]
        subprocess.run(arguments, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        read.append(target.read_bytes())
    assert read[0] == read[1] == read[2]
