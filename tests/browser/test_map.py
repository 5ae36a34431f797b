"""The map in a real browser: 77 shapes without a network, and a click on a province."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import opened, query, settle

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
    shape = shapes.nth(_position(page, "74")).bounding_box()
    assert shape
    page.mouse.click(shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2)
    page.get_by_role("button", name=SAKHON).first.wait_for()
    settle(page)
    assert query(page)["province"] == [SAKHON]
    expect(page.get_by_role("heading", name=f"{SAKHON} · ศธภ.4")).to_be_visible()


def _position(page: Page, code: str) -> int:
    """Return which path of the map draws a province."""
    return int(
        page.locator(f"{MAP} .js-plotly-plot").evaluate("(plot, code) => plot.data[0].locations.indexOf(code)", code)
    )
