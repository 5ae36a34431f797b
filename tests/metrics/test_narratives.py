"""What problems are about, and finding them whatever their spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from metrics.questions.narratives import narratives, subjects
from metrics.selection import Selection
from tests.factory import PRIMARY, PRIVATE, loaded, narrative, opened, report

OF = report()
TOLD = [
    narrative(OF, 1, "problem", "งบประมาณไม่เพียงพอ และสัญญาณอินเทอร์เน็ตไม่เสถียร", agency=PRIMARY),
    narrative(OF, 2, "problem", "งบประมาณ จำกัด", agency=PRIVATE),
    narrative(OF, 3, "problem", "แดดร้อน", agency=PRIVATE),
    narrative(OF, 4, "suggestion_policy", "ควรเพิ่มอัตรากำลัง", agency=PRIMARY),
]


def test_an_answer_counts_under_each_of_its_subjects(tmp_path: Path) -> None:
    cursor = opened(tmp_path, loaded(OF, (), TOLD))
    found = subjects(cursor, Selection())
    assert found[["subject", "n_answers", "n_offices"]].values.tolist() == [
        ["budget", 2, 2],
        ["ict", 1, 1],
        ["other", 1, 1],
    ]
    assert found.loc[0, "name_th"] == "งบประมาณ" and found.loc[2, "name_en"] == "Other"
    assert list(subjects(cursor, Selection(), ("suggestion_policy",))["subject"]) == ["staffing"]
    assert list(subjects(cursor, Selection(agency=PRIVATE))["n_answers"]) == [1, 1]


def test_answers_are_chosen_by_subject(tmp_path: Path) -> None:
    cursor = opened(tmp_path, loaded(OF, (), TOLD))
    assert list(narratives(cursor, Selection(), ("problem",), "ict")["line"]) == [1]
    assert list(narratives(cursor, Selection(), ("problem",), "other")["text"]) == ["แดดร้อน"]


def test_a_search_finds_thai_whatever_its_spaces(tmp_path: Path) -> None:
    cursor = opened(tmp_path, loaded(OF, (), TOLD))
    assert list(narratives(cursor, Selection(), (), search="อินเตอรเนต")["line"]) == []
    assert list(narratives(cursor, Selection(), (), search="งบ ประมาณ")["line"]) == [1, 2]


@pytest.mark.parametrize(
    ("search", "texts"),
    [
        ("พิการ", ["นักเรียนพิการไม่มีสื่อ"]),  # not คุณภาพการศึกษา
        ("หนี้", ["ครูมีหนี้สินนอกระบบ"]),  # not หน้าที่, หน่วยงาน; but the words that begin with it
        ("หนี", []),
        ("ฐานะ", ["ฐานะทางบ้านยากจน"]),  # not วิทยฐานะ
        ("หน้าที่", ["ครูมีหน้าที่หลายอย่างในหน่วยงาน"]),
        ("คุณภำพการศึกษา", ["คุณภาพการศึกษาของวิทยฐานะต่างกัน"]),  # a long word, damaged
    ],
)
def test_a_short_word_is_found_where_a_word_begins_with_it(tmp_path: Path, search: str, texts: list[str]) -> None:
    told = [
        "นักเรียนพิการไม่มีสื่อ",
        "ครูมีหนี้สินนอกระบบ",
        "ครูมีหน้าที่หลายอย่างในหน่วยงาน",
        "คุณภาพการศึกษาของวิทยฐานะต่างกัน",
        "ฐานะทางบ้านยากจน",
    ]
    cursor = opened(tmp_path, loaded(OF, (), [narrative(OF, n, "problem", text) for n, text in enumerate(told)]))
    assert list(narratives(cursor, Selection(), (), search=search)["text"]) == texts
