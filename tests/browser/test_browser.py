"""The dashboard in a real browser: numbers, a deep link, the language, a figure's words, a download."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browsing import kept, opened, settle
from tests.factory import loaded, narrative, report
from tests.factory import opened as opened_store
from ui.texts import text

pytestmark = pytest.mark.browser

OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
PRIVATE = "สำนักงานคณะกรรมการส่งเสริมการศึกษาเอกชน"


@pytest.fixture(scope="module")
def address(server: Callable[[Path], str], full_store: Path) -> str:
    return server(full_store)


def test_the_overview_shows_numbers(page: Page, address: str) -> None:
    opened(page, address)
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_overview", "th"))
    expect(page.get_by_text("1,238 จาก 7,926").first).to_be_visible()
    expect(page.get_by_role("main").locator("[class*=st-key-bullet-] [role=img]").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_a_deep_link_on_a_fresh_server_keeps_its_filter(
    page: Page, server: Callable[[Path], str], full_store: Path
) -> None:
    opened(page, f"{server(full_store)}/agency?agency={quote(OFFICE)}&lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_agency", "en"))
    expect(page.get_by_role("button", name="Agency: Primary ESAO Samut Sakhon")).to_be_visible()
    assert urlsplit(page.url).path == "/agency"
    kept(page, agency=OFFICE, lang="en")


def test_the_language_switches_everything_and_stays(page: Page, address: str) -> None:
    opened(page, f"{address}/province")
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Province")
    expect(page.get_by_text("Download Excel")).to_be_visible()
    page.get_by_role("link", name="Reports").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")
    kept(page, lang="en")


def test_a_filter_stays_over_pages_and_other_filters(page: Page, address: str) -> None:
    opened(page, f"{address}/?province={quote('สมุทรสาคร')}")
    page.get_by_test_id("stSidebar").get_by_role("combobox").first.click()
    page.get_by_role("option").first.click()
    expect(page.get_by_role("button", name=f"{text('filter_fiscal_year', 'th')}:")).to_be_visible()
    page.get_by_role("link", name=text("page_policy", "th")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(text("page_policy", "th"))
    expect(page.get_by_role("button", name=f"{text('filter_province', 'th')}: สมุทรสาคร")).to_be_visible()
    kept(page, "fiscal_year", "province")
    page.get_by_role("button", name=f"{text('filter_province', 'th')}: สมุทรสาคร").click()
    kept(page, "fiscal_year")


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
    opened(page, f"{address}/agency?agency={quote(PRIVATE)}&theme=anywhere-anytime&section=in_words")
    page.get_by_test_id("stDataFrame").first.click(position={"x": 400, "y": 36 + 18})
    card = page.get_by_role("dialog")
    expect(card).to_contain_text(text("in_words_title", "th"))
    expect(card.locator(".answer").first).to_be_visible()


def test_an_answer_in_words_is_the_chosen_offices_own(
    page: Page, server: Callable[[Path], str], tmp_path: Path
) -> None:
    """Offices of one name stand in many provinces, and a page that lists them all may have another one chosen."""
    told = {"ตาก": "ครูผ่านเกณฑ์แล้วบางส่วน", "แพร่": "ผ่านการประเมินครบทุกแห่ง", "น่าน": "ได้รับการแต่งตั้งไปบ้างแล้ว"}
    reports = [report(f"{province}.txt", (province,)) for province in told]
    answers = [
        loaded(of, (), [narrative(of, 5, "progress", answer, agency=PRIVATE)])
        for of, answer in zip(reports, told.values(), strict=True)
    ]
    opened_store(tmp_path, *answers).close()
    opened(page, f"{server(tmp_path)}/indicator?indicator=dpa-passed&province={quote('ตาก')}&order=owing")
    table = page.get_by_test_id("stDataFrame").first
    card = page.get_by_role("dialog")
    seen = set()
    for row in range(len(told)):
        table.click(position={"x": 100, "y": 36 + 36 * row + 18})
        expect(card.locator(".answer")).to_have_count(1)
        seen.add(card.locator(".answer").inner_text())
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        settle(page)
    assert all(sum(answer in words for words in seen) == 1 for answer in told.values())
