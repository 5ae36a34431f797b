"""The page of findings: both values side by side, its two choices, and who owes which figure."""

from dataclasses import replace
from pathlib import Path

import pytest

from facts.findings import checks
from tests.drawn import run, tables, words
from tests.factory import LEARNING, PRIMARY, SECONDARY, fact, loaded, opened, report, share
from ui.texts import known, text


def test_findings_tell_their_gravity_and_both_values(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    found = tables(run(monkeypatch, full_store, "findings"))[0]
    gravities = [row[0] for row in found]
    assert gravities == sorted(gravities, key=["ผิด", "น่าสงสัย", "ควรทราบ"].index)
    assert any(row[3].strip().startswith("27") and row[4].strip() == "32" for row in found)


def test_a_severity_and_a_check_narrow_the_findings(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    everything = tables(run(monkeypatch, full_store, "findings"))[0]
    wrong = tables(run(monkeypatch, full_store, "findings", severity="wrong"))[0]
    assert [row[5:] for row in wrong] == [row[5:] for row in everything if row[0] == "ผิด"]
    assert 0 < len(wrong) < len(everything)
    check = run(monkeypatch, full_store, "findings", severity="wrong", check="total_of_its_rows")
    assert len(tables(check)[0]) == 1
    other = run(monkeypatch, full_store, "findings", severity="note", check="total_of_its_rows")
    assert other.session_state["check"] is None


def test_each_severity_says_how_many_there_are(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "findings", lang="en")
    (control,) = [group for group in page.get("button_group") if group.label == text("severity", "en")]
    counts = [int(option.content.rsplit(" ", 1)[1]) for option in control.proto.options]
    assert counts[0] == sum(counts[1:]) == len(tables(page)[0])


def test_every_check_has_its_name() -> None:
    assert [check.name for check in checks() if not known(f"check_{check.name}")] == []


def test_coverage_begins_with_its_sums(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "findings", fiscal_year=2567)
    rows = tables(page)[1]
    reported = [[int(part) for part in row[1].strip().split(" จาก ")] for row in rows]
    told = words(page)
    assert f"ถูกถาม {sum(asked for _, asked in reported):,} รายการ" in told
    assert all(asked == n + sum(map(int, row[3:6])) for row, (n, asked) in zip(rows, reported, strict=True))


def test_the_offices_that_owe_a_figure_stand_behind_a_click(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of = report()
    empty = replace(fact(of, 12, "0", "numerator", "ผ่านเกณฑ์", agency=LEARNING), value=None, raw="", state="blank")
    opened(
        tmp_path, loaded(of, [*share(of, 10, PRIMARY, "48", "24"), *share(of, 11, SECONDARY, "2", "1"), empty])
    ).close()
    page = run(monkeypatch, tmp_path, "findings", fiscal_year=2567, owing="dpa-passed", lang="en")
    row = next(row for row in tables(page)[0] if "DPA" in row[0] and "passed" in row[0])
    owing = tables(page)[1]
    assert [len(owing), int(row[5])] == [1, 1]
    assert owing[0][1] == "Samut Sakhon"
