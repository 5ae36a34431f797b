"""Files as they come: encodings, line ends, tables of four shapes, and what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from loaders import load
from loaders.document import Paragraph, Table
from loaders.files import MAX_BYTES, read

TEXT = "หน่วยงาน สพป.น่าน เขต 1\n\nปีงบประมาณ พ.ศ. 2567\n\nมีครูเข้าร่วม ๑๕ คน\n"


def rows(path: Path, text: str) -> list[list[str]]:
    path.write_text(text, encoding="utf-8")
    (table,) = [block for block in read(path).blocks if isinstance(block, Table)]
    return [[cell.written.strip() for cell in row] for row in table.rows]


def figures(path: Path) -> list[tuple[str, int | None, str]]:
    return [(fact.raw, fact.line, fact.unit) for fact in load(path).facts]


WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]  # with a mark and without


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", *WIDE])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, newline: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.replace("\n", newline).encode(encoding))
    assert figures(path) == [("๑๕", 5, "คน")]
    report = load(path).report
    assert report is not None
    assert (report.agency, report.fiscal_year) == ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1", 2567)


def test_utf_16_without_a_mark_needs_no_letter_but_thai_ones(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("มีครูเข้าร่วม๑๕คน".encode("utf-16-le"))
    assert figures(path) == [("๑๕", 1, "คน")]


@pytest.mark.parametrize("bad", [b"\xff", b"\xe0\xb8", b"\x85"])
@pytest.mark.parametrize("name", ["report.txt", "annex.csv"])
def test_a_bad_byte_in_utf_8_is_said_with_its_line_and_the_rest_read(bad: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.encode().replace("น่าน".encode(), "น่าน".encode() + bad + b" "))
    loaded = load(path)
    assert [fact.raw for fact in loaded.facts] == ["๑๕"]
    (issue,) = [issue for issue in loaded.issues if issue.code == "lost-characters"]
    assert (issue.severity, issue.line) == ("warning", 1)


def test_a_letter_that_windows_874_lacks_is_said_too(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(3 * TEXT.encode("cp874") + b"\xff\n")
    loaded = load(path)
    assert [fact.raw for fact in loaded.facts] == ["๑๕", "๑๕", "๑๕"]
    assert [issue.line for issue in loaded.issues if issue.code == "lost-characters"] == [16]


UNREADABLE = {
    "empty-file": ("report.txt", b""),
    "empty-file of blanks": ("report.txt", b"  \n\n"),
    "not-text": ("report.txt", b"PK\x03\x04\x00\x00\x00\x08"),
    "not-text of noise": ("report.txt", bytes(range(128, 256)) * 20),
    "unknown-format": ("report.xyz", TEXT.encode()),
    "unknown-format without an ending": ("report", TEXT.encode()),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_one_issue_with_a_cure(case: str, tmp_path: Path) -> None:
    name, content = UNREADABLE[case]
    (tmp_path / name).write_bytes(content)
    loaded = load(tmp_path / name)
    assert (loaded.report, loaded.facts, loaded.narratives) == (None, (), ())
    (issue,) = loaded.issues
    assert (issue.code, issue.severity, issue.source) == (case.split()[0], "error", name)
    assert issue.message.endswith(".")
    assert any(word in issue.message for word in ("again", "Save"))


def test_a_file_that_is_not_there_is_an_issue(tmp_path: Path) -> None:
    (issue,) = load(tmp_path / "none.txt").issues
    assert (issue.code, issue.severity) == ("not-opened", "error")


def test_a_folder_with_a_report_s_name_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "report.txt").mkdir()
    (issue,) = load(tmp_path / "report.txt").issues
    assert issue.code == "not-opened"


def test_a_file_too_large_is_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.touch()
    os.truncate(path, MAX_BYTES + 1)
    (issue,) = load(path).issues
    assert issue.code == "too-large"


def test_a_report_without_a_figure_says_so(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("ไม่มีข้อมูล\n", encoding="utf-8")
    loaded = load(path)
    assert loaded.report is not None
    assert "no-figures" in {issue.code for issue in loaded.issues}


SHAPES = {
    "TAB": "สังกัด\tครู\tผ่าน\nสพป.น่าน เขต 1\t20\t15\nสพม.น่าน\t30\t30\n",
    "TAB with empty lines between": "สังกัด\tครู\tผ่าน\n\nสพป.น่าน เขต 1\t20\t15\n\nสพม.น่าน\t30\t30\n",
    "pipes": "| สังกัด | ครู | ผ่าน |\n|---|---|---|\n| สพป.น่าน เขต 1 | 20 | 15 |\n| สพม.น่าน | 30 | 30 |\n",
    "pipes, second rule": (
        "| สังกัด | ครู | ผ่าน |\n|---|---|---|\n| สพป.น่าน เขต 1 | 20 | 15 |\n|---|---|---|\n| สพม.น่าน | 30 | 30 |\n"
    ),
    "a cell a line": "\tสังกัด\n\tครู\n\tผ่าน\n\n\tสพป.น่าน เขต 1\n\t20\n\t15\n\n\tสพม.น่าน\n\t30\n\t30\n\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_one_table_in_every_shape(shape: str, tmp_path: Path) -> None:
    assert rows(tmp_path / "report.txt", SHAPES[shape]) == [
        ["สังกัด", "ครู", "ผ่าน"],
        ["สพป.น่าน เขต 1", "20", "15"],
        ["สพม.น่าน", "30", "30"],
    ]


FLAT = {
    "a page's source": (
        '<table><tr><th rowspan="2">หน่วยงาน</th><th colspan="2">ครู (คน)</th><th rowspan="2">ร้อยละ</th></tr>\n'
        "<tr><th>ทั้งหมด</th><th>ผ่าน</th></tr>\n<tr><td>ปัว</td><td>20</td><td>15</td><td>75</td></tr>\n"
        "<tr><td><b>เวียงสา</b></td><td>30</td>\n<td>30&nbsp;</td><td>100</td></tr></table>\n"
    ),
    "a word a line, units close a column": "หน่วยงาน\nครู\n(คน)\nผ่าน\n(คน)\nร้อยละ\nปัว\n20\n15\n75\nเวียงสา\n30\n30\n100\n",
    "units on a line of their own": (
        "หน่วยงาน   ครู   ผ่าน  ร้อยละ\n         (คน)  (คน)\nปัว       20   15   75\nเวียงสา   30   30  100\n"
    ),
    "single blanks": "หน่วยงาน ครู (คน) ผ่าน (คน) ร้อยละ\nปัว 20 15 75\nเวียงสา 30 30 100\n",
    "one line": "หน่วยงาน ครู (คน) ผ่าน (คน) ร้อยละ อำเภอปัว 20 15 75 อำเภอเวียงสา 30 30 100\n",
    "running numbers": "ที่\nหน่วยงาน\nครู (คน)\nผ่าน (คน)\nร้อยละ\n1\nปัว\n20\n15\n75\n2\nเวียงสา\n30\n30\n100\n",
    "list marks": "หน่วยงาน\nครู (คน)\nผ่าน (คน)\nร้อยละ\n1. ปัว\n20\n15\n75\n2. เวียงสา\n30\n30\n100\n",
    "years in lines": "ปีการศึกษา\nครู (คน)\nผ่าน (คน)\nร้อยละ\n2565\n20\n15\n75\n2566\n30\n30\n100\n",
    "Thai years in blanks": "ปีการศึกษา  ครู (คน)  ผ่าน (คน)  ร้อยละ\n๒๕๖๕  20  15  75\n๒๕๖๖  30  30  100\n",
    "a last column of words": (
        "หน่วยงาน  ครู (คน)  ผ่าน (คน)  ร้อยละ  ผล\nปัว  20  15  75  พอใช้\nเวียงสา  30  30  100  ดีมาก\n"
    ),
    "names over two lines": (
        "หน่วยงาน             ครู (คน)   ผ่าน (คน)   ร้อยละ\nสำนักงานเขตพื้นที่การศึกษา\nประถมศึกษาเลย  20  15  75\n"
        "ศูนย์ประสานงาน  30  30  100\n"
    ),
}


@pytest.mark.parametrize("shape", FLAT)
def test_a_flattened_table_keeps_its_units(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"สรุปผล\n\n{FLAT[shape]}", encoding="utf-8")
    assert [(fact.raw, fact.unit, fact.role) for fact in load(path).facts] == [
        ("20", "คน", "denominator"),
        ("15", "คน", "numerator"),
        ("75", "ร้อยละ", "percent"),
        ("30", "คน", "denominator"),
        ("30", "คน", "numerator"),
        ("100", "ร้อยละ", "percent"),
    ]


def test_a_table_whose_source_never_ends_is_read_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("<table><tr><td>\n<table>\nมีครู 15 คน\n", encoding="utf-8")
    assert figures(path) == [("15", 3, "คน")]


@pytest.mark.parametrize("shape", ["ปีการศึกษา\nครู (คน)\n{}\n20\n{}\n30\n", "ปีการศึกษา\tครู (คน)\n{}\t20\n{}\t30\n"])
def test_a_row_named_by_its_year_is_of_that_year(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("สรุปผล\n\n" + shape.format(2565, 2566), encoding="utf-8")
    facts = load(path).facts
    assert [(fact.raw, fact.school_year, fact.row_label) for fact in facts] == [
        ("20", 2565, "ปีการศึกษา 2565"),
        ("30", 2566, "ปีการศึกษา 2566"),
    ]


@pytest.mark.parametrize("remnant", ["[bookmark: _Hlk1]", "[bookmark:\u00a0_Hlk1]", "&nbsp;"])
def test_remnants_of_an_export_leave_the_columns_where_they_are(remnant: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"{remnant}มีครู 15 คน\n", encoding="utf-8")
    (block,) = read(path).blocks
    assert isinstance(block, Paragraph)
    assert block.passage.written == " " * len(remnant) + "มีครู 15 คน"


def test_a_full_line_goes_on_in_the_next_and_a_short_one_ends(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    long = "สถานศึกษาในสังกัดได้รับการสนับสนุนวัสดุและอุปกรณ์เพื่อการเรียนรู้ จำนวน"
    path.write_text(f"{long}\n28 แห่ง\n\nหัวข้อสั้น\nบรรทัดใหม่\n", encoding="utf-8")
    assert [block.passage.written for block in read(path).blocks if isinstance(block, Paragraph)] == [
        f"{long}\n28 แห่ง",
        "หัวข้อสั้น",
        "บรรทัดใหม่",
    ]
    assert figures(path) == [("28", 2, "แห่ง")]


def test_indentation_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("\t\tมีครู 15 คน\n", encoding="utf-8")
    assert not any(isinstance(block, Table) for block in read(path).blocks)
    assert figures(path) == [("15", 1, "คน")]
