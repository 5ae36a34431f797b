"""The list for an office, reopened as a workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from extracts.todo import HEADER_ROW, todo_workbook
from extracts.todo_texts import COLUMNS
from facts.fact import Issue, LoadedReport
from metrics.selection import Selection
from tests.factory import LEARNING, PRIMARY, SECONDARY, fact, loaded, narrative, opened, report, share

DAY = date(2026, 11, 21)
PROVINCE = "สมุทรสาคร"


def reports() -> LoadedReport:
    """One office with nothing to do, one that contradicts itself and cannot be read, one that answers in words."""
    of = report(is_digest=True)
    unread = replace(
        fact(of, 3, "0", "count", "ครูที่ได้ย้าย", agency=SECONDARY, theme="teacher-transfer"),
        raw="#REF!",
        words="=ย้ายแล้ว #REF! ราย",
        at=10,
        value=None,
        state="unreadable",
    )
    figures = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "30", "45"), unread]
    return loaded(of, figures, [narrative(of, 4, "progress", "มีผู้ผ่านเกณฑ์แล้วหลายคน " * 30, agency=LEARNING)])


@pytest.fixture
def cursor(tmp_path: Path) -> DuckDBPyConnection:
    return opened(tmp_path, reports())


def reopened(cursor: DuckDBPyConnection, selection: Selection, language: str = "th") -> Workbook:
    return load_workbook(BytesIO(todo_workbook(cursor, selection, DAY, language)))


def items(sheet: Worksheet) -> list[list[object]]:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 1, max_col=7)]
    return [row for row in rows if isinstance(row[0], int)]


def test_an_office_gets_one_sheet_headed_like_an_annex(cursor: DuckDBPyConnection) -> None:
    book = reopened(cursor, Selection(agency=SECONDARY))
    assert book.sheetnames == ["สพม.สมุทรสาคร สมุทรสงคราม"]
    sheet = book.worksheets[0]
    head = [sheet.cell(row, 1).value for row in range(1, HEADER_ROW)]
    assert head[0] == "สิ่งที่ส่งมาด้วย" and head[2] == SECONDARY
    assert head[3] == "ผลการตรวจราชการศึกษา ปีงบประมาณ พ.ศ. 2567"
    assert head[4] == "ณ วันที่ 21 พฤศจิกายน 2569 · รวม 2 รายการ · ตัวเลขที่ขัดแย้งกันเอง 1 · ตัวเลขที่อ่านไม่ออก 1"
    assert head[5] == "จากรายงาน one.txt" and "มิใช่ถ้อยคำของรายงาน" in str(head[6])
    assert tuple(cell.value for cell in sheet[HEADER_ROW]) == COLUMNS["th"]


def test_items_are_numbered_and_leave_the_answer_to_the_office(cursor: DuckDBPyConnection) -> None:
    doubt, unread = items(reopened(cursor, Selection(agency=SECONDARY)).worksheets[0])
    assert [doubt[0], unread[0]] == [1, 2]
    assert "45" in str(doubt[2]) and "30" in str(doubt[2])
    assert doubt[3] == "one.txt บรรทัด 2 คอลัมน์ 2\nเทียบกับ one.txt บรรทัด 2 คอลัมน์ 1"
    assert "“#REF!”" in str(unread[2]) and "แจ้งตัวเลขที่ถูกต้อง" in str(unread[4])
    assert doubt[5:] == unread[5:] == [None, None]


def test_a_figure_of_a_year_before_stands_under_its_report_s_round(tmp_path: Path) -> None:
    of = report()
    before = [replace(figure, fiscal_year=2565) for figure in share(of, 2, SECONDARY, "30", "45")]
    book = reopened(opened(tmp_path, loaded(of, before)), Selection(agency=SECONDARY))
    (doubt,) = items(book.worksheets[0])
    assert str(doubt[1]).endswith("ปีงบประมาณ พ.ศ. 2567 รอบที่ 2 (ข้อมูลปี 2565)")


def test_a_finding_without_a_figure_has_a_subject(tmp_path: Path) -> None:
    of = replace(report(), agency=SECONDARY)
    short = Issue(of.source, 4, "line 4", "note", "list-count", "Names do not match.", "4 / 5")
    cursor = opened(tmp_path, loaded(of, share(of, 1, SECONDARY, "50", "40"), issues=[short]))
    book = reopened(cursor, Selection(agency=SECONDARY))
    (doubt,) = items(book.worksheets[0])
    subject, period = str(doubt[1]).split("\n")
    assert subject and period == "ปีงบประมาณ พ.ศ. 2567 รอบที่ 2"


def test_words_of_a_report_are_never_a_formula(cursor: DuckDBPyConnection) -> None:
    book = reopened(cursor, Selection(province=PROVINCE))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_sheet_is_ready_to_print(cursor: DuckDBPyConnection) -> None:
    sheet = reopened(cursor, Selection(agency=LEARNING)).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert "&P" in sheet.oddFooter.right.text and sheet.oddFooter.left.text == LEARNING
    first = sheet.cell(HEADER_ROW + 2, 3)
    assert first.alignment.wrap_text and str(first.value).endswith("…”")
    assert sheet.row_dimensions[first.row].height > 3 * sheet.row_dimensions[HEADER_ROW].height


def test_a_province_gets_a_summary_and_a_sheet_for_each_office_with_something_to_do(cursor: DuckDBPyConnection) -> None:
    book = reopened(cursor, Selection(province=PROVINCE))
    assert book.sheetnames == ["สรุป", "สพม.สมุทรสาคร สมุทรสงคราม", "สกร.สมุทรสาคร"]
    rows = {row[0]: row[1] for row in book["สรุป"].iter_rows(min_row=5, max_col=2, values_only=True)}
    assert rows == {PRIMARY: 0, SECONDARY: 2, LEARNING: len(items(book["สกร.สมุทรสาคร"]))}
    alone = reopened(cursor, Selection(agency=PRIMARY))
    assert "ไม่มีรายการที่ต้องดำเนินการ" in [cell.value for cell in alone.worksheets[0]["A"]]


def test_made_up_data_is_marked_on_each_sheet_and_each_printed_page(tmp_path: Path) -> None:
    made_up = opened(tmp_path, reports(), is_synthetic=True)
    for sheet in reopened(made_up, Selection(province=PROVINCE)):
        told = [str(cell.value) for row in sheet.iter_rows(max_row=HEADER_ROW, max_col=1) for cell in row]
        assert any("ข้อมูลสมมติ / synthetic" in line for line in told)
    assert sheet.oddHeader.center.text == "ข้อมูลสมมติ / synthetic"


def test_english_names_the_office_s_kind_and_the_century(cursor: DuckDBPyConnection) -> None:
    sheet = reopened(cursor, Selection(agency=SECONDARY), "en").worksheets[0]
    assert "21 November 2026" in str(sheet["A5"].value)
    assert tuple(cell.value for cell in sheet[HEADER_ROW]) == COLUMNS["en"]
    assert items(sheet)[0][3] == "one.txt line 2 col 2\nagainst one.txt line 2 col 1"


def test_no_office_gives_a_workbook_that_says_so(tmp_path: Path) -> None:
    book = reopened(opened(tmp_path), Selection(province=PROVINCE))
    assert book.worksheets[0]["A1"].value == "ไม่มีรายการที่ต้องดำเนินการ"
