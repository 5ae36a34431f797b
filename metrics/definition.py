"""What an indicator counts in the words of the store's own reports, and what each office told of it last."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.progress import TOLD, latest
from metrics.query import query
from metrics.register import claimed_by
from metrics.selection import Selection


def claimed(cursor: DuckDBPyConnection, indicator_id: str) -> pd.DataFrame:
    """Return one row for each distinct measure of the store that an indicator claims.

    Columns: part (numerator or denominator), theme, measure, role, unit.
    """
    measures = query(cursor, "measures")
    claims = [claim for row in measures.itertuples(index=False, name=None) for claim in claimed_by(*row)]
    columns = ["part", "theme", "measure", "role", "unit"]
    taken = [claim for claim in claims if claim.indicator_id == indicator_id]
    frame = pd.DataFrame([[getattr(claim, name) for name in columns] for claim in taken], columns=columns)
    return frame.sort_values(columns, ascending=[False, True, True, True, True], ignore_index=True)


def offices(cursor: DuckDBPyConnection, selection: Selection, indicator_id: str) -> pd.DataFrame:
    """Return one row for each office: its newest of the fiscal year chosen, else of the newest that one of them tells.

    Columns: those of metrics.progress.latest.
    """
    rows = latest(cursor, selection, "agency")
    rows = rows[rows["indicator_id"] == indicator_id]
    newest = rows.loc[rows["state"].isin(TOLD), "fiscal_year"].max()
    if selection.fiscal_year is None and not pd.isna(newest):
        rows = latest(cursor, replace(selection, fiscal_year=int(newest)), "agency")
        rows = rows[rows["indicator_id"] == indicator_id]
    return rows.reset_index(drop=True)
