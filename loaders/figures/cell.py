"""Cells: what each says, parsed once: a number with its unit, a share in brackets, a footnote, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from facts.codes import damage_key
from facts.fact import FactState, Kind, NarrativeKind, Role
from loaders.document import Passage
from loaders.figures.figure import Figure
from loaders.figures.measure import shortened
from loaders.figures.sentences import figures_of
from loaders.thai.dates import years_headed
from loaders.thai.folding import Folded, pattern
from loaders.thai.names import schools
from loaders.thai.numbers import (
    GROUPED,
    LETTERED,
    MONTH,
    PERCENT,
    RANGE_LINK,
    SCALE,
    SCALES,
    SPACED,
    WELL_FORMED,
    D,
    Number,
    is_one_of_two_shares,
    numbers,
    value_of,
)
from loaders.thai.units import unit_at
from loaders.where.context import Context

# What may stand before a cell's number: a word, a sign, the formula that gives it.
_LEAD = rf"[\s(]*(?:จำนวน\s*|{PERCENT}\s*|ประมาณ\s*|[+\-−–](?={D})|(?:[0-9,.]+\s*[x×*][0-9,.x×*() ]*)?=\s*)?"
# Taken whole or not at all: 45,6 and 12:30 begin with none. 1. and 2) number a list; 1,418. does not.
LEADING_NUMBER = pattern(
    rf"^{_LEAD}({GROUPED}|{D}{{4,}}(?:\.{D}+)?|{D}+(?:\.{D}+)?(?![.)]\s*(?:[ก-๎A-Za-z]|$)))"
    rf"(?![.,]?{D}|\s*[:：]\s*{D})"
)
# Thousands parted by blanks, 12 500 000; and numbers of which nobody knows whether they are one or several, 12 50.
_SPACED_NUMBER = pattern(rf"^{_LEAD}({SPACED.pattern})(?=[\s)*]*(?:$|[ก-๎%(]))")
_WITH_LETTERS = pattern(rf"^[\s(]*(?={D}){LETTERED.pattern}(?=[\s)%*]*(?:$|[ก-๎(/\-–]))")
_SEVERAL = pattern(rf"^[\s(]*[1-9๑-๙]{D}*(?: {D}+)+(?=[\s)*]*(?:$|[ก-๎%(/\-–]))")
_DIGITS_AND_MARKS = re.compile(rf"\s*[(+\-−–]*{D}+(?:\s*[.,:]\s*{D}+)+[\s)%*.]*")
_GOES_ON = re.compile(rf"\s*[/\-–]\s*{D}")  # a term of a year, a date, a code
_BRACKETED = re.compile(rf"\s*\(\s*({SPACED.pattern}|{WELL_FORMED})\s*\)[\s*]*$")
SIGNED = re.compile(rf"^\s*[+\-−–]\s?{D}")
# A loss: a cell of nothing but a number and its sign.
_NEGATIVE = re.compile(rf"^\s*[\-−–](?={D}[0-9๐-๙,. ]*%?\**\s*$)")
# One teacher to so many pupils.
RATIO = re.compile(rf"\s*[1๑]\s*[:：]\s*({D}+(?:\.{D}+)?)\s*$|\s*({D}+(?:\.{D}+)?)\s*[:：]\s*[1๑]\s*$")
EMPTY = pattern(r"^\s*(?:[-–—*]|ไม่มี|-\s*ไม่มี\s*-)?\s*$")
BARE_NUMBER = re.compile(rf"[\s()]*{D}+[\s().]*")
TOTAL_LABEL = pattern(r"^[\s(]*(?:รวม|ยอดรวม|ทั้งหมด|ทั้งสิ้น|ภาพรวม|[Tt]otal)")
RANGE_END = pattern(rf"{RANGE_LINK.pattern}({D}+(?:,{D}{{3}})*(?:\.{D}+)?)")
BRACKETED_PERCENT = pattern(rf"\(\s*(?:{PERCENT}\s*)?({D}{{1,3}}(?:\.{D}+)?)\s*(%)?\s*\)[\s*]*$")
# "4.52 (0.61)", "4.52±0.61": a mean and how far from it the others lie.
_SPREAD = pattern(rf"(?:±|\(\s*(?:S\.?D\.?\s*=?)?)\s*({D}+\.{D}+)\s*\)?\s*$")
_TELLS_SPREAD = pattern(r"±|S\.?D|เบี่ยงเบน")
_DEVIATION = Folded("ส่วนเบี่ยงเบนมาตรฐาน")
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
_TAGS_AND_BLANKS = re.compile(r"(?:<[^>]*>|\s)+")
# Behind a cell's number stands its unit or a word, a bracket, a mark of a note; a sentence goes on longer.
_LONGEST_REST = 12


class Cell:
    """A table's cell, parsed once: what is asked of its row, column and table is answered from here."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.is_blank = passage.is_blank

    @cached_property
    def key(self) -> str:
        return damage_key(self.text)

    @cached_property
    def flat(self) -> Folded:
        """Its words in one line, without tags."""
        return self.passage.flat(_TAGS_AND_BLANKS) if "<" in self.passage.written else self.passage.flat()

    @cached_property
    def number(self) -> Number | None:
        """The number that it begins with, with its unit; `end` is that of a range."""
        if self.is_of_another_kind:
            return None
        if ratio := RATIO.match(self.text):
            start, end = len(self.text) - len(self.text.lstrip()), len(self.text.rstrip())
            return Number(start, end, self.text[start:end], value_of(ratio[1] or ratio[2]), unit_end=end, is_ratio=True)
        if two := self.two_shares:
            return two[0]
        match = _SPACED_NUMBER.match(self.text) if " " in self.text else None
        match = match or LEADING_NUMBER.match(self.text) or _BRACKETED.match(self.text)
        if match is None or self.is_several or self.has_letters:
            return None
        text, end, value_max = self.text, match.end(1), None
        first = value_of(match[1].replace(" ", ""))
        upper = RANGE_END.match(text, end)
        if upper and (to := value_of(upper[1])) > first:
            value_max, end = to, upper.end()
        elif _GOES_ON.match(text, end) and not (self.out_of and value_of(self.out_of[2]) >= first):
            return None
        is_negative = _NEGATIVE.match(text)
        scaled = SCALE.match(text, end)
        after = scaled.end() if scaled else end
        unit, unit_end = unit_at(text, after) if len(text) > after else ("", after)
        is_share = text[end : end + 3].lstrip()[:1] == "%" or _SHARE_BEFORE.match(text)
        return Number(
            start=match.start(1) - (1 if is_negative else 0),
            end=end,
            raw=match[1],
            value=-first if is_negative else first,
            value_max=value_max,
            scale=SCALES[scaled.group(1)] if scaled else 1,
            unit=PERCENT if is_share else unit,
            unit_end=unit_end,
        )

    @cached_property
    def is_several(self) -> bool:
        """Whether it holds numbers that may be one or several: 12 50."""
        return " " in self.text and bool(_SEVERAL.match(self.text)) and not _SPACED_NUMBER.match(self.text)

    @cached_property
    def has_letters(self) -> bool:
        """Whether letters stand for digits of its number: 1OO, 2O7."""
        return not self.text.isdecimal() and _WITH_LETTERS.match(self.text) is not None

    @cached_property
    def out_of(self) -> re.Match[str] | None:
        """So many of so many, and nothing else, the first in group 1; of 58/2 nobody knows what it means."""
        return OUT_OF.match(self.text) if "/" in self.text or "จาก" in self.text else None

    @cached_property
    def two_shares(self) -> list[Number]:
        """The two shares of a hundred that it holds, and nothing else: 38.75 : 61.25."""
        shares = numbers(self.text) if ":" in self.text and _DIGITS_AND_MARKS.fullmatch(self.text) else []
        if len(shares) != 2 or not all(is_one_of_two_shares(self.text, share) for share in shares):
            return []
        return [share._replace(unit=PERCENT, unit_end=share.end) for share in shares]

    @property
    def value(self) -> Decimal | None:
        return self.number.value if self.number else None

    @property
    def unit(self) -> str:
        """The unit that stands in it beside its number."""
        return self.number.unit if self.number else ""

    @cached_property
    def is_number(self) -> bool:
        """Whether it holds a figure, not a sentence that begins with a number, a date or a telephone number."""
        if self.number is None:
            return False
        if self.out_of:
            return True
        rest = self.text[self.number.end :]
        if len(rest.strip()) <= _LONGEST_REST or "*" in rest[:_LONGEST_REST] or rest.lstrip().startswith("("):
            return True
        unit_end = self.number.unit_end
        return not self.text[unit_end : unit_end + 3].strip(" (*%")

    @cached_property
    def is_of_another_kind(self) -> bool:
        """Whether it holds a date, a time or a telephone number."""
        return _NO_FIGURE.match(self.text) is not None

    @cached_property
    def is_nothing(self) -> bool:
        """Whether it is blank, a dash, or says that there is none."""
        return EMPTY.match(self.text) is not None

    @property
    def is_malformed(self) -> bool:
        """Whether it holds nothing but digits and their marks, and these make no number: 45,6, 58/2, 12 50 and 1OO."""
        is_of_marks = _DIGITS_AND_MARKS.fullmatch(self.text) or self.out_of or self.is_several or self.has_letters
        return self.number is None and bool(is_of_marks)

    @cached_property
    def is_in_brackets(self) -> bool:
        """Whether it is a number in brackets: a loss in accounts, elsewhere a number."""
        return _BRACKETED.match(self.text) is not None

    @property
    def is_year(self) -> bool:
        return _BARE_YEAR.match(self.text) is not None

    @property
    def is_bare_number(self) -> bool:
        return BARE_NUMBER.fullmatch(self.text) is not None


