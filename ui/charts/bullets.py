"""Bullets: a bar for the value, a tick for the nation, label and n of N above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ui import formats
from ui.charts.base import SELECTION, TRACK, WRONG, ink, layout, show, wrapped

ROW = 62
LINE = 20


@dataclass(frozen=True)
class Bullet:
    """One bar: a share of a hundred, or a state where there is no share."""

    label: str
    percent: float | None
    stated: str  # n of N, a count, or the state in words
    nation: float | None  # percent
    is_contradictory: bool
    opens: Callable[[], None]  # what a click does
    region: float | None = None  # percent


def lines(rows: Sequence[Bullet]) -> int:
    """Return how many lines the longest label needs."""
    return max((wrapped(row.label).count("<br>") + 1 for row in rows), default=1)


def bullets(rows: Sequence[Bullet], key: str, nation_label: str, label_lines: int, region_label: str = "") -> None:
    """Draw bullets under each other, each with its label and n of N above; a click opens the figures."""

    def chosen(point: dict[str, Any]) -> None:
        rows[int(point["y"])].opens()

    show(bullet_figure(rows, nation_label, label_lines, ink(), region_label), key, chosen)


def bullet_figure(
    rows: Sequence[Bullet], nation_label: str, label_lines: int, ink: str, region_label: str = ""
) -> dict[str, Any]:
    """Return the figure of `bullets`: bars from zero to a hundred, marks where the nation and the region stand."""
    positions = list(range(len(rows)))
    hover = [f"{row.label}<br>{row.stated}" for row in rows]
    nation = [(position, row.nation) for position, row in enumerate(rows) if row.nation is not None]
    region = [(position, row.region) for position, row in enumerate(rows) if row.region is not None]
    annotations = []
    for position, row in enumerate(rows):
        value = "" if row.percent is None else f"<b>{formats.percent(row.percent)}</b>  "
        mark = f" {formats.CONTRADICTORY}" if row.is_contradictory else ""
        annotations += [
            _annotation(position, wrapped(row.label), ink, shift=30) | {"opacity": 0.7},
            _annotation(position, value + row.stated + mark, ink, shift=13),
        ]
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "y": positions,
                "x": [100] * len(rows),
                "width": 0.16,
                "marker": {
                    "color": TRACK,
                    "pattern": {"shape": ["" if row.percent is not None else "/" for row in rows]},
                },
                "hovertext": hover,
                "hoverinfo": "text",
            },
            {
                "type": "bar",
                "orientation": "h",
                "y": positions,
                "x": [row.percent or 0 for row in rows],
                "width": 0.16,
                "marker": {
                    "color": [WRONG if row.is_contradictory else SELECTION for row in rows],
                },
                "hovertext": hover,
                "hoverinfo": "text",
            },
            _others(nation, nation_label, {"symbol": "line-ns", "size": 11, "line": {"width": 3, "color": ink}}),
            _others(
                region,
                region_label,
                {"symbol": "diamond", "size": 9, "color": "#FFFFFF", "line": {"width": 2, "color": ink}},
            ),
        ],
        "layout": layout((ROW + LINE * (label_lines - 1)) * len(rows) + 12)
        | {
            "barmode": "overlay",
            "xaxis": {"range": [0, 101], "visible": False, "fixedrange": True},
            "yaxis": {"range": [len(rows) - 0.85, -0.85], "visible": False, "fixedrange": True},
            "annotations": annotations,
        },
    }


def _others(places: Sequence[tuple[int, float]], label: str, marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "y": [position for position, _ in places],
        "x": [value for _, value in places],
        "marker": marker,
        "hovertext": [f"{label} {formats.percent(value)}" for _, value in places],
        "hoverinfo": "text",
    }


def _annotation(position: int, label: str, color: str, shift: int) -> dict[str, Any]:
    return {
        "x": 0,
        "y": position,
        "text": label,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": shift - 4,
        "align": "left",
        "font": {"size": 14, "color": color},
    }
