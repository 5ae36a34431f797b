"""Ten journeys through the dashboard, each once, as its people make them.

| who        | comes for                                                          | width | language | data    |
| ---------- | ------------------------------------------------------------------ | ----- | -------- | ------- |
| executive  | the first headline, and the words of the report behind it           | 1920  | Thai     | reports |
| executive  | a subject of the scorecard: its policy, then its indicator          | 1280  | English  | nation  |
| executive  | where we stand, on a phone in a car                                 | 390   | Thai     | reports |
| executive  | the first thing that needs attention                                | 1280  | Thai     | nation  |
| supervisor | a province on the map, one of its offices, its list to be sent      | 1280  | Thai     | reports |
| supervisor | what one office owes, on a phone                                    | 390   | English  | nation  |
| supervisor | the gravest finding, both values side by side                       | 1920  | English  | reports |
| supervisor | problems that name a subject, however they are spaced               | 1280  | Thai     | nation  |
| analyst    | one figure of all figures, cited                                    | 1920  | Thai     | nation  |
| analyst    | an extract with live formulas, and the same view for a colleague    | 1280  | English  | reports |

Every width meets every language. Each journey fails where the console shows an error or a request leaves the machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browsing import kept, opened, settle
from ui.texts import text

pytestmark = pytest.mark.browser

PROVINCE = "สมุทรสาคร"
OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
OWING = "สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดกระบี่"  # of the made-up nation, which knows the form of 2567 alone
LAPTOP = {"viewport": {"width": 1280, "height": 1000}}
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}
HEAD, ROW = 36, 36  # heights in a table
Visitor = Callable[..., Page]


@pytest.fixture(scope="module")
def reports(server: Callable[[Path], str], full_store: Path) -> str:
    """The address of a server on the reports that ship."""
    return server(full_store)


@pytest.fixture(scope="module")
def nation(server: Callable[[Path], str], nation_store: Path) -> str:
    """The address of a server on the made-up nation."""
    return server(nation_store)


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def cell(page: Page, table: Locator, row: int, x: int) -> None:
    """Click a cell of a table, which is a picture to the browser, by where it stands; a hand gets there first."""
    place = {"x": x, "y": HEAD + ROW * row + ROW // 2}
    table.scroll_into_view_if_needed()
    table.hover(position=place)
    page.wait_for_timeout(300)
    table.click(position=place)
    settle(page)


def tab(page: Page, label: str) -> None:
    page.get_by_role("radio", name=re.compile(label)).or_(
        page.get_by_role("button", name=re.compile(label))
    ).first.click()
    settle(page)


def downloaded(page: Page, key: str) -> Workbook:
    with page.expect_download() as waiting:
        page.locator(f".st-key-{key} button").click()
    return load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))


def cells(book: Workbook) -> list[str]:
    return [
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None
    ]


def test_an_executive_reads_the_words_behind_a_headline(visitor: Visitor, reports: str) -> None:
    page = opened(visitor(**PROJECTOR), reports)
    headline = page.locator(".st-key-headlines button").first
    expect(headline).to_contain_text("1,238 จาก 7,926 คน (15.6 %)")
    headline.click()
    card = page.get_by_role("dialog")
    expect(card.locator("mark").first).to_have_text("1,238")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_an_executive_goes_from_the_scorecard_to_a_policy_and_its_indicator(visitor: Visitor, nation: str) -> None:
    page = opened(visitor(**LAPTOP), f"{nation}/?lang=en")
    expect(page.get_by_text(text("synthetic", "en"))).to_be_visible()
    cell(page, page.locator("[class*=st-key-scorecard-] [data-testid=stDataFrame]").first, 0, 100)
    expect(heading(page)).to_have_text("Policy")
    theme = kept(page, "theme", lang="en")["theme"]
    page.locator("[class*=st-key-bullet] button").first.click()
    expect(heading(page)).to_have_text("Indicator")
    kept(page, "indicator", theme=theme, lang="en")
    expect(page.get_by_role("heading", name=text("definition", "en"))).to_be_visible()


def test_an_executive_sees_on_a_phone_where_we_stand(visitor: Visitor, reports: str) -> None:
    page = opened(visitor(**PHONE), reports)
    expect(page.locator(".st-key-headlines button").first).to_be_in_viewport()
    bars = page.get_by_role("main").locator("[class*=st-key-bullet-] [role=img]")
    boxes = [box for bar in bars.all() if (box := bar.bounding_box())]
    assert len(boxes) == 6 and all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


def test_an_executive_opens_the_first_thing_that_needs_attention(visitor: Visitor, nation: str) -> None:
    page = opened(visitor(**LAPTOP), nation)
    first = page.locator(".st-key-attention-0")
    expect(first.locator(".why")).to_contain_text(text("attention_open", "th"))
    office, _, about = first.get_by_role("button").inner_text().partition(" · ")
    assert about
    first.get_by_role("button").click()
    expect(heading(page)).to_have_text(text("page_agency", "th"))
    expect(page.get_by_role("heading", name=office).first).to_be_visible()


def test_a_supervisor_sends_an_office_of_a_province_its_list(visitor: Visitor, reports: str) -> None:
    page = opened(visitor(**LAPTOP), f"{reports}/province")
    plot = page.locator("[class*=st-key-map-] .js-plotly-plot")
    position = int(plot.evaluate("plot => plot.data[0].locations.indexOf('74')"))
    shape = (
        page.locator("[class*=st-key-map-] .choroplethlayer .trace").first.locator("path").nth(position).bounding_box()
    )
    assert shape
    page.mouse.click(shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2)
    kept(page, province=PROVINCE)
    settle(page)
    page.get_by_role("link", name=text("page_agency", "th"), exact=True).click()
    expect(heading(page)).to_have_text(text("page_agency", "th"))
    kept(page, province=PROVINCE)
    settle(page)
    cell(page, page.get_by_test_id("stDataFrame").first, 1, 100)
    office = kept(page, "agency", province=PROVINCE)["agency"]
    told = cells(downloaded(page, "todo"))
    assert any(office in value for value in told)


def test_a_supervisor_sees_on_a_phone_what_an_office_owes(visitor: Visitor, nation: str) -> None:
    page = opened(visitor(**PHONE), f"{nation}/agency?agency={OWING}&fiscal_year=2567&lang=en")
    tab(page, "^Owed")
    kept(page, agency=OWING, fiscal_year="2567", section="owes", lang="en")
    expect(page.get_by_test_id("stDataFrame").first).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390


def test_a_supervisor_opens_the_gravest_finding(visitor: Visitor, reports: str) -> None:
    page = opened(visitor(**PROJECTOR), f"{reports}/findings?lang=en")
    tab(page, "^Wrong")
    kept(page, severity="wrong", lang="en")
    cell(page, page.get_by_test_id("stDataFrame").first, 0, 300)
    card = page.get_by_role("dialog")
    expect(card.locator(".wrong").first).to_be_visible()
    expect(card.locator("mark").first).to_be_visible()


def test_a_supervisor_finds_problems_however_they_are_spaced(visitor: Visitor, nation: str) -> None:
    page = opened(visitor(**LAPTOP), f"{nation}/problems")
    everything = page.get_by_role("radio", name=re.compile("^ปัญหา")).first.inner_text()
    search = page.get_by_role("textbox", name=text("search_words", "th"))
    search.fill("สัญญาณ อินเทอร์เน็ต")
    search.press("Enter")
    settle(page)
    kept(page, search_problems="สัญญาณ อินเทอร์เน็ต")
    answers = page.locator(".answer")
    expect(answers.first).to_contain_text("สัญญาณอินเทอร์เน็ต")
    assert 0 < answers.count() <= 15
    assert everything


def test_an_analyst_finds_one_figure_and_cites_it(visitor: Visitor, nation: str) -> None:
    page = visitor(**PROJECTOR, permissions=["clipboard-read", "clipboard-write"])
    opened(page, f"{nation}/figures?sort=largest")
    search = page.get_by_role("textbox", name=text("search_hint", "th"))
    search.fill("DPA สมุทร สาคร")
    search.press("Enter")
    settle(page)
    kept(page, "sort", "search")
    cell(page, page.get_by_test_id("stDataFrame").first, 0, 100)
    card = page.get_by_role("dialog")
    value = card.locator("mark").first.inner_text()
    page.locator("[class*=st-key-cite-] button").first.click()
    expect(card).to_contain_text(text("copy_done", "th"))
    cited = str(page.evaluate("navigator.clipboard.readText()"))
    assert value in cited and "synthetic_" in cited


def test_an_analyst_takes_an_extract_and_hands_the_view_on(visitor: Visitor, reports: str) -> None:
    page = visitor(**LAPTOP, permissions=["clipboard-read", "clipboard-write"])
    opened(page, f"{reports}/indicator?indicator=dpa-passed&province={PROVINCE}&lang=en")
    told = cells(downloaded(page, "download"))
    assert {"455", "493"} <= set(told)
    assert any(value.startswith("=IFERROR(") for value in told)
    page.locator(".st-key-head .copy-link button, .st-key-head button.copy-link").first.click()
    expect(page.locator(".st-key-head")).to_contain_text("Copied")
    colleague = opened(visitor(), str(page.evaluate("navigator.clipboard.readText()")))
    expect(heading(colleague)).to_have_text("Indicator")
    expect(colleague.get_by_role("button", name="Province: Samut Sakhon")).to_be_visible()
    (shown,) = {
        value.inner_text()
        for value in (page.locator(".figure .value").first, colleague.locator(".figure .value").first)
    }
    assert "%" in shown
