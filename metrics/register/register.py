"""The register of indicators: what each one counts, and which measures of the reports it claims."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from facts.codes import Codes, damage_key, default_codes
from facts.fact import Kind, Role

REGISTER = Path(__file__).parent / "indicators"
NEVER_CLAIMED = frozenset({"percent", "threshold", "ratio", "score", "difference"})
SIZES = frozenset({"count", "total", "numerator", "denominator"})  # a size is one, whatever it is held against
COUNTERS = frozenset({"คน", "ราย", "แห่ง", "โรง", "ท่าน"})  # units that name no thing of their own
LIST_MARK = re.compile(r"^[\s\-–•▪*·]*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*)?")  # before an answer; no measure has one
CLOSED = {"roles": get_args(Role), "kinds": get_args(Kind)}
Status = Literal["", "met", "on_track", "behind"]
Part = Literal["numerator", "denominator", "percent"]
OPTIONAL = {
    "denominator": (),
    "headline_th": "",
    "headline_en": "",
    "complement_of": "",
    "waits_th": "",
    "waits_en": "",
}


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
    roles: frozenset[str]  # empty = any role but NEVER_CLAIMED; of a count, the role count takes all SIZES
    units: frozenset[str]  # as printed; empty = any unit
    kinds: frozenset[str]  # result, unless the block asks for an activity

    def is_worded(self, theme: str, answer_key: str) -> bool:
        """Say whether the words of what is claimed stand in an answer; `answer_key` is its key."""
        return (
            theme in self.themes
            and any(pattern.search(answer_key) for pattern in self.measures)
            and not any(pattern.search(answer_key) for pattern in self.excludes)
        )

    def takes_percent(self, theme: str, measure_key: str, kind: str, told_under_key: str = "") -> bool:
        """Say whether a percent tells the share of what is claimed, whatever unit that is counted in."""
        unit = next(iter(self.units), "")
        return any(self.takes(theme, measure_key, role, unit, kind, told_under_key) for role in ("numerator", "count"))

    def takes(
        self, theme: str, measure_key: str, role: str, unit: str, kind: str = "result", told_under_key: str = ""
    ) -> bool:
        """Say whether a figure is claimed; `measure_key` is the key of its measure.

        With the key of what it is told under a pattern may begin there, but has to end in the measure.
        """
        return (
            theme in self.themes
            and kind in self.kinds
            and (role in self.roles if self.roles else role not in NEVER_CLAIMED)
            and (not self.units or unit in self.units)
            and self.knows(measure_key, told_under_key)
            and not self.shuns(measure_key)
        )

    def knows(self, measure_key: str, told_under_key: str = "") -> bool:
        """Say whether the words of a measure are those that are meant."""
        return not self.measures or any(_found(pattern, told_under_key, measure_key) for pattern in self.measures)

    def shuns(self, measure_key: str) -> bool:
        """Say whether words of a measure are among those that mean something else."""
        return any(pattern.search(measure_key) for pattern in self.excludes)


def _found(pattern: re.Pattern[str], told_under_key: str, measure_key: str) -> bool:
    if not told_under_key:
        return pattern.search(measure_key) is not None
    return any(match.end() > len(told_under_key) for match in pattern.finditer(told_under_key + measure_key))


@dataclass(frozen=True)
class Indicator:
    """One block of a theme's file.

    A share is a numerator over a denominator, both summed. A count is a size, and no progress. A score is an
    average that its office reached: without the number behind it, it is never averaged or summed again.
    """

    indicator_id: str
    name_th: str
    name_en: str
    theme: str
    unit: str  # Thai, one of units.csv
    decimals: int
    direction: Literal["up", "down", "none"]  # which way is better
    formula: Literal["share", "count", "score"]
    numerator: tuple[Claim, ...]  # the first claim that takes a figure of the group wins
    denominator: tuple[Claim, ...]
    method_th: str
    method_en: str
    headline_th: str  # {numerator} {denominator} {percent}, or {numerator} alone for a count; made from the name
    headline_en: str
    complement_of: str  # the indicator that has the rest of the same base; empty where none does
    waits_th: str  # why no report that ships feeds the block yet; empty where one does
    waits_en: str

    def status(self, reached: float | None, target: float | None, inspection_round: int | None) -> Status:
        """Say how far a percent or a score is from its target; nothing without a target or a figure.

        A share is on track with half of its target in the first round, when half of the fiscal year has passed;
        a score that was reached does not grow with the year, and is never on track.
        """
        if target is None or reached is None:
            return ""
        if reached == target or (reached > target) == (self.direction != "down"):
            return "met"
        is_half_way = self.formula == "share" and inspection_round == 1 and self.direction == "up"
        return "on_track" if is_half_way and reached >= target / 2 else "behind"


@dataclass(frozen=True)
class Claimed:
    """One distinct measure that a block claims; a percent of what it counts is claimed as one."""

    indicator_id: str
    part: Part
    rank: int  # of the claim within its part
    theme: str
    measure: str
    told_under: str
    role: str
    unit: str
    kind: str


def read(folder: Path, codes: Codes, tried: Path | None = None) -> tuple[Indicator, ...]:
    """Read and check a register: a file a theme, in the order that each file's `order` says. Raises RegisterError.

    Blocks of the file `tried` stand for those of their ids, or behind all others.
    """
    themes = {str(row["theme"]) for row in codes.tables()["theme"]}
    units = {unit.unit_th for unit in codes.units}
    files = sorted(
        ((_parsed(path), path) for path in folder.glob("*.toml")), key=lambda item: (item[0]["order"], item[1])
    )
    blocks = [(path.name, block) for parsed, path in files for block in parsed.get("indicator", [])]
    if tried:
        trial = {block.get("id"): (tried.name, block) for block in _toml(tried).get("indicator", [])}
        if not trial:
            raise RegisterError(f"{tried}: holds no block; begin one with [[indicator]]")
        blocks = [trial.pop(block["id"], (name, block)) for name, block in blocks] + list(trial.values())
    indicators = tuple(_indicator(name, block, themes, units) for name, block in blocks)
    ids = [indicator.indicator_id for indicator in indicators]
    for indicator_id in ids:
        if ids.count(indicator_id) > 1:
            raise RegisterError(f"indicator {indicator_id}: the id stands twice; give each block its own")
    shares = {indicator.indicator_id: indicator for indicator in indicators if indicator.formula == "share"}
    for indicator in indicators:
        twin = shares.get(indicator.complement_of)
        if indicator.complement_of and (
            indicator.formula != "share" or twin is None or twin.theme != indicator.theme or twin.complement_of
        ):
            raise RegisterError(
                f"{indicator.theme}.toml: indicator {indicator.indicator_id}: complement_of "
                f"{indicator.complement_of!r}; both must be shares of one theme, and the other one no complement itself"
            )
    return indicators


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError(f"{path.name}: {error}") from error


def _parsed(path: Path) -> dict[str, Any]:
    parsed = _toml(path)
    if not isinstance(parsed.get("order"), int):
        raise RegisterError(f"{path.name}: say with `order = 7` where its theme stands among the others")
    strange = [
        block.get("id", "(without id)") for block in parsed.get("indicator", []) if block.get("theme") != path.stem
    ]
    if strange:
        raise RegisterError(
            f"{path.name}: {strange} are of another theme; a file holds those of the theme it is named by"
        )
    return parsed


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    """Return the indicators of metrics/register/indicators, in the order of the themes' files and of their blocks."""
    return read(REGISTER, default_codes(), *_tried)


