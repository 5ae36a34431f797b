"""Run the SQL file that stands beside a module of this room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from duckdb import DuckDBPyConnection

HERE = Path(__file__).parent
MOST_DERIVED = 8  # tables of the stores of one process
Parameters = Mapping[str, Any]
_derived: dict[tuple[str, str], pa.Table] = {}


def query(cursor: DuckDBPyConnection, name: str, parameters: Parameters | None = None) -> pd.DataFrame:
    """Return what `<name>.sql` answers; list columns come as Python lists."""
    frame = cursor.execute(_sql(name), dict(parameters or {})).df()
    for column, kind in zip(cursor.description or (), frame.columns, strict=True):
        if str(column[1]).endswith("[]"):
            frame[kind] = [value.tolist() for value in frame[kind]]
    return frame


def derive(
    cursor: DuckDBPyConnection, name: str, parameters: Callable[[DuckDBPyConnection], Parameters] = lambda _: {}
) -> None:
    """Let the cursor's next SQL read what `<name>.sql` answers as a table of that name.

    It is worked out once for each store and kept, as a store is written once and then only read.
    """
    ((path,),) = cursor.execute(_sql("store_path")).fetchall()
    table = _derived.get((path, name))
    if table is None:
        table = cursor.sql(_sql(name), params=dict(parameters(cursor))).to_arrow_table()
        while len(_derived) >= MOST_DERIVED:
            _derived.pop(next(iter(_derived)), None)
        _derived[path, name] = table
    cursor.register(name, table)


@cache
def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
