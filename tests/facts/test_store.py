"""Store files: written whole or not at all, checked, published in one step, then only read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from facts import store
from facts.codes import default_codes
from facts.fact import Fact, Issue, LoadedReport, Narrative, Report
from facts.store import StoreError
from loaders import load

HASH = "0123456789abcdef"
TEXT = """แบบตรวจราชการ รอบที่ 1 ประจำปีงบประมาณ พ.ศ. 2567

สำนักงานศึกษาธิการจังหวัดน่าน

6. จัดหานักการภารโรง

6.1 ผลการดำเนินงาน

ได้รับจัดสรรทั้งหมด 40 อัตรา จ้างแล้ว 38 อัตรา คิดเป็นร้อยละ 95.00
"""


@pytest.fixture
def loaded(tmp_path: Path) -> LoadedReport:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = load(path)
    assert (len(found.facts), len(found.narratives)) == (3, 1)
    return found


def first_changed(loaded: LoadedReport, **values: object) -> LoadedReport:
    return replace(loaded, facts=(replace(loaded.facts[0], **values), *loaded.facts[1:]))  # type: ignore[arg-type]


def count(path: Path, table: str) -> int:
    with store.connect_read_only(path) as connection:
        return len(connection.table(table).fetchall())


def test_what_is_written_is_what_was_loaded(loaded: LoadedReport, tmp_path: Path) -> None:
    path = store.write(tmp_path / "store", [loaded], default_codes(), HASH)
    with store.connect_read_only(path) as connection:
        values = connection.sql('SELECT raw, value, provinces, group_id, "at" FROM fact ORDER BY "at"').fetchall()
        assert connection.sql("SELECT inputs_hash, is_synthetic FROM store_info").fetchall() == [(HASH, False)]
        report = connection.sql("SELECT agency, provinces, fiscal_year, round FROM report").fetchall()
    assert [(raw, value, provinces) for raw, value, provinces, _, _ in values] == [
        ("40", Decimal(40), ["น่าน"]),
        ("38", Decimal(38), ["น่าน"]),
        ("95.00", Decimal(95), ["น่าน"]),
    ]
    assert len({group for _, _, _, group, _ in values}) == 1
    assert report == [("สำนักงานศึกษาธิการจังหวัดน่าน", ["น่าน"], 2567, 1)]
    assert (count(path, "narrative"), count(path, "province"), count(path, "issue")) == (1, 77, len(loaded.issues))


def test_a_store_is_named_by_its_time_and_inputs(loaded: LoadedReport, tmp_path: Path) -> None:
    path = store.write(tmp_path, [loaded], default_codes(), HASH)
    assert path.name.endswith(f"Z-{HASH[:8]}.duckdb")
    assert store.current(tmp_path) == path


def test_a_second_write_publishes_another_file_and_keeps_the_first(loaded: LoadedReport, tmp_path: Path) -> None:
    first = store.write(tmp_path, [loaded], default_codes(), HASH)
    second = store.write(tmp_path, [loaded], default_codes(), HASH)
    assert first != second
    assert store.current(tmp_path) == second
    assert first.exists()


def test_nothing_is_published_in_a_new_folder(tmp_path: Path) -> None:
    assert store.current(tmp_path) is None
    assert store.current(tmp_path / "none") is None


def test_an_older_store_can_be_published_again(loaded: LoadedReport, tmp_path: Path) -> None:
    first = store.write(tmp_path, [loaded], default_codes(), HASH)
    store.write(tmp_path, [], default_codes(), HASH)
    store.publish(first)
    assert store.current(tmp_path) == first


def test_a_published_store_is_only_read(loaded: LoadedReport, tmp_path: Path) -> None:
    path = store.write(tmp_path, [loaded], default_codes(), HASH)
    with store.connect_read_only(path) as connection, pytest.raises(duckdb.Error):
        connection.execute("DELETE FROM fact")
    outside = tmp_path / "secret.csv"
    outside.write_text("a\n1\n", encoding="utf-8")
    with store.connect_read_only(path) as connection, pytest.raises(duckdb.Error):
        connection.read_csv(str(outside)).fetchall()
    assert count(path, "fact") == 3


def test_a_reader_goes_on_while_another_store_is_published(loaded: LoadedReport, tmp_path: Path) -> None:
    with store.connect_read_only(store.write(tmp_path, [loaded], default_codes(), HASH)) as reader:
        store.write(tmp_path, [], default_codes(), HASH)
        assert len(reader.cursor().table("fact").fetchall()) == 3
    published = store.current(tmp_path)
    assert published is not None
    assert count(published, "fact") == 0


def test_a_file_that_is_no_store_is_refused_with_a_cure(tmp_path: Path) -> None:
    path = tmp_path / "broken.duckdb"
    path.write_bytes(b"no store at all" * 1000)
    with pytest.raises(StoreError, match="make run"):
        store.connect_read_only(path)


def test_the_same_report_twice_counts_once_and_is_told(loaded: LoadedReport, tmp_path: Path) -> None:
    path = store.write(tmp_path, [loaded, loaded], default_codes(), HASH)
    assert (count(path, "report"), count(path, "fact"), count(path, "narrative")) == (1, 3, 1)
    with store.connect_read_only(path) as connection:
        codes = [code for (code,) in connection.sql("SELECT code FROM issue").fetchall()]
    assert codes.count("same-content") == 1
    assert len(codes) == len(loaded.issues) + 1


def test_a_file_that_gave_no_report_leaves_its_issue(tmp_path: Path) -> None:
    issue = Issue("broken.pdf", None, "", "error", "unknown-format", "Save it as text.", "")
    path = store.write(tmp_path, [LoadedReport(None, (), (), (issue,))], default_codes(), HASH)
    assert (count(path, "report"), count(path, "issue")) == (0, 1)


Break = Callable[[LoadedReport], LoadedReport]
BREAKS: dict[str, Break] = {
    "raw_stands_in_words": lambda loaded: first_changed(loaded, at=loaded.facts[0].at + 1),
    "reported_has_value": lambda loaded: first_changed(loaded, value=None),
    "province_is_known": lambda loaded: first_changed(loaded, provinces=("น่านเหนือ",)),
    "policy_is_in_catalogue": lambda loaded: first_changed(loaded, policy_id="no-such-policy"),
    "report_exists": lambda loaded: first_changed(loaded, report_id="no-such-report"),
}
MORE_BREAKS: dict[str, tuple[str, Break]] = {
    "a dash with a value": ("reported_has_value", lambda loaded: first_changed(loaded, state="dash")),
    "a theme of another policy": ("policy_is_in_catalogue", lambda loaded: first_changed(loaded, theme="teacher-debt")),
    "other characters": ("raw_stands_in_words", lambda loaded: first_changed(loaded, raw="41")),
}


def test_every_check_has_a_case_that_fails_it() -> None:
    assert {path.stem for path in (store.HERE / "checks").glob("*.sql")} == set(BREAKS)


@pytest.mark.parametrize(
    ("check", "spoil"),
    [*BREAKS.items(), *MORE_BREAKS.values()],
    ids=[*BREAKS, *MORE_BREAKS],
)
def test_a_broken_figure_is_refused_and_the_old_store_stays(
    check: str, spoil: Break, loaded: LoadedReport, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    published = store.write(folder, [loaded], default_codes(), HASH)
    with pytest.raises(StoreError, match=check):
        store.write(folder, [spoil(loaded)], default_codes(), HASH)
    assert store.current(folder) == published
    assert count(published, "fact") == 3
    assert sorted(path.name for path in folder.iterdir()) == sorted([published.name, store.POINTER])


@pytest.mark.parametrize(
    "values",
    [{"role": "sum"}, {"kind": "guess"}, {"state": "lost"}, {"section": "annex"}, {"round": 3}, {"fiscal_year": 2024}],
    ids=str,
)
def test_a_word_outside_a_closed_list_is_refused(
    values: dict[str, object], loaded: LoadedReport, tmp_path: Path
) -> None:
    folder = tmp_path / "store"
    with pytest.raises(duckdb.ConstraintException):
        store.write(folder, [first_changed(loaded, **values)], default_codes(), HASH)
    assert list(folder.iterdir()) == []


def test_a_sound_store_passes_every_check(loaded: LoadedReport, tmp_path: Path) -> None:
    with store.connect_read_only(store.write(tmp_path, [loaded], default_codes(), HASH)) as connection:
        assert store.run_checks(connection) == {}


@pytest.mark.parametrize(
    ("record", "table"), [(Report, "report"), (Fact, "fact"), (Narrative, "narrative"), (Issue, "issue")]
)
def test_the_tables_are_the_records(record: type, table: str, loaded: LoadedReport, tmp_path: Path) -> None:
    """Behind a record's fields stand only what the store derives of them; former ids have a table of their own."""
    derived = {"fact": ["measure_key", "search_key"], "narrative": ["subjects", "search_key", "search_words"]}.get(
        table, []
    )
    with store.connect_read_only(store.write(tmp_path, [loaded], default_codes(), HASH)) as connection:
        columns = connection.table(table).columns
    fields = [store.RENAMED.get(name, name) for name in record.__dataclass_fields__ if name != "former_id"]  # type: ignore[attr-defined]
    assert columns == [*fields, *derived]


def test_a_store_is_written_so_that_older_programs_open_it(tmp_path: Path, loaded: LoadedReport) -> None:
    header = store.write(tmp_path, [loaded], default_codes(), HASH).read_bytes()[:64]
    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") == 65  # the storage of DuckDB 1.2 and later; 2.0's own is another
