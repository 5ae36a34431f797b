"""The reports of the made-up nation as text, one at a time: cover, headings, answers, tables, and what stands between.

The words stand in report.toml, those of the answers in wordings.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from demo.nation import (
    NATIONAL,
    NATIONWIDE,
    OBEC,
    PERIODS,
    PROVINCIAL,
    Nation,
    Office,
    Period,
    Question,
    Telling,
    policies,
)
from demo.wordings import OWN_HANDS, Hand, answer, table, wordings
from facts.codes import Policy, Province, default_codes

REPORT = Path(__file__).parent / "report.toml"
PREFIX = "synthetic_"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
PAGE = 45  # lines
ROWS = 40  # of a table that goes on over pages

# How often things happen: of a hundred provinces, their questions, or their offices.
IN_THAI_DIGITS, WITH_PREFACE, WITH_CONTENTS, PERCENT_COLUMN, PROBLEMS_LISTED = 0.08, 0.4, 0.15, 0.5, 0.3
TABLED = 0.4
WRONG_TOTAL = 0.03
ACTIVITY, AIM = 0.12, 0.02
PROBLEM, REMEDY, RESULT = 0.2, 0.85, 0.7
FACTORS, PRACTICE, SUGGESTION_AREA, SUGGESTION_POLICY = 0.5, 0.2, 0.3, 0.2


@dataclass(frozen=True)
class Told:
    """A value that a report tells, and what it means."""

    hand: Hand
    question: str
    indicator: str
    office: Office
    province: str  # whose report tells it; empty for the national body's
    period: Period
    value: Decimal
    whole: Decimal | None  # what it is a share of; None for what is no share


@dataclass(frozen=True)
class Written:
    """A report as text, and what it tells."""

    name: str
    period: Period
    province: str  # empty for the national body
    text: str
    told: tuple[Told, ...]


def reports(nation: Nation) -> Iterator[Written]:
    """Yield the reports of a nation: the provinces' by period, then the national body's by year."""
    for period in PERIODS:
        for province in default_codes().provinces:
            if nation.reports(province.province_th, period):
                yield provincial_report(nation, province, period)
    for period in PERIODS[1::2]:
        yield national_report(nation, period)


def provincial_report(nation: Nation, province: Province, period: Period) -> Written:
    """Return what one province reports in one round."""
    slug = province.province_en.lower().replace(" ", "_")
    framework = PROVINCIAL[period.fiscal_year]
    pages = _Pages(nation, f"{slug}_{period.fiscal_year}_{period.round}", province.province_th, period, framework)
    pages.cover("provincial")
    local = [office for office in nation.offices if province.province_th in office.provinces]
    for policy in policies(framework):
        pages.policy(policy)
        pages.answers([office for office in local if not policy.bodies or office.affiliation in policy.bodies])
    return pages.bound()


def national_report(nation: Nation, period: Period) -> Written:
    """Return what the national body reports of a year: sums over all its offices, and each area's number."""
    framework = NATIONWIDE[period.fiscal_year]
    pages = _Pages(nation, f"obec_{period.fiscal_year}", "", period, framework)
    pages.cover("national")
    for policy in policies(framework):
        if not policy.bodies or "สพฐ." in policy.bodies:
            pages.policy(policy)
            pages.national_answers()
    return pages.bound()


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return tomllib.loads(REPORT.read_text(encoding="utf-8"))


