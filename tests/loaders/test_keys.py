"""The loaders against figures that people read in the originals by hand (tests/keys/originals)."""

from __future__ import annotations

import csv
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from facts.fact import Fact
from tests.loaders.conftest import ROOT, load_once

KEYS = sorted((ROOT / "tests" / "keys" / "originals").glob("*.csv"))
FOUND = 0.99
NO_FIGURE = 0.03
SHARES = {"unit": 0.97, "agency": 0.97, "policy_code": 0.97, "role": 0.90, "kind": 0.95, "scale": 0.99}
# A report with few figures may always miss this many; a share of so few says little.
MISSES = dict.fromkeys(SHARES, 1) | {"agency": 2}

Row = dict[str, str]
pytestmark = pytest.mark.originals


def matched(rows: list[Row], facts: list[Fact]) -> tuple[list[tuple[Row, Fact]], list[Row], list[Fact]]:
    """Pair the key's rows with figures of the same line and characters: pairs, missed rows, figures in no key."""
    by_place: dict[tuple[int | None, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        by_place[fact.line, fact.raw].append(fact)
    pairs, missed = [], []
    for row in rows:
        candidates = by_place[int(row["line"]), row["raw"]]
        if candidates:
            best = max(candidates, key=lambda fact: sum(str(getattr(fact, name)) == row[name] for name in SHARES))
            candidates.remove(best)
            pairs.append((row, best))
        else:
            missed.append(row)
    return pairs, missed, [fact for facts in by_place.values() for fact in facts]


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def told(rows: list[str]) -> str:
    return "\n" + "\n".join(rows)


Scored = tuple[list[tuple[Row, Fact]], list[Row], list[Fact]]


@pytest.fixture(params=KEYS, ids=lambda path: path.stem[:3])
def scored(request: pytest.FixtureRequest, originals: Path) -> Scored:
    with request.param.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    loaded = load_once(originals / f"{request.param.stem}.txt")
    return matched(rows, [fact for fact in loaded.facts if fact.state == "reported"])


def test_there_is_a_key_for_each_original(originals: Path) -> None:
    assert [path.stem for path in KEYS] == sorted(path.stem for path in originals.glob("0*.txt"))


def test_every_result_is_found(scored: Scored) -> None:
    pairs, missed, _ = scored
    results = sum(row["kind"] == "result" for row, _ in pairs)
    lost = [f"line {row['line']}: {row['raw']} {row['unit']}" for row in missed if row["kind"] == "result"]
    assert results >= FOUND * (results + len(lost)), told(lost)


def test_what_is_no_figure_is_not_taken(scored: Scored) -> None:
    pairs, _, extra = scored
    assert len(extra) <= max(1, NO_FIGURE * (len(pairs) + len(extra))), told(
        [f"line {fact.line}: {fact.raw} {fact.unit}" for fact in extra]
    )


def test_values_are_exact(scored: Scored) -> None:
    wrong = [
        f"line {row['line']}: {row['raw']}: {fact.value} to {fact.value_max}"
        for row, fact in scored[0]
        if (fact.value, fact.value_max) != (number(row["value"]), number(row["value_max"]))
    ]
    assert not wrong, told(wrong)


@pytest.mark.parametrize("name", SHARES)
def test_results_stand_under_the_right(name: str, scored: Scored) -> None:
    results = [(row, fact) for row, fact in scored[0] if row["kind"] == "result"]
    wrong = [
        f"line {row['line']}: {row['raw']}: {row[name]!r} read as {getattr(fact, name)!r}"
        for row, fact in results
        if str(getattr(fact, name)) != row[name]
    ]
    assert len(wrong) <= max(MISSES[name], (1 - SHARES[name]) * len(results)), told(wrong)


def test_the_score_can_fail() -> None:
    row = {"line": "7", "raw": "12", "value": "12", "kind": "result", **dict.fromkeys(SHARES, "")}
    assert matched([row], []) == ([], [row], [])
