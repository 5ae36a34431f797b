"""How much of what the offices of a place were asked for has come, and which figures can be owed at all."""

from __future__ import annotations

from typing import Literal

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.selection import Selection

COUNTS = [
    *("n_asked", "n_reported", "n_in_words", "n_unreadable", "n_not_reported"),
    *("n_all_reported", "n_all_in_words"),
]


def by_place(
    cursor: DuckDBPyConnection, selection: Selection, level: Literal["province", "affiliation"]
) -> pd.DataFrame:
    """Return one row for each province or affiliation: of the figures its offices were asked for, how many came.

    Columns: name, n_asked, n_reported (a figure, zero included), n_in_words, n_unreadable, n_not_reported (of those
    asked for that offices commonly give), n_all_reported, n_all_in_words (of all indicators), share (n_reported of
    n_asked in percent, empty where nothing is asked), n_offices (that are spoken of), n_reports (of the periods chosen:
    a province's own, or those that speak of an affiliation). One figure is one indicator of one office in one period.
    Places that no report speaks of are there with 0; a selected province is there alone.
    """
    chosen = {**selection.parameters(), "by": level}
    counted = query(cursor, "coverage", chosen)
    reported = query(cursor, "coverage_reports", chosen)
    columns = ["name", *COUNTS, "share", "n_offices", "n_reports"]
    rows = reported.merge(counted, on="name", how="left")
    filled = [name for name in columns if name.startswith("n_")]
    return rows.assign(**rows[filled].fillna(0).astype("int64"))[columns]


def commonly_given(cursor: DuckDBPyConnection) -> frozenset[str]:
    """Return the indicators that offices are asked for and that at least two have given: those can be owed."""
    return frozenset(query(cursor, "commonly_given")["indicator_id"])
