"""Whose figure it is among schools: the one named before it, or the one that a whole item tells of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from facts.fact import Fact
from loaders.thai.folding import Folded, pattern
from loaders.thai.names import schools
from loaders.thai.numbers import D
from loaders.thai.said import is_called

# Schools of a list own nothing once the sentence goes on with something else.
LIST_OF_SCHOOLS = pattern(r"ได้แก่|ประกอบด้วย")
GOES_ON = pattern(r"ต่อมา|ทั้งนี้|นอกจาก|\sโรงเรียน\s*(?:ได้|มี)")
# An item of so many sentences about one school, and about no other, is told by that school.
TELLS_OF_ITSELF = 3
SUBJECT = pattern(rf"[\s\-•]*(?:\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]?\s*)?(?:คณะครู|ครู|นักเรียน)?")

SCHOOL_AHEAD = pattern(rf"(?:{SUBJECT.pattern})(?:โรงเรียน|รร\.|วิทยาลัย|สกร\.)")


def school_before(text: str, named: list[tuple[str, int]], offset: int) -> str:
    """Return the school named last before a figure, if the figure is its own; `named` are those of the sentence."""
    name, start = next(((name, start) for name, start in reversed(named) if start < offset), ("", 0))
    is_listed = LIST_OF_SCHOOLS.search(text, 0, start)
    return "" if is_listed and GOES_ON.search(text, start, offset) else name


def speaking(sentence: Folded) -> str:
    """Return the school that a sentence begins with, if it names no other."""
    if not SCHOOL_AHEAD.match(sentence.text):
        return ""
    named = schools(sentence)
    is_one = len({name for name, _ in named}) == 1
    return named[0][0] if is_one and is_called(named[0][0]) and SUBJECT.fullmatch(sentence.text, 0, named[0][1]) else ""


class Subjects:
    """Which schools the sentences of an item begin with, by its policy and office."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def note(self, text: str, named: list[tuple[str, int]], policy_id: str, office: str) -> None:
        """Note which school a sentence begins with, if one."""
        if named and policy_id and SUBJECT.fullmatch(text, 0, named[0][1]):
            self._told[policy_id, office][named[0][0]] += 1

    def give(self, fact: Fact) -> Fact:
        """Give a school the figures of an item that tells of it alone, also those before its name."""
        told_of = self._told.get((fact.policy_id, fact.agency), Counter())
        if not fact.policy_id or fact.school or fact.row_label or len(told_of) != 1:
            return fact
        (school, times), *_ = told_of.most_common()
        return replace(fact, school=school) if times >= TELLS_OF_ITSELF else fact
