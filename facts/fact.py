"""The records that reading a report yields. Both sides of the project agree on these alone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Role = Literal[
    "denominator",
    "numerator",
    "percent",
    "count",
    "part",
    "total",
    "amount",
    "score",
    "difference",
    "ratio",
    "threshold",
]
Kind = Literal["result", "activity", "rule"]
Section = Literal["results", "factors", "problems", "suggestions", "practice", "situation", ""]
FactState = Literal["reported", "dash", "blank", "unreadable"]
NarrativeKind = Literal[
    "progress",
    "success_factor",
    "problem",
    "remedy",
    "expected_result",
    "suggestion",  # no heading says whether to the area or to the ministry
    "suggestion_area",
    "suggestion_policy",
    "practice",
]
Severity = Literal["error", "warning", "note"]


def record_id(*parts: object) -> str:
    """Return 16 hex digits that depend on the parts alone, the same on every machine and run."""
    text = "\x1f".join(map(str, parts))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Report:
    """One file that was read."""

    report_id: str  # hash of the file's bytes
    source: str  # the file's name, without folders
    title: str  # as printed on the cover, empty without one
    framework: str  # inspection-2566 ...; empty where no catalogue fits
    agency: str  # full official name of the reporting office; empty if the report names none
    affiliation: str  # short Thai name of its parent body
    provinces: tuple[str, ...]  # without จังหวัด; empty = national or unknown
    fiscal_year: int | None  # Buddhist era
    round: int | None  # inspection round, 1 or 2
    as_of: date | None  # the date the report gives for its data
    is_digest: bool  # its words are a summary, not the report's own
    line_count: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure as a report gives it, with the words it stands in. Codes stand beside raw names."""

    fact_id: str  # hash of what is written around it: the same when the report is saved anew or the number corrected
    former_id: str  # what version 0.1 called it, for older links and decisions; empty where it never did
    report_id: str
    source: str
    order: int  # of the report's figures and narratives, as they are read: the nth
    line: int | None  # 1-based, as are those below; None where the format has no lines
    page: int | None
    table: int | None  # among the report's tables; None outside of them
    row: int | None  # of the table, its header among them
    column: int | None
    place: str  # for people, in the file's own terms: "line 336 col 2", "table 3 row 4 col 1", where Word counts frames
    raw: str  # the number's own characters
    words: str  # the sentence, cell or row as written
    at: int  # offset of raw in words
    value: Decimal | None  # in the unit as written; None unless state is "reported"
    value_max: Decimal | None  # upper end of a range
    full_score: Decimal | None  # where the text tells the score's maximum
    scale: int  # value * scale is in the base unit
    unit: str  # as printed, without the scale word
    role: Role
    kind: Kind
    group: str  # figures that belong together, unique within the report
    measure: str  # column header, or the shortest words that name what is counted
    told_under: str  # what the measure is told under: a table's or list's own words, or of a part those of its whole
    row_label: str  # label of the table row; empty in sentences
    agency: str  # full official name; empty where the report speaks for the whole province
    school: str  # where the figure is one school's or college's
    affiliation: str
    provinces: tuple[str, ...]
    province: str  # of an office of several provinces: the one that the figure is of, where its words say so
    policy_code: str  # Arabic digits, as the framework numbers it
    policy_id: str  # slug in data/codes/policies.csv; empty if not in the catalogue
    policy: str  # title
    theme: str
    section: Section
    fiscal_year: int | None
    school_year: int | None
    round: int | None
    as_of: date | None
    is_approximate: bool
    state: FactState


@dataclass(frozen=True, slots=True)
class Narrative:
    """One answer in words: a problem, a remedy, a suggestion ... Those of one row share a group."""

    narrative_id: str
    report_id: str
    source: str
    order: int  # these as in Fact
    line: int | None
    page: int | None
    table: int | None
    row: int | None
    column: int | None
    place: str
    kind: NarrativeKind
    text: str
    group: str
    agency: str
    school: str  # where one school or college speaks
    affiliation: str
    provinces: tuple[str, ...]
    policy_code: str
    policy_id: str
    policy: str
    theme: str
    fiscal_year: int | None
    round: int | None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question of a report's form that was left as it was printed, with nothing behind it but dots."""

    prompt_id: str
    report_id: str
    source: str
    line: int | None
    place: str
    text: str
    agency: str  # that was to answer; these as in Narrative
    affiliation: str
    provinces: tuple[str, ...]
    theme: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a reader of the figures must know: what could not be read or placed, and where."""

    source: str
    line: int | None
    place: str
    severity: Severity  # error: not read; warning: read, but doubtful; note: worth knowing
    code: str  # a fixed short name of the kind of issue
    message: str  # what happened and what to do about it
    raw: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that arrived, with what is known of its arrival."""

    source: str  # the file's name, without folders
    sha256: str  # of its bytes; empty where it cannot be opened
    received_at: date | None
    replaces: str = ""  # the report_id of an earlier file that a person says it replaces


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about one figure, as it was written then: another number is decided about anew."""

    fact_id: str  # or its former id
    source: str  # as place: for people, and to say which correction found no figure
    place: str
    raw: str  # the number's own characters when it was decided about
    # accept: it is as reported; correct: another value holds; enter: this stands where none could be read or none was
    # given; explain: there is a reason
    action: Literal["accept", "correct", "enter", "explain"]
    value: Decimal | None  # in the figure's unit and scale; only for "correct" and "enter"
    reason: str
    decided_by: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """What reading one file gave. `report` is None if the file could not be read at all."""

    report: Report | None
    facts: tuple[Fact, ...]
    narratives: tuple[Narrative, ...]
    issues: tuple[Issue, ...]
    fates: Mapping[str, int] = field(default_factory=dict)  # of how many runs of digits were figures, dates, said ...
    prompts: tuple[Prompt, ...] = ()
