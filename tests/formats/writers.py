"""Writes one report as .txt, .docx, .xlsx and .pdf, as people would who have only that program at hand."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.formats.report import Block, Line, Report, Table

FONT = "Laksaman"
WORD_STYLES = {
    "heading": "Heading 1",
    "subheading": "Heading 2",
    "paragraph": "Normal",
    "bullet": "List Bullet",
    "number": "List Number",
}
ROWS_OF_A_LONG_TABLE = 12
PLAIN_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?(?P<percent>%?)", re.ASCII)


def write_txt(report: Report, path: Path) -> None:
    """Write a line for each block of words and for each row, its cells parted by TABs; an empty line parts blocks."""
    parts = (
        "\n".join("\t".join(row) for row in block.shown()) if isinstance(block, Table) else words
        for block, words in _with_marks(report.blocks)
    )
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def write_docx(report: Report, path: Path) -> None:
    """Write real headings, lists and ruled tables; the page's number stands at its foot."""
    word = docx.Document()
    _set_page(word)
    before: Block | None = None
    for block in report.blocks:
        if isinstance(block, Line):
            paragraph = word.add_paragraph(block.text, WORD_STYLES[block.kind])
            if report.is_indented and block.kind == "paragraph":
                paragraph.paragraph_format.first_line_indent = Cm(1.25)
                paragraph.paragraph_format.space_after = Pt(0)
        else:
            if isinstance(before, Table):
                word.add_paragraph()  # without it Word would show one table
            _add_table(word, block)
        before = block
    word.save(str(path))


def write_xlsx(report: Report, path: Path) -> None:
    """Write words into column A and tables into ranges of cells, with an empty row around each table."""
    book = Workbook()
    sheet = book.active
    number = 1
    before: Block | None = None
    for block, words in _with_marks(report.blocks):
        number += bool(before) and (isinstance(block, Table) or isinstance(before, Table))
        if isinstance(block, Line):
            _set_text(sheet, number, 1, words)
            number += 1
        else:
            _set_table(sheet, number, block)
            number += len(block.rows)
        before = block
    book.save(path)


def write_pdfs(docx_files: Iterable[Path], folder: Path, profile: Path) -> None:
    """Let LibreOffice print each .docx into `folder`, all in one go; `profile` is a folder for its own files."""
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *docx_files], check=True, capture_output=True, timeout=300)


def _with_marks(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Yield each block and its words, with the marks that only Word draws by itself."""
    number = 0
    for block in blocks:
        if isinstance(block, Table):
            yield block, ""
            continue
        number += block.kind == "number"
        mark = {"bullet": "- ", "number": f"{number}. "}.get(block.kind, "")
        yield block, mark + block.text


def _set_page(word: WordDocument) -> None:
    for style in word.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.attrib.clear()
            for script in ("w:ascii", "w:hAnsi", "w:cs"):
                fonts.set(qn(script), FONT)
    normal = word.styles["Normal"]
    normal.font.size = Pt(14)
    thai_size = OxmlElement("w:szCs")
    thai_size.set(qn("w:val"), "28")
    normal.element.get_or_add_rPr().append(thai_size)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    page_number = OxmlElement("w:fldSimple")
    page_number.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0]._p.append(page_number)


def _add_table(word: WordDocument, block: Table) -> None:
    table = word.add_table(len(block.rows), len(block.rows[0]), "Table Grid")
    for row, texts in zip(table.rows, block.shown(), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for top, left, bottom, right in block.merged():
        words = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = words
    if len(block.rows) > ROWS_OF_A_LONG_TABLE:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_table(sheet: Worksheet, first_row: int, block: Table) -> None:
    for row, texts in enumerate(block.shown(), first_row):
        for column, text in enumerate(texts, 1):
            if number := PLAIN_NUMBER.fullmatch(text):
                _set_number(sheet, row, column, number)
            elif text:
                _set_text(sheet, row, column, text)
    for top, left, bottom, right in block.merged():
        sheet.merge_cells(None, first_row + top, left + 1, first_row + bottom, right + 1)


def _set_number(sheet: Worksheet, row: int, column: int, number: re.Match[str]) -> None:
    """Write a real number under the format that shows it as printed."""
    whole, decimals, percent = number["whole"], number["decimals"] or "", number["percent"]
    value = Decimal(f"{whole.replace(',', '')}.{decimals or 0}") / (100 if percent else 1)
    cell = sheet.cell(row, column, int(value) if value == int(value) else float(value))
    cell.number_format = ("#,##0" if "," in whole else "0") + ("." + "0" * len(decimals) if decimals else "") + percent


def _set_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    sheet.cell(row, column, text).data_type = "s"
