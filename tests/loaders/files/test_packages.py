"""Packages of Office as other programs write them: strict, named and laid out otherwise, with a damaged part."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from loaders import load
from loaders.document import Paragraph
from loaders.files import read

Parts = dict[str, bytes]
STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def workbook() -> Parts:
    book = Workbook()
    sheet = book.active
    for row in (["หน่วยงาน", "ครูทั้งหมด (คน)", "ร้อยละ"], ["สพป.น่าน เขต 1", 1204, 0.445], ["สพป.น่าน เขต 2", 987, 0.5]):
        sheet.append(row)
    sheet["C2"].number_format = sheet["C3"].number_format = "0.0%"
    return saved(book)


def word() -> Parts:
    document = docx.Document()
    document.add_paragraph("มีครูเข้าร่วม 1,204 คน", style="List Number")
    document.add_paragraph("ไม่เข้าร่วม 987 คน", style="List Number")
    return saved(document)


def saved(made: Workbook | docx.document.Document) -> Parts:
    content = BytesIO()
    made.save(content)
    with zipfile.ZipFile(content) as package:
        return {name: package.read(name) for name in package.namelist()}


MAKERS = {".xlsx": workbook, ".docx": word}


def strict(parts: Parts) -> Parts:
    for transitional, uri in STRICT.items():
        parts = {name: content.replace(transitional, uri) for name, content in parts.items()}
    return parts


def elsewhere(parts: Parts) -> Parts:
    for folder in ("xl/", "word/"):
        named = folder.encode()
        parts = {
            name.replace(folder, "data/part/"): content.replace(named, b"data/part/")
            if name.endswith((".rels", "Types].xml"))
            else content
            for name, content in parts.items()
        }
    return parts


def in_other_case(parts: Parts) -> Parts:
    return {name if name.startswith("[") else name.upper(): content for name, content in parts.items()}


def with_backslashes(parts: Parts) -> Parts:
    return {name.replace("/", "\\"): content for name, content in parts.items()}


def without_types(parts: Parts) -> Parts:
    return {name: content for name, content in parts.items() if not name.startswith("[")}


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("change", [strict, elsewhere, in_other_case, with_backslashes, without_types])
def test_what_a_package_s_relationships_name_is_read(
    change: Callable[[Parts], Parts], ending: str, tmp_path: Path
) -> None:
    expected = load(pack(MAKERS[ending](), tmp_path / f"plain{ending}"))
    path = pack(change(MAKERS[ending]()), tmp_path / f"other{ending}")
    loaded = load(path)
    assert [(fact.raw, fact.unit, fact.place) for fact in loaded.facts] == [
        (fact.raw, fact.unit, fact.place) for fact in expected.facts
    ]
    assert len(loaded.facts) == {".xlsx": 4, ".docx": 2}[ending]
    assert [issue.code for issue in loaded.issues] == [issue.code for issue in expected.issues]


@pytest.mark.parametrize("name", ["xl/styles.xml", "word/styles.xml", "word/numbering.xml"])
def test_a_damaged_part_beside_the_text_costs_that_part_and_is_said(name: str, tmp_path: Path) -> None:
    ending = ".xlsx" if name.startswith("xl") else ".docx"
    parts = MAKERS[ending]()
    parts[name] = parts[name][: len(parts[name]) // 2]
    loaded = load(pack(parts, tmp_path / f"a{ending}"))
    assert {"1,204", "987"} <= {fact.raw.replace("1204", "1,204") for fact in loaded.facts}
    told = {issue.code: issue.severity for issue in loaded.issues}
    assert told["styles-not-read" if ending == ".xlsx" else "part-not-read"] == "warning"


def test_a_format_that_the_style_sheet_lacks_is_said(tmp_path: Path) -> None:
    parts = workbook()
    start, end = parts["xl/styles.xml"].index(b"<cellXfs"), parts["xl/styles.xml"].index(b"</cellXfs>")
    parts["xl/styles.xml"] = parts["xl/styles.xml"][:start] + b"<cellXfs>" + parts["xl/styles.xml"][end:]
    loaded = load(pack(parts, tmp_path / "a.xlsx"))
    assert {"1204", "987", "0.445", "0.5"} <= {fact.raw for fact in loaded.facts}
    assert "styles-not-read" in {issue.code for issue in loaded.issues}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'patternType="gray125"', b'patternType="none of these"'),
        (b'<sz val="11"', b'<sz val="large"'),
        (b'fillId="0"', b'fillId="77"'),
        (b"<borders", b"<borderlines"),
    ],
)
def test_a_defect_of_colours_and_fonts_costs_nothing(old: bytes, new: bytes, tmp_path: Path) -> None:
    parts = workbook()
    styles = (
        parts["xl/styles.xml"]
        .replace(old, new)
        .replace(b"</borders", b"</borderlines" if b"lines" in new else b"</borders")
    )
    assert styles != parts["xl/styles.xml"]
    parts["xl/styles.xml"] = styles
    loaded = load(pack(parts, tmp_path / "a.xlsx"))
    assert [fact.raw for fact in loaded.facts] == ["1204", "44.5", "987", "50.0"]
    assert "styles-not-read" not in {issue.code for issue in loaded.issues}


def test_a_damaged_sheet_costs_that_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["มีครูเข้าร่วม 15 คน"])
    book.create_sheet("สรุป").append(["มีครูผ่าน 9 คน"])
    parts = saved(book)
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet"
    loaded = load(pack(parts, tmp_path / "a.xlsx"))
    assert [fact.raw for fact in loaded.facts] == ["9"]
    assert [issue.place for issue in loaded.issues if issue.code == "damaged"] == ["sheet Sheet"]


def test_a_date_in_a_format_that_thai_excel_numbers_is_one(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active["A1"].number_format = 45413, "0.0000"
    parts = saved(book)
    parts["xl/styles.xml"] = re.sub(rb'(<xf numFmtId=)"16\d"', rb'\1"71"', parts["xl/styles.xml"])
    (block,) = read(pack(parts, tmp_path / "a.xlsx")).blocks
    assert isinstance(block, Paragraph) and block.passage.written == "1 พฤษภาคม 2567"


def pack(parts: Parts, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path
