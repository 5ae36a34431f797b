"""The measures that no indicator claims, and why: what the register could still learn."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import default_codes
from metrics.query import query
from metrics.register.nearest import nearest
from metrics.register.register import Claim, RegisterError, measure_key, read_claim
from metrics.selection import Selection

EVERYTHING = Selection()
REASONS = Path(__file__).parent.parent / "register" / "unclaimed.toml"
KEYS = {"id", "reason_th", "reason_en"}
SCHOOL_TH = "ตัวเลขของโรงเรียนหรือวิทยาลัยแห่งเดียว ไม่ใช่ของหน่วยงาน"
SCHOOL_EN = "A figure of one school or college, not of the office"


@dataclass(frozen=True)
class Reason:
    """One block of unclaimed.toml: which measures stay unclaimed, and why."""

    reason_id: str
    claim: Claim
    reason_th: str
    reason_en: str


def measures(cursor: DuckDBPyConnection, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Return one row for each result measure under the filters, the most frequent first.

    Columns: theme, measure, told_under, role, unit, kind, is_school (told of one school: no figure of its office),
    is_claimed, reason_th, reason_en (why no indicator claims it; empty for a claimed measure and for one still to be
    judged), n_facts, n_sources, fact_ids (list). Percents go with their numerators; one that has none beside it is
    listed for itself.
    """
    frame = query(cursor, "unclaimed", selection.parameters())
    keys = list(zip(frame["theme"], frame["measure"], frame["role"], frame["unit"], strict=True))
    told = [
        ("", "") if is_claimed else _reason(*key, is_school=is_school)
        for key, is_claimed, is_school in zip(keys, frame["is_claimed"], frame["is_school"], strict=True)
    ]
    frame["reason_th"], frame["reason_en"] = [list(texts) for texts in zip(*told, strict=True)] or ([], [])
    return frame.sort_values(["n_facts", "theme", "measure"], ascending=[False, True, True], ignore_index=True)


def unclaimed(cursor: DuckDBPyConnection, selection: Selection = EVERYTHING) -> pd.DataFrame:
    """Return the rows of `measures` that no claim takes: those without a reason are the register's to-do list.

    Further columns: nearest (the indicator whose block comes nearest; empty where none does), lacks (list of what that
    block lacks to claim it: words, excluded, role, unit, kind).
    """
    rows = measures(cursor, selection)
    rows = rows[~rows["is_claimed"]].reset_index(drop=True)
    told = rows[["theme", "measure", "role", "unit", "kind", "told_under"]].itertuples(index=False, name=None)
    near = [None if is_school else nearest(*one) for one, is_school in zip(told, rows["is_school"], strict=True)]
    rows["nearest"] = [one.indicator_id if one else "" for one in near]
    rows["lacks"] = [list(one.lacks) if one else [] for one in near]
    return rows


@lru_cache(maxsize=1)
def reasons() -> tuple[Reason, ...]:
    """Return the reasons of metrics/register/unclaimed.toml, in its order. Raises RegisterError."""
    themes = {str(row["theme"]) for row in default_codes().tables()["theme"]} | {""}
    return tuple(
        Reason(
            block["id"],
            read_claim(
                f"reason {block['id']}", {key: value for key, value in block.items() if key not in KEYS}, themes, themes
            ),
            block["reason_th"],
            block["reason_en"],
        )
        for block in map(_complete, tomllib.loads(REASONS.read_text(encoding="utf-8"))["reason"])
    )


def _complete(block: dict[str, Any]) -> dict[str, Any]:
    missing = sorted(KEYS - block.keys())
    if missing:
        raise RegisterError(f"reason {block.get('id', '(without id)')}: add the missing keys {missing}")
    return block


def _reason(theme: str, measure: str, role: str, unit: str, *, is_school: bool) -> tuple[str, str]:
    if is_school:
        return SCHOOL_TH, SCHOOL_EN
    key = measure_key(measure, unit)
    found = (reason for reason in reasons() if reason.claim.takes(theme, key, role, unit))
    return next(((reason.reason_th, reason.reason_en) for reason in found), ("", ""))
