"""A list of figures, a page at a time: what it is narrowed by, its order, its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions.figure_search import CHOICES, SORTS, Wanted, counts, found
from ui import figure, formats, frame, tables
from ui.frame import Visit

EVERY = "all"  # kinds; without a choice results alone are listed
RESULT = "result"
WITH_DECISION = 250  # wide enough for a value and what was decided about it


def wanted() -> Wanted:
    """Return what session_state keeps of the reader's search."""
    kept = {name: str(st.session_state.get(name) or "") for name in ("search", *CHOICES)}
    known = {name: kept[name] if kept[name] in values else "" for name, values in CHOICES.items()}
    kind = "" if kept["kind"] == EVERY else known["kind"] or RESULT
    return Wanted(kept["search"], kind, known["role"], known["state"])


def narrow(visit: Visit, offered: Mapping[str, Mapping[str, int]]) -> str:
    """Draw the kinds and the order above the list, role and state under the shared filters, all with their counts.

    Return the order, one of SORTS or none.
    """
    kinds = {**offered["kind"], EVERY: sum(offered["kind"].values())}
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        frame.segments("kind", _labels(visit, "kinds", kinds), visit.say("filter_kind"), RESULT, _empty(kinds))
        with st.container(width=240):
            orders = {name: visit.say(f"sort_{name}") for name in SORTS}
            sort = frame.select("sort", orders, visit.say("sort_report"), visit.say("sort"))
    with st.sidebar:
        for name in ("role", "state"):
            values = offered[name]
            labels = _labels(visit, name, dict(sorted(values.items(), key=lambda pair: pair[1] == 0)))
            frame.select(name, labels, visit.say(f"all_{name}"), visit.say(f"filter_{name}"), _empty(values))
    return sort or ""


def listing(visit: Visit, asked: Wanted, sort: str, key: str, on_row: Callable[[str], None]) -> None:
    """Draw the figures that are found, a page at a time; a click calls `on_row` with the figure's id."""
    n_found, offered = visit.ask(counts, visit.selection, asked)
    if not n_found:
        elsewhere = sum(offered["kind"].values())
        more = f" {visit.say('figures_elsewhere', n=formats.number(elsewhere))}" if elsewhere else ""
        st.caption(visit.say("figures_none") + more)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        told = st.empty()
        offset = tables.paged(n_found, "page", (visit.selection, asked, sort))
    ends = {"n": n_found, "first": offset + 1, "last": min(offset + tables.PAGE, n_found)}
    line = visit.say("figures_shown", **{name: formats.number(value) for name, value in ends.items()})
    told.html(f'<p class="counts">{line}</p>')
    rows = visit.ask(found, visit.selection, asked, sort, tables.PAGE, offset)
    _table(visit, rows, key, on_row, with_kind=not asked.kind)


def _table(visit: Visit, rows: pd.DataFrame, key: str, on_row: Callable[[str], None], *, with_kind: bool) -> None:
    told = [row for _, row in rows.iterrows()]
    table = pd.DataFrame(
        [
            {
                visit.say("column_measure"): row.measure or row.row_label or marks.NOT_REPORTED,
                visit.say("column_value"): _value(visit, row),
                visit.say("column_of"): _of(visit, row),
                visit.say("column_office"): visit.speaker(row),
            }
            | ({} if visit.selection.theme else {visit.say("column_theme"): visit.label("theme", row.theme)})
            | {
                visit.say("column_period"): figure.period(visit, row),
                visit.say("column_role"): visit.say(f"role_{row.role}"),
            }
            | ({visit.say("column_kind"): visit.say(f"kind_{row.kind}")} if with_kind else {})
            | {visit.say("column_source"): row.source, visit.say("column_place"): visit.place(row.place)}
            for row in told
        ]
    )
    tables.show(
        table,
        key,
        numbers=[visit.say("column_value")],
        on_cell=lambda row, _: on_row(told[row].fact_id),
        widths={
            visit.say("column_measure"): 300,
            visit.say("column_value"): WITH_DECISION if rows["decision"].any() else 140,
            visit.say("column_of"): 150,
            visit.say("column_office"): 200,
            visit.say("column_theme"): 240,
        },
        pinned=True,
    )


def _value(visit: Visit, row: Any) -> str:
    doubt = marks.CONTRADICTORY if row.is_doubted else ""
    return " ".join(part for part in (figure.value_text(visit, row), doubt, figure.decision(visit, row)) if part)


def _of(visit: Visit, row: Any) -> str:
    if row.role not in ("numerator", "percent") or formats.is_missing(row.numerator):
        return marks.NOT_APPLICABLE
    return formats.n_of_n(row.numerator, row.denominator, row.base_unit, visit.language)


def _labels(visit: Visit, name: str, values: Mapping[str, int]) -> dict[str, str]:
    return {value: f"{visit.say(f'{name}_{value}')} ({formats.number(n)})" for value, n in values.items()}


def _empty(values: Mapping[str, int]) -> frozenset[str]:
    return frozenset(value for value, n in values.items() if not n)