_tried: list[Path] = []


@contextmanager
def trying(file: Path) -> Iterator[None]:
    """Let the blocks of a file be part of the register for a while, in this process. Raises RegisterError."""
    _tried.append(file)
    try:
        _forget()
        indicators()
        yield
    finally:
        _tried.clear()
        _forget()


def _forget() -> None:
    for known in (indicators, by_id, claimed_by, _of_theme):
        known.cache_clear()


@lru_cache(maxsize=1)
def by_id() -> Mapping[str, Indicator]:
    """Return the indicators of metrics/register/indicators by their ids."""
    return {indicator.indicator_id: indicator for indicator in indicators()}


@lru_cache(maxsize=65536)
def claimed_by(theme: str, measure: str, role: str, unit: str, kind: str, told_under: str = "") -> tuple[Claimed, ...]:
    """Return which blocks claim a measure, and as what.

    A measure that no block counts by its own words is tried with what it is told under.
    """
    key = measure_key(measure, unit)
    found = list(_claimed(theme, key, "", role, unit, kind))
    for part in ("numerator", "percent") if told_under else ():
        if not any(known == part for _, known, _ in found):
            found += [one for one in _claimed(theme, key, damage_key(told_under), role, unit, kind) if one[1] == part]
    if sum(part == "percent" for _, part, _ in found) > 1:  # without its unit it says not of which
        found = [one for one in found if one[1] != "percent"]
    return tuple(Claimed(name, part, rank, theme, measure, told_under, role, unit, kind) for name, part, rank in found)


