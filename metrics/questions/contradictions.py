"""Where a report disagrees with itself or with another one: both values, and which is which."""

from __future__ import annotations

from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.findings import checks
from metrics.query import query
from metrics.questions.sources import figures
from metrics.selection import Selection

OTHER = ["other_value", "other_unit", "other_source", "other_place", "other_words"]


def contradictions(cursor: DuckDBPyConnection, selection: Selection = Selection()) -> pd.DataFrame:  # noqa: B008
    """Return one row for each finding of the checks in facts/contradictions, the gravest first.

    Columns: check, severity (wrong: cannot be true; doubtful: one of two tellings is not; note: worth knowing),
    source, place, line, words, measure, agency, affiliation, provinces, theme, fiscal_year, round, unit, raw, at,
    stated, computed, fact_ids (the doubted figure first, then those it disagrees with; empty where a heading is
    concerned), is_digest, sentence_th, sentence_en, decision (accept, correct, enter, explain or empty), reason.
    """
    return query(cursor, "contradictions", {**selection.parameters(), **_both_doubted()})


def both_sides(cursor: DuckDBPyConnection, found: pd.DataFrame) -> pd.DataFrame:
    """Return rows of `contradictions` with what stands against each.

    Added columns: other_value (the other figure; of several what follows from them; empty where only the words
    disagree), other_unit, other_source and other_place (of the first of the others, empty where there is none),
    other_words.
    """
    ids = sorted({fact_id for fact_ids in found["fact_ids"] for fact_id in fact_ids[1:]})
    known = {row["fact_id"]: row for row in figures(cursor, Selection(), ids).to_dict("records")} if ids else {}
    added = [_other(row, [known[fact_id] for fact_id in row["fact_ids"][1:]]) for row in found.to_dict("records")]
    extra = pd.DataFrame(added, columns=OTHER, index=found.index).astype({"other_value": "Float64"})
    return pd.concat([found, extra], axis=1)


def _both_doubted() -> dict[str, Any]:
    return {"both_doubted": [check.name for check in checks() if check.doubted == "all"]}


def _other(row: dict[Any, Any], others: list[dict[Any, Any]]) -> dict[str, Any]:
    first = others[0] if others else {}
    is_one = len(others) == 1 and not pd.isna(first["value"])
    return {
        "other_value": first["value"] * first["scale"] if is_one else row["computed"],
        "other_unit": first["unit"] if is_one else row["unit"],
        **{f"other_{name}": first.get(name, "") for name in ("source", "place", "words")},
    }
