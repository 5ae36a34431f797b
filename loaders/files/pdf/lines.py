"""From glyphs to lines: runs of text on one baseline, lines of runs, and when a line goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.document import Passage, Place
from loaders.files.pdf.page import SIDEWAYS, Glyph, PageContent
from loaders.files.plain.text import STARTS_ANEW
from loaders.files.raised import moved
from loaders.thai.folding import fold, pattern

# In multiples of the font size.
COLUMN_GAP = 1.5  # blanks as wide as this part columns
BARE_GAP = 0.7  # so do gaps without a blank
FINE_GAP = 0.18  # without a blank, it may part columns
NO_GAP = 0.15  # nothing to see between two letters
LIST_GAP = 4.0  # between a list mark and its text
LEAP_GAP = 0.3  # so do gaps between texts that are not drawn one after the other
TORN_GAP = 0.3  # between the pieces of a number
RAISED = 0.2  # a footnote mark stands higher than this
SMALLER = 0.85  # and is set so much smaller
SAME_LINE = 0.5
NO_ROOM = 4.0  # a line that ends closer than this to the border had no room for another word
LONG_UNIT = 6.0  # "โรงเรียน" may have had none behind its number
SNUG = 1.5  # few words of Thai are wider: a line that ends closer to the border was most likely wrapped there
INDENT = 0.6
LIST_MARK = pattern(r"^\s*(?:[-•·*–▪●○□✓>]|\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)]?|[ก-ฮ][.)])\s*$")
LEADING_MARK = re.compile(r"^\s*(?:[-•·*–▪●○□✓>]|\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})*[.)])\s*")
MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
NEVER_FIRST = frozenset("ะาำๅ")  # no word begins with them
# Drawn in this order by some programs; Unicode holds both orders for the same text.
LOWER_AFTER_TONE = re.compile("([\u0e48-\u0e4b])([\u0e38-\u0e3a])")
# After these words a number at the head of the next line is no list mark.
AWAITS_NUMBER = pattern(
    r"(?:ร้อยละ|จำนวน|เฉลี่ย|คะแนน|พ\.\s?ศ\.|ปี|(?<!พื้น)(?<!นา)(?<!สถาน)(?<!ท้อง)ที่|ระดับ"
    r"|เป็น|เหลือ|กว่า|(?<!งบ)ประมาณ|อีก|ทั้งหมด|ทั้งสิ้น|[-–(/=])\s*$"
)
# No section's number: one alone on its line, and one less than 1.
NO_SECTION = re.compile(r"\s*(?:\(?[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})*\.[0-9๐-๙]+\s*%?\)?\s*$|[0๐]\.[0-9๐-๙])")
ITEM = pattern(r"\s*\(?[0-9๐-๙]{1,2}[.)]\s+[ก-ฮเ-ไ]")  # no number of a sentence is written so
# Begins an item of a list, whatever stands before it.
MARKED = pattern(r"\s*(?:[-•·*–▪●○□✓>]|\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)](?![0-9๐-๙])|[ก-ฮ]\))")
THAI_LETTER = pattern("[ก-๎ฯๆ]")
COUNT_IN_WORDS = pattern(r"[ก-๎][^ก-๎]*[0-9๐-๙](?<!25..)(?<!๒๕..)\s*$")  # and no year
FIGURE = re.compile(r"[\s(]*(?:[0-9๐-๙][0-9๐-๙,.]*|[-–—])\s*[%*)]*\s*")
NUMERIC = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙.,")
NUMBER_AT_END = re.compile("[0-9๐-๙.,]+$")
NUMBER_AT_HEAD = re.compile("[0-9๐-๙.,]+")
# A whole number, or one in groups of three digits.
WHOLE = re.compile(r"[0-9๐-๙]{1,3}(?:[0-9๐-๙]*|(?:,[0-9๐-๙]{3})*)(?:\.[0-9๐-๙]+)?")
# A number that is cut goes on in the next line: behind its hyphen or comma, before it, or in a group of three digits.
CUT_NUMBER = re.compile("[0-9๐-๙][-,]\n[0-9๐-๙]|[0-9๐-๙]\n,[0-9๐-๙]{3}|,[0-9๐-๙]\n[0-9๐-๙]{2}|,[0-9๐-๙]{2}\n[0-9๐-๙]")


@dataclass(slots=True)
class Run:
    """Text that stands together on one baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    order: int  # when it is drawn
    last: int  # when its last character is
    cell: tuple[int, int, int] | None = None  # table, row and column
    pieces: list[Run] = field(default_factory=list)  # parted by any gap that may part columns; none if there is none
    lead: str = ""  # what stands between a piece and the one before

    @property
    def parts(self) -> list[Run]:
        return self.pieces or [self]


