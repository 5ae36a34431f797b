"""When the files of a folder arrived, and what people said of them: deliveries.csv beside the reports."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from facts.fact import Delivery
from library.companions import BadList, day, rows

FILE = "deliveries.csv"
COLUMNS = ("source", "received_at", "replaces")
REPORT_ID = 16  # so many digits of a file's hash


class _Said(NamedTuple):
    where: str
    received_at: date | None
    replaces: str


def deliveries(files: Sequence[Path], folder: Path | None = None) -> dict[Path, Delivery]:
    """Return what is known of files that arrived, the newest first, and what replaces another before that.

    A file arrived on the day that the folder's deliveries.csv tells, else on the day on which it was last changed.
    Raises BadList.
    """
    said = _said(folder / FILE, Counter(path.name for path in files)) if folder else {}
    found = {path: _delivery(path, said.get(path.name)) for path in files}
    days = {item.source: item.received_at or date.min for item in found.values()}
    above: dict[str, str] = {}  # by the source that is replaced
    for source, line in said.items():
        if line.replaces:
            if line.replaces in above:
                raise BadList(f"{line.where}: {line.replaces} is replaced by {above[line.replaces]} already; keep one")
            if days[source] < days[line.replaces]:
                raise BadList(
                    f"{line.where}: {source} arrived on {days[source]}, before {line.replaces}, which it is said to "
                    f"replace, on {days[line.replaces]}. Give both a line with the right day."
                )
            above[line.replaces] = source
    report_ids = {item.source: item.sha256[:REPORT_ID] for item in found.values()}
    for path, item in found.items():
        if item.replaces:
            found[path] = replace(item, replaces=report_ids[item.replaces])
    depths = {source: _depth(source, above, said) for source in days}
    within_a_day = sorted(files, key=lambda path: (depths[path.name], path))
    return newest_first({path: found[path] for path in within_a_day})


def newest_first(arrived: dict[Path, Delivery]) -> dict[Path, Delivery]:
    """Return deliveries in the order of their days, those of one day as they stand."""
    days = {path: item.received_at or date.min for path, item in arrived.items()}
    return {path: arrived[path] for path in sorted(arrived, key=days.__getitem__, reverse=True)}


def _said(path: Path, known: Mapping[str, int]) -> dict[str, _Said]:
    said: dict[str, _Said] = {}
    for where, row in rows(path, COLUMNS):
        source, received_at, replaces = (row[name].strip() for name in COLUMNS)
        for name in filter(None, (source, replaces)):
            if name not in known:
                raise BadList(f"{where}: there is no file {name}. Put it back, mend the name, or delete the line.")
            if known[name] > 1:
                raise BadList(f"{where}: {known[name]} files are called {name}. Give each a name of its own.")
        if not source or source in said:
            raise BadList(f"{where}: give each file one line, with its name under source")
        try:
            said[source] = _Said(where, day(received_at) if received_at else None, replaces)
        except ValueError as error:
            raise BadList(f"{where}: received_at {received_at!r}; write it as 2026-11-21") from error
    return said


def _delivery(path: Path, said: _Said | None) -> Delivery:
    sha256, changed = "", None
    with suppress(OSError):
        changed = date.fromtimestamp(path.stat().st_mtime)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Delivery(path.name, sha256, (said and said.received_at) or changed, said.replaces if said else "")


def _depth(source: str, above: dict[str, str], said: dict[str, _Said]) -> int:
    """Return how many files replace one another above a file. Raises BadList where they do so in a circle."""
    depth, seen = 0, {source}
    while source in above:
        source = above[source]
        if source in seen:
            raise BadList(f"{said[source].where}: the files replace one another in a circle; delete one of the lines")
        seen.add(source)
        depth += 1
    return depth
