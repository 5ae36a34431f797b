"""Who owes which figure: offices by indicator and period, and how many of those asked have answered."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.progress import progress, told
from metrics.selection import Selection

ANSWERED_IN_FIGURES = ("reported", "zero")
OFFICE = ("name", "affiliation")


def coverage(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each indicator and period: how many offices were asked, and how they answered.

    Columns: indicator_id, fiscal_year, round, n_asked, n_reported (a figure, zero included), n_in_words,
    n_unreadable, n_not_reported, share (n_reported of n_asked in percent), owing (list of the offices without any
    answer). An office that the framework does not ask is not counted.
    """
    offices = _asked(cursor, selection)
    by = ["indicator_id", "fiscal_year", "round"]
    counted = (
        offices.assign(
            n_asked=1,
            n_reported=offices["state"].isin(ANSWERED_IN_FIGURES).astype(int),
            n_in_words=(offices["state"] == "in_words").astype(int),
            n_unreadable=(offices["state"] == "unreadable").astype(int),
            n_not_reported=(offices["state"] == "not_reported").astype(int),
        )
        .groupby(by, dropna=False, sort=False)[
            ["n_asked", "n_reported", "n_in_words", "n_unreadable", "n_not_reported"]
        ]
        .sum()
        .reset_index()
    )
    owing = offices[offices["state"] == "not_reported"].groupby(by, dropna=False, sort=False)["name"].agg(list)
    counted = counted.merge(owing.rename("owing").reset_index(), on=by, how="left")
    counted["owing"] = [names if isinstance(names, list) else [] for names in counted["owing"]]
    counted["share"] = 100 * counted["n_reported"] / counted["n_asked"]
    return counted


def owed(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each figure that an office was asked for and did not give as a figure.

    Columns: name (the office), affiliation, provinces, indicator_id, fiscal_year, round, state (not_reported,
    in_words or unreadable), fact_ids.
    """
    offices = _asked(cursor, selection)
    left = offices[~offices["state"].isin(ANSWERED_IN_FIGURES)]
    columns = ["name", "affiliation", "provinces", "indicator_id", "fiscal_year", "round", "state", "fact_ids"]
    return left[columns].reset_index(drop=True)


def commonly_given(cursor: DuckDBPyConnection) -> frozenset[str]:
    """Return the indicators that at least two offices of the store have given as a figure: those can be owed."""
    everywhere = told(cursor, Selection(), "agency")
    given = everywhere[everywhere["state"].isin(ANSWERED_IN_FIGURES)].drop_duplicates(["indicator_id", *OFFICE])
    offices = given["indicator_id"].value_counts()
    return frozenset(offices[offices > 1].index)


def _asked(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    offices = progress(cursor, selection, "agency")
    return offices[(offices["state"] != "not_asked") & offices["indicator_id"].isin(commonly_given(cursor))]