@dataclass(slots=True)
class Line:
    """Runs side by side; more than one where wide gaps part them."""

    runs: list[Run]
    y: float
    size: float
    number: int = 0  # on its page

    @property
    def x0(self) -> float:
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        return self.runs[-1].x1

    @property
    def text(self) -> str:
        return "  ".join(run.text for run in self.runs)

    @property
    def parts(self) -> list[Run]:
        return [part for run in self.runs for part in run.parts]


def runs(page: PageContent, cell_at: Callable[[float, float], tuple[int, int, int] | None]) -> list[Run]:
    """Part the page's glyphs where the line, a wide gap, or a cell of a ruled table ends a run."""
    found: list[Run] = []
    part: list[Glyph] = []
    size, is_upright = 0.0, True
    cell: tuple[int, int, int] | None = None
    end = 0.0
    is_broken = False
    cuts: set[int] = set()

    def close() -> None:
        while part and _is_added(part[-1]):
            part.pop()
        _mend_numbers(part, cuts, size)
        pieces = _pieces(part, cuts)
        made = [run for piece in pieces if (run := _run(piece, size, is_upright, cell))]
        if made:
            for run, before in zip(made[1:], made, strict=False):
                run.lead = " " if before.text.endswith(" ") else ""
                before.text = before.text.rstrip(" ") if run.lead else before.text
            found.append(one_run(made))
        cuts.clear()
        part.clear()

    for glyph in page.glyphs:
        if glyph.text == "\n":
            is_broken = is_upright
            continue
        is_blank = glyph.text.isspace()
        is_set_above = part and is_upright and glyph.text in MARKS and _set_above(part, glyph, size)
        if is_broken and not is_set_above:
            close()
        is_broken = False
        if is_set_above:
            end = max(end, glyph.x1)
            continue
        if (
            part
            and _is_added(part[-1])
            and (glyph.text in NEVER_FIRST or (not is_blank and is_upright and abs(glyph.x0 - end) < NO_GAP * size))
        ):
            part.pop()
        if part and not (is_blank and not is_upright):
            if is_upright:
                ends = abs(glyph.y - part[0].y) > RAISED * size
                if not is_blank:
                    is_leap = _is_added(part[-1])
                    gap = BARE_GAP if is_leap or not part[-1].text.isspace() else COLUMN_GAP
                    ends = ends or glyph.x0 - end > gap * size or glyph.x1 < end - 1.2 * size
                    if glyph.x0 - end > (FINE_GAP if is_leap else BARE_GAP) * size:
                        cuts.add(glyph.order)
            else:
                ends = min(abs(glyph.x0 - part[-1].x0), abs(glyph.x1 - part[-1].x1)) > SAME_LINE * size
            if ends or (not is_blank and cell_at((glyph.x0 + glyph.x1) / 2, glyph.y - 1) != cell):
                close()
        if not part:
            if is_blank:
                continue
            size, turned = page.set_as(glyph.order)
            is_upright = turned not in SIDEWAYS
            cell = cell_at((glyph.x0 + glyph.x1) / 2, glyph.y - 1)
            end = glyph.x1
        part.append(glyph)
        if not is_blank:
            end = max(end, glyph.x1)
    close()
    return found


