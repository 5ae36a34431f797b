"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from loaders.files import limits
from loaders.files.limits import Refused

WORD, EXCEL, SLIDES, PDF = "Word document (.docx)", "Excel workbook (.xlsx)", "PowerPoint file (.pptx)", "PDF"
# What a package is: its main part has a type, wherever it lies.
TYPES = "[Content_Types].xml"
MAIN_TYPE = re.compile(rb"(word|spreadsheet|excel|presentation|powerpoint)[\w.]*\.main\+xml")
MAIN_TYPES = {b"word": WORD, b"spreadsheet": EXCEL, b"excel": EXCEL}
# Without one, the folder that holds most of its parts tells.
PACKAGES = {
    "word/": WORD,
    "xl/": EXCEL,
    "ppt/": SLIDES,
    "META-INF/": "LibreOffice file",
}
MOST_TYPES = 1_000_000  # bytes
OTHER_ZIP = "zip archive"
ZIP = b"PK"
ZIP_ENTRY = b"PK\x01\x02"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STARTS = {
    OLE: "file of Office 97-2003 (.doc or .xls)",
    b"{\\rtf": "rich text file (.rtf)",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"Rar!": "packed archive",
    b"7z\xbc\xaf": "packed archive",
    b"\x1f\x8b": "packed archive",
}
MARKUP = "web page or XML file"


def kind_of(content: bytes) -> str:
    """Return what the bytes say a file is, in words; empty if they do not tell, as those of text or a torn package.

    Raises Refused for an Office file with a password, which shows nothing else, and for a zip of too many parts.
    """
    head = content[:1024]
    if head.startswith(OLE) and ENCRYPTED in content:
        raise Refused(
            "encrypted",
            "The file is protected by a password. Open it in Office, remove the password (File > Info > Protect) "
            "and save it again.",
        )
    if b"%PDF-" in head:
        return PDF
    if head.startswith(ZIP):
        return _package_of(content)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:5].lower() in (b"<html", b"<!doc", b"<?xml"):
        return MARKUP
    return next((kind for start, kind in STARTS.items() if head.startswith(start)), "")


def _package_of(content: bytes) -> str:
    """Return what a zip holds; empty if it is torn. Raises Refused for too many parts to list."""
    if (count := content.count(ZIP_ENTRY)) > limits.MAX_PARTS:
        raise Refused(
            "zip-bomb",
            f"The file holds {count:,} parts, far more than a report does, and was not opened. "
            "Save the report anew in Office, without embedded files.",
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = package.namelist()
            types = package.open(TYPES).read(MOST_TYPES) if TYPES in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return ""
    main = MAIN_TYPE.search(types)
    if main:
        return MAIN_TYPES.get(main[1], SLIDES)
    parts = {kind: sum(name.startswith(start) for name in names) for start, kind in PACKAGES.items()}
    kind = max(parts, key=parts.__getitem__)
    return kind if parts[kind] else OTHER_ZIP if names else ""
