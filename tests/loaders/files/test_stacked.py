"""Cells that hold as many lines as the ones beside them: each line is a row."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from loaders import load
from loaders.document import Table
from loaders.files import read

HEAD = ["หน่วยงาน", "ระดับ", "นักเรียน (คน)"]


def as_word(rows: list[list[str]], folder: Path) -> Path:
    document = docx.Document()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(folder / "a.docx")
    return folder / "a.docx"


def as_workbook(rows: list[list[str]], folder: Path) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def as_csv(rows: list[list[str]], folder: Path) -> Path:
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return folder / "a.csv"


def table(path: Path) -> list[list[str]]:
    (found,) = [block for block in read(path).blocks if isinstance(block, Table)]
    return [[cell.written for cell in row] for row in found.rows]


@pytest.mark.parametrize("save", [as_word, as_workbook, as_csv])
def test_each_line_of_two_cells_is_a_row_of_its_own(
    save: Callable[[list[list[str]], Path], Path], tmp_path: Path
) -> None:
    rows = [HEAD, ["สพป.น่าน เขต 1", "ประถม\nม.ต้น\nม.ปลาย", "1,311\n287\n-"], ["สพป.น่าน เขต 2", "ประถม", "900"]]
    path = save(rows, tmp_path)
    assert table(path) == [
        HEAD,
        ["สพป.น่าน เขต 1", "ประถม", "1,311"],
        ["", "ม.ต้น", "287"],
        ["", "ม.ปลาย", "-"],
        ["สพป.น่าน เขต 2", "ประถม", "900"],
    ]
    facts = [fact for fact in load(path).facts if fact.value is not None]
    assert [(fact.raw, fact.agency[-5:], fact.row) for fact in facts] == [
        ("1,311", "เขต 1", 2),
        ("287", "เขต 1", 3),
        ("900", "เขต 2", 5),
    ]
    assert len({fact.fact_id for fact in facts}) == 3


@pytest.mark.parametrize(
    "row",
    [
        ["ปัว", "นักเรียน\nของอำเภอ", "120\n(45.50)"],
        ["ปัว", "จำนวน\nร้อยละ", "120\n45.50"],
        ["ปัว", "โรงเรียนบ้าน\nดอยเงิน", "120"],
        ["ปัว", "ปัญหาหนึ่ง\nปัญหาสอง", "ทางแก้หนึ่ง\nทางแก้สอง"],
        ["ปัว", "ประถม\nม.ต้น\nม.ปลาย", "120\n45"],
        ["ปัว", "ครู\n* ข้าราชการ 31 คน", "120\n* จ้างเอง 45 คน"],
    ],
    ids=["a share", "a share without brackets", "one number", "words", "other heights", "a footnote"],
)
def test_other_cells_of_some_lines_stay_whole(row: list[str], tmp_path: Path) -> None:
    assert table(as_word([HEAD, row, ["นาน้อย", "ประถม", "31"]], tmp_path))[1] == row


def test_a_head_of_two_lines_is_none_of_two_rows(tmp_path: Path) -> None:
    head = ["หน่วยงาน", "ระดับ\nชั้น", "ปี 2566\n(คน)"]
    assert table(as_word([head, ["ปัว", "ประถม", "31"]], tmp_path))[0] == head
