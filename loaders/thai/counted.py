"""The numbers of a Thai text that count something, each with its range, scale and unit."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from loaders.thai.folding import pattern
from loaders.thai.no_figure import why_no_figure
from loaders.thai.numbers import (
    COUNT_BEFORE,
    LETTERED,
    PERCENT,
    PERCENT_AFTER,
    PERCENT_BEFORE,
    RANGE_LINK,
    SCALE,
    SCALES,
    SPACED,
    Number,
    in_order,
    is_of_fewer,
    is_one_of_two_shares,
    is_percent,
    lone_mark,
    marks,
    numbers,
    out_of,
    ratio,
)
from loaders.thai.units import unit_at
from loaders.thai.vocabulary import word_list

APPROXIMATE_AFTER = pattern(r"\s*กว่า")
MONEY = pattern(r"งบ|เงิน|วงเงิน")
MONEY_NEAR = 60  # characters before a number
# Nouns that begin the next clause behind a mean: เฉลี่ย 37.05 โรงเรียนที่...; เฉลี่ย 61.4 ด้านภาษาไทย.
SUBJECTS = frozenset(word.word for word in word_list("mean_subjects"))
THAI = pattern("[ก-๎]")
SIGN = re.compile(r"(?<=[ (])[+\-−–]")
# What is told with a sign: a change, a percent, an account below zero.
CHANGE = pattern(
    r"(?:(?:ผล|ส่วน|แตก)ต่าง|เปลี่ยนแปลง|เพิ่ม(?:ขึ้น)?|ลด(?:ลง)?|ขาด\s*/\s*เกิน|เกิน\s*/\s*ขาด|(?:เงิน|งบ)[ก-๎]{0,12}คงเหลือ|กำไร|ขาดทุน|ดุล)"
    r"(?:สุทธิ|เฉลี่ย|จากเดิม|จำนวน|เท่ากับ|เป็น|อยู่ที่|คิดเป็น|[\s:=])*(?:ร้อยละ)?\s*$|ร้อยละ\s*$"
)
FAR_BACK = 60
LETTERS = re.compile("[OolI]")
_CLOSED = re.compile(r"\s*\)")
MALFORMED = "malformed"  # a number that is to be said: nobody knows what it is worth


class Skipped(NamedTuple):
    """A number that is no figure, and why."""

    start: int
    raw: str
    reason: str


def counted(text: str) -> tuple[list[Number], list[Skipped]]:
    """Return the numbers of a folded text that count something, in order, and the others with the reason."""
    listed, ordered, lettered = marks(text), in_order(text), _lettered(text)
    found: list[Number] = []
    skipped: list[Skipped] = []
    done = -1
    all_numbers = numbers(text)
    for index, number in enumerate(all_numbers):
        if number.start < done:
            continue
        if typed := next((span for span in lettered if span[0] <= number.start < span[1]), None):
            done = typed[1]
            skipped.append(Skipped(typed[0], text[slice(*typed)], MALFORMED))
            continue
        if number.start in listed:
            skipped.append(Skipped(number.start, number.raw, "list mark or name"))
            continue
        if not number.is_well_formed or _is_a_loss(text, number):
            reason = why_no_figure(text, number)
            skipped.append(Skipped(number.start, number.raw, MALFORMED if reason in ("", "no unit") else reason))
            continue
        if ":" in text and is_one_of_two_shares(text, number):
            found.append(number._replace(unit=PERCENT, unit_end=number.end, told_from=number.start))
            continue
        whole = _whole(text, _with_sign(text, number), all_numbers[index + 1] if index + 1 < len(all_numbers) else None)
        if number.start in ordered:
            whole = _with_shared_unit(text, whole, *ordered[number.start])
        if (of := out_of(text, number)) and not whole.unit:
            whole = whole._replace(unit=unit_at(text, of.end("whole"))[0])
            if of["slash"] and whole.unit and is_of_fewer(of, number):
                done = of.end("whole")
                skipped.append(Skipped(number.start, text[number.start : done], MALFORMED))
                continue
        reason = why_no_figure(text, whole)
        spaced = SPACED.match(text, number.start) if not whole.unit and reason in ("", "no unit") else None
        if spaced and unit_at(text, spaced.end())[0]:
            done = spaced.end()
            skipped.append(Skipped(number.start, spaced.group(), MALFORMED))
            continue
        if reason:
            skipped.append(Skipped(number.start, number.raw, reason))
            continue
        done = whole.end
        found.append(whole)
    return found, skipped


def _with_sign(text: str, number: Number) -> Number:
    """Return a number with its sign, where words tell of a change: elsewhere a dash is that of a list, ครู -5 คน."""
    sign = SIGN.match(text, number.start - 1) if number.start else None
    if sign is None or not CHANGE.search(text, max(0, sign.start() - FAR_BACK), sign.start()):
        return number
    value = number.value if sign.group() == "+" else -number.value
    return number._replace(start=sign.start(), raw=sign.group() + number.raw, value=value)


def _lettered(text: str) -> list[tuple[int, int]]:
    """Return where numbers with letters for digits stand that words or a unit say to be numbers: 1OO คน."""
    return [
        match.span()
        for match in (LETTERED.finditer(text) if LETTERS.search(text) else ())
        if unit_at(text, match.end())[0]
        or PERCENT_AFTER.match(text[match.end() :])
        or COUNT_BEFORE.search(text[: match.start()])
        or PERCENT_BEFORE.search(text[: match.start()])
    ]


def _is_a_loss(text: str, number: Number) -> bool:
    """Whether a number alone in brackets has its unit behind them, as accounts write what is below zero."""
    closed = _CLOSED.match(text, number.end) if text[number.start - 1 : number.start] == "(" else None
    return closed is not None and unit_at(text, closed.end())[0].startswith("บาท")


def tells_a_count(text: str) -> bool:
    """Whether a number of a folded text counts something."""
    return not lone_mark(text) and bool(counted(text)[0])


def begins_clause(text: str, unit: str, unit_end: int, subjects: Collection[str] = SUBJECTS) -> bool:
    """Whether what stands behind a mean like a unit begins the next clause."""
    return unit in subjects and THAI.match(text, unit_end) is not None


def _with_shared_unit(text: str, number: Number, first: Number, last: Number) -> Number:
    """Give one of the numbers that are told together their unit, and the words before the first of them."""
    unit = number.unit
    if not unit:
        is_share = is_percent(text, first) or is_percent(text, last)
        unit = PERCENT if is_share else unit_at(text, last.end)[0]
    return number._replace(unit=unit, told_from=first.start)


def _whole(text: str, number: Number, following: Number | None) -> Number:
    """Return a number with what belongs to it; `following` is the next of the text."""
    value, value_max, end, scale = number.value, None, number.end, 1
    if following and (whole := ratio(text, number)):
        value = following.value if value == 1 or not value else following.value / value
        return number._replace(
            end=whole.end(), value=value, unit_end=whole.end(), told_from=number.start, is_ratio=True
        )
    if following:
        linked = RANGE_LINK.match(text, number.end)
        if linked and linked.end() == following.start and following.value > number.value:
            value_max, end = following.value, following.end
    scaled = SCALE.match(text, end)
    if scaled:
        scale = SCALES[scaled.group(1)]
        second = following and value_max is None and SCALE.match(text, following.end)
        if following and second and not text[scaled.end() : following.start].strip():
            value = value * scale + following.value * SCALES[second.group(1)]
            end, scale, after_scale = second.end(), 1, second.end()
        else:
            after_scale = scaled.end()
    else:
        after_scale = end
    approximate = APPROXIMATE_AFTER.match(text, after_scale)
    unit_from = approximate.end() if approximate else after_scale
    if is_percent(text, number) or (value_max is not None and re.match(r"\s*%", text[end : end + 3])):
        unit, unit_end = PERCENT, unit_from
    else:
        unit, unit_end = unit_at(text, unit_from)
        if "." in number.raw and scale == 1 and begins_clause(text, unit, unit_end):
            unit, unit_end = "", unit_from
        if scale > 1 and not unit:
            unit = "บาท" if MONEY.search(text[max(0, number.start - MONEY_NEAR) : number.start]) else ""
    return Number(
        start=number.start,
        end=end,
        raw=number.raw,
        value=value,
        value_max=value_max,
        scale=scale,
        unit=unit,
        unit_end=max(unit_end, unit_from),
        told_from=number.start,
    )
