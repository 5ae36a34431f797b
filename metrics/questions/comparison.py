"""One place held against another, one period against the last; silent, with the reason, where that says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.agencies import kind_name
from metrics.questions.peers import KEYS, beside
from metrics.questions.progress import told
from metrics.questions.sums import is_base_changed
from metrics.register.register import indicators
from metrics.selection import Selection

COLUMNS = [
    "comparison",
    "indicator_id",
    "name",
    "affiliation",
    "provinces",
    "fiscal_year",
    "round",
    "numerator",
    "denominator",
    "percent",
    "other_name",
    "other_fiscal_year",
    "other_round",
    "other_numerator",
    "other_denominator",
    "other_percent",
    "difference",
    "is_base_changed",
    "n_others",
    "rank",
    "reason",
    "fact_ids",
    "other_fact_ids",
]
PLACE = ["name", "affiliation", "provinces"]
PERIOD = ["fiscal_year", "round"]
VALUES = ["numerator", "denominator", "percent", "fact_ids"]
Level = Literal["province", "agency"]
Row = dict[str, Any]


def comparisons(cursor: DuckDBPyConnection, selection: Selection, level: Level) -> pd.DataFrame:
    """Return each share of a province or office under the filters, beside what it can be held against.

    Columns: comparison, indicator_id, name, affiliation (of the offices summed; empty = all), provinces,
    fiscal_year, round, numerator, denominator, percent; other_name, other_fiscal_year, other_round,
    other_numerator, other_denominator, other_percent; difference (points of percent; empty where there is a
    reason), is_base_changed (a place's denominator differs from the period before, see questions.sums), n_others, rank
    (among the peers, as in questions.peers.beside), reason, fact_ids, other_fact_ids.

    comparison: nation (what a national body states, against the rows of its own offices alone), peers (all other
    offices of its kind, summed), province (the sum of the province's offices), round (the round before in the same
    year), year (the same round of the year before).
    A row for peers, province, round or year stands only where something is told there.
    reason: no_other (the nation's body tells nothing), no_base (one of the two has no denominator), other_offices
    (the two sums are over different offices). Counts and scores are not compared.
    """
    shares = {indicator.indicator_id for indicator in indicators() if indicator.formula == "share"}
    columns = ["indicator_id", "place", *PLACE, *PERIOD, *VALUES, "n_offices", "offices_key"]

    def shares_of(chosen: Selection, of_level: str) -> list[Row]:
        rows = told(cursor, chosen, of_level, columns=columns)  # type: ignore[arg-type]
        rows = rows[rows["indicator_id"].isin(shares) & rows["numerator"].notna()][columns].astype(object)
        rows = rows.where(rows.notna(), None)
        return [dict(zip(columns, row, strict=True)) for row in rows.itertuples(index=False, name=None)]

    rows = shares_of(replace(selection, fiscal_year=None, round=None), level)
    everyone = Selection(theme=selection.theme, fiscal_year=selection.fiscal_year)
    nation = shares_of(everyone, "nation")
    if level == "agency":
        found = [*_with_past(rows), *_with_nation(rows, nation)]
        found += _with_peers(rows, beside(cursor, replace(selection, fiscal_year=None, round=None)))
        for province in sorted({province for row in rows for province in row["provinces"]}):
            found += _with_province(rows, shares_of(replace(everyone, province=province), "province"))
    else:
        found = list(_with_past(rows))
        for body in sorted({row["affiliation"] for row in nation}):
            found += _with_nation(shares_of(replace(selection, affiliation=body), "province"), nation, body)
    frame = pd.DataFrame([_compared(*pair) for pair in found], columns=COLUMNS)
    for name, chosen in (("fiscal_year", selection.fiscal_year), ("round", selection.round)):
        if chosen is not None:
            frame = frame[frame[name] == chosen]
    return frame.reset_index(drop=True)


Pair = tuple[str, Row, Row | None, str]  # comparison, row, other, reason


def _with_nation(rows: Iterable[Row], nation: list[Row], body: str = "") -> Iterator[Pair]:
    stated = {(row["indicator_id"], row["affiliation"], row["fiscal_year"]): row for row in nation}
    for row in rows:
        affiliation = body or row["affiliation"]
        other = stated.get((row["indicator_id"], affiliation, row["fiscal_year"]))
        if other or any(one["indicator_id"] == row["indicator_id"] for one in nation):
            yield "nation", {**row, "affiliation": affiliation}, other, ""


def _with_peers(rows: Iterable[Row], peers: pd.DataFrame) -> Iterator[Pair]:
    others = {_key(row): row for row in peers.astype(object).where(peers.notna(), None).to_dict("records")}
    for row in rows:
        other = others.get(_key(row))
        if other:
            summed = {name: other[name] for name in ("fiscal_year", "round", "n_others", "rank")}
            summed |= {name: other[f"other_{name}"] for name in ("numerator", "denominator", "fact_ids")}
            percent = 100 * summed["numerator"] / summed["denominator"]
            yield "peers", row, summed | {"name": kind_name(row["name"]), "percent": percent}, ""


def _key(row: Mapping[Any, Any]) -> tuple[object, ...]:
    return tuple(row[name] for name in KEYS)


def _with_province(rows: Iterable[Row], provinces: list[Row]) -> Iterator[Pair]:
    sums = {(row["indicator_id"], row["name"], *_period(row)): row for row in provinces}
    for row in rows:
        for province in row["provinces"]:
            other = sums.get((row["indicator_id"], province, *_period(row)))
            if other and other["n_offices"] > 1:
                yield "province", row, other, ""


def _with_past(rows: list[Row]) -> Iterator[Pair]:
    """Yield each row with its round and year before; sums are compared only over the same offices."""
    told = {(row["indicator_id"], _who(row), *_period(row)): row for row in rows}
    for row in rows:
        year, number = _period(row)
        if year is None:
            continue
        before = {"year": (year - 1, number)} | ({"round": (year, number - 1)} if number == 2 else {})
        for comparison, period in before.items():
            other = told.get((row["indicator_id"], _who(row), *period))
            if other:
                is_same = other["offices_key"] == row["offices_key"]
                yield comparison, row, other, "" if is_same else "other_offices"


def _compared(comparison: str, row: Row, other: Row | None, reason: str) -> Row:
    if other is None:
        reason = "no_other"
    elif not row["denominator"] or not other["denominator"]:
        reason = "no_base"
    told = other or {}
    is_past = comparison in ("round", "year")
    return {
        **{name: row[name] for name in ("indicator_id", *PLACE, *PERIOD, *VALUES)},
        "comparison": comparison,
        **{f"other_{name}": told.get(name) for name in ("name", "fiscal_year", "round")},
        **{f"other_{name}": told.get(name) for name in ("numerator", "denominator", "percent")},
        "other_fact_ids": told.get("fact_ids", []),
        "difference": None if reason else row["percent"] - told["percent"],
        "is_base_changed": bool(is_past and not reason and is_base_changed(told["denominator"], row["denominator"])),
        "n_others": told.get("n_others", 0),
        "rank": None if reason else told.get("rank"),
        "reason": reason,
    }


def _who(row: Row) -> tuple[object, ...]:
    return (row["name"], row["affiliation"], *row["provinces"])


def _period(row: Row) -> tuple[int | None, int | None]:
    return row["fiscal_year"], row["round"]
