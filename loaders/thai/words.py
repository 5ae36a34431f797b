"""One pattern for many words: the letters that words begin with in common are tried once, not once a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def any_of(words: Iterable[str]) -> str:
    """Return the expression that matches the longest of `words` where it stands."""
    return _any_of(sorted(set(words)))


def _any_of(words: list[str]) -> str:
    rest = [word for word in words if word]
    branches = [
        re.escape(letter) + _any_of([word[1:] for word in group])
        for letter, group in groupby(rest, key=lambda word: word[0])
    ]
    expression = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return expression if len(rest) == len(words) else f"(?:{expression})?" if rest else ""
