"""Write a store file beside the published one, publish it, and open what is published read-only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import UTC, datetime
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from facts.codes import Codes, damage_key, search_key
from facts.decisions import Decisions, Written
from facts.deliveries import Deliveries
from facts.fact import Correction, Delivery, Fact, Issue, LoadedReport, Narrative, Severity, record_id
from facts.findings import findings
from facts.subjects import subject_rows, subjects_of
from facts.words import apart

HERE = Path(__file__).parent
POINTER = "current"
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# Other programs bring an older DuckDB, which does not open what newer ones store.
STORED_AS = {"storage_compatibility_version": "v1.2.0"}
# From this share of its figures on a report is taken for another one saved anew; forms have some zeros in common.
SAME_REPORT = 0.9
# Names that are reserved words in SQL, or clash with a table's name.
RENAMED = {
    "group": "group_id",
    "order": "position",
    "table": "table_no",
    "row": "row_no",
    "column": "column_no",
}


class Meaning(NamedTuple):
    """What is worked out of the figures while a store is written."""

    # Returns the rows of table `claim` for a measure: its theme, words, role, unit, kind and what it is told under.
    claims: Callable[[str, str, str, str, str, str], Iterable[dict[str, Any]]]
    # Makes tables of its own once the reports, claims, findings and decisions are in; beside the store that is
    # published until then, if there is one.
    make: Callable[[duckdb.DuckDBPyConnection, Path | None], None]


class StoreError(Exception):
    """A store that must not be published or cannot be opened; the message says why and what to do."""


def write(
    directory: Path,
    loaded: Iterable[LoadedReport],
    codes: Codes,
    inputs_hash: str,
    *,
    deliveries: Iterable[Delivery] | None = None,
    corrections: Iterable[Correction] = (),
    meaning: Meaning | None = None,
    is_synthetic: bool = False,
) -> Path:
    """Build a store file in `directory`, check it, close it, publish it; return its path.

    The file is `<UTC time>-<8 hex of inputs_hash>.duckdb`. `deliveries` tell when each of `loaded` arrived, in the
    same order: newest first, and what replaces another before that; facts.deliveries decides which count. Loading a
    file with the same content twice keeps the first. Where another file holds the same figures in the same words, as
    where a report was saved anew, both are kept, the later ones with ids of their own, and it is said. A correction
    whose figure is not found, is written otherwise now, or is not such as its action says, is not applied and becomes
    an issue.
    Without `meaning` the store holds what was read, and nothing that is worked out of it.
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
        with duckdb.connect(str(building), config={**OFFLINE, **STORED_AS}) as connection:
            connection.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
            connection.execute("INSERT INTO store_info VALUES (?, ?, ?)", [built_at, inputs_hash, is_synthetic])
            connection.begin()
            for table, rows in codes.tables().items():
                insert(connection, table, rows)
            insert(connection, "subject", list(subject_rows()))
            arrived = zip(loaded, deliveries, strict=True) if deliveries is not None else zip(loaded, repeat(None))
            _insert_corrections(connection, corrections, _insert_reports(connection, arrived))
            if meaning:
                _insert_claims(connection, meaning)
            insert(connection, "finding", list(findings(connection)))
            if meaning:
                meaning.make(connection, current(directory))
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


def rework(published: Path, path: Path, meaning: Meaning) -> None:
    """Write to `path` what a published store was given, with its claims and its meaning made anew; publish nothing."""
    with duckdb.connect(str(path), config={**OFFLINE, **STORED_AS}) as connection:
        connection.execute((HERE / "schema.sql").read_text(encoding="utf-8"))
        given = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        quoted = str(published).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS given (READ_ONLY)")
        for name in given:
            if name != "claim":
                connection.execute(f'INSERT INTO "{name}" BY NAME FROM given."{name}"')
        connection.execute("DETACH given")
        _insert_claims(connection, meaning)
        meaning.make(connection, None)


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


