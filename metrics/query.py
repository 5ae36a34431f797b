"""Run the SQL file that stands beside a module of this room."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

HERE = Path(__file__).parent / "questions"
Parameters = Mapping[str, Any]


def query(cursor: DuckDBPyConnection, name: str, parameters: Parameters | None = None) -> pd.DataFrame:
    """Return what `<name>.sql` answers; list columns come as Python lists."""
    frame = cursor.execute(_sql(name), dict(parameters or {})).df()
    for column, kind in zip(cursor.description or (), frame.columns, strict=True):
        if str(column[1]).endswith("[]"):
            frame[kind] = [value.tolist() for value in frame[kind]]
    return frame


@cache
def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
