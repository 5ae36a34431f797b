"""PDF with a text layer: lines, paragraphs and tables in reading order. PDFium reads it; see pdf_page for its pages."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from facts.fact import Issue, Severity
from loaders.document import Block, Document, Paragraph, Place, Table
from loaders.files.limits import MAX_PDF_PAGES, Refused
from loaders.files.pdf.columns import Columns
from loaders.files.pdf.columns import tables as column_tables
from loaders.files.pdf.grid import grids
from loaders.files.pdf.heads import leave_out_heads
from loaders.files.pdf.lines import Line, Run, lines, passage, runs
from loaders.files.pdf.page import PageContent
from loaders.files.pdf.paragraphs import layout
from loaders.files.pdf.sideways import parts
from loaders.files.pdf.spelling import DOUBTFUL, spelling
from loaders.files.pdf.struck import leave_out_struck
from loaders.files.pdf.tables import PageTable, from_columns, from_grid, join_over_pages

# A stamped number or a few words on a picture are no text layer.
FEWEST_CHARACTERS = 40
COVERING = 0.5
_PDFIUM = Lock()  # PDFium must not be used from two threads at once


@dataclass(slots=True)
class _Page:
    number: int
    width: float
    height: float
    items: list[Line | PageTable]  # in reading order
    line_count: int


def read(content: bytes, source: str, content_id: str) -> Document:
    """Read the pages that have a text layer. Raises Refused for a file of which nothing can be read."""
    if b"%PDF-" not in content[:1024]:
        raise Refused(
            "wrongly-named",
            "The file's name says PDF, but it is none. Give it the ending it should have, or export it anew as PDF.",
        )
    with _PDFIUM:
        return _Reader(source, content_id).read(content)


class _Reader:
    def __init__(self, source: str, content_id: str) -> None:
        self.source = source
        self.content_id = content_id
        self.issues: list[Issue] = []

    def read(self, content: bytes) -> Document:
        document = _open(content)
        try:
            if b"%%EOF" not in content[-2048:]:
                self._issue(
                    "",
                    "warning",
                    "truncated",
                    "The end of the file is missing. Pages may be lost: export the PDF again.",
                )
            pages = list(self._pages(document))
        finally:
            document.close()
        heads = leave_out_heads([(page.number, page.height, page.items) for page in pages])
        if heads:
            listed = "; ".join(f"“{text}” ({count})" for text, count in heads.most_common(5))
            self._issue("", "note", "page-heads", f"Left out as heads and feet of pages (on how many): {listed}.")
        last: list[tuple[float, float]] | None = None
        for number, page in enumerate(pages):
            page.items = [*_without_frames(page, pages[number - 1] if number else None)]
            page.items = [*_with_columns(page, last)]
            end = page.items[-1] if page.items else None
            last = end.borders if isinstance(end, PageTable) and not end.is_ruled else None
        blocks = self._blocks(pages)
        count = sum(page.line_count for page in pages)
        return Document(self.source, self.content_id, tuple(blocks), count, tuple(self.issues))

    # -- pages -------------------------------------------------------------------------------------

    def _pages(self, document: pypdfium2.PdfDocument) -> Iterator[_Page]:
        pictures: list[int] = []
        broken: list[int] = []
        is_read = False
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
            except pypdfium2.PdfiumError:
                broken.append(number)
                continue
            try:
                contents = list(parts(page, number))
                layouts = list(self._laid_out(contents))
            except pypdfium2.PdfiumError:
                broken.append(number)
                continue
            finally:
                page.close()
            characters = sum(not glyph.text.isspace() for content in contents for glyph in content.glyphs)
            is_covered = any(content.picture_share >= COVERING or content.is_drawn for content in contents)
            if characters < FEWEST_CHARACTERS and is_covered:
                pictures.append(number)
            elif characters:
                is_read = True
                yield from layouts
        if broken:
            self._issue(
                _pages_text(broken),
                "error",
                "page-not-read",
                "These pages are damaged and were not read. Export the PDF again.",
            )
        if pictures and is_read:
            self._issue(
                _pages_text(pictures),
                "error",
                "no-text-layer",
                "These pages are pictures without a text layer and were not read. Get the report as Word or as a "
                "PDF exported from it, or run text recognition and check its figures.",
            )
        if not is_read:
            if pictures:
                raise Refused(
                    "no-text-layer",
                    f"A scanned PDF: {_pages_text(pictures)} have no text layer. Get the report as Word or as a PDF "
                    "exported from it, or run text recognition and check its figures.",
                )
            raise Refused("no-text", "The PDF has no page with text. Export the report again.")

    def _laid_out(self, contents: Sequence[PageContent]) -> Iterator[_Page]:
        line_count = 0
        for content in contents:
            page = self._page(content, line_count)
            line_count += page.line_count
            yield page

    def _page(self, page: PageContent, lines_before: int) -> _Page:
        if leave_out_struck(page):
            message = "Struck-through text was left out. If it counts, take the stroke off."
            self._issue(f"page {page.number}", "note", "struck-text", message)
        found = grids(page.lying, page.standing)
        if found is None or page.is_cut:
            self._issue(
                f"page {page.number}",
                "warning",
                "page-too-dense",
                "This page holds more characters or drawn lines than are read of one page; what lies beyond is left "
                "out, tables may be read as text. Check the page.",
            )
        tables = found or []

        def cell_at(x: float, y: float) -> tuple[int, int, int] | None:
            for index, grid in enumerate(tables):
                cell = grid.cell_at(x, y)
                if cell:
                    return (index, *cell)
            return None

        placed = runs(page, cell_at)
        self._spelling(page, placed)
        in_cells: dict[int, list[Run]] = {}
        free: list[Run] = []
        for run in placed:
            (free if run.cell is None else in_cells.setdefault(run.cell[0], [])).append(run)
        items: list[tuple[float, Line | PageTable]] = []
        for index, inside in in_cells.items():
            items.append((tables[index].ys[0], from_grid(tables[index], inside)))
        items += [(line.y, line) for line in lines(free)]
        items.sort(key=lambda item: item[0])
        frames = [line for _, item in items if isinstance(item, PageTable) and item.is_frame for line in item.lines]
        free_lines = [*frames, *(item for _, item in items if isinstance(item, Line))]
        baselines = _number_lines(placed, free_lines, lines_before)
        return _Page(page.number, page.width, page.height, [item for _, item in items], baselines)

    def _spelling(self, page: PageContent, placed: list[Run]) -> None:
        spelt = spelling("\n".join(run.text for run in placed))
        if spelt.is_doubtful:
            self._issue(
                f"page {page.number}",
                "warning",
                "doubtful-spelling",
                f"{spelt.broken} places on this page break the rules of Thai spelling (score {spelt.score:.3f}, 1 is "
                f"faultless, {1 - DOUBTFUL:.3f} is doubtful): the PDF stores its letters badly. Compare the page's "
                "names and figures with the printed page, or load the report as Word.",
                spelt.example,
            )

    # -- the whole file ----------------------------------------------------------------------------

    def _blocks(self, pages: list[_Page]) -> Iterator[Block]:
        setting = layout([(page.width, page.items) for page in pages])
        paragraph: list[tuple[Line, int]] = []
        tables: list[PageTable] = []

        def close() -> Iterator[Block]:
            if paragraph:
                pieces = [
                    (line.text, index + 1 < len(paragraph), Place(f"page {page} line {line.number}", page=page))
                    for index, (line, page) in enumerate(paragraph)
                ]
                yield Paragraph(passage(pieces, setting.keeps_blanks))
                paragraph.clear()
            for rows in join_over_pages(tables, setting.keeps_blanks):
                yield Table(rows)
            tables.clear()

        counts: Counter[int] = Counter()
        for page in pages:
            for item in page.items:
                if isinstance(item, PageTable):
                    counts[page.number] += 1
                    if paragraph:
                        yield from close()
                    item.set_place(page.number, counts[page.number])
                    tables.append(item)
                    continue
                if not paragraph or not setting.continues(paragraph, item, page.number, page.width):
                    yield from close()
                paragraph.append((item, page.number))
        yield from close()

    def _issue(self, place: str, severity: Severity, code: str, message: str, raw: str = "") -> None:
        self.issues.append(Issue(self.source, None, place, severity, code, message, raw))


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Refused("encrypted-file", "The PDF is protected by a password. Save it without one.") from error
        raise Refused("damaged-file", "The PDF is damaged or incomplete. Export it again.") from error
    if not 0 < len(document) <= MAX_PDF_PAGES:
        count = len(document)
        document.close()
        if not count:
            raise Refused("damaged-file", "The PDF has no pages. Export it again.")
        raise Refused("too-many-pages", f"The PDF has {count:,} pages; at most {MAX_PDF_PAGES:,} are read. Split it.")
    return document


def _number_lines(placed: list[Run], free: list[Line], lines_before: int) -> int:
    """Number the free lines among all of a part of the page, those of tables included; return how many there are."""
    baselines: list[float] = []
    for run in sorted(placed, key=lambda run: run.y):
        if not baselines or run.y - baselines[-1] > run.size / 2:
            baselines.append(run.y)
    for line in free:
        line.number = lines_before + bisect_right(baselines, line.y)
    return len(baselines)


def _without_frames(page: _Page, before: _Page | None) -> Iterator[Line | PageTable]:
    """A table with words in one cell alone is a frame around text, or the rest of a row that the page break cut."""
    above = before.items[-1] if before and before.items else None
    for index, item in enumerate(page.items):
        is_rest = not index and isinstance(item, PageTable) and isinstance(above, PageTable) and item.continues(above)
        if isinstance(item, PageTable) and item.is_frame and not is_rest:
            yield from item.lines
        else:
            yield item


def _with_columns(page: _Page, last: list[tuple[float, float]] | None) -> Iterator[Line | PageTable]:
    """Find the tables without ruling lines among the lines between ruled ones."""
    for is_line, group in groupby(page.items, key=lambda item: isinstance(item, Line)):
        if not is_line:
            yield from group
            continue
        between = [item for item in group if isinstance(item, Line)]
        for part in column_tables(between, last if between[0] is page.items[0] else None):
            yield from_columns(part) if isinstance(part, Columns) else part


def _pages_text(numbers: Sequence[int]) -> str:
    """Return "page 3" or "pages 1-4, 7"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    listed = ", ".join("-".join(map(str, span)) for span in spans)
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"
