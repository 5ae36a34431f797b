"""The register of indicators: what each one counts, and which measures of the reports it claims."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from facts.codes import Codes, damage_key, default_codes

REGISTER = Path(__file__).parent / "indicators.toml"
NEVER_CLAIMED = frozenset({"percent", "threshold", "ratio", "score"})


class RegisterError(Exception):
    """A block of the register that cannot be used; the message names the block and the cure."""


@dataclass(frozen=True)
class Claim:
    """Which figures are meant: a theme, words of the measure, and where needed a role or a unit.

    Patterns are searched in the measure's damage key, and are written in plain Thai: the key is taken
    of the pattern too, so that tone marks and upper or lower vowels neither help nor hinder. Put what
    may be left out in a group: (การ)?
    """

    themes: frozenset[str]
    measures: tuple[re.Pattern[str], ...]  # one must be found; none given = any measure
    excludes: tuple[re.Pattern[str], ...]  # none may be found
    roles: frozenset[str]  # empty = any role
    units: frozenset[str]  # as printed; empty = any unit

    def takes(self, theme: str, measure_key: str, role: str, unit: str) -> bool:
        """Say whether a figure is claimed; `measure_key` is damage_key of its measure."""
        return (
            theme in self.themes
            and role not in NEVER_CLAIMED
            and (not self.roles or role in self.roles)
            and (not self.units or unit in self.units)
            and (not self.measures or any(pattern.search(measure_key) for pattern in self.measures))
            and not any(pattern.search(measure_key) for pattern in self.excludes)
        )


@dataclass(frozen=True)
class Indicator:
    """One block of indicators.toml."""

    indicator_id: str
    name_th: str
    name_en: str
    theme: str
    unit: str  # Thai, one of units.csv
    decimals: int
    direction: Literal["up", "down"]  # which way is better
    formula: Literal["share", "count"]  # numerator / denominator, or the numerator alone
    numerator: tuple[Claim, ...]  # the first claim that takes a figure of the group wins
    denominator: tuple[Claim, ...]
    method_th: str
    method_en: str
    headline_th: str  # {numerator} {denominator} {percent}, or {numerator} alone for a count
    headline_en: str


def read(path: Path, codes: Codes) -> tuple[Indicator, ...]:
    """Read and check a register. Raises RegisterError."""
    blocks = tomllib.loads(path.read_text(encoding="utf-8")).get("indicator", [])
    themes = {str(row["theme"]) for row in codes.tables()["theme"]}
    units = {unit.unit_th for unit in codes.units}
    indicators = tuple(_indicator(block, themes, units) for block in blocks)
    ids = [indicator.indicator_id for indicator in indicators]
    for indicator_id in ids:
        if ids.count(indicator_id) > 1:
            raise RegisterError(f"indicator {indicator_id}: the id stands twice; give each block its own")
    return indicators


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    """Return the indicators of metrics/indicators.toml, in its order."""
    return read(REGISTER, default_codes())


def _indicator(block: Mapping[str, Any], themes: Iterable[str], units: Iterable[str]) -> Indicator:
    name = f"indicator {block.get('id', '(without id)')}"
    needed = set(Indicator.__dataclass_fields__) - {"indicator_id", "denominator"} | {"id"}
    missing = sorted(needed - block.keys())
    unknown = sorted(block.keys() - needed - {"denominator"})
    if missing or unknown:
        raise RegisterError(f"{name}: add the missing keys {missing} and remove the unknown ones {unknown}")
    if block["theme"] not in themes:
        raise RegisterError(f"{name}: theme {block['theme']!r} is not in themes.csv; add it there or correct it")
    if block["unit"] not in units:
        raise RegisterError(f"{name}: unit {block['unit']!r} is not in units.csv; add it there or correct it")
    if block["direction"] not in ("up", "down"):
        raise RegisterError(f"{name}: direction {block['direction']!r}; write up or down")
    if block["formula"] not in ("share", "count"):
        raise RegisterError(f"{name}: formula {block['formula']!r}; write share or count")
    if (block["formula"] == "share") != bool(block.get("denominator")):
        raise RegisterError(f"{name}: a share needs a denominator block, a count has none")
    for key in ("headline_th", "headline_en"):
        try:
            block[key].format(numerator="", denominator="", percent="")
        except (KeyError, IndexError, ValueError) as error:
            raise RegisterError(f"{name}: {key} may hold {{numerator}} {{denominator}} {{percent}}: {error}") from error
    return Indicator(
        indicator_id=block["id"],
        numerator=tuple(_claim(name, claim, block["theme"], themes) for claim in block["numerator"]),
        denominator=tuple(_claim(name, claim, block["theme"], themes) for claim in block.get("denominator", ())),
        **{key: block[key] for key in needed - {"id", "numerator"}},
    )


def _claim(name: str, claim: Mapping[str, Any], theme: str, themes: Iterable[str]) -> Claim:
    unknown = sorted(claim.keys() - {"themes", "measures", "excludes", "roles", "units"})
    if unknown:
        raise RegisterError(f"{name}: a claim has no key {unknown}; use themes, measures, excludes, roles, units")
    claimed = frozenset(claim.get("themes", [theme]))
    if not claimed.issubset(themes):
        raise RegisterError(f"{name}: claims the unknown themes {sorted(claimed.difference(themes))}; see themes.csv")
    return Claim(
        themes=claimed,
        measures=_patterns(name, claim.get("measures", ())),
        excludes=_patterns(name, claim.get("excludes", ())),
        roles=frozenset(claim.get("roles", ())),
        units=frozenset(claim.get("units", ())),
    )


def _patterns(name: str, patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(damage_key(pattern)) for pattern in patterns)
    except re.error as error:
        raise RegisterError(
            f"{name}: the pattern {error.pattern!r} is not a regular expression: {error.msg}"
        ) from error
