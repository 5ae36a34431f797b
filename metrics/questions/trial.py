"""Try blocks of the register on a published store, before they are kept."""

from __future__ import annotations

import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from duckdb import DuckDBPyConnection

from facts import store
from metrics.meaning.tables import MEANING
from metrics.query import query
from metrics.questions.unclaimed import unclaimed
from metrics.register import register

KEY = ["indicator_id", "level", "place_th", "affiliation", "fiscal_year", "round"]


@dataclass(frozen=True)
class Trial:
    """What a block would make of a store."""

    indicator_id: str
    claims: pd.DataFrame  # what it claims: part, measure, told_under, role, unit, n_figures, place of one
    values: pd.DataFrame  # KEY, numerator, denominator, percent, score, printed_percent
    nearly: pd.DataFrame  # columns of questions.unclaimed.unclaimed: what still nobody counts, nearest to this block


def try_blocks(published: Path, file: Path) -> tuple[list[Trial], pd.DataFrame]:
    """Make the meaning of a store anew with the blocks of a file; the store itself stays as it is.

    With the trials come the values of other indicators that the blocks would change: columns KEY, and numerator,
    denominator, percent, score and printed_percent, each after and (_before) before.

    Raises RegisterError for a file or block that cannot be used, StoreError for a store that cannot be opened.
    """
    with store.connect_read_only(published) as connection:
        before = query(connection.cursor(), "trial_values")
    with register.trying(file), tempfile.TemporaryDirectory() as folder:
        names = [block["id"] for block in tomllib.loads(file.read_text(encoding="utf-8"))["indicator"]]
        made = Path(folder) / "tried.duckdb"
        store.rework(published, made, MEANING)
        with store.connect_read_only(made) as connection:
            after = query(connection.cursor(), "trial_values")
            left = unclaimed(connection.cursor())
            trials = [_trial(connection, name, after, left) for name in names]
    return trials, _changed(before, after, names)


def _trial(connection: DuckDBPyConnection, name: str, values: pd.DataFrame, left: pd.DataFrame) -> Trial:
    own = values[values["indicator_id"] == name].reset_index(drop=True)
    nearly = left[(left["nearest"] == name) & (left["reason_th"] == "")].reset_index(drop=True)
    return Trial(name, query(connection.cursor(), "trial_claims", {"indicator_id": name}), own, nearly)


def _changed(before: pd.DataFrame, after: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    both = before.merge(after, on=KEY, how="outer", suffixes=("_before", ""))
    told = ["numerator", "denominator", "score", "printed_percent"]
    differs = [both[one].round(6).fillna(-1) != both[f"{one}_before"].round(6).fillna(-1) for one in told]
    is_other = ~both["indicator_id"].isin(names)
    return both[pd.concat(differs, axis=1).any(axis=1) & is_other].reset_index(drop=True)
