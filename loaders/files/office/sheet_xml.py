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
from loaders.files.office.word_xml import OFF, find, tag_of
from loaders.files.raised import moved, set_down

# Formats that Excel numbers without naming them where its language is Thai.
THAI_FORMATS = {59: "t0", 60: "t0.00", 61: "t#,##0", 62: "t#,##0.00", 67: "t0%", 68: "t0.00%"}
THAI_FORMATS |= {**dict.fromkeys((71, 72, 73, 74, 77, 81), "d/m/yyyy"), **dict.fromkeys((75, 76, 78, 79, 80), "h:mm")}
MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
# A year typed in the Buddhist era is kept by Excel as if it were one of the Common Era.
FIRST_BUDDHIST_YEAR = 2400
LAST_COLUMN = 16_384


class Words(NamedTuple):
    """A text of one or more runs, without those that are struck through."""

    text: str
    is_struck: bool = False  # some of it, or all


class Cell(NamedTuple):
    """A cell that holds something, or a formula that was never calculated."""

    column: int
    text: str  # as the cell shows it
    is_error: bool = False
    is_uncalculated: bool = False
    is_struck: bool = False


class _Style(NamedTuple):
    number_format: str = GENERAL
    is_struck: bool = False


def words(container: etree._Element) -> Words:
    """Return a text without the reading aids of Asian letters."""
    parts = []
    is_struck = False
    for element in container:
        name = tag_of(element)
        if name == "t":
            parts.append(element.text or "")
        elif name == "r":
            text = "".join(part.text or "" for part in element.iterfind("{*}t"))
            look = find(element, "rPr")
            if look is not None and _is_on(look, "strike"):
                is_struck |= bool(text.strip())
            elif look is not None and (height := find(look, "vertAlign")) is not None:
                parts.append(moved(text, height.get("val", "")))
            else:
                parts.append(text)
    return Words(set_down("".join(parts)), is_struck)


def shared_strings(content: bytes) -> list[Words]:
    return [words(element) for element in _elements(content, "si")]


class Cells:
    """Reads the cells of a workbook's sheets."""

    def __init__(self, strings: Sequence[Words], styles: etree._Element | None, *, is_of_1904: bool) -> None:
        """Take the workbook's shared strings and style sheet, which may be None."""
        self._strings = strings
        self._styles = [] if styles is None else _cell_styles(styles)
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
        kind, value, style = element.get("t", "n"), find(element, "v"), self._style(_count(element.get("s")))
        if kind == "inlineStr":
            text = find(element, "is")
            return None if text is None else _worded(column, words(text), style)
        if value is None or value.text is None:
            is_formula = kind != "str" and find(element, "f") is not None  # one that gave no letters is calculated
            return Cell(column, "", is_uncalculated=True) if is_formula else None
        stored = value.text
        if kind == "s":
            return _worded(column, self._strings[int(stored)], style)
        if kind == "e":
            return Cell(column, stored, is_error=True)
        if kind == "n":
            stored = self._number(stored, style.number_format)
        elif kind == "b":
            stored = "TRUE" if stored in ("1", "true") else "FALSE"
        elif kind == "d":
            stored = _date(from_ISO8601(stored))
        return _worded(column, Words(stored), style)

    def _number(self, stored: str, number_format: str) -> str:
        number = float(stored) if "." in stored or "E" in stored or "e" in stored else int(stored)
        if _is_date(number_format):
            try:
                return _date(from_excel(number, self._epoch, timedelta=is_timedelta_format(number_format)))
            except (OverflowError, ValueError):  # beyond all calendars
                return shown(number, GENERAL)
        return shown(number, number_format)

    def _style(self, index: int) -> _Style:
        if index < len(self._styles):
            return self._styles[index]
        self.lack_formats |= index > 0
        return _Style()


def _worded(column: int, told: Words, style: _Style) -> Cell:
    return Cell(column, "" if style.is_struck else told.text, is_struck=told.is_struck or style.is_struck)


def _cell_styles(styles: etree._Element) -> list[_Style]:
    """Return the styles that cells refer to."""
    own = {
        _count(element.get("numFmtId")): element.get("formatCode", GENERAL)
        for element in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    formats = {**BUILTIN_FORMATS, **THAI_FORMATS, **own}
    fonts = styles.iterfind("{*}fonts/{*}font")
    struck = {number for number, font in enumerate(fonts) if _is_on(font, "strike")}
    return [
        _Style(formats.get(_count(xf.get("numFmtId")), GENERAL), _count(xf.get("fontId")) in struck)
        for xf in styles.iterfind("{*}cellXfs/{*}xf")
    ]


def _is_on(look: etree._Element, name: str) -> bool:
    found = find(look, name)
    return found is not None and found.get("val", "1") not in OFF


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
