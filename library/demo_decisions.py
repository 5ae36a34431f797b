"""What made-up people decided about figures of the made-up nation: corrected, entered, explained, left as reported.

How often, and why, stands in demo_nation.toml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any, Literal

from facts.fact import Correction, Fact, LoadedReport

Action = Literal["accept", "correct", "enter", "explain"]
DAYS = 30  # from the report's date to a decision
PRECISE = Decimal("0.01")
FAR = Decimal("0.5")  # points that a percent lies off its own numbers, when somebody looks into it


def decisions(loaded: LoadedReport, rules: Mapping[str, Any], seed: int) -> Iterator[Correction]:
    """Yield what was decided about a report's figures; the same report and seed give the same."""
    groups: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in loaded.facts:
        groups[fact.group].setdefault(fact.role, fact)
    for group in groups.values():
        base, part, percent = (group.get(role) for role in ("denominator", "numerator", "percent"))
        if not base or not part or not base.value:
            continue
        dice = Random(f"{seed}\x1fdecided\x1f{part.fact_id}")
        if part.state == "unreadable" and dice.random() < rules["often"]:
            yield _decided(part, "enter", Decimal(round(base.value * Decimal("0.4"))), rules)
        if percent and percent.value is not None and part.value is not None:
            follows = (100 * part.value / base.value).quantize(PRECISE)
            if abs(follows - percent.value) > FAR and dice.random() < rules["often"]:
                action: Action = dice.choice(("correct", "correct", "explain", "accept"))
                yield _decided(percent, action, follows if action == "correct" else None, rules)


def _decided(fact: Fact, action: Action, value: Decimal | None, rules: Mapping[str, Any]) -> Correction:
    assert fact.as_of
    return Correction(
        fact_id=fact.fact_id,
        source=fact.source,
        place=fact.place,
        raw=fact.raw,
        action=action,
        value=value,
        reason=rules[action],
        decided_by=rules["by"],
        decided_on=fact.as_of + timedelta(days=DAYS),
    )
