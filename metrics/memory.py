"""Answers, remembered by store and question: a published store never changes, so an answer holds as long as it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.open_store import StoreInfo, connect, describe

STORES = 4  # a build publishes a new one while visitors still look at the last
ANSWERS = 1000  # a page asks some ten questions under the filters of one visitor


def ask(store: Path, question: Callable[..., Any], *arguments: Any) -> Any:
    """Return `question(cursor, *arguments)` of a store file; a table is the caller's own. Raises StoreError."""
    answer = _answer(store, question, arguments)
    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


def cursor(store: Path) -> DuckDBPyConnection:
    """Return a cursor on a store file. Raises StoreError."""
    return _connection(store).cursor()


@lru_cache(maxsize=STORES)
def information(store: Path) -> StoreInfo:
    """Return what a store file says of itself. Raises StoreError."""
    return describe(cursor(store))


@lru_cache(maxsize=STORES)
def _connection(store: Path) -> DuckDBPyConnection:
    return connect(store)


@lru_cache(maxsize=ANSWERS)
def _answer(store: Path, question: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    return question(cursor(store), *arguments)
