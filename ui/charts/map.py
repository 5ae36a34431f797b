"""The map of the provinces: colour for what is told, a mark or stripes for every other state."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, log10
from pathlib import Path
from typing import Any

from metrics import marks
from ui.charts.base import ATTENTION, FONT, INK_ON_DARK, WRONG, ink, layout, show

# Told from the page's own address, so that they are found behind a proxy's path too.
SHAPES, STRIPES = "app/static/geo/provinces.json", "app/static/geo/hatch.json"
GEO = Path(__file__).parent.parent.parent / "data" / "geo" / "provinces.json"
SCALE = ("#CFE3F1", "#97C5E3", "#5BA3CF", "#2381B9", "#00558A")
DARK = SCALE[3:]  # where a mark is white
GREY, BORDER, OPEN = "rgba(107, 114, 128, 0.28)", "rgba(107, 114, 128, 0.7)", "rgba(107, 114, 128, 0.04)"
STRIPED = "not_reported"
OVER = "over"
ELSEWHERE = "†"
FILLS = {
    OVER: OPEN,
    "zero": OPEN,
    "no_base": GREY,
    "in_another": GREY,
    "in_words": GREY,
    "blank_form": OPEN,
    "unreadable": GREY,
    STRIPED: OPEN,
    "not_asked": OPEN,
    "plan_unknown": OPEN,
    "no_report": OPEN,
}
MARKS = {
    "zero": "0",
    "no_base": marks.NOT_APPLICABLE,
    "in_another": marks.SHARED,
    "in_words": marks.IN_WORDS,
    "blank_form": marks.BLANK_FORM,
    "unreadable": marks.UNREADABLE,
    "not_asked": marks.NOT_ASKED,
    "plan_unknown": marks.PLAN_UNKNOWN,
}
STEPS = (1, 2, 2.5, 5, 10)
OUTLIERS = 20  # of so many values the highest and the lowest may lie outside the equal ranges
HEIGHT = 530


@dataclass(frozen=True)
class Area:
    """One province: its value or its state, and what pointing at it says."""

    code: str
    value: float | None  # a percent or a count; None where none is told, for zero, and for a share above 100 percent
    state: str  # of questions.ranking, or OVER
    hover: str
    is_contradictory: bool
    is_chosen: bool
    is_elsewhere: bool = False  # told by a report of another place or period


@dataclass(frozen=True)
class Class:
    """A range of values that share a colour: from (not included) to (included); no end where it is open."""

    low: float | None
    high: float | None
    colour: str

    def holds(self, value: float | None) -> bool:
        return (
            value is not None and (self.low is None or self.low < value) and (self.high is None or value <= self.high)
        )


def classes(areas: Iterable[Area], least_step: float, top: float) -> list[Class]:
    """Return at most five equal ranges of round numbers that hold the values, from light to dark.

    Fewer ranges take the colours by where they lie between zero and `top`: a low one alone is light.
    Where there are many values the first and the last range are open, so that one outlier does not make all the others
    look alike.
    """
    values = sorted(area.value for area in areas if area.value is not None)
    if not values:
        return []
    cut = len(values) // OUTLIERS
    low, high = values[cut], values[-1 - cut]
    power = 10.0 ** floor(log10(least_step))
    sizes = (step * power * 10**exponent for exponent in range(20) for step in STEPS)
    step = next(size for size in sizes if size >= least_step and ceil(high / size) - ceil(low / size) < len(SCALE))
    ends = [number * step for number in range(ceil(low / step) - 1, ceil(high / step) + 1)]
    lows = [None if values[0] <= ends[0] else ends[0], *ends[1:-1]]
    highs = [*ends[1:-1], None if values[-1] > ends[-1] else ends[-1]]
    middle = min((ends[0] + ends[-1]) / 2 / top, 1)
    lightest = round((len(SCALE) - len(lows)) * middle)
    return [Class(*one) for one in zip(lows, highs, SCALE[lightest : lightest + len(lows)], strict=True)]


def draw(areas: Sequence[Area], found: Sequence[Class], key: str, opens: Callable[[str], None]) -> None:
    """Draw the map; a click calls `opens` with the province's code."""
    show(map_figure(areas, found, ink()), key, lambda point: opens(str(point["location"])))


