"""A funnel: the base in full, and each part or step of it as a bar from zero; what is too much stands out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ui import formats
from ui.charts.base import CONTEXT, SELECTION, TRACK, WRONG, ink, layout, show, wrapped

ROW, LINE = 58, 20


@dataclass(frozen=True)
class Stage:
    """One bar, or the state of a stage that tells no number."""

    label: str
    number: float | None
    stated: str  # n of N and percent, or the state in words
    is_base: bool
    is_over: bool  # more than what it is a part of
    opens: Callable[[], None]  # what a click does


def funnel(stages: Sequence[Stage], key: str) -> None:
    """Draw the stages under each other; a click on a bar opens its figures."""

    def chosen(point: dict[str, Any]) -> None:
        stages[int(point["y"])].opens()

    show(funnel_figure(stages, ink()), key, chosen)


def funnel_figure(stages: Sequence[Stage], ink: str) -> dict[str, Any]:
    """Return the figure of `funnel`. The axis ends at the longest bar: one longer than its base is never cut."""
    positions = list(range(len(stages)))
    longest = max((stage.number for stage in stages if stage.number), default=1)
    base = next((stage.number for stage in stages if stage.is_base and stage.number is not None), None)
    lines = max((wrapped(stage.label).count("<br>") + 1 for stage in stages), default=1)
    hover = [f"{stage.label}<br>{stage.stated}" for stage in stages]
    bar = {"type": "bar", "orientation": "h", "y": positions, "width": 0.2, "hovertext": hover, "hoverinfo": "text"}
    return {
        "data": [
            bar
            | {
                "x": [longest] * len(stages),
                "marker": {
                    "color": TRACK,
                    "pattern": {"shape": ["/" if stage.number is None else "" for stage in stages]},
                },
                "unselected": {"marker": {"opacity": 1}},
            },
            bar
            | {
                "x": [stage.number or 0 for stage in stages],
                "marker": {
                    "color": [WRONG if stage.is_over else CONTEXT if stage.is_base else SELECTION for stage in stages]
                },
                "unselected": {"marker": {"opacity": 1}},
            },
        ],
        "layout": layout((ROW + LINE * (lines - 1)) * len(stages) + 12)
        | {
            "barmode": "overlay",
            "xaxis": {"range": [0, longest * 1.01], "visible": False, "fixedrange": True},
            "yaxis": {"range": [len(stages) - 0.8, -0.85], "visible": False, "fixedrange": True},
            "shapes": []
            if base is None
            else [
                {
                    "type": "line",
                    "x0": base,
                    "x1": base,
                    "yref": "paper",
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": CONTEXT, "width": 1, "dash": "dot"},
                }
            ],
            "annotations": [
                _annotation(position, text, ink, shift)
                for position, stage in enumerate(stages)
                for text, shift in (
                    (f"<span style='opacity:0.75'>{wrapped(stage.label)}</span>", 27),
                    (f"<b>{stage.stated}</b>" + (f" {formats.CONTRADICTORY}" if stage.is_over else ""), 8),
                )
            ],
        },
    }


def _annotation(position: int, text: str, color: str, shift: int) -> dict[str, Any]:
    return {
        "x": 0,
        "y": position,
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": shift,
        "align": "left",
        "font": {"size": 14, "color": color},
    }
