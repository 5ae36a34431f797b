"""How far each indicator has come: for the nation, an affiliation, a province or an office."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, Literal

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import AFFILIATION_ORDER, damage_key
from metrics.answers import answers
from metrics.contradictions import doubted
from metrics.query import query
from metrics.register import Claim, Indicator, indicators
from metrics.selection import Selection
from metrics.thai import thai_order

Level = Literal["nation", "affiliation", "province", "agency"]
NATION = "ประเทศ"
COLUMNS = [
    "indicator_id",
    "level",
    "name",
    "affiliation",
    "provinces",
    "fiscal_year",
    "round",
    "numerator",
    "denominator",
    "percent",
    "printed_percent",
    "state",
    "is_contradictory",
    "is_reported_total",
    "is_digest",
    "n_offices",
    "n_without_denominator",
    "fact_ids",
]


@dataclass(frozen=True)
class Place:
    """Whose figure it is. An office is told apart by its provinces too: some names are the same everywhere."""

    agency: str  # empty: the province itself
    affiliation: str
    provinces: tuple[str, ...]
    is_national: bool


@dataclass(frozen=True)
class Period:
    fiscal_year: int | None
    round: int | None


@dataclass(frozen=True)
class Value:
    """One indicator's figure of one place in one period, or the sum over several places."""

    numerator: float
    denominator: float | None
    printed_percent: float | None
    is_contradictory: bool
    is_digest: bool
    fact_ids: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """A row's key at a level."""

    name: str
    affiliation: str
    provinces: tuple[str, ...]  # of an office or a province; empty for what is gathered from many


