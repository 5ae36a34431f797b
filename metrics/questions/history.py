"""How one indicator went at each place, period by period."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.questions.answers import Level
from metrics.questions.progress import TOLD, told
from metrics.questions.sums import is_base_changed
from metrics.selection import Selection


def history(cursor: DuckDBPyConnection, selection: Selection, indicator_id: str, level: Level) -> pd.DataFrame:
    """Return one row for each place and period that tells the indicator, in time order.

    Columns: those of questions.progress, and is_base_changed: the denominator differs by more than five percent from
    that of the round before that the same place tells, of a whole year from the year before's (questions.sums). A whole
    year comes after its rounds.
    The periods and the theme of the selection are left open.
    """
    rows = told(cursor, replace(selection, fiscal_year=None, round=None, theme=""), level, indicator_id)
    rows = rows[rows["state"].isin(TOLD)].reset_index(drop=True)
    place = [rows["name"], rows["affiliation"], rows["provinces"].map(tuple), rows["round"].isna()]
    based = rows["denominator"].dropna()
    before = based.groupby([key[based.index] for key in place], sort=False).shift()
    changed = is_base_changed(before.reindex(rows.index), rows["denominator"])
    rows["is_base_changed"] = changed.fillna(False).astype(bool)
    return rows
