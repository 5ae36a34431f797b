"""Plain text: lines, TAB rows, Markdown pipes, and Word exports that put each cell on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.document import Block, Document, Paragraph, Passage, Place, Row, Table
from loaders.files.plain.encoding import decode, lost_characters
from loaders.files.plain.html_table import html_table
from loaders.files.plain.listed import listed_table
from loaders.files.plain.one_line import one_line_table
from loaders.files.plain.spaced import spaced_table
from loaders.thai.folding import Folded, pattern

# What an export leaves in the text, but nobody wrote; blanked to spaces so that columns keep their numbers.
REMNANT = re.compile(r"\[bookmark:\s[^\]]*\]|&nbsp;")
# Tags round a whole line, as round a heading; those inside it part its sentences.
OUTER_TAGS = re.compile(r"^(?:\s*<[a-zA-Z][^<>]*>)+|(?:</[a-zA-Z][^<>]*>\s*)+$")
RULE_LINE = re.compile(r"^[\s|:+\-=_⇥]*-{2,}[\s|:+\-=_]*$")
# Bold words of a Markdown table's cell, which keep their column.
OPEN_PIPE = re.compile(r"\s\|(?=\s)")
LAST_PIPE = re.compile(r"\s\|\s*$")
EMPHASIS = re.compile(r"\*\*([^*|]+)\*\*")
# A line that begins something new and so does not continue the line before it.
STARTS_ANEW = pattern(
    r"^\s*(?:[-•·*–▪●○□✓>]|\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)](?![0-9๐-๙])|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,2}\s"
    r"|หน่วยงาน\b|หน่วยงาน\s*[:：.]|นโยบายที่|นโยบายการตรวจ|จุดเน้นที่|กิจกรรมที่|(?:ประเด็น(?:นโยบาย)?|ตัวชี้วัด|ด้าน|เรื่อง|ส่วน|ตอน)ที่\s*[0-9๐-๙]"
    r"|(?:ข้อ|หัวข้อ|หน้า)(?:ที่)?\s*[0-9๐-๙]{1,2}\s|หมายเหตุ|ตารางที่|\(?หน่วย\s*[:：]|<|[ก-ฮ]\)"
    r"|[กขคงจฉช]\.\s|[กขคงจฉช]\s?[-–]\s?[0-9๐-๙]{1,2}\s)"
)
# A line that asks for a number, and one that asks for the number's unit.
UNFINISHED = pattern(r"(?:จำนวน|ร้อยละ|ทั้งสิ้น|เป็นเงิน|เฉลี่ย|เท่ากับ|พึงพอใจ)\s*$")
COUNTED = pattern(r"(?:จำนวน|ทั้งสิ้น)\s*[0-9๐-๙][0-9๐-๙,.]*\s*$")
NUMBER = re.compile(r"\s*[0-9๐-๙]")
WORD = pattern(r"\s*[ก-ฮเ-ไ]")
# A list's mark, one TAB and the item's words are a paragraph, not a row.
LIST_ITEM = pattern(r"^\s*(?:[-–•*▪●○□✓]|\(?(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*|[ก-ฮ])[.)]?)\t\s*[^\t\d๐-๙][^\t]*$")
# More lines behind one TAB are indented text, not the cells of a row.
MAX_STACKED = 20
# Shorter lines end where their writer ended them, not where the page did.
FULL_LINE = 40
TAIL = 40  # characters of a line's end that are looked at


def read(content: bytes, source: str, content_id: str) -> Document:
    """Lay the lines of a text out in blocks. Raises NotText."""
    text = decode(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    blocks = _blocks([Folded(line) for line in lines])
    return Document(source, content_id, tuple(blocks), len(lines), lost_characters(source, text))


def _blocks(lines: list[Folded]) -> list[Block]:
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index].written
        if not line or RULE_LINE.match(line):
            index += 1
            continue
        stacked, after = _stacked_table(lines, index)
        if stacked:
            blocks.append(stacked)
            index = after
            continue
        if not line.strip():
            index += 1
            continue
        marked, after = html_table(lines, index)
        if marked:
            blocks.append(marked)
            index = after
            continue
        if not _untagged(line).strip():
            index += 1
            continue
        table, start, after = _table_at(lines, index)
        if table:
            _take_back(blocks, start)
            blocks.append(table)
            index = after
            continue
        if _is_row(line) and not LIST_ITEM.match(lines[index].text):  # TABs that only indent or trail
            rows, index = _rows(lines, index)
            blocks += [Paragraph(cell) for row in rows for cell in row if not cell.is_blank]
            continue
        pieces = [_piece(lines[index], index)]
        index += 1
        while (
            index < len(lines) and _continues(lines[index - 1], lines[index]) and not _flattened_table(lines, index)[0]
        ):
            pieces.append(_piece(lines[index], index))
            index += 1
        blocks.append(Paragraph(Passage.of_lines(pieces)))
    return blocks


def typed_tables(lines: Sequence[Folded]) -> Iterator[tuple[Table, int, int]]:
    """Return the tables typed into lines, each with the line where its header begins and the line behind it."""
    index = 0
    while index < len(lines):
        table, start, after = _table_at(lines, index)
        if table:
            yield table, start, after
        index = max(after, index + 1)


def _table_at(lines: Sequence[Folded], index: int) -> tuple[Table | None, int, int]:
    table, start, after = _flattened_table(lines, index)
    if table is None and (table := one_line_table(lines[index], index)):
        return table, index, index + 1
    if table is None and _is_row(lines[index].written) and not LIST_ITEM.match(lines[index].text):
        rows, after = _rows(lines, index)
        is_table = any(sum(not cell.is_blank for cell in row) > 1 for row in rows)
        return (Table(tuple(rows)), index, after) if is_table else (None, index, index)
    return table, start, after


def _open_pipes(lines: Sequence[Folded], index: int) -> tuple[Table | None, int, int]:
    """Return the table whose rows have a pipe between their cells and none before the first: one alone is no row."""
    rows: list[Row] = []
    width, after = 0, index
    while after < len(lines):
        line = lines[after].written
        cells = (
            []
            if RULE_LINE.match(line) or "|" not in line
            else OPEN_PIPE.split(LAST_PIPE.sub("", _without_remnants(line)))
        )
        if _is_pipe_row(line) or (not RULE_LINE.match(line) and (len(cells) < 2 or (width and len(cells) != width))):
            break
        if cells:
            width = len(cells)
            place = [Place.of_line(after + 1, column) for column in range(1, width + 1)]
            rows.append(tuple(Passage.of([told]) for told in zip(cells, place, strict=True)))
        after += 1
    has_numbers = any(NUMBER.match(cell.text) for row in rows for cell in row[1:])
    return (Table(tuple(rows)), index, after) if len(rows) > 1 and has_numbers else (None, index, index)


def _flattened_table(lines: Sequence[Folded], index: int) -> tuple[Table | None, int, int]:
    if "|" in lines[index].written and (piped := _open_pipes(lines, index))[0]:
        return piped
    table, start, after = spaced_table(lines, index)
    return (table, start, after) if table else listed_table(lines, index)


def _take_back(blocks: list[Block], start: int) -> None:
    """Remove the lines from `start` on from the paragraphs read so far: they are a table's header."""
    while blocks and isinstance(blocks[-1], Paragraph):
        passage = blocks[-1].passage
        kept = [i for i, place in enumerate(passage.places) if place.line is not None and place.line <= start]
        if len(kept) == len(passage.places):
            return
        blocks.pop()
        if kept:
            end = passage.offset_of(passage.starts[len(kept)] - 1)
            blocks.append(Paragraph(passage.slice(0, end)))
            return


