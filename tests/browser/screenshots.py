"""Write the pictures of README: python -m tests.browser.screenshots, once data/store and data/store-demo are built."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from tests.browsing import opened

ROOT = Path(__file__).parent.parent.parent
OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
PICTURES = {
    "store": {
        "overview-th.png": "/",
        "overview-en.png": "/?lang=en",
        "agency-th.png": f"/agency?agency={quote(OFFICE)}",
    },
    "store-demo": {
        "indicator-en.png": "/indicator?indicator=dpa-passed&lang=en",
        "province-th.png": "/province",
    },
}
SIZE = {"width": 1280, "height": 1060}
LARGEST = 400 * 1024


def main() -> int:
    """Take the pictures of each store; return 1 if one is too large."""
    return max(_served(ROOT / "data" / store, pictures) for store, pictures in PICTURES.items())


def _served(store: Path, pictures: dict[str, str]) -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=ROOT,
        env=os.environ | {"INSPECTION_STORE": str(store.resolve())},
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://localhost:{port}"
        _wait(f"{address}/_stcore/health")
        return _take(address, pictures)
    finally:
        server.terminate()


def _take(address: str, pictures: dict[str, str]) -> int:
    status = 0
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE)
        page.set_default_timeout(60_000)
        for name, path in pictures.items():
            opened(page, address + path)
            picture = ROOT / "docs" / name
            page.screenshot(path=picture)
            size = picture.stat().st_size
            print(f"{picture.relative_to(ROOT)}: {size / 1024:.0f} KB")
            if size > LARGEST:
                print(f"{name} is larger than {LARGEST // 1024} KB", file=sys.stderr)
                status = 1
        browser.close()
    return status


def _wait(address: str, seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    raise TimeoutError(f"The server did not start within {seconds} s")


if __name__ == "__main__":
    sys.exit(main())
