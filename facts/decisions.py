"""Which figure of a store a person's decision is about, and whether it still fits."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from facts.codes import search_key
from facts.fact import Correction

PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# Codes of the issues that say why a decision was not applied.
UNAPPLIED = ("correction-outdated", "correction-unfit")


@dataclass(frozen=True, slots=True)
class Written:
    """A figure as its report writes it."""

    source: str
    state: str
    raw: str


@dataclass(frozen=True, slots=True)
class Decided:
    """The figure that a decision is about, empty where it is not applied, and what is to be said of it."""

    fact_id: str
    code: str = ""
    message: str = ""


class Decisions:
    """Finds the figures that decisions are about.

    `figures` are those of the store by id, `now` leads from former ids to today's, and `copies` from an id to those
    that other reports with the same words were given instead, so that ids are unique in a store.
    """

    def __init__(
        self,
        figures: Mapping[str, Written],
        now: Mapping[str, str],
        copies: Mapping[str, Sequence[str]],
        sources: Collection[str],
    ) -> None:
        self._figures = figures
        self._now = now
        self._copies = copies
        self._sources = sources
        self._decided: set[str] = set()

    def decide(self, correction: Correction) -> Decided:
        """Return what becomes of the next decision."""
        fact_id = self._now.get(correction.fact_id, correction.fact_id)
        found = [one for one in (fact_id, *self._copies.get(fact_id, ())) if one in self._figures]
        if not found:
            return Decided("", "correction-outdated", self._gone(correction))
        own = [one for one in found if self._figures[one].source == correction.source]
        if not own and len(found) > 1:
            files = ", ".join(self._figures[one].source for one in found)
            return Decided(
                "", "correction-outdated", f"Not applied: {files} have such a figure. Name one as its source."
            )
        chosen = (own or found)[0]
        code, message = self._unfit(correction, chosen)
        if code:
            return Decided("", code, message)
        self._decided.add(chosen)
        if own or correction.fact_id in self._now:
            return Decided(chosen)
        message = (
            f"This decision names the file {correction.source} as its source, and was applied to the same figure of "
            f"{self._figures[chosen].source}. If that is the same report, write its name; if not, delete the line."
        )
        return Decided(chosen, "correction-of-another-file", message)

    def _gone(self, correction: Correction) -> str:
        if correction.source not in self._sources:
            return f"Not applied: no report {correction.source} was read. Put it back, or delete the line."
        return (
            "Not applied: the report has no such figure any more, or the words around it have changed. Look at the "
            "report again, and take the line of corrections.csv anew from the figure's card, or delete it."
        )

    def _unfit(self, correction: Correction, fact_id: str) -> tuple[str, str]:
        """Return why a decision does not fit its figure: a code and a message, or two empty texts."""
        state, raw = self._figures[fact_id].state, self._figures[fact_id].raw
        if fact_id in self._decided:
            return "correction-unfit", "Another line decides about this figure: keep one of them."
        if _number(raw) != _number(correction.raw):
            if correction.action == "enter" and _number(raw) == correction.value:
                return "correction-outdated", f"The report now has the value that was entered, {raw}: delete the line."
            return "correction-outdated", (
                f"Not applied: it was decided about “{correction.raw}”, and the report says “{raw}” now. Look at the "
                "report again, and decide anew, or delete the line of corrections.csv."
            )
        if correction.action == "enter" and state == "reported":
            return "correction-unfit", "This figure has a value: write the action correct instead of enter."
        if correction.action in ("accept", "correct") and state != "reported":
            return "correction-unfit", f"This figure has no value: write the action enter, not {correction.action}."
        return "", ""


def _number(raw: str) -> Decimal | str:
    """Return what a number is worth, however it is written, so that Excel may have saved it; else its key."""
    key = search_key(raw).replace(",", "")
    return Decimal(key) if PLAIN_NUMBER.fullmatch(key) else key
