"""The overview: its sentences, its leading shares, its scorecard, and what needs attention."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from facts import store
from facts.codes import default_codes
from facts.fact import LoadedReport
from metrics.meaning.tables import MEANING
from metrics.register.register import indicators
from tests.drawn import cells, run, words
from tests.factory import LEARNING, NATIONAL, PRIMARY, PRIVATE, SECONDARY, fact, loaded, narrative, report, share
from ui.texts import text

PROVINCE = "สมุทรสาคร"


def rounds() -> list[LoadedReport]:
    """Round 1: primary 40 of 50, learning 5 of 10. Round 2: primary 20 of 50, secondary 9 of 30, private in words."""
    first, second = report("first.txt", round_number=1), report("second.txt")
    asked = narrative(second, 9, "suggestion_policy", "ขอให้เพิ่มอัตรากำลัง", agency=PRIMARY)
    return [
        loaded(first, [*share(first, 1, PRIMARY, "50", "40"), *share(first, 2, LEARNING, "10", "5")]),
        loaded(
            second,
            [*share(second, 1, PRIMARY, "50", "20"), *share(second, 2, SECONDARY, "30", "9")],
            [narrative(second, 8, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน", agency=PRIVATE), asked],
        ),
    ]


def nation() -> list[LoadedReport]:
    """The national body states 250 of 1,000 in one year and 300 of 1,000 in the next; its later report has a doubt."""
    before = report("before.txt", provinces=(), fiscal_year=2566, round_number=None)
    after = report("after.txt", provinces=(), round_number=None)
    return [
        loaded(before, share(before, 1, NATIONAL, "1,000", "250")),
        loaded(after, share(after, 1, NATIONAL, "1,000", "300")),
    ]


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    store.write(tmp_path, request.param(), default_codes(), "0" * 64, meaning=MEANING)
    return tmp_path


def sentences(page: AppTest) -> list[str]:
    return [button.label for button in page.button if str(button.key).startswith("headline-")]


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_a_sentence_tells_n_of_n_whose_when_and_the_change_of_the_same_offices(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (thai,) = sentences(run(monkeypatch, folder, "overview"))
    assert thai == (
        "ผ่านการประเมินวิทยฐานะ 29 จาก 80 ราย (36.2 %) โดย 2 จาก 4 หน่วยงาน ใน 1 จาก 77 จังหวัด พ.ศ. 2567 รอบที่ 2 "
        "ลดลง 40.0 จุดร้อยละจาก พ.ศ. 2567 รอบที่ 1 (เทียบ 1 หน่วยงานที่รายงานทั้งสองงวด)"
    )
    (english,) = sentences(run(monkeypatch, folder, "overview", lang="en", province=PROVINCE))
    assert english == (
        "29 of 80 applicants (36.2 %) passed the DPA assessment, as told by 2 of 4 offices in Samut Sakhon, "
        "FY2567 (2024) Round 2. Down 40.0 points from FY2567 (2024) Round 1. "
        "(Compared over the offices that told both: 1.)"
    )


@pytest.mark.parametrize("folder", [nation], indirect=True)
def test_the_nations_own_statement_is_told_as_its_bodys(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = run(monkeypatch, folder, "overview", lang="en")
    assert sentences(page) == [
        "300 of 1,000 applicants (30.0 %) passed the DPA assessment, as told by OBEC for the whole country, "
        "FY2567 (2024). Up 5.0 points from FY2566 (2023)."
    ]
    assert "Before 25.0\u00a0%" in words(page) and "+5.0 points from FY2566 (2023)" in words(page)


@pytest.mark.parametrize("folder", [nation], indirect=True)
def test_a_whole_year_says_under_a_round_that_it_is_one(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = run(monkeypatch, folder, "overview", round=1)
    assert "โดย สพฐ. ทั้งประเทศ พ.ศ. 2567 (ค่าทั้งปี ไม่แยกรอบ)" in sentences(page)[0]
    assert "สพฐ. ทั้งประเทศ · พ.ศ. 2567 (ค่าทั้งปี ไม่แยกรอบ)" in words(page)
    assert "ไม่แยกรอบ" not in sentences(run(monkeypatch, folder, "overview"))[0]


def test_a_changed_base_is_told_with_the_change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first, second = report("first.txt", round_number=1), report("second.txt")
    told = [loaded(first, share(first, 1, PRIMARY, "50", "40")), loaded(second, share(second, 1, PRIMARY, "80", "40"))]
    store.write(tmp_path, told, default_codes(), "0" * 64, meaning=MEANING)
    page = run(monkeypatch, tmp_path, "overview", lang="en")
    assert sentences(page)[0].endswith("The base changed by over 5 %.")
    assert "\u221230.0 points from FY2567 (2024) Round 1 · the base changed by over 5 %" in words(page)


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_a_bar_of_other_offices_is_not_drawn_behind(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = run(monkeypatch, folder, "overview")
    assert 'class="value"' in words(page) and 'class="previous"' not in words(page)
    assert "\u221240.0 จุดร้อยละ" in words(page) and "(1 หน่วยงานเดิม)" in words(page)


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_each_count_leads_to_its_page(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = run(monkeypatch, folder, "overview")
    assert page.button(key="counted-reports").label == "รายงาน 2 ฉบับ"
    assert page.button(key="counted-figures").label == "ตัวเลข 8 ค่า"
    for name in ("reports", "figures", "findings"):
        page.button(key=f"counted-{name}").click().run()
        assert page.session_state["goto"] == name


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_what_came_names_the_indicators_it_is_counted_of(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    shown = words(run(monkeypatch, folder, "overview"))
    assert "พ.ศ. 2567: มีรายงาน 1 จาก 77 จังหวัด · 4 หน่วยงาน · นับทุกรอบ<br>" in shown
    assert "จาก 1 ตัวชี้วัดที่มีอย่างน้อยสองหน่วยงานตอบเป็นตัวเลข: เป็นตัวเลข 4 จาก 4 ค่าที่ถูกถาม เป็นถ้อยคำ 0" in shown
    n, in_words = len(indicators()), 1  # of the private office, which the form does not ask
    assert f"จากทั้งหมด {n} ตัวชี้วัด: เป็นตัวเลข 4 เป็นถ้อยคำ {in_words}" in shown


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_a_round_that_is_chosen_is_not_called_all_rounds(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    shown = words(run(monkeypatch, folder, "overview", round=2))
    assert "พ.ศ. 2567 รอบที่ 2: มีรายงาน 1 จาก 77 จังหวัด · 3 หน่วยงาน<br>" in shown and "นับทุกรอบ" not in shown


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_a_fall_leads_to_its_office(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = run(monkeypatch, folder, "overview", province=PROVINCE, lang="en")
    (fall,) = [button for button in page.button if str(button.key).startswith("attention-")]
    assert fall.label == "Primary ESAO Samut Sakhon · Applicants who passed the DPA assessment"
    assert "40.0 points worse than 80.0\u00a0%" in words(page) and "now 40.0\u00a0% (20 of 50" in words(page)
    fall.click().run()
    assert (page.session_state["goto"], page.session_state["agency"]) == ("agency", PRIMARY)


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_the_scorecard_turns_from_bodies_to_provinces_to_offices(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    bodies = run(monkeypatch, folder, "overview").dataframe[0].value
    assert [name.strip() for name in bodies.columns[1:]] == ["สพฐ.", "สกร.", "สช."]
    assert [cell.strip() for cell in bodies.iloc[0, 1:]] == ["36.2\u00a0% (29/80)", "50.0\u00a0% (5/10)", "¶"]
    provinces = run(monkeypatch, folder, "overview", scorecard_by="province").dataframe[0].value
    assert list(provinces.columns[1:]) == [PROVINCE]
    offices = run(monkeypatch, folder, "overview", province=PROVINCE).dataframe[0].value
    assert "สพป.สมุทรสาคร" in offices.columns


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_only_a_share_of_thirty_is_shaded(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    shown = run(monkeypatch, folder, "overview").dataframe[0]
    assert shown.proto.arrow_data.styler.styles.count("background-color") == 1  # 29 of 80, not 5 of 10


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_a_name_goes_over_lines_that_break_between_words(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    shown = run(monkeypatch, folder, "overview").dataframe[0]
    (name,) = shown.value["ตัวชี้วัด"]
    assert name == "ผู้ผ่านการประเมินวิทยฐานะ ผ่านระบบ DPA"
    assert shown.proto.row_height > 4 * 16  # below it Streamlit wraps nothing
    assert json.loads(shown.proto.columns)["ตัวชี้วัด"]["width"] <= 0.6 * (
        360 - 2 * 16
    )  # of a narrow phone: else not pinned
    english = run(monkeypatch, folder, "overview", lang="en").dataframe[0]
    assert english.value["Indicator"].tolist() == ["Applicants who passed the DPA assessment"]


def test_a_count_of_the_scorecard_has_its_unit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of = report()
    schools = fact(of, 1, "6,186", "count", "จำนวนโรงเรียนคุณภาพ", theme="quality-school", unit="โรงเรียน", agency=PRIMARY)
    store.write(tmp_path, [loaded(of, [schools])], default_codes(), "0" * 64, meaning=MEANING)
    assert "6,186\u00a0โรงเรียน" in cells(run(monkeypatch, tmp_path, "overview"))


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_indicators_without_a_figure_are_folded_into_a_line(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = run(monkeypatch, folder, "overview", lang="en")
    (fold,) = [part for part in page.expander if "nobody here tells" in part.label]
    assert fold.label.split()[0] == str(words(page).count("class='untold'"))
    assert not any("who failed" in cell for cell in cells(page))


@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_suggestions_lead_to_all_of_them(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = run(monkeypatch, folder, "overview")
    assert "ขอให้เพิ่มอัตรากำลัง" in words(page)
    page.button(key="suggestions-all").click().run()
    assert page.session_state["goto"] == "problems"


@pytest.mark.parametrize("state", [{"theme": "guard-duty"}, {"fiscal_year": 2566}, {"agency": PRIVATE}])
@pytest.mark.parametrize("folder", [rounds], indirect=True)
def test_a_filter_that_leaves_nothing_says_so(
    monkeypatch: pytest.MonkeyPatch, folder: Path, state: dict[str, object]
) -> None:
    page = run(monkeypatch, folder, "overview", **state)
    assert sentences(page) == []
    captions = [caption.value for caption in page.caption]
    assert text("no_share", "th") in captions and text("attention_none", "th") in captions


def test_a_contradiction_stands_beside_its_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of = report()
    base, passed, *_ = share(of, 1, PRIMARY, "50", "60")
    store.write(
        tmp_path, [loaded(of, [base, replace(passed, role="numerator")])], default_codes(), "0" * 64, meaning=MEANING
    )
    page = run(monkeypatch, tmp_path, "overview", lang="en")
    assert sentences(page)[0].endswith("≠ Offices whose figures contradict themselves: 1.")
    (wrong, *_) = [button for button in page.button if str(button.key).startswith("attention-")]
    assert wrong.label.startswith("Primary ESAO Samut Sakhon")
    wrong.click().run()
    assert page.session_state["chosen_figures"]
    everything = page.button(key="all-wrong")
    assert everything.label == "All wrong figures that nobody has decided about: 1"
    everything.click().run()
    assert (page.session_state["goto"], page.session_state["severity"]) == ("findings", "wrong")


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ({"dpa": (2567, 2), "guards": (2567, None)}, "พ.ศ. 2567"),
        ({"dpa": (2567, 2), "guards": (2566, None)}, "พ.ศ. 2566 – พ.ศ. 2567 รอบที่ 2"),
        ({"dpa": (2567, 1), "guards": (2567, 1)}, "พ.ศ. 2567 รอบที่ 1"),
    ],
)
def test_the_scope_goes_from_the_older_to_the_newer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, years: dict[str, tuple[int, int | None]], told: str
) -> None:
    (year, number), (other_year, other_number) = years["dpa"], years["guards"]
    of = report("dpa.txt", fiscal_year=year, round_number=number)
    other = report("guards.txt", fiscal_year=other_year, round_number=other_number)
    guards = [
        fact(other, 1, "20", "denominator", "สถานศึกษาทั้งหมด", theme="guard-duty", agency=PRIMARY, unit="แห่ง", group="g"),
        fact(other, 2, "9", "numerator", "ยกเลิกครูเวรแล้ว", theme="guard-duty", agency=PRIMARY, unit="แห่ง", group="g"),
    ]
    reports = [loaded(of, share(of, 1, PRIMARY, "50", "40")), loaded(other, guards)]
    store.write(tmp_path, reports, default_codes(), "0" * 64, meaning=MEANING)
    assert f"ค่าล่าสุดของแต่ละเรื่อง {told} · " in words(run(monkeypatch, tmp_path, "overview"))
