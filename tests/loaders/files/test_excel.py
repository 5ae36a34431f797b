"""Workbooks as offices send them: titles, headers, totals and notes, formulas, formats, hidden sheets; the proof."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from facts.codes import default_codes
from facts.fact import Fact
from loaders import load
from loaders.assemble import assemble
from loaders.document import Document, Paragraph, Table
from loaders.files import limits
from loaders.files import read as read_file
from loaders.files.office.number_format import shown
from loaders.thai.names import default_names
from tests.loaders.files.make_documents import number_tables, to_xlsx

HEAD = ["หน่วยงาน", "ครูทั้งหมด (คน)", "ร้อยละ"]
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Save a workbook whose first sheet holds the rows; `change` may alter it before."""

    def save(rows: list[list[Any]], change: Callable[[Worksheet], None] | None = None) -> Path:
        book = Workbook()
        sheet = book.active
        sheet.title = "Sheet1"
        for row in rows:
            sheet.append(row)
        if change:
            change(sheet)
        path = tmp_path / "annex.xlsx"
        book.save(path)
        return path

    return save


def shape(document: Document) -> list[object]:
    return [
        block.passage.written
        if isinstance(block, Paragraph)
        else [[cell.written for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def figures(path: Path) -> list[tuple[str, str]]:
    return [(fact.raw, fact.place) for fact in load(path).facts]


def key(fact: Fact) -> tuple[object, ...]:
    return (fact.raw, fact.value, fact.unit, fact.role, fact.kind, fact.agency, fact.policy_code)


@pytest.mark.parametrize("part", [number_tables, lambda document: document], ids=["number tables", "whole"])
def test_an_xlsx_of_each_digest_gives_the_same_facts(
    part: Callable[[Document], Document], digest: Path, tmp_path: Path
) -> None:
    """The text around the tables goes along as rows of one cell: without it nothing says whose policy they are."""
    document = part(read_file(digest))
    path = tmp_path / f"{digest.stem}.xlsx"
    path.write_bytes(to_xlsx(document))
    loaded = load(path)
    expected = Counter(map(key, assemble(document, default_codes(), default_names()).facts))
    found = Counter(map(key, loaded.facts))
    assert (expected - found, found - expected) == (Counter(), Counter())
    assert all(fact.line is None and fact.place.startswith("sheet ตาราง ") for fact in loaded.facts)


def test_a_sheet_of_agencies_by_measures(make: Make) -> None:
    path = make(
        [
            ["จำนวนครูที่เข้าร่วม ประจำปีงบประมาณ พ.ศ. 2567"],
            ["จังหวัดน่าน"],
            [],
            HEAD,
            ["สพป.น่าน เขต 1", 1204, 45.5],
            ["สพป.น่าน เขต 2", 987, 44],
            ["รวม", 2191, 44.8],
            [],
            ["หมายเหตุ ไม่รวมครูอัตราจ้าง 12 คน"],
        ],
        lambda sheet: [setattr(sheet.cell(row, 3), "number_format", "0.00") for row in (5, 6, 7)],
    )
    loaded = load(path)
    assert [(f.raw, f.place, f.unit, f.agency) for f in loaded.facts][:2] == [
        ("1204", "sheet Sheet1 cell B5", "คน", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1"),
        ("45.50", "sheet Sheet1 cell C5", "ร้อยละ", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1"),
    ]
    assert [(f.raw, f.role) for f in loaded.facts if f.row_label == "รวม"] == [("2191", "total"), ("44.80", "total")]
    assert loaded.facts[-1].place == "sheet Sheet1 cell A9"
    assert loaded.report is not None and loaded.report.fiscal_year == 2567


def test_merged_regions_are_read_once(make: Make) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("B3:B4")

    rows = [
        ["หน่วยงาน", "ปี 2567", None],
        [None, "ครู (คน)", "ร้อยละ"],
        ["สพป.แพร่ เขต 1", 40, 12.5],
        ["สพป.แพร่ เขต 2", None, 13],
    ]
    path = make(rows, merge)
    assert shape(read_file(path)) == [
        [
            ["หน่วยงาน", "ปี 2567", ""],
            ["", "ครู (คน)", "ร้อยละ"],
            ["สพป.แพร่ เขต 1", "40", "12.5"],
            ["สพป.แพร่ เขต 2", "", "13"],
        ]
    ]
    assert [raw for raw, _ in figures(path) if raw] == ["40", "12.5", "13"]


def test_two_tables_under_each_other_are_two_and_a_gap_before_a_total_is_none(make: Make) -> None:
    path = make(
        [HEAD, ["สพป.น่าน เขต 1", 5, 1], [], ["รวม", 5, 1], [], ["อำเภอ", "โรงเรียน (แห่ง)"], ["ปัว", 7], ["นาน้อย", 8]]
    )
    tables = [block for block in read_file(path).blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [3, 3]


def test_a_named_sheet_heads_its_tables(make: Make) -> None:
    path = make([HEAD, ["ปัว", 5, 1], ["นาน้อย", 6, 2]], lambda sheet: setattr(sheet, "title", "สพป.น่าน เขต 2"))
    assert {fact.agency for fact in load(path).facts} == {"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 2"}
    assert load(path).facts[0].place == "sheet สพป.น่าน เขต 2 cell B2"


def test_hidden_sheets_are_said_and_left_out_and_hidden_rows_are_said(make: Make) -> None:
    def hide(sheet: Worksheet) -> None:
        hidden = sheet.parent.create_sheet("ร่าง")
        hidden.append(["มีครู 99 คน"])
        hidden.sheet_state = "veryHidden"
        sheet.row_dimensions[3].hidden = True

    path = make([HEAD, ["สพป.น่าน เขต 1", 5, 1], ["สพป.น่าน เขต 2", 6, 2]], hide)
    assert [raw for raw, _ in figures(path)] == ["5", "1", "6", "2"]
    assert [(i.code, i.severity, i.place) for i in read_file(path).issues] == [
        ("hidden-cells", "note", "sheet Sheet1"),
        ("hidden-sheet", "note", "sheet ร่าง"),
    ]


def test_a_formula_gives_its_cached_value_and_one_without_is_said(make: Make) -> None:
    path = make([HEAD, ["สพป.น่าน เขต 1", 5, 1], ["สพป.น่าน เขต 2", 6, 2], ["รวม", "=SUM(B2:B3)", "=SUM(C2:C3)"]])
    change_sheet(path, lambda sheet: re.sub(rb"(<f>SUM\(B2:B3\)</f>)<v ?/?>(</v>)?", rb"\1<v>11</v>", sheet))
    assert ("11", "sheet Sheet1 cell B4") in figures(path)
    (issue,) = read_file(path).issues
    assert (issue.code, issue.severity, issue.place) == ("formula-without-value", "error", "sheet Sheet1 cell C4")


def test_an_error_in_a_cell_is_an_unreadable_figure(make: Make) -> None:
    path = make([HEAD, ["สพป.น่าน เขต 1", 5, 1], ["สพป.น่าน เขต 2", 6, "#DIV/0!"], ["สพป.น่าน เขต 3", 7, 3]])
    assert [issue.place for issue in load(path).issues if issue.code == "unreadable-figure"] == ["sheet Sheet1 cell C3"]


def test_dates_are_words_in_the_buddhist_era_not_figures(make: Make) -> None:
    path = make([["ข้อมูล ณ วันที่"], [date(2024, 7, 15)], [date(2567, 7, 16)], ["มีครู 5 คน"]])
    assert shape(read_file(path)) == ["ข้อมูล ณ วันที่", "15 กรกฎาคม 2567", "16 กรกฎาคม 2567", "มีครู 5 คน"]
    assert [raw for raw, _ in figures(path)] == ["5"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        *(
            (1204, "General", "1204"),
            (0.1 + 0.2, "General", "0.3"),
            (12.0, "General", "12"),
            (1e15, "General", "1000000000000000"),
        ),
        *(
            (1204, "#,##0", "1,204"),
            (1234567.891, "#,##0.00", "1,234,567.89"),
            (2.675, "0.00", "2.68"),
            (0.5, "0", "1"),
        ),
        *(
            (0.4463, "0.00%", "44.63%"),
            (0.8, "0%", "80%"),
            (7, "000", "007"),
            (2.5, "#,##0.##", "2.5"),
            (0, "#,##0", "0"),
        ),
        *((15, '0" คน"', "15 คน"), (15, "0\\ \\ค\\น", "15 คน"), (1204, "[$-D07041E]#,##0", "๑,๒๐๔"), (12, "t0", "๑๒")),
        *((-5, "0", "-5"), (-5, "0;(0)", "-5"), (-1204, "#,##0_);[Red](#,##0)", "-1,204"), (-0.2, "0", "0")),
        *((-5, "0;[Red]0", "-5"), (-5, '0;"△"0', "△-5"), (-5, '0" คน";(0)" คน"', "-5 คน"), (-5, "0;0-", "-5")),
        *((-5, '0;"ลดลง "0', "ลดลง 5"), (-0.2, "0;(0)", "0"), (-5, "0;;0", "-5"), (-0.5, "0%;(0%)", "-50%")),
        *((1204, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "1,204"), (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-', "0")),
        *((0, '#,##0.00;-#,##0.00;"ไม่มี"', "0.00"), (0, "0;-0;;@", "0"), (15, ";;;", "15")),
        *(
            (1500000, "0.0,,", "1500000"),
            (1.5, "# ?/?", "1.5"),
            (15, "0.00E+00", "15"),
            (5, "[>3]0;0.0", "5"),
            (0.25, "??/??", "0.25"),
        ),
    ],
)
def test_a_number_is_shown_as_its_cell_shows_it(value: float, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_a_sheet_too_wide_is_left_out_and_said(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TABLE_COLUMNS", 4)

    def second(sheet: Worksheet) -> None:
        sheet.parent.create_sheet("Sheet2")["XFD9"] = 9

    path = make([HEAD, ["สพป.น่าน เขต 1", 5, 1], ["สพป.น่าน เขต 2", 6, 2]], second)
    assert [raw for raw, _ in figures(path)] == ["5", "1", "6", "2"]
    assert [(issue.code, issue.place) for issue in read_file(path).issues] == [("table-too-large", "sheet Sheet2")]


def test_tables_side_by_side_are_two(make: Make) -> None:
    rows = [
        ["ตารางที่ 1", None, None, "ตารางที่ 2"],
        ["หน่วยงาน", "ครู (คน)", None, "อำเภอ", "โรงเรียน (แห่ง)"],
        ["สพป.น่าน เขต 1", 5, None, "ปัว", 7],
        ["สพป.น่าน เขต 2", 6, None, "นาน้อย", 8],
        [None, None, None, "เวียงสา", 9],
    ]
    path = make(rows)
    assert shape(read_file(path)) == [
        "ตารางที่ 1",
        [["หน่วยงาน", "ครู (คน)"], ["สพป.น่าน เขต 1", "5"], ["สพป.น่าน เขต 2", "6"]],
        "ตารางที่ 2",
        [["อำเภอ", "โรงเรียน (แห่ง)"], ["ปัว", "7"], ["นาน้อย", "8"], ["เวียงสา", "9"]],
    ]
    assert {(fact.raw, fact.unit, fact.place[-2:]) for fact in load(path).facts} == {
        *(("5", "คน", "B3"), ("6", "คน", "B4")),
        *(("7", "แห่ง", "E3"), ("8", "แห่ง", "E4"), ("9", "แห่ง", "E5")),
    }


def test_an_empty_column_inside_a_table_does_not_part_it(make: Make) -> None:
    path = make([["หน่วยงาน", None, "ครู (คน)", None, "ร้อยละ"], ["ปัว", None, 5, None, 1], ["นาน้อย", None, 6, None, 2]])
    assert [len(block.rows) for block in read_file(path).blocks if isinstance(block, Table)] == [3]


def test_years_after_a_gap_are_a_new_header(make: Make) -> None:
    path = make([HEAD, ["ปัว", 5, 1], ["นาน้อย", 6, 2], [], ["หน่วยงาน", 2566, 2567], ["ปัว", 7, 8]])
    assert [len(block.rows) for block in read_file(path).blocks if isinstance(block, Table)] == [3, 2]


def test_a_note_in_two_cells_is_no_row(make: Make) -> None:
    path = make([HEAD, ["ปัว", 5, 1], ["นาน้อย", 6, 2], ["หมายเหตุ", "ไม่รวมครูอัตราจ้าง"], ["ที่มา", "กลุ่มนโยบายและแผน"]])
    assert shape(read_file(path))[1:] == ["หมายเหตุ ไม่รวมครูอัตราจ้าง", "ที่มา กลุ่มนโยบายและแผน"]
    assert {fact.state for fact in load(path).facts} == {"reported"}


def test_a_share_is_worth_what_its_cell_shows(make: Make) -> None:
    path = make([HEAD, ["ปัว", 5, 0.85], ["นาน้อย", "๑,๒๐๖", 0.125]], percent_column)
    facts = [(fact.raw, fact.value, fact.unit) for fact in load(path).facts]
    assert facts == [("5", 5, "คน"), ("85", 85, "ร้อยละ"), ("๑,๒๐๖", 1206, "คน"), ("13", 13, "ร้อยละ")]


def percent_column(sheet: Worksheet) -> None:
    for row in (2, 3):
        sheet.cell(row, 3).number_format = "0%"


def test_each_error_is_named_even_where_no_figure_was_due(make: Make) -> None:
    path = make([HEAD, ["ปัว", "#REF!", 1], ["นาน้อย", "#N/A", 2], ["เวียงสา", "#REF!", 3]])
    (issue,) = read_file(path).issues
    assert (issue.code, issue.severity, issue.place) == ("error-cells", "error", "sheet Sheet1 cell B2")
    assert "B2, B3, B4" in issue.message
    assert [fact.raw for fact in load(path).facts if fact.value is not None] == ["1", "2", "3"]


def test_hidden_columns_are_named_one_and_all(make: Make) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions.group("C", "D", hidden=True)
        sheet.row_dimensions[2].hidden = True

    path = make([["ก", "ข", "ค", "ง"], [None, 5, 6, 7], ["ปัว", 8, 9, 10]], hide)
    (issue,) = [issue for issue in read_file(path).issues if issue.code == "hidden-cells"]
    assert "columns C to D, row 2" in issue.message


def test_pictures_and_chart_sheets_are_said(make: Make, tmp_path: Path) -> None:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.drawing.image import Image
    from PIL import Image as Picture

    Picture.new("RGB", (4, 4)).save(tmp_path / "a.png")

    def draw(sheet: Worksheet) -> None:
        sheet.add_image(Image(tmp_path / "a.png"), "F2")
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
        sheet.parent.create_chartsheet("กราฟ").add_chart(chart)

    path = make([HEAD, ["ปัว", 5, 1], ["นาน้อย", 6, 2]], draw)
    assert [raw for raw, _ in figures(path)] == ["5", "1", "6", "2"]
    assert [(issue.code, issue.place) for issue in read_file(path).issues] == [
        ("picture", "sheet Sheet1"),
        ("not-read-object", "sheet กราฟ"),
    ]


BOX = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:sp><xdr:txBody>'
    "<a:p><a:r><a:t>มีครูเข้าอบรม </a:t></a:r><a:r><a:t>31 คน</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    "</xdr:twoCellAnchor></xdr:wsDr>"
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_a_text_box_is_read_behind_its_sheet(make: Make) -> None:
    path = make([HEAD, ["ปัว", 5, 1], ["นาน้อย", 6, 2]])
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONSHIPS}/drawing" Target="/xl/drawings/drawing1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/worksheets/_rels/sheet1.xml.rels", rels)
        package.writestr("xl/drawings/drawing1.xml", BOX)
    assert figures(path)[-1] == ("31", "sheet Sheet1 text box 1")


def test_a_workbook_with_macros_is_read_without_them(make: Make) -> None:
    path = make([HEAD, ["ปัว", 5, 1], ["นาน้อย", 6, 2]])
    with_macros = path.with_suffix(".xlsm")
    path.rename(with_macros)
    with zipfile.ZipFile(with_macros, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    assert [raw for raw, _ in figures(with_macros)] == ["5", "1", "6", "2"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A9:XFD1048576"/></mergeCells>'),
        (b"</sheetData>", b'<row r="1048576"><c r="A1048576"/></row></sheetData>'),
        (b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'),
        (b"<dimension", b'<dimension ref="A1:XFD1048576"/><extra'),
    ],
    ids=["merged to the end", "a row at the end", "linked to the end", "said to reach to the end"],
)
def test_what_reaches_to_the_sheet_s_end_takes_no_longer(old: bytes, new: bytes, make: Make) -> None:
    path = make([HEAD, ["ปัว", 5, 1], ["นาน้อย", 6, 2]])
    change_sheet(path, lambda sheet: sheet.replace(old, new))
    assert [raw for raw, _ in figures(path)] == ["5", "1", "6", "2"]


def test_a_row_beyond_all_sheets_is_not_counted_up_to(make: Make) -> None:
    path = make([HEAD, ["ปัว", 5, 1], ["นาน้อย", 6, 2]])
    change_sheet(path, lambda sheet: sheet.replace(b'<row r="3"', b'<row r="999999999"'))
    assert [raw for raw, _ in figures(path)] == ["5", "1", "6", "2"]


def change_sheet(path: Path, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = change(parts["xl/worksheets/sheet1.xml"])
    assert sheet != parts["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else content)


def test_the_other_sheets_of_a_large_one_are_read(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 20)
    path = make([["ปัว", 5, 1]] * 9, lambda sheet: sheet.parent.create_sheet("สรุป").append(["มีครู 15 คน"]))
    assert figures(path) == [("15", "sheet สรุป cell A1")]
    assert [(issue.code, issue.place) for issue in read_file(path).issues] == [("table-too-large", "sheet Sheet1")]


def rich(*runs: tuple[str, dict[str, Any]]) -> CellRichText:
    return CellRichText(*(TextBlock(InlineFont(**look), text) for text, look in runs))


RAISED = {"vertAlign": "superscript"}


@pytest.mark.parametrize("mark", ["1", "๒", "2/", "1,2"])
def test_a_raised_mark_in_a_cell_is_no_digit_of_its_number(mark: str, make: Make) -> None:
    office, number = rich(("สพป.น่าน เขต 1", {}), (mark, RAISED)), rich(("1,204", {}), (mark, RAISED))
    facts = load(make([HEAD[:2], [office, number], ["สพป.น่าน เขต 2", rich(("15", RAISED))]])).facts
    assert [(fact.raw, fact.agency[-5:]) for fact in facts] == [("1,204", "เขต 1"), ("15", "เขต 2")]


def test_struck_through_cells_and_words_are_left_out_and_said(make: Make) -> None:
    def strike(sheet: Worksheet) -> None:
        sheet["C3"].font = Font(strike=True)

    corrected = rich(("500", {"strike": True}), ("520", {}))
    path = make([HEAD, ["สพป.น่าน เขต 1", corrected, 44], ["สพป.น่าน เขต 2", 31, 77]], strike)
    assert [fact.raw for fact in load(path).facts if fact.raw] == ["520", "44", "31"]
    (issue,) = read_file(path).issues
    assert (issue.code, issue.severity, issue.place) == ("struck-text", "note", "sheet Sheet1 cell B2")
    assert "B2, C3" in issue.message
