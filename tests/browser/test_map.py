"""The map in a real browser: 77 shapes without a network, and a click on a province."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import kept, opened, settle

pytestmark = pytest.mark.browser

MAP = "[class*=st-key-map-]"
SECONDS = 30_000
SAKHON = "สมุทรสาคร"


@pytest.fixture(scope="module")
def address(server: Callable[[Path], str], full_store: Path) -> str:
    return f"{server(full_store)}/province"


def test_a_click_on_the_map_chooses_the_province(page: Page, address: str) -> None:
    opened(page, address)
    shapes = page.locator(f"{MAP} .choroplethlayer .trace").first.locator("path")
    expect(shapes).to_have_count(77, timeout=SECONDS)
    sizes = shapes.evaluate_all("paths => paths.map(path => path.getBoundingClientRect().width)")
    assert max(sizes) < 150  # one wound the wrong way round would fill the world
    for _ in range(2):  # also a second time, once it has been cleared
        click_on(page, "74")
        expect(page.get_by_role("heading", name=f"{SAKHON} · ศธภ.4")).to_be_visible(timeout=SECONDS)
        settle(page)
        kept(page, province=SAKHON)
        page.get_by_role("button", name=f"จังหวัด: {SAKHON}").first.click()
        settle(page)
        expect(shapes).to_have_count(77, timeout=SECONDS)
        kept(page)


def click_on(page: Page, code: str) -> None:
    """Click on the middle of a province's shape."""
    position = page.locator(f"{MAP} .js-plotly-plot").evaluate(
        "(plot, code) => plot.data[0].locations.indexOf(code)", code
    )
    box = page.locator(f"{MAP} .choroplethlayer .trace").first.locator("path").nth(position).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
