"""Funnels: where all of one base stand, by the indicators that count its parts or its steps."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from metrics.questions.progress import TOLD
from metrics.register.register import RegisterError, by_id

FUNNELS = Path(__file__).parent.parent / "register" / "funnels.toml"
NUMBERS = ("number", "percent", "before", "percent_before")
COLUMNS = ["stage", "indicator_id", *NUMBERS, "state", "is_over", "is_other_base", "is_fed", "fact_ids"]


@dataclass(frozen=True)
class Funnel:
    """One block of funnels.toml."""

    funnel_id: str
    kind: Literal["parts", "steps"]
    name_th: str
    name_en: str
    base_th: str
    base_en: str
    indicators: tuple[str, ...]
    base_of_next: tuple[str, ...] = ()  # steps that are what the step after them is told of


def read(path: Path) -> tuple[Funnel, ...]:
    """Read and check the funnels. Raises RegisterError."""
    return tuple(_funnel(block) for block in tomllib.loads(path.read_text(encoding="utf-8"))["funnel"])


@lru_cache(maxsize=1)
def funnels() -> tuple[Funnel, ...]:
    """Return the funnels of metrics/register/funnels.toml, in its order."""
    return read(FUNNELS)


def funnel_of(indicator_id: str) -> Funnel | None:
    """Return the funnel that an indicator is a stage of."""
    return next((funnel for funnel in funnels() if indicator_id in funnel.indicators), None)


def stages(funnel: Funnel, rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each stage of one place in one period: the base first, then the indicators in order.

    `rows` are of questions.progress, all of that place and period. A step of base_of_next that is not told itself is
    what the step after it is told of. Where the parts of a base are all told and are not together the base, a last row
    sums them: what is left, or what is too much. Nothing is returned where fewer than two stages are told.

    Columns: stage (base, part, step or sum), indicator_id (empty for base and sum), number, percent (of the base;
    empty where none is told), before (what the step is told of, after a step of base_of_next), percent_before (of
    that), state, is_over (more than the base, or than the step before), is_other_base (a part's denominator is another
    number, a step sums other offices: it is not held against the base), is_fed (by the step after), fact_ids.
    """
    given: dict[str, Mapping[Any, Any]] = {str(row["indicator_id"]): row for row in rows.to_dict("records")}
    numbered = {name: row for name, row in given.items() if row["state"] in TOLD and not pd.isna(row["numerator"])}
    told = {name: row for name, row in numbered.items() if name in funnel.indicators}
    if len(told) < 2:
        return pd.DataFrame(columns=COLUMNS)
    fed = _fed(funnel, told)
    told |= fed
    bearers = funnel.indicators if funnel.kind == "parts" else funnel.indicators[:1]
    based = next((told[name] for name in bearers if name in told and not pd.isna(told[name]["denominator"])), None)
    base = None if based is None else float(based["denominator"])
    lines = [_stage("base", number=base, state="reported" if base is not None else "not_reported", base=base)]
    if based is not None:
        lines[0]["fact_ids"] = list(based["fact_ids"])
    limit = base
    for previous, name in zip(("", *funnel.indicators), funnel.indicators, strict=False):
        row = told.get(name)
        if row is None:
            state = given.get(name, {}).get("state", "not_reported")
            # A percent printed without its number says something, and is no stage.
            lines.append(_stage(funnel.kind[:-1], name, state="in_words" if state in TOLD else state))
            continue
        number = float(row["numerator"])
        is_other = based is not None and _has_other_base(funnel, row, based)
        stage = _stage(funnel.kind[:-1], name, number, row["state"], None if is_other else base)
        stage |= {"is_other_base": is_other, "is_fed": name in fed, "fact_ids": list(row["fact_ids"])}
        if previous in funnel.base_of_next and not pd.isna(row["denominator"]):
            stage["before"] = float(row["denominator"])
            stage["percent_before"] = _percent(number, stage["before"])
        highest = [
            bound for bound in (None if is_other or name in fed else limit, stage["before"]) if bound is not None
        ]
        stage["is_over"] = any(number > bound for bound in highest)
        if funnel.kind == "steps" and not is_other:
            limit = number
        lines.append(stage)
    is_whole = len(told) == len(funnel.indicators) and not any(stage["is_other_base"] for stage in lines)
    if funnel.kind == "parts" and base is not None and is_whole:
        total = sum(stage["number"] for stage in lines[1:])
        if total != base:
            together = _stage("sum", number=total, state="reported", base=base) | {"is_over": total > base}
            lines.append(together | {"fact_ids": [fact_id for stage in lines[1:] for fact_id in stage["fact_ids"]]})
    return pd.DataFrame(lines, columns=COLUMNS).astype(dict.fromkeys(NUMBERS, "Float64"))


def _fed(funnel: Funnel, told: Mapping[str, Mapping[Any, Any]]) -> dict[str, Mapping[Any, Any]]:
    """Return the steps that are told only as what the step after them is of."""
    fed: dict[str, Mapping[Any, Any]] = {}
    for name, after in pairwise(funnel.indicators):
        row = told.get(after, {})
        if name in funnel.base_of_next and name not in told and not pd.isna(row.get("denominator")):
            fed[name] = {**row, "numerator": row["denominator"], "denominator": None, "state": "reported"}
    return fed


def _has_other_base(funnel: Funnel, row: Mapping[Any, Any], based: Mapping[Any, Any]) -> bool:
    if funnel.kind == "parts":
        return not pd.isna(row["denominator"]) and row["denominator"] != based["denominator"]
    return bool(row["n_offices"] != based["n_offices"])


def _stage(stage: str, name: str = "", number: float | None = None, state: str = "", base: float | None = None) -> Any:
    told = {"stage": stage, "indicator_id": name, "number": number, "percent": _percent(number, base), "state": state}
    nothing: dict[str, Any] = {"before": None, "percent_before": None, "fact_ids": []}
    return told | nothing | {"is_over": False, "is_other_base": False, "is_fed": False}


def _percent(number: float | None, base: float | None) -> float | None:
    return 100 * number / base if number is not None and base else None


def _funnel(block: Mapping[str, Any]) -> Funnel:
    name = f"funnel {block.get('id', '(without id)')}"
    needed = set(Funnel.__dataclass_fields__) - {"funnel_id", "base_of_next"} | {"id"}
    unknown_keys = block.keys() - needed - {"base_of_next"}
    if needed - block.keys() or unknown_keys:
        raise RegisterError(
            f"{name}: add the missing keys {sorted(needed - block.keys())}"
            f" and remove the unknown ones {sorted(unknown_keys)}"
        )
    if block["kind"] not in ("parts", "steps"):
        raise RegisterError(f"{name}: kind {block['kind']!r}; write parts or steps")
    unknown = [indicator_id for indicator_id in block["indicators"] if indicator_id not in by_id()]
    if unknown:
        raise RegisterError(f"{name}: no indicator {unknown} in the register; correct it")
    steps = tuple(block.get("base_of_next", ()))
    if not set(steps) <= set(block["indicators"][:-1]) or (steps and block["kind"] != "steps"):
        raise RegisterError(f"{name}: base_of_next {list(steps)}; write steps of it that another one follows")
    values = {key: value for key, value in block.items() if key not in ("id", "indicators", "base_of_next")}
    return Funnel(funnel_id=block["id"], indicators=tuple(block["indicators"]), base_of_next=steps, **values)
