"""A made-up nation to design on: every province reports three years, with all that reports do to a reader.

The offices and the policies are real, every figure and sentence is invented. The same seed gives the same
store. What is asked stands in demo_nation.toml.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import exp, log
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from facts import store
from facts.codes import CODES_DIR, AgencyKind, Policy, Province, default_codes
from facts.fact import (
    Correction,
    Fact,
    Issue,
    Kind,
    LoadedReport,
    Narrative,
    NarrativeKind,
    Report,
    Role,
    Section,
    record_id,
)
from library import demo_decisions
from library.build import inputs_hash
from metrics.meaning.tables import MEANING

HERE = Path(__file__).parent
SCRIPT = HERE / "demo_nation.toml"
SEED = 2569
NATIONAL = "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"
TITLE = "ข้อมูลสมมติ / synthetic: "
OTHER_KINDS = ("special-education-centre", "learning-office", "vocational-office", "private-education-office")
PROVINCIAL = {2566: "inspection-2566", 2567: "inspection-2567", 2568: "inspection-2567"}
NATIONWIDE = {2566: "inspection-2566", 2567: "quick-win-2567", 2568: "quick-win-2567"}
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

# How often things happen: of a hundred province reports, subjects of an office, or figures.
MISSING_REPORT = 0.03
SILENT, OFTEN_SILENT, SILENT_OFFICE = 0.04, 0.4, 0.05
IN_WORDS = 0.07
ZERO, DASH, UNREADABLE = 0.02, 0.01, 0.006
OUTLIER = 0.004  # of an office's rounds
WRONG_PERCENT, WRONG_TOTAL, TOO_MANY, TOLD_OTHERWISE = 0.015, 0.03, 0.004, 0.05
APPROXIMATE, IN_THAI_DIGITS = 0.02, 0.08


class NotDemo(Exception):
    """A store folder that holds real reports; the message names it."""


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


@dataclass(frozen=True)
class Part:
    """One figure of a question. demo_nation.toml tells what each field means."""

    measure: str
    role: Role = "numerator"
    of: str = "base"
    start: float = 0.5
    gain: float = 0.0
    rest: bool = False
    unit: str = ""
    low: float = 0
    high: float = 0

    @property
    def told_as(self) -> Role:
        """Return the role that a table or a sentence gives it beside its base."""
        return "part" if self.rest or self.of in ("rest", "left") else self.role


@dataclass(frozen=True)
class Question:
    theme: str
    form: str
    unit: str
    bodies: tuple[str, ...]
    kinds: tuple[str, ...]
    base: str
    size: str
    take: float
    spread: float
    parts: tuple[Part, ...]
    mark: float  # points that pass
    passed: str

    def asks(self, office: Office) -> bool:
        return office.affiliation in self.bodies and (not self.kinds or office.kind in self.kinds)


class Telling(NamedTuple):
    """What an office tells: the base and its parts; None where it tells a dash or nothing that can be read."""

    base: int
    values: tuple[Decimal | None, ...]
    gap: str  # the mark that stands in place of None


class Said(NamedTuple):
    """A number to be written, with what it means."""

    value: Decimal | None
    raw: str
    role: Role
    measure: str
    unit: str
    kind: Kind = "result"
    is_approximate: bool = False


def build_demo_nation(store_dir: Path, seed: int = SEED) -> Path:
    """Publish the made-up nation in `store_dir`, unless it is there already; return the store.

    Raises NotDemo if the folder holds real reports.
    """
    inputs = record_id(seed, inputs_hash(HERE, [Path(__file__), Path(demo_decisions.__file__), SCRIPT]))
    published = store.current(store_dir)
    if published:
        with store.connect_read_only(published) as connection:
            if not connection.table("store_info").df()["is_synthetic"].all():
                raise NotDemo(f"{store_dir} holds real reports. Give the made-up nation a folder of its own.")
        if published.stem.endswith(f"-{inputs[:8]}"):
            return published
    decided: list[Correction] = []  # filled while the reports are written, before it is read
    return store.write(
        store_dir,
        _decided(nation(seed), seed, decided),
        default_codes(),
        inputs,
        corrections=decided,
        meaning=MEANING,
        is_synthetic=True,
    )


def _decided(reports: Iterable[LoadedReport], seed: int, decided: list[Correction]) -> Iterator[LoadedReport]:
    for item in reports:
        decided += demo_decisions.decisions(item, _script()["decisions"], seed)
        yield item


def nation(seed: int = SEED) -> Iterator[LoadedReport]:
    """Yield the reports of the made-up nation: the provinces' by period, then the national body's by year."""
    made_up = Nation(seed)
    for period in PERIODS:
        for province in default_codes().provinces:
            if made_up.chance("report", province.province_th, period.number).random() >= MISSING_REPORT:
                yield made_up.provincial_report(province, period)
    for period in PERIODS[1::2]:
        yield made_up.national_report(period)


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


def _office(kind: AgencyKind, name: str, provinces: tuple[str, ...]) -> Office:
    place = name.removeprefix(kind.full_prefix_th) or provinces[0]
    is_alike_everywhere = kind.kind == "private-education-office"
    full = name if is_alike_everywhere else kind.full_prefix_th + place
    return Office(full, kind.short_th + place, kind.kind, kind.affiliation, provinces)


@lru_cache(maxsize=1)
def _script() -> Mapping[str, Any]:
    return tomllib.loads(SCRIPT.read_text(encoding="utf-8"))


class Nation:
    """The offices and the course of their figures. Whatever is asked in whatever order, answers are the same."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        script = _script()
        self.sizes: Mapping[str, Mapping[str, float]] = script["sizes"]
        self.words: Mapping[str, Any] = script["words"]
        self.problems: Sequence[Mapping[str, str]] = script["problem"]
        self.questions = [_question(block) for block in script["question"]]
        self.offices = offices()
        self.regions = {item.province_th: item.region_number for item in default_codes().provinces}
        self.theme_names = {str(row["theme"]): str(row["name_th"]) for row in default_codes().tables()["theme"]}
        self.course = lru_cache(maxsize=None)(self._course)
        self.answers_how = lru_cache(maxsize=None)(self._answers_how)

    def chance(self, *key: object) -> Random:
        """Return the dice of one thing, the same in every run."""
        return Random("\x1f".join(map(str, (self.seed, *key))))

    def _answers_how(self, office: Office, theme: str, period: Period) -> str:
        """Return how an office answers a subject: figures, words or silence."""
        is_often_silent = self.chance("silent", office.name, office.provinces).random() < SILENT_OFFICE
        dice = self.chance("answers", office.name, office.provinces, theme, period.number).random()
        silent = OFTEN_SILENT if is_often_silent else SILENT
        return "silence" if dice < silent else "words" if dice < silent + IN_WORDS else "figures"

    def _course(self, office: Office, number: int) -> tuple[Telling, ...]:
        """Return what an office tells of a question in each period: its own pace, and now and then a jump."""
        question = self.questions[number]
        dice = self.chance("course", office.name, office.provinces, number)
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
            tellings.append(self._telling(question, dice, max(least, round(base)), level, pace * period.number))
        return tuple(tellings)

    def _telling(self, question: Question, dice: Random, base: int, level: float, passed: float) -> Telling:
        luck = dice.random()
        if luck < DASH + UNREADABLE:
            return Telling(base, (None,) * len(question.parts), "-" if luck < DASH else "#REF!")
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
        return Telling(base, tuple(values), "")

    def provincial_report(self, province: Province, period: Period) -> LoadedReport:
        """Return what one province reports in one round."""
        name = province.province_th
        slug = province.province_en.lower().replace(" ", "_")
        pages = Pages(
            self,
            source=f"synthetic/{slug}_{period.fiscal_year}_{period.round}.txt",
            title=f"{TITLE}รายงานผลการตรวจราชการ จังหวัด{name} รอบที่ {period.round} ปีงบประมาณ พ.ศ. {period.fiscal_year}",
            framework=PROVINCIAL[period.fiscal_year],
            agency=f"สำนักงานศึกษาธิการจังหวัด{name}",
            affiliation="สป.",
            provinces=(name,),
            period=period,
            round_number=period.round,
        )
        local = [office for office in self.offices if name in office.provinces]
        for policy in _policies(PROVINCIAL[period.fiscal_year]):
            asked = [office for office in local if not policy.bodies or office.affiliation in policy.bodies]
            pages.policy(policy)
            figures = [office for office in asked if self.answers_how(office, policy.theme, period) == "figures"]
            for number, question in enumerate(self.questions):
                if question.theme == policy.theme and question.form in ("table", "sentence"):
                    told = [
                        (office, self._retold(self.course(office, number)[period.number], office, name, number, period))
                        for office in figures
                        if question.asks(office)
                    ]
                    pages.table(question, told) if question.form == "table" else pages.sentences(question, told)
            pages.activity(figures)
            pages.in_words(
                [office for office in asked if self.answers_how(office, policy.theme, period) == "words"], asked
            )
        return pages.bound()

    def _retold(self, told: Telling, office: Office, province: str, number: int, period: Period) -> Telling:
        """Return the same, save where an office of several provinces tells one of them another figure."""
        if office.provinces[0] == province or None in told.values:
            return told
        dice = self.chance("retold", office.name, province, number, period.number)
        if dice.random() >= TOLD_OTHERWISE:
            return told
        return told._replace(base=told.base + dice.randint(1, 9))

    def national_report(self, period: Period) -> LoadedReport:
        """Return what the national body reports of a year: sums over all its offices, and each area's score."""
        framework = NATIONWIDE[period.fiscal_year]
        pages = Pages(
            self,
            source=f"synthetic/obec_{period.fiscal_year}.txt",
            title=f"{TITLE}รายงานผลการบริหารและการจัดการศึกษาขั้นพื้นฐาน ปีงบประมาณ พ.ศ. {period.fiscal_year}",
            framework=framework,
            agency=NATIONAL,
            affiliation="สพฐ.",
            provinces=(),
            period=period,
            round_number=None,
        )
        obec = Office(NATIONAL, "สพฐ.", "obec-national", "สพฐ.", ())
        for policy in _policies(framework):
            if policy.bodies and "สพฐ." not in policy.bodies:
                continue
            pages.policy(policy)
            for number, question in enumerate(self.questions):
                if question.theme != policy.theme or "สพฐ." not in question.bodies:
                    continue
                asked = [office for office in self.offices if office.affiliation == "สพฐ." and question.asks(office)]
                told = [(office, self.course(office, number)[period.number]) for office in asked]
                pages.sentences(question, [(obec, _summed(question, [telling for _, telling in told]))])
                if question.form in ("national", "scores"):
                    pages.table(question, told)
            pages.in_words([], [obec])
        return pages.bound()


