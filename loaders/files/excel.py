"""Excel's .xlsx: each sheet's titles, tables and notes, its numbers as the cells show them.

Places: "sheet Name cell C7". Formulas give the value that Excel saved with them. A merged region's text stands in its
first cell alone. Hidden sheets are left out and said.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from facts.fact import Issue, Severity
from loaders.document import Block, Document, Paragraph, Passage, Place
from loaders.files import limits
from loaders.files.grid import Cell, Grid, title_table_notes
from loaders.files.limits import Refused
from loaders.files.number_format import shown
from loaders.files.package import Package
from loaders.files.signature import EXCEL

CELL_TAG = re.compile(rb"<(?:\w+:)?c[ >/]")
ROW_TAG = re.compile(rb"<(?:\w+:)?row[ >/]")
# Names that Excel gives to sheets nobody has named.
UNNAMED = re.compile(r"(?:sheet|แผ่น(?:งาน)?|ชีต|ตาราง|table)\s*\d*", re.IGNORECASE)
MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
# A year typed in the Buddhist era is kept by Excel as if it were one of the Common Era.
FIRST_BUDDHIST_YEAR = 2400


def read(content: bytes, source: str, content_id: str) -> Document:
    """Read a .xlsx. Raises Refused for a file of which nothing can be read."""
    package = Package(content, EXCEL)
    _refuse_what_is_too_large(package)
    values, formulas = _open(package, content, is_data=True), _open(package, content, is_data=False)
    reader = _Reader(source)
    blocks = tuple(block for sheet in values.worksheets for block in reader.sheet(sheet, formulas[sheet.title]))
    if not blocks and not reader.issues:
        raise Refused("empty-file", "The workbook's sheets are empty. Export or save the report again.")
    return Document(source, content_id, blocks, reader.row_count, tuple(reader.issues))


def _refuse_what_is_too_large(package: Package) -> None:
    """Look at every part once, so that the parser meets no bomb, no entity and no endless sheet."""
    cells = 0
    for name in sorted(package.names):
        if not name.endswith((".xml", ".rels")):
            continue
        content = package.read(name)
        if b"<!DOCTYPE" in content or "<!DOCTYPE".encode("utf-16-le") in content:
            package.xml(name)
        if "worksheets/" in name:
            rows = sum(1 for _ in ROW_TAG.finditer(content))
            cells += sum(1 for _ in CELL_TAG.finditer(content))
            if rows > limits.MAX_TABLE_ROWS or cells > limits.MAX_CELLS:
                raise Refused(
                    "too-large",
                    f"A sheet has {rows:,} rows and the workbook {cells:,} cells or more; at most "
                    f"{limits.MAX_TABLE_ROWS:,} rows a sheet and {limits.MAX_CELLS:,} cells are read. "
                    "Keep the tables of the report and delete the raw data, or split the file.",
                    name,
                )


def _open(package: Package, content: bytes, *, is_data: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on extensions that hold no values
        try:
            return load_workbook(BytesIO(content), data_only=is_data, keep_links=False)
        except Exception as error:  # a damaged workbook fails anywhere in the parser
            raise package.damaged() from error


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.row_count = 0
        self.issues: list[Issue] = []

    def sheet(self, values: Any, formulas: Any) -> Iterator[Block]:
        """Return a sheet's blocks: its name where somebody gave it one, then its tables."""
        place = f"sheet {values.title}"
        if values.sheet_state != "visible":
            if values.max_row > 1 or values["A1"].value is not None:
                self._issue(
                    "note", "hidden-sheet", place, "The sheet is hidden and was not read. Unhide it if it counts."
                )
            return
        grid = self._grid(values, formulas, place)
        self._tell_hidden(values, place)
        if any(text.strip() for row in grid for text, _ in row) and not UNNAMED.fullmatch(values.title.strip()):
            yield Paragraph(Passage.of([(values.title, Place(None, place))]))
        for region in _regions(grid):
            yield from title_table_notes(region)

    def _grid(self, values: Any, formulas: Any, place: str) -> Grid:
        rows = sorted({row for row, _ in values._cells})
        width = max((column for _, column in values._cells), default=0)
        if width > limits.MAX_TABLE_COLUMNS:
            self._issue(
                "error",
                "table-too-large",
                place,
                f"The sheet reaches to column {get_column_letter(width)} and was left out; at most "
                f"{limits.MAX_TABLE_COLUMNS} columns are read. Delete what is no table of the report.",
            )
            return []
        grid: Grid = []
        before = 0
        for row in rows:
            if row > before + 1:
                grid.append([])
            grid.append([self._cell(values, formulas, row, column, place) for column in range(1, width + 1)])
            before = row
        self.row_count += len(rows)
        return grid

    def _cell(self, values: Any, formulas: Any, row: int, column: int, sheet: str) -> Cell:
        place = f"{sheet} cell {get_column_letter(column)}{row}"
        cell = values._cells.get((row, column))
        value = None if cell is None else cell.value
        if value is None and cell is not None:
            formula = formulas._cells.get((row, column))
            if formula is not None and formula.data_type == "f":
                self._issue(
                    "error",
                    "formula-without-value",
                    place,
                    "The formula was never calculated, so the cell has no value. Open the workbook in Excel, "
                    "save it and load it again.",
                )
        return _text(value, cell), Place(None, place)

    def _tell_hidden(self, values: Any, place: str) -> None:
        rows = [str(row) for row, size in values.row_dimensions.items() if size.hidden and (row, 1) in values._cells]
        columns = [letter for letter, size in values.column_dimensions.items() if size.hidden]
        if rows or columns:
            which = ", ".join([*(f"column {letter}" for letter in columns), *(f"row {row}" for row in rows)][:20])
            self._issue(
                "note", "hidden-cells", place, f"Hidden cells were read too: {which}. Delete them if they do not count."
            )

    def _issue(self, severity: Severity, code: str, place: str, message: str) -> None:
        self.issues.append(Issue(self.source, None, place, severity, code, message, ""))


def _text(value: Any, cell: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown(value, cell.number_format)
    if isinstance(value, date | datetime):
        year = value.year if value.year >= FIRST_BUDDHIST_YEAR else value.year + 543
        return f"{value.day} {MONTHS[value.month - 1]} {year}"
    return str(value)


def _regions(grid: Grid) -> Iterator[Grid]:
    """Part a sheet at empty rows; a region without words of its own in its first row goes on with the one before."""
    regions: list[Grid] = []
    is_new = True
    for row in grid:
        if not any(text.strip() for text, _ in row):
            is_new = True
            continue
        if is_new and not (regions and _goes_on(row)):
            regions.append([])
        regions[-1].append(row)
        is_new = False
    yield from regions


def _goes_on(row: list[Cell]) -> bool:
    """Whether a row after a gap is one more row of figures, not a header or a title."""
    cells = [text for text, _ in row if text.strip()]
    return len(cells) > 1 and any(re.match(r"[\d๐-๙]", text.strip()) for text in cells[1:])
