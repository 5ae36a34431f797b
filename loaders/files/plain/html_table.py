"""Tables that a web page's source has left in a text: <table>, its rows and cells, spans as empty cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.document import Passage, Place, Row, Table
from loaders.thai.folding import Folded

BEGINS = re.compile(r"\s*<table\b", re.IGNORECASE)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?([0-9๐-๙]{1,2})", re.IGNORECASE)
MAX_LINES = 5000


def html_table(lines: Sequence[Folded], index: int) -> tuple[Table | None, int]:
    """Read the table whose source begins on a line; return it and the line behind it, None where none ends.

    Of nested tables the inner ones are read.
    """
    begins = BEGINS.match(lines[index].written)
    if not begins:
        return None, index
    rows: list[list[Passage]] = []
    covered: set[tuple[int, int]] = set()
    cell: list[tuple[str, Place]] | None = None
    for number in range(index, min(len(lines), index + MAX_LINES)):
        at, line = 0, lines[number].written
        for tag in [*TAG.finditer(line), None]:
            text = line[at : tag.start() if tag else None].replace("&nbsp;", " ")
            if cell is not None and text.strip():
                cell.append((text, Place.of_line(number + 1, len(rows[-1]) + 1)))
            if tag is None:
                break
            at = tag.end()
            name, is_end = tag[2].lower(), bool(tag[1])
            if name in ("td", "th", "tr", "table") and cell is not None:
                rows[-1].append(Passage.of(cell or [("", Place.of_line(number + 1))]))
                cell = None
            if name == "table" and is_end:
                filled: list[Row] = [tuple(row) for row in rows if row]
                return (Table(tuple(filled)) if filled else None), number + 1
            if name == "table" and (number, tag.start()) != (index, begins.end() - len("<table")):
                return None, index
            if name == "tr" and not is_end:
                rows.append([])
            elif name in ("td", "th") and not is_end and rows:
                spans = {kind.lower(): int(size) for kind, size in SPAN.findall(tag[3])}
                _skip_covered(rows, covered, number)
                _cover(covered, len(rows) - 1, len(rows[-1]), spans.get("row", 1), spans.get("col", 1))
                cell = []
    return None, index


def _cover(covered: set[tuple[int, int]], row: int, column: int, height: int, width: int) -> None:
    for down in range(height):
        for right in range(width):
            if down or right:
                covered.add((row + down, column + right))


def _skip_covered(rows: list[list[Passage]], covered: set[tuple[int, int]], number: int) -> None:
    """Put empty cells where cells above or to the left reach to."""
    while (len(rows) - 1, len(rows[-1])) in covered:
        rows[-1].append(Passage.of([("", Place.of_line(number + 1))]))
