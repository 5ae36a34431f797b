"""The page of figures: its search, its further filters, its order, its pages, and the card that an address opens."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from facts import store
from tests.drawn import run, tables, words
from tests.factory import PRIMARY, SECONDARY, as_activity, fact, loaded, opened, report, share
from ui.tables import PAGE
from ui.texts import text

OLD = report("old.txt", fiscal_year=2566)
NEW = report("new.txt", fiscal_year=2567)
ROUNDS = PAGE + 7


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of more figures than a page holds: rounds of a training in 2567, one share and its percent in 2566."""
    folder = tmp_path_factory.mktemp("made")
    rounds = [
        fact(NEW, n, f"{n},000", "count", f"ครูที่เข้าอบรมรุ่น {n}", group=f"g{n}", agency=PRIMARY, theme="teacher-debt")
        for n in range(1, ROUNDS + 1)
    ]
    dash = replace(
        fact(NEW, 300, "0", "count", "ย้ายกลับภูมิลำเนา", agency=PRIMARY), raw="-", words="-", value=None, state="dash"
    )
    held = as_activity(fact(NEW, 301, "3", "count", "ประชุมชี้แจง", agency=PRIMARY, unit="ครั้ง"))
    passed = share(OLD, 10, SECONDARY, "48", "12")
    percent = fact(OLD, 10, "25", "percent", "ผ่านเกณฑ์", group=passed[0].group, agency=SECONDARY, unit="ร้อยละ", column=3)
    opened(folder, loaded(OLD, [*passed, percent]), loaded(NEW, [*rounds, dash, held]))
    return folder


def column(page: AppTest, position: int) -> list[str]:
    return [row[position].strip() for row in tables(page)[0]] if page.dataframe else []


def choice(page: AppTest, name: str) -> list[str]:
    """The labels of a further filter, as the reader sees them."""
    (box,) = [box for box in page.selectbox if box.label == text(f"filter_{name}", "th")]
    return list(box.options)


@pytest.mark.parametrize("search", ["อบรม รุ่น5", "รุน 5 อบ รม", "5 อบรม", "๕ อบรม"])
def test_words_are_found_in_any_order_whatever_their_spaces_marks_and_digits(
    monkeypatch: pytest.MonkeyPatch, made: Path, search: str
) -> None:
    page = run(monkeypatch, made, "figures", search=search)
    assert "ครูที่เข้าอบรมรุ่น 5" in column(page, 0)
    assert all("5" in measure or "5" in value for measure, value in zip(column(page, 0), column(page, 1), strict=True))


@pytest.mark.parametrize("search", ["7000", "7,000"])
def test_a_number_is_found_with_or_without_its_separator(
    monkeypatch: pytest.MonkeyPatch, made: Path, search: str
) -> None:
    page = run(monkeypatch, made, "figures", search=search)
    assert "ครูที่เข้าอบรมรุ่น 7" in column(page, 0)
    assert all("7,000" in value for value in column(page, 1))


def test_the_search_keeps_to_the_filters(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "figures", search="ผ่านเกณฑ์", fiscal_year=2567)
    assert not page.dataframe
    assert any(caption.value.startswith(text("figures_none", "th")) for caption in page.caption)


