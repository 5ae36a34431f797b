"""Workbooks, reopened."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from extracts.workbook import SYNTHETIC, Sheet, file_name, workbook
from metrics.selection import Selection


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
    assert [cell.value for cell in page[2]] == ["สพป.ตาก เขต 1", 1238, 7926, '=IFERROR(B2/C2,"×")', 2567]
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
    assert page.column_dimensions["A"].width == 7
    assert page.column_dimensions["B"].width == 44
    assert page.row_dimensions[2].height > 4 * page.row_dimensions[1].height


def test_an_empty_table_still_has_its_header() -> None:
    page = reopened(Sheet("ก", pd.DataFrame({"หน่วยงาน": []})))["ก"]
    assert [[cell.value for cell in line] for line in page.iter_rows()] == [["หน่วยงาน"]]


def test_a_sheet_prints_on_one_width_with_its_head_on_each_page() -> None:
    wide = pd.DataFrame({f"ช่อง {number}": ["คำ" * 20] for number in range(12)})
    about, narrow, broad = reopened(Sheet("แคบ", pd.DataFrame({"ก": [1]})), Sheet("กว้าง", wide)).worksheets
    for page in (about, narrow, broad):
        assert page.page_setup.orientation == "landscape" and page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert page.title in page.oddFooter.left.text
    assert [page.print_title_rows for page in (about, narrow, broad)] == [None, "$1:$1", "$1:$1"]
    assert [page.page_setup.paperSize for page in (about, narrow, broad)] == [9, 9, 8]


@pytest.mark.parametrize("is_synthetic", [True, False])
def test_every_sheet_of_made_up_data_says_so(is_synthetic: bool) -> None:
    sheet = Sheet("Progress", pd.DataFrame({"Indicator": ["x"]}))
    book = load_workbook(BytesIO(workbook("Office", [sheet], [("Data", SYNTHETIC)] if is_synthetic else [], "en")))
    mark = SYNTHETIC if is_synthetic else None
    said = [any(cell.value == SYNTHETIC for line in page.iter_rows() for cell in line) for page in book]
    assert said == [is_synthetic] * 2
    assert [page.oddHeader.center.text for page in book] == [mark] * 2
    page, top = book["Progress"], 2 if is_synthetic else 1
    assert (page.freeze_panes, page.auto_filter.ref.split(":")[0]) == (f"A{top + 1}", f"A{top}")
    assert page.cell(top, 1).value == "Indicator"
    assert (SYNTHETIC in book.properties.title) == is_synthetic


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
