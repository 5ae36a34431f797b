"""A folder of reports in, a published store out; nothing is done while nothing has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
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
from facts.fact import Correction, Delivery, LoadedReport
from library.arrivals import deliveries, newest_first
from library.companions import BadList as BadList
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


# Returns what people decided about the figures of a report that has been read.
Decide = Callable[[LoadedReport], Iterable[Correction]]


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


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a store is made of: files as they arrived, what people decided about their figures, and a hash of all."""

    deliveries: dict[Path, Delivery]
    decided: tuple[Correction, ...]
    hash: str


def build(reports_dir: Path, store_dir: Path, *, shows_progress: bool = False) -> Built:
    """Read every file of `reports_dir` and publish the store, unless it holds these very inputs already.

    A file that cannot be read is left out and named in `unread`. Lines of the folder's deliveries.csv and
    corrections.csv are applied. A published store that cannot be opened is replaced. Raises NoReports if the folder
    holds no file of a known format, BadList for a line that cannot be used, RegisterError for an indicator that cannot
    be used, NotPublished if the new store cannot be written or fails its checks.
    """
    register.indicators()
    given = inputs([reports_dir])
    published = store.current(store_dir)
    if published and published.stem.endswith(f"-{given.hash[:8]}"):
        with suppress(store.StoreError, duckdb.Error):
            return _built(published, is_new=False)
    return _built(write(given, read(given, shows_progress=shows_progress), store_dir), is_new=True)


def inputs(paths: Iterable[Path]) -> Inputs:
    """Return what is to be read: single files, and folders with their lists. Raises NoReports and BadList."""
    total = _deciding_hash()
    found: dict[Path, Delivery] = {}
    decided: list[Correction] = []
    for path in paths:
        is_file = path.is_file()
        arrived = deliveries([path]) if is_file else deliveries(report_files(path), path)
        for file, item in sorted(arrived.items()):
            name = file.relative_to(path.parent if is_file else path)
            total.update(f"{name}\0{item.sha256}\0{item.received_at}\0{item.replaces}\n".encode())
        found = found | {file: item for file, item in arrived.items() if file not in found or not is_file}
        decided += () if is_file else corrections(path)
    total.update(repr(decided).encode())
    return Inputs(newest_first(found), tuple(decided), total.hexdigest())


def read(given: Inputs, *, shows_progress: bool = False) -> Iterator[LoadedReport]:
    """Read the files of `given` one by one, in their order."""
    files = list(given.deliveries)
    yield from tqdm(load_all(files), "Reading reports", len(files), unit="file", disable=not shows_progress)


def write(
    given: Inputs,
    loaded: Iterable[LoadedReport],
    store_dir: Path,
    *,
    decide: Decide | None = None,
    is_synthetic: bool = False,
) -> Path:
    """Publish a store of the reports of `given`, read in their order; return it. Raises NotPublished.

    What `decide` returns is decided besides what `given` tells.
    """
    decided = list(given.decided)

    def heard() -> Iterator[LoadedReport]:
        for item in loaded:
            decided.extend(decide(item) if decide else ())
            yield item

    try:
        return store.write(
            store_dir,
            heard(),
            default_codes(),
            given.hash,
            deliveries=given.deliveries.values(),
            corrections=decided,  # filled while the reports are read, and taken after them
            meaning=tables.MEANING,
            is_synthetic=is_synthetic,
        )
    except store.StoreError as error:
        raise NotPublished(str(error)) from error


def report_files(folder: Path) -> list[Path]:
    """Return the files of `folder` and below. Raises NoReports if it holds no file of a known format."""
    if not folder.is_dir():
        raise NoReports(f"There is no folder {folder}. Give the folder that holds the reports.")
    files = reports_in(folder)
    if not any(path.suffix.lower() in FORMATS for path in files):
        raise NoReports(f"The folder {folder} holds no report. Put files there that end in {', '.join(FORMATS)}.")
    return files


def inputs_hash(folder: Path, files: Iterable[Path]) -> str:
    """Return a hash of files of a folder, and of the code and the lists that decide what a store holds."""
    total = _deciding_hash()
    for path in files:
        _add(total, str(path.relative_to(folder)), path)
    return total.hexdigest()


def _deciding_hash() -> hashlib._Hash:
    total = hashlib.sha256()
    for room in DECIDING:
        for path in sorted(path for path in room.rglob("*") if path.suffix in {".csv", ".py", ".sql", ".toml"}):
            _add(total, str(path.relative_to(room.parent)), path)
    return total


def _add(total: hashlib._Hash, name: str, path: Path) -> None:
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    total.update(f"{name}\0{content}\n".encode())


def _built(path: Path, *, is_new: bool) -> Built:
    with store.connect_read_only(path) as connection:
        figures, narratives = (len(connection.table(name)) for name in ("fact", "narrative"))
        reports, issues = (connection.table(name).df() for name in ("report", "issue"))
    is_decision = issues["code"].isin(UNAPPLIED)
    is_unread = (issues["severity"] == "error") & ~issues["source"].isin(reports["source"]) & ~is_decision
    unread = tuple(sorted(f"{row.source}: {row.message}" for row in issues[is_unread].itertuples()))
    unapplied = tuple(f"{row.source} {row.place}: {row.message}" for row in issues[is_decision].itertuples())
    return Built(path, is_new, len(reports), figures, narratives, len(issues), unread, unapplied)
