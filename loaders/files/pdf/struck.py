"""Text that a line is drawn through: it is taken back, and no part of the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from loaders.files.pdf.page import Glyph, PageContent, Rule

# A stroke goes through letters so far above their baseline, in font sizes; a row's border lies above them.
LOWEST, HIGHEST = 0.15, 0.42
LOWEST_POINTS, HIGHEST_POINTS = 0.5, 8.0  # the same of all sizes that are struck through
OVERHANG = 0.5  # font sizes that it goes beyond the first and last letter


def leave_out_struck(page: PageContent) -> bool:
    """Take letters that are struck through, and the strokes, out of a page; return whether there are any."""
    letters = sorted((glyph for glyph in page.glyphs if not glyph.text.isspace()), key=attrgetter("y"))
    baselines = [glyph.y for glyph in letters]
    gone: set[int] = set()
    kept: list[Rule] = []
    for rule in page.lying:
        start = bisect_left(baselines, rule.at + LOWEST_POINTS)
        under = letters[start : bisect_right(baselines, rule.at + HIGHEST_POINTS)]
        struck = _struck(rule, under, page) if under else []
        gone.update(glyph.order for glyph in struck)
        if not struck:
            kept.append(rule)
    if gone:
        page.glyphs = [glyph for glyph in page.glyphs if glyph.order not in gone]
        page.lying = kept
    return bool(gone)


def _struck(rule: Rule, letters: list[Glyph], page: PageContent) -> list[Glyph]:
    """Return the letters that a line goes through; none where it goes on beyond them, as a table's does."""
    inside = [glyph for glyph in letters if rule.start <= (glyph.x0 + glyph.x1) / 2 <= rule.end]
    if not inside or rule.is_edge:
        return []
    size = page.set_as(inside[0].order)[0]
    struck = [glyph for glyph in inside if LOWEST * size <= glyph.y - rule.at <= HIGHEST * size]
    if not struck:
        return []
    left, right = min(glyph.x0 for glyph in struck), max(glyph.x1 for glyph in struck)
    return struck if left - OVERHANG * size <= rule.start and rule.end <= right + OVERHANG * size else []
