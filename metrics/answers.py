"""Who was asked about a theme, and who answered it in figures or in words."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.selection import Selection


def answers(cursor: DuckDBPyConnection, selection: Selection, level: str) -> pd.DataFrame:
    """Return one row for each office, period and theme that its report's framework asks of its body.

    Columns: agency (empty: the province itself), affiliation, provinces, fiscal_year, round, is_national,
    theme, is_answered, is_digest. The period is the report's. At nation level a report without a round
    passes the round filter.
    """
    return query(cursor, "answers", {**selection.parameters(), "level": level})
