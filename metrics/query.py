"""Run the SQL file that stands beside a module of this room; order Thai names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

HERE = Path(__file__).parent


def query(cursor: DuckDBPyConnection, name: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """Return what `<name>.sql` answers; list columns come as Python lists."""
    frame = cursor.execute(_sql(name), dict(parameters or {})).df()
    for column, kind in zip(cursor.description or (), frame.columns, strict=True):
        if str(column[1]).endswith("[]"):
            frame[kind] = [list(value) for value in frame[kind]]
    return frame


def thai_order(text: str) -> str:
    """Return a key that sorts Thai as a dictionary does: a leading vowel after its consonant."""
    return re.sub("([เ-ไ])(.)", r"\2\1", text)


@lru_cache(maxsize=None)
def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
