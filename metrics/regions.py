"""What a province is held against: the offices of its region, and the body that its own offices belong to."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import Province, default_codes
from metrics.progress import told
from metrics.register import indicators
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
    "n_provinces": "int64",
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

    Columns: indicator_id, fiscal_year, round, numerator, denominator, percent, n_offices, n_provinces (of the region,
    where one of these offices works), fact_ids.

    Numerators and denominators are summed over the offices, each once: one of two provinces of the region too, and one
    that also covers a province elsewhere whole. What a report gives for a whole province is no office's, and left out.
    """
    names = {one.province_th for one in provinces() if one.region_number == number}
    chosen = replace(selection, agency="")
    rows = pd.concat(told(cursor, replace(chosen, province=name), "agency") for name in sorted(names))
    shares = {one.indicator_id for one in indicators() if one.formula == "share"}
    rows = rows[rows["indicator_id"].isin(shares) & rows["numerator"].notna() & (rows["denominator"] > 0)]
    rows = rows.assign(place=rows["provinces"].map(" ".join).astype("str"))
    rows = rows.drop_duplicates([*PERIOD, "name", "affiliation", "place"])
    summed = rows.groupby(PERIOD, dropna=False, sort=False).agg(
        numerator=("numerator", "sum"),
        denominator=("denominator", "sum"),
        n_offices=("name", "size"),
        n_provinces=("provinces", lambda places: len(names & {name for place in places for name in place})),
        fact_ids=("fact_ids", lambda ids: [fact_id for one in ids for fact_id in one]),
    )
    summed["percent"] = 100 * summed["numerator"] / summed["denominator"]
    return summed.reset_index()[list(COLUMNS)].astype(COLUMNS)


def with_body(rows: pd.DataFrame, offices: pd.DataFrame) -> pd.DataFrame:
    """Return a province's rows with the affiliation of the offices they sum, where all are of one.

    Both are of metrics.progress. A body's nation is a yardstick only for a sum of its own offices.
    """
    summed = offices[offices["numerator"].notna()].groupby(PERIOD, dropna=False)["affiliation"]
    bodies = summed.agg(lambda found: found.iloc[0] if found.nunique() == 1 else "").reset_index()
    found = rows.drop(columns="affiliation").merge(bodies, on=PERIOD, how="left")
    return found.assign(affiliation=found["affiliation"].fillna(""))[list(rows.columns)]
