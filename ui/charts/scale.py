"""The axis that the charts of one indicator share: it starts at zero, and a share's ends at a hundred; its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ui.charts.base import TRACK
from ui.formats import NO_BREAK


@dataclass(frozen=True)
class Scale:
    """Where the axis ends, and what stands behind its numbers."""

    top: float
    suffix: str = ""

    def axis(self, ink: str) -> dict[str, Any]:
        """Return a Plotly axis from zero to the top."""
        return {
            "range": [0, self.top],
            "ticksuffix": self.suffix,
            "tickformat": ",~f" if self.top > 10 else "~g",
            "nticks": 6,
            "gridcolor": TRACK,
            "zerolinecolor": TRACK,
            "tickfont": {"size": 12, "color": ink},
            "fixedrange": True,
        }


@dataclass(frozen=True)
class Line:
    """A value that values are seen against."""

    value: float
    label: str


def scale(values: Iterable[float], *, is_share: bool) -> Scale:
    """Return the scale of some values. A share over a hundred (a report's own contradiction) is not cut off."""
    highest = max(values, default=0)
    return Scale(max(100, highest), f"{NO_BREAK}%") if is_share else Scale(highest * 1.1 or 1)
