"""The policy page: the catalogues with how each theme stands, and one theme with its indicators and problems."""

from pathlib import Path

import pytest

from metrics.register.register import indicators
from tests.drawn import run, words
from tests.factory import LEARNING, PRIMARY, SECONDARY, loaded, narrative, opened, report, share
from ui.texts import text

OLD = report("old.txt", fiscal_year=2567, round_number=2)
NEW = report("new.txt", fiscal_year=2568, round_number=1)
DEBT = [indicator for indicator in indicators() if indicator.theme == "teacher-debt"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which two offices answer one theme and a third another, with problems of two years."""
    folder = tmp_path_factory.mktemp("made")
    opened(
        folder,
        loaded(
            OLD,
            share(OLD, 10, PRIMARY, "48", "12"),
            [narrative(OLD, 40, "problem", "งบประมาณปีเก่าไม่พอ", agency=PRIMARY)],
        ),
        loaded(
            NEW,
            [*share(NEW, 10, PRIMARY, "48", "24"), *share(NEW, 11, SECONDARY, "2", "1")],
            [
                narrative(NEW, 40, "problem", "ระเบียบใหม่ยังไม่ชัดเจน", agency=PRIMARY),
                narrative(NEW, 41, "progress", "ยกเลิกครูเวรแล้วบางโรงเรียน", agency=LEARNING, theme="guard-duty"),
                narrative(NEW, 42, "progress", "ที่เหลืออยู่ระหว่างยกเลิกครูเวร", agency=LEARNING, theme="guard-duty"),
            ],
        ),
    )
    return folder


def told(page: object) -> str:
    return words(page).replace("\u00a0", " ")  # type: ignore[arg-type]


def test_each_theme_of_a_catalogue_leads_on(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "policy")
    themes = [button for button in page.button if button.key.startswith("theme-inspection-2567-")]
    assert len(themes) == 14
    assert themes[0].label == "1 การประเมินวิทยฐานะครู"
    themes[0].click().run()
    assert page.session_state["theme"] == "teacher-assessment"


def test_a_theme_shows_its_leading_share_who_answered_and_its_problems(
    monkeypatch: pytest.MonkeyPatch, made: Path
) -> None:
    page = run(monkeypatch, made, "policy", lang="en")
    assert "25 of 50 cases" in told(page)
    assert "Offices that answered 2 of 2" in told(page)
    assert "Problems 2" in told(page)


def test_the_catalogue_of_each_plan_has_its_own_groups(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "policy", framework="inspection-2566")
    assert len([button for button in page.button if button.key.startswith("theme-inspection-2566-")]) == 27
    assert "5 การส่งเสริมสนับสนุนวิชาชีพครู" in " ".join(heading.value for heading in page.subheader)


def test_a_place_opens_the_plan_that_its_reports_follow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    past = report("past.txt", provinces=("ตราด",), framework="inspection-2566", fiscal_year=2566)
    place = ("ตราด",)
    told = loaded(past, share(past, 10, "สำนักงานอาชีวศึกษาจังหวัดตราด", "9", "3", provinces=place))
    opened(tmp_path, told, loaded(NEW, share(NEW, 10, PRIMARY, "48", "24")), loaded(OLD))
    for province, plan, said in (("ตราด", "2566", (1, 1)), ("สมุทรสาคร", "2567", (1, 2))):
        page = run(monkeypatch, tmp_path, "policy", province=province)
        assert {button.key[:21] for button in page.button if button.key.startswith("theme-i")} == {
            f"theme-inspection-{plan}"
        }
        counted = text("framework_reports_chosen", "th", chosen=said[0], reports=said[1])
        assert counted in [caption.value for caption in page.caption]
    assert text("framework_reports", "th", reports=2) in [
        caption.value for caption in run(monkeypatch, tmp_path, "policy").caption
    ]


def test_the_marks_of_a_catalogue_are_explained(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = words(run(monkeypatch, made, "policy"))
    for key in ("state_contradictory", "mark_computed", "not_applicable"):
        assert text(key, "th") in page


def test_the_leading_indicator_of_the_catalogue_is_the_first_of_its_theme(
    monkeypatch: pytest.MonkeyPatch, full_store: Path
) -> None:
    catalogue = told(run(monkeypatch, full_store, "policy", framework="inspection-2567"))
    for theme, number in (("teacher-debt", "1,238 จาก 7,926 คน"), ("anywhere-anytime", "125,610 จาก 6,438,167 คน")):
        page = run(monkeypatch, full_store, "policy", theme=theme)
        first = told(page).split('class="told"')[1]
        assert number in first and number in catalogue
        percent = first.split("<b>")[1].split("</b>")[0]
        assert f"<b>{percent}</b> {number}" in catalogue


def test_a_theme_names_its_policies_and_each_of_its_indicators(
    monkeypatch: pytest.MonkeyPatch, full_store: Path
) -> None:
    page = run(monkeypatch, full_store, "policy", theme="teacher-debt")
    for asked in ("5.3 การแก้ไขปัญหาหนี้สินครู", "3 แก้ไขปัญหาหนี้สินครู", "ครู-2 การแก้ไขปัญหาหนี้สินครู"):
        assert asked in told(page)
    drawn = {button.key.removeprefix("indicator-") for button in page.button if button.key.startswith("indicator-")}
    assert drawn == {indicator.indicator_id for indicator in DEBT}
    assert "1,238 จาก 7,926 คน" in told(page)


def test_an_indicator_leads_to_its_page(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "policy", theme="teacher-assessment")
    page.button(key="indicator-dpa-passed").click().run()
    assert (page.session_state["goto"], page.session_state["indicator"]) == ("indicator", "dpa-passed")


def test_indicators_without_a_figure_are_counted_and_keep_their_state(
    monkeypatch: pytest.MonkeyPatch, made: Path
) -> None:
    page = run(monkeypatch, made, "policy", theme="guard-duty")
    untold = [indicator for indicator in indicators() if indicator.theme == "guard-duty"]
    assert [part.label for part in page.expander] == [text("not_told_yet", "th", n=len(untold))]
    assert told(page).count("¶ ตอบเป็นถ้อยคำ") == len(untold)


def test_problems_come_newest_first_with_what_they_are_about(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = told(run(monkeypatch, made, "policy", theme="teacher-assessment"))
    assert page.index("ระเบียบใหม่ยังไม่ชัดเจน") < page.index("งบประมาณปีเก่าไม่พอ")
    assert "งบประมาณ 1" in page


def test_figures_are_one_click_away_and_not_on_the_page(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "policy", theme="teacher-debt")
    assert not page.dataframe
    page.button(key="figures-of-theme").click().run()
    assert (page.session_state["goto"], page.session_state["theme"]) == ("figures", "teacher-debt")