def _mend_numbers(part: list[Glyph], cuts: set[int], size: float) -> None:
    """Take out the blanks that PDFium puts between the pieces in which a number is drawn."""
    for index in range(len(part) - 2, 0, -1):
        before, blank, after = part[index - 1 : index + 2]
        if (
            _is_added(blank)
            and before.text in NUMERIC
            and after.text in NUMERIC
            and after.x0 - before.x1 <= TORN_GAP * size
            and _is_torn(*("".join(glyph.text for glyph in side) for side in (part[:index], part[index + 1 :])))
        ):
            del part[index]
            cuts.discard(after.order)


def _is_torn(before: str, after: str) -> bool:
    """Whether two texts side by side end and begin with the pieces of one number, and not with a number each."""
    left, right = NUMBER_AT_END.search(before), NUMBER_AT_HEAD.match(after)
    if not left or not right or LIST_MARK.match(before):
        return False
    pieces = (left.group(), right.group())
    return bool(WHOLE.fullmatch("".join(pieces))) and not all(map(WHOLE.fullmatch, pieces))


def _pieces(part: list[Glyph], cuts: set[int]) -> list[list[Glyph]]:
    starts = [0, *(index for index, glyph in enumerate(part) if index and glyph.order in cuts), len(part)]
    return [part[start:end] for start, end in pairwise(starts)]


def _run(part: list[Glyph], size: float, is_upright: bool, cell: tuple[int, int, int] | None) -> Run | None:
    letters = [glyph for glyph in part if not glyph.text.isspace()]
    if not letters:
        return None
    x0, x1 = min(glyph.x0 for glyph in letters), max(glyph.x1 for glyph in letters)
    y = part[0].y if is_upright else part[0].y + x0 / 1000
    text = LOWER_AFTER_TONE.sub(r"\2\1", "".join(glyph.text for glyph in part))
    return Run(text, x0, x1, y, size, part[0].order, part[-1].order, cell)


def one_run(parts: list[Run]) -> Run:
    """Return the run that pieces of text make, each with what stands between it and the one before."""
    if len(parts) == 1:
        return parts[0]
    text = "".join((part.lead if index else "") + part.text for index, part in enumerate(parts))
    right, last = max(part.x1 for part in parts), parts[-1].last
    return replace(parts[0], text=text, x1=right, size=max(part.size for part in parts), last=last, pieces=parts)


def _is_added(glyph: Glyph) -> bool:
    """Whether a blank is PDFium's own, put where the pen leaps."""
    return glyph.text == " " and glyph.x0 == glyph.x1


def _set_above(part: list[Glyph], mark: Glyph, size: float) -> bool:
    """Put a mark that is drawn later than its letter behind that letter; False if it stands where it is drawn."""
    middle = (mark.x0 + mark.x1) / 2
    last = next((glyph for glyph in reversed(part) if glyph.text not in MARKS and glyph.x1 > glyph.x0), None)
    if last is None or abs(mark.y - last.y) > SAME_LINE * size or middle > last.x1 + size:
        return False
    if _is_added(part[-1]):
        part.pop()
    if middle > last.x0:
        index = len(part)
        while part[index - 1] is not last and part[index - 1].text not in MARKS:
            index -= 1
    else:
        under = [index for index, glyph in enumerate(part) if glyph.x0 < middle and glyph.text not in MARKS]
        if not under or part[under[-1]].x1 + size < middle:
            return False
        index = under[-1] + 1
        while index < len(part) and part[index].text in MARKS:
            index += 1
    part.insert(index, mark)
    return True


