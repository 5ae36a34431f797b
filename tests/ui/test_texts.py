"""Every text has both languages, both with the same blanks, and the code names no text that is not there."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from ui.texts import LANGUAGES, TEXTS, text

ROOT = Path(__file__).parent.parent.parent
THAI = range(0x0E01, 0x0E5C)


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_has_both_languages_and_the_same_blanks(key: str) -> None:
    thai, english = TEXTS[key]
    assert thai.strip() and english.strip()
    assert any(ord(character) in THAI for character in thai)
    assert not any(ord(character) in THAI for character in english)
    assert blanks(thai) == blanks(english)


def nodes() -> list[ast.AST]:
    """What stands in the code of the screens and their workbooks, the texts left out."""
    rooms = [ROOT / room for room in ("pages", "ui", "extracts")]
    paths = [ROOT / "app.py", *(path for room in rooms for path in room.rglob("*.py"))]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths if path.parent.name != "texts"]
    return [node for tree in trees for node in ast.walk(tree)]


def said_keys() -> set[str]:
    """The keys that pages, ui/ and extracts/ ask for by a plain string."""
    found = set()
    for node in nodes():
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("say", "text") and isinstance(node.args[0].value, str):
                found.add(node.args[0].value)
    return found


def test_every_text_that_is_said_is_there() -> None:
    assert len(said_keys()) > 40
    assert said_keys() <= TEXTS.keys()


def test_every_text_is_said() -> None:
    """By its name, by an f-string that begins like it, or by one that puts its first word before the rest."""
    names = {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    joined = [
        [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        for node in nodes()
        if isinstance(node, ast.JoinedStr)
    ]
    starts = tuple(str(parts[0]) for parts in joined if parts[0] and str(parts[0]).endswith("_"))
    assert len(starts) > 20
    unsaid = {key for key in TEXTS if key not in names and not key.startswith(starts)}
    assert {key for key in unsaid if key.partition("_")[0] not in names} == set()


def test_blanks_are_filled_in() -> None:
    assert text("more", "en", n="12") == "Show more (12 left)"
    assert [text("page_agency", language) for language in LANGUAGES] == ["หน่วยงาน", "Agency"]


def test_every_issue_of_the_loaders_has_its_sentence() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "loaders").rglob("*.py"))
    raised = r'(?:Refused\(\s*|_unreadable\(\s*path,\s*|"(?:error|warning|note)",\s*)"([a-z]+(?:-[a-z]+)*)"'
    codes = set(re.findall(raised, code))
    assert len(codes) > 15
    assert {name for name in codes if f"issue_{name}" not in TEXTS} == set()
