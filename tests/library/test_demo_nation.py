"""The made-up nation: the real offices, every state, movement, contradictions, and never taken for real."""

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from extracts.about import about
from facts import store
from facts.codes import CODES_DIR, default_codes
from facts.fact import Fact, LoadedReport
from library.demo_decisions import decisions
from library.demo_nation import PERIODS, SCRIPT, SEED, Nation, NotDemo, build_demo_nation, nation, offices
from loaders.thai.names import default_names
from metrics.meaning.tables import MEANING
from metrics.open_store import describe
from metrics.questions.contradictions import contradictions
from metrics.questions.overview import counts
from metrics.questions.progress import progress
from metrics.selection import Selection
from ui.frame import Visit

ROOT = Path(__file__).parent.parent.parent
PRIMARY, SECONDARY = "primary-area-office", "secondary-area-office"
COAST = ("สมุทรสาคร", "สมุทรสงคราม")
SHARED = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสาคร สมุทรสงคราม"


@pytest.fixture(scope="module")
def reports() -> list[LoadedReport]:
    return list(nation())


@pytest.fixture(scope="module")
def facts(reports: list[LoadedReport]) -> list[Fact]:
    return [fact for report in reports for fact in report.facts]


@pytest.fixture(scope="module")
def cursor(reports: list[LoadedReport], tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """A store of one region's provinces and the national body."""
    region = {"สมุทรสาคร", "สมุทรสงคราม", "เพชรบุรี", "ประจวบคีรีขันธ์"}
    some = [item for item in reports if item.report and region.issuperset(item.report.provinces)]
    folder = tmp_path_factory.mktemp("demo")
    path = store.write(folder, some, default_codes(), "0" * 64, is_synthetic=True, meaning=MEANING)
    with store.connect_read_only(path) as connection:
        yield connection.cursor()


@pytest.fixture(scope="module")
def told(cursor: DuckDBPyConnection) -> Counter[str]:
    """How many offices tell each indicator in figures, with its base, in the newest year."""
    rows = progress(cursor, Selection(fiscal_year=2568), "agency")
    return Counter(rows.loc[rows["denominator"].notna(), "indicator_id"])


def areas() -> list[dict[str, str]]:
    with (CODES_DIR / "area_offices.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_183_primary_and_62_secondary_area_offices() -> None:
    assert Counter(row["kind"] for row in areas()) == {PRIMARY: 183, SECONDARY: 62}
    assert len({row["name_th"] for row in areas()}) == 245


def test_every_province_has_its_area_offices() -> None:
    serving: dict[str, Counter[str]] = defaultdict(Counter)
    for row in areas():
        for province in row["provinces"].split(";"):
            serving[province][row["kind"]] += 1
    assert serving.keys() == {province.province_th for province in default_codes().provinces}
    assert all(kinds[PRIMARY] >= 1 for kinds in serving.values())
    assert {name: kinds[SECONDARY] for name, kinds in serving.items() if kinds[SECONDARY] != 1} == {"กรุงเทพมหานคร": 2}


@pytest.mark.parametrize(
    ("province", "primary", "secondary"),
    [
        ("นครราชสีมา", 7, "นครราชสีมา"),
        ("เชียงใหม่", 6, "เชียงใหม่"),
        ("ตาก", 2, "ตาก"),
        ("บึงกาฬ", 1, "บึงกาฬ"),
        ("อุตรดิตถ์", 2, "พิษณุโลก อุตรดิตถ์"),
        ("กระบี่", 1, "ตรัง กระบี่"),
        ("ระนอง", 1, "พังงา ภูเก็ต ระนอง"),
        ("ยโสธร", 2, "ศรีสะเกษ ยโสธร"),
    ],
)
def test_a_province_has_the_offices_it_really_has(province: str, primary: int, secondary: str) -> None:
    its = [row for row in areas() if province in row["provinces"].split(";")]
    assert sum(row["kind"] == PRIMARY for row in its) == primary
    assert [row["name_th"] for row in its if row["kind"] == SECONDARY] == [f"สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา{secondary}"]


def test_the_reader_knows_every_area_office_by_its_name() -> None:
    for row in areas():
        found = default_names().agencies(row["name_th"])
        assert [(item.name, ";".join(item.provinces)) for item in found] == [(row["name_th"], row["provinces"])]


def test_every_province_and_office_speaks_in_three_years_of_two_rounds(
    reports: list[LoadedReport], facts: list[Fact]
) -> None:
    headers = [item.report for item in reports if item.report]
    assert {(header.fiscal_year, header.round) for header in headers if header.provinces} == {
        (period.fiscal_year, period.round) for period in PERIODS
    }
    assert len({header.provinces for header in headers if header.provinces}) == 77
    assert {header.fiscal_year for header in headers if not header.provinces} == {2566, 2567, 2568}
    assert len(headers) < 77 * 6 + 3, "some province should miss a round"
    speaking = {(fact.agency, fact.provinces) for fact in facts}
    assert {(office.name, office.provinces) for office in offices()} <= speaking


def test_everything_is_named_synthetic_and_opens_its_words(reports: list[LoadedReport], facts: list[Fact]) -> None:
    assert all(item.report and item.report.source.startswith("synthetic/") for item in reports)
    assert all(item.report and "ข้อมูลสมมติ" in item.report.title for item in reports)
    assert [fact.place for fact in facts if fact.words[fact.at : fact.at + len(fact.raw)] != fact.raw] == []
    assert len({fact.fact_id for fact in facts}) == len(facts)


def test_every_state_occurs(reports: list[LoadedReport], facts: list[Fact]) -> None:
    states = Counter(fact.state for fact in facts)
    assert states["dash"] and states["unreadable"]
    assert any(fact.role == "numerator" and fact.value == 0 for fact in facts)
    assert sum(len(item.issues) for item in reports) == states["unreadable"]
    assert any(fact.is_approximate for fact in facts)
    assert any("๑" in fact.raw for fact in facts)
    item = reports[0]
    in_figures = {(fact.agency, fact.theme) for fact in item.facts}
    in_words = {(told.agency, told.theme) for told in item.narratives if told.kind == "progress"}
    offices_there, themes = {agency for agency, _ in in_figures if agency}, {theme for _, theme in in_figures}
    assert in_words - in_figures
    assert {(office, theme) for office in offices_there for theme in themes} - in_figures - in_words


def test_an_office_of_two_provinces_tells_both_mostly_the_same(facts: list[Fact]) -> None:
    told: dict[tuple[object, ...], dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        if fact.agency == SHARED and fact.role == "denominator" and fact.round:
            told[fact.fiscal_year, fact.round, fact.theme, fact.measure][fact.source].add(fact.value)
    both = [list(by_source.values()) for by_source in told.values() if len(by_source) == 2]
    alike = sum(first == second for first, second in both)
    assert 0.8 * len(both) < alike < len(both)


def test_figures_grow_over_time_and_some_fall(facts: list[Fact]) -> None:
    shares: dict[str, dict[tuple[object, object], float]] = defaultdict(dict)
    groups: dict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    for fact in facts:
        if fact.theme == "teacher-assessment" and fact.measure in ("ยื่นคำขอ DPA", "ผ่านเกณฑ์") and fact.agency:
            groups[fact.report_id, fact.group][fact.measure] = fact
    for row in groups.values():
        base, passed = row.get("ยื่นคำขอ DPA"), row.get("ผ่านเกณฑ์")
        if base and passed and base.value and passed.value is not None and base.value >= 50:
            shares[base.agency][base.fiscal_year, base.round] = float(passed.value / base.value)
    moves = [office[2568, 2] - office[2566, 1] for office in shares.values() if {(2566, 1), (2568, 2)} <= office.keys()]
    assert len(moves) > 100
    assert sum(move > 0 for move in moves) > 0.8 * len(moves)
    assert any(move < 0 for move in moves)


def test_the_same_seed_tells_the_same_and_another_seed_another_nation() -> None:
    province = default_codes().provinces[30]
    first, again, other = (Nation(seed).provincial_report(province, PERIODS[3]) for seed in (1, 1, 2))
    assert first == again
    assert [fact.value for fact in first.facts] != [fact.value for fact in other.facts]


def test_the_store_says_that_it_is_synthetic_and_so_does_an_extract(cursor: DuckDBPyConnection) -> None:
    assert counts(cursor, Selection()).is_synthetic
    notes = about(cursor, Visit(Selection(), "th", Path("demo.duckdb"), describe(cursor)))
    assert "ข้อมูลสมมติ / synthetic" in [text for _, text in notes]


@pytest.mark.parametrize(
    "indicator_id",
    [
        "teacher-debt-resolved",
        "debt-restructuring-registered",
        "dpa-passed",
        "transfers-matched",
        "schools-equipped",
        "guard-duty-ended",
        "janitors-filled",
        "assessment-load-reduced",
        "students-guided",
    ],
)
def test_indicators_claim_its_figures(told: Counter[str], indicator_id: str) -> None:
    assert told[indicator_id] > 5


def test_the_nation_can_be_held_against_a_province(cursor: DuckDBPyConnection) -> None:
    nation_rows, province_rows = (
        progress(cursor, Selection(fiscal_year=2568, theme="teacher-debt"), level) for level in ("nation", "province")
    )
    shared = set(nation_rows.loc[nation_rows["percent"].notna(), "indicator_id"])
    assert {"teacher-debt-resolved", "debt-restructuring-registered"} <= shared
    assert shared <= set(province_rows.loc[province_rows["percent"].notna(), "indicator_id"])


def test_its_contradictions_are_found(cursor: DuckDBPyConnection) -> None:
    assert len(contradictions(cursor)) > 10


def test_people_decided_about_some_figures_in_every_way(
    reports: list[LoadedReport], facts: list[Fact], tmp_path: Path
) -> None:
    rules = tomllib.loads(SCRIPT.read_text(encoding="utf-8"))["decisions"]
    decided = [item for loaded in reports for item in decisions(loaded, rules, SEED)]
    assert decided == [item for loaded in reports for item in decisions(loaded, rules, SEED)]
    told = Counter(item.action for item in decided)
    assert set(told) == {"accept", "correct", "enter", "explain"} and min(told.values()) > 5
    by_id = {fact.fact_id: fact for fact in facts}
    assert all((by_id[item.fact_id].value is None) == (item.action == "enter") for item in decided)
    sources = {item.source for item in decided[:5]}
    some = [item for item in reports if item.report and item.report.source in sources]
    of_them = [item for item in decided if item.source in sources]
    path = store.write(
        tmp_path, some, default_codes(), "0" * 64, corrections=of_them, is_synthetic=True, meaning=MEANING
    )
    with store.connect_read_only(path) as connection:
        assert len(connection.table("correction")) == len(of_them)


def test_a_store_of_real_reports_is_never_replaced(tmp_path: Path) -> None:
    store.write(tmp_path, [], default_codes(), "0" * 64, meaning=MEANING)
    before = store.current(tmp_path)
    with pytest.raises(NotDemo, match="real reports"):
        build_demo_nation(tmp_path)
    ran = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "demo-nation", "--store", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, "real reports" in ran.stderr) == (2, True)
    assert store.current(tmp_path) == before
