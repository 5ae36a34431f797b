"""The cells of a table typed into text: numbers, dashes and ticks that stand at a line's end or alone on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.document import Passage, Place
from loaders.thai.folding import Folded, pattern

D = "[0-9๐-๙]"
NUMBER = rf"{D}+(?:,{D}{{3}})*(?:\.{D}+)?"
TICKS = "✓✔☑☐✗✘"
RATIO = re.compile(rf"[1๑]\s*[:：]\s*{D}+(?:\.{D}+)?|{D}+(?:\.{D}+)?\s*[:：]\s*[1๑]")
CELL = re.compile(rf"(?:[+\-–−]?{NUMBER}\*{{0,2}}%?|[-–—]|[{TICKS}])")
# A share below its number. A whole one alone on its line is more likely a column's number or a list's mark.
IN_BRACKETS = re.compile(rf"\({NUMBER}%?\)")
SHARE_ALONE = re.compile(rf"\({D}+(?:\.{D}+%?|%)\)")
COLUMN_NUMBER = re.compile(rf"\(\s*{D}{{1,2}}\s*\)(?:\s*=.*)?")
YEAR = re.compile(rf"[2๒][45๔๕]{D}{{2}}")
TERM = re.compile(rf"{D}\s?/\s?{YEAR.pattern}")
ORDINAL = re.compile(rf"{D}{{1,3}}")
LETTER = pattern("[ก-๎]")
TOTAL = pattern(r"^\s*(?:รวม|ยอดรวม|ทั้งหมด|ทั้งสิ้น)")
AGENCY = r"(?:สพป|สพม|ศธจ|ศกศ|สกร|สอศ|สช|กศน)\.|สำนักงาน"
OFFICE = pattern(rf"{AGENCY}|(?:^|\s)(?:โรงเรียน|จังหวัด|อำเภอ)(?=[ก-ฮเ-ไ])")
# The name of a column of numbers.
TELLS_NUMBERS = pattern(r"\([ก-๎]+\)|จำนวน|ร้อยละ")
UNIT_LINE = pattern(r"^\s*\(?\s*หน่วย(?:นับ)?\s*[:：]")  # of all columns
MARKED = re.compile(rf"^\s*(?:[-•*]|\(?{D}{{1,2}}(?:\.{D}+)*[.)])")
# A pipe that closes the one cell of its line.
CLOSING_PIPE = re.compile(r"\s*\|\s*$")
# A row's label is short, and so is a header's cell.
MAX_LABEL = 70
# Two sums of the same printed numbers differ by their rounding.
ROUNDING = 0.06


class Cell(NamedTuple):
    """One cell as written: its line, and where on it the cell begins and ends."""

    line: int
    start: int
    end: int
    text: str

    @property
    def number(self) -> float:
        """What it adds to a sum; 0 of a dash or tick."""
        match = re.search(NUMBER, self.text)
        return float(match.group().replace(",", "")) if match else 0.0


def is_cell(text: str) -> bool:
    """Whether a line holds a cell and nothing else."""
    return bool(CELL.fullmatch(text) or SHARE_ALONE.fullmatch(text) or RATIO.fullmatch(text))


def is_label(line: str) -> bool:
    """Whether a line can be the name of a row whose cells stand below it."""
    label = line.strip()
    if not label or len(label) > MAX_LABEL or "\t" in line or "|" in label:
        return False
    if re.fullmatch(rf"{D}+\s*[-–]\s*{D}+", label) or TERM.fullmatch(label):
        return True
    return bool(LETTER.search(label)) and not CELL.fullmatch(label)


def cell(text: Folded, line: int, column: int) -> Passage:
    return Passage.of_lines([(text, Place.of_line(line + 1, column))])


def line_above(lines: Sequence[Folded], index: int) -> int:
    """Return the line above that is not empty, -1 if there is none."""
    line = index - 1
    while line >= 0 and not lines[line].written.strip():
        line -= 1
    return line