_SIGNED_ROLES: frozenset[Role] = frozenset({"amount", "difference"})
Cells = Sequence[Cell]  # a row's


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell that is answered in words, or a paragraph."""

    passage: Passage
    context: Context
    kind: NarrativeKind | None  # what the column says it is; None = as the section says
    group: str  # the row, so that a problem finds its remedy


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell where a figure was due, and its figures: one, its share in brackets, those of its footnote."""

    passage: Passage
    context: Context
    figures: list[Figure]


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
    has_brackets: bool = False  # whether all its numbers stand in brackets


def figures_in(cell: Cell, asked: Asked, label: Folded, group: str) -> list[Figure]:
    """Read a cell: one figure, so many of so many, or a count with its percent in brackets; and its footnote."""
    first, text = _figure(cell, asked, label, group), cell.text
    if cell.number and cell.number.is_ratio:
        return [replace(first, unit="", scale=1, role="ratio")]
    if cell.two_shares:
        return [replace(first, number=share, unit=PERCENT, scale=1, role="percent") for share in cell.two_shares]
    if cell.is_in_brackets and (asked.role in _SIGNED_ROLES or not asked.has_brackets):
        return [_in_brackets(first)]
    of = cell.out_of
    if of and first.number:
        unit = unit_at(text, of.end(2))[0] or asked.unit
        roles: tuple[Role, Role] = ("total", "total") if asked.role == "total" else ("numerator", "denominator")
        base = replace(first, number=Number(*of.span(2), of[2], value_of(of[2])), unit=unit, role=roles[1])
        percent = BRACKETED_PERCENT.search(text, of.end(2))
        told = [_share(first, percent)] if percent and _is_share(percent, asked) else []
        return [replace(first, unit=unit, role=roles[0]), base, *told]
    spread = _SPREAD.search(text, first.end) if first.number and first.role == "score" else None
    if spread and (_TELLS_SPREAD.search(spread.group()) or _TELLS_SPREAD.search(asked.measure.text)):
        number = Number(*spread.span(1), spread[1], value_of(spread[1]))
        return [first, replace(first, number=number, measure=Folded.join((_DEVIATION, first.measure)))]
    match = BRACKETED_PERCENT.search(text)
    if first.number is None or match is None or cell.is_in_brackets or not _is_share(match, asked):
        return [first, *_of_footnote(cell, first)]
    is_count = first.role in ("count", "numerator", "part")
    return [replace(first, role="numerator" if is_count else first.role), _share(first, match)]


