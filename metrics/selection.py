"""What the reader has chosen to look at."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Selection:
    """The six filters that every page shares; an empty one lets everything through.

    A province takes every office that covers it, so an office of two provinces counts in each.
    National figures have no province: they drop out when a province or another body's office is chosen.
    """

    fiscal_year: int | None = None  # Buddhist era
    round: int | None = None
    province: str = ""
    affiliation: str = ""
    agency: str = ""
    theme: str = ""

    def parameters(self) -> dict[str, int | str | None]:
        """Return the values for the named parameters of the room's SQL."""
        return asdict(self)
