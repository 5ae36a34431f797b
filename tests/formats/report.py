"""Made-up reports, each written once and for no format: `reports()` reads them.

A file of `reports/` is a report as a person would type it, one block a line:

    @ น่าน, แพร่ ; indented   the places that this report alone tells of; first line. "indented": its paragraphs are
                              told apart by an indent, as in letters of the state, and not by a gap
    รายงานผล ...              a paragraph; those before the first heading are the cover
    # 3. ... / ## 3.1 ...     a heading, and one below it
    - ... / + ...             an item of a list whose mark or number the format draws
    | หน่วยงาน | ครู (คน) |   a row of a table; "<" is one cell with its left neighbour, "^" with the one above
                              an empty line ends a table
    === expects
    412 | คน | สพป.น่าน เขต 1 | denominator

Below the last mark stand figures that every format must give, written by hand before any reader saw the report:
value in the base unit, unit, office (empty: the report speaks for no office), role. "*" lets anything through, where
people may differ.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from facts.codes import CODES_DIR

FOLDER = Path(__file__).parent / "reports"
ANY = "*"
LEFT, ABOVE = "<", "^"
Kind = Literal["heading", "subheading", "paragraph", "bullet", "number"]
MARKS: dict[str, Kind] = {"# ": "heading", "## ": "subheading", "- ": "bullet", "+ ": "number"}


@dataclass(frozen=True, slots=True)
class Line:
    """A block of words; of a list's item without its mark."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one width; a cell may be LEFT or ABOVE."""

    rows: tuple[tuple[str, ...], ...]

    def shown(self) -> list[list[str]]:
        """Return the rows as they look without merged cells: what is merged away is empty."""
        return [["" if cell in (LEFT, ABOVE) else cell for cell in row] for row in self.rows]

    def merged(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield each merged cell: top, left, bottom and right, counted from 0, all within it."""
        for top, row in enumerate(self.rows):
            for left, cell in enumerate(row):
                if cell in (LEFT, ABOVE):
                    continue
                right, bottom = left, top
                while right + 1 < len(row) and row[right + 1] == LEFT:
                    right += 1
                while bottom + 1 < len(self.rows) and self.rows[bottom + 1][left] == ABOVE:
                    bottom += 1
                if (bottom, right) != (top, left):
                    yield top, left, bottom, right


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure that must be read, whatever the format."""

    value: Decimal  # in the base unit
    unit: str
    agency: str  # full official name
    role: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report of no format, and what must be read of it."""

    name: str
    places: frozenset[str]  # provinces or national bodies; no other report tells of them
    blocks: tuple[Block, ...]
    expects: tuple[Expected, ...]
    is_indented: bool


@cache
def reports() -> tuple[Report, ...]:
    """Return all reports, by name."""
    return tuple(_report(path) for path in sorted(FOLDER.glob("*.txt")))


def _report(path: Path) -> Report:
    body, expects = path.read_text(encoding="utf-8").split("=== expects\n")
    first, *lines = body.splitlines()
    places, _, layout = first.removeprefix("@").partition(";")
    return Report(
        name=path.stem,
        places=frozenset(place.strip() for place in places.split(",")),
        blocks=tuple(_blocks(lines)),
        expects=tuple(_expected(line) for line in expects.splitlines()),
        is_indented=layout.strip() == "indented",
    )


def _blocks(lines: list[str]) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(_cells(line.removeprefix("|").removesuffix("|")))
            continue
        if rows:
            yield Table(tuple(rows))
            rows = []
        if line:
            yield _line(line)


def _line(line: str) -> Line:
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return Line(kind, line.removeprefix(mark))
    return Line("paragraph", line)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _expected(line: str) -> Expected:
    value, unit, agency, role = _cells(line)
    return Expected(Decimal(value), unit, _full_name(agency), role)


def _full_name(agency: str) -> str:
    """Return the official name of an office that is given by its kind's short name and its place."""
    with (CODES_DIR / "agency_kinds.csv").open(encoding="utf-8", newline="") as file:
        for kind in csv.DictReader(file):
            short, place = kind["short_th"], agency.removeprefix(kind["short_th"])
            if short and agency.startswith(short) and bool(place) == (kind["geography"] != "none"):
                return kind["full_prefix_th"] + place
    return agency
