"""File formats: one module each, named in FORMATS by the endings it reads."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from facts.fact import Issue
from loaders.document import Document, Paragraph
from loaders.files import limits
from loaders.files.limits import MAX_BYTES, Refused
from loaders.files.office import excel, word
from loaders.files.pdf import pdf
from loaders.files.plain import csv_table, text
from loaders.files.plain.encoding import NotText
from loaders.files.signature import EXCEL, MARKUP, PDF, WORD, ZIP, kind_of
from loaders.files.stacked import with_rows_apart

# Macros (.docm, .xlsm) are neither run nor looked at.
FORMATS = {
    ".txt": text.read,
    ".md": text.read,
    ".csv": csv_table.read,
    ".docx": word.read,
    ".docm": word.read,
    ".pdf": pdf.read,
    ".xlsx": excel.read,
    ".xlsm": excel.read,
}
# What a file of an ending must be; those that are not here are text.
KINDS = {".docx": WORD, ".docm": WORD, ".pdf": PDF, ".xlsx": EXCEL, ".xlsm": EXCEL}
# Formats of Office 97-2003, and how to save them anew.
OLD_FORMATS = {
    ".doc": "Word: File > Save As > Word Document (.docx)",
    ".xls": "Excel: File > Save As > Excel Workbook (.xlsx)",
}
# Files that accompany reports and are none.
COMPANIONS = frozenset({"readme", "readme.md", "readme.txt", "origins.csv", "corrections.csv", "deliveries.csv"})
__all__ = ["FORMATS", "MAX_BYTES", "UnreadableFile", "read", "reports_in"]


class UnreadableFile(Exception):
    """A file that cannot be read at all; carries the issue that says why and what to do."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.message)
        self.issue = issue


def reports_in(folder: Path) -> list[Path]:
    """Return the files in a folder and below, sorted, without hidden ones and those that accompany reports.

    Files of unknown formats and links that lead nowhere are among them, so that reading them gives an issue, not
    silence; folders, pipes and devices are not.
    """
    return sorted(
        path
        for path in folder.rglob("*")
        if (path.is_file() or not path.exists())
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
        raise _unreadable(
            path,
            "unknown-format",
            f"Files ending in '{path.suffix}' cannot be read. Save the report as Word, PDF, Excel or plain text "
            f"(UTF-8), with one of these endings: {', '.join(sorted(FORMATS))}.",
        )
    content = _content(path, MAX_BYTES if ending in KINDS else limits.MAX_TEXT_BYTES)
    try:
        _refuse_wrong_name(content, ending)
        document = reader(content, path.name, hashlib.sha256(content).hexdigest()[:16])
        _refuse_too_much(document)
        document = replace(document, blocks=with_rows_apart(document.blocks))
    except NotText as error:
        raise _unreadable(path, "not-text", str(error)) from error
    except Refused as error:
        raise _unreadable(path, error.code, error.message, error.place) from error
    return document


def _content(path: Path, most: int) -> bytes:
    try:
        if not path.is_file():
            path.stat()  # says why, where there is nothing at all
            raise _unreadable(path, "not-opened", "This is a folder or a device, no file. Put the report itself here.")
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        message = f"The file cannot be opened: {error.strerror}. Check that it is there and may be read, and try again."
        raise _unreadable(path, "not-opened", message) from error
    if len(content) > most:
        message = f"The file has more than {most:,} bytes, the most that is read. Split it into several files."
        raise _unreadable(path, "too-large", message)
    if not content.strip():
        raise _unreadable(path, "empty-file", "The file is empty. Export or save the report again.")
    return content


def _refuse_wrong_name(content: bytes, ending: str) -> None:
    """Refuse a file that is not what its name says; a web page may be read as text, and a torn file is damaged."""
    expected, found = KINDS.get(ending, ""), kind_of(content)
    if found == expected or (not expected and found == MARKUP) or (not found and content.startswith(ZIP)):
        return
    raise Refused(
        "wrongly-named",
        f"The file's name ends in {ending}, but it is a {found or 'file of another kind'}. Give it the ending it "
        "should have, or open it in the program it comes from and save it anew.",
    )


def _refuse_too_much(document: Document) -> None:
    cells = characters = 0
    for block in document.blocks:
        passages = [block.passage] if isinstance(block, Paragraph) else list(block.cells)
        cells += len(passages)
        characters += sum(len(passage.written) for passage in passages)
    for count, most, what in ((characters, limits.MAX_CHARACTERS, "letters"), (cells, limits.MAX_CELLS, "cells")):
        if count > most:
            raise Refused(
                "too-large",
                f"The file holds {count:,} {what} of text; at most {most:,} are read. Split it into several files, or "
                "leave out the raw data behind its tables.",
            )


def _unreadable(path: Path, code: str, message: str, place: str = "") -> UnreadableFile:
    return UnreadableFile(Issue(path.name, None, place, "error", code, message, ""))
