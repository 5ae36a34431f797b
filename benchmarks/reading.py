"""How fast reports are read, in one run beside what people would use: python -m benchmarks.reading [--readme]

Every report is read by one reader after the other, so that whatever slows the machine slows all of them. Times are
processor seconds on one core, the least of three where a report takes less than one.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pdfplumber
import pypdfium2
from markitdown import MarkItDown

from benchmarks import readme
from benchmarks.corpus import write_corpus
from loaders import load
from loaders.parallel import spread
from loaders.thai.numbers import NUMBER

ROOT = Path(__file__).parent.parent
ORIGINALS = ROOT.parent / "shared" / "reports"
MARK = "<!-- measured -->"
RUNS = 3
LONG = 1.0
OURS = "this reader"
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_markitdown = MarkItDown()


@dataclass(slots=True)
class Timed:
    """What one kind of report took each reader."""

    name: str
    pages: int
    bytes: int
    seconds: dict[str, float] = field(default_factory=dict)


def scan_numbers(path: Path) -> int:
    return len(NUMBER.findall(path.read_text(encoding="utf-8")))


def convert(path: Path) -> int:
    return len(_markitdown.convert(str(path)).text_content)


def extract_tables(path: Path) -> int:
    with pdfplumber.open(path) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


def bare_text(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_bounded()) for page in document)


def page_count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


OTHERS: dict[str, dict[str, Callable[[Path], int]]] = {
    ".txt": {"a scan for numbers by one pattern (the floor)": scan_numbers},
    ".docx": {"markitdown": convert},
    ".pdf": {"pdfplumber's `extract_tables`": extract_tables, "PDFium's bare text (the floor)": bare_text},
}


def measure(name: str, paths: list[Path], pages: int) -> Timed:
    readers: dict[str, Callable[[Path], object]] = {OURS: load, **OTHERS[paths[0].suffix]}
    timed = Timed(name, pages, sum(path.stat().st_size for path in paths), dict.fromkeys(readers, 0.0))
    for path in paths:
        for reader_name, reader in readers.items():
            timed.seconds[reader_name] += fastest(reader, path)
    return timed


def fastest(reader: Callable[[Path], object], path: Path) -> float:
    """Return the least of the processor seconds of three readings, or what one took that is long by itself."""
    took: list[float] = []
    while len(took) < RUNS and sum(took) < LONG:
        start = time.process_time()
        reader(path)
        took.append(time.process_time() - start)
    return min(took)


def speeds(measured: Iterable[Timed]) -> Iterable[str]:
    yield "| Reports | Reader | Pages a second | MB a second | This reader's speed against it |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for timed in measured:
        for name, seconds in timed.seconds.items():
            pages = f"{timed.pages / seconds:,.0f}" if timed.pages else "–"
            ratio = "" if name == OURS else f"{seconds / timed.seconds[OURS]:.2g} ×"
            yield f"| {timed.name} | {name} | {pages} | {timed.bytes / seconds / 1e6:.2f} | {ratio} |"


def parallel(paths: list[Path]) -> Iterable[str]:
    yield "| Processes | Seconds | Against one | Processor seconds of all |"
    yield "| --- | ---: | ---: | ---: |"
    cores = len(os.sched_getaffinity(0))
    alone = 0.0
    for workers in (0, *sorted({2, cores} - {1})):
        before, start = os.times(), time.perf_counter()
        for _ in spread(load, paths, workers) if workers else map(load, paths):
            pass
        took, after = time.perf_counter() - start, os.times()
        alone = alone or took
        name = f"{workers} of their own" if workers else "this one"
        yield f"| {name} | {took:.1f} | {alone / took:.2f} × | {sum(after[:4]) - sum(before[:4]):.1f} |"


def memory(files: dict[str, list[Path]]) -> Iterable[str]:
    yield "| Reports | One report | All of them | |"
    yield "| --- | ---: | ---: | ---: |"
    for ending, paths in files.items():
        one, every = peak(paths[:1]), peak(paths)
        yield f"| {len(paths)} {ending} | {one} MB | {every} MB | {every / one:.2f} × |"


def peak(paths: list[Path]) -> int:
    """Return the megabytes at most held by the largest process of the command that reads these reports."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "loaders", *paths, "--csv", Path(folder) / "facts.csv"]
        # Measured by a small process: what is started by a large one counts the large one's memory as its own.
        told = subprocess.run([sys.executable, "-c", PEAK, *command], cwd=ROOT, check=True, capture_output=True)
    return int(told.stdout) // 1024


def report() -> str:
    with tempfile.TemporaryDirectory() as folder:
        files = write_corpus(Path(folder))
        pages = sum(map(page_count, files[".pdf"]))
        measured = [measure(f"{ending}, made", paths, pages) for ending, paths in files.items()]
        if originals := sorted(ORIGINALS.glob("[0-9]*.txt")):
            measured.insert(1, measure(".txt, five originals", originals, 0))
        lines = [
            f"{pages:,} made-up pages in {len(files['.txt'])} reports. Python {platform.python_version()}, "
            f"{len(os.sched_getaffinity(0))} cores.",
            "",
            *speeds(measured),
            "",
            f"All {len(files['.pdf'])} .pdf, by processes:",
            "",
            *parallel(files[".pdf"]),
            "",
            "The most memory that any one process held:",
            "",
            *memory(files),
        ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument(
        "--readme", action="store_true", help=f"write the tables into {readme.README.relative_to(ROOT)}"
    )
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    gc.freeze()  # what one reader brings along is not to be searched for garbage at another's cost
    text = report()
    print(text)
    if options.readme:
        readme.write(MARK, text)


if __name__ == "__main__":
    main()
