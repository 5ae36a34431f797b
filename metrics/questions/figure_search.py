"""Look for figures: by words, filters and what they are; a page at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import search_key
from metrics.query import query
from metrics.questions.sources import figures
from metrics.selection import Selection

KINDS = ("result", "activity", "rule")
ROLES = (
    "numerator",
    "denominator",
    "percent",
    "count",
    "total",
    "part",
    "amount",
    "score",
    "difference",
    "ratio",
    "threshold",
)
DECISIONS = ("correct", "enter", "explain", "accept")
STATES = ("reported", "zero", "dash", "blank", "unreadable", "contradictory", *DECISIONS)
SORTS = ("newest", "largest", "smallest", "measure", "office")  # else in the reports' order
CHOICES: Mapping[str, tuple[str, ...]] = {"kind": KINDS, "role": ROLES, "state": STATES}


@dataclass(frozen=True)
class Wanted:
    """What is looked for beside the filters; an empty field lets everything through.

    Each word of `search` must be found in the words, the measure, the row, the office, the school or the policy, or in
    the names (th/en) of the theme and of an indicator that claims the figure, in any order, whatever spaces, tone marks
    and damage; a number with or without its separators.
    """

    search: str = ""
    kind: str = ""  # one of KINDS
    role: str = ""  # one of ROLES
    state: str = ""  # one of STATES; contradictory and DECISIONS are told beside the others

    def parameters(self) -> dict[str, object]:
        """Return the values for the named parameters of the SQL."""
        keys = [search_key(word) for word in re.sub(r"(?<=\d),(?=\d)", "", self.search).split()]
        return {name: value for name, value in asdict(self).items() if name != "search"} | {"words": keys}


def counts(cursor: DuckDBPyConnection, selection: Selection, wanted: Wanted) -> tuple[int, dict[str, dict[str, int]]]:
    """Return how many figures are found, and for kind, role and state how many each value leaves under the others.

    Values that no figure has are there with 0.
    """
    counted = query(cursor, "figure_counts", {**selection.parameters(), **wanted.parameters()})
    told = {
        (name, value): int(n)
        for name, value, n in zip(counted["filter"], counted["value"], counted["n_facts"], strict=True)
    }
    offered = {name: {value: told.get((name, value), 0) for value in values} for name, values in CHOICES.items()}
    return told["", ""], offered


def found(
    cursor: DuckDBPyConnection, selection: Selection, wanted: Wanted, sort: str = "", limit: int = 50, offset: int = 0
) -> pd.DataFrame:
    """Return one page of the figures that are found, sorted by one of SORTS.

    Columns: those of `questions.sources.figures`; is_doubted, where a finding calls it wrong or doubtful and nobody
    has explained it; numerator, denominator, base_unit of the figure's group, in base units, where the group has
    just one of each.
    """
    order = {"sort": sort, "limit": limit, "offset": offset}
    page = query(cursor, "figure_search", {**selection.parameters(), **wanted.parameters(), **order})
    return page.merge(figures(cursor, Selection(), list(page["fact_id"])), on="fact_id", how="left")
