"""One answer in one hand's words: the lines of a sentence, a list or a table. The words stand in wordings.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal

from demo.nation import DASH, Office, Part, Question, Telling

WORDINGS = Path(__file__).parent / "wordings.toml"
Hand = Literal["table", "items", "sentence", "result", "bullets"]
OWN_HANDS: tuple[Hand, ...] = ("items", "sentence", "result", "bullets")
DOTS = "......"  # where a number should have been filled in
CENTS = Decimal("0.01")


@dataclass(frozen=True)
class Wording:
    """The words of one question. wordings.toml tells what each field means."""

    caption: str
    unit: str
    table: tuple[str, ...]
    items: tuple[str, ...]
    sentence: str
    result: str
    bullets: tuple[str, ...]


@lru_cache(maxsize=1)
def wordings() -> Mapping[str, Wording]:
    """Return the words of each question by its id."""
    read = tomllib.loads(WORDINGS.read_text(encoding="utf-8"))
    listed = ("table", "items", "bullets")
    return {id_: Wording(**block | {name: tuple(block[name]) for name in listed}) for id_, block in read.items()}


def answer(hand: Hand, question: Question, telling: Telling) -> list[str]:
    """Return the lines in which an office tells one thing; none where it leaves the answer out."""
    wording = wordings()[question.id]
    if hand == "items":
        return _items(question, wording, telling)
    if telling.gap == DASH:
        return []
    if hand == "bullets":
        return [f"- {_filled(line, telling)}" for line in wording.bullets]
    return [_filled(wording.result if hand == "result" else wording.sentence, telling)]


def table(
    question: Question, told: Sequence[tuple[Office, Telling]], *, rows: str, total: str, has_percent: bool
) -> list[list[str]]:
    """Return the rows of a table of offices, its heads first; without a total row where `total` is empty.

    A percent column stands behind the first part, which it is of.
    """
    heads = [rows, *wordings()[question.id].table]
    lines = [[office.short, *_cells(question, telling)] for office, telling in told]
    percents = [_percent(telling) for _, telling in told]
    if total:
        summed = _total(question, [telling for _, telling in told])
        lines.append([total, *_cells(question, summed)])
        percents.append(_percent(summed))
    if has_percent and question.has_base:
        for line, cell in zip([heads, *lines], ["ร้อยละ", *percents], strict=True):
            line.insert(3, cell)
    return [heads, *lines]


def _cells(question: Question, telling: Telling) -> list[str]:
    base = [_written(telling.base)] if question.has_base else []
    return base + [_cell(value, telling) for value in telling.values]


def _total(question: Question, told: Sequence[Telling]) -> Telling:
    """Return what a table adds up to; a dash for scores, which do not."""
    base = sum((telling.base for telling in told), Decimal(0))
    columns = zip(*(telling.values for telling in told), strict=True)
    sums = [sum((value for value in column if value is not None), Decimal(0)) for column in columns]
    values = [None if part.role == "score" else added for part, added in zip(question.parts, sums, strict=True)]
    return Telling(base, tuple(values), DASH, (100 * sums[0] / base).quantize(CENTS) if base else None)


def _items(question: Question, wording: Wording, telling: Telling) -> list[str]:
    if not question.has_base:
        rows = [(label, value, "") for label, value in zip(wording.items, telling.values, strict=True)]
        return [wording.caption, "รายการ\tจำนวน", *(f"{label}\t{_cell(value, telling)}" for label, value, _ in rows)]
    base, *labels = wording.items
    lines = [wording.caption, f"รายการ\tจำนวน ({wording.unit})\tร้อยละ", f"{base}\t{_written(telling.base)}\t100.00"]
    for position, (label, part) in enumerate(zip(labels, question.parts, strict=True)):
        value = telling.values[position]
        percent = _percent(telling) if position == 0 else _share(value, telling, part, position)
        lines.append(f"{label}\t{_cell(value, telling)}\t{percent}")
    return lines


def _share(value: Decimal | None, telling: Telling, part: Part, position: int) -> str:
    whole = telling.whole(part, position)
    return DASH if value is None or not whole else f"{(100 * value / whole).quantize(CENTS)}"


def _percent(telling: Telling) -> str:
    return DASH if telling.percent is None else str(telling.percent)


def _cell(value: Decimal | None, telling: Telling) -> str:
    return telling.gap if value is None else _written(value)


def _filled(frame: str, telling: Telling) -> str:
    values = [DOTS if value is None else _written(value) for value in telling.values]
    if telling.is_about:
        values[0] = f"ประมาณ {values[0]}"
    percent = DOTS if telling.percent is None else str(telling.percent)
    return frame.format(n=_written(telling.base), p=percent, **dict(zip("abcd", values, strict=False)))


def _written(value: Decimal) -> str:
    return f"{value:,}"
