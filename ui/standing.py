"""Where each indicator stands, as a reader sees it: whom a row speaks of, what changed, how many offices told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from metrics.questions import standing as standings
from metrics.questions.overview import overview
from metrics.questions.progress import TOLD
from metrics.questions.regions import provinces
from metrics.register.register import by_id
from ui import formats, progress, tables
from ui.frame import Visit

MINUS = "\u2212"


def of_theme(visit: Visit, theme: str) -> pd.DataFrame:
    """Return the indicators of a theme as questions.standing.of_theme does."""
    rows: pd.DataFrame = visit.ask(standings.of_theme, replace(visit.selection, theme=theme))
    return rows


def of_all(visit: Visit) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return all indicators as questions.standing.compared does, and the row that leads each theme, told or not."""
    shares = visit.ask(overview, replace(visit.selection, theme="")).themes
    rows = standings.compared(visit.ask(standings.standing, replace(visit.selection, theme="")), shares)
    by_name = {row.indicator_id: row for row in tables.records(rows)}
    return rows, {theme: by_name[name] for theme, name in standings.leads(rows, shares).items()}


def place(visit: Visit, row: Any) -> str:
    """Return whom a row speaks of, and of how many offices or provinces it is the sum."""
    named = progress.place(visit, row)
    if row.level == "offices" and row.is_reported_total:
        counted = visit.say("provinces_summed", n=formats.number(len(row.provinces)))
        return f"{visit.places(row.provinces)} · {counted}" if len(row.provinces) == 1 else counted
    if row.level == "offices" and "n_asked" in row._fields:
        is_asked_known = not formats.is_missing(row.n_asked)
        counts = {"n": row.n_offices, "provinces": row.n_provinces, "all": len(provinces())}
        counts |= {"n_asked": max(row.n_asked, row.n_offices)} if is_asked_known else {}
        told = {name: formats.number(number) for name, number in counts.items()}
        return visit.say("place_offices" if is_asked_known else "place_some_offices", **told)
    if row.level in ("agency", "nation") or not row.n_offices:
        return named
    return f"{named} ({visit.say('offices_summed', n=formats.number(row.n_offices))})"


def is_doubted(row: Any) -> bool:
    """Say whether a row is in doubt as a whole; of a sum of offices `doubts` tells how many are."""
    return bool(row.is_contradictory and (formats.is_missing(row.n_asked) or row.n_offices < 2))


def doubts(visit: Visit, row: Any) -> str:
    """Return how many offices of a sum contradict themselves."""
    if not row.is_contradictory or is_doubted(row):
        return ""
    return visit.say("doubted_offices", n=formats.number(row.n_contradictory))


def change(visit: Visit, row: Any) -> str:
    """Return by how much a row changed since its place told it before; empty where nothing was told before."""
    if row.state not in TOLD or formats.is_missing(row.previous_fiscal_year):
        return ""
    points = row.change if "change" in row._fields else row.percent - row.previous_percent
    if not formats.is_missing(points):
        return visit.say("points", n=formats.signed(points))
    numbers = (row.numerator, row.previous_numerator)
    if formats.is_missing(row.percent) and not any(map(formats.is_missing, numbers)):
        difference = row.numerator - row.previous_numerator
        told = formats.count(abs(difference), by_id()[row.indicator_id].unit, visit.language)
        return f"{'+' if difference > 0 else MINUS}{told}" if difference else visit.say("change_none")
    return ""


def since(visit: Visit, row: Any) -> str:
    """Return `change` with the period before, over how many offices, and whether the base is another one."""
    changed = change(visit, row)
    if not changed:
        return ""
    period = formats.period(row.previous_fiscal_year, row.previous_round, visit.language)
    told = visit.say("change_since", n=changed, period=f"\u00a0{period}" if visit.language == "th" else period)
    if row.n_compared != row.n_offices:
        told += f" {visit.say('same_offices', n=formats.number(row.n_compared))}"
    return f"{told} · {visit.say('base_changed')}" if row.is_base_changed else told
