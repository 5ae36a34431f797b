"""Which lines of a page's table are one row: columns ruled and rows not, labels of several lines."""

from __future__ import annotations

import pytest

from loaders.document import Table
from loaders.files.pdf import pdf as reader
from tests.loaders.files.drawn_pdf import Piece, Rule, pdf

LEFT, MIDDLE, RIGHT, END = 60, 260, 380, 500
TOP, BELOW_HEAD = 100, 124


def columns_ruled(bottom: float) -> list[Rule]:
    lying = [Rule(LEFT, y, END, y) for y in (TOP, BELOW_HEAD, bottom)]
    return [*lying, *(Rule(x, TOP, x, bottom) for x in (LEFT, MIDDLE, RIGHT, END))]


def head() -> list[Piece]:
    return [Piece("หน่วยงาน", LEFT + 4, 117), Piece("ครู (คน)", MIDDLE + 4, 117), Piece("ร้อยละ", RIGHT + 4, 117)]


def table(*items: Piece | Rule) -> list[list[str]]:
    (found,) = [block for block in reader.read(pdf(items), "a.pdf", "x").blocks if isinstance(block, Table)]
    return [[cell.written for cell in row] for row in found.rows]


def row(y: float, *cells: str) -> list[Piece]:
    return [Piece(text, x + 4, y) for text, x in zip(cells, (LEFT, MIDDLE, RIGHT), strict=True) if text]


HEAD = ["หน่วยงาน", "ครู (คน)", "ร้อยละ"]


def test_each_line_is_a_row_where_only_columns_are_ruled() -> None:
    lines = [
        *row(145, "อำเภอเวียง", "1,104", "44.1"),
        *row(165, "อำเภอปัว", "97", "-"),
        *row(185, "อำเภอสันติสุข", "", "28.8"),
    ]
    assert table(*columns_ruled(200), *head(), *lines) == [
        HEAD,
        ["อำเภอเวียง", "1,104", "44.1"],
        ["อำเภอปัว", "97", "-"],
        ["อำเภอสันติสุข", "", "28.8"],
    ]


def test_a_line_of_a_label_that_stands_beside_no_figure_is_of_the_nearest() -> None:
    lines = [
        *row(145, "โรงเรียนบ้านห้วยใส", "31", "44.1"),
        *row(159, "สาขาดอยเงิน", "", ""),
        *row(179, "โรงเรียนบ้านนา", "29", "27.1"),
    ]
    assert [cells[1:] for cells in table(*columns_ruled(190), *head(), *lines)][1:] == [["31", "44.1"], ["29", "27.1"]]
    assert "สาขาดอยเงิน" in table(*columns_ruled(190), *head(), *lines)[1][0]


@pytest.mark.parametrize(
    "second", [("", "(45.50)", "44.1"), ("", "45.50", ""), ("ห้วยใส", "", "")], ids=["a share", "no whole", "a label"]
)
def test_a_row_of_one_figure_a_column_stays_one(second: tuple[str, str, str]) -> None:
    lines = [*row(145, "โรงเรียนบ้าน", "120", ""), *row(159, *second)]
    assert len(table(*columns_ruled(180), *head(), *lines)) == 2


def test_words_beside_figures_that_are_no_lines_of_theirs_stay_whole() -> None:
    lines = [
        *row(145, "อำเภอเวียง", "104", ""),
        *row(165, "อำเภอปัว", "97", ""),
        Piece("หมายเหตุ", RIGHT + 4, 151),
    ]
    assert table(*columns_ruled(180), *head(), *lines)[1:] == [
        ["อำเภอเวียง", "104", "หมายเหตุ"],
        ["อำเภอปัว", "97", ""],
    ]


# -- labels of several lines, without rules -------------------------------------------------------------

LONG, REST = "อบรมครูผู้สอนคณิตศาสตร์", "และวิทยาศาสตร์ที่บ้าน"


def bare(*rows: tuple[str, str, str], step: float = 20) -> list[list[str]]:
    return table(
        *(piece for number, cells in enumerate([tuple(HEAD), *rows]) for piece in row(120 + step * number, *cells))
    )


def test_figures_may_stand_beside_the_last_line_of_each_label() -> None:
    assert bare(
        (LONG, "", ""),
        (REST, "131,000", "46.2"),
        ("จัดซื้อสื่อการเรียนรู้ใหม่", "92,500", "32.6"),
        ("นิเทศติดตามสถานศึกษา", "", ""),
        ("ขนาดเล็กในพื้นที่ห่างไกล", "60,100", "21.2"),
    )[1:] == [
        [LONG + REST, "131,000", "46.2"],
        ["จัดซื้อสื่อการเรียนรู้ใหม่", "92,500", "32.6"],
        ["นิเทศติดตามสถานศึกษาขนาดเล็กในพื้นที่ห่างไกล", "60,100", "21.2"],
    ]


def test_figures_may_stand_beside_the_first_line_of_each_label() -> None:
    assert bare(
        (LONG, "131,000", "46.2"),
        (REST, "", ""),
        ("จัดซื้อสื่อการเรียนรู้ใหม่", "92,500", "32.6"),
        ("นิเทศติดตามสถานศึกษา", "60,100", "21.2"),
        ("ขนาดเล็กในพื้นที่ห่างไกล", "", ""),
    )[1:] == [
        [LONG + REST, "131,000", "46.2"],
        ["จัดซื้อสื่อการเรียนรู้ใหม่", "92,500", "32.6"],
        ["นิเทศติดตามสถานศึกษาขนาดเล็กในพื้นที่ห่างไกล", "60,100", "21.2"],
    ]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("สพป.น่าน เขต 1", "ครูทั้งหมด", "นักเรียน"),
        ("ระดับประถมศึกษา", "1. ครูทั้งหมด", "2. นักเรียน"),
        ("โรงเรียนบ้านห้วย", "โรงเรียนบ้านนา", "โรงเรียนบ้านดอย"),
        ("รวม", "ครูในอำเภอปัว", "นักเรียนในอำเภอปัว"),
    ],
    ids=["an office", "above a list", "a row without figures", "a short one"],
)
def test_a_heading_is_no_line_of_the_label_below_it(heading: str, first: str, second: str) -> None:
    rows = bare((heading, "", ""), (first, "31", "46.2"), (second, "29", "32.6"), ("อื่น ๆ", "9", "21.2"))
    assert rows[1:3] == [[heading, "", ""], [first, "31", "46.2"]]


def test_a_nearer_line_is_of_the_row_that_it_is_near() -> None:
    lines = [*row(120, *HEAD), *row(150, LONG, "", ""), *row(164, REST, "31", "46.2"), *row(194, "นิเทศ", "29", "32.6")]
    assert table(*lines)[1:] == [[LONG + REST, "31", "46.2"], ["นิเทศ", "29", "32.6"]]
