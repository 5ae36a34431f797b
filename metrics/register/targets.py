"""What is aimed at: of an indicator, at a place, in a fiscal year; only what a report or a rule states."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from facts.codes import CODES_DIR
from metrics.register.register import Indicator, RegisterError, by_id

FILE = CODES_DIR / "targets.csv"
Level = Literal["nation", "affiliation", "province", "office"]


@dataclass(frozen=True)
class Target:
    """One row of targets.csv. It holds for its place and all within it, unless these have one of their own."""

    target_id: int
    indicator_id: str
    level: Level
    place: str  # an affiliation, a province or an office by its full name; empty for the nation
    fiscal_year: int | None  # none: whatever the year
    target: float  # a percent for a share, else in the indicator's unit
    source_th: str
    source_en: str


@lru_cache(maxsize=1)
def targets() -> tuple[Target, ...]:
    """Return the rows of data/codes/targets.csv. Raises RegisterError."""
    return read(FILE, by_id())


def of_indicator(indicator_id: str) -> tuple[Target, ...]:
    """Return the targets of an indicator, in the file's order."""
    return tuple(one for one in targets() if one.indicator_id == indicator_id)


def read(path: Path, indicators: Mapping[str, Indicator]) -> tuple[Target, ...]:
    """Read and check a list of targets. Raises RegisterError, which names the line and the cure."""
    with path.open(encoding="utf-8", newline="") as file:
        found = tuple(
            _target(f"{path.name} line {number}", number, row, indicators)
            for number, row in enumerate(csv.DictReader(file), start=2)
        )
    keys = [(one.indicator_id, one.level, one.place, one.fiscal_year) for one in found]
    for one, key in zip(found, keys, strict=True):
        if keys.count(key) > 1:
            raise RegisterError(f"{path.name} line {one.target_id}: the same indicator, place and year stand twice")
    return found


def _target(name: str, number: int, row: Mapping[str, str], indicators: Mapping[str, Indicator]) -> Target:
    if row["indicator_id"] not in indicators:
        raise RegisterError(f"{name}: there is no indicator {row['indicator_id']!r}; correct it or add its block")
    if row["level"] not in get_args(Level):
        raise RegisterError(f"{name}: level {row['level']!r}; write one of {', '.join(get_args(Level))}")
    if (row["level"] == "nation") != (not row["place"]):
        raise RegisterError(f"{name}: place {row['place']!r}; leave it empty for the nation, name it for all others")
    if not (row["source_th"] and row["source_en"]):
        raise RegisterError(f"{name}: say who set the target, in source_th and source_en")
    try:
        year = int(row["fiscal_year"]) if row["fiscal_year"] else None
        aimed = float(row["target"])
    except ValueError as error:
        raise RegisterError(f"{name}: write target and fiscal_year as plain numbers ({error})") from error
    return Target(
        target_id=number,
        indicator_id=row["indicator_id"],
        level=row["level"],  # type: ignore[arg-type]
        place=row["place"],
        fiscal_year=year,
        target=aimed,
        source_th=row["source_th"],
        source_en=row["source_en"],
    )
