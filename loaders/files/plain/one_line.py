"""A table that an export has put on one line: its names, then a label and its numbers, twice or more."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from loaders.document import Table
from loaders.files.plain.cells import CELL, LETTER, MAX_LABEL, OFFICE, ORDINAL, D, cell
from loaders.files.plain.names import ORDINAL_NAME, names_on_line, partings
from loaders.files.plain.spaced import belongs_to_label
from loaders.thai.folding import Folded

Run = tuple[int, int, list[re.Match[str]]]  # where a row's label begins and ends, its numbers
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
        elif cells and (runs or cells[0].group() not in FIRST):
            return None
        cells = []
    runs = _without_running_numbers(text, runs)
    width = len(runs[0][2]) if runs else 0
    if len(runs) < 2 or width < 2 or any(len(run) != width for _, _, run in runs):
        return None
    names, split = _names(line, runs, width)
    rows = []
    for start, end, run in runs:
        label = line.slice(max(start, split if start == 0 else start), end).strip()
        if not LETTER.search(label.text) or len(label) > MAX_LABEL:
            return None
        cells_of_row = [label, *(line.slice(*match.span()) for match in run)]
        rows.append(tuple(cell(text, number, column) for column, text in enumerate(cells_of_row, 1)))
    header = tuple(cell(name, number, column) for column, name in enumerate(names, 1))
    return Table((*([header] if names else []), *rows))


def _without_running_numbers(text: str, runs: list[Run]) -> list[Run]:
    """Return the runs without the running number of the next row, where each but the last ends in one."""
    longest = max((len(cells) for _, _, cells in runs), default=0)
    numbered = [cells for _, _, cells in runs[:-1] if len(cells) == longest and ORDINAL.fullmatch(cells[-1].group())]
    ends = [int(cells[-1].group()) for cells in numbered]
    if ends[:1] != [2] or any(after - before != 1 for before, after in itertools.pairwise(ends)):
        return runs
    if len(numbered) < len(runs) - 2 or not FIRST.intersection(text[: runs[0][1]].split()):  # a total has none
        return runs
    return [(start, end, cells[:-1] if cells in numbered else cells) for start, end, cells in runs]


def _names(line: Folded, runs: list[Run], width: int) -> tuple[list[Folded], int]:
    """Return the names of the columns and where the first label begins behind them.

    It begins behind its running number or at an office's name, else has as many words as most of the labels.
    """
    text = line.text
    words = list(re.finditer(r"\S+", text[: runs[0][1]]))
    told = [word.group() for word in words]
    first = next((at for at, word in enumerate(told) if word in FIRST), 0)
    number = next((at for at, word in enumerate(told[:first]) if ORDINAL_NAME.fullmatch(word)), None)
    if number is not None:
        return names_on_line(line.slice(words[number].end(), words[first].start()).strip(), width), words[first].start()
    offices = list(OFFICE.finditer(text, 0, runs[0][1]))
    if offices:
        split = offices[-1].start()
        return names_on_line(line.slice(0, split), width), split
    lengths = Counter(len(text[start:end].split()) for start, end, _ in runs[1:])
    for length, _ in lengths.most_common():
        split = words[-length].start() if length < len(words) else 0
        names = next((names for names in partings(line.slice(0, split).strip(), width) if len(names) == width + 1), [])
        if names:
            return names, split
    return [], 0
