"""How a report is laid out: which marks number its headings, and whether its offices stand above its policies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.codes import arabic_digits
from facts.fact import Section
from loaders.document import Block, Paragraph, Passage
from loaders.thai.counted import tells_a_count
from loaders.thai.folding import Folded, pattern
from loaders.thai.names import AgencyName
from loaders.thai.numbers import D
from loaders.where.catalogue import Catalogue
from loaders.where.headings import numbering_of
from loaders.where.sections import section_of
from loaders.where.theme import theme_of

LONGEST_TITLE = 150
SHORT = 70  # a line under a heading that is no answer yet, as whom to call
OF_HEADINGS = 0.75  # of the lines with a mark, those that are known to head a policy
TITLES = 0.8  # of the lines with the mark of headings that are numbered on and on
AGAIN = 1.5  # times that an office with a page of its own is headed
LETTER = pattern("[ก-ฮ]")
NUMBERS = re.compile(D + "+")
LETTERED = pattern(r"^[ก-ฮ](?=[-–.)\s])")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line that begins with a number or a letter as headings and items of lists do."""

    look: str  # its mark, with 0 for a number and ก for a letter
    number: tuple[int, ...]  # a letter by its place in the alphabet
    words: Passage  # behind it, to the line's end where the next line tells figures
    end: int  # of the words in the line's passage

    @property
    def is_title(self) -> bool:
        """Whether it is short and tells no figures."""
        text = self.words.text
        return len(text) <= LONGEST_TITLE and "\n" not in text and bool(LETTER.search(text)) and not tells_a_count(text)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a report's headings have in common."""

    looks: frozenset[str]  # of the marks of headings that tell policies
    is_by_office: bool  # an office's heading stands above those of its policies


class Items:
    """Tells the items of lists from headings of the same mark: under a section of answers a list begins anew."""

    def __init__(self) -> None:
        self._is_open = False  # a section of answers
        self._headed: dict[str, tuple[int, ...]] = {}  # the number of the last heading, by the look of its mark
        self._listed: dict[str, tuple[int, ...]] = {}  # of the last item, in the open section

    def open(self, section: Section) -> None:
        """Begin a section; results that no heading stands above yet may be a chapter with all headings below it."""
        self._is_open = section != "results" or bool(self._headed)
        self._listed.clear()

    def close(self) -> None:
        """End the section, as the page of an office does."""
        self._is_open = False

    def head(self, line: Marked) -> None:
        """Take note of a heading, which ends the section before it."""
        self._headed[line.look] = line.number
        self.close()

    def takes(self, line: Marked) -> bool:
        """Whether a line is an item: one that begins a list in the section or goes on with it."""
        if not self._is_open:
            return False
        headed, listed = self._headed.get(line.look, ()), self._listed.get(line.look)
        is_item = (listed is not None and _follows(listed, line.number)) or not headed or line.number <= headed
        if is_item:
            self._listed[line.look] = line.number
        return is_item


def _follows(number: tuple[int, ...], following: tuple[int, ...]) -> bool:
    """Whether numbers stand one after the other in a list: 1.2 and 1.3, or 1.2 and 2.1."""
    *above, last = number
    return following == (*above, last + 1) or (bool(above) and following == (*above[:-1], above[-1] + 1, 1))


def marked(passage: Passage) -> Marked | None:
    """Return a line by its mark; None where it has none."""
    text = passage.text
    numbering, start = numbering_of(text)
    if not numbering or not (numbering["number"] or numbering["letter"]):
        return None
    first = text.find("\n")
    second = text[first + 1 :].partition("\n")[0]
    end = first if 0 < first <= LONGEST_TITLE and tells_a_count(second) else len(text)
    letter = numbering["letter"][:1] if numbering["letter"] else ""
    numbers = (int(arabic_digits(part)) for part in NUMBERS.findall(numbering["number"] or ""))
    number = (*map(ord, letter), *numbers)
    return Marked(LETTERED.sub("ก", NUMBERS.sub("0", text[:start].strip())), number, passage.slice(start, end), end)


def plan_of(blocks: Iterable[Block], catalogue: Catalogue, office_of: Callable[[Folded], AgencyName | None]) -> Plan:
    """Read the plan off a report's blocks; `office_of` tells whose heading a line is."""
    lines: defaultdict[str, list[Marked]] = defaultdict(list)  # by the look of their marks
    known: defaultdict[str, list[str]] = defaultdict(list)
    above: Counter[str] = Counter()
    offices: list[str] = []  # one after the other
    items = Items()
    last = ""
    for block in blocks:
        if not isinstance(block, Paragraph):
            last = ""
            continue
        passage = block.passage
        text = passage.text
        if len(text) <= LONGEST_TITLE and (office := office_of(passage)):
            is_another = offices[-1:] != [office.name]
            offices += [office.name] if is_another else []
            above["policy"] += last == "policy"
            last = "office" if is_another else ""
            items.close()
            continue
        if section := section_of(text):
            items.open(section)
        line = marked(passage)
        is_item = line is not None and items.takes(line)
        told = "" if is_item else _told(passage, line, catalogue)
        if line and not is_item:
            lines[line.look].append(line)
            known[line.look] += [told] if told else []
            if told:
                items.head(line)
        if told:
            above["office"] += last == "office"
            last = "policy"
        elif len(text) > SHORT or tells_a_count(text):
            last = ""
    looks = {look for look, of_look in lines.items() if _are_headings(of_look, known[look])}
    have_pages = above["office"] > max(above["policy"], 1) and len(offices) <= AGAIN * len(set(offices))
    return Plan(frozenset(looks), have_pages)


def _are_headings(lines: Sequence[Marked], known: Sequence[str]) -> bool:
    """Whether lines of one mark are headings: most are known to be, or they are titles numbered on and on."""
    if len(set(known)) < 2:
        return False
    are_counted_on = all(before.number < line.number for before, line in pairwise(lines))
    are_titles = sum(line.is_title for line in lines) >= TITLES * len(lines)
    return len(known) >= OF_HEADINGS * len(lines) or (are_counted_on and are_titles)


def _told(passage: Passage, line: Marked | None, catalogue: Catalogue) -> str:
    """Return the policy or theme that a line heads; empty if none is known."""
    if (line.end if line else len(passage.text)) > LONGEST_TITLE:
        return ""
    if matched := catalogue.match(passage):
        return matched[0].policy_id or matched[0].theme
    if line is None or section_of(passage.text):
        return ""
    closest = catalogue.closest(line.words.text)
    return closest.theme if closest else theme_of(line.words.text) if line.is_title else ""