class _Pages:
    """A report being written, by someone who keeps to the habits of the province."""

    def __init__(self, nation: Nation, name: str, province: str, period: Period, framework: str) -> None:
        self.nation, self.name, self.province, self.period = nation, name, province, period
        self.dice = nation.chance("pages", name)
        self.lines: list[str] = []
        self.told: list[Told] = []
        self.page = 1
        self.page_began = 0
        self.layout: dict[str, Any] = _words()["layout"][framework]
        self.policies = policies(framework)
        self.current = self.policies[0]
        self.parent = ""
        habit = nation.chance("habits", province)
        self.is_in_thai_digits = habit.random() < IN_THAI_DIGITS
        self.has_preface = habit.random() < WITH_PREFACE and bool(province)
        self.has_contents = habit.random() < WITH_CONTENTS
        self.has_percent_column = habit.random() < PERCENT_COLUMN
        self.lists_problems = habit.random() < PROBLEMS_LISTED
        self.habits: dict[str, str] = {name: habit.choice(ways) for name, ways in _words()["habits"].items()}
        self.policy_heading = habit.randrange(2)
        self.theme_names = {str(row["theme"]): str(row["name_th"]) for row in default_codes().tables()["theme"]}

    def bound(self) -> Written:
        """Return the finished report."""
        text = "\n".join(self.lines) + "\n"
        if self.is_in_thai_digits:
            text = text.translate(THAI_DIGITS)
        return Written(f"{PREFIX}{self.name}.txt", self.period, self.province, text, tuple(self.told))

    def cover(self, kind: str) -> None:
        words = _words()["cover"]
        for line in words[kind]:
            self._paragraph([self._filled(line)])
        for line in words["preface"] if self.has_preface else ():
            self._paragraph([line])
        if self.has_contents:
            listed = [f"{self._heading(policy)}\t{2 + 2 * at}" for at, policy in enumerate(self.policies)]
            self._paragraph([words["contents"], *listed])

    def policy(self, policy: Policy) -> None:
        """Begin a policy, and what stands above it where that begins, too."""
        if policy.parent != self.parent:
            parent = next(item for item in default_codes().policies if item.policy_id == policy.parent)
            self._paragraph([self.layout["parent"].format(number=_number(parent), title=parent.title_th)])
            self.parent = policy.parent
        group = self.layout.get("groups", {}).get(policy.policy_id)
        if group:
            self._paragraph([group])
        self.current = policy
        self._paragraph([self._heading(policy)])

    def answers(self, asked: Sequence[Office]) -> None:
        """Write the sections of the current policy: what the offices of a province tell of it."""
        theme = self.current.theme
        how = {office: self.nation.answers(office, theme, self.period) for office in asked}
        in_figures = [office for office in asked if how[office] == "figures"]
        questions = self.nation.asked(theme)
        tabled = [question for question in questions if self._is_tabled(question)]
        self._section("results")
        for question in tabled:
            asking = [office for office in in_figures if question.asks(office)]
            self._table(question, [(office, self._told(office, question)) for office in asking])
        for office in asked:
            if how[office] == "words":
                paragraphs = [[self._chosen("progress")]]
            elif how[office] == "figures":
                own = [question for question in questions if question.asks(office) and question not in tabled]
                paragraphs = [self._own_words(office, question, self._told(office, question)) for question in own]
                paragraphs.append(list(self._activities()))
            else:
                paragraphs = []
            if any(paragraphs):
                self._office(office)
                for lines in filter(None, paragraphs):
                    self._paragraph(lines)
        self._in_words(asked)

    def national_answers(self) -> None:
        """Write the sections of the current policy: sums over all offices, and an annex of the areas."""
        self._section("results")
        for question in self.nation.asked(self.current.theme, is_national=True):
            areas = [office for office in self.nation.offices if office.affiliation == "สพฐ." and question.asks(office)]
            told = [(office, self.nation.course(office, question)[self.period.number]) for office in areas]
            summed = self.nation.summed(question, [telling for _, telling in told])
            self._paragraph(self._own_words(OBEC, question, summed))
            if question.is_national:
                self._table(question, told)
        self._in_words([OBEC])

    def _told(self, office: Office, question: Question) -> Telling:
        return self.nation.told(office, question, self.province, self.period)

    def _is_tabled(self, question: Question) -> bool:
        """Whether the province's office asks for a question in a table; else each office tells it in its own words."""
        return self.nation.chance("tabled", self.province, question.id).random() < TABLED

    def _own_words(self, office: Office, question: Question, telling: Telling) -> list[str]:
        """Return an office's answer in the hand that it keeps over the years; the national body writes sentences."""
        habit = self.nation.chance("hand", office.name, office.provinces)
        hand = "sentence" if office is OBEC else habit.choice(OWN_HANDS)
        lines = answer(hand, question, telling)
        if lines:
            self._keep(hand, office, question, telling)
        return lines

    def _table(self, question: Question, told: Sequence[tuple[Office, Telling]]) -> None:
        """Write a row an office and a total row, which now and then is wrong; a long one goes on over pages."""
        if not told:
            return
        total = self.habits["total"] if len(told) > 1 and not question.mark else ""
        heads, *rows = table(question, told, rows=self.habits["rows"], total=total, has_percent=self.has_percent_column)
        if total and question.has_base and self.dice.random() < WRONG_TOTAL:
            rows[-1][1] = f"{sum((telling.base for _, telling in told[:-1]), Decimal(0)):,}"
        self._paragraph([wordings()[question.id].caption])
        for start in range(0, len(rows), ROWS):
            self._paragraph(["\t".join(row) for row in [heads, *rows[start : start + ROWS]]])
        for office, telling in told:
            self._keep("table", office, question, telling)

    def _keep(self, hand: Hand, office: Office, question: Question, telling: Telling) -> None:
        for position, (part, value) in enumerate(zip(question.parts, telling.values, strict=True)):
            if value is not None:
                has_passed = question.mark and office is OBEC
                whole = telling.whole(part, position) if question.has_base or has_passed else None
                indicator = question.passed if has_passed else part.indicator
                told = Told(hand, question.id, indicator, office, self.province, self.period, value, whole)
                self.told.append(told)

    def _activities(self) -> Iterator[str]:
        """Yield now and then a training and an aim, which are no results."""
        if self.dice.random() < ACTIVITY:
            yield self._chosen("activity", str(self.dice.randint(18, 240)))
        if self.dice.random() < AIM:
            yield self._chosen("aim", str(self.dice.choice((70, 75, 80, 85))))

    def _in_words(self, asked: Sequence[Office]) -> None:
        """Write the sections of problems, factors, good practice and suggestions, in the framework's order."""
        listed = {
            "factors": {"factors": FACTORS},
            "practice": {"practice": PRACTICE},
            "suggestions": {"suggestion_area": SUGGESTION_AREA, "suggestion_policy": SUGGESTION_POLICY},
        }
        for name in self.layout:
            if name == "problems":
                self._section(name)
                self._problems(asked)
            elif name in listed:
                self._section(name)
                self._listed(asked, listed[name])

    def _problems(self, asked: Sequence[Office]) -> None:
        heads, labels = _words()["problem_table"]["heads"], _words()["problem_table"]["labels"]
        met: list[tuple[Office, list[str]]] = []
        for office in asked:
            if self.dice.random() < PROBLEM:
                problem = self.dice.choice(_words()["problem"])
                chances = (1.0, REMEDY, RESULT)
                cells = [self._filled(problem[name]) for name in ("text", "remedy", "result")]
                kept = [cell if self.dice.random() < often else "" for cell, often in zip(cells, chances, strict=True)]
                met.append((office, kept if kept[1] else [kept[0], "", ""]))
        if not met:
            self._paragraph(["-"])
        elif self.lists_problems:
            for office, cells in met:
                self._office(office)
                self._paragraph([label + cell for label, cell in zip(labels, cells, strict=True) if cell])
        else:
            rows = [row for office, cells in met for row in ([f"หน่วยงาน {office.name}", "", ""], cells)]
            self._paragraph(["\t".join(row) for row in [heads, *rows]])

    def _listed(self, asked: Sequence[Office], chances: dict[str, float]) -> None:
        for words, often in chances.items():
            if asked and self.dice.random() < often:
                self._office(self.dice.choice(asked))
                level = _words()["suggestion_levels"].get(words)
                self._paragraph([*([level] if level else []), f"- {self._chosen(words)}"])

    def _section(self, name: str) -> None:
        heading = self.layout[name].format(number=_number(self.current), title=self.current.title_th)
        self._paragraph([heading])

    def _heading(self, policy: Policy) -> str:
        ways: list[str] = self.layout["policy"]
        return ways[self.policy_heading].format(number=_number(policy), title=policy.title_th)

    def _office(self, office: Office) -> None:
        if office is not OBEC:
            self._paragraph([self.habits["office"].format(name=office.name, short=office.short)])

    def _chosen(self, words: str, number: str = "") -> str:
        return self._filled(self.dice.choice(_words()["words"][words]), number)

    def _filled(self, words: str, number: str = "") -> str:
        day = self.period.as_of
        return words.format(
            who=self.dice.choice(_words()["words"]["who"]),
            theme=self.theme_names[self.current.theme],
            n=number,
            province=self.province,
            place=f"จังหวัด{self.province}" if self.province else NATIONAL,
            year=self.period.fiscal_year,
            round=self.period.round,
            day=_thai(day),
        )

    def _paragraph(self, lines: Iterable[str]) -> None:
        """Write lines with an empty one behind them; a page number where a page is full."""
        self.lines += [*lines, ""]
        if len(self.lines) - self.page_began > PAGE and self.habits["page"]:
            head = self._filled(_words()["cover"]["page_head"])
            self.lines += [self.habits["page"].format(page=self.page, head=head), ""]
            self.page, self.page_began = self.page + 1, len(self.lines)


def _number(policy: Policy) -> str:
    """Return a policy's number as it is printed: 1.1, or 3 of ครู-3."""
    return policy.printed_code.rpartition("-")[2]


def _thai(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}"
