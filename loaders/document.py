"""What every file format is turned into: paragraphs and tables in reading order, each character placed."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from facts.fact import Issue
from loaders.thai.folding import Folded


@dataclass(slots=True)
class Place:
    """Where a piece of text stands. Numbers count from 1; None where the format, or the text, has no such thing.

    A file format says what it has: a name, page and line. `number` then says where in the document it is.
    """

    name: str  # for people, in the file's own terms: "line 336 col 2", "table 3 row 4 col 1", "sheet ครู cell B3"
    line: int | None = None
    page: int | None = None
    block: int = 0  # the paragraph or table, among all of the document
    table: int | None = None  # among the tables of the document
    row: int | None = None  # of the table, its header among them
    column: int | None = None

    @classmethod
    def of_line(cls, line: int, column: int | None = None) -> Place:
        return cls(f"line {line}" if column is None else f"line {line} col {column}", line, column=column)


class Passage(Folded):
    """A text made of one or more pieces; `starts[i]` is where in it, as written, the piece of `places[i]` begins.

    Of what its paragraph or cell holds, as written, the piece begins at `origins[i]`, which is elsewhere only where a
    passage was cut out or joined.
    """

    __slots__ = ("origins", "places", "starts")

    def __init__(
        self,
        written: str,
        starts: tuple[int, ...],
        places: tuple[Place, ...],
        origins: tuple[int, ...] | None = None,
    ) -> None:
        super().__init__(written)
        self.starts = starts
        self.places = places
        self.origins = starts if origins is None else origins

    @classmethod
    def of(cls, pieces: list[tuple[str, Place]], joiner: str = "\n") -> Passage:
        texts = [piece for piece, _ in pieces]
        return cls(joiner.join(texts), _starts(texts, joiner), tuple(place for _, place in pieces))

    @classmethod
    def of_lines(cls, lines: list[tuple[Folded, Place]]) -> Passage:
        """Return lines as one passage; what is folded of them is not folded again."""
        starts = _starts([line.written for line, _ in lines], "\n")
        return cls.placed(Folded.join([line for line, _ in lines], "\n"), starts, tuple(place for _, place in lines))

    @classmethod
    def placed(
        cls,
        text: Folded,
        starts: tuple[int, ...],
        places: tuple[Place, ...],
        origins: tuple[int, ...] | None = None,
    ) -> Passage:
        """Return a text with its places."""
        passage = cls(text.written, starts, places, origins)
        passage.take(text)
        return passage

    @property
    def pieces(self) -> list[tuple[str, Place]]:
        """The characters of each piece as written, with what joins it to the next, and its place."""
        ends = (*self.starts[1:], len(self.written))
        return [
            (self.written[start:end], place) for start, end, place in zip(self.starts, ends, self.places, strict=True)
        ]

    def place_at(self, offset: int) -> Place:
        if len(self.places) == 1:
            return self.places[0]
        return self.places[max(bisect_right(self.starts, self.at(offset)) - 1, 0)]

    def origin(self, offset: int) -> tuple[Place, int]:
        """Return where the character at `offset` stands: the place, and where in its paragraph or cell as written."""
        written = self.at(offset)
        if len(self.places) == 1:
            return self.places[0], self.origins[0] + written
        piece = max(bisect_right(self.starts, written) - 1, 0)
        return self.places[piece], self.origins[piece] + written - self.starts[piece]

    def slice(self, start: int, end: int | None = None) -> Passage:
        """Return the part of the passage between two offsets, its pieces still placed."""
        text = self.text[start:end]
        if len(text) == len(self.text):
            return self
        part = Passage.__new__(Passage)
        begin = self._give(part, start, text)
        if len(self.places) == 1:
            part.starts, part.places, part.origins = (0,), self.places, (self.origins[0] + begin - self.starts[0],)
            return part
        first = max(bisect_right(self.starts, begin) - 1, 0)
        last = max(bisect_right(self.starts, begin + max(len(part.written) - 1, 0)) - 1, first)
        part.starts = tuple(max(offset - begin, 0) for offset in self.starts[first : last + 1])
        part.places = self.places[first : last + 1]
        part.origins = (self.origins[first] + begin - self.starts[first], *self.origins[first + 1 : last + 1])
        return part

    def apart(self) -> Passage:
        """Return the passage as one of its own, not numbered yet: what it was cut out of is no part of it any more."""
        places = tuple(Place(place.name, place.line, place.page) for place in self.places)
        return Passage.placed(self, self.starts, places)

    def __add__(self, other: Passage) -> Passage:
        """Join two passages with a line break, as when a page break has cut a cell in two."""
        shift = len(self.written) + 1
        starts = (*self.starts, *(start + shift for start in other.starts))
        origins = self.origins + other.origins
        return Passage.placed(Folded.join((self, other), "\n"), starts, self.places + other.places, origins)

    @property
    def is_blank(self) -> bool:
        return not self.written.strip()


def _starts(pieces: list[str], joiner: str) -> tuple[int, ...]:
    """Return where each of some pieces begins once they are joined."""
    if len(pieces) == 1:
        return (0,)
    return tuple(itertools.accumulate((len(piece) + len(joiner) for piece in pieces[:-1]), initial=0))


Row = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    passage: Passage


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]
    unplaced: tuple[Row, ...] = ()  # with fewer cells than there are columns, and nothing tells which are empty

    @property
    def cells(self) -> Iterator[Passage]:
        return itertools.chain.from_iterable((*self.rows, *self.unplaced))


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, before anything is understood."""

    source: str
    content_id: str
    blocks: tuple[Block, ...]
    line_count: int
    issues: tuple[Issue, ...] = ()


def number(document: Document) -> None:
    """Give each place of a document its block and, in tables, its table, row and column."""
    tables = 0
    for index, block in enumerate(document.blocks, 1):
        if isinstance(block, Paragraph):
            for place in block.passage.places:
                place.block, place.column = index, None
            continue
        tables += 1
        for row_number, row in enumerate((*block.rows, *block.unplaced), 1):
            for column, cell in enumerate(row, 1):
                for place in cell.places:
                    place.block, place.table, place.row, place.column = index, tables, row_number, column
