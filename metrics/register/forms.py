"""What the form of a plan has a place for, and which kinds of offices it asks: nothing else can be owed.

The form of FY2566 asks for no figure, and of a plan without a row nobody knows the form. Of what one province's form
prints and another's of the same plan does not, no row stands here.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from facts.codes import CODES_DIR, Codes, default_codes
from metrics.register.register import Indicator, RegisterError, by_id

FILE = CODES_DIR / "forms.csv"


@dataclass(frozen=True)
class Place:
    """One row of forms.csv: a figure that the form of a framework asks of offices of some kinds."""

    framework: str
    indicator_id: str
    kinds: tuple[str, ...]
    source: str  # where the form has it


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """Return the rows of data/codes/forms.csv. Raises RegisterError."""
    return read(FILE, by_id(), default_codes())


def read(path: Path, indicators: Mapping[str, Indicator], codes: Codes) -> tuple[Place, ...]:
    """Read and check what forms ask for. Raises RegisterError, which names the line and the cure."""
    known = {
        "framework": {item.framework for item in codes.frameworks},
        "indicator_id": set(indicators),
        "kind": {item.kind for item in codes.agency_kinds},
    }
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            kinds = tuple(row["kinds"].split(";"))
            named = [("framework", row["framework"]), ("indicator_id", row["indicator_id"])]
            for name, value in [*named, *(("kind", kind) for kind in kinds)]:
                if value not in known[name]:
                    raise RegisterError(f"{path.name} line {number}: there is no {name} {value!r}; correct it")
            found.append(Place(row["framework"], row["indicator_id"], kinds, row["source"]))
    return tuple(found)
