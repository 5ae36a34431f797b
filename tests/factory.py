"""Small reports made by hand, and a real store of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from duckdb import DuckDBPyConnection

from facts import store
from facts.codes import default_codes
from facts.fact import Correction, Fact, Issue, LoadedReport, Narrative, NarrativeKind, Report, Role, record_id
from loaders.document import Passage, Place
from metrics.meaning.tables import MEANING

PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสาคร สมุทรสงคราม"
PRIVATE = "สำนักงานคณะกรรมการส่งเสริมการศึกษาเอกชน"
LEARNING = "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสมุทรสาคร"
NATIONAL = "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"
AFFILIATIONS = {PRIMARY: "สพฐ.", SECONDARY: "สพฐ.", PRIVATE: "สช.", LEARNING: "สกร.", NATIONAL: "สพฐ."}


def report(
    source: str = "one.txt",
    provinces: tuple[str, ...] = ("สมุทรสาคร",),
    framework: str = "inspection-2567",
    fiscal_year: int = 2567,
    round_number: int | None = 2,
    *,
    is_digest: bool = False,
) -> Report:
    return Report(
        report_id=record_id(source),
        source=source,
        title="รายงานผลการตรวจราชการ",
        framework=framework,
        agency="",
        affiliation="สป.",
        provinces=provinces,
        fiscal_year=fiscal_year,
        round=round_number,
        as_of=None,
        is_digest=is_digest,
        line_count=100,
    )


def fact(
    of: Report,
    line: int,
    raw: str,
    role: Role,
    measure: str,
    *,
    theme: str = "teacher-assessment",
    group: str = "",
    agency: str = "",
    unit: str = "ราย",
    provinces: tuple[str, ...] | None = None,
    column: int = 1,
    row_label: str = "",
    words: str = "",
) -> Fact:
    """Return a result figure of `of`; the value is what `raw` says."""
    text = words or raw
    place = f"line {line} col {column}"
    affiliation = AFFILIATIONS.get(agency, "")
    return Fact(
        fact_id=record_id(of.report_id, place, raw),
        former_id="",
        report_id=of.report_id,
        source=of.source,
        order=0,
        line=line,
        page=None,
        table=1 if row_label else None,
        row=line if row_label else None,
        column=column if row_label else None,
        place=place,
        raw=raw,
        words=text,
        at=text.index(raw),
        value=Decimal(raw.replace(",", "")),
        value_max=None,
        full_score=None,
        scale=1,
        unit="ร้อยละ" if role == "percent" else unit,
        role=role,
        kind="result",
        group=group or f"g{line}",
        measure=measure,
        told_under="",
        row_label=row_label,
        agency=agency,
        school="",
        affiliation=affiliation,
        provinces=of.provinces if provinces is None else provinces,
        province="",
        policy_code="",
        policy_id="",
        policy="",
        theme=theme,
        section="results",
        fiscal_year=of.fiscal_year,
        school_year=None,
        round=of.round,
        as_of=None,
        is_approximate=False,
        state="reported",
    )


def share(
    of: Report, line: int, agency: str, applied: str, passed: str, *, provinces: tuple[str, ...] | None = None
) -> list[Fact]:
    """Return one table row of the DPA table: those who applied and those who passed."""
    role: Role = "denominator" if agency else "total"
    label = agency or "รวม"
    return [
        fact(of, line, applied, role, "ยื่นคำขอ DPA", agency=agency, provinces=provinces, row_label=label),
        fact(
            of,
            line,
            passed,
            "numerator" if agency else "total",
            "ผ่านเกณฑ์",
            agency=agency,
            provinces=provinces,
            column=2,
            row_label=label,
        ),
    ]


def narrative(
    of: Report,
    line: int,
    kind: NarrativeKind,
    text: str,
    *,
    theme: str = "teacher-assessment",
    group: str = "",
    agency: str = "",
    school: str = "",
) -> Narrative:
    place = f"line {line}"
    return Narrative(
        narrative_id=record_id(of.report_id, place, kind, text),
        report_id=of.report_id,
        source=of.source,
        order=0,
        line=line,
        page=None,
        table=None,
        row=None,
        column=None,
        place=place,
        kind=kind,
        text=text,
        group=group or f"n{line}",
        agency=agency,
        school=school,
        affiliation=AFFILIATIONS.get(agency, ""),
        provinces=of.provinces,
        policy_code="",
        policy_id="",
        policy="",
        theme=theme,
        fiscal_year=of.fiscal_year,
        round=of.round,
    )


def loaded(
    of: Report,
    facts: Sequence[Fact] = (),
    narratives: Sequence[Narrative] = (),
    issues: Sequence[Issue] = (),
) -> LoadedReport:
    """Return a report whose figures and narratives were read in the order given."""
    placed = tuple(replace(item, order=order) for order, item in enumerate(facts, 1))
    said = tuple(replace(item, order=order) for order, item in enumerate(narratives, len(placed) + 1))
    return LoadedReport(of, placed, said, tuple(issues))


def opened(
    folder: Path, *items: LoadedReport, corrections: Sequence[Correction] = (), is_synthetic: bool = False
) -> DuckDBPyConnection:
    """Write a store of the reports into `folder` and return a cursor on it."""
    inputs = record_id(*map(str, items))
    path = store.write(
        folder, items, default_codes(), inputs, corrections=corrections, meaning=MEANING, is_synthetic=is_synthetic
    )
    return store.connect_read_only(path).cursor()


def as_activity(figure: Fact) -> Fact:
    return replace(figure, kind="activity")


def passage(text: str) -> Passage:
    """Return a text as a report's paragraph."""
    return Passage.of([(text, Place.of_line(1))])
