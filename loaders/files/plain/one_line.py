"""A table that an export has put on one line: its names, then a label and its numbers, twice or more."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from loaders.document import Table
from loaders.files.plain.cells import CELL, LETTER, MAX_LABEL, OFFICE, ORDINAL, D, cell
from loaders.files.plain.names import LABEL_WORD, ORDINAL_NAME, partings
from loaders.files.plain.spaced import NUMBERED_LABEL, belongs_to_label
from loaders.thai.folding import Folded, pattern

Run = tuple[int, int, list[re.Match[str]]]  # where a row's label begins and ends, its numbers
# A unit behind a number is a sentence's.
GOES_ON_COUNTING = pattern(r"(?:คน|ราย|แห่ง|บาท|ล้านบาท|ครั้ง|%)(?:\s|$)")
FIRST = frozenset("1๑")  # running number
# Where one cell may end and the next begin.
CELLS_MEET = re.compile(rf"[{D[1:-1]}*%–—-]\s+[{D[1:-1]}+−–—-]")


def one_line_table(line: Folded, number: int) -> Table | None:
    """Read the table of a line; `number` counts the lines from 0."""
    text = line.text
    if not CELLS_MEET.search(text):  # as of most lines
        return None
    words = list(re.finditer(r"\S+", text))
    runs: list[Run] = []
    label_start, cells = 0, []
    for word in [*words, None]:
        if word and CELL.fullmatch(word.group()):
            cells.append(word)
            continue
        if len(cells) >= 2:
            given = belongs_to_label(text[: cells[0].start()], [match.group() for match in cells])
            runs.append((label_start, cells[given].start(), cells[given:]))
            label_start = cells[-1].end()
        elif cells and runs and not NUMBERED_LABEL.search(text[: cells[0].start()]):
            return None  # before the first run a number may be a name's or a caption's
        cells = []
    runs = _without_running_numbers(text, runs)
    width = len(runs[0][2]) if runs else 0
    if len(runs) < 2 or width < 2 or any(len(run) != width for _, _, run in runs):
        return None
    names, split = _names(line, runs, width)
    behind = line.slice(runs[-1][2][-1].end()).strip()
    if len(behind) > MAX_LABEL or re.search(D, behind.text):
        return None  # what stands there is no table's
    rows = []
    for start, end, run in runs:
        label = line.slice(max(start, split if start == 0 else start), end).strip()
        if not LETTER.search(label.text) or len(label) > MAX_LABEL or GOES_ON_COUNTING.match(label.text):
            return None
        cells_of_row = [label, *(line.slice(*match.span()) for match in run)]
        rows.append(tuple(cell(text, number, column) for column, text in enumerate(cells_of_row, 1)))
    if behind:
        rows[-1] += (cell(behind, number, width + 2),)
    before = [] if names else [line.slice(0, split).strip()] * bool(split)
    header = tuple(cell(name, number, column) for column, name in enumerate(names or before, 1))
    return Table((*([header] if header else []), *rows))


def _without_running_numbers(text: str, runs: list[Run]) -> list[Run]:
    """Return the runs without the running number of the next row, where each but the last ends in one."""
    longest = max((len(cells) for _, _, cells in runs), default=0)
    numbered = [cells for _, _, cells in runs[:-1] if len(cells) == longest and ORDINAL.fullmatch(cells[-1].group())]
    ends = [int(cells[-1].group()) for cells in numbered]
    if ends[:1] != [2] or any(after - before != 1 for before, after in itertools.pairwise(ends)):
        return runs
    if len(numbered) < len(runs) - 2 or not FIRST.intersection(text[: runs[0][1]].split()):  # a total has none
        return runs
    starts = [runs[0][0], *(cells[-1].start() if cells in numbered else cells[-1].end() for _, _, cells in runs)]
    return [
        (start, end, cells[:-1] if cells in numbered else cells)
        for start, (_, end, cells) in zip(starts, runs, strict=False)
    ]


def _names(line: Folded, runs: list[Run], width: int) -> tuple[list[Folded], int]:
    """Return the names of the columns and where the first label begins behind them.

    It begins behind its running number or at an office's name, else has as many words as most of the labels. What
    stands before the names, as a caption does, stays with the first of them.
    """
    text = line.text
    words = list(re.finditer(r"\S+", text[: runs[0][1]]))
    first = next((word.start() for word in words if word.group() in FIRST), 0)
    if first and any(ORDINAL_NAME.fullmatch(word.group()) for word in words):
        return _named(line, first, width), first
    offices = list(OFFICE.finditer(text, 0, runs[0][1]))
    if offices:
        return _named(line, offices[-1].start(), width), offices[-1].start()
    lengths = Counter(len(text[start:end].split()) for start, end, _ in runs[1:])
    for length, _ in lengths.most_common():
        split = words[-length].start() if length < len(words) else 0
        if names := _named(line, split, width):
            return names, split
    return [], 0


def _named(line: Folded, end: int, width: int) -> list[Folded]:
    """Return the label's name and those of `width` columns that end before an offset; none where they do not fit."""
    words = list(re.finditer(r"\S+", line.text[:end]))
    starts = [0, *(word.start() for word in reversed(words) if LABEL_WORD.match(word.group()))]
    for start in starts:
        for names in partings(line.slice(start, end).strip(), width):
            if len(names) == width + 1:
                label_end = start + line.text[start:end].index(names[0].text) + len(names[0])
                return [line.slice(0, label_end).strip(), *names[1:]]
    return []