def _claimed(
    theme: str, key: str, told_under_key: str, role: str, unit: str, kind: str
) -> Iterator[tuple[str, Part, int]]:
    for indicator in _of_theme(theme):
        parts: tuple[tuple[Part, tuple[Claim, ...]], ...] = (
            ("numerator", indicator.numerator),
            ("denominator", indicator.denominator),
        )
        for part, claims in parts:
            takers = (r for r, claim in enumerate(claims) if claim.takes(theme, key, role, unit, kind, told_under_key))
            if (rank := next(takers, None)) is not None:
                yield indicator.indicator_id, part, rank
        if role == "percent" and indicator.formula == "share":
            shares = (
                r
                for r, claim in enumerate(indicator.numerator)
                if claim.takes_percent(theme, key, kind, told_under_key)
            )
            if (rank := next(shares, None)) is not None:
                yield indicator.indicator_id, "percent", rank


@lru_cache(maxsize=65536)
def worded_by(theme: str, answer: str) -> tuple[str, ...]:
    """Return the indicators of a theme whose own words stand in an answer, with a figure or without."""
    key = damage_key(LIST_MARK.sub("", answer))
    return tuple(
        item.indicator_id for item in _of_theme(theme) if any(claim.is_worded(theme, key) for claim in item.numerator)
    )


@lru_cache(maxsize=256)
def _of_theme(theme: str) -> tuple[Indicator, ...]:
    """Return the indicators that claim figures of a theme."""
    return tuple(
        item for item in indicators() if any(theme in claim.themes for claim in (*item.numerator, *item.denominator))
    )


def measure_key(measure: str, unit: str) -> str:
    """Return damage_key of a measure without the unit that a table's header puts behind its words."""
    plain = measure.removesuffix(f"({unit})")
    return damage_key(plain.removesuffix(f" {unit}") if unit in COUNTERS else plain)


