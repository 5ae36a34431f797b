"""How one indicator went at each place, period by period."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.answers import Level
from metrics.progress import TOLD, told
from metrics.selection import Selection


def history(cursor: DuckDBPyConnection, selection: Selection, indicator_id: str, level: Level) -> pd.DataFrame:
    """Return one row for each place and period that tells the indicator, in time order.

    Columns: those of metrics.progress, and is_base_changed: the denominator is another one than in the round before
    of the same place that tells one, of a whole year than in the year before. A whole year comes after its rounds.
    The periods and the theme of the selection are left open.
    """
    rows = told(cursor, replace(selection, fiscal_year=None, round=None, theme=""), level, indicator_id)
    rows = rows[rows["state"].isin(TOLD)].reset_index(drop=True)
    place = [rows["name"], rows["affiliation"], rows["provinces"].map(tuple), rows["round"].isna()]
    based = rows["denominator"].dropna()
    before = based.groupby([key[based.index] for key in place], sort=False).shift()
    rows["is_base_changed"] = (rows["denominator"] != before.reindex(rows.index)).fillna(False).astype(bool)
    return rows
