"""A funnel: the base in full, each part or step as the percent of what it is of; what is too much stands out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from metrics import marks
from ui.charts.base import COMPARISON, CONTEXT, SELECTION, TRACK, WRONG, ink, layout, show, wrapped

GAP, LINE, BAR = 20, 20, 12  # pixels of a bar with the room around it, of a line of text, and of the bar
BOLD_WIDTH = 46  # characters that fit a phone's width
WHOLE = 100.0


@dataclass(frozen=True)
class Stage:
    """One bar, or the state of a stage that tells no number."""

    label: str
    stated: str  # n of N and percent, or the state in words
    percent: float | None  # how long the bar is; none: the number has nothing that it is held against
    is_told: bool
    is_base: bool
    is_of_base: bool  # else its percent is of the step before
    is_over: bool  # more than what it is a part of
    opens: Callable[[], None]  # what a click does


def funnel(stages: Sequence[Stage], key: str) -> None:
    """Draw the stages under each other; a click on a bar opens its figures."""

    def chosen(point: dict[str, Any]) -> None:
        stages[int(point["customdata"])].opens()

    show(funnel_figure(stages, ink()), key, chosen)


def funnel_figure(stages: Sequence[Stage], ink: str) -> dict[str, Any]:
    """Return the figure of `funnel`. Each bar lies in the whole it is a percent of; one longer than it is never cut."""
    longest = max([WHOLE, *(stage.percent for stage in stages if stage.percent)])
    texts = [_text(stage) for stage in stages]
    ends = list(accumulate(GAP + LINE * (text.count("<br>") + 1) for text in texts))
    positions = [end - BAR for end in ends]
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": positions,
        "width": BAR,
        "customdata": list(range(len(stages))),
        "hovertext": [f"{stage.label}<br>{stage.stated}" for stage in stages],
        "hoverinfo": "text",
    }
    return {
        "data": [
            bar
            | {
                "x": [0 if stage.percent is None and stage.is_told else WHOLE for stage in stages],
                "marker": {
                    "color": TRACK,
                    "pattern": {"shape": ["" if stage.is_told else "/" for stage in stages]},
                },
                "unselected": {"marker": {"opacity": 1}},
            },
            bar
            | {
                "x": [stage.percent or 0 for stage in stages],
                "marker": {"color": [_color(stage) for stage in stages]},
                "unselected": {"marker": {"opacity": 1}},
            },
        ],
        "layout": layout(ends[-1] + 8)
        | {
            "barmode": "overlay",
            "xaxis": {"range": [0, longest * 1.01], "visible": False, "fixedrange": True},
            "yaxis": {"range": [ends[-1], 0], "visible": False, "fixedrange": True},
            "shapes": [
                {
                    "type": "line",
                    "x0": WHOLE,
                    "x1": WHOLE,
                    "yref": "paper",
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": CONTEXT, "width": 1, "dash": "dot"},
                }
            ]
            if any(stage.is_base and stage.is_told for stage in stages)
            else [],
            "annotations": [_annotation(position, text, ink) for position, text in zip(positions, texts, strict=True)],
        },
    }


def _text(stage: Stage) -> str:
    over = f" {marks.CONTRADICTORY}" if stage.is_over else ""
    return (
        f"<span style='opacity:0.75'>{wrapped(stage.label)}</span><br><b>{wrapped(stage.stated, BOLD_WIDTH)}</b>{over}"
    )


def _color(stage: Stage) -> str:
    if stage.is_over:
        return WRONG
    return CONTEXT if stage.is_base else SELECTION if stage.is_of_base else COMPARISON


def _annotation(position: float, text: str, color: str) -> dict[str, Any]:
    return {
        "x": 0,
        "y": position,
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 8,
        "align": "left",
        "font": {"size": 14, "color": color},
    }
