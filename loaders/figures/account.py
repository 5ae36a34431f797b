"""The account of a report's numbers: each is a figure, is known to be none, or is to be said to people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from loaders.document import Document, Passage, Place, Table
from loaders.figures.cell import BARE_NUMBER
from loaders.figures.figure import Figure
from loaders.figures.ledger import DIGITS, FIGURE, SAID, Ledger
from loaders.figures.sentences import figures_of
from loaders.thai.counted import MALFORMED, Skipped
from loaders.thai.folding import pattern
from loaders.thai.numbers import D
from loaders.thai.sentences import sentences
from loaders.where.headings import MARKUP

CODES = {"no unit": "number-not-counted", MALFORMED: "number-malformed"}  # of the issues that say why none was taken
# Behind a cell's own number these are more likely a second figure: 4.52 (0.61).
DOUBTFUL_IN_A_CELL = frozenset({"no unit", "list mark or name"})
NAME = "part of a name"
HEADING_MARK = pattern(rf"[^ก-๎A-Za-z]*(?:{D}+\.?)+(?=[^ก-๎A-Za-z]*[ก-๎A-Za-z])")


class Unsaid(NamedTuple):
    """Numbers of one place that nobody has been told of yet, and the code of their issue."""

    code: str
    passage: Passage
    offset: int  # of the first
    raws: str


class Account:
    """Notes what becomes of each number of a document while it is read, and at its end of those left over."""

    def __init__(self, document: Document) -> None:
        self._ledger = Ledger(document)
        self._with_figures: set[tuple[int, int | None, int | None]] = set()  # cells
        self._unsaid: dict[tuple[str, str], list[tuple[Passage, int, str]]] = defaultdict(list)

    @property
    def fates(self) -> dict[str, int]:
        return dict(self._ledger.fates)

    def figure(self, figure: Figure, *, is_kept: bool) -> None:
        """Note a figure, or a cell that should have held one; what is not kept is said elsewhere."""
        place = figure.passage.place_at(figure.start)
        if place.row is not None:
            self._with_figures.add(_cell(place))
        if figure.number:
            self._ledger.take(figure.passage, figure.start, len(figure.raw), FIGURE if is_kept else SAID)
        elif figure.state == "unreadable":
            self._ledger.take_all(figure.passage, SAID)

    def skipped(self, sentence: Passage, skip: Skipped) -> None:
        """Note a number of a sentence that is no figure; one without a unit, or not well formed, is to be said."""
        is_said = skip.reason in CODES
        self._ledger.take(sentence, skip.start, len(skip.raw), SAID if is_said else skip.reason)
        if is_said:
            self._say(CODES[skip.reason], sentence, skip.start, skip.raw)

    def no_figures(self, passage: Passage, fate: str) -> None:
        """Note what all numbers of a paragraph or cell are known to be."""
        self._ledger.take_all(passage, fate)

    def left_out(self, cells: Iterable[Passage]) -> None:
        """Note that some cells of a table, or all, are said to be left out."""
        for cell in cells:
            self._ledger.take_all(cell, SAID)

    def close(self, contents: Iterable[Table]) -> list[Unsaid]:
        """Name each number that no figure was looked for in: of headings, heads, labels, behind a figure.

        Return those of the whole report that are to be said, once a place.
        """
        for cell in (cell for table in contents for cell in table.cells):
            self._ledger.take_all(cell, "contents")
        for passage, starts in self._ledger.rest():
            mark = HEADING_MARK.match(passage.written)
            if mark and passage.places[0].row is None:
                self._ledger.take(passage, 0, mark.end(), "number of a heading")
                starts = [at for at in starts if at >= mark.end()]
                if not starts:
                    continue
            offsets = [passage.offset_of(at) for at in starts]
            for start, end in sentences(passage.text):
                if any(start <= offset < end for offset in offsets):
                    self._sentence(passage.slice(start, end))
            for tag in MARKUP.finditer(passage.text) if "<" in passage.text else ():
                self._ledger.take(passage, tag.start(), len(passage.raw(*tag.span())), "markup")
        for passage, starts in self._ledger.rest():
            self._ledger.take_all(passage, SAID)
            raws = [found.group() for found in DIGITS.finditer(passage.written) if found.start() in starts]
            self._say("number-left-out", passage, passage.offset_of(starts[0]), ", ".join(raws))
        return [
            Unsaid(code, *said[0][:2], ", ".join(raw for _, _, raw in said)) for (code, _), said in self._unsaid.items()
        ]

    def _sentence(self, sentence: Passage) -> None:
        """Say what looks like a figure, or stands alone or behind one in a cell; the rest is known to be none."""
        place = sentence.place_at(0)
        is_bare = place.row is not None and BARE_NUMBER.fullmatch(sentence.text)
        is_doubtful = is_bare or _cell(place) in self._with_figures
        found, skipped = figures_of(sentence)
        told = [(figure.start, figure.raw, SAID) for figure in found]
        told += [(skip.start, skip.raw, skip.reason) for skip in skipped]
        for start, raw, reason in sorted(told):
            is_said = reason == MALFORMED or (is_doubtful and reason in DOUBTFUL_IN_A_CELL)
            fate = SAID if is_said else NAME if reason == "no unit" else reason
            if self._ledger.take(sentence, start, len(raw), fate) and fate == SAID:
                self._say("number-left-out", sentence, start, raw)

    def _say(self, code: str, passage: Passage, offset: int, raw: str) -> None:
        self._unsaid[code, passage.place_at(offset).name].append((passage, offset, raw))


def _cell(place: Place) -> tuple[int, int | None, int | None]:
    return place.block, place.row, place.column
