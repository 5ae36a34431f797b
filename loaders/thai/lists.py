"""Lists that a count announces: how many names really follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.thai.folding import pattern
from loaders.thai.numbers import D
from loaders.thai.vocabulary import Word, expression, word_list

# Names of these have no blank in them, so blanks part them.
PLACES = pattern(r"\s*(?:อำเภอ|ตำบล|จังหวัด)\s*(?:ได้แก่|คือ|ดังนี้|ประกอบด้วย)[\s:]*")
ANNOUNCED = pattern(r"\s*[ก-๎]{1,20}\s*(?:ได้แก่|คือ|ดังนี้|ประกอบด้วย)[\s:]*")
MARK = pattern(rf"(?:^|\s)\(?({D}{{1,2}})[.)](?!{D})\s*(?=[ก-๎])")
PARTED = pattern(r"[\s,]+|และ")
MAX_NAME = 20


def list_ends(words: Sequence[Word]) -> re.Pattern[str]:
    """Return the pattern of what goes on behind a list of names of places."""
    return pattern(rf"{expression(words)}|{D}|[.;()\n]")


ENDS = list_ends(word_list("list_ends"))


def listed_after(text: str, ends: re.Pattern[str] = ENDS) -> int:
    """Return how many names follow in `text`, which begins right behind a count; 0 where that cannot be told.

    Names of places are parted by blanks, commas or และ, up to a word that goes on with the sentence. Other names
    count only where each has its number, from 1 on without a gap.
    """
    announced = ANNOUNCED.match(text)
    marks = [int(mark.group(1)) for mark in MARK.finditer(text[announced.end() :])] if announced else []
    if len(marks) > 1 and marks == list(range(1, len(marks) + 1)):
        return len(marks)
    places = PLACES.match(text)
    if not places:
        return 0
    rest = text[places.end() :]
    end = next(
        (match.start() for match in ends.finditer(rest) if match.start() and rest[match.start() - 1].isspace()), None
    )
    if end is None:
        return 0
    names = [name for name in PARTED.split(rest[:end]) if name]
    return len(names) if all(len(name) <= MAX_NAME for name in names) else 0
