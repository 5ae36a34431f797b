"""Reports read on several cores: the same, in the same order, and none lost with a process."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from pathlib import Path

import pytest

from facts.fact import LoadedReport
from loaders import load
from loaders.parallel import WORTH_PROCESSES, load_all, spread
from tests.loaders.conftest import DIGESTS


def load_or_die(path: Path) -> LoadedReport:
    """Load a report; one named "deadly" ends the process, as the system does where memory runs out."""
    if path.stem.startswith("deadly"):
        os._exit(9)
    return load(path)


@pytest.fixture
def small(tmp_path: Path) -> list[Path]:
    """Eight reports of a line each, the first far larger, so that the later are done before it."""
    paths = [tmp_path / f"report{number}.txt" for number in range(8)]
    for number, path in enumerate(paths):
        path.write_text(f"มีครูจำนวน {number + 1} คน\n" * (2000 if number == 0 else 1), encoding="utf-8")
    return paths


def test_it_is_the_same_in_the_same_order_as_one_by_one() -> None:
    assert list(spread(load, DIGESTS, 2)) == list(map(load, DIGESTS))


def test_a_report_that_ends_its_process_is_an_issue_and_the_others_are_read(small: list[Path]) -> None:
    deadly = small[4].rename(small[4].with_name("deadly.txt"))
    paths = [*small[:4], deadly, *small[5:]]
    loaded = list(spread(load_or_die, paths, 2))
    assert [item.report.source if item.report else "" for item in loaded] == [
        "" if path == deadly else path.name for path in paths
    ]
    (issue,) = loaded[4].issues
    assert (issue.source, issue.severity, issue.code) == ("deadly.txt", "error", "reader-stopped")


def test_only_a_few_reports_are_read_ahead(small: list[Path]) -> None:
    reading = spread(load, small, 2)
    next(reading)
    for path in small[5:]:
        path.unlink()
    assert [item.report is not None for item in reading] == [True] * 4 + [False] * 3
    assert multiprocessing.active_children() == []


def test_few_and_small_reports_start_no_process(tmp_path: Path) -> None:
    shutil.copy(DIGESTS[0], tmp_path / "one.txt")
    assert [item.report is not None for item in load_all(DIGESTS[3:])] == [True] * len(DIGESTS[3:])
    large = tmp_path / "large.txt"
    large.write_bytes(b" " * WORTH_PROCESSES + b"x")
    for item in load_all([large]):
        assert multiprocessing.active_children() == []
        assert item.report is not None


def test_many_reports_start_processes(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_bytes(b"\n" * WORTH_PROCESSES + b"x")
    reading = load_all(sorted(tmp_path.iterdir()))
    next(reading)
    assert multiprocessing.active_children() != [] or len(os.sched_getaffinity(0)) == 1
    assert len(list(reading)) == 2
