"""The word lists of data/words: a word, what it means, and what beside it makes it another word."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WORDS_DIR = Path(__file__).parent.parent.parent / "data" / "words"


@dataclass(frozen=True, slots=True)
class Word:
    """A row of a list."""

    word: str  # as a dictionary spells it; `$` at its end: nothing stands behind it
    meaning: str
    not_after: tuple[str, ...]  # letters right before it that make it another word
    not_before: tuple[str, ...]  # letters right behind it that do; `$`: that nothing stands there
    line: str  # a line that is read right by this word alone of the list
    other_line: str  # a line that is read right by the letters that make it another word


@lru_cache
def word_list(name: str) -> tuple[Word, ...]:
    """Return the rows of a list, in its order."""
    with (WORDS_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Word(
                row["word"],
                row["meaning"],
                tuple(filter(None, row["not_after"].split("|"))),
                tuple(filter(None, row["not_before"].split("|"))),
                row["line"],
                row["other_line"],
            )
            for row in csv.DictReader(file)
        )


def by_meaning(words: Iterable[Word]) -> dict[str, list[Word]]:
    """Return the words of each meaning, meanings and words in the order of the list."""
    groups: dict[str, list[Word]] = {}
    for word in words:
        groups.setdefault(word.meaning, []).append(word)
    return groups


def expression(words: Iterable[Word]) -> str:
    """Return the expression of the longest of `words` that stands somewhere, for `pattern` or `key_pattern` to fold.

    Its branches are bare: put it in brackets where more of an expression stands beside it.
    """
    return "|".join(map(_expression, sorted(words, key=lambda word: -len(word.word)))) or "(?!)"


def _expression(word: Word) -> str:
    """Return the expression of a word, its letters first, so that its exceptions are tried only where they stand."""
    letters = re.escape(word.word.removesuffix("$")).replace(r"\ ", " ")  # keys have no blanks
    after = "".join(f"(?<!{others}{letters})" for others in word.not_after)
    before = f"(?!{'|'.join(word.not_before)})" if word.not_before else ""
    return f"{letters}{after}{before}{'$' if word.word.endswith('$') else ''}"
