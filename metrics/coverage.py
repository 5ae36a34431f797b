"""Who owes which figure: offices by indicator and period, and how many of those asked have answered."""

from __future__ import annotations

from typing import Literal

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.answers import use_asked
from metrics.progress import TOLD, progress
from metrics.query import query
from metrics.register import indicators
from metrics.selection import Selection
from metrics.telling import use_tellings
from metrics.thai import thai_order

COUNTS = ["n_asked", "n_reported", "n_in_words", "n_unreadable", "n_not_reported"]


def coverage(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each indicator and period: how many offices were asked, and how they answered.

    Columns: indicator_id, fiscal_year, round, n_asked, n_reported (a figure, zero included), n_in_words,
    n_unreadable, n_not_reported, owing (list of the offices without any answer), share (n_reported of n_asked in
    percent). An office that the framework does not ask is not counted. Only what offices commonly give can be owed.
    """
    counted = _counted(cursor, selection, "indicator")
    counted = counted[counted["n_asked"] > 0].reset_index(drop=True)
    ranks = {name: rank for rank, name in enumerate(sorted({*counted["owing"].explode().dropna()}, key=thai_order))}
    counted["owing"] = [sorted(names, key=ranks.__getitem__) for names in counted["owing"]]
    counted["indicator_id"] = [indicators()[position].indicator_id for position in counted["indicator"]]
    return counted[["indicator_id", "fiscal_year", "round", *COUNTS, "owing", "share"]]


def by_place(
    cursor: DuckDBPyConnection, selection: Selection, level: Literal["province", "affiliation"]
) -> pd.DataFrame:
    """Return one row for each province or affiliation: of the figures its offices were asked for, how many came.

    Columns: name, n_asked, n_reported (a figure, zero included), n_in_words, n_unreadable, n_not_reported,
    n_not_asked (of figures that offices commonly give; in no share), share (n_reported of n_asked in percent, empty
    where nothing is asked), n_offices (that are spoken of), n_reports (that speak of the place). One figure is one
    indicator of one office in one period. Places that no report speaks of are there with 0; a selected province is
    there alone.
    """
    counted = _counted(cursor, selection, level)
    reported = query(cursor, "coverage_reports", {**selection.parameters(), "by": level})
    columns = ["name", *COUNTS, "n_not_asked", "share", "n_offices", "n_reports"]
    rows = reported.merge(counted, on="name", how="left")
    filled = [name for name in columns if name.startswith("n_")]
    return rows.assign(**rows[filled].fillna(0).astype("int64"))[columns]


def owed(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each figure that an office was asked for and did not give as a figure.

    Columns: name (the office), affiliation, provinces, indicator_id, fiscal_year, round, state (not_reported,
    in_words or unreadable), fact_ids.
    """
    offices = _asked(cursor, selection)
    left = offices[~offices["state"].isin(TOLD)]
    columns = ["name", "affiliation", "provinces", "indicator_id", "fiscal_year", "round", "state", "fact_ids"]
    return left[columns].reset_index(drop=True)


def commonly_given(cursor: DuckDBPyConnection) -> frozenset[str]:
    """Return the indicators that at least two offices of the store have given as a figure: those can be owed."""
    use_tellings(cursor)
    return frozenset(indicators()[position].indicator_id for position in query(cursor, "commonly_given")["indicator"])


def _asked(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    offices = progress(cursor, selection, "agency")
    return offices[(offices["state"] != "not_asked") & offices["indicator_id"].isin(commonly_given(cursor))]


def _counted(cursor: DuckDBPyConnection, selection: Selection, by: str) -> pd.DataFrame:
    given = commonly_given(cursor)
    owed = [(position, item.theme) for position, item in enumerate(indicators()) if item.indicator_id in given]
    use_asked(cursor)
    parameters = {"by": by, "indicators": [position for position, _ in owed], "themes": [theme for _, theme in owed]}
    return query(cursor, "coverage", {**selection.parameters(), **parameters})
