"""The page of problems and suggestions: its order, its pages, its search."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.drawn import run, tables, words
from tests.factory import LEARNING, PRIMARY, loaded, narrative, opened, report
from ui.problems import PAGE
from ui.texts import text


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with more problems than a page holds, and suggestions of two offices."""
    folder = tmp_path_factory.mktemp("made")
    old, new = report("old.txt", ("ตาก",), fiscal_year=2566), report("new.txt", fiscal_year=2567)
    problems = [
        narrative(new, n, "problem", f"งบประมาณโอนช้าครั้งที่ {n}", agency=PRIMARY, group=f"g{n}")
        for n in range(1, PAGE + 4)
    ]
    remedy = narrative(new, 80, "remedy", "วางแผนล่วงหน้า", agency=PRIMARY, group="g1")
    asked = [
        narrative(new, 90, "suggestion_policy", "ควรโอนงบก่อนเปิดภาคเรียน", agency=PRIMARY),
        narrative(new, 91, "suggestion_policy", "ควรลดแบบรายงาน", agency=LEARNING),
        narrative(new, 92, "suggestion_policy", "ควรเพิ่มอัตรา", agency=PRIMARY),
        narrative(new, 93, "suggestion", "ควรซ่อมถนน", agency=LEARNING),
        narrative(new, 94, "suggestion_area", "ควรนิเทศเดือนละครั้ง", agency=LEARNING),
    ]
    opened(
        folder, loaded(old, (), [narrative(old, 1, "problem", "เรื่องเก่า")]), loaded(new, (), [*problems, remedy, *asked])
    )
    return folder


def counts(page: AppTest) -> list[str]:
    (control,) = [group for group in page.get("button_group") if group.label == text("told", "th")]
    return [option.content for option in control.proto.options]


def test_the_newest_problems_come_first_a_page_at_a_time(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "problems")
    assert counts(page) == [f"ปัญหา {PAGE + 4}", "ข้อเสนอแนะถึงกระทรวง 4"]
    first = words(page)
    assert "ครั้งที่ 1<" in first and "วางแผนล่วงหน้า" in first and "พ.ศ. 2567" in first
    assert "เรื่องเก่า" not in first
    last = words(run(monkeypatch, made, "problems", problems_page="2"))
    assert "เรื่องเก่า" in last and "พ.ศ. 2566" in last and "ครั้งที่ 1<" not in last


def test_suggestions_stand_under_their_office(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    told = words(run(monkeypatch, made, "problems", told="suggestions"))
    assert told.index("สพป.สมุทรสาคร</h4>") < told.index("ควรเพิ่มอัตรา") < told.index("สกร.สมุทรสาคร</h4>")


def test_suggestions_without_a_level_stand_beside_those_to_the_ministry(
    monkeypatch: pytest.MonkeyPatch, made: Path
) -> None:
    told = words(run(monkeypatch, made, "problems", told="suggestions"))
    assert "ควรซ่อมถนน" in told and told.count(text("level_not_told", "th")) == 1
    assert "ควรนิเทศ" not in told


def test_problems_are_searched_whatever_their_spaces(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    found = run(monkeypatch, made, "problems", search_problems="งบ ประมาณ")
    assert tables(run(monkeypatch, made, "problems")) == tables(found)
    assert "ครั้งที่ 2<" in words(found)
    nothing = run(monkeypatch, made, "problems", search_problems="คำที่ไม่มีใครเขียน")
    assert text("problems_none", "th") in [caption.value for caption in nothing.caption]


def test_a_subject_leaves_its_own_problems(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "problems", subject="budget")
    assert f"{PAGE + 3} ข้อ" in page.caption[0].value
    other = run(monkeypatch, made, "problems", subject="other")
    assert "เรื่องเก่า" in words(other) and "ครั้งที่" not in words(other)
