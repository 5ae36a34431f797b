"""Lists in running text: one thing a line, each with its number, which together are told of the first or the last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from facts.fact import Fact
from loaders.document import Passage
from loaders.figures.records import Record, shares
from loaders.thai.folding import fold, pattern
from loaders.thai.numbers import D

MOST_LINES_APART = 2
LONGEST_ITEM = 160
LONGEST_LEAD = 90
LONGEST_PARAGRAPH = 400  # that may be a lead
LINE = re.compile(r"[^\n]+")
ITEM = pattern(rf"\s*(?:[-•*–▪◦✓]|\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]|[ก-ฮ][.)])\s*\S")
ALONE = frozenset({"count", "total", "numerator"})


def leads(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the short lines of a passage without a number, and where they stand: each may lead a list."""
    if len(passage.text) > LONGEST_PARAGRAPH:
        return
    for match in LINE.finditer(passage.text):
        line = passage.place_at(match.start()).line
        words = match.group().strip(" :")
        if line is not None and 0 < len(words) <= LONGEST_LEAD and not re.search(D, words) and not ITEM.match(words):
            yield line, passage.slice(*match.span()).line.strip(" :")


def linked(facts: Sequence[Fact], led_by: Sequence[tuple[int, str]]) -> list[Fact]:
    """Return the facts of a report, those of a list with the roles, the group and the lead that they have together.

    `led_by` are the lines without a number, each with its place.
    """
    told = list(facts)
    for items in _lists(told):
        first_line = told[items[0]].line or 0
        above = bisect_left(led_by, (first_line, "")) - 1
        if above >= 0 and first_line - led_by[above][0] <= MOST_LINES_APART:
            for item in items:
                told[item] = replace(told[item], told_under=led_by[above][1])
        roles = shares([_record(told, item) for item in items]) if len(items) > 1 else {}
        groups = {told[item].group for item in items}
        for item, role in roles.items():
            told[items[item]] = replace(told[items[item]], role=role)
        for base in (items[index] for index, role in roles.items() if role in ("denominator", "total")):
            for item in items:
                if item != base:
                    lead = f"{told[item].told_under} {told[base].measure}".strip()
                    told[item] = replace(told[item], told_under=lead)
        if roles:
            first = told[items[0]].group
            for index in range(items[0], _end(told, items)):
                if told[index].group in groups:
                    told[index] = replace(told[index], group=first)
    return told


def _lists(facts: Sequence[Fact]) -> Iterator[list[int]]:
    """Yield the heads of each list's items: the first number of a line, counted as those of the lines around it."""
    items: list[int] = []
    line: int | None = None
    for index, fact in enumerate(facts):
        if fact.line == line and not fact.row_label:
            continue
        line = fact.line
        if items and fact.role == "part" and fact.column is None:
            continue  # of the item above
        if items and not _goes_on(facts[items[-1]], fact):
            yield items
            items = []
        if _is_item(fact):
            items.append(index)
    if items:
        yield items


def _is_item(fact: Fact) -> bool:
    return (
        fact.column is None
        and fact.line is not None
        and fact.role in ALONE
        and fact.kind != "rule"
        and fact.value is not None
        and len(fact.words) <= LONGEST_ITEM
        and ITEM.match(fold(fact.words)) is not None
    )


def _goes_on(before: Fact, fact: Fact) -> bool:
    return (
        _is_item(fact)
        and fact.unit == before.unit
        and (fact.agency, fact.policy_id, fact.section) == (before.agency, before.policy_id, before.section)
        and 0 < (fact.line or 0) - (before.line or 0) <= MOST_LINES_APART
    )


def _record(facts: Sequence[Fact], item: int) -> Record:
    fact = facts[item]
    own = [other for other in facts[item : item + 4] if other.group == fact.group and other.line == fact.line]
    percent = next((other.value for other in own if other.role == "percent"), None)
    value = None if fact.value is None else fact.value * fact.scale
    return Record(fold(fact.words[: fact.at]), value, percent)


def _end(facts: Sequence[Fact], items: list[int]) -> int:
    """Return where the figures of a list's last line end."""
    last = facts[items[-1]].line
    return next((index for index in range(items[-1], len(facts)) if facts[index].line != last), len(facts))