def test_a_long_list_comes_a_page_at_a_time(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    first = run(monkeypatch, made, "figures", theme="teacher-debt")
    second = run(monkeypatch, made, "figures", theme="teacher-debt", page="2")
    assert (len(column(first, 0)), len(column(second, 0))) == (PAGE, ROUNDS - PAGE)
    assert not set(column(first, 0)) & set(column(second, 0))
    assert text("figures_shown", "th", n=ROUNDS, first=PAGE + 1, last=ROUNDS) in words(second)
    assert second.session_state["page"] == 2


def test_another_search_begins_at_its_first_page(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "figures", page="2")
    page.text_input[0].set_value("อบรม").run()
    assert page.session_state["page"] is None
    assert len(column(page, 0)) == PAGE


@pytest.mark.parametrize("number", ["0", "99", "สอง"])
def test_a_page_that_is_not_there_is_the_nearest_one(monkeypatch: pytest.MonkeyPatch, made: Path, number: str) -> None:
    assert column(run(monkeypatch, made, "figures", page=number), 0)


def test_results_come_first_and_other_kinds_on_demand(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "figures", search="ประชุม")
    assert not page.dataframe
    assert any(text("figures_elsewhere", "th", n=1) in caption.value for caption in page.caption)
    assert column(run(monkeypatch, made, "figures", search="ประชุม", kind="activity"), 0) == ["ประชุมชี้แจง"]
    assert column(run(monkeypatch, made, "figures", search="ประชุม", kind="all"), 0) == ["ประชุมชี้แจง"]


def test_states_are_told_apart_and_counted(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "figures", fiscal_year=2567)
    assert f"{text('state_dash', 'th')} (1)" in choice(page, "state")
    assert f"{text('state_reported', 'th')} ({ROUNDS})" in choice(page, "state")
    assert f"{text('state_unreadable', 'th')} (0)" in choice(page, "state")
    dashed = run(monkeypatch, made, "figures", fiscal_year=2567, state="dash")
    assert column(dashed, 1) == [text("state_dash", "th")]
    assert f"{text('role_count', 'th')} (1)" in choice(dashed, "role")


def test_an_empty_choice_is_not_taken(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "figures", fiscal_year=2567)
    (box,) = [box for box in page.selectbox if box.label == text("filter_state", "th")]
    box.select("unreadable").run()
    assert page.session_state["state"] is None
    assert page.dataframe
    (box,) = [box for box in page.selectbox if box.label == text("filter_state", "th")]
    box.select("dash").run()
    assert page.session_state["state"] == "dash"


def test_a_percent_shows_its_n_of_n(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "figures", role="percent")
    ((_, value, of, *_),) = tables(page)[0]
    assert (value.replace("\u00a0", " "), of.replace("\u00a0", " ")) == ("25 %", "12 จาก 48 ราย")


def test_the_order_is_the_readers(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    values = [
        Decimal(value.split("\u00a0")[0].replace(",", ""))
        for value in column(run(monkeypatch, made, "figures", sort="largest"), 1)
    ]
    assert values[0] == ROUNDS * 1000
    assert values == sorted(values, reverse=True)
    periods = column(run(monkeypatch, made, "figures", sort="newest", page="2"), 5)
    assert periods == sorted(periods, reverse=True) and len(set(periods)) == 2
    measures = column(run(monkeypatch, made, "figures", sort="measure", fiscal_year=2566), 0)
    assert measures == ["ผ่านเกณฑ์", "ผ่านเกณฑ์", "ยื่นคำขอ DPA"]


def test_chips_take_the_search_and_the_choices_away(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "figures", search="เกณฑ์", role="percent", fiscal_year=2566)
    assert page.button(key="clear_role").label == f"{text('filter_role', 'th')}: {text('role_percent', 'th')}"
    page.button(key="clear_search").click().run()
    assert not page.session_state["search"] and page.text_input[0].value == ""
    page.button(key="clear_all").click().run()
    assert not page.session_state["role"] and page.session_state["fiscal_year"] is None
    assert not page.exception


def test_unknown_choices_of_an_address_leave_the_page_whole_and_are_named(
    monkeypatch: pytest.MonkeyPatch, made: Path
) -> None:
    unknown = {"kind": "x", "role": "y", "state": "z", "sort": "w"}
    page = run(monkeypatch, made, "figures", page="-1", from_link=set(unknown), **unknown)
    assert len(column(page, 0)) == PAGE
    labels = {"kind": "filter_kind", "sort": "sort", "role": "filter_role", "state": "filter_state"}
    names = ", ".join(f"{text(label, 'th')} “{unknown[key]}”" for key, label in labels.items())
    assert text("dropped", "th", names=names) in words(page)
    page.button(key="dismiss_dropped").click().run()
    assert names not in words(page)


def test_an_address_opens_the_card_with_its_group(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    figure = share(OLD, 10, SECONDARY, "48", "12")[1]
    page = run(monkeypatch, made, "figures", figure=figure.fact_id)
    card = words(page)
    assert "<mark>12</mark>" in card
    assert "12 จาก 48" in card.replace("\u00a0", " ")
    assert card.index("48\u00a0ราย</td>") > 0 and card.index("25\u00a0%</td>") > 0
    assert figure.fact_id in "".join(block.value for block in page.code)
    labels = [button.label for button in page.button]
    assert any(label.startswith(f"{text('used_by', 'th')}: ") for label in labels)
    assert text("open_in_figures", "th") not in labels


def test_an_address_of_an_older_version_opens_the_same_card(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    cursor = store.connect_read_only(store.current(full_store)).cursor()  # type: ignore[arg-type]
    fact_id, former_id, raw = cursor.sql(
        "SELECT fact_id, former_id, raw FROM fact JOIN former_id USING (fact_id) WHERE role = 'denominator' LIMIT 1"
    ).fetchall()[0]
    page = run(monkeypatch, full_store, "figures", figure=former_id)
    assert page.session_state["figure"] == fact_id != former_id
    assert f"<mark>{raw}</mark>" in words(page)


def test_an_address_of_a_figure_that_is_gone_says_so(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "figures", figure="0" * 16)
    assert text("figure_unknown", "th") in [caption.value for caption in page.caption]
    assert page.session_state["figure"] is None
    assert page.dataframe


def test_the_whole_store_is_searched_by_an_office_name(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "figures", search="อตรดิตถ เขต 2", kind="all")
    assert column(page, 0)
    assert {office for office in column(page, 3) if "สพป." in office} == {"สพป.อุตรดิตถ์ เขต 2"}
