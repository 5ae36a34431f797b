"""The ids of figures and answers: from what is written around them, never from what reading makes of it.

A figure keeps its id where its report is saved anew, where its own number is corrected, and where a later rule reads
its office, unit, role or policy otherwise. So nothing here asks the rest of the reader: headings and labels are known
by their look alone. Whatever is changed here gives every figure another id, and every decision about one is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from facts.codes import arabic_digits, damage_key, search_key
from facts.fact import record_id
from facts.windows_874 import to_bytes, to_text
from loaders.document import Block, Document, Paragraph, Passage, Place, Row, Table
from loaders.thai.folding import key_pattern

NUMBER = re.compile("[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")
# In Windows-874, where keys have a byte a character: what is no letter, and what else no key has.
NO_LETTERS = bytes(byte for byte in range(256) if not re.match(b"[a-z\xa1-\xee]", bytes([byte])))
NOT_IN_KEYS = bytes(byte for byte in range(256) if not re.match(b"[A-Za-z\xa1-\xd0\xd2\xd3\xe0-\xe6]", bytes([byte])))
# What follows matches keys. Numbers behind these tell names and years apart, and count nothing: เขต 2, ป.6, พ.ศ. 2567.
NAMES = tuple(
    damage_key(name)
    for name in "เขต เขตที่ รอบ รอบที่ ภาค ภาคที่ ภาคเรียนที่ ครั้งที่ รุ่นที่ ชั้นที่ ระยะที่ ช่วงที่ กลุ่มที่ ฉบับที่ ตารางที่ นโยบายที่ จุดเน้นที่ "
    "ประเด็นที่ ตัวชี้วัดที่".split()
)
CLASSES = ("ป.", "ม.", "อ.")
YEARS = tuple(map(damage_key, ("ปี", "ศ.", "ศึกษา", "ประมาณ", "/", "คม", "ยน", "พันธ์")))
DIGITS = re.compile(r"\d+")
LETTER = key_pattern("[a-zก-ฯะาเ-ๆ฿]")
# Most lines are no headings, as their first characters tell.
BEFORE_WORDS = " \t\u00a0-–•*([<"
HEADS_BEGIN = frozenset("นจปตหสศโวอ")
MARK = key_pattern(r"[^\w]*(?:(นโยบาย|จุดเน้น|ประเด็น|ตัวชี้วัด)|(\d{1,2}(?:\.\d{1,2})*)([.)]?)(?=[^\d]))")
LIST_MARK = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)])?\W*")
RUNNING_NUMBER = re.compile(r"^\d{1,2}(?=[^\W\d_])")  # before a label, without a point
NO_SIGN = re.compile(r"[^\w-]")
OFFICE = key_pattern(r"[^\w]*(?:หน่วยงาน|สำนักงาน|ศูนย์|[ก-ฮ]{2,4}\.)")
PLACE = key_pattern(r"[^\w]*(?:โรงเรียน|วิทยาลัย|สถานศึกษา|อำเภอ|จังหวัด)")
TIME = key_pattern(r"รอบ(?:ที่)?\d|2[4-6]\d{2}(?!\d)")
UNIT_LINE = key_pattern(r"[^\w]*หน่วย(?:นับ)?:")
BEGINS_WITH_NUMBER = re.compile(r"\W*\d")
YEAR = re.compile(r"\D*2[4-6]\d{2}\D*")
NOTHING = key_pattern(r"[^\w]*(?:ไม่มี)?[^\w]*")
LONGEST_LINE = 120
LONGEST_LABEL = 60  # a longer one is an answer, and its numbers may be figures
COVER_PARAGRAPHS = 15
MOST_CAPTION_LINES = 3
MOST_HEADER_ROWS = 3
MOST_LABELS = 3  # columns that name a row
OFFICE_LEVEL = 99  # below all numbered headings


class Identity:
    """Tells the ids of one document's figures and answers, each asked for once."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._cover = _cover(document.blocks)
        self._sections = _sections(document.blocks)
        self._tables: dict[int, _Labels] = {}  # by block, of those that were asked for
        self._numbers: tuple[tuple[int, int | None, int | None], _Numbers] | None = None  # of the cell asked for last
        self._given: dict[str, int] = {}  # how often each id was told

    def of_figure(self, passage: Passage, offset: int) -> str:
        """Return the id of the figure that begins at an offset of a passage of the document.

        Where its paragraph or cell stands makes it up, and behind how many letters it stands there.
        """
        place, origin = passage.origin(offset)
        return self._once(*self._where(place), self._numbers_of(place).position(origin))

    def of_answer(self, passage: Passage) -> str:
        """Return the id of an answer in words."""
        section = self._sections[passage.place_at(0).block - 1]
        return self._once(self._cover, section.above, "".join(passage.written.split()))

    def _once(self, *parts: object) -> str:
        record = record_id(*parts)
        times = self._given[record] = self._given.get(record, 0) + 1
        return record if times == 1 else record_id(record, times)

    def _where(self, place: Place) -> tuple[object, ...]:
        section, block = self._sections[place.block - 1], self._blocks[place.block - 1]
        key = (self._cover, section.above, *section.names[place.block - 1])
        if isinstance(block, Paragraph) or place.row is None or place.column is None:
            return key
        if place.block not in self._tables:
            self._tables[place.block] = _labels(block)
        labels = self._tables[place.block]
        rows = labels.rows if place.column > 1 else labels.rows_without_numbers
        return (*key, rows[place.row - 1], labels.columns[place.column - 1])

    def _numbers_of(self, place: Place) -> _Numbers:
        which = (place.block, place.row, place.column)
        if self._numbers is None or self._numbers[0] != which:
            self._numbers = which, _Numbers.of(_text_of(self._blocks[place.block - 1], place))
        return self._numbers[1]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Where numbers of a paragraph or cell begin, and how many letters, and numbers since the last, stand before."""

    starts: list[int]
    positions: list[str]

    @classmethod
    def of(cls, text: str) -> _Numbers:
        starts: list[int] = []
        positions: list[str] = []
        end = letters = since = 0
        for match in NUMBER.finditer(text):
            between = len(to_bytes(text[end : match.start()], "ignore").translate(None, NOT_IN_KEYS))
            letters, since = letters + between, 0 if between else since + 1
            starts.append(match.start())
            positions.append(f"{letters}.{since if starts[1:] else 0}")
            end = match.end()
        return cls(starts, positions)

    def position(self, offset: int) -> str:
        index = bisect_left(self.starts, offset)
        return self.positions[index] if index < len(self.positions) else "0.0"


def _text_of(block: Block, place: Place) -> str:
    if isinstance(block, Paragraph):
        return block.passage.written
    row = block.rows[(place.row or 1) - 1]
    column = (place.column or 1) - 1
    return row[column].written if column < len(row) else ""


def _letters(key: str) -> str:
    return to_text(to_bytes(key, "ignore").translate(None, NO_LETTERS))


def _words(key: str) -> str:
    """Return the letters of a key, and the numbers that tell its names and years apart."""
    named = (int(number.group()) for number in DIGITS.finditer(key) if _is_of_a_name(key, number))
    return _letters(key) + ".".join(map(str, named))


def _is_of_a_name(key: str, number: re.Match[str]) -> bool:
    start, end = number.span()
    if end - start == 4:
        return 2400 <= int(number.group()) < 2700 and key.endswith(YEARS, 0, start)
    return (end - start < 3 and key.endswith(NAMES, 0, start)) or (end - start == 1 and key.endswith(CLASSES, 0, start))


def _numbered(names: Iterable[str]) -> list[str]:
    """Return names with which of those alike each is."""
    alike: Counter[str] = Counter()
    numbered = []
    for name in names:
        alike[name] += 1
        numbered.append(f"{name}.{alike[name]}")
    return numbered


# -- paragraphs and tables in their report ---------------------------------------------------------------


@dataclass
class _Section:
    """The blocks under the same headings, tables with the paragraphs between them and the table before."""

    above: str  # the headings
    blocks: dict[int, tuple[Block, list[str]]] = field(default_factory=dict)

    @cached_property
    def names(self) -> dict[int, tuple[str, int]]:
        """The words of each block, and of those alike which it is; told only where a figure stands, as few sections do.

        The words are those of a paragraph with numbers, or of a table's caption or first head.
        """
        alike: Counter[str] = Counter()
        names = {}
        for index, (block, before) in self.blocks.items():
            words = _words_of(block, before)
            if words:
                alike[words] += 1
            names[index] = words, alike[words]
        return names


def _sections(blocks: tuple[Block, ...]) -> list[_Section]:
    """Return for each block the section that it stands in; a heading stands in its own."""
    headings = _Headings()
    sections: dict[str, _Section] = {}
    found = []
    before: list[str] = []  # paragraphs since the last table
    for index, block in enumerate(blocks):
        is_heading = isinstance(block, Paragraph) and headings.enter(block.passage.written.split("\n", 1)[0])
        section = sections.get(headings.above) or sections.setdefault(headings.above, _Section(headings.above))
        section.blocks[index] = block, before
        found.append(section)
        if isinstance(block, Table):
            before = []
        else:
            before = [] if is_heading else [*before[-MOST_CAPTION_LINES:], block.passage.written]
    return found


def _words_of(block: Block, before: list[str]) -> str:
    if isinstance(block, Table):
        return _caption(before) or _heads(block)[0]
    text = block.passage.written
    return _words(damage_key(text)) if NUMBER.search(text) else ""


def _caption(before: list[str]) -> str:
    """Return the words of the short lines right above a table, without that of its unit."""
    titles = (_title_key(text.rsplit("\n", 1)[-1]) for text in before[: -MOST_CAPTION_LINES - 1 : -1])
    return "/".join(_words(title) for title in takewhile(bool, titles) if not UNIT_LINE.match(title))


def _cover(blocks: tuple[Block, ...]) -> str:
    """Return what tells reports apart in the titles above the first heading and table: offices, years, rounds."""
    paragraphs = takewhile(lambda block: isinstance(block, Paragraph), blocks[:COVER_PARAGRAPHS])
    lines = (line for block in paragraphs if isinstance(block, Paragraph) for line in block.passage.written.split("\n"))
    titles = [*takewhile(lambda key: not _Headings().enter_key(key) or OFFICE.match(key), map(_title_key, lines))]
    told = {key for key in titles if OFFICE.match(key)} | {time for key in titles for time in TIME.findall(key)}
    return arabic_digits("|".join(sorted(told)))


@dataclass(slots=True)
class _Headings:
    """The headings over a line, known by their numbers and by the offices and schools they name."""

    above: str = ""  # all of them
    levels: dict[int, str] = field(default_factory=dict)
    listed: int = 0  # the last number of a list below them

    def enter(self, line: str) -> bool:
        """Take a line for a heading, if it looks like one, and say so; those of its level and below are left behind."""
        if len(line) > LONGEST_LINE:
            return False
        begins = line.lstrip(BEFORE_WORDS)
        may_head = begins[:1].isdigit() or begins[:1] in HEADS_BEGIN or "." in begins[1:5]
        return may_head and self.enter_key(_title_key(line))

    def enter_key(self, key: str) -> bool:
        level = self._level(key)
        if level:
            for other in [other for other in self.levels if other >= level]:
                del self.levels[other]
            self.levels[level] = _words(key)
            self.above = "\n".join(self.levels[level] for level in sorted(self.levels))
            self.listed = self.listed if level == OFFICE_LEVEL else 0
        return level > 0

    def _level(self, key: str) -> int:
        """Return how deep a heading stands, 1 at the top; 0 of a line that is none."""
        if not key:
            return 0
        mark = MARK.match(key)
        words = LIST_MARK.sub("", key, count=1)
        office = OFFICE_LEVEL if OFFICE.match(words) or (PLACE.match(words) and len(key) <= LONGEST_LABEL) else 0
        if mark is None:
            return office
        label, number, close = mark.groups()
        if label:
            return 1
        if "." in number:
            return 1 + number.count(".")
        if close != ".":
            return office
        if self.levels and int(number) == self.listed + 1:  # the next of a list: a list begins at 1
            self.listed += 1
            return office
        return 1


def _title_key(line: str) -> str:
    """Return the key of a short line without figures; empty for other lines."""
    if len(line) > LONGEST_LINE:
        return ""
    key = damage_key(line)
    mark = MARK.match(key)
    start = mark.end() if mark else 0
    has_figures = any(not _is_of_a_name(key, number) for number in DIGITS.finditer(key, start))
    return key if not has_figures and LETTER.search(key, start) else ""


# -- cells in their table --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Labels:
    """What rows and columns are called; of those called alike, which it is."""

    rows: list[str]
    rows_without_numbers: list[str]  # for the figures of the labels themselves
    columns: list[str]


def _labels(table: Table) -> _Labels:
    labels: list[list[str]] = []
    above: list[str] = []
    for row in table.rows:
        above = _row_labels(row, above)
        labels.append(above)
    names = ["|".join(names) for names in labels]
    return _Labels(_numbered(names), _numbered(map(_words, names)), _heads(table))


def _row_labels(row: Row, above: list[str]) -> list[str]:
    """Return the keys of the cells before a row's numbers; an empty one is called as the one above."""
    labels: list[str] = []
    for column, cell in enumerate(row[:MOST_LABELS]):
        if cell.is_blank:
            labels.append(above[column] if column < len(above) else "")
            continue
        key = search_key(cell.written)
        words = LIST_MARK.sub("", key, count=1)
        if column and (NOTHING.fullmatch(key) or not words[:1].isalpha()):
            break
        is_answer = len(cell.written) > LONGEST_LABEL
        labels.append(_words(words) if column or is_answer else NO_SIGN.sub("", RUNNING_NUMBER.sub("", words)))
        if is_answer:
            break
    while labels and not labels[-1]:
        labels.pop()
    return labels


def _heads(table: Table) -> list[str]:
    """Return what columns are called by the rows above the first with numbers; of those called alike, which it is."""
    header = list(takewhile(lambda row: not _has_values(row), table.rows[: MOST_HEADER_ROWS + 1]))
    if len(header) > MOST_HEADER_ROWS or len(header) == len(table.rows):
        header = header[:1]  # of a table of words
    names = [""] * max(map(len, table.rows), default=0)
    for row in header:
        name = ""
        for column, cell in enumerate(row):
            name = search_key(cell.written) or (name if column > 1 else "")
            names[column] += f"/{name}"
    return _numbered(names)


def _has_values(row: Row) -> bool:
    return any(_is_value(search_key(cell.written)) for cell in row[1:] if not cell.is_blank)


def _is_value(key: str) -> bool:
    return bool(BEGINS_WITH_NUMBER.match(key) and not YEAR.fullmatch(key)) or bool(NOTHING.fullmatch(key))