def _indicator(file: str, block: Mapping[str, Any], themes: Iterable[str], units: Iterable[str]) -> Indicator:
    name = f"{file}: indicator {block.get('id', '(without id)')}"
    needed = set(Indicator.__dataclass_fields__) - {"indicator_id", *OPTIONAL} | {"id"}
    missing = sorted(needed - block.keys())
    unknown = sorted(block.keys() - needed - OPTIONAL.keys())
    if missing or unknown:
        raise RegisterError(f"{name}: add the missing keys {missing} and remove the unknown ones {unknown}")
    if block["theme"] not in themes:
        raise RegisterError(f"{name}: theme {block['theme']!r} is not in themes.csv; add it there or correct it")
    if block["unit"] not in units:
        raise RegisterError(f"{name}: unit {block['unit']!r} is not in units.csv; add it there or correct it")
    if block["direction"] not in ("up", "down", "none"):
        raise RegisterError(f"{name}: direction {block['direction']!r}; write up or down, or none for a size")
    if block["formula"] not in ("share", "count", "score"):
        raise RegisterError(f"{name}: formula {block['formula']!r}; write share or count or score")
    if not isinstance(block["decimals"], int) or not 0 <= block["decimals"] <= 6:
        raise RegisterError(f"{name}: decimals {block['decimals']!r}; write a whole number from 0 to 6")
    if (block["formula"] == "share") != bool(block.get("denominator")):
        raise RegisterError(f"{name}: a share needs a denominator block, a count or a score has none")
    if bool(block.get("waits_th")) != bool(block.get("waits_en")):
        raise RegisterError(f"{name}: say in both languages what it waits for, waits_th and waits_en")
    values = {**OPTIONAL, **_headlines(block), **block}
    for key in ("headline_th", "headline_en"):
        try:
            values[key].format(numerator="", denominator="", percent="")
        except (KeyError, IndexError, ValueError) as error:
            raise RegisterError(f"{name}: {key} may hold {{numerator}} {{denominator}} {{percent}}: {error}") from error
    numerator = [read_claim(name, claim, [block["theme"]], themes) for claim in values.pop("numerator")]
    if block["formula"] == "count":
        numerator = [
            replace(claim, roles=claim.roles | SIZES) if "count" in claim.roles else claim for claim in numerator
        ]
    return Indicator(
        indicator_id=values.pop("id"),
        numerator=tuple(numerator),
        denominator=tuple(read_claim(name, claim, [block["theme"]], themes) for claim in values.pop("denominator")),
        **values,
    )


def _headlines(block: Mapping[str, Any]) -> dict[str, str]:
    """Return headlines made from the names, for blocks that bring none of their own."""
    if block["formula"] == "share":
        return {
            "headline_th": f"{block['name_th']} {{numerator}} จาก {{denominator}} {block['unit']} ({{percent}} %)",
            "headline_en": f"{block['name_en']}: {{numerator}} of {{denominator}} ({{percent}} %)",
        }
    return {
        "headline_th": f"{block['name_th']} {{numerator}} {block['unit']}",
        "headline_en": f"{block['name_en']}: {{numerator}}",
    }


def read_claim(name: str, claim: Mapping[str, Any], theme: Iterable[str], themes: Iterable[str]) -> Claim:
    """Read one claim of the block `name`; `theme` is meant where it names none. Raises RegisterError."""
    unknown = sorted(claim.keys() - {"themes", "measures", "excludes", "roles", "units", "kinds"})
    if unknown:
        raise RegisterError(
            f"{name}: a claim has no key {unknown}; use themes, measures, excludes, roles, units, kinds"
        )
    claimed = frozenset(claim.get("themes", theme))
    if not claimed.issubset(themes):
        raise RegisterError(f"{name}: claims the unknown themes {sorted(claimed.difference(themes))}; see themes.csv")
    for key, known in CLOSED.items():
        strange = sorted(set(claim.get(key, ())).difference(known))
        if strange:
            raise RegisterError(f"{name}: claims the unknown {key} {strange}; write {', '.join(known)}")
    return Claim(
        themes=claimed,
        measures=_patterns(name, claim.get("measures", ())),
        excludes=_patterns(name, claim.get("excludes", ())),
        roles=frozenset(claim.get("roles", ())),
        units=frozenset(claim.get("units", ())),
        kinds=frozenset(claim.get("kinds", ("result",))),
    )


def _patterns(name: str, patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(damage_key(pattern)) for pattern in patterns)
    except re.error as error:
        raise RegisterError(
            f"{name}: the pattern {error.pattern!r} is not a regular expression: {error.msg}"
        ) from error
