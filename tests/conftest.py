"""What tests share: real stores, a real server, a real browser, and skips that say why."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from demo.build import publish
from demo.nation import PROVINCIAL, Nation
from demo.pages import reports
from facts import store
from facts.codes import default_codes
from library.build import build
from metrics.meaning.tables import MEANING

ROOT = Path(__file__).parent.parent
ORIGINALS = ROOT.parent / "shared" / "reports"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# By marker or fixture: whether it is there, what to say where it is not, and the variable that forbids the skip.
NEEDS = {
    "browser": (
        CHROMIUM is not None,
        "there is no Chromium; on Debian: apt-get install chromium fonts-thai-tlwg",
        "REQUIRE_BROWSER",
    ),
    "office": (
        shutil.which("soffice") is not None,
        "there is no LibreOffice; on Debian: apt-get install libreoffice-writer-nogui fonts-thai-tlwg",
        "REQUIRE_OFFICE",
    ),
    "originals": (
        ORIGINALS.is_dir(),
        "the original reports are not here; they belong in ../shared/reports beside the project",
        "REQUIRE_ORIGINALS",
    ),
}
SECONDS_TO_START = 60
SECONDS_TO_MAKE = 1800


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-goldens", action="store_true", help="write what the tests get as what they expect")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--rewrite-goldens"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


def pytest_runtest_setup(item: pytest.Item) -> None:
    for name, (is_there, reason, variable) in NEEDS.items():
        if is_there or not (item.get_closest_marker(name) or name in getattr(item, "fixturenames", ())):
            continue
        if os.environ.get(variable) == "1":
            pytest.fail(f"{variable}=1, but {reason}", pytrace=False)
        pytest.skip(reason)


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Put back the main module, which AppTest replaces: processes that a later test starts would run a page."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the original reports."""
    return ORIGINALS


@pytest.fixture(scope="session")
def full_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store built from the reports that ship."""
    return _made_once(tmp_path_factory, "full_store", lambda folder: build(ROOT / "data" / "reports", folder))


@pytest.fixture(scope="session")
def nation_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store of the made-up nation: the last of its years whose plan is known, both rounds."""
    known = {(plan.framework, year) for plan in default_codes().plans(None) for year in plan.fiscal_years}
    last = max(year for year, framework in PROVINCIAL.items() if (framework, year) in known)
    told = (report for report in reports(Nation()) if report.period.fiscal_year == last)
    return _made_once(tmp_path_factory, "nation_store", lambda folder: publish(told, folder, "0" * 64))


def _made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first worker to ask fills for all of them; nobody may change it."""
    root = tmp_path_factory.getbasetemp()
    folder = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / name
    ended = folder.with_suffix(".ended")
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + SECONDS_TO_MAKE
        while not ended.exists():
            assert time.monotonic() < deadline, f"{name} is still being made"
            time.sleep(0.1)
        assert ended.read_text() == "made", f"{name} could not be made; the worker that tried says why"
        return folder
    outcome = "failed"
    try:
        make(folder)
        outcome = "made"
    finally:
        ended.write_text(outcome)
    return folder


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store without a report."""
    folder = tmp_path_factory.mktemp("empty_store")
    store.write(folder, [], default_codes(), "0" * 64, meaning=MEANING)
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Hold a text against the file that expects it; `make golden` rewrites the file instead."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--rewrite-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing; write it with: make golden"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; if that is meant: make golden"

    return check


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for the whole session."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Start a fresh server of the dashboard on a store's folder; return its address."""
    started: list[subprocess.Popen[bytes]] = []

    def start(store_dir: Path) -> str:
        with socket.socket() as free:
            free.bind(("localhost", 0))
            port = free.getsockname()[1]
        log = tmp_path_factory.mktemp("server") / "log.txt"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
                cwd=ROOT,
                env=os.environ | {"INSPECTION_STORE": str(store_dir)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        started.append(process)
        address = f"http://localhost:{port}"
        deadline = time.monotonic() + SECONDS_TO_START
        while not _is_healthy(address):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"The server did not start:\n{log.read_text(encoding='utf-8')}", pytrace=False)
            time.sleep(0.2)
        return address

    yield start
    for process in started:
        process.kill()
    for process in started:
        process.wait()


def _is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
