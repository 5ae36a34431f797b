"""Every figure and narrative of the reports that ship, as reviewed. `make golden` rewrites them; review the diff."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.loaders.conftest import ROOT, load_once

GOLDENS = ROOT / "tests" / "goldens"
FIGURE = (
    "place raw value value_max unit scale role kind measure agency school policy_code section "
    "fiscal_year school_year state"
).split()
NARRATIVE = "place kind agency policy_code group text".split()
FIRST_CHARACTERS = 40
SHOWN = 60

Golden = Callable[[Path, str], None]


def table(columns: list[str], records: Iterable[object]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        values = (getattr(record, column) for column in columns)
        writer.writerow("" if value is None else value for value in values)
    return text.getvalue()


def held(golden: Golden, path: Path, text: str, is_rewriting: bool) -> None:
    if not is_rewriting and path.exists():
        expected = path.read_text(encoding="utf-8")
        changes = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), f"expected {path.name}", "read now", n=0, lineterm=""
        )
        changed = [line for line in changes if not line.startswith("@@")]
        if changed:
            rest = f"\n... {len(changed) - SHOWN} more lines" if len(changed) > SHOWN else ""
            pytest.fail("\n".join(changed[:SHOWN]) + f"{rest}\nIf that is meant: make golden", pytrace=False)
    golden(path, text)


@pytest.fixture
def is_rewriting(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--rewrite-goldens"))


def test_figures(digest: Path, golden: Golden, is_rewriting: bool) -> None:
    text = table(FIGURE, load_once(digest).facts)
    held(golden, GOLDENS / f"{digest.stem}.csv", text, is_rewriting)


def test_narratives(digest: Path, golden: Golden, is_rewriting: bool) -> None:
    narratives = load_once(digest).narratives
    text = table(NARRATIVE, (replace(item, text=item.text[:FIRST_CHARACTERS]) for item in narratives))
    held(golden, GOLDENS / f"{digest.stem}.narratives.csv", text, is_rewriting)
