"""Cells: which hold a figure, and what a cell says: a number with its unit, a share in brackets, a footnote."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from facts.fact import FactState, Kind, NarrativeKind, Role
from loaders.document import Passage
from loaders.figures.sentences import unit_at
from loaders.thai.dates import years_told
from loaders.thai.folding import Folded, pattern
from loaders.thai.names import schools
from loaders.thai.numbers import MONTH, PERCENT, RANGE_LINK, D, Number, numbers
from loaders.where.outline import Context

# What may stand before a cell's number: a word, a sign, the formula that gives it.
_LEAD = rf"[\s(]*(?:จำนวน\s*|{PERCENT}\s*|ประมาณ\s*|[+\-−–](?={D})|(?:[0-9,.]+\s*[x×*][0-9,.x×*() ]*)?=\s*)?"
LEADING_NUMBER = pattern(rf"^{_LEAD}({D}+(?:,{D}{{3}})*(?:\.{D}+)?)(?!\.?{D})(?![.)]\s*(?:[ก-๎A-Za-z]|$))")
SIGNED = re.compile(rf"^\s*[+\-−–]\s?{D}")
# A loss: a cell of nothing but a number and its sign.
_NEGATIVE = re.compile(rf"^\s*[\-−–](?={D}[0-9๐-๙,.]*\s*%?\**\s*$)")
# One teacher to so many pupils.
RATIO = re.compile(rf"\s*[1๑]\s*[:：]\s*({D}+(?:\.{D}+)?)\s*$|\s*({D}+(?:\.{D}+)?)\s*[:：]\s*[1๑]\s*$")
EMPTY = pattern(r"^\s*(?:[-–—*]|ไม่มี|-\s*ไม่มี\s*-)?\s*$")
BARE_NUMBER = re.compile(rf"[\s()]*{D}+[\s().]*")
TOTAL_LABEL = pattern(r"^[\s(]*(?:รวม|ยอดรวม|ทั้งหมด|ทั้งสิ้น|ภาพรวม|[Tt]otal)")
RANGE_END = pattern(rf"{RANGE_LINK.pattern}({D}+(?:,{D}{{3}})*(?:\.{D}+)?)")
BRACKETED_PERCENT = pattern(rf"\(\s*(?:{PERCENT}\s*)?({D}{{1,3}}(?:\.{D}+)?)\s*(%)?\s*\)[\s*]*$")
# "91/108", "91 จาก 108 แห่ง": so many of so many; but 1/2566 is a term of a year.
OUT_OF = pattern(
    rf"^\s*({D}+(?:,{D}{{3}})*)\s*(?:/|จาก)\s*(?![2๒][4-6๔-๖]{D}{{2}}(?!{D}))({D}+(?:,{D}{{3}})*)\s*(?:[ก-๎]+\s*)?(?:\(.*\)\s*)?$"
)
_BARE_YEAR = pattern(rf"^\s*(?:พ\.?\s?ศ\.?\s*)?[2๒][45๔๕]{D}{{2}}\s*$")
# A date, a time, a telephone number.
_NO_FIGURE = pattern(
    rf"^\s*(?:{D}{{1,2}}\s*{MONTH}|{D}{{1,2}}/{D}{{1,2}}/{D}{{2,4}}|{D}{{1,2}}[.:]{D}{{2}}\s*น"
    rf"|[0๐]{D}{{1,2}}[\s-]{D}{{3}}|[0๐]{D}{{8,9}}\s*$)"
)
_SHARE = pattern(rf"{PERCENT}|%")
_SHARE_BEFORE = pattern(rf"[\s(]*{PERCENT}")


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell that is answered in words, or a paragraph."""

    passage: Passage
    context: Context
    kind: NarrativeKind | None  # what the column says it is; None = as the section says
    group: str  # the row, so that a problem finds its remedy


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell where a figure was due."""

    passage: Passage
    context: Context
    number: Number | None  # None unless state is "reported"
    value: Decimal | None
    value_max: Decimal | None
    state: FactState
    unit: str
    scale: int
    role: Role
    kind: Kind
    measure: Folded
    row_label: Folded
    group: str
    fiscal_year: int | None
    school_year: int | None
    school: str  # where the row is one school's
    footnote: Passage | None  # what stands in the cell behind the number
    words: str = ""  # the cell's row, its cells parted by TABs; empty where the row is long
    at: int = 0  # where in them the cell begins


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A cell whose numbers count nothing: they number rows or columns, or are codes or years."""

    passage: Passage


