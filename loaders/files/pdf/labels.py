"""Labels of several lines in a table whose lines are evenly spaced: whose row each line is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.files.pdf.lines import FIGURE, INDENT, Line, goes_on
from loaders.thai.names import default_names

# Labels that begin alike are one each: โรงเรียน, อำเภอ, สพป.
ALIKE = 4

Parts = dict[int, Line]  # a line's words by column


def wrapped_labels(parts: Sequence[Parts], right: float) -> dict[int, int]:
    """Return for lines of a label alone, of those that go on in a row's label, the line with that row's figures.

    Labels reach to `right`. Where a label may be of the row above and of the one below, the table's others tell
    whether figures stand beside the first line of a label or beside its last.
    """
    table = _Labels(parts, right)
    owners: dict[int, int] = {}
    doubtful: list[range] = []
    stand_beside_first = stand_beside_last = False
    for block in table.blocks():
        above, below = block[0] - 1, block[-1] + 1
        is_of_above = table.is_row(above) and table.goes_on(above, block[0])
        is_of_below = table.is_row(below) and table.goes_on(block[-1], below) and not table.is_office(block[-1])
        if is_of_above and is_of_below:
            doubtful.append(block)
        elif is_of_above:
            owners |= dict.fromkeys(block, above)
            stand_beside_first |= not table.is_row(below)
        elif is_of_below and table.is_below_head(block[0]):
            owners |= dict.fromkeys(block, below)
            stand_beside_last |= not table.is_row(above)
    for block in doubtful:
        is_of_below = stand_beside_last and not stand_beside_first
        owners |= dict.fromkeys(block, block[-1] + 1 if is_of_below else block[0] - 1)
    return owners


class _Labels:
    """The lines of a table, asked for the words in its first column."""

    def __init__(self, parts: Sequence[Parts], right: float) -> None:
        self._parts = parts
        self._right = right
        self._begin = Counter(part[0].text[:ALIKE] for part in parts if 0 in part)

    def is_row(self, index: int) -> bool:
        """Whether there is such a line, and a figure in it."""
        if not 0 <= index < len(self._parts):
            return False
        return any(column and FIGURE.fullmatch(line.text) for column, line in self._parts[index].items())

    def goes_on(self, index: int, following: int) -> bool:
        """Whether the label of one line goes on in the next; where one has no label, it is all in the other."""
        before, line = (self._parts[number].get(0) for number in (index, following))
        if before is None or line is None:
            return True
        is_its_own = self._begin[line.text[:ALIKE]] > 1 or line.x0 > before.x0 + INDENT * line.size
        return not is_its_own and goes_on(before, line, self._right)

    def is_office(self, index: int) -> bool:
        """Whether a line names an office, which heads rows."""
        return default_names().only_agency(self._parts[index][0].text) is not None

    def is_below_head(self, index: int) -> bool:
        """Whether a line above has words in the first column: the head of that is no label."""
        return any(0 in part for part in self._parts[:index])

    def blocks(self) -> list[range]:
        """Return the runs of lines that hold nothing but a label's words, each going on in the next."""
        blocks: list[range] = []
        for index, part in enumerate(self._parts):
            if set(part) != {0}:
                continue
            if blocks and blocks[-1].stop == index and self.goes_on(index - 1, index):
                blocks[-1] = range(blocks[-1].start, index + 1)
            else:
                blocks.append(range(index, index + 1))
        return blocks
