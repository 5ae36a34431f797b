"""The list of what an office is asked to do, as the annex of a letter: one sheet an office, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from math import ceil
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from extracts.todo_texts import COLUMNS, GROUPS, MONTHS, PLACES, TEXTS
from extracts.workbook import SYNTHETIC, SYNTHETIC_FILL, put, sheet_name, width
from metrics.agencies import english_name, short_name
from metrics.open_store import describe
from metrics.questions.todo import KINDS, offices, todo
from metrics.selection import Selection

FONT = "TH SarabunPSK"  # the face of Thai official letters; a computer without it takes its own Thai face
WIDTHS = (5, 28, 38, 30, 30, 12, 20)  # fill the width of A4 landscape
HEADER_ROW = 8
LONGEST_QUOTE = 160
BUDDHIST = 543
LINE_HEIGHT = 1.8  # of the letters' size; no program fits wrapped rows by itself when it opens the file
LINE = Side(style="thin", color="9CA3AF")
HEADER_FILL, GROUP_FILL = (PatternFill("solid", fgColor=color) for color in ("D6E4F0", "F1F5F9"))


def todo_workbook(cursor: DuckDBPyConnection, selection: Selection, day: date, language: str) -> bytes:
    """Return the bytes of an .xlsx with what each office of the selection is asked to do.

    One sheet an office, those of a whole province last; where there are several, a summary stands first. Each sheet
    names the office, the period, the date and the number of items, and leaves the due date and the answer empty.
    """
    info = describe(cursor)
    items = todo(cursor, selection)
    asked = offices(cursor, selection)[["name", "provinces", "fiscal_year", "sources"]].to_dict("records")
    whole = items[items["name"] == ""]
    asked += [
        {
            "name": "",
            "provinces": list(provinces),
            "fiscal_year": selection.fiscal_year,
            "sources": sorted(set(sources)),
        }
        for provinces, sources in whole["source"].groupby(whole["provinces"].map(tuple))
    ]
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    book.remove(first)
    parts = [(office, items[_is_of(items, office)]) for office in asked]
    if len(parts) > 1:
        summary = book.create_sheet(TEXTS[language]["summary"])
        _write_summary(summary, parts, _day(day, language), language, is_synthetic=info.is_synthetic)
    for office, part in [parts[0]] if len(parts) == 1 else [(office, part) for office, part in parts if len(part)]:
        sheet = book.create_sheet(sheet_name(_short(office, language), book.sheetnames))
        year = office["fiscal_year"] if selection.fiscal_year is None else selection.fiscal_year
        _write_head(sheet, office, part, _period(year, selection.round, language), _day(day, language), language)
        _write_marks(sheet, language, is_synthetic=info.is_synthetic, has_digests=info.has_digests)
        _write_items(sheet, part, language)
        _set_up(sheet, _full(office, language), language, is_synthetic=info.is_synthetic)
    if not parts:
        put(book.create_sheet(TEXTS[language]["summary"]).cell(1, 1), TEXTS[language]["nothing"])
    book.properties.title = TEXTS[language]["title"]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _is_of(items: pd.DataFrame, office: dict[Any, Any]) -> pd.Series[bool]:
    own = office["name"], set(office["provinces"])
    is_own = [(name, set(places)) == own for name, places in zip(items["name"], items["provinces"], strict=True)]
    return pd.Series(is_own, index=items.index, dtype="bool")


def _write_head(
    sheet: Worksheet, office: dict[Any, Any], items: pd.DataFrame, period: str, day: str, language: str
) -> None:
    text = TEXTS[language]
    counts = items["kind"].value_counts()
    told = [f"{GROUPS[language][kind]} {counts[kind]}" for kind in KINDS if kind in counts]
    lines = [
        (text["annex"], 14, False, "right"),
        (text["title"], 18, True, "center"),
        (_full(office, language), 16, True, "center"),
        (text["subtitle"].format(period=period), 16, False, "center"),
        (" · ".join([text["counted"].format(day=day, n=len(items)), *told]), 14, False, "center"),
        (text["read"].format(sources=", ".join(office["sources"]) or text["unread"]), 12, False, "center"),
    ]
    for row, (line, size, is_bold, side) in enumerate(lines, start=1):
        _merged(sheet, row, line, size=size, is_bold=is_bold, side=side)


def _write_marks(sheet: Worksheet, language: str, *, is_synthetic: bool, has_digests: bool) -> None:
    marks = [SYNTHETIC] * is_synthetic + [TEXTS[language]["digest"]] * has_digests
    if marks:
        _merged(sheet, HEADER_ROW - 1, " · ".join(marks), size=14, is_bold=is_synthetic, side="center")
        if is_synthetic:
            sheet.cell(HEADER_ROW - 1, 1).fill = SYNTHETIC_FILL


def _write_items(sheet: Worksheet, items: pd.DataFrame, language: str) -> None:
    for column, name in enumerate(COLUMNS[language], start=1):
        _cell(sheet, HEADER_ROW, column, name, is_bold=True, side="center").fill = HEADER_FILL
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[column - 1]
    _fit_row(sheet, HEADER_ROW, WIDTHS)
    row, number = HEADER_ROW + 1, 1
    for kind in KINDS:
        part = items[items["kind"] == kind].to_dict("records")
        if part:
            _merged(sheet, row, f"{GROUPS[language][kind]} ({len(part)})", size=14, is_bold=True, side="left")
            for column in range(1, len(WIDTHS) + 1):
                sheet.cell(row, column).fill = GROUP_FILL
                sheet.cell(row, column).border = Border(top=LINE, bottom=LINE)
            row += 1
        for item in part:
            values = (
                number,
                _about(item, language),
                _found(item, language),
                _where(item, language),
                item[f"request_{language}"],
                None,
                None,
            )
            for column, value in enumerate(values, start=1):
                _cell(sheet, row, column, value, side="center" if column == 1 else "left")
            _fit_row(sheet, row, WIDTHS)
            row, number = row + 1, number + 1
    if items.empty:
        _merged(sheet, row, TEXTS[language]["nothing"], size=14, is_bold=False, side="left")
        row += 1
    _merged(sheet, row + 1, TEXTS[language]["signature"], size=14, is_bold=False, side="left")


def _write_summary(
    sheet: Worksheet,
    parts: Sequence[tuple[dict[Any, Any], pd.DataFrame]],
    day: str,
    language: str,
    *,
    is_synthetic: bool,
) -> None:
    text = TEXTS[language]
    header = [text["office"], text["all"], *(GROUPS[language][kind] for kind in KINDS)]
    _merged(sheet, 1, text["title"], size=18, is_bold=True, side="left", columns=len(header))
    counted = text["counted"].format(day=day, n=sum(len(items) for _, items in parts))
    _merged(sheet, 2, counted, size=14, is_bold=False, side="left", columns=len(header))
    if is_synthetic:
        _merged(sheet, 3, SYNTHETIC, size=14, is_bold=True, side="left", columns=len(header))
        sheet.cell(3, 1).fill = SYNTHETIC_FILL
    widths = [52, 8, *(14 for _ in KINDS)]
    for column, (name, room) in enumerate(zip(header, widths, strict=True), start=1):
        _cell(sheet, 4, column, name, is_bold=True, side="center").fill = HEADER_FILL
        sheet.column_dimensions[get_column_letter(column)].width = room
    _fit_row(sheet, 4, widths)
    for row, (office, items) in enumerate(parts, start=5):
        counts = items["kind"].value_counts()
        values = [_full(office, language), len(items), *(int(counts.get(kind, 0)) for kind in KINDS)]
        for column, value in enumerate(values, start=1):
            _cell(sheet, row, column, value, side="left" if column == 1 else "right")
        _fit_row(sheet, row, widths)
    sheet.print_title_rows = "4:4"
    _fit(sheet)


def _set_up(sheet: Worksheet, office: str, language: str, *, is_synthetic: bool) -> None:
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    _fit(sheet)
    sheet.oddFooter.left.text = office.replace("&", "&&")
    sheet.oddFooter.right.text = TEXTS[language]["page"]
    if is_synthetic:
        sheet.oddHeader.center.text = SYNTHETIC


def _fit(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.print_options.horizontalCentered = True


def _cell(sheet: Worksheet, row: int, column: int, value: Any, *, is_bold: bool = False, side: str = "left") -> Any:
    cell = sheet.cell(row, column)
    put(cell, value)
    cell.font = Font(name=FONT, size=14, bold=is_bold)
    cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
    cell.border = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
    return cell


def _merged(
    sheet: Worksheet, row: int, text: str, *, size: int, is_bold: bool, side: str, columns: int = len(WIDTHS)
) -> None:
    put(sheet.cell(row, 1), text)
    sheet.cell(row, 1).font = Font(name=FONT, size=size, bold=is_bold)
    sheet.cell(row, 1).alignment = Alignment(horizontal=side, vertical="center")
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    sheet.row_dimensions[row].height = size * LINE_HEIGHT


def _fit_row(sheet: Worksheet, row: int, widths: Sequence[int]) -> None:
    """Make a row as high as the longest of its wrapped cells needs."""
    lines = 1
    for column, room in enumerate(widths, start=1):
        texts = str(sheet.cell(row, column).value or "").split("\n")
        lines = max(lines, sum(max(1, ceil(width(text) / (0.95 * room))) for text in texts))
    sheet.row_dimensions[row].height = 14 * LINE_HEIGHT * lines


def _day(day: date, language: str) -> str:
    year = day.year + BUDDHIST if language == "th" else day.year
    return f"{day.day} {MONTHS[language][day.month - 1]} {year}"


def _full(office: dict[Any, Any], language: str) -> str:
    provinces = " ".join(office["provinces"])
    if not office["name"]:
        return TEXTS[language]["whole"].format(province=provinces)
    if all(province in office["name"] for province in office["provinces"]):
        return str(office["name"])
    return f"{office['name']} ({provinces})"


def _short(office: dict[Any, Any], language: str) -> str:
    if not office["name"]:
        return _full(office, language)
    return english_name(office["name"]) if language == "en" else short_name(office["name"])


def _period(year: Any, inspection_round: int | None, language: str) -> str:
    text = TEXTS[language]
    parts = [] if year is None or pd.isna(year) else [text["fiscal_year"].format(year=int(year))]
    parts += [] if inspection_round is None else [text["round"].format(round=inspection_round)]
    return " ".join(parts)


def _about(item: dict[Any, Any], language: str) -> str:
    told = None if pd.isna(item["round"]) else int(item["round"])
    year = "" if pd.isna(item["figure_year"]) else TEXTS[language]["figure_year"].format(year=int(item["figure_year"]))
    period = " ".join([_period(item["fiscal_year"], told, language), year])
    return f"{item[f'about_{language}']}\n{period}".strip()


def _found(item: dict[Any, Any], language: str) -> str:
    quoted = f"“{_cut(item['words'])}”" if item["words"] else ""
    return f"{item[f'what_{language}']}\n{quoted}".strip()


def _where(item: dict[Any, Any], language: str) -> str:
    if not item["place"]:
        return TEXTS[language]["nowhere"] if item["source"] else ""
    here = f"{item['source']} {_place(item['place'], language)}"
    other = f"{item['other_source']} {_place(item['other_place'], language)}" if item["other_place"] else here
    return here if other == here else f"{here}\n{TEXTS[language]['other']} {other}"


def _place(place: str, language: str) -> str:
    return " ".join(PLACES.get(word, word) for word in place.split(" ")) if language == "th" else place


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[:LONGEST_QUOTE].rstrip() + " …"
