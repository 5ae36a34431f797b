"""The names of a table's columns on the lines above its rows, where only blanks part them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.document import Passage, Place, Row
from loaders.files.plain.cells import AGENCY, CELL, COLUMN_NUMBER, UNIT_LINE, YEAR, D, line_above
from loaders.thai.folding import NOTHING, Folded, pattern

BLANKS = re.compile(r"\s+")
WIDE_GAP = re.compile(r"[ \u00a0]{2,}")
WIDE_NAME = re.compile(r"\S+(?: \S+)*")
BRACKETED = re.compile(r"\([^()]*\)")
UNIT = re.compile(rf"\(\s*[^()\s{D[1:-1]}][^(){D[1:-1]}]{{0,19}}\)")
SHARE_UNIT = pattern(r"\((?:ร้อยละ|เปอร์เซ็นต์|%)\)")
# A line of the text above, not of the table, may end in a number.
NUMBERED = rf"(?:ไตรมาส|ครั้ง|รอบ|ภาคเรียน|งวด|เขต|กลุ่ม|รุ่น|ระยะ|ชั้น|ปี|เดือน)(?:ที่)? ?{D}{{1,2}}|[ปม]\. ?{D}"
NUMBER_AT_END = pattern(rf"(?<!{D})(?!{YEAR.pattern}\s*$){D}+\s*$")
ENDS_IN_A_NAME = pattern(rf"(?:{NUMBERED})\s*$")
ORDINAL_NAME = pattern(r"(?:ลำดับ)?(?:ที่)?")
OWN_UNIT = pattern(r"\(|ร้อยละ|%|สัดส่วน|อัตรา|อันดับ|ลำดับ|หมายเหตุ|แปลผล")  # what has one, or none
YEAR_NAME = pattern(r"ปี(?:การศึกษา|งบประมาณ)?(?:\s*พ\.?\s?ศ\.?)?")
# What the rows of tables are called.
LABEL_WORD = pattern(
    r"(?:หน่วยงาน|สังกัด|ระดับ|ชั้น|รายการ|อำเภอ|ตำบล|ภาค|ภูมิภาค|จังหวัด|โรงเรียน|สถานศึกษา|ประเภท|กลุ่ม|ปี|วิชา|ขนาด|ช่วง|เขต|ตัวชี้วัด"
    r"|เพศ|สาขา|หลักสูตร|ผลผลิต|โครงการ|กิจกรรม|ประเด็น|ชื่อ|ที่$|ลำดับ)"
)
# Where one column's name holds a blank: before a year; then, too, behind a word that asks for more, and where the same
# name follows in another script.
_BEFORE_YEAR = rf"\S (?:พ\.?ศ\.?|{YEAR.pattern}|(?:19|20)\d\d)$"
JOINTS = (
    pattern(r"\S \([^()]*\)?$"),
    pattern(_BEFORE_YEAR),
    pattern(rf"(?:^|\s)(?:{NUMBERED})$"),
    pattern(rf"{_BEFORE_YEAR}|(?:^|\s)(?:จำนวน|(?:ค่า|คะแนน)เฉลี่ย|ร้อยละ(?:ของ)?) \S+$"),
    pattern(r"[ก-๎.)] \(?[A-Za-z]\S*$|[A-Za-z.,] \(?[A-Za-z]\S*$"),
)
MANY = 4  # fewer words are more likely a sentence's than names without that of the label
# An office, a caption or what minutes say stands above a table, and names none of its columns.
NO_NAMES = pattern(rf"\s*(?:{AGENCY}|ตารางที่|แผนภูมิ|ภาพที่|ระเบียบวาระ|วาระที่|มติ)|.*(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|[:：])\s*$")
Name = list[tuple[Folded, int]]  # the parts of a column's name, each with its line


def header_above(
    lines: Sequence[Folded], index: int, width: int, shares: Sequence[int] = (), *, is_numbered: bool
) -> tuple[list[Name], int]:
    """Return the names above rows of `width` cells and where they begin; none and `index` where there are none.

    `shares` are those of the cells that stand in brackets, as shares of the numbers before them. The first name is the
    label's. Rows with a running number before the label have two. Units, the names of groups of columns, or what all
    columns are may stand on a line of their own.
    """
    width -= len(shares)
    line = line_above(lines, index)
    while line >= 0 and all(COLUMN_NUMBER.fullmatch(word) for word in lines[line].written.split()):
        line = line_above(lines, line)
    units, of_all = [], -1
    while line >= 0:
        if UNIT_LINE.match(lines[line].text):
            of_all = line
        elif found := _units(lines[line], width):
            units.append((line, found))
        else:
            break
        line = line_above(lines, line)
    above = line_above(lines, line)
    text = lines[line].text if line >= 0 else ""
    if not text or (NUMBER_AT_END.search(text) and not ENDS_IN_A_NAME.search(text)):
        return [], index
    if NO_NAMES.match(text):
        return [], index
    has_two = above == line - 1 >= 0 and not NO_NAMES.match(lines[above].text)
    names, start = _in_two_lines(lines, above, line, width) if has_two else [], above
    if not names:
        is_apart = any(not lines[at].written.strip() for at in range(line, index))
        names, start = _single(lines, line, width, is_numbered=is_numbered, is_apart=is_apart), line
    if names and above >= 0 and _are_years(names) and YEAR_NAME.fullmatch(lines[above].strip().text):
        head = lines[above].strip()
        names, start = [names[0], *([(head, above), *name] for name in names[1:])], above
    if not names:
        return [], index
    of_shares = [(at, found) for at, found in units if len(found) == len(shares) < width and _are_of_shares(found)]
    for at, found in reversed(units):
        if (at, found) in of_shares:
            continue
        for name, unit in zip(_under(lines[line], names, found), found, strict=False):
            name.append((Folded(unit.group()), at))
    for name in names[1:] if of_all >= 0 else ():
        if not OWN_UNIT.search(name[-1][0].text):
            name.append((lines[of_all].strip(), of_all))
    return _with_shares(names, shares, [(Folded(unit.group()), at) for at, found in of_shares for unit in found]), start


def header(names: Sequence[Name]) -> list[Row]:
    """Return names as the rows of a table: those of groups, which several columns share, above the columns' own."""
    grouped = [name for name in names if len(name) > 1 and not BRACKETED.fullmatch(name[1][0].text)]
    heads = Counter((name[0][0].written, name[0][1]) for name in grouped)
    if not any(count > 1 for count in heads.values()):
        return [_row(names)] if names else []
    # One that stands beside them is of both rows, as a cell that is merged over them.
    own = [name[1:] if name in grouped else name for name in names]
    return [_row([name[:1] if name in grouped else name for name in names]), _row(own)]


