"""Workbooks, reopened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.workbook import SYNTHETIC, Sheet, file_name, workbook
from facts.fact import Correction
from metrics.progress import progress
from metrics.selection import Selection
from metrics.sources import figures
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


def reopened(*sheets: Sheet, language: str = "th") -> Workbook:
    return load_workbook(BytesIO(workbook("หน่วยงาน", sheets, [("ตัวกรอง", "ทั้งหมด")], language)))


def test_thai_numbers_and_formulas_come_back() -> None:
    table = pd.DataFrame(
        {
            "หน่วยงาน": ["สพป.ตาก เขต 1", "กศน.\u200bน้ำปู่"],
            "ทำได้": [1238, 0],
            "ทั้งหมด": [7926, None],
            "ร้อยละ": [None, "—"],
            "ปี": [2567, 2567],
        }
    )
    sheet = Sheet("ความก้าวหน้า", table, {"ร้อยละ": "0.0%", "ปี": "0"}, {"ร้อยละ": "{ทำได้}/{ทั้งหมด}"})
    book = reopened(sheet)
    assert book.sheetnames == ["เกี่ยวกับ", "ความก้าวหน้า"]
    page = book["ความก้าวหน้า"]
    assert [cell.value for cell in page[1]] == list(table.columns)
    assert [cell.value for cell in page[2]] == ["สพป.ตาก เขต 1", 1238, 7926, '=IFERROR(B2/C2,"")', 2567]
    assert [cell.value for cell in page[3]] == ["กศน.\u200bน้ำปู่", 0, None, "—", 2567]
    assert [cell.number_format for cell in page[2]][1:] == ["#,##0", "#,##0", "0.0%", "0"]
    assert page.freeze_panes == "A2"


@pytest.mark.parametrize("text", ["=1+1", "+66", "-ไม่มี-", "@cmd", '=HYPERLINK("x")', "\tx"])
def test_a_text_is_never_a_formula(text: str) -> None:
    book = load_workbook(BytesIO(workbook(text, [Sheet("ก", pd.DataFrame({text: [text]}))], [(text, text)], "th")))
    cells = [cell for page in book for line in page.iter_rows() for cell in line if cell.value is not None]
    assert cells and all(cell.data_type == "s" and cell.value == text for cell in cells)
    assert all(cell.quotePrefix for cell in cells if cell.row > 1 and cell.parent.title == "ก")


def test_what_excel_does_not_take_is_made_fit() -> None:
    long = "ก" * 40_000
    table = pd.DataFrame({"ข้อความ": [long, "ก\x00ข"], "จังหวัด": [["ตาก", "พิจิตร"], []]})
    book = reopened(Sheet("ก/ข:ค" * 20, table), Sheet("ก/ข:ค" * 20, table), language="en")
    first, second = book.sheetnames[1:]
    assert max(len(first), len(second)) <= 31 and first != second
    page = book[first]
    assert len(page["A2"].value) == 32_767 and page["A3"].value == "กข"
    assert (page["B2"].value, page["B3"].value) == ("ตาก; พิจิตร", None)


def test_columns_fit_thai_without_counting_marks() -> None:
    page = reopened(Sheet("ก", pd.DataFrame({"ที่ตั้งนี้": ["ก"], "ข": ["ก" * 200]})))["ก"]
    assert page.column_dimensions["A"].width == 8
    assert page.column_dimensions["B"].width == 60


def test_an_empty_table_still_has_its_header() -> None:
    page = reopened(Sheet("ก", pd.DataFrame({"หน่วยงาน": []})))["ก"]
    assert [[cell.value for cell in line] for line in page.iter_rows()] == [["หน่วยงาน"]]


def test_progress_and_its_sources(tmp_path: Path) -> None:
    of = report(is_digest=True)
    learning = fact(of, 2, "3", "count", "ผ่านเกณฑ์", agency=LEARNING)
    cursor = opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), learning]), is_synthetic=True)
    selection = Selection(fiscal_year=2567, round=2, theme="teacher-assessment")
    rows = progress(cursor, selection, "agency")
    rows = rows[rows["indicator_id"] == "dpa-passed"]
    under = figures(cursor, Selection(), [fact_id for ids in rows["fact_ids"] for fact_id in ids])
    notes = about(cursor, selection, "store.duckdb", "th", set(rows["indicator_id"]))
    data = workbook("หน่วยงาน", [progress_sheet(rows, "th"), sources_sheet(under, "th")], notes, "th")
    book = load_workbook(BytesIO(data))

    first, about_values = book["ความก้าวหน้า"], [cell.value for cell in book["เกี่ยวกับ"]["B"]]
    header = [cell.value for cell in first[2]]
    by_office = {line[1].value: dict(zip(header, line, strict=True)) for line in first.iter_rows(min_row=3)}
    assert by_office[PRIMARY]["ร้อยละ"].value == '=IFERROR(G3/H3,"")'
    assert (by_office[PRIMARY]["ทำได้"].value, by_office[PRIMARY]["จากทั้งหมด"].value) == (40, 50)
    assert by_office[LEARNING]["ร้อยละ"].value is None

    assert any("การประเมินวิทยฐานะครู" in str(value) and "รอบที่ 2" in str(value) for value in about_values)
    assert "สรุปความ มิใช่ถ้อยคำของรายงาน" in about_values
    assert [line[1].value for line in book["ที่มา"].iter_rows(min_row=3)] == ["50", "40", "3"]


@pytest.mark.parametrize("is_synthetic", [True, False])
def test_every_sheet_of_made_up_data_says_so(tmp_path: Path, is_synthetic: bool) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")), is_synthetic=is_synthetic)
    rows, under = progress(cursor, Selection(), "agency"), figures(cursor, Selection())
    sheets = [progress_sheet(rows, "en"), sources_sheet(under, "en"), Sheet("Empty", pd.DataFrame())]
    data = workbook("Office", sheets, about(cursor, Selection(), "s", "en"), "en")
    book = load_workbook(BytesIO(data))
    said = [any(cell.value == SYNTHETIC for line in page.iter_rows() for cell in line) for page in book]
    printed = [page.oddHeader.center.text for page in book.worksheets[1:]]
    assert said == [is_synthetic] * 4
    assert printed == [SYNTHETIC if is_synthetic else None] * 3
    page, top = book["Progress"], 2 if is_synthetic else 1
    assert (page.freeze_panes, page.auto_filter.ref.split(":")[0]) == (f"A{top + 1}", f"A{top}")
    assert page.cell(top, 1).value == "Indicator"
    assert (SYNTHETIC in book.properties.title) == is_synthetic


def test_states_and_decisions_are_told_apart_and_explained(tmp_path: Path) -> None:
    of = report()
    figure = [
        *share(of, 1, PRIMARY, "50", "51"),
        *share(of, 2, SECONDARY, "20", "0"),
        *share(of, 3, LEARNING, "9", "7"),
    ]
    unread = replace(figure[5], raw="?", words="?", value=None, state="unreadable")
    answer = narrative(of, 9, "progress", "ดำเนินการแล้ว", agency=PRIVATE)
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
    rows = progress(cursor, Selection(theme="teacher-assessment"), "agency")
    rows = rows[rows["indicator_id"] == "dpa-passed"]
    sheets = [progress_sheet(rows, "th"), sources_sheet(figures(cursor, Selection()), "th")]
    book = load_workbook(BytesIO(workbook("หน่วยงาน", sheets, about(cursor, Selection(), "s", "th"), "th")))
    told, sources = [by_column(book[name]) for name in ("ความก้าวหน้า", "ที่มา")]

    states = dict(zip(told["หน่วยงานหรือพื้นที่"], told["สถานะ"], strict=True))
    assert (states[PRIMARY], states[SECONDARY], states[LEARNING]) == ("รายงาน", "0", "?")
    legend = {line[0].value for line in book["เกี่ยวกับ"].iter_rows()}
    assert {*told["สถานะ"], "≠", "✎"} <= legend
    decided = dict(zip(told["หน่วยงานหรือพื้นที่"], told["แก้ไขหรือกรอก"], strict=True))
    assert (decided[PRIMARY], decided[SECONDARY], decided[NATIONAL]) == ("✎ แก้ไข", None, "✎ กรอกโดยคน")
    both = zip(sources["สถานะ"], sources["ค่า"], sources["ค่าที่แก้ไขหรือกรอก"], sources["เหตุผล"], strict=True)
    assert [cells for cells in both if cells[3]] == [("รายงาน", 51, 41, "พิมพ์ผิด"), ("—", None, 3, "พิมพ์ผิด")]
    assert sources["สถานะ"].count("?") == 1


def by_column(page: Worksheet) -> dict[str, list[object]]:
    return {str(first.value): [cell.value for cell in rest] for first, *rest in page.iter_cols()}


def test_both_languages_have_the_same_notes(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, loaded(of, share(of, 1, PRIMARY, "50", "40")))
    thai, english = (about(cursor, Selection(), "s", language, {"dpa-passed"}) for language in ("th", "en"))
    assert len(thai) == len(english)
    assert not any("สมมติ" in text or "สรุปความ" in text for _, text in thai + english)


@pytest.mark.parametrize(
    ("title", "selection", "expected"),
    [
        ("agency", Selection(fiscal_year=2567, round=2), "agency-2567-2-20261121.xlsx"),
        ("Needs attention!", Selection(), "needs-attention-20261121.xlsx"),
        ("หน่วยงาน", Selection(fiscal_year=2566), "inspection-2566-20261121.xlsx"),
    ],
)
def test_file_names_are_plain(title: str, selection: Selection, expected: str) -> None:
    assert file_name(title, selection, date(2026, 11, 21)) == expected
