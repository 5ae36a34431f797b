"""Where each indicator stands: for the place chosen; without one for whom the newest fiscal year tells most of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from metrics.progress import latest
from metrics.register import indicators
from metrics.selection import Selection
from ui import formats, progress, tables
from ui.frame import Visit

NOTHING = ("unreadable", "in_words", "not_reported", "not_asked")  # what an indicator without a figure shows first
MINUS = "\u2212"
Nation = Mapping[tuple[str, int, str], float]


def standing(visit: Visit, theme: str) -> pd.DataFrame:
    """Return one row of metrics.progress.latest for each indicator of a theme ("" = of all).

    Without a place it is the newest fiscal year's that is told: the nation's, else the body's of most offices.
    """
    chosen = replace(visit.selection, theme=theme)
    if chosen.agency or chosen.province:
        levels = ["agency" if chosen.agency else "province"]
    else:
        levels = ["affiliation", "nation"]
    rows = pd.concat([visit.ask(latest, chosen, level) for level in levels])
    is_told = rows["state"].isin(progress.TOLD)
    untold = rows["state"].map({state: -position for position, state in enumerate(NOTHING)})
    newest = rows["fiscal_year"].fillna(0).where(is_told, 0)
    ranked = rows.assign(newest=newest, rank=untold.where(~is_told, rows["level"] == "nation"), order=range(len(rows)))
    rows = ranked.sort_values(["newest", "rank", "n_offices"], kind="stable")
    kept = rows.drop_duplicates("indicator_id", keep="last").sort_values("order")
    told = kept.drop(columns=["newest", "rank", "order"])
    everything: pd.DataFrame = pd.concat([told, _unasked(theme, set(kept["indicator_id"]))])
    return everything


def _unasked(theme: str, asked: set[str]) -> pd.DataFrame:
    """Return a row for each indicator of a theme that no report was asked about."""
    names = [item.indicator_id for item in indicators() if theme in ("", item.theme) and item.indicator_id not in asked]
    lists: dict[str, list[list[str]]] = {
        name: [[] for _ in names] for name in ("provinces", "school_years", "fact_ids", "earlier_fact_ids")
    }
    unasked = pd.DataFrame({"indicator_id": names, **lists})
    return unasked.assign(level="nation", name="", affiliation="", state="not_asked", status="", is_contradictory=False)


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
    """Return whom a row speaks of, and of how many offices it is the sum."""
    named = progress.place(visit, row)
    if row.level in ("agency", "nation") or not row.n_offices:
        return named
    return f"{named} ({visit.say('offices_summed', n=formats.number(row.n_offices))})"


def change(visit: Visit, row: Any) -> str:
    """Return by how much a row changed since its place told it before; empty where nothing was told before."""
    if row.state not in progress.TOLD or formats.is_missing(row.previous_fiscal_year):
        return ""
    if not formats.is_missing(row.percent) and not formats.is_missing(row.previous_percent):
        return visit.say("points", n=formats.signed(row.percent - row.previous_percent))
    if formats.is_missing(row.percent) and not formats.is_missing(row.numerator):
        difference = row.numerator - row.previous_numerator
        told = formats.count(abs(difference), progress.register()[row.indicator_id].unit, visit.language)
        return f"{'+' if difference > 0 else MINUS}{told}" if difference else visit.say("change_none")
    return ""


def since(visit: Visit, row: Any) -> str:
    """Return `change` with the period before, and whether the base is another one."""
    changed = change(visit, row)
    if not changed:
        return ""
    period = formats.period(row.previous_fiscal_year, row.previous_round, visit.language)
    told = visit.say("change_since", n=changed, period=f"\u00a0{period}" if visit.language == "th" else period)
    return f"{told} · {visit.say('base_changed')}" if row.is_base_changed else told
