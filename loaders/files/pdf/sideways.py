"""Text that stands sideways on its page, as a wide table is printed: it is read with the page turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2

from loaders.files.pdf.grid import grids
from loaders.files.pdf.page import Glyph, PageContent, read_page

EACH = 20  # one letter of so many is looked at first: where none is turned, the page is not
# Letters that are turned in the heads of a narrow table's columns are among others that are not, and few.
MOST = 0.8  # of the letters in the place that turned ones take
FEWEST = 1 / 3  # of the page's letters

Box = tuple[float, float, float, float]


def parts(page: pypdfium2.PdfPage, number: int) -> Iterator[PageContent]:
    """Yield what is read at once of a page, in order: all, or what is above the sideways text, that, and the rest."""
    content = read_page(page, number)
    turn, box = _turned(content)
    if not turn:
        yield content
        return
    above = _only(content, lambda glyph: not _is_turned(content, glyph, turn) and glyph.y < box[1])
    rest = _only(content, lambda glyph: not _is_turned(content, glyph, turn) and glyph.y >= box[1])
    turned = read_page(page, number, turn)
    for part in (above, _only(turned, lambda glyph: _is_turned(turned, glyph, 0)), rest):
        if part.glyphs:
            yield part


def _turned(content: PageContent) -> tuple[int, Box]:
    """Return by how much a page's sideways text is turned, and where it stands; 0 where there is no such text."""
    letters = [glyph for glyph in content.glyphs if not glyph.text.isspace()]
    nowhere = (0.0, 0.0, 0.0, 0.0)
    if not any(content.set_as(glyph.order)[1] for glyph in letters[::EACH]):
        return 0, nowhere
    turns = [content.set_as(glyph.order)[1] for glyph in letters]
    ((turn, count),) = Counter(turn for turn in turns if turn).most_common(1)
    if count < FEWEST * len(letters):
        return 0, nowhere
    box = _box([glyph for glyph, own in zip(letters, turns, strict=True) if own == turn], content)
    inside = sum(_is_inside(glyph, box) for glyph in letters)
    return (turn, box) if count >= MOST * inside else (0, nowhere)


def _box(turned: list[Glyph], content: PageContent) -> Box:
    """Return the place that turned letters take, with all of the ruled table that they stand in."""
    boxes = [(glyph.x0, glyph.y, glyph.x1, glyph.y) for glyph in turned]
    boxes += [
        (grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
        for grid in grids(content.lying, content.standing) or ()
        if any(grid.cell_at((glyph.x0 + glyph.x1) / 2, glyph.y) for glyph in turned)
    ]
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _is_inside(glyph: Glyph, box: Box) -> bool:
    return box[0] <= (glyph.x0 + glyph.x1) / 2 <= box[2] and box[1] <= glyph.y <= box[3]


def _is_turned(content: PageContent, glyph: Glyph, turn: int) -> bool:
    return content.set_as(glyph.order)[1] == turn


def _only(content: PageContent, is_kept: Callable[[Glyph], bool]) -> PageContent:
    """Return the letters of a page that are kept, with the blanks and breaks behind them."""
    glyphs = []
    keeps = False
    for glyph in content.glyphs:
        if not glyph.text.isspace():
            keeps = is_kept(glyph)
        if keeps:
            glyphs.append(glyph)
    return replace(content, glyphs=glyphs, picture_share=0.0, is_drawn=False)
