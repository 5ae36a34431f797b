"""The sheets of small stores, worked out by hand, and what the first sheet says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from duckdb import DuckDBPyConnection
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from extracts.about import LEGEND, MARKS, about, page_workbook
from extracts.page import state
from extracts.sheets import progress_sheet, sources_sheet
from extracts.tables import coverage_sheet, findings_sheet, offices_sheet, owing_sheet
from extracts.workbook import SYNTHETIC, Sheet
from facts.fact import Correction
from metrics.open_store import describe, published
from metrics.questions.contradictions import contradictions
from metrics.questions.figure_search import DECISIONS
from metrics.questions.overview import leading_of
from metrics.questions.progress import latest
from metrics.questions.sources import figures
from metrics.questions.todo import offices, owing
from metrics.selection import Selection
from tests.factory import (
    LEARNING,
    NATIONAL,
    PRIMARY,
    PRIVATE,
    SECONDARY,
    fact,
    loaded,
    narrative,
    opened,
    report,
    share,
)
from ui.frame import Choice, Visit

THEME = "teacher-assessment"
OF_INDICATORS = (
    "reported",
    "zero",
    "in_words",
    "blank_form",
    "not_reported",
    "in_another",
    "not_asked",
    "plan_unknown",
    "unreadable",
    "no_base",
    "no_report",
)
ALL_STATES = (*OF_INDICATORS, "dash", "blank", *DECISIONS)


def visit(folder: Path, cursor: DuckDBPyConnection, selection: Selection = Selection(), language: str = "th") -> Visit:  # noqa: B008
    store = published(folder)
    assert store
    return Visit(selection, language, store, describe(cursor))


def reopened(cursor: DuckDBPyConnection, page: Visit, *sheets: Sheet, ids: Sequence[str] = ()) -> Workbook:
    return load_workbook(BytesIO(page_workbook(cursor, page, "หน่วยงาน", sheets, ids)))


def by_column(page: Worksheet) -> dict[str, list[object]]:
    return {str(first.value): [cell.value for cell in rest] for first, *rest in page.iter_cols()}


def passed(cursor: DuckDBPyConnection, selection: Selection = Selection()) -> pd.DataFrame:  # noqa: B008
    """Return the sum that heads the page of an indicator, and its offices."""
    headed = leading_of(cursor, selection, THEME)
    rows = pd.concat([headed, latest(cursor, replace(selection, theme=THEME), "agency")])
    return rows[rows["indicator_id"] == "dpa-passed"]


def notes(book: Workbook) -> dict[str, str]:
    return {str(line[0]): str(line[1]) for line in book.worksheets[0].iter_rows(min_row=3, values_only=True)}


def test_offices_add_up_to_the_sum_that_heads_them(tmp_path: Path) -> None:
    before, now = report("1.txt", round_number=1), report("2.txt")
    cursor = opened(
        tmp_path,
        loaded(before, [*share(before, 1, PRIMARY, "40", "10"), *share(before, 2, LEARNING, "8", "5")]),
        loaded(
            now,
            [
                *share(now, 1, PRIMARY, "50", "35"),
                *share(now, 2, SECONDARY, "30", "12"),
                fact(now, 3, "4", "count", "ผ่านเกณฑ์", agency=PRIVATE),
            ],
        ),
    )
    table = by_column(
        reopened(cursor, visit(tmp_path, cursor), progress_sheet(passed(cursor), visit(tmp_path, cursor)))["ความก้าวหน้า"]
    )
    rows = list(zip(table["ระดับ"], table["ทำได้"], table["จากทั้งหมด"], strict=True))
    assert rows[0] == ("รวมหน่วยงานที่รายงาน", 47, 80)
    assert [row[1:] for row in rows if row[0] == "หน่วยงาน" and row[1]] == [(35, 50), (12, 30)]
    assert {row[1] for row in rows if row[0] == "หน่วยงานนอกยอดรวม"} == {5, 4}
    assert (table["หน่วยงานที่รายงาน"][0], table["หน่วยงานที่ถาม"][0]) == (2, 4)
    assert table["เปลี่ยนแปลง (จุดร้อยละ)"][0] == 45 and "×" in table["เปลี่ยนแปลง (จุดร้อยละ)"]


def test_a_percent_is_live_and_nothing_to_compare_has_its_mark(tmp_path: Path) -> None:
    of = report()
    alone = fact(of, 3, "3", "count", "ผ่านเกณฑ์", agency=LEARNING)
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), alone]))
    rows = latest(cursor, Selection(theme=THEME), "agency")
    page = visit(tmp_path, cursor, language="en")
    table = by_column(
        reopened(cursor, page, progress_sheet(rows[rows["indicator_id"] == "dpa-passed"], page))["Progress"]
    )
    percents = dict(zip(table["Official Thai name"], table["Percent"], strict=True))
    assert str(percents[PRIMARY]).startswith("=IFERROR(") and str(percents[PRIMARY]).endswith(',"×")')
    assert percents[LEARNING] == "×"
    assert table["Office or area"][0] == "Primary ESAO Samut Sakhon" and table["Unit"] == ["cases", "cases"]


def test_states_and_decisions_are_told_apart_and_explained(tmp_path: Path) -> None:
    of = report()
    figure = [
        *share(of, 1, PRIMARY, "50", "51"),
        *share(of, 2, SECONDARY, "20", "0"),
        *share(of, 3, LEARNING, "9", "7"),
    ]
    unread = replace(figure[5], raw="?", words="?", value=None, state="unreadable")
    answer = narrative(of, 9, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน", agency=PRIVATE)
    day = date(2026, 11, 21)
    corrected = Correction(
        figure[1].fact_id, of.source, figure[1].place, "51", "correct", Decimal(41), "พิมพ์ผิด", "ศน.", day
    )
    base, left_out = share(of, 4, NATIONAL, "4", "1")
    left_out = replace(left_out, raw="-", words="-", value=None, state="dash")
    entered = replace(
        corrected, fact_id=left_out.fact_id, place=left_out.place, raw="-", action="enter", value=Decimal(3)
    )
    report_of_it = loaded(of, [*figure[:5], unread, base, left_out], [answer])
    cursor = opened(tmp_path, report_of_it, corrections=[corrected, entered])
    page = visit(tmp_path, cursor)
    rows = latest(cursor, Selection(theme=THEME), "agency")
    rows = rows[rows["indicator_id"] == "dpa-passed"]
    book = reopened(cursor, page, progress_sheet(rows, page), sources_sheet(cursor, figures(cursor, Selection()), page))
    told, sources = [by_column(book[name]) for name in ("ความก้าวหน้า", "ที่มา")]

    states = dict(zip(told["ชื่อเต็ม"], told["สถานะ"], strict=True))
    assert (states[PRIMARY], states[SECONDARY]) == ("รายงาน", "0 รายงานว่าเป็นศูนย์")
    assert (states[LEARNING], states[PRIVATE]) == ("? อ่านไม่ออก", "¶ ตอบเป็นถ้อยคำ")
    percents = dict(zip(told["ชื่อเต็ม"], told["ร้อยละ"], strict=True))
    assert (percents[LEARNING], percents[PRIVATE]) == ("?", "¶")
    decided = dict(zip(told["ชื่อเต็ม"], told["แก้ไขหรือกรอก"], strict=True))
    assert (decided[PRIMARY], decided[SECONDARY], decided[NATIONAL]) == ("✎ แก้ไขแล้ว", None, "✎ กรอกโดยคน")
    both = zip(sources["สถานะ"], sources["ค่า"], sources["ค่าที่แก้ไขหรือกรอก"], sources["เหตุผล"], strict=True)
    assert [cells for cells in both if cells[3]] == [("รายงาน", 51, 41, "พิมพ์ผิด"), ("ใส่ขีดไว้", None, 3, "พิมพ์ผิด")]
    assert sources["สถานะ"].count("0 รายงานว่าเป็นศูนย์") == 1
    used = {*told["สถานะ"], *sources["สถานะ"], *told["แก้ไขหรือกรอก"], *sources["การตรวจสอบ"]} - {None}
    assert used | {"≠", "×"} <= set(notes(book))


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_legend_explains_every_state_and_mark(tmp_path: Path, language: str) -> None:
    cursor = opened(tmp_path, loaded(report()))
    page = visit(tmp_path, cursor, language=language)
    told = [label for label, _ in about(cursor, page)]
    states = [state(page, name) for name in ALL_STATES]
    assert {*states, *MARKS[language]} <= set(told)
    assert len(states) == len(set(states)) == len(LEGEND[language])


def test_a_figure_says_what_it_is_and_what_disagrees_with_it(tmp_path: Path) -> None:
    of = report()
    base, more = share(of, 1, PRIMARY, "40", "52")
    aim = replace(fact(of, 5, "85", "threshold", "คะแนนขั้นต่ำ", unit="คะแนน"), kind="rule")
    cursor = opened(tmp_path, loaded(of, [base, more, aim]))
    for language in ("th", "en"):
        page = visit(tmp_path, cursor, language=language)
        sheet = sources_sheet(cursor, figures(cursor, Selection()), page).table
        found = sheet.set_index({"th": "ตัวเลขตามที่พิมพ์", "en": "Number as printed"}[language])
        role, kind, doubt = [page.say(key) for key in ("column_role", "column_kind", "column_disagrees")]
        assert found.loc["85", [role, kind]].tolist() == [page.say("role_threshold"), page.say("kind_rule")]
        assert found.loc["52", doubt].startswith("≠ ") and "40" in found.loc["52", doubt]
        assert not found.loc["85", doubt]


def test_a_value_is_in_its_unit_and_a_range_has_both_ends(tmp_path: Path) -> None:
    of = report()
    budget = replace(fact(of, 1, "12.7", "amount", "งบประมาณ", unit="บาท"), scale=1_000_000)
    planned = replace(
        budget, fact_id="f" * 16, place="line 2 col 1", raw="1.2-1.5", value=Decimal("1.2"), words="1.2-1.5"
    )
    planned = replace(planned, value_max=Decimal("1.5"))
    cursor = opened(tmp_path, loaded(of, [budget, planned]))
    sheet = sources_sheet(cursor, figures(cursor, Selection()), visit(tmp_path, cursor)).table
    assert sheet["ค่า"].tolist() == [12_700_000, 1_200_000]
    assert sheet["ถึง"].fillna(0).tolist() == [0, 1_500_000]


def test_places_offices_and_units_are_named_as_on_the_page(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 3, PRIMARY, "40", "52")))
    for language, place, unit in (("th", "บรรทัด 3 คอลัมน์ 2", "ราย"), ("en", "line 3 column 2", "cases")):
        page = visit(tmp_path, cursor, language=language)
        sources = sources_sheet(cursor, figures(cursor, Selection()), page).table
        found = findings_sheet(contradictions(cursor), page, {}).table
        told = progress_sheet(passed(cursor), page).table
        for table in (sources, found):
            assert place in table[page.say("column_place")].tolist()
            assert PRIMARY in table[page.say("column_official")].tolist()
        name = page.office(PRIMARY, ["สมุทรสาคร"])
        assert name in found[page.say("column_office")].tolist() and name in told.iloc[:, 2].tolist()
        assert unit in sources["หน่วยนับ" if language == "th" else "Unit"].tolist()
        assert unit in told["หน่วยนับ" if language == "th" else "Unit"].tolist()


def test_counts_are_numbers_and_each_owing_office_has_a_row(tmp_path: Path) -> None:
    of = report()
    silent = narrative(of, 8, "problem", "ขาดครู", agency=LEARNING, theme="teacher-debt")
    cursor = opened(
        tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "5", "4")], [silent])
    )
    page = visit(tmp_path, cursor)
    asked = owing(cursor, Selection())
    told = offices_sheet(offices(cursor, Selection()), page)
    counted = coverage_sheet(asked, page)
    for sheet in (told, counted):
        numbers = sheet.table[[page.say("column_n_reported"), page.say("column_n_asked")]]
        assert all(pd.api.types.is_integer_dtype(kind) for kind in numbers.dtypes)
        assert sheet.formulas == {"ร้อยละ": "{ตอบเป็นตัวเลข}/{ถูกถาม}"}
    assert len(owing_sheet(asked, page).table) == sum(asked["n_not_reported"])


def test_the_first_sheet_tells_filters_choices_and_rows(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")), is_synthetic=True)
    page = visit(tmp_path, cursor, Selection(fiscal_year=2567, round=2))
    page = replace(page, choices={"kind": Choice("ประเภท", "ผล (2)", "result"), "sort": Choice("เรียง", "ชื่อ", "name")})
    empty = Sheet("ว่าง", pd.DataFrame({"ก": []}))
    book = reopened(cursor, page, sources_sheet(cursor, figures(cursor, Selection()), page), empty)
    told = notes(book)
    assert told["ตัวกรอง"] == "ปีงบประมาณ: พ.ศ. 2567 · รอบการตรวจ: รอบที่ 2 · ประเภท: ผล (2) · เรียง: ชื่อ"
    assert (told["แผ่น ที่มา"], told["แผ่น ว่าง"]) == ("2 แถว", "0 แถว")
    assert book.sheetnames == ["เกี่ยวกับ", "ที่มา"] and told["ข้อมูล"] == SYNTHETIC
    assert notes(reopened(cursor, visit(tmp_path, cursor)))["ตัวกรอง"] == "ทั้งหมด"


def test_both_languages_have_the_same_notes(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")))
    thai, english = (
        about(cursor, visit(tmp_path, cursor, language=language), indicator_ids={"dpa-passed"})
        for language in ("th", "en")
    )
    assert len(thai) == len(english)
    assert not any("สมมติ" in text or "สรุปความ" in text for _, text in thai + english)
