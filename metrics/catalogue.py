"""The catalogues of policies that reports follow, and how many of the offices asked have answered each theme."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.answers import answers
from metrics.query import query
from metrics.selection import Selection


def catalogue(cursor: DuckDBPyConnection) -> pd.DataFrame:
    """Return one row for each policy that follows a theme, in the order of its catalogue.

    Columns: framework, printed_code, title_th, title_en, theme, group_th, group_en (the policy above it, or the
    catalogue's own group), n_reports (that follow the framework).
    """
    return query(cursor, "catalogue")


def answered(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each theme: of the offices that were asked last, how many answered in figures or words.

    Columns: theme, n_asked, n_answered. Under a fiscal year or a round it is that period's.
    """
    rows = answers(cursor, selection, "agency", is_latest=True)
    rows = rows[rows["is_asked"]]
    counts = rows.groupby("theme", sort=False)["is_answered"].agg(n_asked="size", n_answered="sum")
    return counts.astype(int).reset_index()
