"""What a person decides about a figure is applied only where it fits the figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from facts.fact import Correction, Fact
from tests.factory import PRIMARY, loaded, opened, report, share

OF = report()
READ, UNREAD, DASH = (
    share(OF, 1, PRIMARY, "50", "40")[1],
    replace(share(OF, 2, PRIMARY, "50", "4")[1], raw="4?", words="4?", value=None, state="unreadable"),
    replace(share(OF, 3, PRIMARY, "50", "0")[1], raw="-", words="-", value=None, state="dash"),
)


def decided(figure: Fact, action: str) -> Correction:
    value = Decimal(41) if action in ("correct", "enter") else None
    day = date(2026, 11, 21)
    return Correction(figure.fact_id, OF.source, figure.place, figure.raw, action, value, "โทรถาม", "ศน.", day)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "action", "is_applied"),
    [
        (READ, "correct", True),
        (READ, "accept", True),
        (READ, "enter", False),
        (UNREAD, "enter", True),
        (UNREAD, "correct", False),
        (UNREAD, "accept", False),
        (UNREAD, "explain", True),
        (DASH, "enter", True),
    ],
)
def test_a_value_is_corrected_where_one_was_read_and_entered_where_none_was(
    tmp_path: Path, figure: Fact, action: str, is_applied: bool
) -> None:
    cursor = opened(tmp_path, loaded(OF, [figure]), corrections=[decided(figure, action)])
    kept = cursor.sql("SELECT fact_id, action FROM correction").fetchall()
    issues = cursor.sql("SELECT code, severity, place, raw FROM issue").fetchall()
    assert kept == ([(figure.fact_id, action)] if is_applied else [])
    assert issues == ([] if is_applied else [("correction-unfit", "error", figure.place, figure.raw)])
