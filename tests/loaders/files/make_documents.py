"""Turns a Document, as read from text, into a real .docx and a real .xlsx that hold the same words."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

import docx
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from openpyxl import Workbook

from loaders.document import Document, Paragraph, Passage, Row, Table

# XML holds no control characters; text exports do (a form feed at a page's end).
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
PLAIN_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,14})(?:\.([0-9]{1,4}))?(%?)")


def to_docx(document: Document) -> bytes:
    """Return a .docx with a paragraph for each paragraph and a table for each table."""
    word = docx.Document()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _write(word.add_paragraph(), block.passage.written)
        else:
            width = max(len(row) for row in block.rows)
            table = word.add_table(rows=0, cols=width)
            table.style = "Table Grid"
            for row in block.rows:
                cells = table.add_row().cells
                for cell, passage in zip(cells, row, strict=False):
                    _fill(cell, passage)
    return _saved(word)


def to_xlsx(document: Document) -> bytes:
    """Return a .xlsx: paragraphs as rows of one cell, tables between empty rows, a new sheet where two tables meet.

    A cell that is a number alone becomes a number with the format that shows the same characters.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "ตาราง 1"
    row_number = 1
    before: Paragraph | Table | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            row_number += isinstance(before, Table)
            sheet.cell(row_number, 1, _clean(block.passage.written)).data_type = "s"
            row_number += 1
        else:
            if isinstance(before, Table):
                sheet = book.create_sheet(f"ตาราง {len(book.worksheets) + 1}")
                row_number = 1
            row_number += isinstance(before, Paragraph)
            for row in block.rows:
                _write_row(sheet, row_number, row)
                row_number += 1
        before = block
    return _saved(book)


def number_tables(document: Document) -> Document:
    """Return the document without its tables of words: what an annex in Excel would hold."""
    kept = tuple(block for block in document.blocks if isinstance(block, Paragraph) or _has_numbers(block))
    return Document(document.source, document.content_id, kept, document.line_count)


def _has_numbers(table: Table) -> bool:
    cells = [cell.text.strip() for row in table.rows[1:] for cell in row[1:] if not cell.is_blank]
    return bool(cells) and sum(bool(re.match(r"[-\d๐-๙]", text)) for text in cells) >= 0.6 * len(cells)


def _write_row(sheet: object, number: int, row: Row) -> None:
    for column, passage in enumerate(row, 1):
        text = _clean(passage.written)
        match = PLAIN_NUMBER.fullmatch(text.strip())
        if not text.strip():
            continue
        cell = sheet.cell(number, column)  # type: ignore[attr-defined]
        if match and column > 1:
            decimals, percent = match.groups()
            value = Decimal(text.strip().rstrip("%").replace(",", ""))
            cell.value = float(value / 100 if percent else value)
            cell.number_format = (
                ("#,##0" if "," in text else "0") + (f".{'0' * len(decimals)}" if decimals else "") + percent
            )
        else:
            cell.value = text
            cell.data_type = "s"


def _fill(cell: _Cell, passage: Passage) -> None:
    lines = _clean(passage.written).split("\n")
    _write(cell.paragraphs[0], lines[0])
    for line in lines[1:]:
        _write(cell.add_paragraph(), line)


def _write(paragraph: WordParagraph, text: str) -> None:
    """Write the text in two runs, as Word parts it wherever somebody has edited."""
    clean = _clean(text)
    middle = len(clean) // 2
    paragraph.add_run(clean[:middle])
    paragraph.add_run(clean[middle:])


def _clean(text: str) -> str:
    return CONTROL.sub(" ", text)


def _saved(file: object) -> bytes:
    content = BytesIO()
    file.save(content)  # type: ignore[attr-defined]
    return content.getvalue()
