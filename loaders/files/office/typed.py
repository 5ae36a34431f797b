"""Tables that are typed with TABs or blanks into a run of paragraphs, found as in a text file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from loaders.document import Block, Paragraph, Passage, Place, Table
from loaders.files.plain import text


@dataclass(frozen=True, slots=True)
class _Line:
    owner: int  # which of the passages it stands in
    start: int
    end: int
    name: str  # of its place


def with_typed_tables(passages: Sequence[Passage]) -> Iterator[Block]:
    """Return passages that follow one another as paragraphs and tables; blank ones only part what is around them."""
    lines = [line for owner, passage in enumerate(passages) for line in _lines(owner, passage)]
    texts = [passages[line.owner].slice(line.start, line.end) for line in lines]
    done = 0
    for table, first, after in text.typed_tables(texts):
        yield from _paragraphs(passages, lines[done:first])
        rows, unplaced = (
            tuple(tuple(_placed(cell, lines) for cell in row) for row in part) for part in (table.rows, table.unplaced)
        )
        yield Table(rows, unplaced)
        done = after
    yield from _paragraphs(passages, lines[done:])


def _lines(owner: int, passage: Passage) -> Iterator[_Line]:
    start = 0
    parts = passage.text.split("\n")
    for number, part in enumerate(parts, 1):
        end = start + len(part)
        name = passage.place_at(max(end - 1, start)).name
        yield _Line(owner, start, end, f"{name} line {number}" if len(parts) > 1 else name)
        start = end + 1


def _paragraphs(passages: Sequence[Passage], lines: Sequence[_Line]) -> Iterator[Paragraph]:
    for owner, group in groupby(lines, lambda line: line.owner):
        own = list(group)
        passage = passages[owner].slice(own[0].start, own[-1].end)
        if not passage.is_blank:
            yield Paragraph(passage.apart())


def _placed(cell: Passage, lines: Sequence[_Line]) -> Passage:
    """Return a cell whose places name the paragraph instead of the line."""
    places = []
    for place in cell.places:
        assert place.line is not None
        name = lines[place.line - 1].name
        places.append(Place(name if place.column is None else f"{name} col {place.column}"))
    return Passage.placed(cell, cell.starts, tuple(places))
