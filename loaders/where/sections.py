"""The parts of the ministry's forms, known by the words that their headings begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from facts.codes import damage_key
from facts.fact import Section
from loaders.thai.key_text import KeyText
from loaders.thai.numbers import D
from loaders.thai.vocabulary import Word, word_list
from loaders.where.headings import HEAD, NUMBERING, head_key

# Characters of a key behind the known words of a short heading.
TAIL = 22
LONGEST_HEAD = 40


class SectionHeads:
    """Finds headings of sections by their words: by those that begin many a sentence only where they stand alone."""

    def __init__(self, words: Sequence[Word], alone: Sequence[Word]) -> None:
        known = [(word, True) for word in words] + [(word, False) for word in alone]
        self._known = [(damage_key(word.word), cast(Section, word.meaning), goes_on) for word, goes_on in known]
        self._any = tuple(key for key, _, _ in self._known)

    def find(self, text: str) -> tuple[Section, int]:
        """Return the section that a heading opens, and where in the text the heading's known words end."""
        numbering = NUMBERING.match(text)
        number = numbering["number"] if numbering else None
        levels = len(re.findall(D + "+", number)) if number else 0
        start = numbering.end() if numbering else 0
        key = head_key(text[start : start + HEAD])
        for words, section, goes_on in self._known if key.startswith(self._any) else ():
            is_item = not goes_on and numbering and numbering["close"] == ")"  # of a list: 6) ผลงานเด่น
            is_short = len(key) <= len(words) + TAIL and not is_item
            if key.startswith(words) and (is_short or (levels >= 2 and goes_on)):
                return section, start + KeyText(text[start : start + HEAD]).end(len(words))
        return "", 0


_HEADS = SectionHeads(word_list("sections"), word_list("sections_alone"))


def section_of(text: str) -> Section:
    """Return the form's section that a heading opens; empty if the text is no such heading."""
    return section_head(text)[0]


def is_head(line: str) -> bool:
    """Whether a line is nothing but the words that head a section: ปัญหาอุปสรรค, ข้อเสนอแนะ."""
    if len(line) > LONGEST_HEAD:
        return False
    section, end = section_head(line)
    return bool(section) and not line[end:].strip(" :：.")


def section_head(text: str) -> tuple[Section, int]:
    """Return the section that a heading opens, and where in the text the heading's known words end."""
    return _HEADS.find(text)
