"""The other side of a contradiction: what the doubted figure disagrees with, and where that stands."""

from __future__ import annotations

from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.selection import Selection
from metrics.sources import figures

COLUMNS = ["other_value", "other_unit", "other_source", "other_place", "other_words", "n_others"]


def sides(cursor: DuckDBPyConnection, found: pd.DataFrame) -> pd.DataFrame:
    """Return rows of metrics.contradictions with what stands against each.

    Added columns: other_value (the other figure; of several what follows from them; empty where only the words
    disagree), other_unit, other_source and other_place (of the first of the others, empty where there is none),
    other_words, n_others.
    """
    ids = sorted({fact_id for fact_ids in found["fact_ids"] for fact_id in fact_ids[1:]})
    known = {row["fact_id"]: row for row in figures(cursor, Selection(), ids).to_dict("records")} if ids else {}
    added = [_other(row, [known[fact_id] for fact_id in row["fact_ids"][1:]]) for row in found.to_dict("records")]
    extra = pd.DataFrame(added, columns=COLUMNS, index=found.index).astype({"other_value": "Float64"})
    return pd.concat([found, extra], axis=1)


def _other(row: dict[Any, Any], others: list[dict[Any, Any]]) -> dict[str, Any]:
    first = others[0] if others else {}
    is_one = len(others) == 1 and not pd.isna(first["value"])
    return {
        "other_value": first["value"] * first["scale"] if is_one else row["computed"],
        "other_unit": first["unit"] if is_one else row["unit"],
        **{f"other_{name}": first.get(name, "") for name in ("source", "place", "words")},
        "n_others": len(others),
    }
