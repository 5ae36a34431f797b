"""What was read, and what could not be read."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query

UNCOUNTED = ("no_figures", "no_year", "plan_unknown", "no_indicator")


def reports(cursor: DuckDBPyConnection) -> pd.DataFrame:
    """Return one row a report: source, agency, affiliation, provinces, fiscal_year, round, as_of, is_digest, n_facts,
    n_narratives, n_issues, uncounted (why no indicator counts any of its figures: no_figures, no_year, plan_unknown or
    no_indicator; empty where one does).
    """
    return query(cursor, "reports")


def uncounted(cursor: DuckDBPyConnection) -> dict[str, int]:
    """Return how many reports count in no indicator, by the reason; `unread`: files that gave no report."""
    told, noticed = reports(cursor)["uncounted"], issues(cursor)
    unread = noticed.loc[noticed["is_unread_file"], "source"].nunique()
    counts = {reason: int((told == reason).sum()) for reason in UNCOUNTED} | {"unread": int(unread)}
    return {reason: count for reason, count in counts.items() if count}


def newest(cursor: DuckDBPyConnection, province: str) -> tuple[int, int | None] | None:
    """Return the fiscal year and round of the newest report, of a province where it has any; None where no report tells
    its year.
    """
    rows = reports(cursor).dropna(subset="fiscal_year")
    own = rows[[province in provinces for provinces in rows["provinces"]]]
    periods = [(int(row["fiscal_year"]), row["round"]) for row in (rows if own.empty else own).to_dict("records")]
    told = [(year, None if pd.isna(number) else int(number)) for year, number in periods]
    return max(told, key=lambda period: (period[0], period[1] or 0), default=None)


def issues(cursor: DuckDBPyConnection) -> pd.DataFrame:
    """Return one row an issue, errors first: source, line, place, severity, code, message, raw, is_unread_file.

    is_unread_file: the file gave no report, as it could not be read at all or has another file's content.
    """
    return query(cursor, "issues")
