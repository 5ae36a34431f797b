"""The frame by Streamlit's own test runner: what an address brings back, and what it cannot."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from metrics import open_store
from ui import links
from ui.texts import text

ROOT = Path(__file__).parent.parent.parent
PROVINCE = "สมุทรสาคร"
OTHER = "20250102T180000000000Z-00000000"


def start(monkeypatch: pytest.MonkeyPatch, folder: Path, **query: str) -> AppTest:
    """Open the dashboard by an address."""
    monkeypatch.setenv("INSPECTION_STORE", str(folder))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def notices(app: AppTest) -> str:
    return "".join(str(html.proto.body) for html in app.get("html") if "notice" in str(html.proto.body))


def box(app: AppTest, name: str) -> Selectbox:
    (found,) = [found for found in app.sidebar.selectbox if found.label == text(f"filter_{name}", "th")]
    return found


def test_an_address_brings_its_filters_back(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    app = start(monkeypatch, full_store, province=PROVINCE, fiscal_year="2567", lang="en")
    assert app.button(key="clear_province").label == "Province: Samut Sakhon"
    assert app.button(key="clear_fiscal_year").label == "Fiscal year: FY2567 (2024)"
    assert dict(app.query_params) == {"province": PROVINCE, "fiscal_year": "2567", "lang": "en"}


@pytest.mark.parametrize(("name", "value"), [("province", "ไม่มีจังหวัดนี้"), ("fiscal_year", "2499"), ("round", "สอง")])
def test_a_value_that_the_data_does_not_have_is_dropped_with_a_word(
    monkeypatch: pytest.MonkeyPatch, full_store: Path, name: str, value: str
) -> None:
    app = start(monkeypatch, full_store, affiliation="สพฐ.", **{name: value})
    assert text("dropped", "th", names=f"{text(f'filter_{name}', 'th')} “{value}”") in notices(app)
    assert dict(app.query_params) == {"affiliation": "สพฐ."}
    assert app.button(key="clear_affiliation")
    app.button(key="dismiss_dropped").click().run()
    assert text("dropped", "th", names="")[:20] not in notices(app)


def test_a_province_without_a_report_is_named_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, full_store: Path
) -> None:
    app = start(monkeypatch, full_store, province="ระนอง", lang="en")
    assert text("dropped", "en", names="Province “Ranong” (no report yet)") in notices(app)
    assert dict(app.query_params) == {"lang": "en"}


def test_a_link_to_other_data_says_when_both_were_built(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    app = start(monkeypatch, full_store, data=OTHER, lang="en")
    assert "data built on 3 Jan 2025 01:00." in notices(app)
    assert "data" not in app.query_params
    app.button(key="dismiss_linked_data").click().run()
    assert "3 Jan 2025" not in notices(app)


@pytest.mark.parametrize("kept", [True, False])
def test_a_link_to_the_same_content_says_nothing(
    monkeypatch: pytest.MonkeyPatch, full_store: Path, *, kept: bool
) -> None:
    store = open_store.published(full_store)
    assert store
    content = store.stem.partition("-")[2]
    app = start(monkeypatch, full_store, data=store.stem if kept else f"20250102T180000000000Z-{content}")
    assert not [button for button in app.button if button.key == "dismiss_linked_data"]


def test_a_damaged_stamp_is_no_fault(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    app = start(monkeypatch, full_store, data="เมื่อวาน")
    assert not [button for button in app.button if button.key == "dismiss_linked_data"]


def test_choices_carry_counts_and_those_of_none_come_last(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    years = box(start(monkeypatch, full_store, province="ตาก"), "fiscal_year")
    counts = [int(label.rpartition("(")[2].rstrip(")").replace(",", "")) for label in years.options]
    assert counts == sorted(counts, key=lambda count: count == 0)
    assert 0 in counts and counts[0] > 0


@pytest.mark.parametrize(("year", "kept"), [(2568, None), (2567, 2567)])
def test_an_empty_choice_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, full_store: Path, year: int, kept: int | None
) -> None:
    app = start(monkeypatch, full_store, province="ตาก")
    box(app, "fiscal_year").set_value(year).run()
    assert app.session_state["fiscal_year"] == kept


def test_a_time_of_the_store_is_told_in_thailand() -> None:
    built = datetime(2026, 12, 31, 18, 5, tzinfo=UTC)
    assert links.moment(built, "th") == "1 ม.ค. 2570 01:05"
    assert links.moment(built.replace(tzinfo=None), "en") == "1 Jan 2027 01:05"
