"""What the browser's tests do again and again."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

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


def kept(page: Page, *names: str, **values: str) -> dict[str, str]:
    """Wait until the address keeps exactly these: `names` with any value, the others with theirs; return what it keeps.

    The page's title is drawn before its address is written.
    """
    page.wait_for_url(lambda url: _query(url).keys() == {*names, *values} and values.items() <= _query(url).items())
    return _query(page.url)


def _query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query))
