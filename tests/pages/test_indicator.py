"""The page of one indicator: what stands, what is missing, what changed, and that a click leads on."""

import json
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from metrics.register.register import indicators
from metrics.register.targets import of_indicator
from tests.drawn import cells, run, tables, words
from tests.factory import LEARNING, NATIONAL, PRIMARY, SECONDARY, fact, loaded, narrative, opened, report, share
from ui.texts import text

FIRST = report("first.txt", fiscal_year=2567, round_number=1)
SECOND = report("second.txt", fiscal_year=2567, round_number=2)
THIRD = report("third.txt", fiscal_year=2568, round_number=2)
COUNTRY = replace(report("country.txt", provinces=(), round_number=None, fiscal_year=2568), affiliation="สพฐ.")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two offices over three rounds, one of them silent in the second; stages that are more than their base."""
    folder = tmp_path_factory.mktemp("made")
    passed = share(THIRD, 10, PRIMARY, "52", "40")
    stages = [("ไม่ผ่านเกณฑ์", "6"), ("รอผล", "5"), ("รอเสนอตั้งคณะกรรมการ", "3")]
    rest = [
        fact(THIRD, 10, raw, "numerator", measure, agency=PRIMARY, group=passed[0].group, column=3 + n)
        for n, (measure, raw) in enumerate(stages)
    ]
    schools = fact(THIRD, 30, "4", "count", "จำนวนโรงเรียนคุณภาพ", theme="quality-school", agency=PRIMARY, unit="โรงเรียน")
    opened(
        folder,
        loaded(FIRST, [*share(FIRST, 10, PRIMARY, "48", "12"), *share(FIRST, 11, SECONDARY, "20", "5")]),
        loaded(
            SECOND,
            share(SECOND, 10, PRIMARY, "48", "24"),
            [narrative(SECOND, 40, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน", agency=SECONDARY)],
        ),
        loaded(
            THIRD,
            [*passed, *rest, *share(THIRD, 11, SECONDARY, "20", "0"), schools],
            [narrative(THIRD, 41, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน", agency=LEARNING)],
        ),
        loaded(COUNTRY, share(COUNTRY, 10, NATIONAL, "900", "450", provinces=())),
    )
    return folder


def charts(page: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]


def strip(page: AppTest) -> dict[str, Any]:
    return next(chart for chart in charts(page) if chart["layout"]["yaxis"].get("visible") is False)


def texts(figure: dict[str, Any]) -> str:
    return " | ".join(note["text"] for note in figure["layout"]["annotations"])


def plain(page: AppTest) -> str:
    return words(page).replace("\u00a0", " ")


def test_an_office_stands_with_n_of_n_its_change_and_its_base(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    told = plain(run(monkeypatch, made, "indicator", indicator="dpa-passed", agency=PRIMARY))
    assert "76.9 %" in told and "40 จาก 52 ราย" in told
    assert "+26.9" in told and "ฐานเปลี่ยน" in told
    assert "2568/2 48 → 52" in told


def test_a_changed_base_and_a_missing_round_are_marked(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "indicator", indicator="dpa-passed", agency=PRIMARY)
    trend = charts(page)[0]
    office = next(trace for trace in trend["data"] if trace.get("text") == ["25.0", "50.0", "76.9"])
    assert office["marker"]["symbol"] == ["circle", "circle", "diamond"]
    assert trend["layout"]["xaxis"]["ticktext"] == ["2567/1", "2567/2", "2568/1", "2568/2"]
    gaps = trend["data"][-1]
    assert (gaps["x"], gaps["text"]) == ([2568.25], ["—"])
    assert trend["layout"]["yaxis"]["range"] == [0, 100]


def test_an_answer_in_words_stays_a_gap(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "indicator", indicator="dpa-passed", agency=SECONDARY)
    assert charts(page)[0]["data"][-1]["text"] == ["¶", "—"]


def test_every_office_with_a_share_is_a_dot_and_the_rest_are_counted(
    monkeypatch: pytest.MonkeyPatch, made: Path
) -> None:
    page = run(monkeypatch, made, "indicator", indicator="dpa-passed", agency=PRIMARY)
    others, chosen = strip(page)["data"]
    assert [round(value, 1) for value in chosen["x"]] == [76.9]
    assert others["x"] == [0] and others["marker"]["symbol"] == ["circle-open"]
    assert "2 หน่วยงานอยู่บนแกน" in plain(page) and "¶ ตอบเป็นถ้อยคำ 1" in plain(page)
    assert "ประเทศ (สพฐ.) 50.0" in texts(strip(page))


def test_stages_over_their_base_are_summed_and_marked(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    funnel = charts(run(monkeypatch, made, "indicator", indicator="dpa-passed", agency=PRIMARY))[-1]
    assert [round(x * 0.52) for x in funnel["data"][1]["x"]] == [52, 40, 6, 5, 3, 54]
    assert "54 จาก 52" in texts(funnel) and "≠" in texts(funnel)
    assert funnel["layout"]["xaxis"]["range"][1] >= 100 * 54 / 52


def test_the_chosen_office_comes_first_and_untold_ones_keep_their_mark(
    monkeypatch: pytest.MonkeyPatch, made: Path
) -> None:
    page = run(monkeypatch, made, "indicator", indicator="dpa-passed", agency=SECONDARY)
    (rows,) = tables(page)
    assert rows[0][0].startswith("● ")
    assert any("¶" in cell for cell in rows[-1])
    page = run(monkeypatch, made, "indicator", indicator="dpa-passed", agency=SECONDARY, order="owing")
    assert any("¶" in cell for cell in tables(page)[0][0])


def test_without_a_place_every_page_gives_the_overview_s_sum(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = replace(THIRD, source="other.txt", report_id="other", provinces=("ตาก",))
    college = [
        replace(one, affiliation="สอศ.")
        for one in share(other, 1, "สำนักงานอาชีวศึกษาจังหวัดตาก", "50", "30", provinces=("ตาก",))
    ]
    opened(tmp_path, loaded(THIRD, share(THIRD, 10, PRIMARY, "50", "40")), loaded(other, college))
    overview = run(monkeypatch, tmp_path, "overview")
    assert "70 จาก 100" in overview.button(key="headline-0-0").label.replace("\u00a0", " ")
    for name in ("policy", "indicator"):
        told = plain(run(monkeypatch, tmp_path, name, indicator="dpa-passed", theme="teacher-assessment"))
        assert "70.0 %" in told and "70 จาก 100 ราย" in told, name
        assert "2 จาก 2 หน่วยงาน ใน 2 จาก 77 จังหวัด" in told, name
    catalogue = plain(run(monkeypatch, tmp_path, "policy"))
    assert "70.0 %" in catalogue and "80.0 %" not in catalogue


def test_what_a_province_alone_tells_is_no_missing_figure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pupils = fact(THIRD, 5, "4,310", "count", "นักเรียนอนุบาลได้รับอาหารกลางวัน", theme="school-lunch", unit="คน")
    opened(tmp_path, loaded(THIRD, [pupils, *share(THIRD, 10, PRIMARY, "50", "40")]))
    told = plain(run(monkeypatch, tmp_path, "indicator", indicator="lunch-pupils"))
    assert "4,310 คน" in told and "สมุทรสาคร · 1 จังหวัด" in told
    assert text("not_told", "th") not in told
    theme = run(monkeypatch, tmp_path, "policy", theme="school-lunch")
    assert "4,310 คน" in plain(theme)
    assert "4,310 คน" in plain(run(monkeypatch, tmp_path, "policy"))


def test_a_list_of_all_provinces_says_so_where_one_is_chosen(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    def caption(province: str) -> str:
        page = run(monkeypatch, made, "indicator", indicator="dpa-passed", province=province)
        return " ".join(one.value for one in page.caption)

    assert text("offices_everywhere_none", "th", province="ตาก") in caption("ตาก")
    assert text("offices_everywhere", "th", province="สมุทรสาคร", n=3) in caption("สมุทรสาคร")
    assert "ทุกจังหวัด" not in caption("")


def test_a_share_above_its_whole_stands_after_those_that_can_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [*share(THIRD, 10, PRIMARY, "50", "52"), *share(THIRD, 11, SECONDARY, "20", "5")]
    answer = narrative(THIRD, 41, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน", agency=LEARNING)
    opened(tmp_path, loaded(THIRD, rows, [answer]))
    (table,) = tables(run(monkeypatch, tmp_path, "indicator", indicator="dpa-passed"))
    assert [[cell.strip() for cell in row[1:2]] for row in table] == [["25.0\u00a0%"], ["104.0\u00a0% ≠"], ["¶"]]


def test_a_province_without_a_body_is_not_held_against_the_nation(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "indicator", indicator="dpa-passed", province="สมุทรสาคร")
    assert len([trace for trace in charts(page)[0]["data"] if trace.get("customdata")]) == 1
    page.button(key="nation-of-body").click().run()
    assert page.session_state["affiliation"] == "สพฐ."
    assert len([trace for trace in charts(page)[0]["data"] if trace.get("customdata")]) == 2


def test_a_count_has_no_percent_and_bars_from_zero(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "indicator", indicator="quality-schools", lang="en")
    assert "a size, and no progress" in plain(page)
    assert not any("%" in cell for cell in cells(page))
    assert "%" not in strip(page)["layout"]["xaxis"].get("ticksuffix", "")


def test_one_period_alone_is_no_trend(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "indicator", indicator="quality-schools", agency=PRIMARY)
    said = text("trend_one", "th", period="พ.ศ. 2568 รอบที่ 2")
    assert said in [caption.value for caption in page.caption]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", ["teacher-debt-resolved", "quality-school-readiness", "pa-results-entered"])
def test_an_untold_indicator_still_says_what_it_is(
    monkeypatch: pytest.MonkeyPatch, made: Path, name: str, language: str
) -> None:
    indicator = next(indicator for indicator in indicators() if indicator.indicator_id == name)
    page = run(monkeypatch, made, "indicator", indicator=name, lang=language)
    told = words(page)
    assert escape(getattr(indicator, f"method_{language}")) in told
    assert text("not_told", language) in told
    aims = [f"{one.target:g}" for one in of_indicator(indicator.indicator_id)] or [text("no_target", language)]
    assert all(aim in told for aim in aims)
    assert getattr(indicator, f"waits_{language}") in told + " ".join(caption.value for caption in page.caption)


def test_no_indicator_chosen_lists_all_of_them(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    (rows,) = tables(run(monkeypatch, made, "indicator"))
    assert len(rows) == len(indicators())
    assert rows[0][0] in {indicator.name_th for indicator in indicators()}


def test_it_leads_back_to_its_subject_and_on_to_the_figures(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "indicator", indicator="dpa-passed")
    page.button(key="theme-of-indicator").click().run()
    assert (page.session_state["goto"], page.session_state["theme"]) == ("policy", "teacher-assessment")
    page.button(key="figures-of-theme").click().run()
    assert page.session_state["goto"] == "figures"


def test_the_five_reports_show_an_overflow_by_hand(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "indicator", indicator="dpa-passed", province="สมุทรสาคร")
    assert "496 จาก 543 ราย" in plain(page)
    assert [round(x * 5.43) for x in charts(page)[-1]["data"][1]["x"]] == [543, 496, 37, 10, 5, 548]
    assert sum(len(trace["x"]) for trace in strip(page)["data"]) == 5
