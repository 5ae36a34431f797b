"""Office files that cannot or must not be read: one clear issue with a cure, in bounded time and memory."""

from __future__ import annotations

import random
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
from loaders.files import limits
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
    started = time.perf_counter()
    loaded = load(path)
    seconds = time.perf_counter() - started
    assert (loaded.report, loaded.facts) == (None, ())
    (issue,) = loaded.issues
    assert (issue.source, issue.severity) == (name, "error")
    assert any(cure in issue.message for cure in ("save", "Save", "Split", "split", "again", "ending", "delete"))
    assert seconds < SECONDS
    return issue.code, issue.message


def peak_megabytes(path: Path) -> float:
    """Load a file in a process of its own; return the most memory that it took, C libraries included."""
    code = (
        "import resource, sys; from pathlib import Path; from loaders import load; load(Path(sys.argv[1])); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
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


def with_paragraphs(count: int) -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>ข้อความ {index}</w:t></w:r></w:p>" for index in range(count)).encode()
    return changed(
        word(),
        lambda name, part: part.replace(b"<w:body>", b"<w:body>" + paragraphs) if name == MAIN[".docx"] else part,
    )


def test_more_paragraphs_than_5_000_pages_hold(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.docx", with_paragraphs(limits.MAX_PARAGRAPHS + 1))[0] == "too-large"
    assert peak_megabytes(tmp_path / "a.docx") < MEGABYTES


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("seed", range(30))
def test_mutated_parts_never_crash_and_never_make_up_a_figure(ending: str, seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)

    def mutate(name: str, part: bytes) -> bytes | None:
        if chance.random() < 0.05:
            return None
        mutated = bytearray(part)
        for _ in range(chance.choice((0, 1, 3, 20))):
            start = chance.randrange(len(mutated)) if mutated else 0
            mutated[start : start + chance.randrange(12)] = chance.choice((b"", b"<", b"9", b"\xff", b"</w:p>", b'"'))
        return bytes(mutated)

    path = tmp_path / f"a{ending}"
    path.write_bytes(changed(MAKERS[ending](), mutate))
    loaded = load(path)
    assert loaded.report is not None or [issue.severity for issue in loaded.issues] == ["error"]
    assert all(fact.raw in fact.words for fact in loaded.facts)
