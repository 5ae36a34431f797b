"""CSV as programs export it: encodings, separators, quoted cells, titles and notes, one table."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import load
from loaders.document import Paragraph, Table
from loaders.files import limits, read

ROWS = [["หน่วยงาน", "ครู (คน)", "ร้อยละ"], ["สพป.น่าน เขต 1", "1204", "45.50"], ["สพป.น่าน เขต 2", "๙๘๗", "44.00"]]


def saved(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "annex.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-le", "utf-32-be"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_and_separators(encoding: str, sign: str, newline: str, tmp_path: Path) -> None:
    path = saved(tmp_path, newline.join(sign.join(row) for row in ROWS) + newline, encoding)
    assert [(fact.raw, fact.line, fact.place, fact.unit) for fact in load(path).facts] == [
        ("1204", 2, "line 2 col 2", "คน"),
        ("45.50", 2, "line 2 col 3", "ร้อยละ"),
        ("๙๘๗", 3, "line 3 col 2", "คน"),
        ("44.00", 3, "line 3 col 3", "ร้อยละ"),
    ]


def test_quoted_cells_keep_separators_and_lines_and_places_count_lines(tmp_path: Path) -> None:
    path = saved(tmp_path, 'หน่วยงาน,"ครู\n(คน)",ร้อยละ\n"สพป.น่าน เขต 1","1,204",45.50\n"สพป.น่าน เขต 2","1,205",46.50\n')
    facts = load(path).facts
    assert [(fact.raw, fact.place) for fact in facts if fact.unit == "คน"] == [
        ("1,204", "line 3 col 2"),
        ("1,205", "line 4 col 2"),
    ]


def test_titles_and_notes_are_paragraphs_and_the_rest_one_table(tmp_path: Path) -> None:
    body = "\n".join(",".join(row) for row in ROWS)
    path = saved(tmp_path, f"รายงานผล ปีงบประมาณ พ.ศ. 2567,,\n,,\n{body}\n,,\nหมายเหตุ ไม่รวมครูอัตราจ้าง 12 คน,,\n")
    blocks = read(path).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
    loaded = load(path)
    assert loaded.report is not None and loaded.report.fiscal_year == 2567
    assert (loaded.facts[-1].raw, loaded.facts[-1].place) == ("12", "line 7 col 1")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("ก,ข\n" * 20_001, "too-large", "line 20001"),
        ("ก" + "," * 400, "too-large", "line 1"),
        ('ก,ข\n"' + "ค" * 300_000, "damaged", "line 2"),
        ("ก,ข\x00\n", "not-text", ""),
    ],
)
def test_what_is_no_table_of_a_report_is_said(text: str, code: str, place: str, tmp_path: Path) -> None:
    assert limits.MAX_TABLE_ROWS == 20_000
    loaded = load(saved(tmp_path, text))
    assert (loaded.report, [(issue.code, issue.place) for issue in loaded.issues]) == (None, [(code, place)])
