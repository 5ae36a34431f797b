"""Offices summed together: what they reached in their newest period, and the change of those that told before."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.meaning.tables import BASE_CHANGE
from metrics.query import query
from metrics.selection import Selection

By = Literal["", "province", "office"]
LEVELS: dict[By, str] = {"": "offices", "province": "province", "office": "agency"}

COLUMNS = {
    "affiliation": "str",
    "fiscal_year": "Int32",
    "round": "Int32",
    "numerator": "Float64",
    "denominator": "Float64",
    "percent": "Float64",
    "n_offices": "int64",
    "n_asked": "Int64",
    "n_provinces": "int64",
    "n_contradictory": "int64",
    "n_compared": "int64",
    "same_numerator": "Float64",
    "same_denominator": "Float64",
    "previous_fiscal_year": "Int32",
    "previous_round": "Int32",
    "previous_numerator": "Float64",
    "previous_denominator": "Float64",
    "previous_percent": "Float64",
    "change": "Float64",
    "is_base_changed": "bool",
    "target": "Float64",
    "fact_ids": "object",
}


def sums(
    cursor: DuckDBPyConnection, selection: Selection, by: By = "", indicators: Collection[str] | None = None
) -> pd.DataFrame:
    """Return one row an indicator (of `indicators`, else of all) and place that offices tell with a base.

    `by` is the place whose offices are summed: all under the filters, each province, or each office alone. An office of
    several provinces counts in a province with what is that province's, as in the store's value; where an office is
    chosen it counts whole.
    Columns: indicator_id, level (offices, province or agency), name, affiliation (of all offices and of a province:
    theirs, empty where they are of several), place (the provinces, parted by blanks), fiscal_year, round, numerator,
    denominator, percent, n_offices, n_asked (offices asked in that fiscal year), n_provinces, n_contradictory (offices
    whose figure is in doubt), n_compared, same_numerator, same_denominator (of the n_compared offices),
    previous_fiscal_year, previous_round, previous_numerator, previous_denominator, previous_percent, change (points of
    percent), is_base_changed (of these offices), target (the one that holds for all of them), fact_ids.

    The period is the newest that one of the offices tells. The change is that of the n_compared offices that told both
    this period and the one before it (a round before, of a whole year a year before), from previous_*, what these
    offices told then, to same_*, what they tell now: another set of offices is no change.
    """
    given = {
        **selection.parameters(),
        "by": by,
        "indicators": None if indicators is None else list(indicators),
        "is_in_provinces": selection.agency == "" and (selection.province != "" or by == "province"),
        "base_change": BASE_CHANGE,
    }
    rows = query(cursor, "sums", given).rename(columns={"at_name": "name", "at_place": "place"})
    if by == "office":
        rows = rows.assign(affiliation=rows["at_body"])
    rows = rows.assign(level=LEVELS[by])
    return rows[["indicator_id", "level", "name", "place", *COLUMNS]].astype(COLUMNS)


def is_base_changed(before: Any, now: Any) -> Any:
    """Say whether a denominator differs from the one before by more than five percent of that; of numbers or Series."""
    return abs(now - before) * 100 > BASE_CHANGE * before


def newness(fiscal_year: pd.Series, inspection_round: pd.Series) -> pd.Series:
    """Return a number that is greater for a newer period; a round is newer than its year as a whole."""
    return fiscal_year.fillna(0) * 10 + inspection_round.fillna(0)
