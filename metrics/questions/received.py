"""Which reports of a province are in, period by period, and which rounds are missing."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.selection import Selection


def received(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each report of the selected province, the newest first, and for each round without one.

    Columns: fiscal_year, round, source, as_of, n_facts, n_narratives, n_issues, is_digest, is_received. A round is
    missing once more than half of the 77 provinces have reported it, and the province not, though it had begun to
    report; of it only fiscal_year, round and is_received are told. Rounds of an office are due by the same rule
    (questions.todo).
    Of the filters fiscal_year and round hold, and the province.
    """
    return query(cursor, "received", {**_period(selection), "province": selection.province})


def with_reports(cursor: DuckDBPyConnection, selection: Selection) -> frozenset[str]:
    """Return the provinces that a report is about, under the filters of fiscal_year and round."""
    return frozenset(query(cursor, "with_reports", _period(selection))["province"])


def _period(selection: Selection) -> dict[str, int | None]:
    return {"fiscal_year": selection.fiscal_year, "round": selection.round}
