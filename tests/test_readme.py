"""README names only commands and folders that exist, and every room of the house; a room its modules."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import metrics.questions
from facts import store

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split())
WORDS = README + CONTRIBUTING


def tree() -> list[str]:
    """Return the paths that README's tree names: the first word of each line of its block, at any depth."""
    block = re.findall(r"^## The tree\n+```\n(.*?)```", README, re.MULTILINE | re.DOTALL)[0]
    paths: list[str] = []
    folder = ""
    for line in block.splitlines():
        name = line.split()[0]
        if line.startswith("  "):
            paths.append(folder + name)
        else:
            folder = name
            paths.append(name)
    return paths


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)", WORDS, re.MULTILINE))))
def test_make_knows_the_target(target: tuple[str, str]) -> None:
    assert "".join(target) in TARGETS


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python(?:\.exe)? build\.py ([a-z-]+)", WORDS))))
def test_build_knows_the_command(command: str) -> None:
    assert f'add_parser("{command}"' in (ROOT / "build.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", tree())
def test_the_tree_names_what_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_tree_names_every_room() -> None:
    rooms = {f"{path.parent.name}/" for path in ROOT.glob("*/__init__.py")} | {"pages/", "tests/", "data/", "static/"}
    assert rooms <= set(tree())


def test_the_room_of_questions_names_its_modules() -> None:
    for room in (metrics, metrics.questions):
        names = {path.stem for path in Path(str(room.__file__)).parent.glob("*.py")} - {"__init__"}
        assert names <= set(re.findall(r"[a-z_]+", room.__doc__ or ""))


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", WORDS)) | set(re.findall(r'src="([^"]+)"', WORDS)))
)
def test_links_and_pictures_lead_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


def test_ci_runs_what_readme_names() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("question", re.findall(r"```sql\n(.+?)```", README, re.DOTALL))
def test_the_store_answers_the_question(question: str, full_store: Path) -> None:
    path = store.current(full_store)
    assert path
    with store.connect_read_only(path) as connection:
        assert connection.execute(question).fetchall()
