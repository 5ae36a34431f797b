"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import zipfile
from io import BytesIO

from loaders.files import limits
from loaders.files.limits import Refused

WORD, EXCEL, PDF = "Word document (.docx)", "Excel workbook (.xlsx)", "PDF"
# What a package is, by the folder that holds most of its parts.
PACKAGES = {
    "word/": WORD,
    "xl/": EXCEL,
    "ppt/": "PowerPoint file (.pptx)",
    "META-INF/": "LibreOffice file",
}
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
        names = parts_of(content)
        parts = {kind: sum(name.startswith(start) for name in names) for start, kind in PACKAGES.items()}
        kind = max(parts, key=parts.__getitem__)
        return kind if parts[kind] else OTHER_ZIP if names else ""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:5].lower() in (b"<html", b"<!doc", b"<?xml"):
        return MARKUP
    return next((kind for start, kind in STARTS.items() if head.startswith(start)), "")


def parts_of(content: bytes) -> list[str]:
    """Return the names of a zip's parts; none if it is torn. Raises Refused for too many to list."""
    if (count := content.count(ZIP_ENTRY)) > limits.MAX_PARTS:
        raise Refused(
            "zip-bomb",
            f"The file holds {count:,} parts, far more than a report does, and was not opened. "
            "Save the report anew in Office, without embedded files.",
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []
