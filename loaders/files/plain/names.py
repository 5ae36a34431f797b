"""The names of a table's columns on the lines above its rows, where only blanks part them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from loaders.document import Passage, Place, Row
from loaders.files.plain.cells import COLUMN_NUMBER, YEAR, D, line_above
from loaders.thai.folding import NOTHING, Folded, pattern

BLANKS = re.compile(r"\s+")
WIDE_GAP = re.compile(r"[ \u00a0]{2,}")
WIDE_NAME = re.compile(r"\S+(?: \S+)*")
BRACKETED = re.compile(r"\([^()]*\)")
# A line of the text above, not of the table, may end in a number.
NUMBER_AT_END = re.compile(rf"(?<!{D})(?!{YEAR.pattern}\s*$){D}+\s*$")
ORDINAL_NAME = pattern(r"(?:ลำดับ)?(?:ที่)?")
# Where one column's name holds a blank: before a year; then, too, behind a word that asks for more, and where the same
# name follows in another script.
_BEFORE_YEAR = rf"\S (?:พ\.?ศ\.?|{YEAR.pattern}|(?:19|20)\d\d)$"
JOINTS = (
    pattern(_BEFORE_YEAR),
    pattern(rf"{_BEFORE_YEAR}|(?:^|\s)(?:จำนวน|(?:ค่า|คะแนน)เฉลี่ย|ร้อยละ(?:ของ)?) \S+$"),
    pattern(r"[ก-๎.)] \(?[A-Za-z]\S*$|[A-Za-z.,] \(?[A-Za-z]\S*$"),
)
Placed = list[tuple[Folded, int]]  # the parts of a column's name, each with its line


def header_above(lines: Sequence[Folded], index: int, width: int, *, is_numbered: bool) -> tuple[Row | None, int]:
    """Return the names above rows of `width` cells and where they begin; None and `index` where there are none.

    The first is the label's. Rows with a running number before the label have two. Units, or the names of groups of
    columns, may stand on a line of their own.
    """
    line = line_above(lines, index)
    while line >= 0 and all(COLUMN_NUMBER.fullmatch(word) for word in lines[line].written.split()):
        line = line_above(lines, line)
    above = line_above(lines, line)
    if line < 0 or NUMBER_AT_END.search(lines[line].written):
        return None, index
    names = _with_units(lines, above, line, width) or _with_groups(lines, above, line, width)
    start = above
    if not names:
        names, start = _single(lines, line, width, is_numbered=is_numbered), line
    if not names:
        return None, index
    return tuple(
        Passage.of_lines([(part, Place.of_line(at + 1, column)) for part, at in name])
        for column, name in enumerate(names, 1)
    ), start


def names_on_line(line: Folded, width: int) -> list[Folded]:
    """Part header words that end with a unit in brackets, or else at blanks, into a label's and each column's."""
    found = (line.slice(*piece.span()).strip() for piece in re.finditer(r"[^()]+(?:\([^)]*\))?", line.text))
    pieces = [piece for piece in found if piece]
    if len(pieces) == width:
        label, *rest = _parted(pieces[0], 1)
        return [label, *rest, *pieces[1:]] if rest else []
    words = _parted(line)
    return pieces if len(pieces) == width + 1 else words if len(words) == width + 1 else []


def _single(lines: Sequence[Folded], line: int, width: int, *, is_numbered: bool) -> list[Placed]:
    """Return the names of one line."""
    text = lines[line].strip()
    for names in _partings(text, width):
        if is_numbered and len(names) == width + 2 and ORDINAL_NAME.fullmatch(names[0].text):
            names = names[1:]
        if len(names) in (width, width + 1):
            return [[(name, line)] for name in ([NOTHING, *names] if len(names) == width else names)]
    return []


def _partings(text: Folded, width: int) -> Iterator[list[Folded]]:
    """Yield the ways in which a line may be parted into names, the surest first."""
    yield [Folded(name) for name in WIDE_GAP.split(text.written) if name]
    if "(" in text.text:
        yield names_on_line(text, width)
    parted = _parted(text)
    yield parted
    yield from (_grown(parted, joint) for joint in JOINTS)


def _with_units(lines: Sequence[Folded], above: int, line: int, width: int) -> list[Placed]:
    """Return the names of the line above units in brackets, each unit with the name that it stands under."""
    units = list(WIDE_NAME.finditer(lines[line].written))
    if above < 0 or not 0 < len(units) <= width or not all(BRACKETED.fullmatch(unit.group()) for unit in units):
        return []
    words = list(WIDE_NAME.finditer(lines[above].written))
    if len(words) != width + 1:
        return []
    names: list[Placed] = [[(Folded(word.group()), above)] for word in words]
    for unit in units:
        middle = unit.start() + unit.end()
        nearest = min(range(len(words)), key=lambda i: abs(words[i].start() + words[i].end() - middle))
        names[nearest].append((Folded(unit.group()), line))
    return names


def _with_groups(lines: Sequence[Folded], above: int, line: int, width: int) -> list[Placed]:
    """Return the names of groups of columns, each with those that are repeated under it."""
    if above < 0:
        return []
    for own in _partings(lines[line].strip(), width):
        label, own = (own[:1], own[1:]) if len(own) == width + 1 else ([], own)
        of_group = _period([name.text for name in own]) if len(own) == width else 0
        for groups in _partings(lines[above].strip(), width // of_group) if of_group else ():
            if len(groups) == width // of_group + (not label):
                named = [(groups[0], above)] if not label else [(label[0], line)]
                heads = groups[1:] if not label else groups
                return [named, *([(heads[at // of_group], above), (name, line)] for at, name in enumerate(own))]
    return []


def _period(names: list[str]) -> int:
    """Return after how many the names come again, at least twice in all; 0 where they do not."""
    for length in range(1, len(names) // 2 + 1):
        if len(names) % length == 0 and names == names[:length] * (len(names) // length):
            return length if len(set(names[:length])) == length > 1 else 0
    return 0


def _parted(line: Folded, most: int = 0) -> list[Folded]:
    """Part a line at its blanks; where `most` is told, at so many of them."""
    starts, ends = [0], []
    for blank in itertools.islice(BLANKS.finditer(line.text), most or None):
        ends.append(blank.start())
        starts.append(blank.end())
    return [part for span in zip(starts, [*ends, len(line)], strict=True) if (part := line.slice(*span))]


def _grown(words: list[Folded], joint: re.Pattern[str]) -> list[Folded]:
    """Join a header's words where `joint` matches two of them with the blank between."""
    names = words[:1]
    for word in words[1:]:
        if joint.search(f"{names[-1].text} {word.text}"):
            names[-1] = Folded.join((names[-1], word))
        else:
            names.append(word)
    return names
