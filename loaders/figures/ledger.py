"""Nothing is lost: every number of a document is a figure, is known to be none, or is said in an issue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from loaders.document import Document, Paragraph, Passage, Place

DIGITS = re.compile("[0-9๐-๙]+")
FIGURE, SAID = "figure", "said"


class Ledger:
    """Counts what becomes of each run of digits of a document, those of 1,418.5 one by one."""

    def __init__(self, document: Document) -> None:
        self.fates: Counter[str] = Counter()  # FIGURE, SAID, or what else numbers are known to be
        self._holders: dict[tuple[int, int | None, int | None], Passage] = {}  # those with numbers
        self._rest: dict[tuple[int, int | None, int | None], list[int]] = {}
        for passage in _passages(document):
            if starts := [match.start() for match in DIGITS.finditer(passage.written)]:
                holder = _holder(passage.places[0])
                self._holders[holder], self._rest[holder] = passage, starts

    def take(self, passage: Passage, offset: int, length: int, fate: str) -> bool:
        """Note what became of the numbers in so many characters, as written, from an offset of a passage on.

        Return whether there were any. A number is noted once: its first fate holds.
        """
        place, origin = passage.origin(offset)
        rest = self._rest.get(_holder(place))
        if not rest:
            return False
        first, after = bisect_left(rest, origin), bisect_left(rest, origin + length)
        self.fates[fate] += after - first
        del rest[first:after]
        return after > first

    def take_all(self, passage: Passage, fate: str) -> None:
        """Note what became of the other numbers of a paragraph or cell."""
        self.take(passage, 0, len(passage.written), fate)

    def rest(self) -> Iterator[tuple[Passage, list[int]]]:
        """Yield each paragraph or cell with numbers whose fate is not noted yet, and where these begin, as written."""
        for holder, rest in self._rest.items():
            if rest:
                yield self._holders[holder], list(rest)


def _passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.passage
        else:
            yield from block.cells


def _holder(place: Place) -> tuple[int, int | None, int | None]:
    return (place.block, place.row, place.column) if place.row else (place.block, None, None)