def _row(names: Sequence[Name]) -> Row:
    return tuple(
        Passage.of_lines([(part, Place.of_line(at + 1, column)) for part, at in name])
        for column, name in enumerate(names, 1)
    )


def _are_of_shares(units: list[re.Match[str]]) -> bool:
    return all(SHARE_UNIT.fullmatch(Folded(unit.group()).text) for unit in units)


def _with_shares(names: list[Name], shares: Sequence[int], units: Sequence[tuple[Folded, int]]) -> list[Name]:
    """Give each column of shares the name of the number that they are of, with their own unit."""
    for at, unit in itertools.zip_longest(shares, units):
        names.insert(at + 1, [piece for piece in names[at] if not BRACKETED.fullmatch(piece[0].text)])
        names[at + 1] += [unit] if unit else []
    return names


def _names_on_line(line: Folded, width: int) -> list[Folded]:
    """Part header words that end with a unit in brackets, or else at blanks, into a label's and each column's."""
    found = (line.slice(*piece.span()).strip() for piece in re.finditer(r"[^()]+(?:\([^)]*\))?", line.text))
    pieces = [piece for piece in found if piece]
    if len(pieces) == width:
        label, *rest = _parted(pieces[0], 1)
        return [label, *rest, *pieces[1:]] if rest else []
    words = _parted(line)
    return pieces if len(pieces) == width + 1 else words if len(words) == width + 1 else []


def _single(lines: Sequence[Folded], line: int, width: int, *, is_numbered: bool, is_apart: bool) -> list[Name]:
    """Return the names of one line. Over an empty line single blanks part no names: they are more likely a title's."""
    text = lines[line].strip()
    by_gaps = len(WIDE_GAP.split(text.written))
    found = [
        own
        for own in partings(text, width)
        if (not is_apart or len(own) == by_gaps) and _are_names(own) and _names_its_rows(own, width, by_gaps)
    ]
    numbered = (own[1:] for own in found if len(own) == width + 2 and ORDINAL_NAME.fullmatch(own[0].text))
    fitting = (own for own in found if len(own) in (width, width + 1))
    own = next(itertools.chain(numbered if is_numbered else (), fitting), [])
    return [[(name, line)] for name in ([NOTHING, *own] if len(own) == width else own)]


