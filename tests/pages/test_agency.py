"""The page of one office, section by section, and the list of offices it is chosen from."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics.agencies import short_name
from tests.drawn import cells, run, tables, words
from tests.factory import LEARNING, PRIMARY, SECONDARY, fact, loaded, narrative, opened, report, share
from ui.texts import text

OFFICE = PRIMARY
PROVINCE = "สมุทรสาคร"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store where offices tell figures, contradict themselves, answer in words and owe."""
    folder = tmp_path_factory.mktemp("made")
    of, other = report(), report("other.txt", ("ตาก",))
    figures = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "30", "45")]
    answers = [
        narrative(of, 4, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน", agency=LEARNING),
        narrative(of, 7, "progress", "โรงเรียนขยายโอกาสจัดอาหารกลางวันครบทุกวัน", agency=LEARNING, theme="school-lunch"),
        narrative(of, 5, "problem", "สัญญาณขาดหายบ่อย", agency=LEARNING),
    ]
    peer = share(other, 1, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตาก เขต 2", "100", "30")
    peer += share(other, 2, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตาก เขต 1", "10", "9")
    silent = fact(other, 3, "7", "count", "ครูที่ได้ย้าย", agency="สำนักงานอาชีวศึกษาจังหวัดตาก", theme="teacher-transfer")
    listed = fact(of, 6, "3", "count", "เรื่องอื่น", agency=f"สำนักงานอาชีวศึกษาจังหวัด{PROVINCE}")
    opened(
        folder,
        loaded(of, [*figures, replace(listed, affiliation="สอศ.")], answers),
        loaded(other, [*(replace(figure, affiliation="สพฐ.") for figure in peer), replace(silent, affiliation="สอศ.")]),
    )
    return folder


def sections(page: AppTest) -> str:
    (control,) = [group for group in page.get("button_group") if group.label == text("section", "th")]
    return " ".join(option.content for option in control.proto.options)


def test_offices_come_by_province_body_and_number(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    (rows,) = tables(run(monkeypatch, made, "agency"))
    named = [row[0] for row in rows]
    assert named[:3] == ["สพป.ตาก เขต 1", "สพป.ตาก เขต 2", "สอศ.ตาก"]
    assert named[3:] == ["สพป.สมุทรสาคร", "สพม.สมุทรสาคร สมุทรสงคราม", "สอศ.สมุทรสาคร", "สกร.สมุทรสาคร"]


def test_what_owes_most_comes_first_when_asked(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "agency", sort_offices="owed")
    (rows,) = tables(page)
    owed = [int(row[3]) for row in rows]
    assert owed == sorted(owed, reverse=True) and owed[0] > 0
    (doubted,) = tables(run(monkeypatch, made, "agency", sort_offices="doubt"))
    assert doubted[0][0] == "สพม.สมุทรสาคร สมุทรสงคราม"


def test_each_section_says_how_much_it_holds(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "agency", agency=LEARNING)
    told = sections(page)
    assert "รายงานแล้ว 0" in told and "ตอบเป็นถ้อยคำ 1" in told and "ปัญหา 1" in told


@pytest.mark.parametrize("name", [PRIMARY, SECONDARY, LEARNING, f"สำนักงานอาชีวศึกษาจังหวัด{PROVINCE}"])
def test_the_page_of_an_office_counts_as_the_list_does(
    monkeypatch: pytest.MonkeyPatch, made: Path, full_store: Path, name: str
) -> None:
    for store in (made, full_store):
        page = run(monkeypatch, store, "agency", agency=name)
        (row,) = [row for row in tables(run(monkeypatch, store, "agency")) for row in row if row[0] == short_name(name)]
        reported, contradicts, owed, in_words = row[1].strip().split(" ")[0], *(cell.strip() for cell in row[2:5])
        told = sections(page)
        counted = {"reported": reported, "doubts": contradicts, "owes": owed, "in_words": in_words}
        assert all(text(f"section_{section}", "th", n=n) in told for section, n in counted.items())


def test_a_finding_about_a_year_before_stands_with_its_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of = report()
    before = [replace(figure, fiscal_year=2565) for figure in share(of, 2, SECONDARY, "30", "45")]
    opened(tmp_path, loaded(of, [*share(of, 1, SECONDARY, "50", "40"), *before]))
    page = run(monkeypatch, tmp_path, "agency", agency=SECONDARY, section="doubts")
    assert text("section_doubts", "th", n=1) in sections(page)
    (row,) = tables(page)[0]
    assert "พ.ศ. 2567 รอบที่ 2 · ข้อมูลปี 2565" in row
    chosen = run(monkeypatch, tmp_path, "agency", agency=SECONDARY, fiscal_year=2565)
    assert "one.txt (พ.ศ. 2567 รอบที่ 2)" in words(chosen)


def test_where_there_is_nothing_of_nothing_there_is_no_percent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of = report()
    opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "0", "0"), *share(of, 2, SECONDARY, "50", "40")]))
    row = tables(run(monkeypatch, tmp_path, "agency", agency=PRIMARY))[0][0]
    assert row[1].startswith("0 จาก 0") and "·" not in row
    beside = tables(run(monkeypatch, tmp_path, "agency", agency=SECONDARY))[0][0]
    assert "×" in beside[2:] or len(beside) == 4


