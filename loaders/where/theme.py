"""The theme that words name where no heading tells a policy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from facts.fact import Fact
from loaders.document import Passage
from loaders.thai.folding import fold, pattern
from loaders.thai.numbers import D
from loaders.thai.vocabulary import Word, by_meaning, expression, word_list

LINES_ABOVE = 4  # where the words may stand that a list or a table is told under
LONGEST_HEAD = 70
LINES = re.compile(r"[^\n]+")
MARK = pattern(
    rf"\s*(?:\#+\s*)?(?:\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]|{D}{{1,2}}(?:\.{D}{{1,2}})+\s"
    rf"|(?:นโยบาย|จุดเน้น|ประเด็น(?:นโยบาย)?|ตัวชี้วัด|ด้าน|ข้อ|เรื่อง|หัวข้อ|ส่วน)(?:ที่)?\s*{D}{{1,2}}\s*[:：.)]?|\#+)\s*"
)
# A year or a class of ages is no count.
NUMBER = pattern(rf"(?<![2๒][5๕]){D}{{1,3}}(?:,{D}{{3}})*\s*(?:[ก-ฮเ-ไ][ก-๎]|%)|{D}\s*$")
BULLET = re.compile(r"\s*[-•*>▪◦–]")
LETTER = pattern("[ก-ฮA-Za-z]")


class ThemeWords:
    """Knows the words that tell a theme by themselves."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._themes = {theme: pattern(expression(told), re.IGNORECASE) for theme, told in by_meaning(words).items()}
        self._any = pattern(expression(words), re.IGNORECASE)

    def of(self, text: str) -> str:
        """Return the one theme that a folded text names; empty where it names none, or several."""
        if not self._any.search(text):
            return ""
        named = [theme for theme, words in self._themes.items() if words.search(text)]
        return named[0] if len(named) == 1 else ""


theme_of = ThemeWords(word_list("themes")).of


class _Told(NamedTuple):
    """A line, the theme that it names, and whether it is marked as a heading."""

    line: int
    theme: str
    is_marked: bool


@lru_cache(maxsize=1024)  # the figures of a sentence have its words in common
def _theme_as_written(words: str) -> str:
    return theme_of(fold(words))


class Themeless:
    """Gives a theme to figures under no heading of a known policy.

    It is that of the marked line that heads them, else of their own words, of an unmarked line, of words right above.
    """

    def __init__(self) -> None:
        self._heads: list[_Told] = []  # lines that head what follows; one without a theme ends the one before
        self._words: list[_Told] = []  # other lines that name a theme
        self._look: str | None = None  # of the last line that headed something
        self._line = 0  # of the last text
        self._page = 0

    def note(self, passage: Passage, page: int) -> None:
        """Take note of a paragraph under no heading of a known policy; what heads one office's page heads no other."""
        for match in LINES.finditer(passage.text):
            line = passage.place_at(match.start()).line
            if line is not None:
                if page != self._page:
                    self._heads.append(_Told(line, "", False))
                    self._page = page
                self._note(line, match.group())

    def _note(self, line: int, text: str) -> None:
        gap, self._line = line - self._line, line
        is_apart = gap > 1
        if gap > LINES_ABOVE and self._heads and not self._heads[-1].is_marked:
            self._heads.append(_Told(line, "", False))
        theme = theme_of(text)
        look = _look(text)
        is_bare = look == "" and is_apart and ":" not in text
        if look is not None and (theme or look or (is_bare and self._look == "")):
            self._look = look
            self._heads.append(_Told(line, theme, look != ""))
        elif theme:
            self._words.append(_Told(line, theme, False))

    def theme(self, fact: Fact) -> str:
        """Return the theme of a figure that has none; empty where no words tell it."""
        if fact.policy and not fact.policy_id and (printed := theme_of(fold(fact.policy))):
            return printed
        line = fact.line or 0
        head, above = _last(self._heads, line), _last(self._words, line)
        headed = head.theme if head else ""
        is_near = above is not None and line - above.line <= LINES_ABOVE and (head is None or above.line >= head.line)
        heads = f" {fact.measure} {fact.told_under}" if fact.row_label else ""
        own = _theme_as_written(fact.words + heads)
        if head and not head.is_marked:
            headed, own = own, headed
        return headed or own or (above.theme if above and is_near and not fact.policy else "")


def _look(text: str) -> str | None:
    """Return how a line is marked that may head what follows, empty where nothing marks it; None for any other."""
    mark = MARK.match(text)
    words = text[mark.end() :] if mark else text
    if len(words) > LONGEST_HEAD or not LETTER.search(words) or NUMBER.search(words) or BULLET.match(text):
        return None
    return re.sub(D + "+", "0", mark.group().strip()) if mark else ""


def _last(noted: list[_Told], line: int) -> _Told | None:
    index = bisect_right(noted, line, key=lambda told: told.line) - 1
    return noted[index] if index >= 0 else None
