"""One page of a PDF as PDFium sees it: glyphs with their places, ruling lines, and whether pictures cover it.

Coordinates are points from the page's top left corner as a reader sees it, its rotation applied.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.files.limits import MAX_PDF_PAGE_CHARACTERS, MAX_PDF_PAGE_OBJECTS

THIN = 3.0  # a filled shape no thicker than this is a drawn line
SHORTEST = 4.0
SIDEWAYS = frozenset((90, 270))  # degrees
NO_LEAP = 2.6
OVERHANG = 3.0  # a letter's mark may reach so far over the blank behind it
# Some programs draw Thai marks with glyphs of their own, shifted for tall letters, and store those.
PRIVATE_MARKS = str.maketrans(
    {0xF700 + index: mark for index, mark in enumerate("ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c")}
    | {0xF70A + index: mark for index, mark in enumerate("\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ")}
    | {0xF710 + index: mark for index, mark in enumerate("\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c")}
    | {0xF718 + index: mark for index, mark in enumerate("\u0e38\u0e39\u0e3a")}
)
# Symbol and Wingdings keep their signs there, too. These are the bullets that programs offer, read as in a Word file.
BULLETS = {
    **dict.fromkeys((0xF0B7, 0xF076, 0xF0D8), "•"),
    **dict.fromkeys((0xF06F, 0xF071, 0xF0A8), "□"),
    **dict.fromkeys((0xF06E, 0xF0A7), "▪"),
    **{0xF02D: "-", 0xF06C: "●", 0xF0FC: "✓"},
}


class Glyph(NamedTuple):
    """A character, or a break of the line ("\\n") that PDFium saw."""

    text: str
    x0: float
    x1: float
    y: float  # the baseline
    order: int  # its number on PDFium's page


class Rule(NamedTuple):
    """A drawn line: `at` is its y if it lies, its x if it stands; from `start` to `end` along it."""

    at: float
    start: float
    end: float
    is_edge: bool = False  # of a shaded field, no line


@dataclass(slots=True)
class PageContent:
    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    lying: list[Rule]
    standing: list[Rule]
    picture_share: float  # of the page's area, covered by pictures
    is_drawn: bool  # many curves: perhaps text without characters
    is_cut: bool  # more than is read of one page
    blanks: list[tuple[float, float]]  # where blanks are drawn alone: PDFium leaves those out of its characters
    set_as: Callable[[int], tuple[float, int]]  # a glyph's font size, and by how many degrees it is turned to the left


def read_page(page: pypdfium2.PdfPage, number: int, turned: int = 0) -> PageContent:
    """Read a page; `turned` is by how many degrees it is turned to the right first, as a reader does."""
    turn = _Turn(page, turned)
    textpage = page.get_textpage()
    count = textpage.count_chars()
    content = PageContent(number, turn.width, turn.height, [], [], [], 0.0, False, False, [], turn.settings(textpage))
    content.is_cut = count > MAX_PDF_PAGE_CHARACTERS
    spans = _read_objects(page, content, turn)
    glyphs = _glyphs(textpage, min(count, MAX_PDF_PAGE_CHARACTERS), turn, spans)
    for span, part in groupby(glyphs, key=itemgetter(0)):
        letters = [glyph for _, glyph in part]
        content.glyphs += _spread(letters, *spans.extents[span]) if span in spans.extents else letters
    if content.blanks:
        content.glyphs = list(_with_blanks(content))
    return content


@dataclass(slots=True)
class _Spans:
    """Replacement texts (/ActualText): of which one each piece of text is a part, and from where to where it goes."""

    of_piece: dict[int, int]
    extents: dict[int, tuple[float, float]]

    def add(self, span: int, piece: int, corner: tuple[float, float], other: tuple[float, float]) -> None:
        self.of_piece[piece] = span
        start, end = self.extents.get(span, (corner[0], corner[0]))
        self.extents[span] = min(start, corner[0], other[0]), max(end, corner[0], other[0])


class _Turn:
    """From PDFium's coordinates to those of a reader."""

    def __init__(self, page: pypdfium2.PdfPage, turned: int) -> None:
        self.rotation = (page.get_rotation() + turned) % 360
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        size = page.get_size()
        self.width, self.height = size[::-1] if turned in SIDEWAYS else size

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def across(self, box: pdfium.FS_RECTF) -> tuple[float, float]:
        """Return from where to where a box reaches across the page."""
        if self.rotation == 0:
            first, second = box.left - self.left, box.right - self.left
        else:
            first, second = self.point(box.left, box.bottom)[0], self.point(box.right, box.top)[0]
        return (first, second) if first <= second else (second, first)

    def settings(self, textpage: pypdfium2.PdfTextPage) -> Callable[[int], tuple[float, int]]:
        matrix = pdfium.FS_MATRIX()

        def set_as(index: int) -> tuple[float, int]:
            size: float = pdfium.FPDFText_GetFontSize(textpage, index)
            if pdfium.FPDFText_GetMatrix(textpage, index, matrix):
                size *= (matrix.c**2 + matrix.d**2) ** 0.5
            along, up = matrix.a, matrix.b
            drawn = (180 if along < 0 else 0) if abs(up) <= abs(along) else 90 if up > 0 else 270
            return min(max(size, 3.0), 200.0), (drawn - self.rotation) % 360

        return set_as


