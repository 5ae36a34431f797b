"""A folded text: what damage does to Thai is gone, and every offset still leads back."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders
from loaders.thai.folding import Folded, fold, folded, pattern, pattern_of

WORDS = {
    "จ านวน": "จำนวน",
    "จํานวน": "จำนวน",
    "จานวน": "จำนวน",
    "ต  ่ ากว่า": "ต่ำกว่า",
    "เเบ่งเป็น": "แบ่งเป็น",
    "แบง่ เปน็": "แบ่งเป็น",
    "รอ้ ยละ": "ร้อยละ",
    "รัอยละ": "ร้อยละ",
    "ร้อຍละ": "ร้อยละ",
    "ร้้อยละ": "ร้อยละ",
    "คดิ เปน็": "คิดเป็น",
    "ทงั้ หมด": "ทั้งหมด",
    "เพิมขึน": "เพิ่มขึ้น",
    "ครู\u00a0\u00a0\u00a0 ๕": "ครู ๕",
    "ครู\u200b ๕": "ครู ๕",
    "เเบงเปน": "แบ่งเป็น",
    "ขอเสนอเเนะ": "ข้อเสนอแนะ",
    "ขอมูล": "ข้อมูล",
}


@pytest.mark.parametrize("damaged", WORDS)
def test_damaged_words_fold_to_one(damaged: str) -> None:
    assert Folded(damaged).text == Folded(WORDS[damaged]).text == folded(WORDS[damaged])


@pytest.mark.parametrize("pair", [("มีส่วนร่วม", "มีส่วนรวม"), ("5 ข้อ", "5 ขอ")])
def test_words_that_differ_by_a_tone_alone_stay_two(pair: tuple[str, str]) -> None:
    assert Folded(pair[0]).text != Folded(pair[1]).text


def test_each_digit_stands_where_its_offset_leads() -> None:
    written = "จ านวน  ๑๕ คน คดิ เปน็ รอ้ ยละ 6.42 เเบ่งเป็น ร้้อยละ 80 ท่ี 2"
    text = Folded(written)
    for offset, character in enumerate(text.text):
        if character.isdigit():
            assert written[text.at(offset)] == character
            assert text.offset_of(text.at(offset)) == offset


def test_a_pattern_sees_through_damage() -> None:
    at_least = pattern("ไม่น้อยกว่า(ร้อยละ|จำนวน)")
    for written in ("ไม่น้อยกว่าร้อยละ", "ไมน่ อ้ ยกว่ารอ้ ยละ", "ไมนอยกวาจ านวน"):
        assert at_least.search(Folded(written).text)


LOADERS = Path(loaders.__file__).parent
# What tells damage itself from right Thai must see it: the only patterns of Thai that match a text as written.
AS_WRITTEN = {
    ("files.pdf.spelling", "BROKEN"),
    ("files.pdf.spelling", "THAI"),
    ("files.pdf.lines", "LOWER_AFTER_TONE"),
}
LETTER = re.compile("[\u0e01-\u0e4e]")
TONE = re.compile("[\u0e48-\u0e4b]")
KEPT = re.compile("ร่วม|ข้อ")
MATCHERS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
Names = set[tuple[str, str]]  # of a module and a name in it


def called(call: ast.Call) -> str:
    """Return the name of the function that is called, if it may be one of `re`."""
    if isinstance(call.func, ast.Attribute):
        is_of_re = isinstance(call.func.value, ast.Name) and call.func.value.id == "re"
        return call.func.attr if is_of_re and call.func.attr in MATCHERS else ""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def origins(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """Return for each name that a module imports the module that it is from, and its name there."""
    return {
        alias.asname or alias.name: ((node.module or "").removeprefix("loaders."), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def holds_thai(value: ast.expr, module: str, imported: dict[str, tuple[str, str]], thai: Names) -> bool:
    """Whether an expression spells Thai letters, itself or by a name."""
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and LETTER.search(node.value):
            return True
        if isinstance(node, ast.Name) and imported.get(node.id, (module, node.id)) in thai:
            return True
    return False


def unfolded(sources: dict[str, str]) -> list[tuple[str, int]]:
    """Return the module and line of each pattern with Thai letters that `pattern` has not made."""
    trees = {module: ast.parse(source) for module, source in sources.items()}
    imports = {module: origins(tree) for module, tree in trees.items()}
    thai: Names = set()
    while more := {
        (module, name)
        for module, tree in trees.items()
        for name, value in assigned(tree)
        if (module, name) not in thai and holds_thai(value, module, imports[module], thai)
    }:
        thai |= more
    exempt = {
        id(value) for module, tree in trees.items() for name, value in assigned(tree) if (module, name) in AS_WRITTEN
    }
    return [
        (module, node.lineno)
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and called(node) in MATCHERS
        and id(node) not in exempt
        and node.args
        and holds_thai(node.args[0], module, imports[module], thai)
    ]


def sources() -> dict[str, str]:
    files = [path for path in LOADERS.rglob("*.py") if path.name != "folding.py"]
    assert len(files) >= 40
    return {".".join(path.relative_to(LOADERS).with_suffix("").parts): path.read_text("utf-8") for path in files}


def test_every_pattern_with_thai_is_folded() -> None:
    assert unfolded(sources()) == []


@pytest.mark.parametrize(
    "source",
    [
        "import re\nTOTAL = re.compile(r'รวม')",
        "import re\ndef f(text):\n    return re.match('[ก-๎]', text)",
        "import re\nWORD = 'ครู'\ndef f(text):\n    return re.search(rf'{WORD}\\s', text)",
        "import re\nfrom loaders.other import OURS as THEIRS\nX = re.compile(THEIRS.pattern + 'x')",
        "from re import compile\nX = compile('คน')",
    ],
)
def test_a_pattern_of_thai_made_elsewhere_is_refused(source: str) -> None:
    other = "from loaders.thai.folding import pattern\nOURS = pattern('ร้อยละ')\nTHEIRS = pattern(rf'{OURS.pattern}ของ')"
    assert [module for module, _ in unfolded({"one": source, "other": other})] == ["one"]


def test_digits_and_latin_letters_need_no_folding() -> None:
    assert unfolded({"one": "import re\nD = '[0-9๐-๙]'\nX = re.compile(rf'{D}+|[A-Z]')"}) == []


def compiled(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from compiled(item)
    elif isinstance(value, dict):
        yield from compiled([*value, *value.values()])


def test_no_tone_mark_is_left_in_a_pattern() -> None:
    found = 0
    for info in pkgutil.walk_packages([str(LOADERS)], "loaders."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for each in compiled(value):
                found += 1
                is_folded = not (isinstance(each.pattern, str) and TONE.search(KEPT.sub("", each.pattern)))
                assert is_folded or (info.name.removeprefix("loaders."), name) in AS_WRITTEN, (info.name, name)
    assert found > 250


def test_no_tone_mark_is_made_optional() -> None:
    """Folding takes it out, and what follows it would make the letter before it optional."""
    loose = re.compile("[\u0e48-\u0e4b\u0e4d][?*+{]")
    texts = [
        (module, node.lineno)
        for module, source in sources().items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and loose.search(node.value)
    ]
    assert texts == []


def test_words_that_are_kept_apart_stay_so_in_patterns() -> None:
    assert pattern("ร่วมกับ|ข้อมูล|ทั้งหมด").pattern == "ร่วมกับ|ข้อมูล|ทังหมด"
    assert pattern_of(["ข้อ", "ขอ", "ขั้น"]).fullmatch(fold("ขอ")) and not pattern_of(["ข้อ"]).match(fold("ขอ"))


def test_a_part_of_a_folded_text_leads_back() -> None:
    written = "ครู จ านวน  ๑๕ คน\u200b ท่ี 2"
    whole = Folded(written)
    part = whole.slice(whole.text.index("จ"), whole.text.index("ท"))
    assert (part.written, part.text) == ("จ านวน  ๑๕ คน\u200b ", "จานวน ๑๕ คน ")
    assert part.written[part.at(part.text.index("๑"))] == "๑"
    assert part.raw(6, 8) == "๑๕" and part.cut(0, 5) == "จ านวน"
    assert Folded.join([part.strip(), Folded("ที่ 2")]).line == "จ านวน ๑๕ คน\u200b ที่ 2"
    assert whole.flat().written == "ครู จ านวน ๑๕ คน\u200b ท่ี 2"


def test_raised_and_lowered_digits_are_no_digits_of_what_they_mark() -> None:
    folded = Folded("เขต 2³ มี 648⁽¹⁾ คน")
    assert folded.text == fold("เขต 2 มี 648 คน")
    assert folded.raw(folded.text.index("648"), folded.text.index("648") + 3) == "648"