def _insert_reports(
    connection: duckdb.DuckDBPyConnection, arrived: Iterable[tuple[LoadedReport, Delivery | None]]
) -> dict[str, list[str]]:
    """Store what was read; return by the id of a figure those that the same figure of later reports was given."""
    copies: dict[str, list[str]] = defaultdict(list)
    told: dict[str, tuple[str, str]] = {}  # of the figures and answers so far, by id: the source, the number
    deliveries = Deliveries()
    for item, delivery in arrived:
        taken = deliveries.take(item, delivery)
        issues = [_row(issue) for issue in item.issues] if taken.state in ("current", "unread") else []
        if taken.issue:
            issues.append(_row(taken.issue))
        facts = [_fact_row(fact) for fact in item.facts]
        narratives = [_narrative_row(narrative) for narrative in item.narratives]
        prompts = [_row(prompt) for prompt in item.prompts]
        former = [row.pop("former_id") for row in facts]
        if taken.state == "replaced":
            insert(connection, "replaced_fact", facts)
            insert(connection, "replaced_narrative", narratives)
        elif taken.state == "current" and item.report:
            alike = _own_ids(facts, "fact_id", told, copies)
            _own_ids(narratives, "narrative_id", told, copies)
            _own_ids(prompts, "prompt_id", told, copies)
            issues += _told_elsewhere(item.report.source, len(facts), alike)
            insert(connection, "report", [_row(item.report)])
            insert(connection, "fact", facts)
            insert(connection, "narrative", narratives)
            insert(connection, "prompt", prompts)
            renamed = zip(former, facts, strict=True)
            insert(
                connection, "former_id", [{"former_id": id_, "fact_id": row["fact_id"]} for id_, row in renamed if id_]
            )
        insert(connection, "issue", issues)
    insert(connection, "delivery", deliveries.rows)
    return copies


def _own_ids(
    rows: list[dict[str, Any]], name: str, told: dict[str, tuple[str, str]], copies: dict[str, list[str]]
) -> Counter[str]:
    """Give rows whose id another report has already one of their own, and keep it as a copy of that.

    Return how many numbers other reports tell alike, by their source.
    """
    alike: Counter[str] = Counter()
    for row in rows:
        raw, written = row.get("raw", ""), row[name]
        if written in told:
            source, other = told[written]
            alike[source] += other == raw
            own = record_id(written, row["source"])
            row[name] = own if own not in told else record_id(own, row["report_id"])
            copies[written].append(row[name])
        told[row[name]] = row["source"], raw
    return alike


def _told_elsewhere(source: str, count: int, alike: Counter[str]) -> list[dict[str, Any]]:
    """Return an issue where nearly all of a report's figures stand in the same words in another one."""
    (other, times), *_ = [*alike.most_common(1), ("", 0)]
    if not times or times < SAME_REPORT * count:
        return []
    message = (
        f"{times} of its {count} figures stand in the same words in {other}. If both are one report, saved twice, its "
        "figures are counted twice: remove one of the files, or say in deliveries.csv which replaces the other."
    )
    return [_row(Issue(source, None, "", "warning", "told-in-another-file", message, ""))]


def _insert_corrections(
    connection: duckdb.DuckDBPyConnection, corrections: Iterable[Correction], copies: dict[str, list[str]]
) -> None:
    figures = connection.execute("SELECT fact_id, source, state, raw FROM fact").fetchall()
    decisions = Decisions(
        {fact_id: Written(*written) for fact_id, *written in figures},
        dict(connection.execute("FROM former_id").fetchall()),
        copies,
        {source for (source,) in connection.execute("SELECT source FROM report").fetchall()},
    )
    for correction in corrections:
        row = _row(correction)
        source, place, raw = (row.pop(name) for name in ("source", "place", "raw"))
        decided = decisions.decide(correction)
        if decided.code:
            severity: Severity = "warning" if decided.fact_id else "error"
            issue = Issue(source, None, place, severity, decided.code, decided.message, raw)
            insert(connection, "issue", [_row(issue)])
        if decided.fact_id:
            insert(connection, "correction", [row | {"fact_id": decided.fact_id}])


def _insert_claims(connection: duckdb.DuckDBPyConnection, meaning: Meaning) -> None:
    measures = connection.execute(
        "SELECT DISTINCT theme, measure, role, unit, kind, told_under FROM fact ORDER BY ALL"
    ).fetchall()
    insert(connection, "claim", [claim for measure in measures for claim in meaning.claims(*measure)])


def _row(record: Any) -> dict[str, Any]:
    return {RENAMED.get(field.name, field.name): getattr(record, field.name) for field in fields(record)}


_key = lru_cache(maxsize=65536)(damage_key)


def _fact_row(fact: Fact) -> dict[str, Any]:
    searched = (fact.words, fact.measure, fact.told_under, fact.row_label, fact.agency, fact.school, fact.policy)
    return {**_row(fact), "measure_key": _key(fact.measure), "search_key": "|".join(map(_search_key, searched))}


def _narrative_row(narrative: Narrative) -> dict[str, Any]:
    searched = (narrative.text, narrative.agency, narrative.school, narrative.policy)
    return {
        **_row(narrative),
        "subjects": subjects_of(narrative.text),
        "search_key": "|".join(map(_search_key, searched)),
        "search_words": "".join(map(apart, searched)),
    }


_search_key = lru_cache(maxsize=65536)(search_key)


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Put rows, by column name, into a table of a store that is being written."""
    if not rows:
        return
    schema = connection.table(table).limit(0).to_arrow_table().schema
    connection.register("incoming", pa.Table.from_pylist(rows, schema=schema))
    connection.table("incoming").insert_into(table)
    connection.unregister("incoming")
