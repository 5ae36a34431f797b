"""The order of Thai names."""

from __future__ import annotations

import re


def thai_order(text: str) -> str:
    """Return a key that sorts Thai as a dictionary does: a leading vowel after its consonant."""
    return re.sub("([เ-ไ])(.)", r"\2\1", text)
