"""A dot strip: every office one dot on the indicator's own axis, the chosen ones filled, the nation a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui import formats
from ui.charts.base import COMPARISON, ON_TRACK, SELECTION, WRONG, ink, layout, show
from ui.charts.scale import Line, Scale

PILES = 50  # dots of one fiftieth of the axis stand on each other
FEWEST, MOST = 5, 24  # dots that a pile has room for; a higher one is pressed together and says its number
APART = 4  # piles from one such number to the next, so that they can be read on a phone
ROW = 9  # pixels of a dot
MIX = 0.618034  # so that neighbours of the list do not stand in one slanting row
LABEL = 18  # pixels of a line's label above the dots


@dataclass(frozen=True)
class Dot:
    """One office."""

    value: float
    hover: str
    is_chosen: bool
    is_contradictory: bool
    opens: Callable[[], None]  # what a click does


def strip(dots: Sequence[Dot], key: str, scale: Scale, nation: Line | None, target: Line | None) -> None:
    """Draw the dots; a click opens the figures of one."""

    def chosen(point: dict[str, Any]) -> None:
        dots[int(point["customdata"])].opens()

    show(strip_figure(dots, scale, nation, target, ink()), key, chosen)


def strip_figure(
    dots: Sequence[Dot], scale: Scale, nation: Line | None, target: Line | None, ink: str
) -> dict[str, Any]:
    """Return the figure of `strip`: true values along the axis, equal ones piled up, always in the same way."""
    piles = [min(int(dot.value / scale.top * PILES), PILES - 1) for dot in dots]
    sizes = Counter(piles)
    rows = max(FEWEST, min(MOST, max(sizes.values(), default=0)))
    heights = _heights(dots, piles, sizes)
    full = _together({pile: size for pile, size in sizes.items() if size > MOST})
    given = [(nation, ink, "solid"), (target, ON_TRACK, "dot")]
    present = [(line, color, dash) for line, color, dash in given if line is not None]
    lines = [
        (line, color, dash, LABEL * (position + bool(full))) for position, (line, color, dash) in enumerate(present)
    ]
    top = max([shift for _, _, _, shift in lines], default=0) + 2 * LABEL
    return {
        "data": [
            _trace(dots, heights, is_chosen=False, color=COMPARISON, size=7, opacity=0.65),
            _trace(dots, heights, is_chosen=True, color=SELECTION, size=11, opacity=1),
        ],
        "layout": layout(rows * ROW + top + 28)
        | {
            "margin": {"l": 12, "r": 20, "t": top, "b": 28},
            "xaxis": scale.axis(ink) | {"showgrid": True},
            "yaxis": {"range": [0, rows + 0.5], "visible": False, "fixedrange": True},
            "shapes": [
                {
                    "type": "line",
                    "x0": line.value,
                    "x1": line.value,
                    "yref": "paper",
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": color, "width": 2 if dash == "solid" else 1.5, "dash": dash},
                }
                for line, color, dash, _ in lines
            ],
            "annotations": [_annotation(line.value, scale, line.label, color, shift) for line, color, _, shift in lines]
            + [_count(pile, size, scale, rows, ink) for pile, size in full],
        },
    }


def _together(full: Mapping[int, int]) -> list[tuple[float, int]]:
    """Return where the numbers of full piles stand, and the numbers: piles too close for two numbers share one."""
    groups: list[list[int]] = []
    for pile in sorted(full):
        if groups and pile - groups[-1][-1] < APART:
            groups[-1].append(pile)
        else:
            groups.append([pile])
    return [((piles[0] + piles[-1]) / 2, sum(full[pile] for pile in piles)) for piles in groups]


def _heights(dots: Sequence[Dot], piles: Sequence[int], sizes: Counter[int]) -> list[float]:
    """Return how high each dot stands in its pile: chosen ones first, the others mixed, always in the same way."""
    heights = [0.0] * len(dots)
    placed: Counter[int] = Counter()
    for position in sorted(range(len(dots)), key=lambda position: (not dots[position].is_chosen, position * MIX % 1)):
        pile = piles[position]
        heights[position] = (placed[pile] + 0.5) * min(1, MOST / sizes[pile])
        placed[pile] += 1
    return heights


def _trace(
    dots: Sequence[Dot], heights: Sequence[float], *, is_chosen: bool, color: str, size: int, opacity: float
) -> dict[str, Any]:
    shown = [(position, dot) for position, dot in enumerate(dots) if dot.is_chosen == is_chosen]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.value for _, dot in shown],
        "y": [heights[position] for position, _ in shown],
        "customdata": [position for position, _ in shown],
        "marker": {
            "size": size,
            "opacity": opacity,
            "color": color,
            "symbol": ["circle" if dot.value else "circle-open" for _, dot in shown],
            "line": {
                "width": [2 if dot.is_contradictory else 0 if dot.value else 1.5 for _, dot in shown],
                "color": [WRONG if dot.is_contradictory else color for _, dot in shown],
            },
        },
        "cliponaxis": False,
        "hovertext": [dot.hover for _, dot in shown],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": opacity}},
    }


def _annotation(value: float, scale: Scale, label: str, color: str, shift: int) -> dict[str, Any]:
    is_right = value > scale.top * 0.6
    return {
        "x": value,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": shift,
        "text": label,
        "showarrow": False,
        "xanchor": "right" if is_right else "left",
        "xshift": 4 if is_right else -4,
        "font": {"size": 13, "color": color},
    }


def _count(pile: float, size: int, scale: Scale, rows: int, ink: str) -> dict[str, Any]:
    return {
        "x": (pile + 0.5) / PILES * scale.top,
        "y": rows,
        "text": formats.number(size),
        "showarrow": False,
        "yanchor": "bottom",
        "font": {"size": 12, "color": ink},
    }
