"""Offices summed together: what they reached in their newest period, and the change of those that told before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import pandas as pd

from metrics.selection import Selection

COLUMNS = {
    "affiliation": "str",
    "fiscal_year": "Int32",
    "round": "Int32",
    "numerator": "Float64",
    "denominator": "Float64",
    "percent": "Float64",
    "n_offices": "int64",
    "n_provinces": "int64",
    "n_contradictory": "int64",
    "n_compared": "int64",
    "previous_fiscal_year": "Int32",
    "previous_round": "Int32",
    "previous_numerator": "Float64",
    "previous_denominator": "Float64",
    "previous_percent": "Float64",
    "change": "Float64",
    "fact_ids": "object",
}
OFFICE = ["name", "affiliation", "place"]
PERIOD = ["fiscal_year", "round"]


def sums(offices: pd.DataFrame, selection: Selection, by: Sequence[str]) -> pd.DataFrame:
    """Return one row for each `by` of the offices, in their order: the newest period that one of them tells.

    `offices` are rows of metrics.progress.told at office level, of all periods; of them those count that have a
    base. `by` are columns of theirs, or place (the provinces in one text).
    Columns: `by`, affiliation (empty where several are summed), fiscal_year, round, numerator, denominator, percent,
    n_offices, n_provinces, n_contradictory (offices whose figure is in doubt), n_compared, previous_fiscal_year,
    previous_round, previous_numerator, previous_denominator, previous_percent, change (points of percent), fact_ids.

    The change is that of the n_compared offices that told both this period and the round before it (of a whole year
    the year before), and previous_* is what these offices told then: another set of offices is no change.
    """
    keys = list(by)
    based = offices[offices["numerator"].notna() & offices["denominator"].notna()]
    based = based.assign(
        period=based["fiscal_year"].fillna(0) * 10 + based["round"].fillna(3),
        is_whole=based["round"].isna(),
        place=based["provinces"].map(" ".join).astype("str"),
    )
    chosen = based
    for name in PERIOD:
        if getattr(selection, name) is not None:
            chosen = chosen[chosen[name] == getattr(selection, name)]
    now = chosen[chosen["period"] == chosen.groupby(keys)["period"].transform("max")]
    ends = now.drop_duplicates(keys)[[*keys, "period", "is_whole"]].rename(columns={"period": "end"})
    earlier = based.merge(ends, on=[*keys, "is_whole"])
    earlier = earlier[earlier["period"] < earlier["end"]]
    then = earlier[earlier["period"] == earlier.groupby(keys)["period"].transform("max")]
    both = now.merge(then, on=list(dict.fromkeys([*keys, *OFFICE])), suffixes=("", "_then"))

    told = {
        "affiliation": ("affiliation", lambda bodies: bodies.iloc[0] if bodies.nunique() == 1 else ""),
        "fiscal_year": ("fiscal_year", "first"),
        "round": ("round", "first"),
        "numerator": ("numerator", "sum"),
        "denominator": ("denominator", "sum"),
        "n_offices": ("name", "size"),
        "n_provinces": ("provinces", lambda places: len(set(chain.from_iterable(places)))),
        "n_contradictory": ("is_contradictory", "sum"),
        "fact_ids": ("fact_ids", lambda ids: list(chain.from_iterable(ids))),
    }
    rows = now.groupby(keys, sort=False).agg(**{name: how for name, how in told.items() if name not in keys})
    compared = both.groupby(keys, sort=False).agg(
        n_compared=("name", "size"),
        same_numerator=("numerator", "sum"),
        same_denominator=("denominator", "sum"),
        previous_fiscal_year=("fiscal_year_then", "first"),
        previous_round=("round_then", "first"),
        previous_numerator=("numerator_then", "sum"),
        previous_denominator=("denominator_then", "sum"),
    )
    rows = rows.join(compared)
    rows["percent"] = percent(rows["numerator"], rows["denominator"])
    rows["previous_percent"] = percent(rows["previous_numerator"], rows["previous_denominator"])
    rows["change"] = percent(rows["same_numerator"], rows["same_denominator"]) - rows["previous_percent"]
    rows["n_compared"] = rows["n_compared"].fillna(0)
    columns = {name: kind for name, kind in COLUMNS.items() if name not in keys}
    return rows.reset_index()[[*keys, *columns]].astype(columns)


def percent(numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """Return numerators over denominators; nothing where there is nothing to divide by."""
    base = denominator.astype("Float64")
    return 100 * numerator.astype("Float64") / base.where(base > 0)