def _glyphs(
    textpage: pypdfium2.PdfTextPage, count: int, turn: _Turn, spans: _Spans
) -> Iterator[tuple[int | None, Glyph]]:
    """Yield the page's characters, each with the replacement text of which it is a part.

    PDFium gives a replacement text anew for each piece that is drawn behind another text; it is told once here.
    """
    text = textpage.raw  # which ctypes would ask for again with each call
    told: dict[int, int] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    seen: dict[tuple[int, int, int], int] = {}
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (10, 13):
            if code == 10:
                yield None, Glyph("\n", 0, 0, 0, index)
            continue
        if code < 32 or code in (0xFFFE, 0xFFFF):  # PDFium's own mark for a hyphen at a line's end is U+FFFE
            if code not in (2, 0xFFFE):
                continue
            code = 45
        span = None
        if spans.of_piece:
            piece = _address(pdfium.FPDFText_GetTextObject(text, index))
            span = spans.of_piece.get(piece)
            if span is not None and told.setdefault(span, piece) != piece:
                continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        origin_x, origin_y = turn.point(x.value, y.value)
        if not (-1 <= origin_x <= turn.width + 1 and -1 <= origin_y <= turn.height + 1):
            continue
        # Bold by printing twice is one character, not two; the letters of a ligature follow one another.
        key = (code, round(origin_x), round(origin_y))
        if code != 32 and index - seen.setdefault(key, index) > 1:
            continue
        x0, x1 = turn.across(box)
        yield span, Glyph(_character(code), x0, x1, origin_y, index)


def _spread(glyphs: list[Glyph], start: float, end: float) -> list[Glyph]:
    """Lay the characters of a replacement text out over all it replaces; PDFium puts them over its first piece."""
    width = (end - start) / len(glyphs)
    return [
        glyph._replace(x0=start + number * width, x1=start + (number + 1) * width)
        for number, glyph in enumerate(glyphs)
    ]


def _with_blanks(content: PageContent) -> Iterator[Glyph]:
    """Tell a blank that is drawn from one that PDFium puts where the pen leaps: it gets a width."""
    drawn: dict[int, list[float]] = {}
    for x, y in sorted(content.blanks):
        for line in {round(y - 0.1), round(y + 0.1)}:
            drawn.setdefault(line, []).append(x)
    last = -1.0
    for glyph, following in pairwise([*content.glyphs, Glyph("\n", 0, 0, 0, -1)]):
        if glyph.text == " " and glyph.x0 == glyph.x1:
            there = drawn.get(round(following.y), [])
            index = bisect_left(there, last - OVERHANG)
            if index < len(there) and there[index] < following.x0:
                glyph = glyph._replace(x0=there[index], x1=following.x0)
            elif 0 <= following.x0 - last < NO_LEAP:
                continue
        else:
            last = glyph.x1
        yield glyph


