"""Run the SQL file that stands beside a module of this room."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

HERE = Path(__file__).parent / "questions"
Parameters = Mapping[str, Any]


def query(
    cursor: DuckDBPyConnection, name: str, parameters: Parameters | None = None, columns: Collection[str] = ()
) -> pd.DataFrame:
    """Return what `<name>.sql` answers, all of it or the columns given; list columns come as Python lists."""
    sql = _sql(name)
    if columns:
        sql = _sql("some_columns").format(columns=", ".join(columns), question=sql)
    frame = cursor.execute(sql, dict(parameters or {})).df()
    for column, kind in zip(cursor.description or (), frame.columns, strict=True):
        if str(column[1]).endswith("[]"):
            frame[kind] = [value.tolist() for value in frame[kind]]
    return frame


@cache
def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
