"""Where a report disagrees with itself or with another one: both values, and which is which."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.selection import Selection


def contradictions(cursor: DuckDBPyConnection, selection: Selection = Selection()) -> pd.DataFrame:  # noqa: B008
    """Return one row for each finding of the checks in facts/contradictions, the gravest first.

    Columns: check, severity (wrong: cannot be true; doubtful: one of two tellings is not; note: worth knowing),
    source, place, line, words, measure, agency, affiliation, provinces, theme, fiscal_year, round, unit, raw, at,
    stated, computed, fact_ids (the doubted figure first, then those it disagrees with; empty where a heading is
    concerned), is_digest, sentence_th, sentence_en, decision (accept, correct, enter, explain or empty), reason.
    """
    return query(cursor, "contradictions", selection.parameters())
