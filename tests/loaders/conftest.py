"""What the tests of reading share: the reports read once, and small reports of one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from facts.fact import LoadedReport
from loaders import load

ROOT = Path(__file__).parent.parent.parent
DIGESTS = sorted((ROOT / "data" / "reports").glob("*.txt"))


@lru_cache(maxsize=16)
def load_once(path: Path) -> LoadedReport:
    return load(path)


@pytest.fixture(params=DIGESTS, ids=lambda path: path.stem)
def digest(request: pytest.FixtureRequest) -> Path:
    """Each report that ships, in turn."""
    path: Path = request.param
    return path


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], LoadedReport]:
    """Load a text as a report of its own."""

    def load_text(text: str) -> LoadedReport:
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        return load(path)

    return load_text
