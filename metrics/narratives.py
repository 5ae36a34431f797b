"""What the reports answer in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.selection import Selection


def narratives(cursor: DuckDBPyConnection, selection: Selection, kinds: Sequence[str] = ()) -> pd.DataFrame:
    """Return the answers in words under the filters, in the reports' order; no kind given = all kinds.

    Columns: narrative_id, kind, text, remedy, expected_result, agency, affiliation, provinces, policy_code,
    policy, theme, fiscal_year, round, source, line, place, is_digest, reporting_agency. A problem's row carries
    the remedies and expected results of its group (line breaks between several); they are rows of their own
    only where their group tells no problem.
    """
    return query(cursor, "narratives", {**selection.parameters(), "kinds": list(kinds)})
