"""What all charts share: colours, ink, wrapped Thai labels, the quiet layout, and the click.

Charts are plain dictionaries in Plotly's words: forty times lighter to build than plotly.express figures.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from unicodedata import category

import plotly.graph_objects as go
import streamlit as st
from pythainlp.tokenize import word_tokenize

from ui import figure

INK, INK_ON_DARK = "#111827", "#E5E7EB"
SELECTION = "#0072B2"
ON_TRACK = "#009E73"
ATTENTION = "#E69F00"
WRONG = "#D55E00"
COMPARISON = "#56B4E9"
CONTEXT = "#6B7280"
TRACK = "rgba(107, 114, 128, 0.14)"
LABEL_WIDTH = 52  # characters that fit a phone's width
FONT = "Sarabun, sans-serif"


def ink() -> str:
    """Return the colour of text in the reader's theme."""
    return INK_ON_DARK if st.context.theme.type == "dark" else INK


def layout(height: int) -> dict[str, Any]:
    """Return a layout without frame, legend or background, to be completed by the chart."""
    return {
        "showlegend": False,
        "height": height,
        "margin": {"l": 0, "r": 8, "t": 4, "b": 4},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"font": {"family": FONT}},
        "dragmode": False,
        "clickmode": "event+select",
    }


def show(chart: dict[str, Any], key: str, on_point: Callable[[dict[str, Any]], None] | None = None) -> None:
    """Draw a chart; `on_point` is called with the point that a click selects (x, y, customdata ...)."""
    keyed = f"{key}-{figure.generation()}"

    def chosen() -> None:
        points = st.session_state[keyed]["selection"]["points"]
        if points and on_point:
            on_point(points[0])

    st.plotly_chart(
        go.Figure(chart),
        key=keyed,
        on_select=chosen if on_point else "ignore",
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False, "topojsonURL": "app/static/geo/"},
    )


@lru_cache(maxsize=1000)
def wrapped(label: str, width: int = LABEL_WIDTH) -> str:
    """Return a label with <br> between words where a line is full; Thai has no spaces to break at."""
    if _length(label) <= width:
        return label
    lines = [""]
    for word in word_tokenize(label, keep_whitespace=True):
        if _length(lines[-1] + word) > width and lines[-1]:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return "<br>".join(line.rstrip() for line in lines)


def _length(text: str) -> int:
    """Count what takes room: marks above and below a Thai letter do not."""
    return sum(category(character) != "Mn" for character in text)
