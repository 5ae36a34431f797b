"""Where each indicator stands: for the place chosen; without one for the nation, else for the body that tells most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from metrics.progress import latest
from metrics.selection import Selection
from ui import formats, progress, tables
from ui.frame import Visit

NOTHING = ("unreadable", "in_words", "not_reported", "not_asked")  # what an indicator without a figure shows first
Nation = Mapping[tuple[str, int, str], float]


def standing(visit: Visit, theme: str) -> pd.DataFrame:
    """Return one row of metrics.progress.latest for each indicator of a theme ("" = of all)."""
    chosen = replace(visit.selection, theme=theme)
    if chosen.agency or chosen.province:
        levels = ["agency" if chosen.agency else "province"]
    else:
        levels = ["affiliation", "nation"]
    rows = pd.concat([visit.ask(latest, chosen, level) for level in levels])
    told = rows["state"].isin(progress.TOLD)
    untold = rows["state"].map({state: -position for position, state in enumerate(NOTHING)})
    rows = rows.assign(
        rank=untold.where(~told, rows["level"].map({"nation": 2}).fillna(1)), order=range(len(rows))
    ).sort_values(["rank", "n_offices"], kind="stable")
    kept: pd.DataFrame = rows.drop_duplicates("indicator_id", keep="last").sort_values("order")
    return kept.drop(columns=["rank", "order"])


def reporting(visit: Visit, theme: str) -> dict[str, tuple[int, int]]:
    """Return for each indicator of a theme how many offices told a figure, and how many were asked."""
    rows = visit.ask(latest, replace(visit.selection, theme=theme), "agency")
    rows = rows[rows["state"] != "not_asked"]
    told = rows["state"].isin(progress.TOLD).groupby(rows["indicator_id"]).agg(["sum", "size"])
    return {str(name): (int(n), int(of)) for name, n, of in told.itertuples()}


def nation(visit: Visit, theme: str) -> Nation:
    """Return the nation's percent of each indicator of a theme, by fiscal year and the body that states it."""
    rows = visit.ask(latest, Selection(theme=theme, fiscal_year=visit.selection.fiscal_year), "nation")
    return {
        (row.indicator_id, int(row.fiscal_year), row.affiliation): float(row.percent)
        for row in tables.records(rows)
        if not formats.is_missing(row.percent) and not formats.is_missing(row.fiscal_year)
    }


def place(visit: Visit, row: Any) -> str:
    """Return whom a row speaks of, and of how many of its offices where their number is known."""
    named = progress.place(visit, row)
    if row.level != "affiliation" or not row.n_offices:
        return named
    return f"{named} ({visit.say('offices_summed', n=formats.number(row.n_offices))})"


def change(visit: Visit, row: Any) -> str:
    """Return by how much a row changed since its place told it before; empty where nothing was told before."""
    if row.state not in progress.TOLD or formats.is_missing(row.previous_fiscal_year):
        return ""
    if formats.is_missing(row.percent) or formats.is_missing(row.previous_percent):
        unit = progress.register()[row.indicator_id].unit
        if formats.is_missing(row.numerator) or not formats.is_missing(row.percent):
            return ""
        difference = row.numerator - row.previous_numerator
        told = formats.count(abs(difference), unit, visit.language)
    else:
        difference = round(row.percent - row.previous_percent, 1)
        told = visit.say("points", n=formats.number(abs(difference)))
    if not difference:
        return visit.say("change_none")
    return f"{'+' if difference > 0 else chr(0x2212)}{told}"


def since(visit: Visit, row: Any) -> str:
    """Return `change` with the period before, and what became of the base."""
    changed = change(visit, row)
    if not changed:
        return ""
    period = formats.period(row.previous_fiscal_year, row.previous_round, visit.language)
    told = visit.say("change_since", n=changed, period=f"\u00a0{period}" if visit.language == "th" else period)
    return f"{told} · {base_note(visit, row)}" if row.is_base_changed else told


def base_note(visit: Visit, row: Any) -> str:
    """Return the sentence that says from what the base changed, and to what."""
    return visit.say("base_was", before=formats.number(row.previous_denominator), after=formats.number(row.denominator))