def lines(found: Sequence[Run]) -> list[Line]:
    """Lay runs out in lines, top to bottom and left to right; neighbours without a wide gap become one run."""
    rows: list[list[Run]] = []
    for run in sorted(found, key=lambda run: (run.y, run.x0)):
        if rows and run.y - rows[-1][0].y <= SAME_LINE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    laid = []
    for row in rows:
        row.sort(key=lambda run: (run.x0, run.order))
        joined = [row[0]]
        for run in row[1:]:
            before = joined[-1]
            gap = run.x0 - before.x1
            size = max(before.size, run.size)
            widest = COLUMN_GAP if 0 < run.order - before.last <= 3 and before.text.endswith(" ") else LEAP_GAP
            if gap > widest * size and not (LIST_MARK.match(before.text) and gap < LIST_GAP * size):
                joined.append(run)
                continue
            *done, last = before.parts
            first, *rest = _as_mark(run, before).parts
            if gap <= TORN_GAP * size and _is_torn(before.text, run.text):
                joined[-1] = one_run([*done, replace(last, text=last.text + first.text, x1=first.x1), *rest])
                continue
            blank = "" if before.text.endswith(" ") or not _is_parted(before, first, gap, size) else " "
            joined[-1] = one_run([*done, last, replace(first, lead=blank), *rest])
        biggest = max(row, key=lambda run: run.size)
        laid.append(Line(joined, biggest.y, biggest.size))
    return laid


def _is_parted(before: Run, run: Run, gap: float, size: float) -> bool:
    is_raised_digit = abs(before.y - run.y) > RAISED * size and before.text[-1] in NUMERIC and run.text[0] in NUMERIC
    return gap > NO_GAP * size or is_raised_digit


def _as_mark(run: Run, before: Run) -> Run:
    """Return a run that is small and stands above or below the line of the one before as the mark of a note."""
    height = before.y - run.y
    if abs(height) <= RAISED * before.size or run.size > SMALLER * before.size:
        return run
    text = moved(run.text, "superscript" if height > 0 else "subscript")
    return run if text == run.text else replace(run, text=text, pieces=[])


def goes_on(before: Line, line: Line, right: float, room: float = NO_ROOM, anew: re.Pattern[str] = STARTS_ANEW) -> bool:
    """Whether the text of `before` goes on in `line`, in a column that ends at `right`.

    A line that leaves less than `room` font sizes free is full. One that begins as `anew` tells begins something new.
    """
    if not 0.8 < before.size / line.size < 1.25:
        return False
    if right - before.x1 > needed_room(before, line, room) * max(before.size, line.size):
        return False
    if not anew.match(fold(line.text)) or NO_SECTION.match(line.text):
        return True
    return bool(AWAITS_NUMBER.search(fold(before.text))) and not ITEM.match(fold(line.text))


def needed_room(before: Line, line: Line, room: float = NO_ROOM) -> float:
    """Return how many font sizes a line must leave free to be known to have ended before the next."""
    if COUNT_IN_WORDS.search(before.text) and THAI_LETTER.match(line.text):
        room = max(room, LONG_UNIT)
    return max(room, first_word(line))


def first_word(line: Line) -> float:
    """Return how wide the first word of a line is where that can be told: it has no Thai letters."""
    word = line.text.split(" ", 1)[0]
    if THAI_LETTER.match(word) or not line.text:
        return 0.0
    return (line.x1 - line.x0) / line.size * len(word) / len(line.text) + 0.5


def passage(pieces: Sequence[tuple[str, bool, Place]], keeps_blanks: bool) -> Passage:
    """Join lines to one passage; each piece tells whether it goes on in the next.

    Thai is wrapped between words without a blank, so two lines of it are joined as they stand; other lines with a
    blank, if the file does not keep those at which it wraps.
    """
    joined: list[tuple[str, Place]] = []
    for index, (text, wraps, place) in enumerate(pieces):
        following = pieces[index + 1][0] if index + 1 < len(pieces) else ""
        if not following or not wraps:
            text = text.rstrip(" ") + ("\n" if following else "")
        elif not text.endswith(" ") and not _is_one_word(text, following, keeps_blanks):
            text += " "
        joined.append((text, place))
    return Passage.of(joined, joiner="")


def _is_one_word(text: str, following: str, keeps_blanks: bool) -> bool:
    thai = sum(bool(THAI_LETTER.match(letter)) for letter in (text[-1], following[0]))
    return thai == 2 or (thai == 1 and keeps_blanks) or bool(CUT_NUMBER.search(f"{text[-3:]}\n{following[:4]}"))
