"""What a province is held against: the offices of its region, and the body that its own offices belong to."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import Province, default_codes
from metrics.questions.progress import told
from metrics.register.register import by_id
from metrics.selection import Selection

PERIOD = ["indicator_id", "fiscal_year", "round"]
COLUMNS = {
    "indicator_id": "str",
    "fiscal_year": "Int32",
    "round": "Int32",
    "numerator": "Float64",
    "denominator": "Float64",
    "percent": "Float64",
    "n_offices": "int64",
    "fact_ids": "object",
}


def provinces() -> tuple[Province, ...]:
    """Return the 77 provinces in the order of their codes."""
    return default_codes().provinces


def region_of(province: str) -> int:
    """Return the number of the regional education office that a province belongs to."""
    return next(one.region_number for one in provinces() if one.province_th == province)


def region(cursor: DuckDBPyConnection, selection: Selection, number: int) -> pd.DataFrame:
    """Return one row for each share and period that offices of a region tell with a base, whatever province is chosen.

    Columns: indicator_id, fiscal_year, round, numerator, denominator, percent, n_offices, fact_ids.

    Numerators and denominators are summed over the offices, each once: one of two provinces of the region too, and one
    that also covers a province elsewhere whole. What a report gives for a whole province is no office's, and left out.
    """
    names = {one.province_th for one in provinces() if one.region_number == number}
    chosen = replace(selection, agency="")
    columns = [*PERIOD, "name", "affiliation", "place", "numerator", "denominator", "fact_ids"]
    rows = pd.concat(told(cursor, replace(chosen, province=name), "agency", columns=columns) for name in sorted(names))
    rows = rows[_are_shares(rows) & rows["numerator"].notna() & (rows["denominator"] > 0)]
    rows = rows.drop_duplicates([*PERIOD, "name", "affiliation", "place"])
    summed = rows.groupby(PERIOD, dropna=False, sort=False).agg(
        numerator=("numerator", "sum"),
        denominator=("denominator", "sum"),
        n_offices=("name", "size"),
        fact_ids=("fact_ids", lambda ids: [fact_id for one in ids for fact_id in one]),
    )
    summed["percent"] = 100 * summed["numerator"] / summed["denominator"]
    return summed.reset_index()[list(COLUMNS)].astype(COLUMNS)


def standing(rows: pd.DataFrame, offices: pd.DataFrame, around: pd.DataFrame) -> pd.DataFrame:
    """Return the shares of a province that have a percent, the newest fiscal year first, in it those that
    lag most behind its region.

    `rows` and `offices` are the province's and its offices' rows of questions.progress.latest, `around` of `region`.
    Columns: those of `rows`; affiliation (of the offices summed, empty where they are of several: a body's nation is a
    yardstick for its own offices alone), region_percent (where other offices of the region tell the period, too),
    lead (points of percent that the province is ahead of its region, by the indicator's direction).
    """
    register = by_id()
    summed = offices[offices["numerator"].notna()].groupby(PERIOD, dropna=False)["affiliation"]
    bodies = summed.agg(lambda found: found.iloc[0] if found.nunique() == 1 else "").reset_index()
    others = around.rename(columns={"percent": "region_percent", "n_offices": "n_around"})
    found = rows[_are_shares(rows) & rows["percent"].notna()].drop(columns="affiliation")
    found = found.merge(bodies, on=PERIOD, how="left").merge(
        others[[*PERIOD, "region_percent", "n_around"]], on=PERIOD, how="left"
    )
    found["region_percent"] = found["region_percent"].astype("Float64").where(found["n_around"] > found["n_offices"])
    found["affiliation"] = found["affiliation"].fillna("")
    ahead = found["percent"] - found["region_percent"]
    falls = [register[name].direction == "down" for name in found["indicator_id"]]
    found["lead"] = ahead.mask(pd.Series(falls, index=found.index, dtype=bool), -ahead)
    ranked = found.drop(columns="n_around").sort_values("lead", kind="stable", na_position="last")
    return ranked.sort_values("fiscal_year", ascending=False, kind="stable", na_position="last", ignore_index=True)


def _are_shares(rows: pd.DataFrame) -> pd.Series:
    return rows["indicator_id"].map(lambda name: by_id()[name].formula == "share").astype(bool)
