"""The theme that words name where no heading tells a policy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from facts.fact import Fact
from loaders.thai.folding import fold, pattern
from loaders.thai.vocabulary import Word, by_meaning, expression, word_list

LINES_ABOVE = 4  # where the words may stand that a list or a table is told under


class ThemeWords:
    """Knows the words that tell a theme by themselves."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._themes = {theme: pattern(expression(told), re.IGNORECASE) for theme, told in by_meaning(words).items()}

    def of(self, text: str) -> str:
        """Return the one theme that a folded text names; empty where it names none, or several."""
        named = [theme for theme, words in self._themes.items() if words.search(text)]
        return named[0] if len(named) == 1 else ""


theme_of = ThemeWords(word_list("themes")).of


class Themeless:
    """Gives a theme to figures under no heading of a policy: by their own words, else by those right above them."""

    def __init__(self) -> None:
        self._lines: list[int] = []
        self._themes: list[str] = []

    def note(self, line: int | None, text: str) -> None:
        """Take note of a paragraph under no heading of a policy."""
        if line is not None and (theme := theme_of(text)):
            self._lines.append(line)
            self._themes.append(theme)

    def theme(self, fact: Fact) -> str:
        """Return the theme of a figure that has none; empty where no words tell it."""
        printed = theme_of(fold(fact.policy)) if fact.policy else ""
        return printed or theme_of(fold(f"{fact.words} {fact.measure} {fact.row_label}")) or self._above(fact.line)

    def _above(self, line: int | None) -> str:
        index = bisect_right(self._lines, line) - 1 if line is not None else -1
        is_near = index >= 0 and line is not None and line - self._lines[index] <= LINES_ABOVE
        return self._themes[index] if is_near else ""
