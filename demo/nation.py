"""The made-up nation: the real offices, the periods, and the course of what each office can tell; no text.

The same seed gives the same nation. What is asked stands in questions.toml.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import exp, log
from pathlib import Path
from random import Random
from typing import Any, Literal, NamedTuple

from facts.codes import CODES_DIR, AgencyKind, Policy, default_codes

HERE = Path(__file__).parent
SEED = 2569
NATIONAL = "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"
OTHER_KINDS = ("special-education-centre", "learning-office", "vocational-office", "private-education-office")
PROVINCIAL = {2566: "inspection-2566", 2567: "inspection-2567", 2568: "inspection-2567"}
NATIONWIDE = {2566: "inspection-2566", 2567: "quick-win-2567", 2568: "quick-win-2567"}
DASH, UNREADABLE = "-", "#REF!"
CENTS = Decimal("0.01")

# How often things happen: of a hundred province reports, subjects of an office, or answers.
MISSING_REPORT = 0.03
SILENT, OFTEN_SILENT, SILENT_OFFICE = 0.04, 0.4, 0.05
IN_WORDS = 0.07
ZERO, DASHED, NOT_READABLE = 0.02, 0.01, 0.006
OUTLIER = 0.004  # of an office's rounds
WRONG_PERCENT, TOO_MANY, TOLD_OTHERWISE, APPROXIMATE = 0.015, 0.004, 0.05, 0.02

Answer = Literal["figures", "words", "silence"]


class Period(NamedTuple):
    number: int  # 0 for the first round of the first year
    fiscal_year: int
    round: int
    as_of: date


PERIODS = [
    Period(2 * position + number - 1, year, number, date(year - 543, *day))
    for position, year in enumerate(PROVINCIAL)
    for number, day in ((1, (2, 28)), (2, (7, 31)))
]


@dataclass(frozen=True)
class Office:
    name: str  # full official name
    short: str  # as a table's row names it
    kind: str
    affiliation: str
    provinces: tuple[str, ...]


OBEC = Office(NATIONAL, "สพฐ.", "obec-national", "สพฐ.", ())


@dataclass(frozen=True)
class Part:
    """One figure of a question. questions.toml tells what each field means."""

    indicator: str
    role: Literal["numerator", "count", "amount", "score"] = "numerator"
    of: Literal["base", "previous", "rest", "left"] = "base"
    start: float = 0.5
    gain: float = 0.0
    rest: bool = False
    low: float = 0
    high: float = 0


@dataclass(frozen=True)
class Question:
    id: str
    theme: str
    bodies: tuple[str, ...]
    kinds: tuple[str, ...]
    size: str
    take: float
    spread: float
    has_base: bool
    is_national: bool
    parts: tuple[Part, ...]
    mark: float  # points that pass; 0 where nothing is marked
    passed: str  # the indicator that counts those who passed

    def asks(self, office: Office) -> bool:
        return office.affiliation in self.bodies and (not self.kinds or office.kind in self.kinds)


@dataclass(frozen=True)
class Telling:
    """What an office tells: the base and its parts; None where it tells a dash or nothing that can be read."""

    base: Decimal
    values: tuple[Decimal | None, ...]
    gap: str = ""  # the mark that stands in place of None
    percent: Decimal | None = None  # printed for the first part, which is now and then not what the numbers give
    is_about: bool = False  # the first part is told roughly

    def whole(self, part: Part, position: int) -> Decimal | None:
        """Return what the part at `position` is a share of."""
        return self.values[position - 1] if part.of == "previous" else self.base


class Nation:
    """The offices and the course of their figures. Whatever is asked in whatever order, answers are the same."""

    def __init__(self, seed: int = SEED) -> None:
        self.seed = seed
        script = tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))
        self.sizes: Mapping[str, Mapping[str, float]] = script["sizes"]
        self.questions = [_question(block) for block in script["question"]]
        self.offices = offices()
        self.regions = {item.province_th: item.region_number for item in default_codes().provinces}
        self.course = lru_cache(maxsize=None)(self._course)

    def chance(self, *key: object) -> Random:
        """Return the dice of one thing, the same in every run."""
        return Random("\x1f".join(map(str, (self.seed, *key))))

    def reports(self, province: str, period: Period) -> bool:
        """Whether a province hands in its report of a round."""
        return self.chance("report", province, period.number).random() >= MISSING_REPORT

    def asked(self, theme: str, *, is_national: bool = False) -> list[Question]:
        """Return the questions of a theme: those that offices answer, or those of the national body."""
        mine = [question for question in self.questions if question.theme == theme]
        return [item for item in mine if ("สพฐ." in item.bodies if is_national else not item.is_national)]

    def answers(self, office: Office, theme: str, period: Period) -> Answer:
        """Return how an office answers a subject: in figures, in words or not at all."""
        is_often_silent = self.chance("silent", office.name, office.provinces).random() < SILENT_OFFICE
        dice = self.chance("answers", office.name, office.provinces, theme, period.number).random()
        silent = OFTEN_SILENT if is_often_silent else SILENT
        return "silence" if dice < silent else "words" if dice < silent + IN_WORDS else "figures"

    def told(self, office: Office, question: Question, province: str, period: Period) -> Telling:
        """Return what an office tells the report of a province, with the slips that happen on the way.

        An office of several provinces now and then tells one of them another figure.
        """
        telling = self.course(office, question)[period.number]
        dice = self.chance("told", office.name, province, question.id, period.number)
        first = telling.values[0]
        if first is None:
            return telling
        if province != office.provinces[0] and dice.random() < TOLD_OTHERWISE:
            telling = replace(telling, base=telling.base + dice.randint(1, 9))
        if question.has_base and dice.random() < TOO_MANY:
            first = telling.base + dice.randint(1, 9)
        is_about = len(question.parts) == 1 and first > 100 and dice.random() < APPROXIMATE
        if is_about:
            first = Decimal(round(first, -1)).quantize(Decimal(1))
        percent = _percent(first, telling.base) if question.has_base else None
        if percent is not None and dice.random() < WRONG_PERCENT:
            percent = abs(percent + dice.choice((Decimal("9.00"), Decimal("-0.90"), Decimal("10.10"))))
        return replace(telling, values=(first, *telling.values[1:]), percent=percent, is_about=is_about)

    def summed(self, question: Question, told: Sequence[Telling]) -> Telling:
        """Return what the national body tells of all its offices; of a score, how many have passed."""
        read = [telling.values for telling in told if None not in telling.values]
        if question.mark:
            base = Decimal(len(read))
            values = [Decimal(sum(score is not None and score >= Decimal(question.mark) for (score,) in read))]
        else:
            base = sum((telling.base for telling in told if None not in telling.values), Decimal(0))
            values = [
                _mean(column) if part.role == "score" else sum(column, Decimal(0))
                for part, column in zip(question.parts, _columns(read), strict=True)
            ]
        has_percent = question.has_base or question.mark
        return Telling(base, tuple(values), percent=_percent(values[0], base) if has_percent else None)

    def _course(self, office: Office, question: Question) -> tuple[Telling, ...]:
        """Return what an office could tell of a question in each period: its own pace, and now and then a jump."""
        dice = self.chance("course", office.name, office.provinces, question.id)
        habit = self.chance("habit", office.name, office.provinces)
        size, pace = habit.lognormvariate(0, 0.3), max(0.1, habit.gauss(1, 0.45))
        region = self.chance("region", self.regions[office.provinces[0]], question.theme).gauss(0, 0.35)
        bases = self.chance("base", office.name, office.provinces, question.size, question.take)
        typical = 1.0 if question.size == "fixed" else self.sizes[office.kind][question.size]
        base = typical * question.take * size * bases.lognormvariate(0, 0.15) * len(office.provinces) ** 0.6
        level = region + habit.gauss(0, 0.35) + dice.gauss(0, question.spread)
        tellings = []
        for period in PERIODS:
            base *= bases.lognormvariate(0.004, 0.012)
            level += dice.gauss(0, 0.1) + (dice.choice((-2.0, 2.0)) if dice.random() < OUTLIER else 0)
            least = 1 if question.take >= 1 else 0
            tellings.append(_telling(question, dice, max(least, round(base)), level, pace * period.number))
        return tuple(tellings)


def offices() -> list[Office]:
    """Return the 245 area offices and four other offices of each province."""
    kinds = {kind.kind: kind for kind in default_codes().agency_kinds}
    with (CODES_DIR / "area_offices.csv").open(encoding="utf-8", newline="") as file:
        areas = [
            _office(kinds[row["kind"]], row["name_th"], tuple(row["provinces"].split(";")))
            for row in csv.DictReader(file)
        ]
    others = [
        _office(kinds[kind], kinds[kind].full_prefix_th, (province.province_th,))
        for province in default_codes().provinces
        for kind in OTHER_KINDS
    ]
    return areas + others


@lru_cache(maxsize=8)
def policies(framework: str) -> tuple[Policy, ...]:
    """Return the policies of a framework that something is asked of, in their order."""
    return tuple(policy for policy in default_codes().policies if policy.framework == framework and policy.theme)


def _office(kind: AgencyKind, name: str, provinces: tuple[str, ...]) -> Office:
    place = name.removeprefix(kind.full_prefix_th) or provinces[0]
    is_alike_everywhere = kind.kind == "private-education-office"
    full = name if is_alike_everywhere else kind.full_prefix_th + place
    return Office(full, kind.short_th + place, kind.kind, kind.affiliation, provinces)


def _question(block: Mapping[str, Any]) -> Question:
    return Question(
        id=block["id"],
        theme=block["theme"],
        bodies=tuple(block["bodies"]),
        kinds=tuple(block.get("kinds", ())),
        size=block["size"],
        take=block["take"],
        spread=block["spread"],
        has_base=block.get("has_base", True),
        is_national=block.get("is_national", False),
        parts=tuple(Part(**part) for part in block["parts"]),
        mark=block.get("pass", 0),
        passed=block.get("passed", ""),
    )


def _telling(question: Question, dice: Random, base: int, level: float, passed: float) -> Telling:
    luck = dice.random()
    if luck < DASHED + NOT_READABLE:
        return Telling(Decimal(base), (None,) * len(question.parts), DASH if luck < DASHED else UNREADABLE)
    values: list[Decimal] = []
    for part in question.parts:
        share = 1 / (1 + exp(-(log(part.start / (1 - part.start)) + level + part.gain * passed)))
        if part.role == "score":
            values.append(Decimal(f"{part.low + (part.high - part.low) * share:.2f}"))
        elif part.role == "amount":
            values.append(Decimal(round(part.low + (part.high - part.low) * share, -2)).quantize(Decimal(1)))
        elif part.rest:
            values.append(base - sum(values, Decimal(0)))
        elif part.of == "base":
            values.append(Decimal(0 if luck > 1 - ZERO else round(base * share)))
        else:
            wholes = {"previous": values[-1], "rest": base - values[0], "left": base - sum(values, Decimal(0))}
            values.append(Decimal(round(float(wholes[part.of]) * share)))
    percent = _percent(values[0], Decimal(base)) if question.has_base else None
    return Telling(Decimal(base), tuple(values), percent=percent)


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    return (100 * part / whole).quantize(CENTS) if whole else None


def _mean(values: Sequence[Decimal]) -> Decimal:
    return (sum(values, Decimal(0)) / len(values)).quantize(CENTS)


def _columns(rows: Sequence[tuple[Decimal | None, ...]]) -> list[list[Decimal]]:
    return [[value for value in column if value is not None] for column in zip(*rows, strict=True)]
