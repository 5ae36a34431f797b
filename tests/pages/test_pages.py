"""Each page without the frame around it: with a full store, an empty one, none, and one filter."""

from pathlib import Path

import pytest

from tests.drawn import cells, run, tables
from ui.texts import LANGUAGES, TEXTS, text

PAGES = ("overview", "policy", "province", "agency", "figures", "findings", "problems", "reports")
OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
PROVINCE = "สมุทรสาคร"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_tables_without_an_empty_cell(
    monkeypatch: pytest.MonkeyPatch, full_store: Path, name: str, language: str
) -> None:
    page = run(monkeypatch, full_store, name, lang=language)
    assert tables(page)
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


def test_an_office_shows_its_figures_with_n_of_n(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "agency", agency=OFFICE)
    assert any(cell.replace("\u00a0", " ") == "455 จาก 493 ราย" for cell in cells(page))
    assert page.button(key="clear_agency").label.endswith("สพป.สมุทรสาคร")


def test_a_province_sets_its_offices_side_by_side(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "province", province=PROVINCE, lang="en")
    assert "Primary ESAO Samut Sakhon" in page.dataframe[0].value.columns


def test_clearing_a_filter_takes_it_away(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "overview", province=PROVINCE)
    page.button(key="clear_province").click().run()
    assert page.session_state["province"] is None
    assert not page.exception


def test_findings_tell_their_gravity_and_both_values(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    found = tables(run(monkeypatch, full_store, "findings"))[0]
    gravities = [row[0] for row in found]
    assert gravities == sorted(gravities, key=["ผิด", "น่าสงสัย", "ควรทราบ"].index)
    assert any("27" in row[1] and "32" in row[1] for row in found)
    owing = tables(run(monkeypatch, full_store, "findings", fiscal_year=2566))[1]
    assert any(int(row[6]) > 0 and row[7] != "·" for row in owing)
    assert all(int(row[2]) == sum(map(int, row[3:7])) for row in owing)


def test_problems_are_searched_whatever_their_spaces(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    everything = run(monkeypatch, full_store, "problems")
    found = run(monkeypatch, full_store, "problems", search_problems="งบ ประมาณ")
    assert tables(everything) == tables(found)
    assert "งบประมาณ" in "".join(str(html.proto.body) for html in found.get("html"))
    nothing = run(monkeypatch, full_store, "problems", search_problems="คำที่ไม่มีใครเขียน")
    assert text("problems_none", "th") in [caption.value for caption in nothing.caption]


def test_an_office_is_held_against_the_nation_by_n_of_n(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "agency", agency=OFFICE, lang="en")
    compared = [row for table in tables(page) for row in table if len(row) == 6 and "OBEC" in row[3]]
    (load,) = [row for row in compared if "72 of 75" in row[2]]
    assert "6,743 of 9,602" in load[4]
    assert load[5] == "+25.8 points"
