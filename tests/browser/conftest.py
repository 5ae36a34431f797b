"""A visitor's browser: each has a context of its own, and fails its test where the console or the network does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect

SECONDS = 30_000
expect.set_options(timeout=SECONDS)
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36",
}
# Streamlit looks for its own health below a page's address before it looks at the root.
HARMLESS = ("/_stcore/health", "/_stcore/host-config")


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a fresh browser context with Playwright's options; return its page."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def answered(response: Response) -> None:
        if response.status >= 400 and not response.url.endswith(HARMLESS):
            faults.append(f"{response.status} {response.url}")

    def asked(url: str) -> None:
        if urlsplit(url).scheme.startswith(("http", "ws")) and urlsplit(url).hostname != "localhost":
            faults.append(f"left this machine: {url}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            faults.append(message.text)

    def visit(**options: Any) -> Page:
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 1000}, "accept_downloads": True} | options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SECONDS)
        page.on("response", answered)
        page.on("request", lambda request: asked(request.url))
        page.on("websocket", lambda socket: asked(socket.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", said)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(visitor: Callable[..., Page]) -> Page:
    return visitor()
