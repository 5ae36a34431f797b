"""Heads and feet of pages: what stands at the same place on most pages, and page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Any

from facts.codes import arabic_digits
from loaders.files.pdf.lines import Line
from loaders.thai.folding import fold, pattern

D = "[0-9๐-๙]"
MARGIN = 0.15  # of the page's height, above and below
PAGE_NUMBER_MARGIN = 0.1
PAGE_NUMBER = pattern(
    rf"[\s\-–—|(\[]*(?:หน้า(?:ที่)?|[Pp]age)?\s*(?:{D}{{1,4}}|[ivxlc]{{1,6}}|[ก-ฮ])\s*(?:(?:/|จาก|of)\s*{D}{{1,4}})?[\s\-–—|)\]]*"
)
MOST = 0.4  # heads of left and right pages differ
SAME_PLACE = 4.0


def leave_out_heads(pages: Sequence[tuple[int, float, list[Any]]]) -> Counter[str]:
    """Take heads, feet and page numbers out of the pages' items; return them with the number of their pages.

    Each page comes with its number and height; one that is read in parts comes as often.
    """
    stands: defaultdict[str, list[tuple[float, int, Line]]] = defaultdict(list)
    count = len({index for index, _, _ in pages})
    for index, height, items in pages:
        for line in _marginal(items, height, MARGIN):
            for key in _keys(line.text, index):
                stands[key].append((min(line.y, line.y - height, key=abs), index, line))
    gone: dict[int, str] = {}
    for key, found in stands.items():
        middle = median(place for place, _, _ in found)
        same = [(index, line) for place, index, line in found if abs(place - middle) <= SAME_PLACE]
        if count > 1 and len({index for index, _ in same}) >= max(2, MOST * count):
            gone |= {id(line): key for _, line in same}
    counts: Counter[str] = Counter()
    for _, height, items in pages:
        numbers = {
            id(line) for line in _marginal(items, height, PAGE_NUMBER_MARGIN) if PAGE_NUMBER.fullmatch(fold(line.text))
        }
        for item in list(items):
            if id(item) in gone or id(item) in numbers:
                counts[gone.get(id(item), "page number").strip()] += 1
                items.remove(item)
    return counts


def _marginal(items: Sequence[Any], height: float, margin: float) -> list[Line]:
    """Return the lines at the page's head and foot; three columns are a table's header, which stays."""
    return [
        item
        for item in items
        if isinstance(item, Line)
        and not margin * height < item.y < (1 - margin) * height
        and (len(item.runs) < 3 or PAGE_NUMBER.fullmatch(fold(item.text)))
    ]


def _keys(text: str, index: int) -> list[str]:
    """Return the text itself, and for each number in it the text with that number told by the page's."""
    keys = [text]
    for match in re.finditer(rf"{D}{{1,4}}", text):
        shift = int(arabic_digits(match.group())) - index
        if -50 <= shift <= 2000:
            keys.append(f"{text[: match.start()]}[{shift:+}]{text[match.end() :]}")
    return keys
