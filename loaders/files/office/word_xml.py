"""The XML of Word's text: what wraps, what is shown, which cell covers which columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from loaders.files import limits

# Elements that only wrap what is read; deletions and what was moved away are not among them.
WRAPPERS = frozenset("sdt sdtContent ins moveTo customXml smartTag hyperlink fldSimple dir bdo ruby rubyBase".split())
# Symbols of fonts that hold no letters, by font and the last byte of their code.
SYMBOLS = {
    **{("Wingdings", code): sign for code, sign in ((0xFB, "✗"), (0xFC, "✓"), (0xFD, "✗"), (0xFE, "✓"))},
    **{("Wingdings 2", code): sign for code, sign in ((0x4F, "✗"), (0x50, "✓"), (0x51, "✗"), (0x52, "✓"))},
    **{("Symbol", code): sign for code, sign in ((0xA3, "≤"), (0xB1, "±"), (0xB3, "≥"), (0xB4, "×"), (0xB8, "÷"))},
}
OFF = frozenset({"0", "false", "off"})
HIGH = 4  # half-points above the line: a raised mark; a smaller shift only evens lines out


class Properties(NamedTuple):
    """What is set for a paragraph. Anything that is not set is empty."""

    style: str = ""
    list_id: str = ""
    list_level: str = ""
    runs_on: bool = False  # its mark is deleted or moved away, so that it is one with the next


class Look(NamedTuple):
    """How characters look, as far as that changes what they say; None where it is not set."""

    is_hidden: bool | None = None
    is_struck: bool | None = None
    height: str | None = None  # "superscript", "subscript" or "baseline"

    def over(self, other: Look) -> Look:
        """Return what is set here, and for the rest what is set below."""
        return Look(
            other.is_hidden if self.is_hidden is None else self.is_hidden,
            other.is_struck if self.is_struck is None else self.is_struck,
            other.height if self.height is None else self.height,
        )


PLAIN = Look()


def look_of(properties: etree._Element | None) -> Look:
    """Return what a run's or a style's properties set."""
    if properties is None:
        return PLAIN
    is_hidden, is_struck, height = PLAIN
    for element in properties:
        name = tag_of(element)
        if name == "vanish":
            is_hidden = attribute(element, "val") not in OFF
        elif name in ("strike", "dstrike"):
            is_struck = bool(is_struck) or attribute(element, "val") not in OFF
        elif name == "vertAlign":
            height = attribute(element, "val")
        elif name == "position" and height is None and _count(element) >= HIGH:
            height = "superscript"
    return Look(is_hidden, is_struck, height)


def looks_of(styles: list[etree._Element]) -> dict[str, Look]:
    """Return the look that each style gives, with what it takes over from the styles that it is based on."""
    by_id = {attribute(style, "styleId"): style for style in styles}
    looks: dict[str, Look] = {"": PLAIN}
    for style_id in by_id:
        chain: list[str] = []
        name = style_id
        while name in by_id and name not in looks and name not in chain:
            chain.append(name)
            name = attribute(find(by_id[name], "basedOn"), "val")
        look = looks.get(name, PLAIN)
        for name in reversed(chain):
            look = looks[name] = look_of(find(by_id[name], "rPr")).over(look)
    return looks


def properties_of(paragraph: etree._Element) -> Properties:
    given = find(paragraph, "pPr")
    if given is None:
        return Properties()
    return Properties(
        style=attribute(find(given, "pStyle"), "val"),
        list_id=attribute(find(given, "numPr", "numId"), "val"),
        list_level=attribute(find(given, "numPr", "ilvl"), "val"),
        runs_on=any(find(given, "rPr", gone) is not None for gone in ("del", "moveFrom")),
    )


def cells_of(tr: etree._Element) -> list[tuple[etree._Element | None, int]]:
    """Return a row's cells with the columns each covers; None where the row begins or ends short of the grid."""
    before, after = (_count(find(tr, "trPr", name)) for name in ("gridBefore", "gridAfter"))
    cells: list[tuple[etree._Element | None, int]] = [(None, 1)] * min(before, limits.MAX_TABLE_COLUMNS + 1)
    for tc in unwrapped(tr):
        if tag_of(tc) != "tc":
            continue
        merge = find(tc, "tcPr", "hMerge")
        if merge is not None:
            cells.append((tc if attribute(merge, "val") == "restart" else None, 1))
        else:
            cells.append((tc, max(_count(find(tc, "tcPr", "gridSpan")), 1)))
    return cells + [(None, 1)] * min(after, limits.MAX_TABLE_COLUMNS + 1)


def goes_on(tc: etree._Element) -> bool:
    """Whether a cell is the lower part of a merged one, or deleted."""
    merge = find(tc, "tcPr", "vMerge")
    is_lower = merge is not None and attribute(merge, "val") in ("", "continue")
    return is_lower or find(tc, "tcPr", "cellDel") is not None


def unwrapped(container: etree._Element) -> Iterator[etree._Element]:
    """Return the children in order, those of wrapping elements in their place; of alternatives the first."""
    for child in container:
        name = tag_of(child)
        if name == "sdt" and _is_not_written(child):
            continue
        if name in WRAPPERS and name != "ruby":
            yield from unwrapped(child)
        elif name == "AlternateContent":
            choice = find(child, "Choice")
            choice = find(child, "Fallback") if choice is None else choice
            if choice is not None:
                yield from unwrapped(choice)
        elif name:
            yield child


def _is_not_written(control: etree._Element) -> bool:
    """Whether a content control holds the prompt of a field that nobody has filled in, or a table of contents."""
    gallery = attribute(find(control, "sdtPr", "docPartObj", "docPartGallery"), "val")
    return gallery == "Table of Contents" or find(control, "sdtPr", "showingPlcHdr") is not None


def is_contents(style: etree._Element) -> bool:
    """Whether a style is that of a line in a table of contents or of figures, which repeats what the body says."""
    name = attribute(find(style, "name"), "val").lower()
    return name.startswith("toc ") or name == "table of figures"


def is_on(element: etree._Element, *names: str) -> bool:
    found = find(element, *names)
    return found is not None and attribute(found, "val") not in OFF


def symbol(element: etree._Element) -> str:
    """Return the sign that a symbol shows; a font's own sign that is not known stays the character it is kept as."""
    digits = attribute(element, "char")
    if not re.fullmatch(r"[0-9A-Fa-f]{2,4}", digits):
        return ""
    return SYMBOLS.get((attribute(element, "font"), int(digits[-2:], 16)), chr(int(digits, 16)))


def is_fallback(element: etree._Element, top: etree._Element) -> bool:
    return any(tag_of(parent) == "Fallback" for parent in _parents(element, top))


def is_inside(element: etree._Element, others: list[etree._Element], top: etree._Element) -> bool:
    return any(parent in others for parent in _parents(element, top))


def _parents(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    parent = element.getparent()
    while parent is not None and parent is not top:
        yield parent
        parent = parent.getparent()


def tag_of(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def find(element: etree._Element, name: str, *below: str) -> etree._Element | None:
    """Return the first child of a name, or what stands below it: half the time of lxml's `find`."""
    for child in element.iterchildren(f"{{*}}{name}"):
        found = find(child, *below) if below else child
        if found is not None:
            return found
    return None


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute of the element's own namespace."""
    return "" if element is None else element.get(f"{{{etree.QName(element).namespace}}}{name}") or ""


def _count(element: etree._Element | None) -> int:
    digits = attribute(element, "val")
    return min(int(digits[:9]), 1_000_000) if digits.isascii() and digits.isdigit() else 0