def _is_share(percent: re.Match[str], asked: Asked) -> bool:
    """Whether a number in brackets is a percent: by its own word or sign, or its column's."""
    return bool(_SHARE.search(percent.group()) or _SHARE.search(asked.measure.text))


def _share(first: Figure, percent: re.Match[str]) -> Figure:
    number = Number(*percent.span(1), percent[1], value_of(percent[1]))
    return replace(first, number=number, unit=PERCENT, scale=1, role="percent")


def _in_brackets(first: Figure) -> Figure:
    """Return a figure whose brackets are the sign of a loss; of counts and shares nobody knows what they mean."""
    if first.role not in _SIGNED_ROLES:
        return replace(first, number=None, state="unreadable")
    return replace(first, number=_with_brackets(first.passage.text, first.there))


def _with_brackets(text: str, number: Number) -> Number:
    start, end = text.rindex("(", 0, number.start), text.index(")", number.end) + 1
    return number._replace(start=start, end=end, raw=text[start:end], value=-number.value, unit_end=end)


def _figure(cell: Cell, asked: Asked, label: Folded, group: str) -> Figure:
    years = [years_headed(words.text) for words in (label, asked.measure)]
    return Figure(
        cell.passage,
        cell.number,
        _state(cell),
        unit=cell.unit or asked.unit,
        scale=cell.number.scale if cell.number and (cell.unit or cell.number.scale > 1) else asked.scale,
        role=_role_beside(cell.unit, asked),
        kind=asked.kind,
        group=group,
        measure=asked.measure,
        row_label=label,
        school=_school_of(label),
        fiscal_year=years[1][0] or years[0][0],
        school_year=years[1][1] or years[0][1],
    )