def _piece(line: Folded, index: int) -> tuple[Folded, Place]:
    text = _untagged(_without_remnants(line.written))
    return line if text == line.written else Folded(text), Place.of_line(index + 1)


def _without_remnants(line: str) -> str:
    return REMNANT.sub(_blanks, line) if "[" in line or "&" in line else line


def _untagged(line: str) -> str:
    return OUTER_TAGS.sub(_blanks, line) if "<" in line else line


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _continues(above: Folded, below: Folded) -> bool:
    if not below.written.strip():
        return False
    before, line = above.text, below.text
    if NUMBER.match(line) and UNFINISHED.search(before[-TAIL:]) and not line.startswith("\t"):
        return True
    if WORD.match(line) and COUNTED.search(before[-TAIL:]) and not _is_row(line):
        return True
    return (
        not line.startswith("\t")
        and not _is_row(line)
        and not STARTS_ANEW.match(_without_remnants(line).lstrip())
        and len(above.written.strip()) >= FULL_LINE
    )


def _cells(line: str) -> list[str]:
    if _is_pipe_row(line):
        inner = EMPHASIS.sub(r"  \1  ", line[line.index("|") + 1 :].rstrip())
        return (inner[:-1] if inner.endswith("|") else inner).split("|")
    return line.split("\t")


