"""The page of reports: what was read, and what reading noticed, a page at a time."""

from datetime import date
from pathlib import Path

import pytest

from facts.fact import Issue
from tests.drawn import run, tables, words
from tests.factory import PRIMARY, fact, loaded, opened, report, share
from ui import formats, frame
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


def test_it_says_how_many_reports_count_nowhere_and_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of, bare, past = report(), report("bare.txt", ("ตาก",)), report("past.txt", ("น่าน",), "", 2565)
    other = fact(past, 1, "7", "count", "เรื่องที่ไม่มีใครนับ", theme="reading")
    unread = Issue("gone.pdf", None, "", "error", "reader-failed", "gone", "")
    opened(
        tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")), loaded(bare, issues=[unread]), loaded(past, [other])
    )
    said = words(run(monkeypatch, tmp_path, "reports"))
    total = text("uncounted", "th", n=3)
    why = [text(f"uncounted_{reason}", "th") for reason in ("no_figures", "plan_unknown", "unread")]
    assert f"{total}: {' · '.join(f'{one} 1' for one in why)}" in said
    assert {row[-1] for row in tables(run(monkeypatch, tmp_path, "reports"))[0]} == {text("counted", "th"), *why[:2]}


def test_a_store_of_years_ago_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of = report()
    opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")))
    for day, years in ((date(2024, 9, 30), 0), (date(2024, 10, 1), 1), (date(2026, 12, 1), 3)):
        monkeypatch.setattr(frame, "today", lambda day=day: day)
        period = f"{formats.fiscal_year(2567, 'th')} {formats.round_name(2, 'th')}"
        now = formats.fiscal_year(2567 + years, "th")
        told = text("age", "th", period=period, years=years, now=now)
        assert (told in words(run(monkeypatch, tmp_path, "reports"))) == (years > 0)


def test_issues_come_a_page_at_a_time(monkeypatch: pytest.MonkeyPatch, noticed: Path) -> None:
    first, second = (tables(run(monkeypatch, noticed, "reports", issues_page=number))[1] for number in (None, "2"))
    assert (len(first), len(second)) == (PAGE, MANY - PAGE)
    assert [row[2] for row in second] == [str(n) for n in range(PAGE, MANY)]
