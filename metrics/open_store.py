"""The published store, for rooms that do not know facts/: where it is, a connection, what it says of itself."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import duckdb

from facts import store
from facts.codes import default_codes
from facts.store import StoreError as StoreError


class StoreInfo(NamedTuple):
    """What a store says of itself."""

    built_at: datetime  # UTC
    is_synthetic: bool  # generated data, never a real report
    has_digests: bool  # some of its words are summaries
    n_reports: int


class UnitName(NamedTuple):
    singular_en: str
    plural_en: str


def published(directory: Path) -> Path | None:
    """Return the store file that is published in `directory` now, or None."""
    return store.current(directory)


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a store file read-only; take a `cursor()` for each run. Raises StoreError."""
    return store.connect_read_only(path)


def describe(cursor: duckdb.DuckDBPyConnection) -> StoreInfo:
    """Return when the store was built and what kind of words it holds. Raises StoreError if it lacks what we read."""
    try:
        info = cursor.table("store_info").df().iloc[0]
        reports = cursor.table("report").df()
        return StoreInfo(
            info["built_at"].to_pydatetime(), bool(info["is_synthetic"]), bool(reports["is_digest"].any()), len(reports)
        )
    except (duckdb.Error, KeyError, IndexError) as error:
        raise StoreError(f"The store lacks what this version reads: {error}. Build it anew with: make run") from error


@lru_cache(maxsize=1)
def acronyms() -> dict[str, str]:
    """Return the English acronym of each affiliation by its short Thai name."""
    return {
        item.affiliation: "Other" if item.affiliation_en == "other" else item.affiliation_en.upper()
        for item in default_codes().affiliations
    }


@lru_cache(maxsize=1)
def unit_names() -> dict[str, UnitName]:
    """Return the English of each unit by its Thai name, aliases included."""
    return {
        name: UnitName(unit.singular_en, unit.plural_en)
        for unit in default_codes().units
        for name in (unit.unit_th, *unit.aliases)
    }
