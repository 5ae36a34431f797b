"""Offices as a whole report names them: one of several provinces may stand shortened to one of them."""

from __future__ import annotations

from collections.abc import Iterable

from facts.fact import Fact, Narrative

SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"
Whole = tuple[str, tuple[str, ...]]  # an office's whole name and its provinces


def whole_names(records: Iterable[Fact | Narrative]) -> dict[str, Whole]:
    """Return for each shortened name of an office of several provinces its whole name, where a report has both."""
    offices = {record.agency: record.provinces for record in records if record.agency.startswith(SECONDARY)}
    return {
        short: (longer, more)
        for short, provinces in offices.items()
        for longer, more in offices.items()
        if set(provinces) < set(more)
    }
