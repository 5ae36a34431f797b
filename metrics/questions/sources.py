"""Figures and the words they stand in."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.selection import Selection


def figures(cursor: DuckDBPyConnection, selection: Selection, fact_ids: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the figures under the filters, or of those the given ones, in the reports' order.

    Columns: those of the store's fact table (fact_id, source, line, place, raw, words, at, value, unit, scale,
    role, kind, group_id, measure, told_under, row_label, agency, school, affiliation, provinces, policy_code, policy,
    theme, section, fiscal_year, school_year, round, as_of, is_approximate, state ...), is_digest, reporting_agency,
    report_fiscal_year and report_round; decision (accept, correct, enter, explain or empty), corrected_value, reason,
    decided_by, decided_on. value, value_max and corrected_value are in the unit as written: times scale they are in the
    base unit.
    """
    return _figures(cursor, selection, None if fact_ids is None else list(fact_ids))


def words(cursor: DuckDBPyConnection, fact_id: str) -> pd.Series:
    """Return one figure: the columns of `figures`, and `members`, a table of all figures of its group.

    words[at : at + len(raw)] is the number's own characters. A figure is found by its former id, too. Raises KeyError
    for an unknown id.
    """
    found = figures(cursor, Selection(), [fact_id])
    if found.empty:
        found = figures(cursor, Selection(), list(query(cursor, "now_called", {"former_id": fact_id})["fact_id"]))
    if found.empty:
        raise KeyError(fact_id)
    row = found.iloc[0].copy()
    row["members"] = _figures(cursor, Selection(), group_of=row["fact_id"])
    return row


def _figures(
    cursor: DuckDBPyConnection, selection: Selection, fact_ids: list[str] | None = None, group_of: str = ""
) -> pd.DataFrame:
    return query(cursor, "sources", {**selection.parameters(), "fact_ids": fact_ids, "group_of": group_of})
