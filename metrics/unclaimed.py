"""The measures that no indicator claims: what the register could still learn."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import damage_key
from metrics.query import query
from metrics.register import indicators


def unclaimed(cursor: DuckDBPyConnection) -> pd.DataFrame:
    """Return one row for each result measure that no claim takes, the most frequent first.

    Columns: theme, measure, unit, n_facts, n_sources, fact_ids (list). Percents are left out: they go with
    their numerators.
    """
    frame = query(cursor, "unclaimed")
    claims = [claim for indicator in indicators() for claim in (*indicator.numerator, *indicator.denominator)]
    is_claimed = [
        any(claim.takes(theme, damage_key(measure), role, unit) for claim in claims)
        for theme, measure, role, unit in zip(
            frame["theme"], frame["measure"], frame["role"], frame["unit"], strict=True
        )
    ]
    left = frame[~pd.Series(is_claimed, index=frame.index, dtype=bool)]
    grouped = left.groupby(["theme", "measure", "unit"], as_index=False).agg(
        n_facts=("fact_id", "size"), n_sources=("source", "nunique"), fact_ids=("fact_id", list)
    )
    return grouped.sort_values(["n_facts", "theme", "measure"], ascending=[False, True, True], ignore_index=True)
