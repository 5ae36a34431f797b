"""The page of reports: what was read, and what reading noticed, a page at a time."""

from pathlib import Path

import pytest

from facts.fact import Issue
from tests.drawn import run, tables
from tests.factory import loaded, opened, report
from ui.tables import PAGE
from ui.texts import text

MANY = PAGE + 3


@pytest.fixture(scope="module")
def noticed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("noticed")
    told = report()
    issues = [
        Issue(told.source, n, f"line {n}", "warning", "number-not-counted", "a number", str(n)) for n in range(MANY)
    ]
    opened(folder, loaded(told, issues=issues))
    return folder


def test_it_lists_reports_and_issues_and_leaves_figures_to_their_own_page(
    monkeypatch: pytest.MonkeyPatch, full_store: Path
) -> None:
    page = run(monkeypatch, full_store, "reports")
    assert [heading.value for heading in page.subheader] == [text("read_reports", "th"), text("issues", "th")]
    assert len(tables(page)) == 2
    assert len(tables(page)[0]) == 5


def test_issues_come_a_page_at_a_time(monkeypatch: pytest.MonkeyPatch, noticed: Path) -> None:
    first, second = (tables(run(monkeypatch, noticed, "reports", issues_page=number))[1] for number in (None, "2"))
    assert (len(first), len(second)) == (PAGE, MANY - PAGE)
    assert [row[2] for row in second] == [str(n) for n in range(PAGE, MANY)]
