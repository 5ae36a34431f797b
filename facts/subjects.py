"""What a problem, remedy or suggestion is about: the words of data/codes/subjects.csv.

A word must stand there whole; a long one is also known by its damage key. Of `ครู…ไม่พอ` the second word stands some
way behind the first. The row without a subject holds names that say nothing of one, as offices' names do.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import NamedTuple

from facts.codes import CODES_DIR, damage_key
from facts.words import LONG, edges, is_long, office_names

GAP = "…"
LONGEST_GAP = 30


@lru_cache(maxsize=1)
def subject_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of table `subject` in the file's order: subject, name_th, name_en."""
    rows = [row for row in _rows() if row["subject"]]
    return tuple({name: row[name] for name in ("subject", "name_th", "name_en")} for row in rows)


@lru_cache(maxsize=65536)
def subjects_of(text: str) -> list[str]:
    """Return the subjects that a text tells of; it may have several or none."""
    told = _Text(text)
    return [subject for subject, known in _words() if any(told.has(word) for word in known)]


class _Word(NamedTuple):
    parts: tuple[str, ...]  # two of a word with a gap
    key: str  # empty unless it is long and has no gap

    @classmethod
    def of(cls, word: str) -> _Word:
        parts = tuple(word.lower().split(GAP))
        return cls(parts, damage_key(word) if is_long(word) and len(parts) == 1 else "")


class _Text:
    """A text in which words are looked for, without the names in it."""

    def __init__(self, text: str) -> None:
        self._key = _names().sub(" ", damage_key(text))
        self._text = " ".join(text.lower().split())
        self._edges: frozenset[int] | None = None

    def has(self, word: _Word) -> bool:
        if word.key:
            return word.key in self._key
        if not all(part in self._text for part in word.parts):  # before it is parted into words, which takes long
            return False
        first, *second = (self._spans(part) for part in word.parts)
        return bool(first) and all(
            any(0 <= start - end <= LONGEST_GAP for _, end in first for start, _ in spans) for spans in second
        )

    def _spans(self, part: str) -> list[tuple[int, int]]:
        """Return where a word stands whole."""
        if self._edges is None:
            self._edges = edges(self._text, _whole())
        found = (match.span() for match in re.finditer(re.escape(part), self._text))
        return [span for span in found if self._edges.issuperset(span)]


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    """Return the words without a gap, and the names that hold some of them."""
    told = {word.parts[0] for _, known in _words() for word in known if len(word.parts) == 1}
    return frozenset(told.union(_told_names()))


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, tuple[_Word, ...]], ...]:
    return tuple((row["subject"], tuple(map(_Word.of, row["words"].split(";")))) for row in _rows() if row["subject"])


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """Return the pattern of names' damage keys."""
    keys = {damage_key(name) for name in (*_told_names(), *office_names()) if len(damage_key(name)) >= LONG}
    return re.compile("|".join(map(re.escape, sorted(keys, key=len, reverse=True))))


def _told_names() -> list[str]:
    return [name for row in _rows() if not row["subject"] for name in row["words"].split(";")]


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    with (CODES_DIR / "subjects.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
