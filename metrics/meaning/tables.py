"""What a store says of itself: the tables and views of meaning, worked out once, when the store is written."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from facts.codes import search_key
from facts.findings import checks
from facts.store import Meaning, StoreError, connect_read_only, insert
from metrics.meaning.offices import offices
from metrics.register.forms import places
from metrics.register.register import Indicator, claimed_by, indicators, worded_by
from metrics.register.targets import targets

HERE = Path(__file__).parent
COMMENTS = HERE / "comments.toml"
LINES_ABOVE = 5  # where the base of a number may stand that is told in a line of its own
BASE_CHANGE = 5  # percent of the earlier base; a smaller difference is the same base, counted again


def claims(*measure: str) -> list[dict[str, Any]]:
    """Return the rows of the store's table `claim` for a measure: by these columns of fact."""
    return [asdict(claimed) for claimed in claimed_by(*measure)]


def make(connection: DuckDBPyConnection, published: Path | None) -> None:
    """Make the tables and views of meaning in a store that holds its reports, claims, findings and decisions.

    `published` is the store before, with whose values the new ones are compared.
    """
    _run(connection, "schema")
    insert(connection, "indicator", _indicators())
    insert(connection, "target", [asdict(one) for one in targets()])
    insert(connection, "form", [asdict(one) for one in places()])
    insert(connection, "worded", _worded(connection))
    named = connection.execute(_sql("named_offices")).fetchall()
    rows, covered = offices((agency, affiliation, tuple(provinces)) for agency, affiliation, provinces in named)
    insert(connection, "office", rows)
    insert(connection, "office_province", covered)
    _run(connection, "finding_figure", both_doubted=[check.name for check in checks() if check.doubted == "all"])
    _run(connection, "telling", lines_above=LINES_ABOVE)
    _run(connection, "complement")
    _run(connection, "telling_split")
    _run(connection, "asked")
    _run(connection, "due")
    _run(connection, "value", base_change=BASE_CHANGE)
    _run(connection, "measure_name")
    _run(connection, "views")
    _run(connection, "value_change")
    if published and _is_comparable(published, connection):
        connection.execute(f"ATTACH {_quoted(str(published))} AS before (READ_ONLY)")
        _run(connection, "changed_since")
    _comment(connection)


MEANING = Meaning(claims, make)


def _indicators() -> list[dict[str, Any]]:
    names = (
        *("indicator_id", "name_th", "name_en", "theme", "unit", "decimals", "formula", "direction", "complement_of"),
        *("method_th", "method_en"),
    )
    return [
        {"position": position, **{name: getattr(item, name) for name in names}, "search_key": _search_key(item)}
        for position, item in enumerate(indicators())
    ]


def _worded(connection: DuckDBPyConnection) -> list[dict[str, str]]:
    """Return which answers have words of which indicators of their theme."""
    told = connection.execute(_sql("answers_told")).fetchall()
    return [
        {"record_id": record_id, "indicator_id": indicator_id}
        for record_id, theme, text in told
        for indicator_id in worded_by(theme, text)
    ]


def _search_key(indicator: Indicator) -> str:
    headlines = (indicator.headline_th, indicator.headline_en)
    told = [line.format(numerator="", denominator="", percent="") for line in headlines]
    return "|".join(map(search_key, (indicator.name_th, indicator.name_en, *told)))


def _run(connection: DuckDBPyConnection, name: str, **parameters: object) -> None:
    """Run the statements of an SQL file of this room; each takes those of the parameters that it names."""
    for statement in connection.extract_statements(_sql(name)):
        given = {key: value for key, value in parameters.items() if key in statement.named_parameters}
        connection.execute(statement, given)


def _comment(connection: DuckDBPyConnection) -> None:
    """Put the comments of comments.toml on a store. Raises KeyError for a table, view or column without one."""
    told = tomllib.loads(COMMENTS.read_text(encoding="utf-8"))
    statements = []
    for name, kind, columns in connection.execute(_sql("columns")).fetchall():
        own = told["in"].get(name, {})
        statements.append(_say(f'{kind} "{name}"', told["tables"][name]))
        statements += [
            _say(f'COLUMN "{name}"."{column}"', own.get(column) or told["columns"][column]) for column in columns
        ]
    connection.execute(";".join(statements))  # one by one they take three times as long


def _say(thing: str, text: str) -> str:
    return f"COMMENT ON {thing} IS {_quoted(text)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _is_comparable(published: Path, connection: DuckDBPyConnection) -> bool:
    """Whether a store can be opened, is of this version, and holds reports of the same kind, made up or not."""
    try:
        with connect_read_only(published) as before:
            old, new = (one.execute(_sql("comparable")).fetchone() for one in (before, connection))
    except StoreError:
        return False
    return old == new


def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