def _is_pipe_row(line: str) -> bool:
    return line.lstrip(" \t-").startswith("|") and line.count("|") >= 2


def _is_row(line: str) -> bool:
    if _is_pipe_row(line):
        return True
    # Leading TABs indent; a TAB after words parts columns.
    return "\t" in line.lstrip() and bool(line.strip())


def _rows(lines: Sequence[Folded], index: int) -> tuple[list[Row], int]:
    rows: list[Row] = []
    width = 0
    while index < len(lines):
        line = lines[index].written
        if _is_row(line) and not RULE_LINE.match(line):
            cells = _cells(_without_remnants(line))
            width = max(width, len(cells))
            rows.append(
                tuple(Passage.of([(cell, Place.of_line(index + 1, column))]) for column, cell in enumerate(cells, 1))
            )
        elif RULE_LINE.match(line) or (
            not line.strip() and index + 1 < len(lines) and _goes_on(lines[index + 1].written, width)
        ):
            pass
        else:
            break
        index += 1
    return rows, index


def _goes_on(line: str, width: int) -> bool:
    """Whether a line after a gap belongs to the table above: a rule, or a row of the same width."""
    return bool(RULE_LINE.match(line)) or (_is_row(line) and len(_cells(line)) == width)


def _stacked_table(lines: list[Folded], index: int) -> tuple[Table | None, int]:
    """Read a table of a Word export: a cell a line behind one TAB, rows parted by empty lines."""
    header, after = _stacked_row(lines, index)
    if not 2 <= len(header) <= MAX_STACKED:
        return None, index
    rows = [header]
    while True:
        row, end = _stacked_row(lines, after)
        if len(row) != len(header):
            break
        rows.append(row)
        after = end
    if len(rows) < 2:
        return None, index
    return Table(tuple(rows)), after


def _stacked_row(lines: list[Folded], index: int) -> tuple[Row, int]:
    while index < len(lines) and not lines[index].written:
        index += 1
    cells: list[list[tuple[str, Place]]] = []
    while index < len(lines) and (line := lines[index].written) and len(cells) <= MAX_STACKED:
        is_cell = line.startswith("\t") and not line.startswith("\t\t") and "\t" not in line[1:].strip()
        if is_cell and not STACKED_HEADING.match(line):
            column = len(cells) + 1
            cells.append([(_without_remnants(line[1:]), Place.of_line(index + 1, column))])
        elif cells and line.strip() and not line.startswith("\t"):
            cells[-1].append((_without_remnants(line), Place.of_line(index + 1, len(cells))))
        else:
            break
        index += 1
    return tuple(Passage.of(cell) for cell in cells), index


# A form's own numbered heading behind a TAB is no cell.
STACKED_HEADING = re.compile(r"^\t\s*[0-9๐-๙]\.[0-9๐-๙]{1,2}(?:\.[0-9๐-๙])?\s")