def _state(cell: Cell) -> FactState:
    if cell.number:
        return "reported"
    return "blank" if cell.is_blank else "dash" if cell.is_nothing else "unreadable"


def _of_footnote(cell: Cell, first: Figure) -> list[Figure]:
    """Return the figures of the words behind a cell's own number; those within it are its parts."""
    if cell.number is None or not re.search(D, cell.text[cell.number.unit_end :]):
        return []
    footnote = cell.passage.slice(cell.number.unit_end)
    found, _ = figures_of(footnote)
    are_within = all(figure.value <= first.value for figure in found)
    for figure in found:
        is_part = are_within and figure.role in ("count", "total")
        whole = [first.measure] if is_part and first.role != "denominator" else []
        figure.unit = figure.unit or first.unit
        figure.role = "part" if is_part else figure.role
        figure.group = first.group
        figure.measure = shortened(Folded.join([*whole, figure.measure]))
        figure.row_label = first.row_label
    return found


@lru_cache(maxsize=64)
def _school_of(label: Folded) -> str:
    """Return the school whose row it is."""
    return next((name for name, offset in schools(label) if offset <= 4), "")


def _role_beside(own_unit: str, asked: Asked) -> Role:
    """Return a cell's role; its own unit may say that it is a share or money among counts."""
    if asked.role != "count" or own_unit == asked.unit:
        return asked.role
    return "percent" if own_unit == PERCENT else "amount" if own_unit.startswith("บาท") else asked.role
