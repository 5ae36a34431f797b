"""The provinces: one indicator over all 77, and the profile of one, on a nation and on a few reports."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.questions.regions import provinces
from tests.drawn import run, tables, words
from tests.factory import fact, loaded, narrative, opened, report, share
from ui.texts import text

TAK, PHRAE, SAKHON, SONGKHRAM = "ตาก", "แพร่", "สมุทรสาคร", "สมุทรสงคราม"
AREA = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสาคร สมุทรสงคราม"
SHARE = "dpa-passed"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """The folder of a store of three reports; one of their offices works in a fourth province, too."""
    tak, phrae, sakhon = (report(f"{name}.txt", (name,)) for name in (TAK, PHRAE, SAKHON))
    early = report("early.txt", (PHRAE,), round_number=1)
    first, second = (f"{AREA}{TAK} เขต {number}" for number in (1, 2))
    both = (SAKHON, SONGKHRAM)
    opened(
        tmp_path,
        loaded(
            tak,
            [*share(tak, 1, second, "10", "9"), *share(tak, 2, first, "10", "0")],
            [
                narrative(tak, 3, "problem", "ครูไม่พอ", agency=first),
                narrative(tak, 4, "progress", "อำเภอแม่สอด โรงเรียนบ้านหนึ่ง", theme="quality-school"),
            ],
        ),
        loaded(phrae, [], [narrative(phrae, 1, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน", agency=f"{AREA}{PHRAE} เขต 1")]),
        loaded(early, [fact(early, 1, "3", "count", "กิจกรรม")]),
        loaded(sakhon, share(sakhon, 1, SECONDARY, "40", "10", provinces=both)),
    )
    return tmp_path


def said(page: AppTest) -> str:
    return words(page).replace("\u00a0", " ")


def ranked(page: AppTest) -> list[list[str]]:
    (table,) = [table for table in tables(page) if len(table) == 77]
    return [[cell.strip().replace("\u00a0", " ") for cell in row] for row in table]


def test_the_list_says_what_the_map_shows(monkeypatch: pytest.MonkeyPatch, few: Path) -> None:
    page = run(monkeypatch, few, "province")
    rows = ranked(page)
    assert rows[:4] == [
        ["1", TAK, "45.0 %", "9 จาก 20 ราย", "พ.ศ. 2567 รอบที่ 2"],
        ["2", SAKHON, "25.0 %", "10 จาก 40 ราย ‡", "พ.ศ. 2567 รอบที่ 2"],
        ["×", f"{SONGKHRAM} †", "‡", text("state_in_another", "th"), "พ.ศ. 2567 รอบที่ 2"],
        ["×", PHRAE, "¶", text("state_in_words", "th"), "พ.ศ. 2567 รอบที่ 2"],
    ]
    assert {row[3] for row in rows[4:]} == {text("state_no_report", "th")}
    assert f"‡ {text('mark_shared', 'th')}" in said(page)
    assert f"† {text('map_elsewhere', 'th')}" in said(page)
    assert "มีรายงาน 3 จาก 77 จังหวัด · มีตัวเลขของตัวชี้วัดนี้ 2 จังหวัด" in said(page)


def test_the_key_names_only_what_is_seen(monkeypatch: pytest.MonkeyPatch, few: Path) -> None:
    shown = said(run(monkeypatch, few, "province", lang="en"))
    for seen in (
        "20–25 % (1)",
        "40–45 % (1)",
        "s figure (1)",
        "no report yet (73)",
        "not by its own (1)",
    ):
        assert seen in shown
    for unseen in ("unreadable", "not reported", "reported as zero", "not asked"):
        assert unseen not in shown
    assert "svg-maps" in shown and "CC BY 4.0" in shown


def test_a_share_above_the_whole_stands_after_the_ranked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tak, phrae = report("tak.txt", (TAK,)), report("phrae.txt", (PHRAE,))
    opened(
        tmp_path,
        loaded(tak, share(tak, 1, f"{AREA}{TAK} เขต 1", "50", "20")),
        loaded(phrae, share(phrae, 1, f"{AREA}{PHRAE} เขต 1", "50", "60")),
    )
    page = run(monkeypatch, tmp_path, "province")
    assert [row[:3] for row in ranked(page)[:2]] == [["1", TAK, "40.0 %"], ["×", PHRAE, "120.0 % ≠"]]
    assert f"× ≠ {text('map_over', 'th')}" in said(page) and f"≠</span>{text('map_over', 'th')} (1)" in said(page)
    profile = run(monkeypatch, tmp_path, "province", province=PHRAE, lang="en")
    assert "120.0 % ≠, not ranked, as an office tells more than 100 percent" in said(profile)


def test_another_indicator_is_shown_and_kept(monkeypatch: pytest.MonkeyPatch, few: Path) -> None:
    page = run(monkeypatch, few, "province", indicator="dpa-failed")
    assert page.session_state["indicator"] is None  # nobody tells it
    page = run(monkeypatch, few, "province", indicator=SHARE)
    assert page.session_state["indicator"] == SHARE


def test_a_store_without_a_figure_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one = report("one.txt", (PHRAE,))
    opened(tmp_path, loaded(one, [], [narrative(one, 1, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน")]))
    page = run(monkeypatch, tmp_path, "province")
    assert text("map_none", "th") in [caption.value for caption in page.caption]


def test_a_province_is_told_by_its_reports_offices_and_problems(monkeypatch: pytest.MonkeyPatch, few: Path) -> None:
    page = run(monkeypatch, few, "province", province=TAK, lang="en")
    assert "Tak · Region 17" in [heading.value for heading in page.subheader]
    shown = said(page)
    assert "Reports: 1, the latest of FY2567 (2024) Round 2" in shown
    assert "rank 1 of 2 provinces with a value" in shown
    assert "ครูไม่พอ" in shown
    heads = [list(table.value.columns) for table in page.dataframe]
    assert ["Indicator", "Primary ESAO Tak 1", "Primary ESAO Tak 2"] in heads
    assert ["แม่สอด", "โรงเรียนบ้านหนึ่ง"] in [row for table in tables(page) for row in table]
    assert page.button(key="subject-staffing").label == "Staffing (1)"
    page.button(key="office-1").click().run()
    assert page.session_state["agency"].endswith("เขต 2")


def test_a_round_without_a_report_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    most = tuple(one.province_th for one in provinces() if one.province_th != TAK)[:39]
    before, now = report("before.txt", (TAK,), fiscal_year=2566), report("ตาก.txt", (TAK,))
    between = report("between.txt", most, round_number=1)
    opened(tmp_path, *(loaded(one, [fact(one, 1, "3", "count", "กิจกรรม")]) for one in (before, now, between)))
    page = run(monkeypatch, tmp_path, "province", province=TAK)
    received = [row for table in tables(page) for row in table if row[0].startswith("พ.ศ. 2567 รอบที่ ")]
    assert [row[1] for row in received] == ["ตาก.txt", f"— {text('profile_missing', 'th')}"]


def test_a_province_without_a_report_of_its_own_says_so(monkeypatch: pytest.MonkeyPatch, few: Path) -> None:
    page = run(monkeypatch, few, "province", province=SONGKHRAM)
    shown = said(page)
    assert text("profile_no_report", "th") in shown
    assert f"‡ {text('profile_in_another', 'th', n='1')}" in [caption.value for caption in page.caption]
    assert "25.0\u00a0% (10/40)" in [row[1] for table in tables(page) for row in table]  # its office's own figure
    assert f"‡</span>{text('state_in_another', 'th')} (1)" in shown
    assert 'class="region"' not in shown


def test_comparisons_are_asked_for(monkeypatch: pytest.MonkeyPatch, few: Path) -> None:
    page = run(monkeypatch, few, "province", province=TAK)
    assert text("comparisons", "th") in [box.label for box in page.expander]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_reports_that_ship_have_a_map_and_a_profile(
    monkeypatch: pytest.MonkeyPatch, full_store: Path, language: str
) -> None:
    assert len(ranked(run(monkeypatch, full_store, "province", lang=language))) == 77
    page = run(monkeypatch, full_store, "province", province=SAKHON, lang=language)
    assert all(cell.strip() for table in tables(page) for row in table for cell in row)
    office = text("column_indicator", language), "สพป.สมุทรสาคร" if language == "th" else "Primary ESAO Samut Sakhon"
    assert any(set(office) <= set(table.value.columns) for table in page.dataframe)


def test_the_indicator_opens_its_page(monkeypatch: pytest.MonkeyPatch, few: Path) -> None:
    page = run(monkeypatch, few, "province")
    page.button(key="to-indicator").click().run()
    assert (page.session_state["goto"], page.session_state["indicator"]) == ("indicator", SHARE)
