"""What every file format is turned into: paragraphs and tables in reading order, each character placed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from facts.fact import Issue


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


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as written, made of one or more pieces.

    The piece of `places[i]` begins at `starts[i]`; of what its paragraph or cell holds it begins at `origins[i]`, which
    is elsewhere only where a passage was cut out or joined.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]
    origins: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Iterable[tuple[str, Place]], joiner: str = "\n") -> Passage:
        starts: list[int] = []
        places: list[Place] = []
        text = ""
        for piece, place in pieces:
            text += joiner if places else ""
            starts.append(len(text))
            places.append(place)
            text += piece
        return cls(text, tuple(starts), tuple(places), tuple(starts))

    def place_at(self, offset: int) -> Place:
        return self.places[self._piece_at(offset)]

    def origin_of(self, offset: int) -> int:
        """Return where in its paragraph or cell, as read from the file, the character at `offset` stands."""
        piece = self._piece_at(offset)
        return self.origins[piece] + offset - self.starts[piece]

    def slice(self, start: int, end: int) -> Passage:
        """Return the part of the passage between two offsets, its pieces still placed."""
        first = self._piece_at(start)
        last = max(self._piece_at(max(end - 1, start)), first)
        inner = slice(first + 1, last + 1)
        return Passage(
            self.text[start:end],
            (0, *(offset - start for offset in self.starts[inner])),
            self.places[first : last + 1],
            (self.origins[first] + start - self.starts[first], *self.origins[inner]),
        )

    def apart(self) -> Passage:
        """Return the passage as one of its own: what it was cut out of is no part of it any more."""
        return Passage(self.text, self.starts, tuple(map(copy, self.places)), self.starts)

    def __add__(self, other: Passage) -> Passage:
        """Join two passages with a line break, as when a page break has cut a cell in two."""
        shift = len(self.text) + 1
        starts = (*self.starts, *(start + shift for start in other.starts))
        return Passage(f"{self.text}\n{other.text}", starts, self.places + other.places, self.origins + other.origins)

    def _piece_at(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


Row = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    passage: Passage


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]


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
        for row_number, row in enumerate(block.rows, 1):
            for column, cell in enumerate(row, 1):
                for place in cell.places:
                    place.block, place.table, place.row, place.column = index, tables, row_number, column