def _summed(question: Question, told: list[Telling]) -> Telling:
    if question.mark:
        scores = [telling.values[0] for telling in told]
        return Telling(len(told), (Decimal(sum(score is not None and score >= question.mark for score in scores)),), "")
    read = [telling for telling in told if None not in telling.values]
    columns = list(zip(*(telling.values for telling in read), strict=True))
    values = [
        sum((value or Decimal(0) for value in column), Decimal(0)) / (len(read) if part.role == "score" else 1)
        for part, column in zip(question.parts, columns, strict=True)
    ]
    cents = Decimal("0.01")
    return Telling(
        sum(telling.base for telling in read),
        tuple(
            value.quantize(cents) if part.role == "score" else value
            for part, value in zip(question.parts, values, strict=True)
        ),
        "",
    )


def _question(block: Mapping[str, Any]) -> Question:
    return Question(
        theme=block["theme"],
        form=block["form"],
        unit=block["unit"],
        bodies=tuple(block["bodies"]),
        kinds=tuple(block.get("kinds", ())),
        base=block.get("base", ""),
        size=block["size"],
        take=block["take"],
        spread=block["spread"],
        parts=tuple(Part(**part) for part in block["parts"]),
        mark=block.get("pass", 0),
        passed=block.get("passed", ""),
    )


