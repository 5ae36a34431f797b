"""One .xlsx file of what is on the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from io import BytesIO
from math import ceil
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from metrics.marks import NOT_APPLICABLE
from metrics.selection import Selection

ABOUT = {"th": "เกี่ยวกับ", "en": "About"}
SYNTHETIC = "ข้อมูลสมมติ / synthetic"
FONT = "Tahoma"
HEADER_FILL = PatternFill("solid", fgColor="0072B2")
SYNTHETIC_FILL = PatternFill("solid", fgColor="FBE3A6")
WHOLE = "#,##0"
BROKEN = "#,##0.##"
LONGEST_CELL = 32_767  # characters, Excel's own limit
LONGEST_NAME = 31
NARROWEST, HEAD, LABEL, WORDS, ANSWER = 7, 15, 30, 44, 80  # widths of columns, in characters
LONGEST_LABEL, LONGEST_WORDS = 100, 1_000  # characters
LINE_HEIGHT, HIGHEST = 15, 409  # points; no program fits wrapped rows by itself when it opens the file
A3_FROM = 220  # characters: on A4 a wider sheet would be too small to read
ABOUT_WIDTHS = (44, 100)
# Words stand off the number before them.
HEADED, WORDED = (Alignment(horizontal="left", vertical=where, indent=1, wrap_text=True) for where in ("center", "top"))
WORDS_STYLE, NUMBER_STYLE = "words", "number"  # named once: a font and an alignment for each cell take longer to write
PAGE = {"th": "หน้า &P จาก &N", "en": "Page &P of &N"}
# A text that opens with one of these could be run as a formula where the cell is copied or saved as CSV.
FORMULA_OPENINGS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """One sheet: the table's columns are the header as people read it.

    formats: Excel number format by column; whole numbers get thousands separators without one, so give a
    year "0" and a share "0.0%".
    formulas: by column, an expression over other columns of the row, as "{ทำได้}/{ทั้งหมด}". It is written as
    a live formula that gives × where it has no result; where a column that it names is empty, the table's own cell
    is written instead.
    """

    name: str
    table: pd.DataFrame
    formats: Mapping[str, str] = field(default_factory=dict)
    formulas: Mapping[str, str] = field(default_factory=dict)


def workbook(title: str, sheets: Sequence[Sheet], notes: Sequence[tuple[str, str]], language: str) -> bytes:
    """Return the bytes of an .xlsx: first the sheet เกี่ยวกับ / About with the title and notes, then the sheets.

    `notes` are (label, text), as metrics and selection are told by extracts.about. `language` is th or en.
    Where a note says that the data are SYNTHETIC, the first row of each sheet says so, too, on screen and on paper.
    """
    mark = SYNTHETIC if any(text == SYNTHETIC for _, text in notes) else ""
    book = Workbook()
    font = Font(name=FONT, size=10)
    book.add_named_style(NamedStyle(WORDS_STYLE, font=font, alignment=WORDED))
    book.add_named_style(NamedStyle(NUMBER_STYLE, font=font, alignment=Alignment(vertical="top")))
    about = book.active
    assert isinstance(about, Worksheet)
    about.title = ABOUT[language]
    _write_about(about, title, notes)
    for sheet in sheets:
        _write(book.create_sheet(sheet_name(sheet.name, book.sheetnames)), sheet, mark)
    for worksheet in book.worksheets:
        _set_up(worksheet, title, mark, language)
    book.properties.title = f"{mark} {title}".strip()
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def file_name(title: str, selection: Selection, day: date) -> str:
    """Return a plain ASCII name such as agency-2567-2-20261121.xlsx."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "inspection"
    parts = [slug, selection.fiscal_year, selection.round, f"{day:%Y%m%d}"]
    return "-".join(str(part) for part in parts if part is not None) + ".xlsx"


def _write_about(worksheet: Worksheet, title: str, notes: Sequence[tuple[str, str]]) -> None:
    put(worksheet.cell(1, 1), title)
    worksheet.cell(1, 1).font = Font(name=FONT, size=14, bold=True)
    for row, (label, text) in enumerate(notes, start=3):
        put(worksheet.cell(row, 1), label)
        worksheet.cell(row, 1).font = Font(name=FONT, size=10, bold=True)
        worksheet.cell(row, 1).alignment = Alignment(vertical="top", wrap_text=True)
        worksheet.cell(row, 2).style = WORDS_STYLE
        put(worksheet.cell(row, 2), text)
        worksheet.row_dimensions[row].height = _height([label, text], ABOUT_WIDTHS)
    for column, room in zip("AB", ABOUT_WIDTHS, strict=True):
        worksheet.column_dimensions[column].width = room


