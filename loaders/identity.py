"""The ids of figures and answers: from what is written around them, never from what reading makes of it.

A figure keeps its id where its report is saved anew, where its own number is corrected, and where a later rule reads
its office, unit, role or policy otherwise. So nothing here asks the rest of the reader: headings and labels are known
by their look alone. Whatever is changed here gives every figure another id, and every decision about one is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from facts.codes import damage_key, search_key
from facts.fact import record_id
from loaders.document import Block, Document, Paragraph, Passage, Place, Row, Table

NUMBER = re.compile("[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")
# What a letter is not, in Windows-874, where keys have a byte a character.
NO_LETTERS = bytes(byte for byte in range(256) if not re.match(b"[a-z\xa1-\xee]", bytes([byte])))
# Most lines are no headings, as their first characters tell.
MAY_HEAD = re.compile(r"[^\wก-๎]*(?:[0-9๐-๙]{1,2}\s?\.|น|จ|ประ|ต|หน|ส|ศ|[ก-ฮ]{2,4}\.)")
# These match keys, which have neither blanks nor marks.
NO_LETTER = re.compile("[^ก-๎a-z]+")
MARK = re.compile(
    r"\W*(?:(?P<label>นโยบาย|จดเนน|ประเดน|ตวชวด)|(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<dot>\.?)(?=[ก-ฮเ-ไ]))"
)
LIST_MARK = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)])?")
# Numbers of a name, and years: ที่ 3, เขต 2, รอบ 1, 2567.
OF_A_NAME = re.compile(r"(?:(?<!บา)ท|เขต|รอบ)\d{1,2}(?!\d)|(?<!\d)2[4-6]\d{2}(?!\d)")
OFFICE = re.compile(r"\W*(?:หนวยงาน|สานกงาน|ศนย|[ก-ฮ]{2,4}\.)")
BEGINS_WITH_NUMBER = re.compile(r"[^\wก-๎]*[0-9๐-๙]")
YEAR = re.compile(r"\D*[2๒][4-6๔-๖][0-9๐-๙]{2}\D*")
LONGEST_LINE = 120
LONGEST_LABEL = 60  # a longer one is an answer, and its numbers may be figures
COVER_PARAGRAPHS = 15
MOST_HEADER_ROWS = 3
OFFICE_LEVEL = 99  # below all numbered headings


class Identity:
    """Tells the ids of one document's figures and answers, each asked for once."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._keys = tuple(_block_keys(document.blocks))
        self._tables: dict[int, _Labels] = {}  # by block, of those that were asked for
        self._numbers: tuple[tuple[int, int | None, int | None], list[int]] | None = None  # of the cell asked for last
        self._given: Counter[str] = Counter()

    def of_figure(self, passage: Passage, offset: int) -> str:
        """Return the id of the figure that begins at an offset of a passage of the document.

        Where its paragraph or cell stands, and how many numbers stand before it there, make it up.
        """
        place = passage.place_at(offset)
        return self._once(*self._where(place), bisect_left(self._starts(place), passage.origin_of(offset)))

    def of_answer(self, passage: Passage) -> str:
        """Return the id of an answer in words."""
        return self._once(*self._where(passage.place_at(0)), damage_key(passage.text))

    def _once(self, *parts: object) -> str:
        record = record_id(*parts)
        self._given[record] += 1
        return record if self._given[record] == 1 else record_id(record, self._given[record])

    def _where(self, place: Place) -> tuple[str, ...]:
        key, block = self._keys[place.block - 1], self._blocks[place.block - 1]
        if isinstance(block, Paragraph) or place.row is None or place.column is None:
            return (key,)
        if place.block not in self._tables:
            self._tables[place.block] = _labels(block)
        labels = self._tables[place.block]
        return (key, labels.rows[place.row - 1], labels.columns[place.column - 1])

    def _starts(self, place: Place) -> list[int]:
        """Return where the numbers of a paragraph or cell begin."""
        which = (place.block, place.row, place.column)
        if self._numbers is None or self._numbers[0] != which:
            text = _text_of(self._blocks[place.block - 1], place)
            self._numbers = which, [match.start() for match in NUMBER.finditer(text)]
        return self._numbers[1]


def _text_of(block: Block, place: Place) -> str:
    if isinstance(block, Paragraph):
        return block.passage.text
    row = block.rows[(place.row or 1) - 1]
    column = (place.column or 1) - 1
    return row[column].text if column < len(row) else ""


def _letters(text: str) -> str:
    return damage_key(text).encode("cp874", "ignore").translate(None, NO_LETTERS).decode("cp874")


# -- paragraphs and tables in their report ---------------------------------------------------------------


