"""What every file format is turned into: paragraphs and tables in reading order, each character placed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from facts.fact import Issue


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands: a 1-based line if the format has lines, and a name people can follow."""

    line: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as written, made of one or more pieces; `starts[i]` is where the piece of `places[i]` begins."""

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    @classmethod
    def of(cls, pieces: list[tuple[str, Place]], joiner: str = "\n") -> Passage:
        starts, text = [], ""
        for index, (piece, _) in enumerate(pieces):
            text += joiner if index else ""
            starts.append(len(text))
            text += piece
        return cls(text, tuple(starts), tuple(place for _, place in pieces))

    def place_at(self, offset: int) -> Place:
        return self.places[max(bisect_right(self.starts, offset) - 1, 0)]

    def slice(self, start: int, end: int) -> Passage:
        """Return the part of the passage between two offsets, its pieces still placed."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, first)
        starts = tuple(max(offset - start, 0) for offset in self.starts[first : last + 1])
        return Passage(self.text[start:end], starts, self.places[first : last + 1])

    def __add__(self, other: Passage) -> Passage:
        """Join two passages with a line break, as when a page break has cut a cell in two."""
        shift = len(self.text) + 1
        starts = (*self.starts, *(start + shift for start in other.starts))
        return Passage(f"{self.text}\n{other.text}", starts, self.places + other.places)

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
