"""One figure, from a cell or a sentence alike: its number as it was read once, and what each stage makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from facts.codes import default_codes
from facts.fact import FactState, Kind, Role
from loaders.document import Passage
from loaders.thai.folding import NOTHING, Folded
from loaders.thai.numbers import Number


@dataclass(slots=True, eq=False)
class Figure:
    """A number that counts something, or a cell where one was due. Each stage of reading fills in fields of its own.

    Offsets are those of the folded text that it stands in.
    """

    passage: Passage  # the sentence or cell
    number: Number | None  # None where a cell was due to hold one and does not
    state: FactState = "reported"
    # what it is counted in: its own unit, or its column's or row's
    unit: str = ""
    scale: int = 1
    # what it is, and what it belongs to
    role: Role = "count"
    kind: Kind = "result"
    before: str = ""  # the words before it, in a sentence
    link: int = -1  # of the figures of a sentence that are told of each other; -1 where it stands alone
    group: str = ""  # what is told together, in the whole report
    # what it measures
    measure: Folded = NOTHING
    told_under: Folded = NOTHING  # what the measure is told under
    row_label: Folded = NOTHING
    school: str = ""
    province: str = ""  # that its row or column is named by
    full_score: Decimal | None = None
    is_approximate: bool = False
    fiscal_year: int | None = None
    school_year: int | None = None
    as_of: date | None = None
    # what a person is shown of it
    words: str = ""
    at: int = 0  # where in the words it stands

    @property
    def there(self) -> Number:
        """Its number, of a figure that has one."""
        assert self.number is not None
        return self.number

    @property
    def start(self) -> int:
        return self.number.start if self.number else 0

    @property
    def end(self) -> int:
        return self.there.end

    @property
    def unit_end(self) -> int:
        return self.there.unit_end

    @property
    def value(self) -> Decimal:
        return self.there.value

    @property
    def value_max(self) -> Decimal | None:
        return self.number.value_max if self.number else None

    @property
    def size(self) -> Decimal:
        """Its value in single units."""
        return self.value * self.scale

    @property
    def raw(self) -> str:
        """Its characters as written, of a range both numbers; of a cell that cannot be read, all of them."""
        if self.number:
            return self.passage.raw(self.number.start, self.number.end)
        return self.passage.written.strip() if self.state == "unreadable" else ""

    @property
    def is_count(self) -> bool:
        return self.role in ("count", "total") and self.kind != "rule"

    @property
    def is_linkable(self) -> bool:
        return self.is_count or (self.role in ("numerator", "denominator") and self.kind != "rule")

    def counts_like(self, other: Figure) -> bool:
        """Whether both count the same: people or places by any word, other things by one."""
        if self.unit == other.unit:
            return True
        kinds = _dimensions()
        return kinds.get(self.unit, "") == kinds.get(other.unit, "-") and kinds[self.unit] in ("people", "places")


@lru_cache(maxsize=1)
def _dimensions() -> dict[str, str]:
    return {name: unit.dimension for unit in default_codes().units for name in (unit.unit_th, *unit.aliases)}
