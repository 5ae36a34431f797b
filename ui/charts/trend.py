"""A trend over years and rounds: gaps stay gaps with their state, and a mark stands where the base changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from metrics import marks
from ui.charts.base import ON_TRACK, WRONG, ink, layout, show
from ui.charts.scale import Line, Scale

Period = tuple[int, int | None]  # fiscal year, and round; None = the year as a whole
Shape = Literal["line", "bars", "spread"]
ROUNDS = (1, 2)
CHANGED = "diamond"


@dataclass(frozen=True)
class Point:
    """What one place told in one period."""

    period: Period
    value: float | None  # None: the state's mark stands instead
    text: str  # the value as written at the point, or the mark of the state
    hover: str
    base: str = ""  # from what the base changed to what, where it is another one than in the period before
    is_contradictory: bool = False
    low: float | None = None  # of a spread, with high; value is then the median
    high: float | None = None
    opens: Callable[[], None] | None = None  # what a click does


@dataclass(frozen=True)
class Series:
    """One place; the first series of a chart is the one it is about."""

    name: str
    color: str
    points: tuple[Point, ...]


def periods(series: Sequence[Series]) -> list[Period]:
    """Return the periods of an axis: every round between the first and the last told, or the years where only
    whole years are told."""
    given = {point.period for one in series for point in one.points}
    years = range(min((year for year, _ in given), default=0), max((year for year, _ in given), default=-1) + 1)
    if all(number is None for _, number in given):
        return [(year, None) for year in years]
    return [(year, number) for year in years for number in ROUNDS]


def period_name(period: Period) -> str:
    """Return a period as the axis names it: 2567/1, or 2567 for the whole year."""
    year, number = period
    return f"{year}/{number}" if number else str(year)


def trend(
    series: Sequence[Series],
    key: str,
    scale: Scale,
    shape: Shape,
    title: str,
    target: Line | None,
    axis: Sequence[Period] | None = None,
    height: int = 280,
) -> None:
    """Draw the places over time, against the target; a click on a point opens its figures."""
    points = [point for one in series for point in one.points if point.value is not None]

    def chosen(clicked: dict[str, Any]) -> None:
        opens = points[int(clicked["customdata"])].opens
        if opens:
            opens()

    show(trend_figure(series, scale, shape, title, target, axis or periods(series), ink(), height), key, chosen)


def trend_figure(
    series: Sequence[Series],
    scale: Scale,
    shape: Shape,
    title: str,
    target: Line | None,
    axis: Sequence[Period],
    ink: str,
    height: int = 280,
) -> dict[str, Any]:
    """Return the figure of `trend`. A whole year's value lies over the year, a round's in its half."""
    data: list[dict[str, Any]] = []
    for position, one in reversed(list(enumerate(series))):
        first = sum(point.value is not None for other in series[:position] for point in other.points)
        data += _lines(one, shape, axis)
        data.append(_marks(one, shape, first, ink, is_main=position == 0))
    if series and shape == "spread":
        data.append(_spans(series[0], ink))
    if series:
        data.append(_gaps(series[0], axis, scale, ink))
    years = [year for year, _ in axis]
    return {
        "data": data,
        "layout": layout(height)
        | {
            "margin": {"l": 44, "r": 12, "t": 18, "b": 44 if title else 26},
            "xaxis": {
                "range": [min(years, default=0) - 0.02, max(years, default=0) + 1.02],
                **_ticks(axis, is_small=not title),
                "tickangle": 0,
                "tickfont": {"size": 12, "color": ink},
                "title": {"text": title, "font": {"size": 12, "color": ink}},
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": scale.axis(ink) | ({} if title else {"nticks": 3}),
            **(_aim(target) if target else {}),
        },
    }


def _aim(target: Line) -> dict[str, Any]:
    """Return the target as a dotted line; its words stand above the chart, where no bar or point is in their way."""
    ends = {"x0": 0, "x1": 1, "y0": target.value, "y1": target.value, "xref": "paper", "yref": "y"}
    return {"shapes": [{"type": "line", "line": {"color": ON_TRACK, "width": 1.5, "dash": "dot"}} | ends]}


def _ticks(axis: Sequence[Period], *, is_small: bool) -> dict[str, Any]:
    """Return a tick for each period; a small chart names the years alone."""
    if is_small:
        years = sorted({year for year, _ in axis})
        return {"tickvals": [_x((year, None)) for year in years], "ticktext": [str(year) for year in years]}
    return {"tickvals": [_x(period) for period in axis], "ticktext": [period_name(period) for period in axis]}


def _x(period: Period) -> float:
    year, number = period
    return year + (0.5 if number is None else (2 * number - 1) / (2 * len(ROUNDS)))


def _lines(one: Series, shape: Shape, axis: Sequence[Period]) -> list[dict[str, Any]]:
    """Return the lines of a place: between rounds that follow each other, over a whole year, or of a spread."""
    if shape == "bars":
        return []
    told = {point.period: point for point in one.points if point.value is not None}
    kept: list[tuple[float, float | None, float, float | None]] = []
    changed: list[tuple[float, float | None, float, float | None]] = []
    for period, point in told.items():
        year, number = period
        if shape == "spread":
            kept.append((_x(period), point.low, _x(period), point.high))
        elif number is None:
            kept.append((year + 0.04, point.value, year + 0.96, point.value))
    if shape == "line":
        for before, after in pairwise(axis):
            if before in told and after in told and after[1] is not None:
                segment = (_x(before), told[before].value, _x(after), told[after].value)
                (changed if told[after].base else kept).append(segment)
    width = 8 if shape == "spread" else 2
    return [
        _line(segments, one.color, dash, width) for segments, dash in ((kept, "solid"), (changed, "dot")) if segments
    ]


def _line(
    segments: Sequence[tuple[float, float | None, float, float | None]], color: str, dash: str, width: int
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for start, _, end, _ in segments for x in (start, end, None)],
        "y": [y for _, start, _, end in segments for y in (start, end, None)],
        "line": {"color": color, "width": width, "dash": dash},
        "opacity": 0.35 if width > 2 else 1,
        "hoverinfo": "skip",
    }


def _marks(one: Series, shape: Shape, first: int, ink: str, *, is_main: bool) -> dict[str, Any]:
    """Return the points of a place, told ones only; `first` is the number of the first."""
    told = [point for point in one.points if point.value is not None]
    common = {
        "x": [_x(point.period) for point in told],
        "y": [point.value for point in told],
        "customdata": list(range(first, first + len(told))),
        "hovertext": [point.hover for point in told],
        "hoverinfo": "text",
        "cliponaxis": False,
        "text": [point.text for point in told] if is_main and shape != "spread" else [""] * len(told),
        "textfont": {"size": 12, "color": ink},
    }
    colors = [WRONG if point.is_contradictory else one.color for point in told]
    if shape == "bars":
        widths = [0.9 if point.period[1] is None else 0.36 for point in told]
        bars = {"type": "bar", "width": widths, "marker": {"color": colors}, "textposition": "outside"}
        return common | bars | {"unselected": {"marker": {"opacity": 1}}}
    symbols = ["line-ew" if shape == "spread" else CHANGED if point.base else "circle" for point in told]
    return common | {
        "type": "scatter",
        "mode": "markers+text",
        "textposition": "top center",
        "marker": {
            "size": [11 if point.base else 9 for point in told],
            "color": colors,
            "symbol": symbols,
            "line": {"width": 3 if shape == "spread" else 0, "color": colors},
        },
        "unselected": {"marker": {"opacity": 1}},
    }


def _spans(main: Series, ink: str) -> dict[str, Any]:
    """Return the texts of a spread, above its highest."""
    told = [point for point in main.points if point.high is not None]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_x(point.period) for point in told],
        "y": [point.high for point in told],
        "text": [point.text for point in told],
        "textposition": "top center",
        "textfont": {"size": 12, "color": ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _gaps(main: Series, axis: Sequence[Period], scale: Scale, ink: str) -> dict[str, Any]:
    """Return the marks of the periods without a value, on the axis."""
    told = {point.period for point in main.points if point.value is not None}
    whole = {year for year, number in told if number is None}
    states = {point.period: point for point in main.points if point.value is None}
    missing = [period for period in axis if period not in told and period[0] not in whole]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_x(period) for period in missing],
        "y": [scale.top * 0.05] * len(missing),
        "text": [states[period].text if period in states else marks.NOT_REPORTED for period in missing],
        "textfont": {"size": 14, "color": ink},
        "hovertext": [states[period].hover if period in states else "" for period in missing],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
