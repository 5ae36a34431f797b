"""How a report is laid out: which marks number its headings, and whether its offices stand above its policies."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.codes import arabic_digits
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
    number: tuple[int, ...]
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


def marked(passage: Passage) -> Marked | None:
    """Return a line by its mark; None where it has none."""
    text = passage.text
    numbering, start = numbering_of(text)
    if not numbering or not (numbering["number"] or numbering["letter"]):
        return None
    first = text.find("\n")
    second = text[first + 1 :].partition("\n")[0]
    end = first if 0 < first <= LONGEST_TITLE and tells_a_count(second) else len(text)
    number = tuple(int(arabic_digits(part)) for part in NUMBERS.findall(numbering["number"] or ""))
    return Marked(LETTERED.sub("ก", NUMBERS.sub("0", text[:start].strip())), number, passage.slice(start, end), end)


def plan_of(blocks: Iterable[Block], catalogue: Catalogue, office_of: Callable[[Folded], AgencyName | None]) -> Plan:
    """Read the plan off a report's blocks; `office_of` tells whose heading a line is."""
    lines: defaultdict[str, list[Marked]] = defaultdict(list)  # by the look of their marks
    known: defaultdict[str, list[str]] = defaultdict(list)
    above: Counter[str] = Counter()
    offices: list[str] = []  # one after the other
    last = ""
    for block in blocks:
        if not isinstance(block, Paragraph):
            last = ""
            continue
        passage = block.passage
        text = passage.text
        if len(text) <= LONGEST_TITLE and (office := office_of(passage)):
            offices += [office.name] if offices[-1:] != [office.name] else []
            above["policy"] += last == "policy"
            last = "office"
            continue
        line = marked(passage)
        told = _told(passage, line, catalogue)
        if line:
            lines[line.look].append(line)
            known[line.look] += [told] if told else []
        if told:
            above["office"] += last == "office"
            last = "policy"
        elif len(text) > SHORT or tells_a_count(text):
            last = ""
    looks = {look for look, of_look in lines.items() if _are_headings(of_look, known[look])}
    have_pages = above["office"] > above["policy"] and len(offices) <= AGAIN * len(set(offices))
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
