"""The lists that people keep by hand beside a folder's reports."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import StringIO
from pathlib import Path

ENCODINGS = ("utf-8-sig", "cp874")
BUDDHIST_ERA, LAST_YEAR_CE = 543, 2400  # no list is so old, or of days so far off


class BadList(Exception):
    """A line of such a list that cannot be used; the message names the line and the cure."""


def text_of(path: Path) -> str:
    """Return a list's text, UTF-8 or Windows-874 as older Excels write it. Raises BadList."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadList(f"{path}: cannot be read: {error.strerror}") from error
    for encoding in ENCODINGS:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise BadList(f"{path}: is neither UTF-8 nor Windows-874; save it as CSV UTF-8")


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the place, for messages, and the values of each line; none where there is no such file.

    Raises BadList, also for a list of that name in a folder below, or in other letters: nobody would read it.
    """
    for other in path.parent.rglob("*"):
        if other.name.lower() == path.name and other != path:
            raise BadList(f"{other}: this list is not read. Write its lines into {path}.")
    if not path.exists():
        return
    reader = csv.DictReader(StringIO(text_of(path), newline=""))
    try:
        if tuple(reader.fieldnames or ()) != columns:
            raise BadList(f"{path}: the first line must be {','.join(columns)}, parted by commas")
        for row in reader:
            where = f"{path}, line {reader.line_num}"
            if None in row or None in row.values():
                raise BadList(f"{where}: write {len(columns)} values, and in double quotes one that holds a comma")
            yield where, row
    except csv.Error as error:
        raise BadList(f"{path}, line {reader.line_num}: {error}. Look for a quote that does not end.") from error


def day(text: str) -> date:
    """Return the day that is written as 2026-11-21, or 2569-11-21 of the Buddhist era. Raises ValueError."""
    year, month, number = map(int, text.strip().split("-"))
    return date(year - BUDDHIST_ERA if year > LAST_YEAR_CE else year, month, number)
