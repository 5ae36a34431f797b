"""Small multiples: one small trend a place, all on the same axes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from ui.charts.scale import Line, Scale
from ui.charts.trend import Series, Shape, periods, trend

COLUMNS = 3
HEIGHT = 170


def multiples(panels: Sequence[Series], key: str, scale: Scale, shape: Shape, target: Line | None) -> None:
    """Draw one trend a panel, against the target; a click on a point opens its figures."""
    axis = periods(panels)
    columns = st.columns(COLUMNS, gap="medium")
    for position, panel in enumerate(panels):
        with columns[position % COLUMNS]:
            st.html(f'<p class="panel">{escape(panel.name)}</p>')
            trend([panel], f"{key}-{position}", scale, shape, "", target, axis, HEIGHT)
