"""The dashboard in a real browser: numbers, a deep link, the language, a figure's words, a download."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Response, expect

from ui.texts import text

pytestmark = pytest.mark.browser

OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
PRIVATE = "สำนักงานคณะกรรมการส่งเสริมการศึกษาเอกชน"
SECONDS = 30_000
# Streamlit looks for its own health below a page's address before it looks at the root.
HARMLESS = ("/_stcore/health", "/_stcore/host-config")


@pytest.fixture(scope="module")
def address(server: Callable[[Path], str], full_store: Path) -> str:
    return server(full_store)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails its test if the console shows an error or a request leaves this machine."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    faults: list[str] = []

    def answered(response: Response) -> None:
        if response.status >= 400 and not response.url.endswith(HARMLESS):
            faults.append(f"{response.status} {response.url}")

    def asked(url: str) -> None:
        if urlsplit(url).scheme.startswith(("http", "ws")) and urlsplit(url).hostname != "localhost":
            faults.append(f"left this machine: {url}")

    page.on("response", answered)
    page.on("request", lambda request: asked(request.url))
    page.on("websocket", lambda socket: asked(socket.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda message: (
            faults.append(message.text)
            if message.type == "error" and not message.text.startswith("Failed to load resource")
            else None
        ),
    )
    yield page
    context.close()
    assert not faults


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_test_id("stDownloadButton").wait_for()
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the run that the last act started is over and drawn."""
    page.wait_for_timeout(500)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(500)


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_overview_shows_numbers(page: Page, address: str) -> None:
    opened(page, address)
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_overview", "th"))
    expect(page.get_by_text("1,238 จาก 7,926").first).to_be_visible()
    expect(page.get_by_test_id("stPlotlyChart").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_deep_link_on_a_fresh_server_keeps_its_filter(
    page: Page, server: Callable[[Path], str], full_store: Path
) -> None:
    opened(page, f"{server(full_store)}/agency?agency={quote(OFFICE)}&lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_agency", "en"))
    expect(page.get_by_role("button", name="Agency: Primary ESAO Samut Sakhon")).to_be_visible()
    assert urlsplit(page.url).path == "/agency"
    assert query(page) == {"agency": [OFFICE], "lang": ["en"]}


def test_the_language_switches_everything_and_stays(page: Page, address: str) -> None:
    opened(page, f"{address}/province")
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Province")
    expect(page.get_by_text("Download Excel")).to_be_visible()
    page.get_by_role("link", name="Reports").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")
    page.wait_for_url("**lang=en**")


def test_a_filter_stays_over_pages_and_other_filters(page: Page, address: str) -> None:
    opened(page, f"{address}/?province={quote('สมุทรสาคร')}")
    page.get_by_test_id("stSidebar").get_by_role("combobox").first.click()
    page.get_by_role("option").first.click()
    expect(page.get_by_role("button", name=f"{text('filter_fiscal_year', 'th')}:")).to_be_visible()
    page.get_by_role("link", name=text("page_policy", "th")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_policy", "th"))
    expect(page.get_by_role("button", name=f"{text('filter_province', 'th')}: สมุทรสาคร")).to_be_visible()
    page.wait_for_url("**fiscal_year=**")
    page.get_by_role("button", name=f"{text('filter_province', 'th')}: สมุทรสาคร").click()
    page.wait_for_url(lambda url: "province=" not in url)
    assert list(query(page)) == ["fiscal_year"]


def test_a_number_opens_its_words_again_and_again(page: Page, address: str) -> None:
    opened(page, f"{address}/agency?agency={quote(OFFICE)}&theme=teacher-assessment")
    table = page.get_by_test_id("stDataFrame").first
    for _ in range(2):
        table.click(position={"x": 400, "y": 36 + 18})
        card = page.get_by_role("dialog")
        expect(card.locator("mark").first).to_have_text("455")
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        settle(page)


def test_a_download_opens_with_its_thai(page: Page, address: str) -> None:
    opened(page, f"{address}/agency?agency={quote(OFFICE)}&fiscal_year=2567")
    with page.expect_download() as waiting:
        page.get_by_text(text("download", "th")).click()
    assert waiting.value.suggested_filename.startswith("agency-2567-")
    book = load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))
    words = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert OFFICE in words
    assert "455" in words and "493" in words
    assert any(cell.startswith("=IFERROR(") for cell in words)
    assert any("สรุปความ มิใช่ถ้อยคำของรายงาน" in cell for cell in words)


def test_a_paragraph_mark_opens_the_answer_in_words(page: Page, address: str) -> None:
    opened(page, f"{address}/agency?agency={quote(PRIVATE)}&theme=teacher-assessment")
    page.get_by_test_id("stDataFrame").first.click(position={"x": 400, "y": 36 + 18})
    card = page.get_by_role("dialog")
    expect(card).to_contain_text(text("in_words_title", "th"))
    expect(card.locator(".answer").first).to_be_visible()
