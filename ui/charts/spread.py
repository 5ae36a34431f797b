"""A small picture for a cell: where one value stands in the spread of the others, from 0 to 100."""

from __future__ import annotations

from urllib.parse import quote

from ui.charts.base import CONTEXT, SELECTION

WIDTH, HEIGHT, EDGE = 150, 28, 8


def spread(value: float, lowest: float, lower: float, median: float, upper: float, highest: float) -> str:
    """Return an SVG as a data address: a line over all others, a bar over their middle half, a tick at their median.

    The dot is the value itself.
    """
    middle = HEIGHT / 2
    shapes = [
        f'<path d="M{_x(lowest)} {middle}H{_x(highest)}" stroke="{CONTEXT}" stroke-width="1.5" opacity=".6"/>',
        f'<path d="M{_x(lower)} {middle}H{_x(upper)}" stroke="{CONTEXT}" stroke-width="8" opacity=".35"/>',
        f'<path d="M{_x(median)} {middle - 8}v16" stroke="{CONTEXT}" stroke-width="2"/>',
        f'<circle cx="{_x(value)}" cy="{middle}" r="5" fill="{SELECTION}"/>',
    ]
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return "data:image/svg+xml;utf8," + quote(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(shapes)}</svg>')


def _x(percent: float) -> float:
    return round(EDGE + min(max(percent, 0), 100) * (WIDTH - 2 * EDGE) / 100, 1)