def _write(worksheet: Worksheet, sheet: Sheet, mark: str) -> None:
    top = 2 if mark else 1
    if mark:
        _write_mark(worksheet, mark)
    columns = [str(column) for column in sheet.table.columns]
    letters = {column: get_column_letter(number) for number, column in enumerate(columns, start=1)}
    for number, column in enumerate(columns, start=1):
        header = worksheet.cell(top, number)
        put(header, column)
        header.font = Font(name=FONT, size=10, bold=True, color="FFFFFF")
        header.fill = HEADER_FILL
        header.alignment = HEADED
    widths = [
        _room(column, [_shown(_plain(value)) for value in sheet.table.iloc[:, number]])
        for number, column in enumerate(columns)
    ]
    for number, room in enumerate(widths, start=1):
        worksheet.column_dimensions[get_column_letter(number)].width = room
    worksheet.row_dimensions[top].height = _height(columns, widths)
    for row, values in enumerate(sheet.table.itertuples(index=False, name=None), start=top + 1):
        plain = [_plain(value) for value in values]
        told = {column for column, value in zip(columns, plain, strict=True) if value is not None}
        for number, (column, value) in enumerate(zip(columns, plain, strict=True), start=1):
            cell = worksheet.cell(row, number)
            formula = sheet.formulas.get(column)
            is_live = formula is not None and told.issuperset(re.findall(r"\{(.+?)\}", formula))
            cell.style = WORDS_STYLE if isinstance(value, str) and not is_live else NUMBER_STYLE
            put(cell, None if is_live else value)
            if formula and is_live:
                filled = re.sub(r"\{(.+?)\}", lambda match: f"{letters[match[1]]}{row}", formula)  # noqa: B023
                cell.value = f'=IFERROR({filled},"{NOT_APPLICABLE}")'
            cell.number_format = sheet.formats.get(column, cell.number_format)
        worksheet.row_dimensions[row].height = _height([_shown(value) for value in plain], widths)
    worksheet.freeze_panes = f"A{top + 1}"
    worksheet.print_title_rows = f"1:{top}"
    if columns:
        worksheet.auto_filter.ref = f"A{top}:{letters[columns[-1]]}{worksheet.max_row}"


def _write_mark(worksheet: Worksheet, mark: str) -> None:
    cell = worksheet.cell(1, 1)
    put(cell, mark)
    cell.font = Font(name=FONT, size=12, bold=True)
    cell.fill = SYNTHETIC_FILL


def _set_up(worksheet: Worksheet, title: str, mark: str, language: str) -> None:
    """Fit a sheet to the width of its paper, A4 landscape or A3; each printed page says whose and which it is."""
    is_wide = sum(column.width for column in worksheet.column_dimensions.values()) > A3_FROM
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A3 if is_wide else worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.page_margins.left = worksheet.page_margins.right = 0.4
    worksheet.oddHeader.center.text = mark or None
    worksheet.oddFooter.left.text = f"{title} · {worksheet.title}".replace("&", "&&")
    worksheet.oddFooter.right.text = PAGE[language]


def put(cell: Cell | Any, value: Any) -> None:
    """Write a value so that a text stays a text, whatever it opens with."""
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        if len(text) > LONGEST_CELL:
            text = text[: LONGEST_CELL - 1] + "…"
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA_OPENINGS)
        return
    cell.value = value
    if isinstance(value, int | float) and not isinstance(value, bool):
        cell.number_format = WHOLE if float(value).is_integer() else BROKEN


def _plain(value: Any) -> Any:
    """Return what a cell can hold: lists joined, missing values None, numpy's numbers as Python's."""
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    if isinstance(value, str):
        return value or None
    return value.item() if hasattr(value, "item") else value


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _room(head: str, texts: Sequence[str]) -> float:
    """Return how wide a column is: as wide as what stands in it, to a limit that grows with the longest text."""
    longest = max((width(line) for text in texts for line in text.split("\n")), default=0)
    most = LABEL if longest <= LONGEST_LABEL else WORDS if longest <= LONGEST_WORDS else ANSWER
    return max(NARROWEST, min(width(head) + 3, HEAD), min(longest + 3, most))


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return how high a row is that wraps these texts."""
    lines = max(
        sum(max(1, ceil(width(line) / (0.9 * room - 1))) for line in text.split("\n"))
        for text, room in zip(texts, widths, strict=True)
    )
    return min(lines * LINE_HEIGHT, HIGHEST)


@lru_cache(maxsize=65536)
def width(text: str) -> int:
    """Count the characters that take room: Thai marks above and below the line do not."""
    return sum(unicodedata.category(character) != "Mn" for character in text)


def sheet_name(name: str, taken: Sequence[str]) -> str:
    """Return a name that Excel takes: no reserved characters, at most 31, none twice."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip(" '") or "Sheet"
    number = 1
    shown = plain[:LONGEST_NAME]
    while shown.lower() in {other.lower() for other in taken}:
        number += 1
        ending = f" ({number})"
        shown = plain[: LONGEST_NAME - len(ending)] + ending
    return shown
