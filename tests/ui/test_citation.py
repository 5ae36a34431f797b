"""The citation of a figure says what defends the number, and what speaks against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from facts import store
from facts.fact import Correction, Fact
from metrics.open_store import describe
from metrics.questions.sources import words
from metrics.selection import Selection
from tests.factory import SECONDARY, fact, loaded, opened, report, share
from ui.figure import card, citation
from ui.frame import Visit

OF = report(is_digest=True)
SENTENCE = "เดือนนี้ครูผู้ยื่นคำขอ 30 ราย ผ่านการประเมินแล้ว 45 ราย"
BASE, PASSED = share(OF, 2, SECONDARY, "30", "45")


def told(folder: Path, language: str, figure: Fact, *corrections: Correction) -> tuple[str, str]:
    """Return the citation and the card of a figure."""
    base = replace(BASE, fiscal_year=figure.fiscal_year)
    cursor = opened(folder, loaded(OF, [base, figure]), corrections=corrections)
    path = store.current(folder)
    assert path
    visit = Visit(Selection(), language, path, describe(cursor))
    shown = words(cursor, figure.fact_id)
    return citation(visit, shown).replace("\u00a0", " "), card(visit, shown)


def test_a_citation_defends_its_number(tmp_path: Path) -> None:
    figure = replace(PASSED, words=SENTENCE, at=SENTENCE.index("45"), as_of=date(2024, 7, 15))
    line, _ = told(tmp_path, "th", figure)
    assert f"{SECONDARY} · ผ่านเกณฑ์ · 45 ราย (45 จาก 30 ราย) · ≠ " in line
    assert "พ.ศ. 2567 รอบที่ 2 · ข้อมูล ณ วันที่ 15 ก.ค. 2567 · one.txt, บรรทัด 2 คอลัมน์ 2" in line
    assert f"“{SENTENCE}”" in line and line.endswith("มิใช่ถ้อยคำของรายงาน")


def test_a_long_sentence_is_quoted_around_the_number(tmp_path: Path) -> None:
    long = f"{'ก' * 90} 45 {'ข' * 90}"
    line, _ = told(tmp_path, "en", replace(PASSED, words=long, at=long.index("45")))
    assert f"“…{'ก' * 59} 45 {'ข' * 59}…”" in line


def test_a_figure_of_another_year_has_its_report_s_round(tmp_path: Path) -> None:
    line, shown = told(tmp_path, "th", replace(PASSED, fiscal_year=2565))
    assert "พ.ศ. 2567 รอบที่ 2 · ข้อมูลปี 2565" in line and "พ.ศ. 2567 รอบที่ 2 · ข้อมูลปี 2565" in shown
    assert "2565 รอบที่" not in line + shown


@pytest.mark.parametrize(
    ("action", "value", "said"),
    [("correct", Decimal(25), "✎ แก้ไขแล้ว 25"), ("explain", None, "✎ มีคำอธิบาย"), ("accept", None, "✎ ตรวจแล้ว")],
)
def test_what_was_decided_has_a_word_of_its_own(tmp_path: Path, action: str, value: Decimal | None, said: str) -> None:
    decided = Correction(
        PASSED.fact_id,
        OF.source,
        PASSED.place,
        "45",
        action,
        value,
        "นับผู้ยื่นปีก่อนด้วย",
        "ศน.",
        date(2024, 9, 1),  # type: ignore[arg-type]
    )
    for shown in told(tmp_path, "th", PASSED, decided):
        assert said in shown.replace("\u00a0", " ") and "นับผู้ยื่นปีก่อนด้วย" in shown


def test_a_figure_entered_by_hand_says_so(tmp_path: Path) -> None:
    unread = replace(fact(OF, 2, "45", "count", "ผ่านเกณฑ์", agency=SECONDARY), value=None, state="unreadable")
    decided = Correction(
        unread.fact_id, OF.source, unread.place, "45", "enter", Decimal(12), "ตามหนังสือชี้แจง", "ศน.", date(2024, 9, 1)
    )
    line, _ = told(tmp_path, "en", unread, decided)
    assert "✎ entered by hand 12" in line
