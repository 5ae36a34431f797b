"""What the browser's tests do again and again."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page


def opened(page: Page, address: str) -> Page:
    """Go to an address and wait until its page is drawn."""
    page.goto(address)
    page.locator(".st-key-download").wait_for()
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until the run that the last act started is over and drawn."""
    page.wait_for_timeout(500)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(500)


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)
