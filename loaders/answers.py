"""The answers in words of one report: each whole, with the school that speaks, a problem beside its remedy."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from facts.codes import arabic_digits
from facts.fact import Narrative
from loaders.document import Passage
from loaders.thai.folding import Folded, pattern
from loaders.thai.names import schools
from loaders.thai.numbers import D
from loaders.thai.said import (
    SHORT,
    Unsaid,
    breaks_off,
    is_called,
    is_complement,
    is_item,
    is_name,
    says_nothing,
    tells_success,
    unsaid,
)
from loaders.where.context import SUGGESTION
from loaders.where.headings import MARKUP
from loaders.where.place import Places
from loaders.where.school import speaking

NO_ANSWER = pattern(r"^[\W\d_]*(?:ไม่มี|ไม่พบ|หน้า(?:ที่)?)?[\W\d_]*$")
NUMBER = re.compile(rf"[\s\-(]*({D}{{1,2}})[.)]")
# What is told in sentences, where a name alone tells nothing.
SENTENCES = frozenset({"problem", "remedy", *SUGGESTION.values()})
OF_A_ROW = ("problem", "remedy", "expected_result")  # answers that belong together
NAMES = frozenset({"party", "organisation"})
NO_ANSWERS = NAMES | frozenset({"heading", "caption"})
CUT = SENTENCES.union(OF_A_ROW)


@dataclass(slots=True)
class _Told:
    narrative: Narrative
    row: str  # of its table; empty in paragraphs
    is_item: bool  # of a list
    is_open: bool  # its sentence goes on

    @property
    def number(self) -> str:
        match = NUMBER.match(self.narrative.text)
        return arabic_digits(match.group(1)) if match else ""

    def join(self, text: str, *, is_open: bool) -> None:
        """Put what goes on behind it."""
        self.narrative = replace(self.narrative, text=f"{self.narrative.text} {text}")
        self.is_open = is_open


class Answers:
    """Collects the answers of one report, in the order in which it tells them."""

    def __init__(self, places: Places) -> None:
        self._told: list[_Told] = []
        self._school = ""  # that heads lines, or a row
        self._headed: object = None  # which
        self._places = places
        self._was_school = False  # the line before was nothing but a school

    def __len__(self) -> int:
        return len(self._told)

    def take(self, sentence: Passage, narrative: Narrative, row: str) -> None:
        """Take a sentence if it is an answer; `narrative` is what else is known of it."""
        has_tags = "<" in sentence.text
        line = Folded(MARKUP.sub(" ", sentence.written)) if has_tags else sentence
        said = unsaid(line)
        is_sentence = narrative.kind in SENTENCES
        if row or is_sentence:
            self._head(line, row or _part(narrative), said)
        if said in NAMES and not is_sentence and (row or narrative.kind != "practice"):
            said = ""  # of a list, as of those that a result is told of
        if NO_ANSWER.match(line.text) or said in NO_ANSWERS:
            return
        is_thing = not said and is_sentence and not row and is_name(line)
        if is_thing and is_complement(line):
            said, is_thing = "goes on", False
        is_open = breaks_off(line.text)
        if not row and self._goes_on(narrative, line, said, is_thing=is_thing):
            self._told[-1].join(line.line, is_open=is_open)
        elif (
            row
            or not (said or (is_thing and self._is_left_out(line)))
            or (said == "goes on" and len(line.text) > SHORT and not is_open)
        ):
            is_well = narrative.kind == "problem" and tells_success(line.text)
            school = speaking(line) or self._heading_school(narrative, row)
            whole = replace(narrative, kind="progress" if is_well else narrative.kind, text=line.line, school=school)
            self._told.append(_Told(whole, row, is_item(line.text), is_open))

    def _is_left_out(self, line: Folded) -> bool:
        """Whether a short line without a verb is a name, or a number alone, and no answer."""
        return says_nothing(line) or self._places.of_label(line.text) != ""

    def finish(self) -> tuple[Narrative, ...]:
        """Return the answers, those of a row in its groups."""
        rows = [list(row) for _, row in itertools.groupby(self._told, key=lambda one: one.row or id(one))]
        return tuple(itertools.chain.from_iterable(map(_grouped, list(_whole(rows)))))

    def _goes_on(self, narrative: Narrative, line: Folded, said: Unsaid, *, is_thing: bool) -> bool:
        """Whether a paragraph goes on with the answer before it."""
        before = self._told[-1] if self._told else None
        if before is None or is_item(line.text):
            return False
        if before.row:
            return said == "goes on" and before.narrative.policy == narrative.policy
        if _part(before.narrative) != _part(narrative):
            return False
        is_rest = said == "goes on" or before.is_open or (is_thing and before.is_item)
        return is_rest and before.narrative.kind == narrative.kind

    def _head(self, line: Folded, headed: object, said: Unsaid) -> None:
        """Take note of a school whose name alone heads what follows; one of several in a row is an item of a list."""
        named = [name for name, _ in schools(line) if is_called(name)] if said == "party" else []
        if said == "party":
            is_alone = len(named) == 1 and not (self._was_school and self._headed == headed)
            self._school, self._headed = (named[0] if is_alone else ""), headed
        self._was_school = bool(named)

    def _heading_school(self, narrative: Narrative, row: str) -> str:
        is_headed = narrative.kind in SENTENCES and self._headed == (row or _part(narrative))
        return self._school if is_headed else ""


def _part(narrative: Narrative) -> tuple[str, ...]:
    return narrative.policy, narrative.policy_code, narrative.agency


def _whole(rows: Iterable[list[_Told]]) -> Iterator[list[_Told]]:
    """Yield the rows of tables, and paragraphs alone, without the halves of answers that a page break has cut."""
    before: list[_Told] = []
    for row in rows:
        kept: list[_Told] = []
        for told in row:
            cut = _cut(told, kept, row, before)
            if cut:
                cut.join(told.narrative.text, is_open=told.is_open)
            else:
                kept.append(told)
        if kept:
            yield kept
            before = kept


def _cut(told: _Told, kept: list[_Told], row: list[_Told], before: list[_Told]) -> _Told | None:
    """Return the answer that another one goes on with on the next page.

    It is the last of its kind: of those higher up in its row; or of the row above, where that has numbers, and of this
    row none has, or the first of a kind has not.
    """
    kind = told.narrative.kind
    if not told.row or told.is_item or kind not in CUT or told.narrative.row is None:
        return None
    above = [one for one in kept if one.narrative.kind == kind]
    if above:
        return above[-1] if above[-1].narrative.row != told.narrative.row else None
    is_numbered = any(one.is_item for one in row if one.narrative.kind == kind)
    is_rest = is_numbered or (not any(one.is_item for one in row) and _kinds(row) == _kinds(before))
    last = [one for one in before if one.narrative.kind == kind and one.row]
    goes_on = is_rest and before and all(one.is_item for one in before) and last
    return last[-1] if goes_on and _part(last[-1].narrative) == _part(told.narrative) else None


def _kinds(row: list[_Told]) -> set[str]:
    return {one.narrative.kind for one in row}


def _grouped(row: list[_Told]) -> Iterator[Narrative]:
    """Return the answers of a row, each problem with its remedies and results: by their numbers, where both have them.

    A remedy without a number, or with one that no problem has, is that of the one before it. Where none of its kind
    has a problem's number, the problems of the row share it.
    """
    problems = list(dict.fromkeys(one.number for one in row if one.narrative.kind == "problem"))
    numbers = {kind: {one.number for one in row if one.narrative.kind == kind} for kind in OF_A_ROW}
    is_shared = len(problems) < 2 or any(told and not told.intersection(problems) for told in numbers.values())
    last: dict[str, str] = {}
    for one in row:
        kind = one.narrative.kind
        number = one.number
        if kind in OF_A_ROW:
            known = not is_shared and number in problems
            number = last[kind] = "" if is_shared else number if known else last.get(kind, problems[0])
        yield replace(one.narrative, group=f"{one.row}.{number}") if one.row else one.narrative
