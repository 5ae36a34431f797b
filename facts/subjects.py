"""What a problem, remedy or suggestion is about: the words of data/codes/subjects.csv."""

from __future__ import annotations

import csv
from functools import lru_cache

from facts.codes import CODES_DIR, damage_key


@lru_cache(maxsize=1)
def subject_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of table `subject` in the file's order: subject, name_th, name_en."""
    return tuple({name: row[name] for name in ("subject", "name_th", "name_en")} for row in _rows())


def subjects_of(text_key: str) -> list[str]:
    """Return the subjects whose words stand in a text, given as its damage_key; a text may have several or none."""
    return [subject for subject, words in _words() if any(word in text_key for word in words)]


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["subject"], tuple(map(damage_key, row["words"].split(";")))) for row in _rows())


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    with (CODES_DIR / "subjects.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
