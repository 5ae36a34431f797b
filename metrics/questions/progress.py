"""How far each indicator has come: for the nation, an affiliation, a province or an office."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import AFFILIATION_ORDER
from metrics.query import query
from metrics.questions.answers import Level
from metrics.register.register import by_id, indicators
from metrics.selection import Selection
from metrics.thai import thai_order

TOLD = ("reported", "zero")
SILENT = ("blank_form", "not_reported")
UNASKED = ("not_asked", "plan_unknown")
WHOLE_YEAR = 3  # comes after its rounds
ORDERED_BY = ("indicator_id", "name", "affiliation", "place", "fiscal_year", "round")
JUDGED_BY = ("numerator", "percent", "target")
COLUMNS = {
    "indicator_id": "str",
    "level": "str",
    "name": "str",
    "affiliation": "str",
    "place": "str",
    "provinces": "object",
    "fiscal_year": "Int32",
    "round": "Int32",
    "school_years": "object",
    "as_of": "datetime64[s]",
    "numerator": "Float64",
    "denominator": "Float64",
    "percent": "Float64",
    "printed_percent": "Float64",
    "lowest": "Float64",
    "median": "Float64",
    "highest": "Float64",
    "target": "Float64",
    "target_source_th": "str",
    "target_source_en": "str",
    "status": "str",
    "state": "str",
    "is_asked": "bool",
    "is_contradictory": "bool",
    "is_over": "bool",
    "is_corrected": "bool",
    "is_entered": "bool",
    "is_computed": "bool",
    "is_reported_total": "bool",
    "is_digest": "bool",
    "n_offices": "int64",
    "n_shared": "int64",
    "n_without_denominator": "int64",
    "n_unreadable": "int64",
    "n_known": "int64",
    "n_expected": "Int32",
    "fact_ids": "object",
    "earlier_fact_ids": "object",
}
PREVIOUS = {
    "previous_numerator": "Float64",
    "previous_denominator": "Float64",
    "previous_percent": "Float64",
    "previous_fiscal_year": "Int32",
    "previous_round": "Int32",
    "is_base_changed": "bool",
}


def progress(cursor: DuckDBPyConnection, selection: Selection, level: Level) -> pd.DataFrame:
    """Return one row for each indicator, name of the level and period that tells it or could have told it.

    Columns: indicator_id, level, name, affiliation, place (of an office its provinces, parted by blanks), provinces,
    fiscal_year, round, school_years, as_of (of the newest figure), numerator, denominator, percent, printed_percent,
    lowest, median, highest, target (the one of targets.csv that holds there in that year), target_source_th,
    target_source_en, status, state, is_asked (for this figure), is_contradictory, is_over, is_corrected, is_entered,
    is_computed, is_reported_total, is_digest, n_offices, n_shared, n_without_denominator, n_unreadable, n_known,
    n_expected, fact_ids, earlier_fact_ids.

    An office counts once, by its latest telling: of the newest school year and date; what it told for others is
    kept in earlier_fact_ids. Above an office numerators and denominators are summed and percent comes from the
    sums; offices without a denominator are left out where others have one (n_without_denominator), and so are
    figures that cannot be read (n_unreadable). n_shared offices of a province cover another one too.
    printed_percent is the report's own, never computed with: without a numerator it is all that was told, and is summed
    nowhere; is_computed: the numerator is the base, as the report
    gives 100 percent of it in words, or the base less what was told of the indicator's complement.
    A score has its numerator at its own office; above it lowest, median and highest are given, and no average, as
    the reports do not tell how many stand behind each.
    A province's row is the sum of its offices; where none reports, the figure given for the whole province. So is the
    row of all offices together, over all provinces. The nation's is what a national body states for the whole country,
    else the sum over the offices whose number is known (offices.toml), when all are there: is_reported_total tells
    them apart. An affiliation's row says of how many it speaks: n_known of n_expected.
    state: reported, zero (0 was reported), in_words (answered without this figure, in words of it), blank_form (the
    form's question was left as it was printed), not_reported (asked for it, and nothing was answered), not_asked
    (neither its plan's form nor its report has a place for it), plan_unknown (nobody knows what the year's plan asks),
    unreadable.
    status, only with a target: met, on_track (a share has half of its target in the first round) or behind.
    is_contradictory: two tellings of one date differ, or a check calls the figure or its province's total in doubt.
    is_over: a share above 100 percent, or the sum of offices of which one has told such a share.
    is_corrected: a value of corrections.csv stands for a reported one; the figure's card shows both. is_entered: it
    stands where none could be read or none was given.
    """
    return _rows(cursor, selection, level, COLUMNS)


def latest(
    cursor: DuckDBPyConnection,
    selection: Selection,
    level: Level,
    indicator_ids: Collection[str] | None = None,
    columns: Collection[str] = (),
) -> pd.DataFrame:
    """Return one row for each indicator (of those given, else of all) and place: the newest period that tells a
    figure, else the newest.

    Columns (of these the ones given, else all): those of `progress`; previous_numerator, previous_denominator,
    previous_percent, previous_fiscal_year, previous_round: what the place told before, of a round in the round before
    that it told, of a whole year in the year before that it told, whatever periods are selected. They are empty where
    nothing was told before, and where the row sums other offices than were summed then. is_base_changed: the
    denominator differs by more than five percent from that of then (questions.sums).

    A round is newer than its year as a whole, unless its data are older. The offices of one name in different
    provinces are places of their own.
    """
    return _rows(cursor, selection, level, _chosen(COLUMNS | PREVIOUS, columns), indicator_ids, is_latest=True)


def told(
    cursor: DuckDBPyConnection,
    selection: Selection,
    level: Level,
    indicator_id: str = "",
    columns: Collection[str] = (),
) -> pd.DataFrame:
    """Return the rows of `progress` that a figure tells, of all indicators or of one, and all columns or some.

    Column added: offices_key, the same for two sums over the same offices.
    """
    one = [indicator_id] if indicator_id else None
    return _rows(cursor, selection, level, _chosen(COLUMNS | {"offices_key": "UInt64"}, columns), one, is_told=True)


def _chosen(every: Mapping[str, str], columns: Collection[str]) -> Mapping[str, str]:
    return {name: kind for name, kind in every.items() if name in columns} if columns else every


def _rows(
    cursor: DuckDBPyConnection,
    selection: Selection,
    level: Level,
    columns: Mapping[str, str],
    indicator_ids: Collection[str] | None = None,
    *,
    is_latest: bool = False,
    is_told: bool = False,
) -> pd.DataFrame:
    chosen = None if indicator_ids is None else list(indicator_ids)
    given: dict[str, object] = {"level": level, "stored": _stored(selection, level), "indicators": chosen}
    given |= {**selection.parameters(), "is_latest": is_latest, "is_told": is_told}
    has_status = "status" in columns
    needed = {*columns, *ORDERED_BY, *(JUDGED_BY if has_status else ())} - {"status"}
    rows = query(cursor, "progress", given, sorted(needed))
    if has_status:
        rows["status"] = _statuses(rows)
    return rows[list(columns)].astype(columns).take(_order(rows)).reset_index(drop=True)


def _stored(selection: Selection, level: Level) -> str:
    """Return at which level the store sums what the filters leave of a level."""
    if level == "nation" or selection.agency:
        return "nation" if level == "nation" else "agency"
    if level == "agency":
        return level
    if level == "province" or selection.province:
        return "affiliation_province" if selection.affiliation or level == "affiliation" else "province"
    return "affiliation" if selection.affiliation or level == "affiliation" else "offices"


def _statuses(rows: pd.DataFrame) -> pd.Series:
    """Return how far from its target each row is."""
    aimed = rows[rows["target"].notna() & rows["numerator"].notna()]
    reached = aimed["percent"].fillna(aimed["numerator"])
    statuses = [
        by_id()[name].status(float(value), float(target), None if pd.isna(period) else int(period))
        for name, value, target, period in zip(
            aimed["indicator_id"], reached, aimed["target"], aimed["round"], strict=True
        )
    ]
    return pd.Series(statuses, index=aimed.index, dtype="str").reindex(rows.index, fill_value="")


def _order(rows: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.intp]]:
    """Return the order by the register, the period, the ministry's order of bodies and the dictionary's of names."""
    bodies = {name: position for position, name in enumerate(AFFILIATION_ORDER)}
    names = {name: position for position, name in enumerate(sorted(rows["name"].unique(), key=thai_order))}
    keys = [
        rows["place"].astype("category").cat.codes,
        rows["name"].map(names),
        rows["affiliation"].map(bodies).fillna(-1),
        rows["round"].fillna(WHOLE_YEAR),
        rows["fiscal_year"].fillna(0),
        rows["indicator_id"].map({item.indicator_id: position for position, item in enumerate(indicators())}),
    ]
    return np.lexsort([key.to_numpy(dtype="int64") for key in keys])