CellRead = TextCell | FigureCell | NumberCell


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cell is asked for by its column and row."""

    measure: Folded
    unit: str
    scale: int
    role: Role
    kind: Kind = "result"
    is_guess: bool = False  # whether the unit is only what the thing counted is counted in


def is_number_cell(text: str) -> bool:
    match = LEADING_NUMBER.match(text)
    if not match or _NO_FIGURE.match(text):
        return False
    rest = text[match.end() :]
    if len(rest.strip()) <= 12 or "*" in rest[:12] or rest.lstrip().startswith("("):
        return True
    _, unit_end = unit_at(text, match.end())
    return not text[unit_end : unit_end + 3].strip(" (*%")


def is_year(text: str) -> bool:
    return bool(_BARE_YEAR.match(text))


def cell_unit(text: str) -> str:
    """Return the unit that stands in a cell beside its number."""
    match = LEADING_NUMBER.match(text)
    if not match:
        return ""
    if re.match(r"\s*%", text[match.end() :]) or _SHARE_BEFORE.match(text):
        return PERCENT
    return unit_at(text, match.end())[0] if len(text) > match.end() else ""


def cell_value(text: str) -> Decimal | None:
    match = LEADING_NUMBER.match(text)
    value = numbers(match.group(1))[0].value if match else None
    return -value if value is not None and _NEGATIVE.match(text) else value


def figure_cells(cell: Passage, context: Context, asked: Asked, label: Folded, group: str) -> list[FigureCell]:
    """Read a cell with one figure, or with a count and its percent in brackets."""
    first = _figure_cell(cell, context, asked, label, group)
    text = cell.text
    if ratio := RATIO.match(text):
        value = numbers(ratio[1] or ratio[2])[0].value
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        number = Number(start, end, cell.raw(start, end), value)
        return [replace(first, number=number, value=value, unit="", scale=1, role="ratio", footnote=None)]
    of = OUT_OF.match(text)
    if of and first.number and (whole := numbers(of.group(2))[0].value) >= first.number.value:
        base = Number(*of.span(2), cell.raw(*of.span(2)), whole)
        unit = unit_at(text, of.end(2))[0] or asked.unit
        is_total = asked.role == "total"
        return [
            replace(first, unit=unit, role="total" if is_total else "numerator", footnote=None),
            replace(
                first, number=base, value=whole, unit=unit, role="total" if is_total else "denominator", footnote=None
            ),
        ]
    match = BRACKETED_PERCENT.search(text)
    if first.number is None or match is None or not (match.group(2) or _SHARE.search(asked.measure.text)):
        return [first]
    percent = Number(*match.span(1), cell.raw(*match.span(1)), numbers(match.group(1))[0].value)
    share = replace(first, number=percent, value=percent.value, unit=PERCENT, scale=1, role="percent", footnote=None)
    is_count = first.role in ("count", "numerator", "part")
    return [replace(first, role="numerator" if is_count else first.role, footnote=None), share]


def _figure_cell(cell: Passage, context: Context, asked: Asked, label: Folded, group: str) -> FigureCell:
    text = cell.text
    match = LEADING_NUMBER.match(text)
    number = footnote = value_max = None
    state: FactState = "reported"
    if match:
        found = numbers(match.group(1))[0]
        end = match.start(1) + len(found.raw)
        upper = RANGE_END.match(text, end)
        if upper and (to := numbers(upper.group(1))[0].value) > found.value:
            value_max, end = to, upper.end()
        is_negative = _NEGATIVE.match(text)
        start, value = (match.start(1) - 1, -found.value) if is_negative else (match.start(1), found.value)
        number = Number(start, end, cell.raw(start, end), value)
        _, unit_end = unit_at(text, end) if len(text) > end else ("", end)
        footnote = cell.slice(unit_end) if re.search(D, text[unit_end:]) else None
    elif cell.is_blank:
        state = "blank"
    elif EMPTY.match(text):
        state = "dash"
    else:
        state = "unreadable"
    years = [years_told(words.text, len(words.text)) for words in (label, asked.measure)]
    own_unit = cell_unit(text)
    return FigureCell(
        cell,
        context,
        number,
        number.value if number else None,
        value_max,
        state,
        own_unit or asked.unit,
        asked.scale,
        _role_beside(own_unit, asked),
        asked.kind,
        asked.measure,
        label,
        group,
        years[1][0] or years[0][0],
        years[1][1] or years[0][1],
        _school_of(label),
        footnote,
    )


@lru_cache(maxsize=64)
def _school_of(label: Folded) -> str:
    """Return the school whose row it is."""
    return next((name for name, offset in schools(label) if offset <= 4), "")


def _role_beside(own_unit: str, asked: Asked) -> Role:
    """Return a cell's role; its own unit may say that it is a share or money among counts."""
    if asked.role != "count" or own_unit == asked.unit:
        return asked.role
    return "percent" if own_unit == PERCENT else "amount" if own_unit.startswith("บาท") else asked.role
