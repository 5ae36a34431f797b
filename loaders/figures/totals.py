"""Whose a total row is: the office's whose rows it sums up, or no single one's where they are several's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from loaders.figures.cell import Cells
from loaders.thai.names import AgencyName


class Totals:
    """Goes through a table's rows and tells of each total row what it is the total of."""

    def __init__(self, columns: Sequence[int]) -> None:
        self._columns = columns  # of numbers
        self._rows: list[tuple[str, Cells]] = []  # all but totals, each with its office's name
        self._offices: dict[str, AgencyName] = {}
        self._since = 0  # how many of them stand above the last total

    def note(self, office: AgencyName | None, row: Cells) -> None:
        """Take note of a row that is no total, and whose it is."""
        name = office.name if office and office.is_local else ""
        if office and name:
            self._offices[name] = office
        self._rows.append((name, row))

    def office(self, total: Cells) -> AgencyName | None:
        """Return the office whose rows right above a total row adds up."""
        recent = self._rows[self._since :]
        self._since = len(self._rows)
        if not recent or not (last := recent[-1][0]):
            return None
        own = [row for name, row in recent if name == last]
        if self._is_sum(total, own):
            return self._offices[last]
        return self._offices[last] if len(own) == len(recent) and not self._is_sum_of_all(total) else None

    @property
    def are_several(self) -> bool:
        """Whether the rows so far are those of several offices."""
        return len(self._offices) > 1

    def _is_sum_of_all(self, total: Cells) -> bool:
        return self.are_several and self._is_sum(total, [row for _, row in self._rows])

    def _is_sum(self, total: Cells, rows: Sequence[Cells]) -> bool:
        """Whether a row adds up others in most of its columns."""
        told = [(column, value) for column in self._columns if (value := _value(total, column)) is not None]
        fitting = sum(value == sum((_value(row, column) or Decimal(0)) for row in rows) for column, value in told)
        return 2 * fitting > len(told)


def _value(row: Cells, column: int) -> Decimal | None:
    return row[column].value if column < len(row) else None
