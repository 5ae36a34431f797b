"""Write the pictures of README: python tests/browser/screenshots.py [STORE]   (default: data/store)"""

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

ROOT = Path(__file__).parent.parent.parent
OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
PICTURES = {
    "overview-th.png": "/",
    "overview-en.png": "/?lang=en",
    "agency-th.png": f"/agency?agency={quote(OFFICE)}",
}
SIZE = {"width": 1280, "height": 1060}
LARGEST = 400 * 1024


def main(store: Path) -> int:
    """Start a server on the store and take each picture; return 1 if one is too large."""
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
        return _take(address)
    finally:
        server.terminate()


def _take(address: str) -> int:
    status = 0
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE)
        for name, path in PICTURES.items():
            page.goto(address + path)
            page.get_by_test_id("stDownloadButton").wait_for(timeout=60_000)
            page.wait_for_timeout(2500)
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
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "store"))
