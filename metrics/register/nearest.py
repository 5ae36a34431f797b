"""Which block comes nearest to a measure that none claims, and what it lacks: where to begin with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from facts.codes import damage_key
from metrics.register.register import NEVER_CLAIMED, Claim, Indicator, indicators, measure_key

Lack = Literal["words", "excluded", "role", "unit", "kind"]
WEIGHTS: dict[Lack, int] = {"words": 4, "excluded": 3, "role": 1, "unit": 1, "kind": 1}
FAR = 5  # from this weight on nothing but the theme is common to both


@dataclass(frozen=True)
class Near:
    """A block, and why its claim does not take the measure."""

    indicator_id: str
    lacks: tuple[Lack, ...]


def nearest(theme: str, measure: str, role: str, unit: str, kind: str, told_under: str = "") -> Near | None:
    """Return the block of the theme whose numerator lacks least to claim a measure; None where none comes near.

    Of several it is the one whose name is most like the measure.
    """
    key, above = measure_key(measure, unit), damage_key(told_under)
    found = [
        (indicator, tuple(_lacks(claim, key, role, unit, kind, above)))
        for indicator in indicators()
        for claim in indicator.numerator
        if theme in claim.themes
    ]

    def distance(near: tuple[Indicator, tuple[Lack, ...]]) -> tuple[int, float]:
        return _weight(near[1]), -fuzz.partial_ratio(damage_key(near[0].name_th), key)

    indicator, lacks = min(found, key=distance, default=(None, ()))
    return Near(indicator.indicator_id, lacks) if indicator and _weight(lacks) < FAR else None


def _weight(lacks: Iterable[Lack]) -> int:
    return sum(WEIGHTS[lack] for lack in lacks)


def _lacks(claim: Claim, key: str, role: str, unit: str, kind: str, above: str) -> Iterator[Lack]:
    if not claim.knows(key) and not (above and claim.knows(key, above)):
        yield "words"
    if claim.shuns(key):
        yield "excluded"
    if role not in claim.roles if claim.roles else role in NEVER_CLAIMED:
        yield "role"
    if claim.units and unit not in claim.units:
        yield "unit"
    if kind not in claim.kinds:
        yield "kind"
