"""Office files that cannot or must not be read: one clear issue with a cure, in bounded time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from loaders import load
from loaders.files import limits, reports_in
from tests.loaders.conftest import ROOT

SECONDS = 20
MEGABYTES = 700  # of the whole process, its libraries among them
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ENDINGS = [".docx", ".xlsx"]
MAIN = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml"}


def word() -> bytes:
    document = docx.Document()
    for index in range(40):
        document.add_paragraph(f"มีครูเข้าอบรม {index + 10} คน")
    table = document.add_table(2, 2)
    table.rows[0].cells[0].text, table.rows[1].cells[1].text = "หน่วยงาน", "15"
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def workbook() -> bytes:
    book = Workbook()
    for index in range(40):
        book.active.append([f"สพป.น่าน เขต {index}", index + 100, "คน"])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


MAKERS = {".docx": word, ".xlsx": workbook}


def changed(content: bytes, change: Callable[[str, bytes], bytes | None], **extra: bytes) -> bytes:
    """Return the package with each part changed; None leaves it out."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in extra.items():
            new.writestr(name, part)
    return result.getvalue()


def refused(tmp_path: Path, name: str, content: bytes) -> tuple[str, str]:
    """Load a file that must be refused, within bounds; return the issue's code and message."""
    path = tmp_path / name
    path.write_bytes(content)
    started = time.process_time()
    loaded = load(path)
    seconds = time.process_time() - started
    assert (loaded.report, loaded.facts) == (None, ())
    (issue,) = loaded.issues
    assert (issue.source, issue.severity) == (name, "error")
    assert any(cure in issue.message for cure in ("save", "Save", "Split", "split", "again", "ending", "delete"))
    assert seconds < SECONDS
    return issue.code, issue.message


def peak_megabytes(path: Path) -> float:
    """Load a file in a process of its own; return the most memory that it took, C libraries included."""
    code = (
        "import re, sys; from pathlib import Path; from loaders import load; load(Path(sys.argv[1])); "
        # The most since the process began; getrusage would count what its parent held.
        "print(int(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text()).group(1)) / 1024)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, cwd=ROOT)
    return float(run.stdout)


@pytest.mark.parametrize(("ending", "cure"), [(".doc", "Word Document (.docx)"), (".xls", "Excel Workbook (.xlsx)")])
def test_old_formats_are_refused_with_how_to_save_them_anew(ending: str, cure: str, tmp_path: Path) -> None:
    for name in (f"report{ending}", f"REPORT{ending.upper()}"):
        code, message = refused(tmp_path, name, OLE)
        assert code == "old-format" and cure in message


@pytest.mark.parametrize("ending", ENDINGS)
def test_encrypted(ending: str, tmp_path: Path) -> None:
    code, message = refused(tmp_path, f"a{ending}", OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600)
    assert code == "encrypted" and "password" in message


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLE, "Office 97-2003"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 a}", "rich text"),
        (b"<html><table></table></html>", "web page"),
        ("มีครู 15 คน".encode(), "another kind"),
    ],
)
def test_wrongly_named(ending: str, content: bytes, said: str, tmp_path: Path) -> None:
    code, message = refused(tmp_path, f"a{ending}", content)
    assert code == "wrongly-named" and said in message


def test_a_workbook_named_docx_and_the_reverse(tmp_path: Path) -> None:
    assert ".xlsx" in refused(tmp_path, "a.docx", workbook())[1]
    assert ".docx" in refused(tmp_path, "a.xlsx", word())[1]


