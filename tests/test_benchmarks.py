"""The corpus that reading is measured on: the same each time, and read by all that is measured."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks import corpus
from loaders import load


def test_a_made_report_is_the_same_each_time_and_read_alike_as_text_and_word(tmp_path: Path) -> None:
    pages, again = (corpus.made_report(random.Random(corpus.SEED), 1) for _ in range(2))
    assert pages == again
    corpus.write_text(tmp_path / "report.txt", pages)
    corpus.write_word(tmp_path / "report.docx", pages)
    text, word = load(tmp_path / "report.txt"), load(tmp_path / "report.docx")
    assert text.report is not None
    assert text.report.agency.startswith("สำนักงานศึกษาธิการจังหวัด")
    assert len(text.facts) > corpus.PAGES_A_REPORT
    assert [(fact.raw, fact.agency, fact.policy_id) for fact in text.facts] == [
        (fact.raw, fact.agency, fact.policy_id) for fact in word.facts
    ]
