"""The import arrows, where Streamlit may be imported, and where SQL may stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARROWS = {
    "app": {"ui", "metrics", "extracts", "library"},
    "pages": {"ui", "metrics", "extracts", "library"},
    "ui": {"metrics"},
    "extracts": {"metrics"},
    "build": {"library", "extracts"},
    "library": {"loaders", "metrics", "facts"},
    "metrics": {"facts"},
    "loaders": {"facts"},
    "facts": set(),
}
SEES_STREAMLIT = {"app", "pages", "ui"}
HOLDS_SQL = {"facts", "metrics"}
SQL = re.compile(
    r"^\s*(?:SELECT\b.+\bFROM\b|WITH\b.+\bAS\s*\(|INSERT\s+INTO\b|UPDATE\b.+\bSET\b|DELETE\s+FROM\b|COPY\b.+\bTO\b"
    r"|(?:CREATE|DROP|ALTER)\s+(?:OR\s+REPLACE\s+)?(?:TEMP\s+)?(?:TABLE|VIEW|MACRO|SCHEMA)\b)",
    re.DOTALL,
)


def modules() -> list[tuple[str, Path]]:
    """Return (room, file) for each Python file of the house."""
    found = [(room, ROOT / f"{room}.py") for room in ("app", "build") if (ROOT / f"{room}.py").exists()]
    for room in ARROWS:
        found += [(room, path) for path in sorted((ROOT / room).rglob("*.py"))]
    return found


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the top-level name of every absolute import, wherever it stands in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def texts(tree: ast.AST) -> Iterator[str]:
    """Yield every text of the file, the pieces of an f-string as one."""
    pieces = {id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(piece.value) if isinstance(piece, ast.Constant) else "{}" for piece in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            yield node.value


def faults(room: str, source: str) -> list[str]:
    """Return what a file of `room` does that the layout forbids."""
    tree = ast.parse(source)
    found = []
    for name in imported(tree):
        if name in ARROWS and name != room and name not in ARROWS[room]:
            found.append(f"{room} may not import {name}")
        if name == "streamlit" and room not in SEES_STREAMLIT:
            found.append(f"{room} may not import streamlit")
    for text in texts(tree):
        if SQL.match(text) and room not in HOLDS_SQL:
            found.append(f"{room} may not hold SQL: {text.strip()[:60]}")
        elif SQL.match(text) and room == "metrics":
            found.append(f"SQL stands in a .sql file beside the module: {text.strip()[:60]}")
    return found


@pytest.mark.parametrize(("room", "path"), modules(), ids=lambda value: str(getattr(value, "name", value)))
def test_a_module_keeps_the_arrows(room: str, path: Path) -> None:
    assert faults(room, path.read_text(encoding="utf-8")) == []


def test_sql_files_stand_in_facts_and_metrics_only() -> None:
    homes = {path.relative_to(ROOT).parts[0] for room in ARROWS for path in (ROOT / room).rglob("*.sql")}
    assert homes <= HOLDS_SQL


@pytest.mark.parametrize(
    ("room", "source", "fault"),
    [
        ("metrics", "from loaders import load", "metrics may not import loaders"),
        ("loaders", "import metrics.progress", "loaders may not import metrics"),
        ("pages", "from facts.store import current", "pages may not import facts"),
        ("ui", "def draw():\n    import extracts", "ui may not import extracts"),
        ("extracts", "import streamlit as st", "extracts may not import streamlit"),
        ("pages", "rows = run('SELECT value FROM fact')", "pages may not hold SQL: SELECT value FROM fact"),
        (
            "metrics",
            "rows = run(f'SELECT {column} FROM fact')",
            "SQL stands in a .sql file beside the module: SELECT {} FROM fact",
        ),
    ],
)
def test_a_breach_is_found(room: str, source: str, fault: str) -> None:
    assert faults(room, source) == [fault]


def test_what_is_allowed_passes() -> None:
    assert faults("pages", "import streamlit as st\nfrom ui import frame\nfrom pages import shared\n") == []
    assert faults("facts", "connection.execute('INSERT INTO store_info VALUES (?)')") == []
