"""The documents of tests/accuracy printed by a browser and by LibreOffice: their tables keep cells and figures."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument
from playwright.sync_api import Browser

from facts.codes import default_codes
from loaders.assemble import assemble
from loaders.document import Document, Paragraph, Table
from loaders.files.pdf import pdf
from loaders.files.plain import text
from loaders.thai.names import default_names
from tests.loaders.files.test_pdf import _add_table, _use_font, convert

DOCUMENTS = sorted((Path(__file__).parents[2] / "accuracy" / "documents").glob("table_*.txt"))
# These hold the marks of a page break, or a table that only its line breaks show: a page sets them otherwise.
BROKEN = ("table_11", "table_12", "table_36")
STYLES = {
    "ruled": "table{border-collapse:collapse} td{border:1px solid #000; padding:2px 5px}",
    "lines between rows": "table{border-collapse:collapse; width:100%} td{border-bottom:1px solid #999; padding:3px}",
    "bare": "td{padding:1px}",
    "every second row shaded": "table{border-collapse:collapse} td{padding:4px 8px} tr:nth-child(even){background:#dde}"
    " *{print-color-adjust:exact}",
    "wide": "table{width:100%} td{padding:6px 12px}",
}


def documents() -> list[Document]:
    return [text.read(path.read_bytes(), path.name, "x") for path in DOCUMENTS if not path.stem.startswith(BROKEN)]


def page(document: Document, style: str, font: str) -> str:
    css = f"body{{font:12pt '{font}'}} td{{vertical-align:top}} p{{margin:.3em 0}} {style}"
    body = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            body.append(f"<p>{shown(block.passage.written)}</p>")
            continue
        width = max(len(row) for row in block.rows)
        rows = ([shown(cell.written) for cell in row] + [""] * (width - len(row)) for row in block.rows)
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        body.append(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>")
    return f"<!doctype html><html lang=th><meta charset=utf-8><style>{css}</style><body>{''.join(body)}"


def shown(words: str) -> str:
    return html.escape(words).replace("\n", "<br>")


def cells(document: Document) -> Counter[str]:
    rows = (row for block in document.blocks if isinstance(block, Table) for row in block.rows)
    return Counter(re.sub(r"\s", "", cell.written) for row in rows for cell in row if not cell.is_blank)


def figures(document: Document) -> Counter[tuple[str, str]]:
    loaded = assemble(document, default_codes(), default_names())
    return Counter((fact.raw, fact.unit) for fact in loaded.facts if fact.value is not None)


def shares(printed: Callable[[Document], bytes]) -> tuple[float, float, set[str]]:
    """Return the shares of cells and of figures found, and the figures that stand in no document."""
    asked, found, all_figures, found_figures = 0, 0, 0, 0
    strange: set[str] = set()
    for document in documents():
        again = pdf.read(printed(document), document.source, "x")
        asked += cells(document).total()
        found += (cells(document) & cells(again)).total()
        expected, read = figures(document), figures(again)
        all_figures += expected.total()
        found_figures += (expected & read).total()
        strange |= {raw for raw, _ in read} - {raw for raw, _ in expected}
    return found / asked, found_figures / all_figures, strange


@pytest.mark.parametrize(
    ("style", "font"),
    [
        ("ruled", "Laksaman"),
        ("lines between rows", "Loma"),
        ("bare", "Garuda"),
        ("wide", "Laksaman"),
        ("every second row shaded", "Norasi"),
    ],
)
def test_tables_that_a_browser_prints(browser: Browser, style: str, font: str) -> None:
    tab = browser.new_page()

    def printed(document: Document) -> bytes:
        tab.set_content(page(document, STYLES[style], font))
        return tab.pdf(format="A4")

    found, figures_found, strange = shares(printed)
    tab.close()
    print(f"cells {found:.3f}, figures {figures_found:.3f}, strange {strange}")
    assert found >= (0.98 if style == "ruled" else 0.95)
    assert figures_found >= (0.98 if style == "ruled" else 0.95)
    assert len(strange) <= 2


@pytest.mark.office
def test_tables_without_lines_that_libreoffice_prints(tmp_path: Path) -> None:
    for document in documents():
        word = WordDocument()
        _use_font(word, "Laksaman")
        for block in document.blocks:
            if isinstance(block, Paragraph):
                word.add_paragraph(block.passage.written)
                continue
            width = max(len(row) for row in block.rows)
            rows = [tuple(cell.written for cell in row) + ("",) * (width - len(row)) for row in block.rows]
            _add_table(word, rows, ruled=False)
        word.save(str(tmp_path / f"{document.source}.docx"))
    convert(*sorted(tmp_path.glob("*.docx")))

    def printed(document: Document) -> bytes:
        return (tmp_path / f"{document.source}.pdf").read_bytes()

    found, figures_found, strange = shares(printed)
    print(f"cells {found:.3f}, figures {figures_found:.3f}, strange {strange}")
    assert found >= 0.95
    assert figures_found >= 0.93
    assert len(strange) <= 2