def test_a_figure_stands_beside_the_offices_of_its_kind(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "agency", agency=PRIMARY)
    row = tables(page)[0][0]
    assert row[1].replace("\u00a0", " ") == "40 จาก 50 ราย"
    assert row[2].strip().replace("\u00a0", " ") == "80.0 %"
    assert any(cell.startswith("data:image/svg+xml") for cell in row)
    assert any("60.0" in cell and "2 แห่ง" in cell for cell in row)


def test_against_its_kind_the_office_has_its_rank(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "agency", agency=PRIMARY, section="peers")
    row = tables(page)[0][0]
    assert row[4].strip() == "+20.0" and row[5].strip() == "2 จาก 3"


def test_a_contradiction_shows_both_values_side_by_side(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "agency", agency=SECONDARY, section="doubts")
    (row,) = tables(page)[0]
    assert row[2].strip().replace("\u00a0", " ") == "45 ราย" and row[3].strip() == "30"


def test_what_was_asked_as_a_figure_and_told_in_words_is_one_row_an_indicator(
    monkeypatch: pytest.MonkeyPatch, made: Path
) -> None:
    page = run(monkeypatch, made, "agency", agency=LEARNING, section="in_words")
    asked, others = tables(page)
    assert [row[1:3] for row in asked] == [["มีผู้ผ่านเกณฑ์แล้วหลายคน", "2"]]
    assert text("section_in_words", "th", n=len(asked)) in sections(page)
    assert others and asked[0][0] not in [row[0] for row in others]


def test_words_that_are_no_progress_say_what_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of = report()
    figures = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "30", "20")]
    dash = replace(share(of, 3, LEARNING, "9", "3")[1], state="dash", value=None)
    problem = narrative(of, 4, "problem", "ผู้ประเมินมีภารกิจมาก", agency=LEARNING)
    opened(tmp_path, loaded(of, [*figures, dash], [problem]))
    page = run(monkeypatch, tmp_path, "agency", agency=LEARNING, section="in_words")
    (row,) = tables(page)[0]
    assert row[1] == "(ปัญหา) ผู้ประเมินมีภารกิจมาก"


def test_what_is_owed_says_what_to_send(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    office = "สำนักงานอาชีวศึกษาจังหวัดตาก"
    page = run(monkeypatch, made, "agency", agency=office, section="owes", lang="en")
    rows = tables(page)[0]
    assert rows and all("Please tell" in row[3] for row in rows)
    labels = [button.label for button in page.get("download_button")]
    assert labels == [text("todo_download", "en", n=len(rows)), text("download", "en")]


def test_problems_stand_under_their_period(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "agency", agency=LEARNING, section="problems")
    assert "สัญญาณขาดหายบ่อย" in words(page) and "พ.ศ. 2567 รอบที่ 2" in words(page)


def test_a_province_offers_the_lists_of_all_its_offices(monkeypatch: pytest.MonkeyPatch, made: Path) -> None:
    page = run(monkeypatch, made, "agency", province=PROVINCE)
    labels = [button.label for button in page.get("download_button")]
    assert text("todo_download_province", "th") in labels


@pytest.mark.parametrize("section", ["reported", "in_words", "owes", "doubts", "problems", "peers"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_section_leaves_a_cell_empty(
    monkeypatch: pytest.MonkeyPatch, full_store: Path, section: str, language: str
) -> None:
    page = run(monkeypatch, full_store, "agency", agency=OFFICE, section=section, lang=language)
    pictures = text("column_spread", language)
    drawn = [table.value.drop(columns=pictures, errors="ignore") for table in page.dataframe]
    assert all(str(cell).strip() for table in drawn for row in table.itertuples(index=False) for cell in row)
    assert len(cells(page)) <= 400


def test_an_office_shows_its_figures_with_n_of_n(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    page = run(monkeypatch, full_store, "agency", agency=OFFICE)
    assert any(cell.replace("\u00a0", " ") == "455 จาก 493 ราย" for cell in cells(page))
    assert page.button(key="clear_agency").label.endswith("สพป.สมุทรสาคร")


def test_a_national_body_has_no_page_and_leads_to_its_figures(
    monkeypatch: pytest.MonkeyPatch, full_store: Path
) -> None:
    page = run(monkeypatch, full_store, "agency", agency="สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน")
    assert text("offices_none", "th") in [caption.value for caption in page.caption]
    page.button(key="to_figures").click().run()
    assert page.session_state["goto"] == "figures"


def test_an_office_is_held_against_the_nation_by_n_of_n(monkeypatch: pytest.MonkeyPatch, full_store: Path) -> None:
    chosen = {"agency": OFFICE, "section": "peers", "lang": "en", "comparisons-open": True}
    page = run(monkeypatch, full_store, "agency", **chosen)
    compared = [row for table in tables(page) for row in table if len(row) == 6 and "OBEC" in row[3]]
    (load,) = [row for row in compared if "72 of 75" in row[2]]
    assert "6,743 of 9,602" in load[4]
    assert load[5] == "+25.8 points"


def test_an_office_is_named_as_printed_and_never_as_html(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    of, hostile = report("<i>a</i>.txt"), "สำนักงาน<b>ตัวหนา</b>"
    opened(tmp_path, loaded(of, [fact(of, 1, "7", "count", "ครูที่ได้ย้าย", agency=hostile)]))
    page = run(monkeypatch, tmp_path, "agency", agency=hostile)
    assert "<b>ตัวหนา" not in words(page) and "&lt;b&gt;ตัวหนา" in words(page)
    assert "<i>a" not in words(page)