def _block_keys(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield for each block what tells it from the others: the report's cover, the headings over it, its own words.

    Of paragraphs or tables that have all these in common it is told which of them it is.
    """
    headings = {0: _cover(blocks)}
    above = "\n".join(headings.values())
    before = ""
    alike: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Table):
            words = f"{_caption(before)}|{_heads(block)[0]}"
            before = ""
        else:
            before = block.passage.text
            if _enter(headings, before.split("\n", 1)[0]):
                above = "\n".join(headings[level] for level in sorted(headings))
            words = _letters(before) if NUMBER.search(before) else ""
        key = f"{above}\n{words}"
        if words:
            alike[key] += 1
            key = f"{key}\n{alike[key]}"
        yield key


def _caption(text: str) -> str:
    """Return the key of a paragraph's last line, above a table, if it is short."""
    last = text.rsplit("\n", 1)[-1]
    return _letters(last) if len(last) <= LONGEST_LINE else ""


def _cover(blocks: tuple[Block, ...]) -> str:
    """Return the titles above the first heading and table, with their numbers: office, year, round."""
    paragraphs = takewhile(lambda block: isinstance(block, Paragraph), blocks[:COVER_PARAGRAPHS])
    lines = (line for block in paragraphs if isinstance(block, Paragraph) for line in block.passage.text.split("\n"))
    titles = takewhile(lambda line: not _level(_title_key(line)), lines)
    return "".join(map(_title_key, titles))


def _enter(headings: dict[int, str], line: str) -> bool:
    """Take a line for a heading, if it looks like one, and say so: those of its level and below are left behind."""
    key = _title_key(line) if MAY_HEAD.match(line) else ""
    level = _level(key) or (OFFICE_LEVEL if key and OFFICE.match(key) else 0)
    if level:
        for other in [other for other in headings if other >= level]:
            del headings[other]
        headings[level] = key if level == OFFICE_LEVEL else NO_LETTER.sub("", key)
    return level > 0


def _title_key(line: str) -> str:
    """Return the key of a short line without figures; empty for other lines."""
    if len(line) > LONGEST_LINE:
        return ""
    key = search_key(line)
    mark = MARK.match(key)
    words = OF_A_NAME.sub("", key[mark.end() :] if mark else key)
    return key if NO_LETTER.sub("", words) and not NUMBER.search(words) else ""


def _level(key: str) -> int:
    """Return how deep a heading stands by its number, 1 at the top; 0 of a line that has none."""
    mark = MARK.match(key)
    if mark is None:
        return 0
    if mark["label"]:
        return 1
    return 1 + mark["number"].count(".") if "." in mark["number"] or mark["dot"] else 0


# -- cells in their table --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Labels:
    rows: list[str]
    columns: list[str]


def _labels(table: Table) -> _Labels:
    """Return what rows and columns are called; of those called alike, which it is."""
    alike: Counter[str] = Counter()
    rows, above = [], ""
    for row in table.rows:
        texts = (label for cell in row if (label := _label(cell.text)))
        first = _label(row[0].text) if row else ""
        above = first or above
        label = f"{above}|{next(texts, '')}"
        alike[label] += 1
        rows.append(f"{label}.{alike[label]}")
    return _Labels(rows, _heads(table))


def _label(text: str) -> str:
    """Return the key of a cell's words, its numbers among them where it is short; empty for a number's cell."""
    if not text or text.isspace():
        return ""
    key = search_key(text)
    words = key[LIST_MARK.match(key).end() :]  # type: ignore[union-attr]
    if not words[:1].isalpha():
        return ""
    return words if len(text) <= LONGEST_LABEL else NO_LETTER.sub("", words)


def _heads(table: Table) -> list[str]:
    """Return what columns are called by the rows above the first with numbers; of those called alike, which it is."""
    header = list(takewhile(lambda row: not _has_numbers(row), table.rows[: MOST_HEADER_ROWS + 1]))
    if len(header) > MOST_HEADER_ROWS or len(header) == len(table.rows):
        header = header[:1]  # of a table of words
    names = [""] * max(map(len, table.rows), default=0)
    for row in header:
        name = ""
        for column, cell in enumerate(row):
            name = search_key(cell.text) or (name if column > 1 else "")
            names[column] += f"/{name}"
    alike: Counter[str] = Counter()
    heads = []
    for name in names:
        alike[name] += 1
        heads.append(f"{name}.{alike[name]}")
    return heads


def _has_numbers(row: Row) -> bool:
    return any(BEGINS_WITH_NUMBER.match(cell.text) and not YEAR.fullmatch(cell.text) for cell in row[1:])