def progress(cursor: DuckDBPyConnection, selection: Selection, level: Level) -> pd.DataFrame:
    """Return one row for each indicator, period and office, province, affiliation or national body.

    Columns: indicator_id, level, name (office, province, affiliation's short name or ประเทศ), affiliation,
    provinces (list), fiscal_year, round, numerator, denominator, percent, printed_percent, state,
    is_contradictory, is_reported_total, is_digest, n_offices, n_without_denominator, fact_ids (list).

    Numerators and denominators are summed over offices, an office once; percent is computed from the sums
    and empty where no denominator is told. Where some offices tell a denominator, only those are summed and
    n_without_denominator counts the others. printed_percent is the report's own, never computed with.
    state: reported, zero (0 was reported), in_words (the theme is answered without this figure),
    not_reported (the report's framework asks, and nothing was answered).
    A province's row is the sum of its offices; where none reports, the figure given for the whole province
    (is_reported_total). A nation's row is what a national body states for the whole country, one row a body.
    is_contradictory: two tellings differ, or the figure or its province's total row breaks a rule of
    facts/contradictions.
    """
    figures = query(cursor, "progress", {**selection.parameters(), "level": level})
    doubts = doubted(cursor)
    asked = answers(cursor, selection, level)
    rows = [
        row
        for indicator in indicators()
        if not selection.theme or indicator.theme == selection.theme
        for row in _rows(indicator, _values(indicator, figures, doubts), asked, selection, level)
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    for column in ("fiscal_year", "round"):
        frame[column] = frame[column].astype("Int32")
    return frame.astype({"numerator": "Float64", "denominator": "Float64", "percent": "Float64"}).astype(
        {"printed_percent": "Float64"}
    )


def _values(indicator: Indicator, figures: pd.DataFrame, doubts: frozenset[str]) -> dict[tuple[Place, Period], Value]:
    """Return one value for each place and period: the best telling, with the ids of all."""
    tellings: dict[tuple[Place, Period], list[Value]] = {}
    for facts in claimed_groups(indicator, figures):
        numerator = _first(indicator.numerator, facts, without=None)
        if numerator is None:
            continue
        denominator = _first(indicator.denominator, facts, without=numerator)
        printed = _printed_percent(numerator, facts)
        used = [fact for fact in (numerator, denominator, printed) if fact is not None]
        value = Value(
            numerator=numerator["value"],
            denominator=denominator["value"] if denominator else None,
            printed_percent=printed["value"] if printed else None,
            is_contradictory=any(fact["fact_id"] in doubts for fact in used),
            is_digest=numerator["is_digest"],
            fact_ids=tuple(fact["fact_id"] for fact in used),
        )
        place = Place(
            numerator["agency"], numerator["affiliation"], tuple(numerator["provinces"]), numerator["is_national"]
        )
        period = Period(_whole(numerator["fiscal_year"]), _whole(numerator["round"]))
        tellings.setdefault((place, period), []).append(value)
    return {key: _best(values) for key, values in tellings.items()}


def claimed_groups(indicator: Indicator, figures: pd.DataFrame) -> Iterator[list[dict[str, Any]]]:
    """Yield the figures of each group of one place that may tell the indicator, in the report's order."""
    themes = {theme for claim in indicator.numerator for theme in claim.themes}
    records = [
        {str(name): value for name, value in record.items()}
        for record in figures[figures["theme"].isin(themes)].to_dict("records")
    ]

    def group(record: dict[str, Any]) -> tuple[str, ...]:
        return (record["report_id"], record["group_id"], record["agency"], *record["provinces"])

    for _, members in groupby(sorted(records, key=group), key=group):
        yield list(members)


def takes(claim: Claim, fact: dict[str, Any]) -> bool:
    """Say whether a claim takes a row of progress.sql."""
    return claim.takes(fact["theme"], _key(fact["measure"]), fact["role"], fact["unit"])


def _first(
    claims: Sequence[Claim], facts: list[dict[str, Any]], without: dict[str, Any] | None
) -> dict[str, Any] | None:
    found = (fact for claim in claims for fact in facts if fact is not without and takes(claim, fact))
    return next(found, None)


def _printed_percent(numerator: dict[str, Any], facts: list[dict[str, Any]]) -> dict[str, Any] | None:
    percents = [fact for fact in facts if fact["role"] == "percent"]
    same = [fact for fact in percents if fact["measure"] == numerator["measure"]]
    return next(iter(same or (percents if len(percents) == 1 else [])), None)


def _best(values: list[Value]) -> Value:
    """Return the telling with a denominator first, then one with a percent; flag tellings that differ."""
    chosen = min(values, key=lambda value: (value.denominator is None, value.printed_percent is None))
    differing = len({value.numerator for value in values}) > 1
    differing |= len({value.denominator for value in values if value.denominator is not None}) > 1
    return Value(
        chosen.numerator,
        chosen.denominator,
        chosen.printed_percent,
        differing or chosen.is_contradictory,
        chosen.is_digest,
        _ordered_ids([chosen, *values]),
    )


def _rows(
    indicator: Indicator,
    values: dict[tuple[Place, Period], Value],
    asked: pd.DataFrame,
    selection: Selection,
    level: Level,
) -> Iterator[list[object]]:
    told: dict[tuple[Name, Period], dict[Place, Value]] = {}
    for (place, period), value in values.items():
        for name in _names(place, selection, level):
            told.setdefault((name, period), {})[place] = value
    words: dict[tuple[Name, Period], list[Any]] = {}
    for row in asked[asked["theme"] == indicator.theme].itertuples():
        place = Place(str(row.agency), str(row.affiliation), tuple(row.provinces), bool(row.is_national))  # type: ignore[arg-type]
        for name in _names(place, selection, level):
            words.setdefault((name, Period(_whole(row.fiscal_year), _whole(row.round))), []).append(row)
    for name, period in sorted({*told, *words}, key=_order):
        head = [indicator.indicator_id, level, name.name, name.affiliation]
        places = told.get((name, period))
        if places:
            yield [*head, *_sum(name, period, places)]
        else:
            rows = words[name, period]
            state = "in_words" if any(row.is_answered for row in rows) else "not_reported"
            provinces = sorted(set(name.provinces) or {province for row in rows for province in row.provinces})
            digest = any(row.is_digest for row in rows)
            yield [
                *head, provinces, period.fiscal_year, period.round, None, None, None, None, state,
                False, False, digest, 0, 0, [],
            ]  # fmt: skip


def _names(place: Place, selection: Selection, level: Level) -> list[Name]:
    """Return the rows of the level that a place counts in."""
    if level == "nation":
        return [Name(NATION, place.affiliation, ())] if place.is_national else []
    if level == "province":
        return [Name(province, "", (province,)) for province in place.provinces if selection.province in ("", province)]
    if not place.agency or not place.provinces:
        return []
    if level == "affiliation":
        return [Name(place.affiliation, place.affiliation, ())] if place.affiliation else []
    return [Name(place.agency, place.affiliation, place.provinces)]


def _sum(name: Name, period: Period, places: dict[Place, Value]) -> list[object]:
    offices = {place: value for place, value in places.items() if place.agency}
    is_total = not offices
    counted = offices or places
    doubted_totals = [value for place, value in places.items() if not place.agency and value.is_contradictory]
    with_base = [value for value in counted.values() if value.denominator is not None]
    summed = with_base or list(counted.values())
    numerator = sum(value.numerator for value in summed)
    denominator = sum(value.denominator or 0 for value in with_base) if with_base else None
    printed = summed[0].printed_percent if len(counted) == 1 else None
    provinces = sorted(set(name.provinces) or {province for place in counted for province in place.provinces})
    return [
        provinces,
        period.fiscal_year,
        period.round,
        numerator,
        denominator,
        100 * numerator / denominator if denominator else None,
        printed,
        "reported" if numerator else "zero",
        bool(doubted_totals) or any(value.is_contradictory for value in summed),
        is_total,
        any(value.is_digest for value in summed),
        0 if is_total else len(summed),
        len(counted) - len(summed),
        list(_ordered_ids([*summed, *doubted_totals])),
    ]


def _order(key: tuple[Name, Period]) -> tuple[Hashable, ...]:
    name, period = key
    affiliation = AFFILIATION_ORDER.index(name.affiliation) if name.affiliation in AFFILIATION_ORDER else -1
    return (period.fiscal_year or 0, period.round or 0, affiliation, thai_order(name.name), name.provinces)


def _ordered_ids(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact_id for value in values for fact_id in value.fact_ids))


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


_key: Callable[[str], str] = lru_cache(maxsize=65536)(damage_key)
