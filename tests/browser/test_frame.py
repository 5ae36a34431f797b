"""The frame in a real browser: empty choices, copied links, other data, a phone's width, a figure's own address."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browsing import kept, opened, settle
from ui.texts import text

pytestmark = pytest.mark.browser

PAGES = sorted(path.stem for path in (Path(__file__).parent.parent.parent / "pages").glob("*.py"))
PROVINCE = "สมุทรสาคร"
OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture(scope="module")
def address(server: Callable[[Path], str], full_store: Path) -> str:
    return server(full_store)


def copied(page: Page, button: Locator) -> str:
    button.click()
    expect(button).to_contain_text(text("copy_done", "th"))
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_an_empty_choice_is_grey_and_cannot_be_chosen(page: Page, address: str) -> None:
    opened(page, f"{address}/reports?province={quote('ตาก')}")
    page.get_by_role("combobox", name=text("filter_fiscal_year", "th")).click()
    empty = page.get_by_role("option", disabled=True)
    expect(empty.first).to_contain_text("(0)")
    assert page.get_by_role("option", disabled=False).count() > 0
    empty.first.click(force=True)
    for _ in range(page.get_by_role("option").count()):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    kept(page, "province")
    page.keyboard.press("Home")
    page.get_by_role("option", disabled=False).first.click()
    kept(page, "province", "fiscal_year")


def test_words_that_are_searched_stand_in_their_chip_as_typed(page: Page, address: str) -> None:
    words = "$x^2$ **star** :red[r] a_b_c"
    opened(page, f"{address}/figures?lang=en&search={quote(words)}")
    expect(page.locator(".st-key-clear_search")).to_contain_text(words)


def test_a_copied_link_opens_the_same_view_in_another_browser(visitor: Callable[..., Page], address: str) -> None:
    page = opened(visitor(**CLIPBOARD), f"{address}/figures?province={quote(PROVINCE)}&search=DPA&sort=largest&lang=en")
    button = page.get_by_role("button", name="Copy link")
    button.click()
    expect(page.locator(".st-key-head .copy-link")).to_contain_text("Copied")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert set(parse_qs(urlsplit(link).query)) == {"province", "search", "sort", "lang", "data"}
    other = opened(visitor(), link)
    expect(other.get_by_role("heading", level=1)).to_have_text("Figures")
    expect(other.get_by_role("button", name="Province: Samut Sakhon")).to_be_visible()
    expect(other.get_by_role("textbox", name=text("search_hint", "en"))).to_have_value("DPA")
    assert other.locator(".counts").inner_text() == page.locator(".counts").inner_text()
    expect(other.get_by_role("status")).to_have_count(0)


def test_a_link_to_other_data_says_so_until_it_is_dismissed(page: Page, address: str) -> None:
    opened(page, f"{address}/reports?data=20250102T180000000000Z-00000000")
    notice = page.get_by_role("status")
    expect(notice).to_contain_text("3 ม.ค. 2568 01:00")
    page.locator(".st-key-dismiss_linked_data button").click()
    expect(notice).to_have_count(0)


def test_without_a_clipboard_the_address_is_shown(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened(page, f"{address}/reports?affiliation={quote('สพฐ.')}")
    page.get_by_role("button", name=text("copy_link", "th")).click()
    field = page.get_by_role("textbox", name=text("copy_by_hand", "th"))
    expect(field).to_be_focused()
    assert parse_qs(urlsplit(field.input_value()).query)["affiliation"] == ["สพฐ."]


def test_a_number_anywhere_is_one_click_from_its_page_and_its_address_opens_the_card(
    visitor: Callable[..., Page], address: str
) -> None:
    page = opened(visitor(**CLIPBOARD), f"{address}/findings")
    page.get_by_test_id("stDataFrame").first.click(position={"x": 300, "y": 36 + 18})
    card = page.get_by_role("dialog")
    card.get_by_role("button", name=text("open_in_figures", "th")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_figures", "th"))
    marked = card.locator("mark").first.inner_text()
    link = copied(page, card.locator("[class*=st-key-copy-] .copy-link"))
    assert urlsplit(link).path == "/figures" and set(parse_qs(urlsplit(link).query)) >= {"figure", "data"}
    other = opened(visitor(), link)
    expect(other.get_by_role("dialog").locator("mark").first).to_have_text(marked)
    other.keyboard.press("Escape")
    expect(other.get_by_role("dialog")).to_have_count(0)
    other.wait_for_url(lambda url: "figure=" not in url)


def test_a_figure_is_cited_by_one_click(visitor: Callable[..., Page], address: str) -> None:
    page = opened(visitor(**CLIPBOARD), f"{address}/figures?search=DPA&agency={quote(OFFICE)}")
    page.get_by_test_id("stDataFrame").click(position={"x": 300, "y": 36 + 18})
    cited = copied(page, page.locator("[class*=st-key-cite-] .copy-link"))
    assert OFFICE in cited and ".txt" in cited and "“" in cited
    link = cited.split(" · ")[-1]
    other = opened(visitor(), link)
    expect(other.get_by_role("dialog").locator("mark").first).to_have_text(page.locator("mark").first.inner_text())


def test_a_narrow_window_shows_the_value_beside_the_name(visitor: Callable[..., Page], address: str) -> None:
    page = opened(visitor(viewport={"width": 390, "height": 844}), f"{address}/figures?lang=en")
    heads = page.get_by_test_id("stDataFrame").first.locator("[role=columnheader]")
    expect(heads.nth(2)).to_have_text(text("column_of", "en"))


def test_the_figures_that_are_found_leave_as_a_workbook(page: Page, address: str) -> None:
    opened(page, f"{address}/figures?search=1,238")
    with page.expect_download() as waiting:
        page.locator(".st-key-download button").click()
    book = load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))
    rows = [[str(cell) for cell in row] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)]
    assert rows and all("1,238" in row for row in rows)


def test_no_page_scrolls_sideways_on_a_phone(visitor: Callable[..., Page], address: str) -> None:
    page = visitor(**PHONE)
    for name in PAGES:
        path = "" if name == "overview" else name
        opened(page, f"{address}/{path}?province={quote(PROVINCE)}")
        fits(page, name, "th")
        page.get_by_text("English", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(text(f"page_{name}", "en"))
        settle(page)
        fits(page, name, "en")


def fits(page: Page, name: str, language: str) -> None:
    """The page is no wider than the screen, its title and its chips are in sight, and it says its language."""
    wider = page.evaluate(
        """() => [document.scrollingElement, document.querySelector("[data-testid=stMain]")]
            .map((part) => part.scrollWidth - part.clientWidth)"""
    )
    assert (name, wider) == (name, [0, 0])
    assert page.evaluate("document.documentElement.lang") == language
    assert page.title() == f"{text(f'page_{name}', language)} · {text('app', language)}"
    expect(page.locator(".st-key-clear_province")).to_be_in_viewport()
    is_beside = page.evaluate(
        """() => {
          const [title, choice] = ["h1", "[class*=st-key-lang-]"].map((name) =>
            document.querySelector(name).getBoundingClientRect())
          return title.right <= choice.left + 1 || title.bottom <= choice.top + 1
        }"""
    )
    assert is_beside, name


def test_on_a_phone_filters_and_pages_are_folded_and_work(visitor: Callable[..., Page], address: str) -> None:
    page = opened(visitor(**PHONE), f"{address}/reports")
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar).not_to_be_in_viewport()
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(sidebar).to_be_in_viewport()
    sidebar.get_by_role("link", name=text("page_figures", "th")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_figures", "th"))


def test_the_pages_fit_beside_the_filters_of_a_laptop(page: Page, address: str) -> None:
    opened(page, f"{address}/reports?lang=en")
    for name in PAGES:
        expect(
            page.get_by_test_id("stHeader").get_by_role("link", name=text(f"page_{name}", "en"), exact=True)
        ).to_be_visible()
