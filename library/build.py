"""A folder of reports in, a published store out; nothing is done while nothing has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb
from tqdm import tqdm

import facts
import loaders
from facts import store
from facts.codes import CODES_DIR, default_codes
from facts.decisions import UNAPPLIED
from library.corrections import FILE as CORRECTIONS
from library.corrections import corrections
from loaders.files import FORMATS, reports_in
from loaders.parallel import load_all
from loaders.thai.vocabulary import WORDS_DIR
from metrics.meaning import tables
from metrics.register import register
from metrics.register.register import RegisterError as RegisterError

# The code and the lists that decide what a store holds.
DECIDING = (
    CODES_DIR,
    WORDS_DIR,
    *(Path(str(module.__file__)).parent for module in (facts, loaders, register, tables)),
)


class NoReports(Exception):
    """A folder without a report; the message names the folder and the cure."""


class NotPublished(Exception):
    """A new store that fails its checks; what was published before stays. The message says which check."""


@dataclass(frozen=True, slots=True)
class Built:
    """A published store and what it holds."""

    store: Path
    is_new: bool  # False if the published store already held these inputs
    reports: int
    figures: int
    narratives: int
    issues: int
    unread: tuple[str, ...]  # "file: why", one for each file that gave no report
    unapplied: tuple[str, ...]  # "file place: why", one for each correction that was not applied


def build(reports_dir: Path, store_dir: Path, *, shows_progress: bool = False) -> Built:
    """Read every file of `reports_dir` and publish the store, unless it holds these very inputs already.

    A file that cannot be read is left out and named in `unread`. Decisions in the folder's corrections.csv are
    applied. A published store that cannot be opened is replaced. Raises NoReports if the folder holds no file of a
    known format, BadCorrection for a decision that cannot be used, RegisterError for an indicator that cannot be used,
    NotPublished if the new store cannot be written or fails its checks.
    """
    files = report_files(reports_dir)
    decided = corrections(reports_dir)
    register.indicators()
    inputs = inputs_hash(reports_dir, files)
    published = store.current(store_dir)
    if published and published.stem.endswith(f"-{inputs[:8]}"):
        with suppress(store.StoreError, duckdb.Error):
            return _built(published, is_new=False)
    loaded = tqdm(load_all(files), "Reading reports", len(files), unit="file", disable=not shows_progress)
    try:
        written = store.write(store_dir, loaded, default_codes(), inputs, corrections=decided, meaning=tables.MEANING)
    except store.StoreError as error:
        raise NotPublished(str(error)) from error
    return _built(written, is_new=True)


def report_files(folder: Path) -> list[Path]:
    """Return the files of `folder` and below. Raises NoReports if it holds no file of a known format."""
    if not folder.is_dir():
        raise NoReports(f"There is no folder {folder}. Give the folder that holds the reports.")
    files = reports_in(folder)
    if not any(path.suffix.lower() in FORMATS for path in files):
        raise NoReports(f"The folder {folder} holds no report. Put files there that end in {', '.join(FORMATS)}.")
    return files


def inputs_hash(folder: Path, files: Iterable[Path]) -> str:
    """Return a hash of all that decides what a store holds: reports, code and word lists, reading code, indicators."""
    total = hashlib.sha256()
    for room in DECIDING:
        for path in sorted(path for path in room.rglob("*") if path.suffix in {".csv", ".py", ".sql", ".toml"}):
            _add(total, str(path.relative_to(room.parent)), path)
    decided = [folder / CORRECTIONS] if (folder / CORRECTIONS).exists() else []
    for path in [*files, *decided]:
        _add(total, str(path.relative_to(folder)), path)
    return total.hexdigest()


def _add(total: hashlib._Hash, name: str, path: Path) -> None:
    try:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        content = "unreadable"
    total.update(f"{name}\0{content}\n".encode())


def _built(path: Path, *, is_new: bool) -> Built:
    with store.connect_read_only(path) as connection:
        figures, narratives = (len(connection.table(name)) for name in ("fact", "narrative"))
        reports, issues = (connection.table(name).df() for name in ("report", "issue"))
    is_decision = issues["code"].isin(UNAPPLIED)
    is_unread = (issues["severity"] == "error") & ~issues["source"].isin(reports["source"]) & ~is_decision
    unread = tuple(f"{row.source}: {row.message}" for row in issues[is_unread].itertuples())
    unapplied = tuple(f"{row.source} {row.place}: {row.message}" for row in issues[is_decision].itertuples())
    return Built(path, is_new, len(reports), figures, narratives, len(issues), unread, unapplied)
