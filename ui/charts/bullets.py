"""Bullets: a share as a bar from zero to a hundred, with what it is held against; the number first, and clickable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from metrics import marks
from ui import figure, formats


@dataclass(frozen=True)
class Bullet:
    """One share: a percent, or n of N alone where there is none."""

    label: str
    percent: float | None
    stated: str  # n of N, a count, or the state in words
    nation: float | None  # percent
    is_contradictory: bool
    opens: Callable[[], None]  # what a click on the number does
    region: float | None = None  # percent
    target: float | None = None  # percent
    previous: float | None = None  # percent
    under: str = ""  # place and period
    change: str = ""  # since the period before, with its sign
    is_better: bool | None = None  # which way the change goes; none = neither
    follows: Callable[[], None] | None = None  # what a click on the label does
    decimals: int = 1  # of its percents


def bullets(rows: Sequence[Bullet], key: str, labels: Mapping[str, str]) -> None:
    """Draw bullets under each other. `labels` names the marks nation, region, target and previous."""
    for position, row in enumerate(rows):
        name = f"{key}-{position}-{figure.generation()}"
        with st.container(key=f"bullet-{key}-{position}", gap=None):
            if row.follows:
                st.button(row.label, key=f"{name}-label", type="tertiary", on_click=row.follows, wrap=True)
            else:
                st.html(f'<p class="bullet-label">{escape(row.label)}</p>')
            value = "" if row.percent is None else f"**{formats.percent(row.percent, row.decimals)}** "
            mark = f" :orange[{marks.CONTRADICTORY}]" if row.is_contradictory else ""
            st.button(f"{value}{row.stated}{mark}", key=f"{name}-value", type="tertiary", on_click=row.opens, wrap=True)
            st.html(bar(row, labels) + _under(row))


def bar(row: Bullet, labels: Mapping[str, str]) -> str:
    """Return the bar as HTML; its title says in words what it shows."""
    marks = {name: getattr(row, name) for name in ("nation", "region", "target", "previous")}
    told = [row.label, "" if row.percent is None else formats.percent(row.percent, row.decimals)]
    told += [
        f"{labels[name]} {formats.percent(value, row.decimals)}" for name, value in marks.items() if value is not None
    ]
    title = escape(" · ".join(part for part in told if part), quote=True)
    drawn = "" if row.previous is None else f'<i class="previous" style="width:{_within(row.previous)}%"></i>'
    if row.percent is not None:
        contradictory = " contradictory" if row.is_contradictory else ""
        drawn += f'<i class="value{contradictory}" style="width:{_within(row.percent)}%"></i>'
    drawn += "".join(
        f'<i class="{name}" style="left:{_within(value)}%"></i>'
        for name, value in marks.items()
        if value is not None and name != "previous"
    )
    state = "bullet" if row.percent is not None else "bullet untold"
    return f'<div class="{state}" role="img" aria-label="{title}" title="{title}">{drawn}</div>'


def _under(row: Bullet) -> str:
    if not (row.under or row.change):
        return ""
    tone = {True: "better", False: "worse", None: ""}[row.is_better]
    return (
        f'<p class="bullet-under"><span>{escape(row.under)}</span><span class="{tone}">{escape(row.change)}</span></p>'
    )


def _within(percent: float) -> str:
    return f"{min(max(percent, 0.0), 100.0):.2f}"
