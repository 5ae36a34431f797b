"""Offices as a whole report names them: one of several provinces may stand shortened to one of them."""

from __future__ import annotations

from collections.abc import Iterable

from facts.fact import Fact, Narrative
from loaders.thai.names import AgencyName

SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"
Whole = tuple[str, tuple[str, ...]]  # an office's whole name and its provinces


def is_short_for(short: AgencyName, whole: AgencyName) -> bool:
    """Say whether the one names an office of several provinces by some of them, and the other by more."""
    are_secondary = short.name.startswith(SECONDARY) and whole.name.startswith(SECONDARY)
    return are_secondary and set(short.provinces) < set(whole.provinces)


def whole_names(records: Iterable[Fact | Narrative]) -> dict[str, Whole]:
    """Return for each shortened name of an office of several provinces its whole name, where a report has both."""
    offices = {record.agency: record.provinces for record in records if record.agency.startswith(SECONDARY)}
    return {
        short: (longer, more)
        for short, provinces in offices.items()
        for longer, more in offices.items()
        if set(provinces) < set(more)
    }