def _are_names(own: list[Folded]) -> bool:
    """Whether none is a number, or but years."""
    numbers = [CELL.fullmatch(name.text) for name in own]
    return not any(numbers) or all(YEAR.fullmatch(name.text) for name in own[1:])


def _names_its_rows(own: list[Folded], width: int, by_gaps: int) -> bool:
    """Whether names may lack the label's: not where the first is one, nor a few words that only blanks part."""
    return len(own) != width or (not LABEL_WORD.match(own[0].text) and (len(own) == by_gaps or width >= MANY))


def partings(text: Folded, width: int) -> Iterator[list[Folded]]:
    """Yield the ways in which a line may be parted into names, the surest first."""
    yield [Folded(name) for name in WIDE_GAP.split(text.written) if name]
    if "(" in text.text[1:] and not text.text.startswith("("):
        yield _names_on_line(text, width)
    parted = _parted(text)
    yield parted
    yield from (_grown(parted, joint) for joint in JOINTS)


def _units(line: Folded, width: int) -> list[re.Match[str]]:
    """Return the units of a line that holds nothing else, each in brackets."""
    units = list(UNIT.finditer(line.written))
    return units if len(units) <= width + 1 and not UNIT.sub("", line.written).strip() else []


def _under(line: Folded, names: list[Name], units: list[re.Match[str]]) -> list[Name]:
    """Return the names that units on a line below belong to: those that they stand under, else those without a unit.

    Nothing where neither tells it.
    """
    words = list(WIDE_NAME.finditer(line.written))
    if len(words) == len(names):
        nearest = [_nearest(unit, words) for unit in units]
        if len(set(nearest)) == len(units):
            return [names[at] for at in nearest]
    of_units = [name for name in names[1:] if not OWN_UNIT.search(name[-1][0].text)]
    return next((fitting for fitting in (names, names[1:], of_units) if len(fitting) == len(units)), [])


def _nearest(word: re.Match[str], others: list[re.Match[str]]) -> int:
    """Return which of the words on another line stands nearest above or below a word's middle."""
    middle = word.start() + word.end()
    return min(range(len(others)), key=lambda at: abs(others[at].start() + others[at].end() - middle))


def _in_two_lines(lines: Sequence[Folded], above: int, line: int, width: int) -> list[Name]:
    """Return the names of groups of columns, each with those repeated under it; or names that go on below."""
    for own in partings(lines[line].strip(), width):
        label, columns = (own[:1], own[1:]) if len(own) == width + 1 else ([], own)
        repeated = _period([name.text for name in columns])
        with_own = len(columns) // repeated if repeated else 0
        of_groups = width - len(columns) + with_own  # those behind the others may have nothing under them
        for groups in partings(lines[above].strip(), of_groups) if with_own and of_groups >= with_own else ():
            if len(groups) == of_groups + (not label):
                named, heads = ((label[0], line), groups) if label else ((groups[0], above), groups[1:])
                under = [[(heads[at // repeated], above), (name, line)] for at, name in enumerate(columns)]
                return [[named], *under, *([(head, above)] for head in heads[with_own:])]
        if len(own) == width and (of_all := _under_groups(lines, above, line, width)):
            return of_all
        if len(own) == width + 1 and any(BRACKETED.fullmatch(name.text) for name in own):
            for upper in partings(lines[above].strip(), width):
                if len(upper) == width + 1:
                    return [[(one, above), (other, line)] for one, other in zip(upper, own, strict=True)]
    return []


def _under_groups(lines: Sequence[Folded], above: int, line: int, width: int) -> list[Name]:
    """Return names of columns with that of the group above which each stands under, where wide gaps part both."""
    names, groups = (list(WIDE_NAME.finditer(lines[at].written)) for at in (line, above))
    if len(names) != width or not 2 < len(groups) <= width or len(groups) > len(set(groups)):
        return []
    under = [_nearest(name, groups[1:]) for name in names]
    if under != sorted(under) or len(set(under)) < len(groups) - 1:
        return []
    label, *heads = (Folded(group.group()) for group in groups)
    named = zip(under, names, strict=True)
    return [[(label, above)], *([(heads[at], above), (Folded(name.group()), line)] for at, name in named)]


def _are_years(names: list[Name]) -> bool:
    return all(YEAR.fullmatch(name[-1][0].text) for name in names[1:])


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
