"""Offices summed together: what they reached in their newest period, and the change of those that told before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import pandas as pd

from metrics.meaning.tables import BASE_CHANGE

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
    "fact_ids": "object",
}


def sums(offices: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Return one row for each `by` of the offices, in their order: the newest period that one of them tells.

    `offices` are rows of questions.progress.latest at office level, and `by` columns of theirs; of them those are
    summed that have a base.
    Columns: `by`, affiliation (empty where several are summed), fiscal_year, round, numerator, denominator, percent,
    n_offices, n_asked (offices asked in that fiscal year), n_provinces, n_contradictory (offices whose figure is in
    doubt), n_compared, same_numerator, same_denominator (of the n_compared offices), previous_fiscal_year,
    previous_round, previous_numerator, previous_denominator, previous_percent, change (points of percent),
    is_base_changed (of these offices), fact_ids.

    The change is that of the n_compared offices that told both this period and the one before it (a round before, of
    a whole year a year before), from previous_*, what these offices told then, to same_*, what they tell now: another
    set of offices is no change.
    """
    keys = list(by)
    asked = offices[offices["state"] != "not_asked"].groupby([*keys, "fiscal_year"]).size().rename("n_asked")
    based = offices[offices["numerator"].notna() & offices["denominator"].notna()]
    period = newness(based["fiscal_year"], based["round"])
    now = based[period == period.groupby([based[key] for key in keys]).transform("max")]
    told = now[now["previous_denominator"].notna()]
    before = newness(told["previous_fiscal_year"], told["previous_round"])
    both = told[before == before.groupby([told[key] for key in keys]).transform("max")]
    summed = {
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
    compared = {
        "n_compared": ("name", "size"),
        "same_numerator": ("numerator", "sum"),
        "same_denominator": ("denominator", "sum"),
        "previous_fiscal_year": ("previous_fiscal_year", "first"),
        "previous_round": ("previous_round", "first"),
        "previous_numerator": ("previous_numerator", "sum"),
        "previous_denominator": ("previous_denominator", "sum"),
    }
    rows = now.groupby(keys, sort=False).agg(**{name: how for name, how in summed.items() if name not in keys})
    rows = rows.join(both.groupby(keys, sort=False).agg(**compared)).reset_index()
    rows = rows.merge(asked.reset_index(), on=[*keys, "fiscal_year"], how="left")
    rows["percent"] = percent(rows["numerator"], rows["denominator"])
    rows["previous_percent"] = percent(rows["previous_numerator"], rows["previous_denominator"])
    rows["change"] = percent(rows["same_numerator"], rows["same_denominator"]) - rows["previous_percent"]
    rows["is_base_changed"] = is_base_changed(rows["previous_denominator"], rows["same_denominator"]).fillna(False)
    rows["n_compared"] = rows["n_compared"].fillna(0)
    columns = {name: kind for name, kind in COLUMNS.items() if name not in keys}
    return rows[[*keys, *columns]].astype(columns)


def is_base_changed(before: Any, now: Any) -> Any:
    """Say whether a denominator differs from the one before by more than five percent of that; of numbers or Series."""
    return abs(now - before) * 100 > BASE_CHANGE * before


def newness(fiscal_year: pd.Series, inspection_round: pd.Series) -> pd.Series:
    """Return a number that is greater for a newer period; a whole year is newer than its rounds."""
    return fiscal_year.fillna(0) * 10 + inspection_round.fillna(3)


def percent(numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """Return numerators over denominators; nothing where there is nothing to divide by."""
    base = denominator.astype("Float64")
    return 100 * numerator.astype("Float64") / base.where(base > 0)