def map_figure(areas: Sequence[Area], found: Sequence[Class], ink: str) -> dict[str, Any]:
    """Return the figure of `draw`: every shape once, then the stripes, outlines and marks that lie over them."""
    fills = {area.code: _fill(area, found) for area in areas}
    base = _shapes(SHAPES, fills, 0.8, ["#FFFFFF" if fill in SCALE else BORDER for fill in fills.values()]) | {
        "hovertext": [area.hover for area in areas],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    over = [
        _over(STRIPES, [area.code for area in areas if area.state == STRIPED], BORDER, 0, BORDER),
        _over(SHAPES, [area.code for area in areas if area.state == "unreadable"], OPEN, 2, ATTENTION),
        _over(SHAPES, [area.code for area in areas if area.state == OVER], OPEN, 2, WRONG),
        _over(SHAPES, [area.code for area in areas if area.is_chosen], OPEN, 2, ink),
        _marks([(area, fills[area.code]) for area in areas if _mark(area)], ink),
    ]
    return {
        "data": [base, *(layer for layer in over if layer.get("locations") or layer.get("text"))],
        "layout": layout(HEIGHT)
        | {
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "hoverlabel": {"font": {"family": FONT, "size": 14}, "align": "left"},
            "geo": {
                "visible": False,
                "bgcolor": "rgba(0,0,0,0)",
                "projection": {"type": "mercator"},
                "lonaxis": {"range": [97.2, 105.8]},
                "lataxis": {"range": [5.5, 20.6]},
            },
        },
    }


def _fill(area: Area, found: Sequence[Class]) -> str:
    return next((one.colour for one in found if one.holds(area.value)), None) or FILLS[area.state]


def _shapes(geojson: str, fills: dict[str, str], border: float, colour: str | Sequence[str]) -> dict[str, Any]:
    """Return a layer of provinces, each in its own colour: a colour's number is all that a layer takes."""
    colours = list(dict.fromkeys(fills.values()))
    steps = [(edge / len(colours), fill) for number, fill in enumerate(colours) for edge in (number, number + 1)]
    return {
        "type": "choropleth",
        "geojson": geojson,
        "locations": list(fills),
        "z": [colours.index(fill) for fill in fills.values()],
        "zmin": -0.5,
        "zmax": len(colours) - 0.5,
        "colorscale": steps,
        "showscale": False,
        "marker": {"line": {"width": border, "color": colour}},
    }


def _over(geojson: str, codes: Sequence[str], fill: str, border: float, colour: str) -> dict[str, Any]:
    return _shapes(geojson, dict.fromkeys(codes, fill), border, colour) | {"hoverinfo": "skip"}


def _mark(area: Area) -> str:
    doubt = marks.CONTRADICTORY if area.is_contradictory else ""
    return MARKS.get(area.state, "") + doubt + (ELSEWHERE if area.is_elsewhere else "")


def _marks(filled: Sequence[tuple[Area, str]], ink: str) -> dict[str, Any]:
    """Return the marks of provinces: of the state, of a contradiction, and of a report from elsewhere."""
    middles = [_middles()[area.code] for area, _ in filled]
    return {
        "type": "scattergeo",
        "mode": "text",
        "lon": [east for east, _ in middles],
        "lat": [north for _, north in middles],
        "text": [_mark(area) for area, _ in filled],
        "textfont": {
            "size": 13,
            "family": FONT,
            "weight": 600,
            "color": [
                INK_ON_DARK if fill in DARK else WRONG if area.is_contradictory else ink for area, fill in filled
            ],
        },
        "hoverinfo": "skip",
    }


@lru_cache(maxsize=1)
def _middles() -> dict[str, tuple[float, float]]:
    """Return a point well inside each province, by its code."""
    features = json.loads(GEO.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: tuple(feature["properties"]["middle"]) for feature in features}
