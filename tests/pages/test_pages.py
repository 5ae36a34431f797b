"""Each page without the frame around it: with a full store, an empty one, none, and one filter."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.drawn import cells, run, tables
from ui.texts import LANGUAGES, TEXTS, text

PAGES = (
    "overview",
    "policy",
    "indicator",
    "province",
    "agency",
    "figures",
    "findings",
    "problems",
    "reports",
    "uncounted",
)
PROVINCE = "สมุทรสาคร"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_tables_without_an_empty_cell(
    monkeypatch: pytest.MonkeyPatch, full_store: Path, name: str, language: str
) -> None:
    page = run(monkeypatch, full_store, name, lang=language)
    assert tables(page) or name == "policy"  # which draws rows of its own
    assert all(cell.strip() and cell.strip() not in ("N/A", "None", "nan", "<NA>") for cell in cells(page))
    headings = {heading.value for heading in page.subheader}
    assert headings <= {texts[LANGUAGES.index(language)] for texts in TEXTS.values()}


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_store_says_what_to_do(monkeypatch: pytest.MonkeyPatch, empty_store: Path, name: str) -> None:
    page = run(monkeypatch, empty_store, name)
    assert [note.value for note in page.info] == [text("empty_store", "th")]
    assert not page.dataframe


@pytest.mark.parametrize("name", PAGES)
def test_a_missing_store_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    page = run(monkeypatch, tmp_path, name, lang="en")
    assert [note.value for note in page.info] == [text("no_store", "en")]


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def of_another_version(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE store_info DROP COLUMN is_synthetic")


@pytest.mark.parametrize("spoil", [torn, of_another_version])
def test_a_store_that_cannot_be_read_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, empty_store: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(empty_store, folder)
    spoil(next(folder.glob("*.duckdb")))
    page = run(monkeypatch, folder, "overview", lang="en")
    assert [note.value for note in page.info] == [text("no_store", "en")]


def test_clearing_a_filter_takes_it_away(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "overview", province=PROVINCE)
    page.button(key="clear_province").click().run()
    assert page.session_state["province"] is None
    assert not page.exception
