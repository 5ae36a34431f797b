"""Text set above or below the line, as the mark of a note is: its digits are none of the number before them."""

from __future__ import annotations

import re

DIGITS = "0123456789()"
THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", DIGITS[:10])
ABOVE, BELOW = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "₀₁₂₃₄₅₆₇₈₉₍₎"
# The marks of notes: 1, (2), 1/ or 1,2.
MARK = re.compile(r"[\s*(]*[0-9๐-๙]{1,2}(?:[\s,/)(*]+[0-9๐-๙]{1,2})*[\s*)/.,]*")
SIGNS = str.maketrans({"/": "", ".": "", ",": " "})
MOVED = {place: str.maketrans(DIGITS, signs) for place, signs in (("superscript", ABOVE), ("subscript", BELOW))}
BACK = str.maketrans(ABOVE + BELOW, DIGITS * 2)
ANY_DIGIT = re.compile("[0-9๐-๙]")


def moved(text: str, place: str) -> str:
    """Return what is set as "superscript" or "subscript", so that its digits stay apart from those beside it.

    Those of a mark become the characters for raised and lowered digits; a longer number gets blanks at its sides.
    """
    if place not in MOVED or not ANY_DIGIT.search(text):
        return text
    if MARK.fullmatch(text):
        return text.translate(THAI).translate(SIGNS).translate(MOVED[place])
    return f" {text} "


def set_down(text: str) -> str:
    """Return a whole text; where all of it is raised it marks nothing, and is what it says."""
    return text.translate(BACK) if text.strip() and not text.strip(ABOVE + BELOW + " ") else text
