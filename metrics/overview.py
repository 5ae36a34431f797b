"""The line that counts what is there, and the headlines that the figures write themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.contradictions import contradictions
from metrics.query import query
from metrics.register import indicators
from metrics.selection import Selection


@dataclass(frozen=True)
class Counts:
    """What the store holds under the filters."""

    n_reports: int  # that give a figure
    n_figures: int
    n_contradictions: int  # wrong or doubtful, notes left out
    has_digests: bool  # words shown are summaries, not the reports' own
    is_synthetic: bool
    built_at: datetime  # UTC


def counts(cursor: DuckDBPyConnection, selection: Selection) -> Counts:
    row = query(cursor, "overview", selection.parameters()).iloc[0]
    return Counts(
        n_reports=int(row["n_reports"]),
        n_figures=int(row["n_figures"]),
        n_contradictions=int((contradictions(cursor, selection)["severity"] != "note").sum()),
        has_digests=bool(row["has_digests"]),
        is_synthetic=bool(row["is_synthetic"]),
        built_at=pd.Timestamp(row["built_at"]).to_pydatetime(),
    )


def headlines(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return the first row of each theme that tells a share, with a column `headline` in "th" or "en".

    `rows` are of metrics.progress. A count is no progress, and a share without a denominator has no percent to tell:
    neither has a headline. Where the report contradicts itself the row's is_contradictory says so.
    """
    register = {indicator.indicator_id: indicator for indicator in indicators()}
    is_share = rows["indicator_id"].map(lambda name: register[name].formula == "share").astype(bool)
    told = rows[is_share & rows["percent"].notna()].copy()
    told = told[~told["indicator_id"].map(lambda name: register[name].theme).duplicated()]
    told["headline"] = [
        (
            register[row["indicator_id"]].headline_th if language == "th" else register[row["indicator_id"]].headline_en
        ).format(
            numerator=f"{row['numerator']:,.0f}",
            denominator=f"{row['denominator']:,.0f}",
            percent=f"{row['percent']:.{register[row['indicator_id']].decimals}f}",
        )
        for _, row in told.iterrows()
    ]
    return told
