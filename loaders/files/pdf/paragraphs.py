"""From lines to paragraphs: the margins, distances and indents of a whole file tell where each of them ends.

Thai has no blanks between words, so a line's end alone does not tell whether its paragraph goes on: a last line may by
chance be as long as the others. What stands below tells then: a gap wider than that between the lines of a paragraph,
or an indent with which the file's paragraphs begin.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil
from operator import attrgetter

from loaders.files.pdf.lines import (
    INDENT,
    LEADING_MARK,
    LONG_UNIT,
    MARKED,
    NO_ROOM,
    SNUG,
    Line,
    first_word,
    goes_on,
    needed_room,
)
from loaders.files.pdf.tables import PageTable
from loaders.files.plain.text import STARTS_ANEW
from loaders.thai.folding import fold

SAME_SIZE = 1.03  # a heading may be set one point larger than its text
SAME_DISTANCE = 1.05  # browsers round a line's place to a pixel; the smallest gap that is seen is wider
TALLER = 1.1  # a sign of another font makes a line so much taller
# Of the lines that end a paragraph, about one in twenty ends by chance within SNUG of the border. Where there are more
# than so many for each line that ends there, lines are not wrapped.
ENDED_BY_CHANCE = 3
ENDED_FAR = 2  # at a distance wider than that of most fonts' lines
MANY_FULL = 3  # so many full lines at one distance are no chance
# In multiples of the font size: lines so close have no gap between them, and few fonts set those of a paragraph farther
# apart.
CLOSEST_GAP = 1.35
WIDEST_PITCH = 2.2
MANY_ENDS = 6  # so many lines that end at one place tell where the border is
REACHED = 1 / 3  # of the wide lines end at the border if lines are wrapped there; else it is but the longest line
FAR_RIGHT = 0.95  # of the wide lines end before it; beyond stands what reaches out of the text
FAR_LEFT = 0.05

Pages = Sequence[tuple[float, Sequence[Line | PageTable]]]


@dataclass(slots=True)
class _Distance:
    """A distance at which lines stand below one another, in multiples of the font size, and how often lines end there.

    Lines that begin with a list's mark are not counted: items often stand as close as the lines of a paragraph.
    """

    low: float
    high: float
    full: int = 0  # lines that may have been wrapped
    snug: int = 0  # of these those that most likely were
    returned: int = 0  # and of the full ones those that were indented, and their next is not
    ended: int = 0  # lines that end a paragraph
    is_open: bool = False  # paragraphs go on over it

    @property
    def has_wrapped(self) -> bool:
        """Whether more lines are full than end there by chance."""
        return self.snug * (ENDED_BY_CHANCE if self.high <= WIDEST_PITCH else ENDED_FAR) >= self.ended


@dataclass(slots=True)
class Layout:
    """What the whole file tells about its lines."""

    borders: dict[int, tuple[float, float]]  # where lines begin and end, by the page's width
    keeps_blanks: bool  # a blank at which a line was wrapped is still there
    distances: list[_Distance] = field(default_factory=list)  # from narrow to wide
    returns: list[float] = field(default_factory=list)  # where a line began whose next begins farther left
    stays: list[float] = field(default_factory=list)  # and where one began whose next stands below it
    parts_by_gaps: bool = False  # most paragraphs stand farther apart than their lines

    def sides(self, width: float) -> tuple[float, float]:
        return self.borders.get(round(width), (0.07 * width, 0.93 * width))

    def continues(self, paragraph: Sequence[tuple[Line, int]], line: Line, page: int, width: float) -> bool:
        """Whether a paragraph, of which some lines and their pages are known, goes on in the next line."""
        first, (before, page_before) = paragraph[0][0], paragraph[-1]
        left, right = self.sides(width)
        slack = INDENT * line.size
        margin = _centred_room(before, line, left, right)
        is_snug = _is_snug((right + margin - before.x1) / before.size, line)
        anew, room = STARTS_ANEW, NO_ROOM
        if page == page_before:
            if not self._is_near(before, line, is_snug):
                return False
            at = self._at(before, line)
            if self.parts_by_gaps and at and not at.ended:
                room = LONG_UNIT
                anew = STARTS_ANEW if STARTS_ANEW.match(fold(first.text)) else MARKED
        if not goes_on(before, line, right + margin, room, anew):
            return False
        if len(paragraph) > 1:
            return abs(line.x0 - paragraph[1][0].x0) <= slack
        if line.x0 <= first.x0 + slack:
            return line.x0 < first.x0 - slack or not self._indents(first, left)
        mark = LEADING_MARK.match(first.text)
        if mark:
            return line.x0 <= first.x0 + (first.x1 - first.x0) * mark.end() / len(first.text) + 3 * line.size
        return _are_centred(first, line)

    def _at(self, before: Line, line: Line) -> _Distance | None:
        """Return the distance at which two lines of one size stand."""
        if not _are_of_one_size(before, line):
            return None
        index = bisect_right(self.distances, _distance(before, line), key=attrgetter("low")) - 1
        return self.distances[index] if index >= 0 else None

    def _is_near(self, before: Line, line: Line, is_snug: bool) -> bool:
        """Whether a paragraph may go on over the distance between two lines; one seldom does where the size changes."""
        at = self._at(before, line)
        if at:
            return at.is_open
        pitch = next((each.high for each in self.distances if each.is_open), WIDEST_PITCH / TALLER)
        return is_snug and _distance(before, line) <= TALLER * pitch

    def _indents(self, line: Line, left: float) -> bool:
        """Whether a line begins where paragraphs begin, and only their first lines stand."""
        slack = INDENT * line.size
        if line.x0 <= left + slack:
            return False
        returned, stayed = (
            bisect_right(places, line.x0 + slack) - bisect_left(places, line.x0 - slack)
            for places in (self.returns, self.stays)
        )
        return returned > 0 and returned >= stayed


def layout(pages: Pages) -> Layout:
    """Return what the pages, each with its width and its lines and tables in order, tell together."""
    found = Layout(_borders(pages), _keeps_blanks(pages))
    pairs = list(_pairs(pages, found))
    found.distances = _distances(pairs)
    ended_near = sum(each.ended for each in found.distances if each.is_open)
    found.parts_by_gaps = sum(each.ended for each in found.distances) > 2 * ended_near
    for before, line, free in pairs:
        if free > needed_room(before, line) or not found._is_near(before, line, _is_snug(free, line)):
            continue
        if line.x0 < before.x0 - INDENT * line.size:
            found.returns.append(before.x0)
        elif line.x0 <= before.x0 + INDENT * line.size and _is_snug(free, line):
            found.stays.append(before.x0)
    found.returns.sort()
    found.stays.sort()
    return found


def _pairs(pages: Pages, found: Layout) -> Iterator[tuple[Line, Line, float]]:
    """Yield each line with the one below, unless that begins with a mark, and the room left in the first."""
    for width, items in pages:
        left, right = found.sides(width)
        for before, line in pairwise(items):
            if isinstance(before, Line) and isinstance(line, Line) and not MARKED.match(fold(line.text)):
                yield before, line, (right - before.x1 + _centred_room(before, line, left, right)) / before.size


def _borders(pages: Pages) -> dict[int, tuple[float, float]]:
    """Return where text begins and ends, by the page's width.

    Where few lines come near the farthest end, perhaps none was wrapped: the page's margins are taken to be equal.
    """
    begins: dict[int, list[float]] = {}
    wide: dict[int, list[Line]] = {}
    for width, items in pages:
        for line in items:
            if isinstance(line, Line):
                begins.setdefault(round(width), []).append(line.x0)
                if line.x1 - line.x0 > width / 2:
                    wide.setdefault(round(width), []).append(line)
    borders = {}
    for width, found in wide.items():
        left = sorted(begins[width])[int(FAR_LEFT * len(begins[width]))]
        right = sorted(line.x1 for line in found)[ceil(FAR_RIGHT * len(found)) - 1]
        ends = sum(abs(right - line.x1) <= SNUG * line.size for line in found)
        if ends < max(MANY_ENDS, REACHED * len(found)):
            right = max(right, width - left)
        borders[width] = left, right
    return borders


def _keeps_blanks(pages: Pages) -> bool:
    wrapped = blanks = 0
    for _, items in pages:
        for item in items:
            texts = [item.text] if isinstance(item, Line) else item.wrapped_texts()
            wrapped += len(texts)
            blanks += sum(text.endswith(" ") for text in texts)
    return blanks > 0.02 * wrapped


def _distances(pairs: Sequence[tuple[Line, Line, float]]) -> list[_Distance]:
    distances: list[_Distance] = []
    of_one_size = [pair for pair in pairs if _are_of_one_size(pair[0], pair[1])]
    for before, line, free in sorted(of_one_size, key=lambda pair: _distance(pair[0], pair[1])):
        value = _distance(before, line)
        if not distances or value > SAME_DISTANCE * distances[-1].low:
            distances.append(_Distance(value, value))
        here = distances[-1]
        here.high = value
        is_deeper = line.x0 > before.x0 + INDENT * line.size and not LEADING_MARK.match(before.text)
        if is_deeper and not _are_centred(before, line):
            here.ended += 1
        elif free <= needed_room(before, line):
            here.full += 1
            here.snug += _is_snug(free, line)
            here.returned += line.x0 < before.x0 - INDENT * line.size
        else:
            here.ended += free > LONG_UNIT
    _judge(distances)
    return distances


def _judge(distances: Sequence[_Distance]) -> None:
    """Tell the distances of lines in paragraphs from those of paragraphs.

    The narrowest at which a line may have been wrapped is the pitch, unless paragraphs alone stand at it. A wider one
    is a gap, unless lines are wrapped at it, too, as where parts of the file are set with wider lines.
    """
    pitch = next((each for each in distances if each.snug), next((each for each in distances if each.full), None))
    for each in distances:
        if pitch is None or each.high < pitch.low:
            each.is_open = True
        elif each is pitch:
            ended_wider = sum(other.ended for other in distances if other.low > each.high)
            is_told = each.returned > 0 or ended_wider > each.ended or each.high <= CLOSEST_GAP
            each.is_open = is_told or each.has_wrapped
        elif each.has_wrapped:
            is_taller = not each.ended and each.high <= TALLER * pitch.high
            each.is_open = is_taller or each.snug >= MANY_FULL or each.snug > pitch.snug


def _is_snug(free: float, line: Line) -> bool:
    """Whether a line that leaves so many font sizes free was most likely wrapped before the next."""
    return free <= max(SNUG, first_word(line))


def _distance(before: Line, line: Line) -> float:
    return (line.y - before.y) / max(before.size, line.size)


def _are_of_one_size(before: Line, line: Line) -> bool:
    return max(before.size, line.size) <= SAME_SIZE * min(before.size, line.size)


def _are_centred(before: Line, line: Line) -> bool:
    return abs(line.x0 + line.x1 - before.x0 - before.x1) <= 2 * line.size


def _centred_room(before: Line, line: Line, left: float, right: float) -> float:
    """Return the room that a centred line leaves on its left: of two lines centred above one another none is full."""
    slack = INDENT * line.size
    if min(before.x0, line.x0) <= left + slack or abs(before.x0 - line.x0) <= slack or LEADING_MARK.match(before.text):
        return 0.0
    is_centred = all(abs(left + right - each.x0 - each.x1) <= line.size for each in (before, line))
    return before.x0 - left if is_centred else 0.0
