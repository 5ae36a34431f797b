"""What an indicator counts in the words of the store's own reports, and what each office told of it last."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.questions.progress import TOLD, latest
from metrics.selection import Selection


def claimed(cursor: DuckDBPyConnection, indicator_id: str) -> pd.DataFrame:
    """Return one row for each distinct measure of the store that an indicator claims.

    Columns: part (numerator or denominator), theme, measure, role, unit.
    """
    return query(cursor, "claimed", {"indicator": indicator_id})


def offices(cursor: DuckDBPyConnection, selection: Selection, indicator_id: str) -> pd.DataFrame:
    """Return one row for each office: its newest of the fiscal year chosen, else of the newest that one of them tells.

    Columns: those of questions.progress.latest.
    """
    rows = latest(cursor, selection, "agency", [indicator_id])
    newest = rows.loc[rows["state"].isin(TOLD), "fiscal_year"].max()
    if selection.fiscal_year is None and not pd.isna(newest):
        rows = latest(cursor, replace(selection, fiscal_year=int(newest)), "agency", [indicator_id])
    return rows
