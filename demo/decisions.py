"""What made-up people decided about figures of the made-up nation: corrected, entered, explained, left as reported.

How often, and why, stands in decisions.toml.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, Literal

from facts.fact import Correction, Fact, LoadedReport

RULES = Path(__file__).parent / "decisions.toml"
Action = Literal["accept", "correct", "enter", "explain"]
DAYS = 30  # from the report's date to a decision
PRECISE = Decimal("0.01")
FAR = Decimal("0.5")  # points that a percent lies off its own numbers, when somebody looks into it


def decisions(loaded: LoadedReport, seed: int) -> Iterator[Correction]:
    """Yield what was decided about a report's figures; the same report and seed give the same."""
    often = _rules()["often"]
    groups: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in loaded.facts:
        if fact.as_of:
            groups[fact.group].setdefault(fact.role, fact)
    for group in groups.values():
        base, part, percent = (group.get(role) for role in ("denominator", "numerator", "percent"))
        if not base or not part or not base.value:
            continue
        dice = Random(f"{seed}\x1fdecided\x1f{part.fact_id}")
        if part.state == "unreadable" and dice.random() < often:
            yield _decided(part, "enter", Decimal(round(base.value * Decimal("0.4"))))
        if percent and percent.value is not None and part.value is not None:
            follows = (100 * part.value / base.value).quantize(PRECISE)
            if abs(follows - percent.value) > FAR and dice.random() < often:
                action: Action = dice.choice(("correct", "correct", "explain", "accept"))
                yield _decided(percent, action, follows if action == "correct" else None)


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def _decided(fact: Fact, action: Action, value: Decimal | None) -> Correction:
    assert fact.as_of
    return Correction(
        fact_id=fact.fact_id,
        source=fact.source,
        place=fact.place,
        raw=fact.raw,
        action=action,
        value=value,
        reason=_rules()[action],
        decided_by=_rules()["by"],
        decided_on=fact.as_of + timedelta(days=DAYS),
    )
