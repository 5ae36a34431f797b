"""The same report says the same, whether it comes as text, as a Word file, as an Excel file or as a PDF.

What the .txt gives is held against what each other format gives; `expects` of each report holds against all of them,
so that "the same" cannot mean "wrong in the same way".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from facts.codes import arabic_digits
from facts.fact import Fact, LoadedReport, Narrative
from library.build import build
from loaders import load
from metrics.open_store import connect
from metrics.questions.progress import latest, progress
from metrics.selection import Selection
from tests.formats.report import ANY, Expected, Report, reports
from tests.formats.writers import write_docx, write_pdfs, write_txt, write_xlsx

OTHERS = ("docx", "xlsx", "pdf")
WRITERS = {"txt": write_txt, "docx": write_docx, "xlsx": write_xlsx}
COVER = ("title", "framework", "agency", "affiliation", "provinces", "fiscal_year", "round", "as_of")
PLAIN_FIELDS = (
    *("value", "value_max", "unit", "scale", "role", "kind", "state", "agency", "school", "affiliation", "provinces"),
    *("policy_id", "theme", "section", "fiscal_year", "school_year", "round", "as_of", "is_approximate"),
)
OFFICE_LEVELS = ("agency", "province")
SUMMED_LEVELS = ("offices", "affiliation", "nation")
KEY = ("level", "indicator_id", "name", "provinces", "affiliation", "fiscal_year", "round")
OF_THE_FILE = {"fact_ids", "earlier_fact_ids"}
LIST_MARK = re.compile(r"^\s*(?:[-–•●▪]|\d+[.)])\s*", re.MULTILINE)

Row = dict[str, Any]
Rows = dict[tuple[Any, ...], Row]
Folder = Callable[[str], Path]
Reading = Callable[[Report, str], LoadedReport]
Values = Callable[[str], Rows]


def pairs(*kinds: str) -> list[Any]:
    """Return each report with each of the formats."""
    return [
        pytest.param(report, kind, id=f"{report.name}-{kind}", marks=[pytest.mark.office] if kind == "pdf" else [])
        for report in reports()
        for kind in kinds
    ]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The folder of all reports in one format."""

    @cache
    def written(kind: str) -> Path:
        to = tmp_path_factory.mktemp(kind)
        if kind == "pdf":
            write_pdfs(sorted(written("docx").glob("*.docx")), to, tmp_path_factory.mktemp("profile"))
        else:
            for report in reports():
                WRITERS[kind](report, to / f"{report.name}.{kind}")
        return to

    return written


@pytest.fixture(scope="session")
def reading(folder: Folder) -> Reading:
    """What a report gives in one format."""

    @cache
    def read(report: Report, kind: str) -> LoadedReport:
        return load(folder(kind) / f"{report.name}.{kind}")

    return read