@lru_cache(maxsize=8)
def _policies(framework: str) -> tuple[Policy, ...]:
    return tuple(policy for policy in default_codes().policies if policy.framework == framework and policy.theme)


class Pages:
    """A report being written: every line that is added gives its figures and narratives their place."""

    def __init__(
        self,
        nation: Nation,
        *,
        source: str,
        title: str,
        framework: str,
        agency: str,
        affiliation: str,
        provinces: tuple[str, ...],
        period: Period,
        round_number: int | None,
    ) -> None:
        self.nation = nation
        self.dice = nation.chance("pages", source)
        self.report = Report(
            report_id=record_id(nation.seed, source),
            source=source,
            title=title,
            framework=framework,
            agency=agency,
            affiliation=affiliation,
            provinces=provinces,
            fiscal_year=period.fiscal_year,
            round=round_number,
            as_of=period.as_of,
            is_digest=False,
            line_count=0,
        )
        # Whom a total speaks of: the whole province, or the national body.
        self.whole = None if provinces else Office(agency, "", "", affiliation, ())
        self.is_in_thai_digits = self.dice.random() < IN_THAI_DIGITS
        self.line = 1
        self.tables = self.row = 0
        self.groups = 0
        self.facts: list[Fact] = []
        self.narratives: list[Narrative] = []
        self.issues: list[Issue] = []
        self.current: Policy

    def bound(self) -> LoadedReport:
        """Return the finished report."""
        fields = {name: getattr(self.report, name) for name in Report.__dataclass_fields__}
        report = Report(**fields | {"line_count": self.line})
        return LoadedReport(report, tuple(self.facts), tuple(self.narratives), tuple(self.issues))

    def policy(self, policy: Policy) -> None:
        self.current = policy
        self.line += 2

    def table(self, question: Question, told: list[tuple[Office, Telling]]) -> None:
        """Write a row an office and a total row, which now and then is wrong."""
        self.line += 2
        self.tables += 1
        self.row = 1
        is_scored = bool(question.mark)
        columns = ([(question.base, "denominator")] if question.base and not is_scored else []) + [
            (part.measure, part.told_as) for part in question.parts
        ]
        sums: list[list[Decimal]] = [[] for _ in columns]
        for office, telling in told:
            cells = [Decimal(telling.base), *telling.values][-len(columns) :]
            self._row(question, columns, office.short, cells, office, telling.gap)
            for column, value in zip(sums, cells, strict=True):
                column += [] if value is None else [value]
        if not is_scored and len(told) > 1:
            totals: list[Decimal | None] = [sum(column, Decimal(0)) for column in sums]
            if self.dice.random() < WRONG_TOTAL and sums[0]:
                totals[0] = sum(sums[0][:-1], Decimal(0))
            for position, (_, role) in enumerate(columns):
                totals[position] = None if role == "score" else totals[position]
            self._row(question, [(measure, "total") for measure, _ in columns], "รวม", totals, self.whole, "-")

    def _row(
        self,
        question: Question,
        columns: Sequence[tuple[str, str]],
        label: str,
        cells: Sequence[Decimal | None],
        office: Office | None,
        gap: str,
    ) -> None:
        self.line += 1
        self.row += 1
        group = self._group()
        offset = len(columns) - len(question.parts)
        for column, ((measure, role), value) in enumerate(zip(columns, cells, strict=True)):
            unit = (question.parts[column - offset].unit if column >= offset else "") or question.unit
            said = Said(value, gap if value is None else _written(value), role, measure, unit)  # type: ignore[arg-type]
            self._write(said, said.raw, 0, group, office, column + 2, label)

    def sentences(self, question: Question, told: list[tuple[Office, Telling]]) -> None:
        """Write a sentence an office: the base, its parts, and the percent, which now and then is wrong."""
        for office, telling in told:
            self.line += 1
            first = telling.values[0]
            if first is None and telling.gap == "-":
                continue
            pieces: list[str | Said] = []
            base = Decimal(telling.base)
            if question.base and first is not None and self.dice.random() < TOO_MANY:
                first = base + self.dice.randint(1, 9)
            if question.base:
                pieces += [f"{question.base} จำนวน ", self._said(base, "denominator", question.base, question.unit)]
                pieces.append(f" {question.unit} ")
            for part, value in zip(question.parts, telling.values, strict=True):
                measure = question.passed or part.measure
                unit = question.unit if question.passed else part.unit or question.unit
                role = "numerator" if question.passed else part.told_as
                value = first if part is question.parts[0] else value
                said = Said(None, telling.gap, role, measure, unit)
                is_about = value is not None and value > 100 and self.dice.random() < APPROXIMATE
                if value is not None:
                    said = self._said(value, role, measure, unit)._replace(is_approximate=is_about)
                is_named = measure.startswith("จำนวน") or (part.role == "score" and not question.passed)
                joint = "" if is_named else "ประมาณ " if is_about else "จำนวน "
                pieces += [f"{measure} {joint}", said, f" {unit} "]
            if question.base and first is not None and base > 0:
                percent = (100 * first / base).quantize(Decimal("0.01"))
                if self.dice.random() < WRONG_PERCENT:
                    percent += self.dice.choice((Decimal("9.00"), Decimal("-0.90"), Decimal("10.10")))
                measure = question.passed or question.parts[0].measure
                pieces += ["คิดเป็นร้อยละ ", self._said(abs(percent), "percent", measure, "ร้อยละ")]
            self._sentence(pieces, office)

    def activity(self, offices: list[Office]) -> None:
        """Write now and then a training and an aim, which are no results."""
        theme = self._theme()
        for office in offices:
            if self.dice.random() < 0.12:
                people = self._said(Decimal(self.dice.randint(18, 240)), "count", f"จัดอบรมเรื่อง{theme}", "คน")
                words = self.nation.words["activity"].format(theme=theme)
                self._sentence([f"{words} จำนวน ", people._replace(kind="activity"), " คน"], office)
            if self.dice.random() < 0.02:
                words = self.nation.words["aim"].format(theme=theme)
                aim = self._said(Decimal(self.dice.choice((70, 75, 80, 85))), "threshold", words, "ร้อยละ")
                self._sentence([f"{words} ", aim._replace(kind="rule")], office)

    def in_words(self, silent_of_figures: list[Office], asked: list[Office]) -> None:
        """Write what is told in words: progress without a figure, problems with remedies, suggestions."""
        for office in silent_of_figures:
            self._narrative("progress", self._chosen("progress"), office)
        for office in asked:
            if self.dice.random() < 0.2:
                problem = self.dice.choice(self.nation.problems)
                group = self._group()
                self._narrative("problem", self._filled(problem["text"]), office, group)
                if self.dice.random() < 0.85:
                    self._narrative("remedy", self._filled(problem["remedy"]), office, group)
                    if self.dice.random() < 0.7:
                        self._narrative("expected_result", self._filled(problem["result"]), office, group)
        kinds: tuple[tuple[NarrativeKind, str, float], ...] = (
            ("success_factor", "factors", 0.5),
            ("practice", "practice", 0.2),
            ("suggestion_area", "suggestion_area", 0.3),
            ("suggestion_policy", "suggestion_policy", 0.2),
        )
        for kind, words, often in kinds:
            if asked and self.dice.random() < often:
                self._narrative(kind, self._chosen(words), self.dice.choice(asked))

    def _theme(self) -> str:
        return self.nation.theme_names[self.current.theme]

    def _chosen(self, words: str) -> str:
        return self._filled(self.dice.choice(self.nation.words[words]))

    def _filled(self, words: str) -> str:
        return words.format(who=self.dice.choice(self.nation.words["who"]), theme=self._theme())

    def _group(self) -> str:
        self.groups += 1
        return f"g{self.groups}"

    def _said(self, value: Decimal, role: Role, measure: str, unit: str) -> Said:
        return Said(value, _written(value), role, measure, unit)

    def _sentence(self, pieces: Iterable[str | Said], office: Office) -> None:
        self.line += 1
        words, placed = "", []
        for piece in pieces:
            if isinstance(piece, Said):
                placed.append((piece, len(words)))
            words += piece.raw if isinstance(piece, Said) else piece
        group = self._group()
        for said, at in placed:
            self._write(said, words.rstrip(), at, group, office, None, "")

    def _write(
        self, said: Said, words: str, at: int, group: str, office: Office | None, column: int | None, row_label: str
    ) -> None:
        place = f"line {self.line} col {column}" if column else f"line {self.line}"
        digits = THAI_DIGITS if self.is_in_thai_digits else {}
        state = "reported" if said.value is not None else "dash" if said.raw == "-" else "unreadable"
        raw = said.raw.translate(digits)
        section: Section = "results"
        self.facts.append(
            Fact(
                fact_id=record_id(self.report.report_id, place, at, raw),
                former_id="",
                report_id=self.report.report_id,
                source=self.report.source,
                order=self._next_order(),
                line=self.line,
                page=None,
                table=self.tables if column else None,
                row=self.row if column else None,
                column=column,
                place=place,
                raw=raw,
                words=words.translate(digits),
                at=at,
                value=said.value,
                value_max=None,
                full_score=Decimal(100) if said.role == "score" else None,
                scale=1,
                unit=said.unit,
                role=said.role,
                kind=said.kind,
                group=group,
                measure=said.measure,
                row_label=row_label,
                agency=office.name if office else "",
                school="",
                affiliation=office.affiliation if office else "",
                provinces=office.provinces if office else self.report.provinces,
                province="",
                policy_code=self.current.printed_code,
                policy_id=self.current.policy_id,
                policy=self.current.title_th,
                theme=self.current.theme,
                section=section,
                fiscal_year=self.report.fiscal_year,
                school_year=None,
                round=self.report.round,
                as_of=self.report.as_of,
                is_approximate=said.is_approximate,
                state=state,  # type: ignore[arg-type]
            )
        )
        if state == "unreadable":
            self.issues.append(
                Issue(
                    source=self.report.source,
                    line=self.line,
                    place=place,
                    severity="error",
                    code="unreadable-figure",
                    message="A figure is due here but cannot be read. Look at it in the report.",
                    raw=raw,
                )
            )

    def _next_order(self) -> int:
        return len(self.facts) + len(self.narratives) + 1

    def _narrative(self, kind: NarrativeKind, text: str, office: Office, group: str = "") -> None:
        self.line += 1
        place = f"line {self.line}"
        self.narratives.append(
            Narrative(
                narrative_id=record_id(self.report.report_id, place, kind),
                report_id=self.report.report_id,
                source=self.report.source,
                order=self._next_order(),
                line=self.line,
                page=None,
                table=None,
                row=None,
                column=None,
                place=place,
                kind=kind,
                text=text,
                group=group or self._group(),
                agency=office.name,
                affiliation=office.affiliation,
                provinces=office.provinces,
                policy_code=self.current.printed_code,
                policy_id=self.current.policy_id,
                policy=self.current.title_th,
                theme=self.current.theme,
                fiscal_year=self.report.fiscal_year,
                round=self.report.round,
            )
        )


def _written(value: Decimal) -> str:
    return f"{value:,}"
