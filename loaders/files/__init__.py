"""File formats: one module each, named in FORMATS by the endings it reads."""

from __future__ import annotations

import hashlib
from pathlib import Path

from facts.fact import Issue
from loaders.document import Document
from loaders.files import csv_table, excel, pdf, text, word
from loaders.files.limits import MAX_BYTES, Refused

FORMATS = {
    ".txt": text.read,
    ".md": text.read,
    ".csv": csv_table.read,
    ".docx": word.read,
    ".pdf": pdf.read,
    ".xlsx": excel.read,
}
# Formats of Office 97-2003, and how to save them anew.
OLD_FORMATS = {
    ".doc": "Word: File > Save As > Word Document (.docx)",
    ".xls": "Excel: File > Save As > Excel Workbook (.xlsx)",
}
# Files that accompany reports and are none.
COMPANIONS = frozenset({"readme", "readme.md", "readme.txt", "origins.csv"})
__all__ = ["FORMATS", "MAX_BYTES", "UnreadableFile", "read", "reports_in"]


class UnreadableFile(Exception):
    """A file that cannot be read at all; carries the issue that says why and what to do."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


def reports_in(folder: Path) -> list[Path]:
    """Return the files in a folder and below, sorted, without hidden ones and those that accompany reports.

    Files of unknown formats are among them, so that reading them gives an issue, not silence.
    """
    return sorted(
        path
        for path in folder.rglob("*")
        if not path.is_dir()
        and path.name.lower() not in COMPANIONS
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def read(path: Path) -> Document:
    """Read a file by its ending. Raises UnreadableFile, which names the cure."""
    ending = path.suffix.lower()
    if ending in OLD_FORMATS:
        raise _unreadable(
            path,
            "old-format",
            f"Files ending in '{ending}' are in a format that Office no longer writes, and cannot be read. "
            f"Open the file and save it anew in {OLD_FORMATS[ending]}; LibreOffice can do the same.",
        )
    reader = FORMATS.get(ending)
    if reader is None:
        endings = ", ".join(sorted(FORMATS))
        raise _unreadable(
            path,
            "unknown-format",
            f"Files ending in '{path.suffix}' cannot be read. Save the report as plain text (UTF-8) with one "
            f"of these endings: {endings}.",
        )
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _unreadable(path, "too-large", f"The file has {size:,} bytes; at most {MAX_BYTES:,} are read.")
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, "not-opened", f"The file cannot be opened: {error.strerror}.") from error
    if not content.strip():
        raise _unreadable(path, "empty-file", "The file is empty. Export or save the report again.")
    content_id = hashlib.sha256(content).hexdigest()[:16]
    try:
        return reader(content, path.name, content_id)
    except text.NotText as error:
        raise _unreadable(path, "not-text", str(error)) from error
    except Refused as error:
        raise _unreadable(path, error.code, error.message, error.place) from error


def _unreadable(path: Path, code: str, message: str, place: str = "") -> UnreadableFile:
    return UnreadableFile(Issue(path.name, None, place, "error", code, message, ""))
