"""Of an office of several provinces, the one that a figure is of, where its words say so."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.thai.folding import folded, pattern
from loaders.thai.words import any_of

NEAR = 80


def province_beside(provinces: tuple[str, ...], text: str, start: int, end: int, label: str, begin: int = 0) -> str:
    """Return the province that a figure of folded text is of, or an empty text; `end` is that of its unit.

    It is named right before the number ("จ.ตาก 3 ราย"), right behind its unit ("3 ราย (จ.ตาก)"), or alone in the label
    of the figure's row. What stands before `begin` is an office's name.
    """
    if len(provinces) < 2:
        return ""
    before, behind, alone, names = _patterns(provinces)
    found = alone.fullmatch(label) or before.search(text, max(begin, start - NEAR, 0), start) or behind.match(text, end)
    if not found or found.groupdict().get("another"):  # so many in both
        return ""
    return names[found.group("one")]


@lru_cache(maxsize=64)
def _patterns(
    provinces: tuple[str, ...],
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str]]:
    names = {folded(name): name for name in provinces}
    name = any_of(names)
    word = r"(?:จังหวัด|จ\.)\s*"
    return (
        pattern(
            rf"(?P<another>{name}\s*(?:และ|กับ|,|/)?\s*)?(?:{word}|[(,;:/]\s*|และ\s*)(?P<one>{name})"
            r"\s*(?:จำนวน|มี|[:=])*\s*$"
        ),
        pattern(rf"\s*\(\s*(?:ใน)?{word}(?P<one>{name})\s*\)"),
        pattern(rf"\W*(?:{word})?(?P<one>{name})\W*"),
        names,
    )
