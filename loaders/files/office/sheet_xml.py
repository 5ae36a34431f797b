"""The XML of Excel's cells: what each holds, and the format in which it shows that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel, from_ISO8601

from loaders.files.office.number_format import GENERAL, shown
from loaders.files.office.word_xml import find, tag_of

# Formats that Excel numbers without naming them where its language is Thai.
THAI_FORMATS = {59: "t0", 60: "t0.00", 61: "t#,##0", 62: "t#,##0.00", 67: "t0%", 68: "t0.00%"}
THAI_FORMATS |= {**dict.fromkeys((71, 72, 73, 74, 77, 81), "d/m/yyyy"), **dict.fromkeys((75, 76, 78, 79, 80), "h:mm")}
MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
# A year typed in the Buddhist era is kept by Excel as if it were one of the Common Era.
FIRST_BUDDHIST_YEAR = 2400
LAST_COLUMN = 16_384


class Cell(NamedTuple):
    """A cell that holds something, or a formula that was never calculated."""

    column: int
    text: str  # as the cell shows it
    is_error: bool = False
    is_uncalculated: bool = False


def words(container: etree._Element) -> str:
    """Return a text of one or more runs, without the reading aids of Asian letters."""
    parts = []
    for element in container:
        name = tag_of(element)
        if name == "t":
            parts.append(element.text or "")
        elif name == "r":
            parts += [text.text or "" for text in element.iterfind("{*}t")]
    return "".join(parts)


def shared_strings(content: bytes) -> list[str]:
    return [words(element) for element in _elements(content, "si")]


class Cells:
    """Reads the cells of a workbook's sheets."""

    def __init__(self, strings: Sequence[str], styles: etree._Element | None, *, is_of_1904: bool) -> None:
        """Take the workbook's shared strings and style sheet, which may be None."""
        self._strings = strings
        self._formats = [] if styles is None else _number_formats(styles)
        self._epoch = CALENDAR_MAC_1904 if is_of_1904 else CALENDAR_WINDOWS_1900
        self.lack_formats = False  # whether a number's format is not there

    def rows(self, sheet: bytes) -> Iterator[tuple[int, int, list[Cell]]]:
        """Yield each row's number, how many cells its XML has, empty ones among them, and those that are not."""
        number = 0
        for row in _elements(sheet, "row"):
            number = _count(row.get("r")) or number + 1
            cells = []
            column = 0
            for element in row.iterchildren("{*}c"):
                column = _column(element.get("r", "").rstrip("0123456789")) or column + 1
                cell = self._cell(column, element)
                if cell:
                    cells.append(cell)
            yield number, len(row), cells

    def _cell(self, column: int, element: etree._Element) -> Cell | None:
        kind, value = element.get("t", "n"), find(element, "v")
        if kind == "inlineStr":
            text = find(element, "is")
            return None if text is None else Cell(column, words(text))
        if value is None or value.text is None:
            is_formula = kind != "str" and find(element, "f") is not None  # one that gave no letters is calculated
            return Cell(column, "", is_uncalculated=True) if is_formula else None
        stored = value.text
        if kind == "s":
            return Cell(column, self._strings[int(stored)])
        if kind == "n":
            return Cell(column, self._number(stored, _count(element.get("s"))))
        if kind == "b":
            return Cell(column, "TRUE" if stored in ("1", "true") else "FALSE")
        if kind == "d":
            return Cell(column, _date(from_ISO8601(stored)))
        return Cell(column, stored, is_error=kind == "e")

    def _number(self, stored: str, style: int) -> str:
        number = float(stored) if "." in stored or "E" in stored or "e" in stored else int(stored)
        number_format = self._format(style)
        if _is_date(number_format):
            try:
                return _date(from_excel(number, self._epoch, timedelta=is_timedelta_format(number_format)))
            except (OverflowError, ValueError):  # beyond all calendars
                return shown(number, GENERAL)
        return shown(number, number_format)

    def _format(self, style: int) -> str:
        if style < len(self._formats):
            return self._formats[style]
        self.lack_formats |= style > 0
        return GENERAL


def _number_formats(styles: etree._Element) -> list[str]:
    """Return the number format of each style that cells refer to."""
    own = {
        _count(element.get("numFmtId")): element.get("formatCode", GENERAL)
        for element in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    formats = {**BUILTIN_FORMATS, **THAI_FORMATS, **own}
    return [formats.get(_count(xf.get("numFmtId")), GENERAL) for xf in styles.iterfind("{*}cellXfs/{*}xf")]


def _elements(content: bytes, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name one by one, none kept in memory."""
    parts = etree.iterparse(
        BytesIO(content), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in parts:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _date(value: object) -> str:
    if not isinstance(value, date):
        return str(value)
    year = value.year if value.year >= FIRST_BUDDHIST_YEAR else value.year + 543
    return f"{value.day} {MONTHS[value.month - 1]} {year}"


@lru_cache
def _is_date(number_format: str) -> bool:
    return bool(is_date_format(number_format))


@lru_cache(maxsize=1000)
def _column(letters: str) -> int:
    """Return the number of the column "AB"; 0 without letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return min(number, LAST_COLUMN)


def _count(digits: str | None) -> int:
    """Return a number of the XML; 0 where it has none, or what is none."""
    return int(digits) if digits and digits.isascii() and digits.isdigit() else 0