@pytest.fixture(scope="session")
def values(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> Values:
    """What the dashboard answers on a store of the reports in one format: every indicator of every place."""

    @cache
    def answered(kind: str) -> Rows:
        built = build(folder(kind), tmp_path_factory.mktemp("store"))
        assert not built.unread
        cursor = connect(built.store).cursor()
        rows: Rows = {}
        for level in (*OFFICE_LEVELS, *SUMMED_LEVELS):
            ask = latest if level in OFFICE_LEVELS else progress  # a sum of each period, not of the newest alone
            for row in ask(cursor, Selection(), level).drop(columns=list(OF_THE_FILE)).to_dict("records"):
                plain = {name: str(value) for name, value in row.items()} | {"provinces": tuple(row["provinces"])}
                rows[tuple(plain[name] for name in KEY)] = plain
        return rows

    return answered


def test_the_reports_are_whole(values: Values) -> None:
    """Each tells of places of its own, has its key, and together they tell many indicators."""
    places = [place for report in reports() for place in report.places]
    assert len(reports()) >= 36
    assert len(places) == len(set(places)), "two reports tell of one place"
    for report in reports():
        assert 3 <= len(report.expects) <= 8, report.name
    told = {row["indicator_id"] for row in values("txt").values() if row["state"] in ("reported", "zero")}
    assert len(told) >= 30


@pytest.mark.parametrize(("report", "kind"), pairs("txt", *OTHERS))
def test_what_a_person_reads_is_read(reading: Reading, report: Report, kind: str) -> None:
    facts = reading(report, kind).facts
    missing = [expected for expected in report.expects if not any(_is_told(fact, expected) for fact in facts)]
    assert not missing, "\n".join(_sentence(expected, facts) for expected in missing)


@pytest.mark.parametrize(("report", "kind"), pairs(*OTHERS))
def test_the_cover_is_the_same(reading: Reading, report: Report, kind: str) -> None:
    expected, found = reading(report, "txt").report, reading(report, kind).report
    differences = [
        f"{name}: {getattr(expected, name)} -> {getattr(found, name)}"
        for name in COVER
        if getattr(expected, name) != getattr(found, name)
    ]
    assert not differences, f"{kind} against txt:\n" + "\n".join(differences)


@pytest.mark.parametrize(("report", "kind"), pairs(*OTHERS))
def test_the_figures_are_the_same(reading: Reading, report: Report, kind: str) -> None:
    expected, found = _figures(reading(report, "txt").facts), _figures(reading(report, kind).facts)
    differences = list(_differences(expected, found, "raw"))
    assert not differences, f"{kind} against txt:\n" + "\n".join(differences)


@pytest.mark.parametrize(("report", "kind"), pairs(*OTHERS))
def test_the_answers_in_words_are_the_same(reading: Reading, report: Report, kind: str) -> None:
    expected, found = _answers(reading(report, "txt").narratives), _answers(reading(report, kind).narratives)
    differences = list(_differences(expected, found, "text"))
    assert not differences, f"{kind} against txt:\n" + "\n".join(differences)


@pytest.mark.parametrize(("report", "kind"), pairs(*OTHERS))
def test_the_indicators_are_the_same(values: Values, report: Report, kind: str) -> None:
    expected, found = _rows_of(report, values("txt")), _rows_of(report, values(kind))
    differences = list(_changes(expected, found))
    assert not differences, f"{kind} against txt:\n" + "\n".join(differences)


@pytest.mark.parametrize("kind", ["docx", "xlsx", pytest.param("pdf", marks=pytest.mark.office)])
def test_the_sums_over_offices_are_the_same(values: Values, kind: str) -> None:
    """Above the offices, where the figures of all reports meet."""
    expected = {key: row for key, row in values("txt").items() if row["level"] in SUMMED_LEVELS}
    found = {key: row for key, row in values(kind).items() if row["level"] in SUMMED_LEVELS}
    differences = list(_changes(expected, found))
    assert not differences, f"{kind} against txt:\n" + "\n".join(differences)


def _is_told(fact: Fact, expected: Expected) -> bool:
    return (
        fact.value is not None
        and fact.value * fact.scale == expected.value
        and expected.unit in (ANY, fact.unit.replace("%", "ร้อยละ"))
        and expected.agency in (ANY, fact.agency)
        and expected.role in (ANY, fact.role)
    )


def _sentence(expected: Expected, facts: tuple[Fact, ...]) -> str:
    """Say what was expected and what was read instead of it."""
    near = [fact for fact in facts if fact.value is not None and fact.value * fact.scale == expected.value]
    read = [f"({fact.unit}, {fact.agency}, {fact.role}) at {fact.place}" for fact in near]
    return (
        f"{expected.value} ({expected.unit}, {expected.agency}, {expected.role}), read: {'; '.join(read) or 'nothing'}"
    )


def _figures(facts: tuple[Fact, ...]) -> list[Row]:
    """Return what must not depend on the format; `together` are the figures of its group."""
    groups: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        groups[fact.group].append(_raw(fact))
    return [
        {name: getattr(fact, name) for name in PLAIN_FIELDS}
        | {
            "raw": _raw(fact),
            "measure": _without_blanks(fact.measure),
            "row_label": _without_blanks(fact.row_label),
            "together": tuple(groups[fact.group]),
            "words": fact.words,
        }
        for fact in facts
    ]


def _answers(narratives: tuple[Narrative, ...]) -> list[Row]:
    return [
        {
            "kind": narrative.kind,
            "text": _without_blanks(LIST_MARK.sub("", narrative.text)),
            "agency": narrative.agency,
            "policy_id": narrative.policy_id,
            "words": narrative.text,
        }
        for narrative in narratives
    ]


def _raw(fact: Fact) -> str:
    return arabic_digits(fact.raw).replace(",", "")


def _without_blanks(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _differences(expected: list[Row], found: list[Row], name: str) -> Iterator[str]:
    """Say what is lost, what is new, and which fields differ in what both have, `name` being what both must share."""
    matcher = SequenceMatcher(None, [row[name] for row in expected], [row[name] for row in found], autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag != "equal":
            yield from (f"lost  {_shown(row, name)}" for row in expected[start:end])
            yield from (f"new   {_shown(row, name)}" for row in found[other_start:other_end])
            continue
        for one, other in zip(expected[start:end], found[other_start:other_end], strict=True):
            changes = [f"{field}: {one[field]} -> {other[field]}" for field in one if one[field] != other[field]]
            if changes := [change for change in changes if not change.startswith("words: ")]:
                yield f"other {_shown(one, name)}\n        " + "\n        ".join(changes)


def _shown(row: Row, name: str) -> str:
    words = " ".join(row["words"].split())
    return f"{row[name]}  in: {words[:120]}" if name == "raw" else f"{row['kind']} {row['agency']}: {words[:160]}"


def _rows_of(report: Report, rows: Rows) -> Rows:
    """Return the rows of the places that this report alone tells of."""
    return {
        key: row
        for key, row in rows.items()
        if row["level"] in OFFICE_LEVELS and report.places & {*row["provinces"], row["name"]}
    }


def _changes(expected: Rows, found: Rows) -> Iterator[str]:
    for key in expected | found:
        one, other = expected.get(key, {}), found.get(key, {})
        changes = [
            f"{field}: {one.get(field)} -> {other.get(field)}"
            for field in one | other
            if one.get(field) != other.get(field)
        ]
        if changes:
            yield f"{key[1]} of {key[2] or 'all'} ({key[0]}): {'; '.join(changes)}"
