"""What was read, and what could not be read."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query


def reports(cursor: DuckDBPyConnection) -> pd.DataFrame:
    """Return one row a report: source, agency, affiliation, provinces, fiscal_year, round, as_of, is_digest, n_facts,
    n_narratives, n_issues.
    """
    return query(cursor, "reports")


def issues(cursor: DuckDBPyConnection) -> pd.DataFrame:
    """Return one row an issue, errors first: source, line, place, severity, code, message, raw, is_unread_file.

    is_unread_file: the file gave no report, as it could not be read at all or has another file's content.
    """
    return query(cursor, "issues")
