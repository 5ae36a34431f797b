"""What an indicator counts in the words of the store's own reports."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.register import claimed_by


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
