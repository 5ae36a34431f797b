"""Rows whose cells hold several lines each: as many rows, told one under the other in the cells of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.document import Block, Passage, Row, Table
from loaders.thai.folding import fold, pattern

D = "[0-9๐-๙]"
# A line of a cell that is a figure or says that there is none: 1,204, 311 คน, -.
FIGURE = pattern(rf"\s*(?:[+\-−–]?\s?{D}[0-9๐-๙,]*(?:\.{D}+)?\s*(?:%|[ก-๎]{{1,12}})?|[-–—])\s*\**\s*")
DIGIT = pattern(D)
TWO = 2


def is_figure(line: str) -> bool:
    return FIGURE.fullmatch(fold(line)) is not None


def are_figures(lines: Sequence[str]) -> bool:
    """Whether the lines of a cell are a figure each. A whole number over one with decimals is a count and its share."""
    if len(lines) < TWO or not all(map(is_figure, lines)) or not any(map(DIGIT.search, lines)):
        return False
    return len(lines) > TWO or len({"." in line for line in lines}) == 1


def with_rows_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each row of a table that holds several parted into these."""
    return tuple(
        replace(block, rows=tuple(part for row in block.rows for part in _parted(row)))
        if isinstance(block, Table)
        else block
        for block in blocks
    )


def _parted(row: Row) -> list[Row]:
    """Return the rows that a row holds: two cells or more have as many lines, and of one of them each is a figure."""
    if sum("\n" in cell.written for cell in row) < TWO:
        return [row]
    lines = [_lines(cell) for cell in row]
    height, times = Counter(len(own) for own in lines if len(own) > 1).most_common(1)[0] if any(lines) else (0, 0)
    is_told = any(are_figures([line.written for line in own]) for own in lines if len(own) == height)
    if times < TWO or not is_told or any(len(own) not in (0, 1, height) for own in lines):
        return [row]
    return [
        tuple(own[number] if number < len(own) else _empty(cell) for cell, own in zip(row, lines, strict=True))
        for number in range(height)
    ]


def _lines(cell: Passage) -> list[Passage]:
    lines, start = [], 0
    for text in cell.text.split("\n"):
        if text.strip():
            line = cell.slice(start, start + len(text))
            places = tuple(replace(place) for place in line.places)  # a row each
            lines.append(Passage.placed(line, line.starts, places, line.origins))
        start += len(text) + 1
    return lines


def _empty(cell: Passage) -> Passage:
    return Passage.of([("", replace(cell.places[0]))])