UTF16 = "มีครู 15 คน".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", word(), "Word document"),
        ("a.pdf", workbook(), "Excel workbook"),
        ("a.pdf", OLE, "Office 97-2003"),
        ("a.csv", workbook(), "Excel workbook"),
        ("a.txt", word(), "Word document"),
        ("a.md", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"{\\rtf1 a}", "rich text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.docx", b"\xff\xd8\xff\xe0 JFIF", "picture"),
        ("a.docx", b"Rar!\x1a\x07", "packed archive"),
        ("a.docx", b"\xef\xbb\xbf <!DOCTYPE html><p>", "web page"),
        ("a.docx", UTF16, "another kind"),
    ],
)
def test_any_ending_that_does_not_fit_is_told_by_the_bytes(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    code, message = refused(tmp_path, name, content)
    assert code == "wrongly-named" and said in message


def test_a_zip_of_reports_is_no_report(tmp_path: Path) -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("a.docx", word())
    outer = BytesIO()
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("b.zip", inner.getvalue())
    for content in (inner.getvalue(), outer.getvalue()):
        code, message = refused(tmp_path, "a.docx", content)
        assert code == "wrongly-named" and "zip archive" in message


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_truncated(ending: str, share: float, tmp_path: Path) -> None:
    content = MAKERS[ending]()
    assert refused(tmp_path, f"a{ending}", content[: int(len(content) * share)])[0] == "damaged"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_package_without_its_main_part(ending: str, tmp_path: Path) -> None:
    main = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}[ending]
    content = changed(MAKERS[ending](), lambda name, part: None if name == main else part)
    assert refused(tmp_path, f"a{ending}", content)[0] == "damaged"


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_external_entity_is_not_followed(ending: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("ลับ 777 คน", encoding="utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()

    def declare(name: str, part: bytes) -> bytes:
        if name != MAIN[ending]:
            return part
        start = part.index(b"?>") + 2 if part.startswith(b"<?xml") else 0
        return part[:start] + doctype + part[start:].replace(b"<w:t>", b"<w:t>&e;").replace(b"<v>", b"<v>&e;")

    assert refused(tmp_path, f"a{ending}", changed(MAKERS[ending](), declare))[0] == "external-entity"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_zip_bomb_is_not_unpacked(ending: str, tmp_path: Path) -> None:
    content = changed(MAKERS[ending](), lambda _, part: part, **{"word/media/a.bin": bytes(40_000_000)})
    assert refused(tmp_path, f"a{ending}", content)[0] == "zip-bomb"
    assert peak_megabytes(tmp_path / f"a{ending}") < MEGABYTES


@pytest.mark.parametrize("ending", ENDINGS)
def test_laughs_in_any_part_are_not_laughed(ending: str, tmp_path: Path) -> None:
    """Each XML part in turn declares entities that grow to gigabytes; it is refused, or nobody opens it."""
    laughs = "".join(f'<!ENTITY e{level + 1} "{f"&e{level};" * 10}">' for level in range(9))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "ha">{laughs}]>'
    package = MAKERS[ending]()
    path = tmp_path / f"a{ending}"
    with zipfile.ZipFile(BytesIO(package)) as parts:
        names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    assert MAIN[ending] in names
    for name in names:
        path.write_bytes(changed(package, laugh(name, doctype)))
        started = time.process_time()
        codes = {issue.code for issue in load(path).issues if issue.severity == "error"}
        assert time.process_time() - started < SECONDS
        assert codes <= {"external-entity", "damaged"}
        assert codes or name != MAIN[ending]


def laugh(laughing: str, doctype: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, part: bytes) -> bytes:
        if name != laughing:
            return part
        text = part.decode("utf-8")
        start = text.index("?>") + 2 if text.startswith("<?xml") else 0
        end = text.rindex("</") if "</" in text else len(text)
        return (text[:start] + doctype + text[start:end] + "&e9;" + text[end:]).encode()

    return change


def test_an_entity_in_utf_16_is_found_too(tmp_path: Path) -> None:
    def declare(name: str, part: bytes) -> bytes:
        text = part.decode("utf-8").partition("?>")[2] if part.startswith(b"<?xml") else part.decode("utf-8")
        return f'<!DOCTYPE x [<!ENTITY e "9">]>{text}'.encode("utf-16") if name == MAIN[".xlsx"] else part

    assert refused(tmp_path, "a.xlsx", changed(workbook(), declare))[0] == "external-entity"


def test_a_zip_that_lies_about_a_size(tmp_path: Path) -> None:
    content = bytearray(word())
    with zipfile.ZipFile(BytesIO(content)) as package:
        size = package.getinfo(MAIN[".docx"]).file_size
    at = content.rindex(MAIN[".docx"].encode()) - 46 + 24  # the size in the directory at the file's end
    assert int.from_bytes(content[at : at + 4], "little") == size
    for told, code in ((1, "damaged"), (size // 2, "damaged"), (3_000_000_000, "zip-bomb")):
        content[at : at + 4] = told.to_bytes(4, "little")
        assert refused(tmp_path, "a.docx", bytes(content))[0] == code


def test_a_zip_of_more_parts_than_a_report_has(tmp_path: Path) -> None:
    content = BytesIO(word())
    with zipfile.ZipFile(content, "a") as package:
        for number in range(limits.MAX_PARTS):
            package.writestr(f"word/media/{number}", b"")
    assert refused(tmp_path, "a.docx", content.getvalue())[0] == "zip-bomb"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_part_larger_than_its_limit(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PART_BYTES", 1_000)
    assert refused(tmp_path, f"a{ending}", MAKERS[ending]())[0] == "too-large"


def test_endless_nesting(tmp_path: Path) -> None:
    deep = b"<w:tbl><w:tr><w:tc>" * 5_000 + b"</w:tc></w:tr></w:tbl>" * 5_000
    content = changed(
        word(), lambda name, part: part.replace(b"<w:tbl>", deep + b"<w:tbl>") if name == MAIN[".docx"] else part
    )
    assert refused(tmp_path, "a.docx", content)[0] == "damaged"


def test_a_document_of_pictures_has_no_text(tmp_path: Path) -> None:
    content = BytesIO()
    docx.Document().save(content)
    assert refused(tmp_path, "a.docx", content.getvalue())[0] == "no-text"


def test_an_empty_workbook(tmp_path: Path) -> None:
    content = BytesIO()
    Workbook().save(content)
    assert refused(tmp_path, "a.xlsx", content.getvalue())[0] == "empty-file"


def test_a_sheet_of_100_000_rows(tmp_path: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (row, row, row) for row in range(1, 100_001))
    content = changed(
        workbook(),
        lambda name, part: (
            part.split(b"<sheetData>")[0] + b"<sheetData>" + rows + b"</sheetData></worksheet>"
            if name == MAIN[".xlsx"]
            else part
        ),
    )
    code, message = refused(tmp_path, "a.xlsx", content)
    assert code == "table-too-large" and "100,000 rows" in message
    assert peak_megabytes(tmp_path / "a.xlsx") < MEGABYTES


def test_a_table_of_100_000_rows_is_left_out_and_the_rest_read(tmp_path: Path) -> None:
    rows = "".join(f"<w:tr><w:tc><w:p><w:r><w:t>{row}</w:t></w:r></w:p></w:tc></w:tr>" for row in range(100_000))
    table = f"<w:tbl>{rows}</w:tbl>".encode()
    path = tmp_path / "a.docx"
    path.write_bytes(
        changed(
            word(),
            lambda name, part: part.replace(b"<w:tbl>", table + b"<w:tbl>", 1) if name == MAIN[".docx"] else part,
        )
    )
    loaded = load(path)
    assert len(loaded.facts) >= 40
    (issue,) = [issue for issue in loaded.issues if issue.severity == "error"]
    assert (issue.code, issue.place) == ("table-too-large", "table 1")
    assert "100,000 rows" in issue.message and "Split" in issue.message
    assert peak_megabytes(path) < MEGABYTES


def with_paragraphs(count: int) -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>ข้อความ {index}</w:t></w:r></w:p>" for index in range(count)).encode()
    return changed(
        word(),
        lambda name, part: part.replace(b"<w:body>", b"<w:body>" + paragraphs) if name == MAIN[".docx"] else part,
    )


def test_more_paragraphs_than_5_000_pages_hold(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.docx", with_paragraphs(limits.MAX_PARAGRAPHS + 1))[0] == "too-large"
    assert peak_megabytes(tmp_path / "a.docx") < MEGABYTES


# -- what stands where a file should -----------------------------------------------------------------


def test_a_text_beyond_its_limit(tmp_path: Path) -> None:
    line = "มีครูเข้าอบรมแล้ว และได้ติดตามผลการอบรมอย่างต่อเนื่อง\n".encode()
    content = line * (limits.MAX_TEXT_BYTES // len(line) + 1)
    for name in ("a.txt", "a.csv", "a.md"):
        assert refused(tmp_path, name, content)[0] == "too-large"
        assert peak_megabytes(tmp_path / name) < 300


def test_more_letters_or_cells_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in (("MAX_CHARACTERS", 300), ("MAX_CELLS", 3)):
        with monkeypatch.context() as context:
            context.setattr(limits, name, most)
            assert refused(tmp_path, "a.docx", word())[0] == "too-large"


def test_folders_pipes_and_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.docx").symlink_to("loop.docx")
    (tmp_path / "gone.xlsx").symlink_to("nothing.xlsx")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    for name in ("folder.docx", "pipe.txt", "loop.docx", "gone.xlsx", "endless.txt", "never.pdf"):
        loaded = load(tmp_path / name)
        assert [(issue.source, issue.code) for issue in loaded.issues] == [(name, "not-opened")]
    assert [path.name for path in reports_in(tmp_path)] == ["gone.xlsx", "loop.docx"]


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word())
    path.chmod(0)
    user = os.geteuid()
    os.seteuid(user or 65534)  # root may read all files
    try:
        loaded = load(path)
    finally:
        os.seteuid(user)
    assert [issue.code for issue in loaded.issues] == ["not-opened"]


def test_utf_16_is_read_where_it_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for encoding in ("utf-16-le", "utf-16-be"):
        path.write_bytes("\ufeffมีครู 15 คน\nมีโรงเรียน 9 แห่ง".encode(encoding))
        assert [(fact.raw, fact.line) for fact in load(path).facts] == [("15", 1), ("9", 2)]
    path.write_bytes("\ufeffมีครู 15 คน".encode("utf-16-le") + b"\x00\xd8")
    assert [issue.code for issue in load(path).issues] == ["not-text"]


def test_a_fault_of_the_reader_is_an_issue_that_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", None)
    path = tmp_path / "a.txt"
    path.write_text("มีครู 15 คน", encoding="utf-8")
    (issue,) = load(path).issues
    assert (issue.code, issue.severity, issue.source) == ("reader-failed", "error", "a.txt")
    assert "TypeError in __init__.py, line" in issue.message
