"""CSV: one table, its title lines above and its notes below as paragraphs."""

from __future__ import annotations

import csv
from io import StringIO

from loaders.document import Document, Place
from loaders.files import limits
from loaders.files.grid import Grid, blocks
from loaders.files.limits import Refused
from loaders.files.plain.encoding import decode, lost_characters

DELIMITERS = ",;\t|"
FIELD_LIMIT = 200_000


def read(content: bytes, source: str, content_id: str) -> Document:
    """Read a table of any encoding that text may have. Places are "line 4 col 2". Raises Refused and NotText."""
    text = decode(content)
    csv.field_size_limit(FIELD_LIMIT)
    lines = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    grid: Grid = []
    first = 1
    try:
        for cells in lines:
            if len(grid) >= limits.MAX_TABLE_ROWS or len(cells) > limits.MAX_TABLE_COLUMNS:
                raise Refused(
                    "too-large",
                    f"The table has more than {limits.MAX_TABLE_ROWS:,} rows or {limits.MAX_TABLE_COLUMNS} columns. "
                    "Split it, or leave out what is no result.",
                    f"line {first}",
                )
            grid.append([(cell, Place.of_line(first, column)) for column, cell in enumerate(cells, 1)])
            first = lines.line_num + 1
    except csv.Error as error:
        raise Refused(
            "damaged", "A quoted cell does not end. Export the table again as CSV.", f"line {first}"
        ) from error
    return Document(source, content_id, tuple(blocks(grid)), lines.line_num, lost_characters(source, text))


def _delimiter(text: str) -> str:
    """Return the sign that parts most of the first rows; a comma where none does."""
    head = text[:20_000].splitlines()[:50]
    return max(DELIMITERS, key=lambda sign: (sum(sign in line for line in head), -DELIMITERS.index(sign)))
