"""Excel's .xlsx: each sheet's titles, tables, notes and text boxes, its numbers as the cells show them.

Places: "sheet Name cell C7". Formulas give the value that Excel saved with them. A merged region's text stands in its
first cell alone. Hidden sheets are left out and said; hidden rows and columns are read and said. Charts draw what
stands in cells, so they are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils import get_column_letter

from facts.fact import Issue, Severity
from loaders.document import Block, Document, Paragraph, Passage, Place
from loaders.files import limits
from loaders.files.grid import Grid, blocks
from loaders.files.limits import Refused
from loaders.files.office.package import Package
from loaders.files.office.sheet_xml import Cells, Words, shared_strings
from loaders.files.office.word_xml import find
from loaders.files.signature import EXCEL
from loaders.thai.folding import fold, pattern

VALUE_TAG = re.compile(rb"<(?:\w+:)?(?:v|is)[ >]")
HIDDEN_TAG = re.compile(rb"""<(?:\w+:)?(row|col)\s[^>]*?\bhidden=["'](?:1|true)["'][^>]*>""")
ATTRIBUTE = re.compile(rb"""\b(r|min|max)=["'](\d{1,7})["']""")
# Names that Excel gives to sheets nobody has named.
UNNAMED = pattern(r"(?:sheet|แผ่น(?:งาน)?|ชีต|ตาราง|table)\s*\d*", re.IGNORECASE)
MAX_LISTED = 20  # cells, rows or columns named in one issue


def read(content: bytes, source: str, content_id: str) -> Document:
    """Read a .xlsx. Raises Refused for a file of which nothing can be read."""
    package = Package(content, EXCEL)
    sheets = list(_sheets(package))
    reader = _Reader(source, package)
    found = tuple(block for sheet in sheets for block in reader.sheet(sheet))
    reader.tell_styles()
    if not found:
        for issue in reader.issues:
            if issue.severity == "error":
                raise Refused(issue.code, issue.message, issue.place)
        raise Refused("empty-file", "The workbook's sheets are empty or hidden. Export or save the report again.")
    return Document(source, content_id, found, reader.row_count, tuple(reader.issues))


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    kind: str  # worksheet, chartsheet ...
    part: str
    is_hidden: bool


def _sheets(package: Package) -> Iterator[_Sheet]:
    related = package.relationships(package.main_part)
    for element in package.xml(package.main_part).iterfind("{*}sheets/{*}sheet"):
        ids = [value for name, value in element.items() if name.endswith("}id")]
        if ids and ids[0] in related:
            relationship = related[ids[0]]
            is_hidden = element.get("state", "visible") != "visible"
            yield _Sheet(element.get("name", ""), relationship.kind, relationship.target, is_hidden)


class _Reader:
    def __init__(self, source: str, package: Package) -> None:
        self.source = source
        self.package = package
        self.row_count = 0
        self.issues: list[Issue] = []
        main = package.main_part
        strings, styles = (package.related(main, kind) for kind in ("sharedStrings", "styles"))
        style_sheet = package.intact_xml(styles) if styles else None
        self._is_unstyled = bool(styles) and style_sheet is None
        properties = find(package.xml(main), "workbookPr")
        self._cells = Cells(
            self._strings(strings) if strings else [],
            style_sheet,
            is_of_1904=properties is not None and properties.get("date1904") in ("1", "true"),
        )

    def tell_styles(self) -> None:
        """Say it where the style sheet is damaged: that costs the cells' formats, and no cell."""
        if self._is_unstyled or self._cells.lack_formats:
            message = (
                "The workbook's style sheet is damaged: numbers stand as they are stored, so that 44 % is 0.44 and a "
                "date a number of days. Open the workbook in Excel and save it anew."
            )
            self._issue("warning", "styles-not-read", "", message)

    def _strings(self, part: str) -> list[Words]:
        try:
            return shared_strings(self.package.xml_bytes(part))
        except etree.XMLSyntaxError as error:
            raise self.package.damaged(part) from error

    def sheet(self, sheet: _Sheet) -> Iterator[Block]:
        """Return a sheet's blocks: its name where somebody gave it one, its titles, tables and notes, its boxes."""
        place = f"sheet {sheet.name}"
        if sheet.is_hidden:
            self._issue("note", "hidden-sheet", place, "The sheet is hidden and was not read. Unhide it if it counts.")
            return
        if sheet.kind != "worksheet":
            message = "A sheet without cells, such as a chart, is not read. Put the figures it shows into cells."
            self._issue("note", "not-read-object", place, message)
            return
        if self.package.is_too_large(sheet.part):
            self._too_large(place, f"{limits.MAX_PART_BYTES:,} bytes or more")
            return
        try:
            content = self.package.xml_bytes(sheet.part)
        except Refused as error:
            if error.code != "damaged":
                raise
            self._issue("error", "damaged", place, f"{error.message} The sheet was left out.")
            return
        if (count := sum(1 for _ in VALUE_TAG.finditer(content))) > limits.MAX_CELLS:
            self._too_large(place, f"{count:,} cells")
            return
        found = [*blocks(self._grid(content, place)), *self._boxes(sheet.part, place)]
        if found:
            self._tell_hidden(content, place)
            if not UNNAMED.fullmatch(fold(sheet.name).strip()):
                yield Paragraph(Passage.of([(sheet.name, Place(place))]))
            yield from found

    def _grid(self, content: bytes, place: str) -> Grid:
        try:
            rows = self._rows(content, place)
        except (etree.XMLSyntaxError, IndexError, ValueError) as error:
            self._issue("error", "damaged", place, f"{self.package.damaged()} The sheet was left out: {error}"[:300])
            return []
        width = max((max(row) for row in rows.values()), default=0)
        if (
            len(rows) > limits.MAX_TABLE_ROWS
            or width > limits.MAX_TABLE_COLUMNS
            or len(rows) * width > limits.MAX_CELLS
        ):
            self._too_large(place, f"{len(rows):,} rows and reaches to column {get_column_letter(width)}")
            return []
        self.row_count += len(rows)
        grid: Grid = []
        before = 0
        for number, row in rows.items():
            if number > before + 1:
                grid.append([])
            before = number
            grid.append(
                [
                    (row.get(column, ""), Place(f"{place} cell {get_column_letter(column)}{number}"))
                    for column in range(1, width + 1)
                ]
            )
        return grid

    def _rows(self, content: bytes, place: str) -> dict[int, dict[int, str]]:
        """Return the texts of the cells that show something, by row and column."""
        rows: dict[int, dict[int, str]] = {}
        empty: list[str] = []
        wrong: list[str] = []
        struck: list[str] = []
        seen = 0
        for number, count, cells in self._cells.rows(content):
            seen += 1 + count
            if seen > limits.MAX_CELLS_SEEN:
                self._too_large(place, f"more than {limits.MAX_CELLS_SEEN:,} cells, empty ones among them,")
                return {}
            for cell in cells:
                name = f"{get_column_letter(cell.column)}{number}"
                if cell.is_uncalculated:
                    empty.append(name)
                    continue
                if cell.is_error:
                    wrong.append(name)
                if cell.is_struck:
                    struck.append(name)
                rows.setdefault(number, {})[cell.column] = cell.text
        self._tell_cells(
            empty,
            "formula-without-value",
            place,
            "These formulas were never calculated, so their cells have no value: {cells}. Open the workbook in Excel, "
            "save it and load it again.",
        )
        self._tell_cells(
            wrong,
            "error-cells",
            place,
            "These cells show an error, no figure: {cells}. Mend their formulas, save the workbook and load it again.",
        )
        if struck:
            message = f"Struck-through text was left out: {_listed(struck)}. If it counts, take the stroke off."
            self._issue("note", "struck-text", f"{place} cell {struck[0]}", message)
        return rows

    def _tell_cells(self, cells: list[str], code: str, place: str, message: str) -> None:
        if cells:
            self._issue("error", code, f"{place} cell {cells[0]}", message.format(cells=_listed(cells)))

    def _boxes(self, part: str, place: str) -> Iterator[Paragraph]:
        """Return the texts of the boxes drawn on a sheet; say its pictures."""
        name = self.package.related(part, "drawing")
        if not name:
            return
        drawing = self.package.intact_xml(name)
        if drawing is None:
            message = "What is drawn on the sheet is damaged and was left out: open it in Excel and save it anew."
            self._issue("warning", "part-not-read", place, message)
            return
        for number, box in enumerate(drawing.iter("{*}sp"), 1):
            text = "\n".join(_words(paragraph) for paragraph in box.iterfind("{*}txBody/{*}p"))
            if text.strip():
                yield Paragraph(Passage.of([(text, Place(f"{place} text box {number}"))]))
        if next(drawing.iter("{*}pic"), None) is not None:
            message = "Pictures on the sheet were not read. What counts in them must be typed into cells."
            self._issue("note", "picture", place, message)

    def _tell_hidden(self, content: bytes, place: str) -> None:
        hidden = []
        for match in HIDDEN_TAG.finditer(content):
            numbers = {name: int(digits) for name, digits in ATTRIBUTE.findall(match.group())}
            if match.group(1) == b"row":
                hidden.append(f"row {numbers.get(b'r', 0)}")
            else:
                first, last = (get_column_letter(min(numbers.get(name, 1), 16_384)) for name in (b"min", b"max"))
                hidden.append(f"column {first}" if first == last else f"columns {first} to {last}")
        if hidden:
            message = f"Hidden cells were read too: {_listed(hidden)}. Delete them if they do not count."
            self._issue("note", "hidden-cells", place, message)

    def _too_large(self, place: str, size: str) -> None:
        self._issue(
            "error",
            "table-too-large",
            place,
            f"The sheet has {size} and was left out; at most {limits.MAX_TABLE_ROWS:,} rows, "
            f"{limits.MAX_TABLE_COLUMNS} columns and {limits.MAX_CELLS:,} cells are read. "
            "Keep the tables of the report and delete the raw data, or split the file.",
        )

    def _issue(self, severity: Severity, code: str, place: str, message: str) -> None:
        self.issues.append(Issue(self.source, None, place, severity, code, message, ""))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:MAX_LISTED]) + f" and {len(names) - MAX_LISTED:,} more" * (len(names) > MAX_LISTED)


def _words(paragraph: etree._Element) -> str:
    return "".join(run.text or "" for run in paragraph.iter("{*}t"))
