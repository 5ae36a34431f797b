"""Write a store file beside the published one, publish it, and open what is published read-only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from facts.codes import Codes, damage_key, search_key
from facts.fact import Correction, Fact, Issue, LoadedReport, Narrative
from facts.findings import findings
from facts.subjects import subject_rows, subjects_of

HERE = Path(__file__).parent
POINTER = "current"
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# Returns the rows of table `claim` for a measure: its theme, words, role, unit and kind.
Claims = Callable[[str, str, str, str, str], Iterable[dict[str, Any]]]
# Codes of the issues that say why a correction was not applied.
UNAPPLIED = ("correction-outdated", "correction-unfit")
# Names that are reserved words in SQL, or clash with a table's name.
RENAMED = {
    "group": "group_id",
    "order": "position",
    "table": "table_no",
    "row": "row_no",
    "column": "column_no",
}


class StoreError(Exception):
    """A store that must not be published or cannot be opened; the message says why and what to do."""


def write(
    directory: Path,
    loaded: Iterable[LoadedReport],
    codes: Codes,
    inputs_hash: str,
    *,
    corrections: Iterable[Correction] = (),
    claims: Claims = lambda *measure: (),
    is_synthetic: bool = False,
) -> Path:
    """Build a store file in `directory`, check it, close it, publish it; return its path.

    The file is `<UTC time>-<8 hex of inputs_hash>.duckdb`. Loading a file with the same content twice
    keeps the first. A correction whose figure is not found, or is not such as its action says, is not applied and
    becomes an issue.
    Raises StoreError, and publishes nothing, if `directory` cannot be written to or a check of facts/checks finds a
    row.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The store cannot be kept in {directory}: {error.strerror}. Name another folder.") from error
    built_at = datetime.now(UTC).replace(tzinfo=None)
    path = directory / f"{built_at:%Y%m%dT%H%M%S%f}Z-{inputs_hash[:8]}.duckdb"
    building = path.with_suffix(".building")
    try:
        with duckdb.connect(str(building), config=OFFLINE) as connection:
            connection.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
            connection.execute("INSERT INTO store_info VALUES (?, ?, ?)", [built_at, inputs_hash, is_synthetic])
            connection.begin()
            for table, rows in codes.tables().items():
                _insert(connection, table, rows)
            _insert(connection, "subject", list(subject_rows()))
            _insert_reports(connection, loaded)
            _insert_corrections(connection, corrections)
            _insert_claims(connection, claims)
            _insert(connection, "finding", list(findings(connection)))
            broken = run_checks(connection)
            if broken:
                listed = "; ".join(f"{name}: {rows[0]}" for name, rows in broken.items())
                raise StoreError(f"The new store breaks its own checks and was not published: {listed}")
            connection.commit()
            connection.execute("CHECKPOINT")
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)
    publish(path)
    return path


def publish(path: Path) -> None:
    """Make `path` the store that `current` names, in one step that no reader can see half done."""
    pointer = path.parent / POINTER
    beside = pointer.with_suffix(".new")
    beside.write_text(path.name + "\n", encoding="utf-8")
    beside.replace(pointer)


def current(directory: Path) -> Path | None:
    """Return the published store file of `directory`, or None if nothing is published yet."""
    pointer = directory / POINTER
    if not pointer.exists():
        return None
    path = directory / pointer.read_text(encoding="utf-8").strip()
    return path if path.is_file() else None


def connect_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a published store. Take a `cursor()` of the connection for each run: it is not thread-safe."""
    config: dict[str, str | bool | int | float | list[str]] = {
        **OFFLINE,
        "enable_external_access": "false",
        "lock_configuration": "true",
    }
    try:
        return duckdb.connect(str(path), read_only=True, config=config)
    except duckdb.Error as error:
        raise StoreError(f"Cannot open the store {path}: {error}. Build it anew with: make run") from error


def run_checks(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Run every query of facts/checks; return the offending rows by check name, without the passed ones."""
    found = {}
    for path in sorted((HERE / "checks").glob("*.sql")):
        rows = connection.execute(path.read_text(encoding="utf-8")).fetchall()
        if rows:
            found[path.stem] = rows
    return found


def _insert_reports(connection: duckdb.DuckDBPyConnection, loaded: Iterable[LoadedReport]) -> None:
    seen: set[str] = set()
    for item in loaded:
        issues = [_row(issue) for issue in item.issues]
        if item.report and item.report.report_id in seen:
            issues = [
                {
                    "source": item.report.source,
                    "line": None,
                    "place": "",
                    "severity": "note",
                    "code": "same-content",
                    "message": "This file has the same content as another one and was counted once.",
                    "raw": "",
                }
            ]
        elif item.report:
            seen.add(item.report.report_id)
            _insert(connection, "report", [_row(item.report)])
            _insert(connection, "fact", [_fact_row(fact) for fact in item.facts])
            _insert(connection, "narrative", [_narrative_row(narrative) for narrative in item.narratives])
        _insert(connection, "issue", issues)


def _insert_corrections(connection: duckdb.DuckDBPyConnection, corrections: Iterable[Correction]) -> None:
    states = dict(connection.execute("SELECT fact_id, state FROM fact").fetchall())
    for correction in corrections:
        row = _row(correction)
        source, place, raw = (row.pop(name) for name in ("source", "place", "raw"))
        code, message = _unfit(correction, states.get(correction.fact_id))
        if code:
            _insert(connection, "issue", [_row(Issue(source, None, place, "error", code, message, raw))])
        else:
            _insert(connection, "correction", [row])


def _unfit(correction: Correction, state: str | None) -> tuple[str, str]:
    """Return why a correction is not applied to a figure of that state: a code and a message, or two empty texts."""
    if state is None:
        return "correction-outdated", (
            "A correction of this figure was not applied: the report has changed since, or its figure is read "
            "differently now. Look at the report again, and renew the line of corrections.csv."
        )
    if correction.action == "enter" and state == "reported":
        return "correction-unfit", "This figure has a value: write the action correct instead of enter."
    if correction.action in ("accept", "correct") and state != "reported":
        return "correction-unfit", f"This figure has no value: write the action enter instead of {correction.action}."
    return "", ""


def _insert_claims(connection: duckdb.DuckDBPyConnection, claims: Claims) -> None:
    measures = connection.execute("SELECT DISTINCT theme, measure, role, unit, kind FROM fact ORDER BY ALL").fetchall()
    _insert(connection, "claim", [claim for measure in measures for claim in claims(*measure)])


def _row(record: Any) -> dict[str, Any]:
    return {RENAMED.get(field.name, field.name): getattr(record, field.name) for field in fields(record)}


_key = lru_cache(maxsize=65536)(damage_key)


def _fact_row(fact: Fact) -> dict[str, Any]:
    searched = (fact.words, fact.measure, fact.row_label, fact.agency, fact.school, fact.policy)
    return {**_row(fact), "measure_key": _key(fact.measure), "search_key": "|".join(map(_search_key, searched))}


def _narrative_row(narrative: Narrative) -> dict[str, Any]:
    searched = (narrative.text, narrative.agency, narrative.policy)
    subjects = subjects_of(_key(narrative.text))
    return {**_row(narrative), "subjects": subjects, "search_key": "|".join(map(_search_key, searched))}


_search_key = lru_cache(maxsize=65536)(search_key)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    schema = connection.table(table).limit(0).to_arrow_table().schema
    connection.register("incoming", pa.Table.from_pylist(rows, schema=schema))
    connection.table("incoming").insert_into(table)
    connection.unregister("incoming")
