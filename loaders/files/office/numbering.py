"""The list numbers that Word computes and does not write into the text (numbering.xml)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from loaders.files.office.word_xml import attribute, find

THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# What stands for a bullet in another font than its own.
PLAIN_BULLETS = frozenset("-–—*•·●○▪□■◆✓")
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    format: str
    text: str  # "%1.%2" with the numbers of the levels put in
    restart: int | None  # the 1-based level that restarts this one; None = any above, 0 = none
    is_legal: bool  # the levels above are shown in plain digits
    style: str  # the paragraph style that uses this level


@dataclass(frozen=True, slots=True)
class Instance:
    abstract: str
    levels: dict[int, Level]
    restarted: frozenset[int]  # levels that begin anew at the instance's first paragraph


@dataclass(frozen=True, slots=True)
class Style:
    based_on: str
    instance: str | None
    level: int | None


class Numbering:
    """Counts a document's list paragraphs in order and gives each its number as Word shows it."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = _styles(styles)
        self._instances = _instances(numbering, self._styles) if numbering is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()

    def next(self, style: str, instance_id: str | None, level: int | None) -> str:
        """Return the number of the next paragraph with a style and its own numPr; empty if it is in no list."""
        if instance_id is None:
            instance_id, styled = self._of_style(style)
            level = styled if level is None else level
        instance = self._instances.get(instance_id or "")
        if instance is None:
            return ""
        if level is None:
            level = next((index for index, each in instance.levels.items() if each.style and each.style == style), 0)
        if level not in instance.levels:
            return ""
        counts = self._counts.setdefault(instance.abstract, {})
        if instance_id and instance_id not in self._started:
            self._started.add(instance_id)
            for index in instance.restarted:
                counts.pop(index, None)
        counts[level] = counts.get(level, instance.levels[level].start - 1) + 1
        for deeper in [index for index in counts if index > level]:
            each = instance.levels.get(deeper)
            if each is None or each.restart is None or level < each.restart:
                del counts[deeper]
        return _shown(instance.levels, level, counts)

    def _of_style(self, name: str) -> tuple[str | None, int | None]:
        level = None
        for _ in range(len(self._styles)):
            style = self._styles.get(name)
            if style is None:
                break
            level = style.level if level is None else level
            if style.instance is not None:
                return style.instance, level
            name = style.based_on
        return None, None


def _shown(levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
    own = levels[level]
    if own.format == "none":
        return ""
    if own.format == "bullet":
        bullet = own.text.strip()
        return bullet if bullet in PLAIN_BULLETS else "•"
    text = own.text
    for index in range(level + 1):
        if index in levels:
            kind = "decimal" if own.is_legal else levels[index].format
            text = text.replace(f"%{index + 1}", number(counts.get(index, levels[index].start), kind))
    return text.strip()


def number(count: int, kind: str) -> str:
    """Return a count in one of Word's number formats; those not known are shown in digits."""
    written = FORMATS.get(kind)
    return written(count) if written and count > 0 else str(count)


def _letters(count: int, letters: str) -> str:
    """Return a, b ... z, aa, bb, as Word goes on after the last letter."""
    return letters[(count - 1) % len(letters)] * min((count - 1) // len(letters) + 1, 30)


def _roman(count: int) -> str:
    written = ""
    for value, sign in ROMAN:
        written += sign * min(count // value, 30)
        count %= value
    return written


LATIN = "abcdefghijklmnopqrstuvwxyz"
FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "thaiNumbers": lambda count: str(count).translate(THAI_DIGITS),
    "thaiLetters": lambda count: _letters(count, THAI_LETTERS),
    "lowerLetter": lambda count: _letters(count, LATIN),
    "upperLetter": lambda count: _letters(count, LATIN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}


def _styles(root: etree._Element | None) -> dict[str, Style]:
    if root is None:
        return {}
    return {
        attribute(style, "styleId"): Style(
            _child_value(style, "basedOn") or "",
            _child_value(style, "pPr", "numPr", "numId"),
            _int(_child_value(style, "pPr", "numPr", "ilvl")),
        )
        for style in root.iterfind("{*}style")
    }


def _instances(root: etree._Element, styles: dict[str, Style]) -> dict[str, Instance]:
    abstracts = {attribute(each, "abstractNumId"): each for each in root.iterfind("{*}abstractNum")}
    abstract_of = {
        attribute(each, "numId"): _child_value(each, "abstractNumId") or "" for each in root.iterfind("{*}num")
    }
    instances = {}
    for num in root.iterfind("{*}num"):
        abstract = abstract_of[attribute(num, "numId")]
        link = _child_value(abstracts[abstract], "numStyleLink") if abstract in abstracts else None
        if link and link in styles:
            abstract = abstract_of.get(styles[link].instance or "", abstract)
        if abstract not in abstracts:
            continue
        levels = _levels(abstracts[abstract])
        restarted = set()
        for override in num.iterfind("{*}lvlOverride"):
            index = _int(attribute(override, "ilvl"))
            start = _int(_child_value(override, "startOverride"))
            levels |= _levels(override)
            if index in levels and start is not None:
                levels[index] = replace(levels[index], start=start)
                restarted.add(index)
        instances[attribute(num, "numId")] = Instance(abstract, levels, frozenset(restarted))
    return instances


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iterfind("{*}lvl"):
        index = _int(attribute(element, "ilvl"))
        if index is None or not 0 <= index < LEVELS:
            continue
        start = _int(_child_value(element, "start"))
        levels[index] = Level(
            0 if start is None else start,
            _child_value(element, "numFmt") or "decimal",
            _child_value(element, "lvlText") or "",
            _int(_child_value(element, "lvlRestart")),
            find(element, "isLgl") is not None,
            _child_value(element, "pStyle") or "",
        )
    return levels


def _child_value(element: etree._Element, *names: str) -> str | None:
    child = find(element, *names)
    return None if child is None else attribute(child, "val")


def _int(text: str | None) -> int | None:
    return int(text) if text and text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 9 else None
