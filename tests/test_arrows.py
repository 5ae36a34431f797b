"""The import arrows between rooms and inside the reader, where Streamlit may be imported, and where SQL may stand."""

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
    "build": {"demo", "library", "extracts"},
    "demo": {"library", "facts"},
    "library": {"loaders", "metrics", "facts"},
    "metrics": {"facts"},
    "loaders": {"facts"},
    "loaders.__main__": {"loaders", "library", "facts"},  # a command, as build.py is
    "facts": set(),
}
# Inside rooms of several folders, by these and by the files beside them.
INSIDE = {
    "metrics": set(),
    "metrics.questions": {
        "metrics",
        "metrics.agencies",
        "metrics.marks",
        "metrics.meaning",
        "metrics.open_store",
        "metrics.query",
        "metrics.register",
        "metrics.selection",
        "metrics.thai",
    },
    "metrics.meaning": {"metrics.agencies", "metrics.register"},
    "metrics.register": set(),
    "metrics.agencies": {"metrics.thai"},
    "metrics.marks": set(),
    "metrics.memory": {"metrics.open_store"},
    "metrics.open_store": set(),
    "metrics.query": set(),
    "metrics.selection": set(),
    "metrics.thai": set(),
    "loaders": {"loaders.assemble", "loaders.files", "loaders.thai"},
    "loaders.parallel": {"loaders"},
    "loaders.__main__": {"loaders.parallel", "loaders.files"},
    "loaders.answers": {"loaders.document", "loaders.thai", "loaders.where"},
    "loaders.assemble": {
        "loaders.answers",
        "loaders.document",
        "loaders.figures",
        "loaders.identity",
        "loaders.thai",
        "loaders.where",
    },
    "loaders.figures": {"loaders.document", "loaders.thai", "loaders.where"},
    "loaders.where": {"loaders.document", "loaders.thai"},
    "loaders.identity": {"loaders.document", "loaders.thai"},
    "loaders.files": {"loaders.document", "loaders.thai"},
    "loaders.document": {"loaders.thai"},
    "loaders.thai": set(),
}
MOST_FLOORS = 8
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
        for path in sorted((ROOT / room).rglob("*.py")):
            found.append(("loaders.__main__" if path.stem == "__main__" else room, path))
    return found


def imported(tree: ast.AST, module: str = "") -> Iterator[str]:
    """Yield the whole name of every import, wherever it stands in the file; relative ones as `module` takes them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{origin}.{name.name}" for name in node.names)


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
    for name in {name.split(".")[0] for name in imported(tree, f"{room}.module")}:
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


Graph = dict[str, set[str]]


def held() -> dict[str, str]:
    """Return the modules of the rooms of INSIDE by their names, with what they hold; a folder's is its __init__."""
    found = {}
    for path in (path for room in ("loaders", "metrics") for path in sorted((ROOT / room).rglob("*.py"))):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text(encoding="utf-8")
    return found


def imports(sources: dict[str, str]) -> Graph:
    """Return for each module those of `sources` that it imports."""
    folders = {name.rpartition(".")[0] for name in sources}
    graph: Graph = {}
    for module, source in sources.items():
        base = f"{module}.__init__" if module in folders else module
        names = set(imported(ast.parse(source), base))
        known = {name if name in sources else name.rpartition(".")[0] for name in names}
        graph[module] = {name for name in known if name in sources and name != module}
    return graph


def gathered(graph: Graph, below: str) -> Graph:
    """Return the graph of what stands right below a folder: its files, and its folders as one each.

    The folder itself stands for its __init__. What is not below it is left out.
    """

    def place(name: str) -> str:
        return name if name == below else ".".join(name.split(".")[: below.count(".") + 2])

    inside = {name for name in graph if name == below or name.startswith(f"{below}.")}
    found: Graph = {}
    for name in inside:
        found.setdefault(place(name), set()).update(place(other) for other in graph[name] & inside)
    return {name: others - {name} for name, others in found.items()}


def floors(graph: Graph) -> dict[str, int]:
    """Return how high each module stands above those it imports; raises AssertionError for a circle."""
    found: dict[str, int] = {}

    def floor(name: str, above: tuple[str, ...]) -> int:
        assert name not in above, f"a circle: {' -> '.join([*above, name])}"
        if name not in found:
            found[name] = 1 + max((floor(other, (*above, name)) for other in graph[name]), default=0)
        return found[name]

    for name in graph:
        floor(name, ())
    return found


READS = imports(held())
FOLDERS = [
    ".".join(path.parent.relative_to(ROOT).parts)
    for room in ("loaders", "metrics")
    for path in (ROOT / room).rglob("__init__.py")
]


@pytest.mark.parametrize("room", ["loaders", "metrics"])
def test_the_rooms_inside_keep_their_arrows(room: str) -> None:
    rooms = gathered(READS, room)
    assert set(rooms) == {name for name in INSIDE if name.split(".")[0] == room}
    assert {name: others - INSIDE[name] for name, others in rooms.items() if others - INSIDE[name]} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_room_inside_is_a_tower_or_goes_in_a_circle(folder: str) -> None:
    assert max(floors(gathered(READS, folder)).values()) <= MOST_FLOORS


def test_a_circle_and_a_relative_import_are_found() -> None:
    sources = {"loaders": "", "loaders.a": "from .b import x", "loaders.b": "def f():\n    from loaders import a"}
    assert imports(sources)["loaders.a"] == {"loaders.b"}
    with pytest.raises(AssertionError, match=r"circle: loaders.[ab] -> loaders.[ab] -> loaders.[ab]"):
        floors(gathered(imports(sources), "loaders"))


def test_floors_count_what_stands_below() -> None:
    sources = {
        "loaders": "from loaders.c import load",
        "loaders.c": "from loaders.d import e",
        "loaders.d.e": "",
        "loaders.d": "",
    }
    assert floors(gathered(imports(sources), "loaders")) == {"loaders": 3, "loaders.c": 2, "loaders.d": 1}


def test_sql_files_stand_in_facts_and_metrics_only() -> None:
    homes = {path.relative_to(ROOT).parts[0] for room in ARROWS for path in (ROOT / room).rglob("*.sql")}
    assert homes <= HOLDS_SQL


@pytest.mark.parametrize(
    ("room", "source", "fault"),
    [
        ("metrics", "from loaders import load", "metrics may not import loaders"),
        ("loaders", "import metrics.questions.progress", "loaders may not import metrics"),
        ("pages", "from facts.store import current", "pages may not import facts"),
        ("ui", "from ..extracts import workbook", "ui may not import extracts"),
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
