"""Reports that check themselves: run the queries of facts/contradictions over a store that is being written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from facts.fact import record_id

CHECKS = Path(__file__).parent / "contradictions"
SHARED = CHECKS / "shared.sql"
SEVERITIES = ("wrong", "doubtful", "note")
DOUBTED = ("first", "all")


@dataclass(frozen=True)
class Check:
    """One query, and what it says of each row: its columns fill the sentences' {names}.

    The query returns fact_ids (the doubted figure first) or source, line and place; `stated` and `computed`
    where two numbers disagree.
    """

    name: str
    severity: str  # wrong: cannot be true; doubtful: one of two tellings is not; note: worth knowing
    doubted: str  # first: the first of fact_ids; all: each of them may be the wrong one
    sentence_th: str
    sentence_en: str
    sql: str


@cache
def checks() -> tuple[Check, ...]:
    """Return the checks by name. Raises ValueError for a file without its header lines."""
    return tuple(_check(path) for path in sorted(CHECKS.glob("*.sql")) if path != SHARED)


def findings(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """Yield the rows of table `finding` for the reports in the store."""
    connection.execute(SHARED.read_text(encoding="utf-8"))
    found = [(check, row) for check in checks() for row in _rows(connection.execute(check.sql))]
    places = _places(connection, {row["fact_ids"][0] for _, row in found if row.get("fact_ids")})
    given: Counter[str] = Counter()
    for check, row in found:
        fact_ids = row.get("fact_ids", [])
        source, line, place = places[fact_ids[0]] if fact_ids else (row["source"], row["line"], row["place"])
        written = {name: _written(value) for name, value in row.items()}
        finding_id = record_id(check.name, source, line, place, *fact_ids)
        given[finding_id] += 1  # two files of one name may have the same fault in the same place
        yield {
            "finding_id": finding_id if given[finding_id] == 1 else record_id(finding_id, given[finding_id]),
            "check": check.name,
            "severity": check.severity,
            "source": source,
            "line": line,
            "place": place,
            "fact_ids": fact_ids,
            "stated": row.get("stated"),
            "computed": row.get("computed"),
            "sentence_th": check.sentence_th.format_map(written),
            "sentence_en": check.sentence_en.format_map(written),
        }
    shared = "SELECT table_name FROM duckdb_tables() WHERE temporary"
    for (name,) in connection.execute(shared).fetchall():
        connection.execute(f"DROP TABLE temp.{name}")


def _rows(answer: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, values, strict=True)) for values in answer.fetchall()]


def _places(connection: duckdb.DuckDBPyConnection, fact_ids: set[str]) -> dict[str, list[Any]]:
    sql = "SELECT fact_id, source, line, place FROM fact WHERE fact_id IN (SELECT unnest($ids))"
    return {fact_id: place for fact_id, *place in connection.execute(sql, {"ids": list(fact_ids)}).fetchall()}


def _check(path: Path) -> Check:
    sql = path.read_text(encoding="utf-8")
    header = {"doubted": "first", **dict(re.findall(r"^-- (severity|doubted|th|en): (.+)$", sql, re.MULTILINE))}
    if len(header) < 4 or header["severity"] not in SEVERITIES or header["doubted"] not in DOUBTED:
        raise ValueError(
            f"{path.name}: begin with the lines -- severity: {'|'.join(SEVERITIES)}, "
            f"-- doubted: {'|'.join(DOUBTED)} (if all), -- th: ..., -- en: ..."
        )
    return Check(path.stem, header["severity"], header["doubted"], header["th"], header["en"], sql)


def _written(value: object) -> str:
    """Write a number with separators and at most two decimals, none where they are zero."""
    if isinstance(value, float):
        text = f"{value:,.2f}"
        return text.rstrip("0").rstrip(".")
    return str(value)
