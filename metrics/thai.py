"""The order of Thai names."""

from __future__ import annotations

import re


def thai_order(text: str) -> str:
    """Return a key that sorts Thai as a dictionary does, a leading vowel after its consonant, and numbers by size."""
    sized = re.sub(r"\d+", lambda match: f"{int(match.group()):06d}", text)
    return re.sub("([เ-ไ])(.)", r"\2\1", sized)