@lru_cache(maxsize=1000)  # of the letters of a page each comes again and again
def _character(code: int) -> str:
    if 0xD800 <= code < 0xE000:
        return "\ufffd"
    if 0xF000 <= code <= 0xF0FF:
        return BULLETS.get(code, chr(code))
    return chr(code).translate(PRIVATE_MARKS) if 0xF700 <= code <= 0xF71A else chr(code)


def _read_objects(page: pypdfium2.PdfPage, content: PageContent, turn: _Turn) -> _Spans:
    """Add drawn lines and pictures to the page; return its replacement texts."""
    area = max(content.width * content.height, 1.0)
    curves = 0
    spans = _Spans({}, {})
    for count, item in enumerate(page.get_objects(max_depth=5)):
        if count >= MAX_PDF_PAGE_OBJECTS:
            content.is_cut = True
            break
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            left, bottom, right, top = _bounds(item)
            first, second = turn.point(left, bottom), turn.point(right, top)
            if first == second and item.container is None:
                content.blanks.append(first)
            for number in range(pdfium.FPDFPageObj_CountMarks(item)):
                mark = pdfium.FPDFPageObj_GetMark(item, number)
                if pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") == pdfium.FPDF_OBJECT_STRING:
                    spans.add(_address(mark), _address(item.raw), first, second)
        elif item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _bounds(item)
            content.picture_share += abs((right - left) * (top - bottom)) / area
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            curves += not _read_path(item, content, turn)
    content.is_drawn = curves > 50
    return spans


def _address(pointer: Any) -> int:
    return ctypes.addressof(pointer.contents) if pointer else 0


def _bounds(item: pypdfium2.PdfObject) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = item.get_bounds()
    except pypdfium2.PdfiumError:
        return 0.0, 0.0, 0.0, 0.0
    return left, bottom, right, top


def _read_path(item: pypdfium2.PdfObject, content: PageContent, turn: _Turn) -> bool:
    """Add the path's straight lines to the page; False if it is a curve."""
    fill, is_stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, fill, is_stroked) or not (fill.value or is_stroked.value):
        return True
    segments = pdfium.FPDFPath_CountSegments(item)
    if segments > 200:
        return False
    matrix = _full_matrix(item)
    x, y = ctypes.c_float(), ctypes.c_float()
    shapes: list[list[tuple[float, float]]] = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return False
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn.point(*matrix.on_point(x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not shapes:
            shapes.append([])
        shapes[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            shapes[-1].append(shapes[-1][0])
    for shape in shapes:
        _read_shape(shape, bool(is_stroked.value), content)
    return True


def _full_matrix(item: pypdfium2.PdfObject) -> pypdfium2.PdfMatrix:
    matrix = item.get_matrix()
    container = item.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    return matrix


def _read_shape(points: list[tuple[float, float]], is_stroked: bool, content: PageContent) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if y1 - y0 <= THIN or x1 - x0 <= THIN:
        _add_line(x0, y0, x1, y1, content)
        return
    if not is_stroked:
        # A shaded cell ends where its filling does; one as wide as the page is the page's own colour.
        if x1 - x0 > 0.97 * content.width or len(set(points)) != 4:
            return
        points = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ax - bx) <= 1 or abs(ay - by) <= 1:
            _add_line(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), content, not is_stroked)


def _add_line(x0: float, y0: float, x1: float, y1: float, content: PageContent, is_edge: bool = False) -> None:
    if max(x1 - x0, y1 - y0) < SHORTEST:
        return
    if x1 - x0 >= y1 - y0:
        content.lying.append(Rule((y0 + y1) / 2, x0, x1, is_edge))
    else:
        content.standing.append(Rule((x0 + x1) / 2, y0, y1, is_edge))
