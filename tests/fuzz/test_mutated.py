"""No mutated document breaks the reader. FUZZ_DOCUMENTS sets how many are read (make soak: 5000)."""

from __future__ import annotations

import os
import re
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pypdfium2
from lxml import etree

from facts.fact import Fact, LoadedReport
from loaders import load
from loaders.files.plain.encoding import decode
from tests.accounting import unaccounted
from tests.fuzz.files import mutated_file

DOCUMENTS = int(os.environ.get("FUZZ_DOCUMENTS", "500"))
SECONDS = 2.0
PART = 50
# What Word's file holds and nobody sees.
UNSEEN = ("{*}del", "{*}moveFrom", "{*}instrText", "{*}Fallback")


def faults(seed: int, folder: Path) -> list[str]:
    """Read the document of a seed; return what is wrong with the answer."""
    ending, content = mutated_file(seed)
    path = folder / f"{seed}{ending}"
    path.write_bytes(content)
    started = time.process_time()
    try:
        loaded = load(path)
        seconds = time.process_time() - started
        lost = unaccounted(path, loaded) if loaded.report else []
    finally:
        path.unlink()
    found = [f"{seconds:.1f} s for {len(content)} bytes"] if seconds > SECONDS else []
    found += [issue.message for issue in loaded.issues if issue.code == "reader-failed"]
    if loaded.report is None and not loaded.issues:
        found.append("nothing read, nothing said")
    found += [*lost, *_faults_of(loaded)]
    if loaded.facts:
        found += CHECKS[ending](content, loaded.facts)
    return [f"seed {seed} ({ending}): {fault}" for fault in found]


def _faults_of(loaded: LoadedReport) -> Iterator[str]:
    for fact in loaded.facts:
        if fact.words[fact.at : fact.at + len(fact.raw)] != fact.raw:
            yield f"{fact.raw!r} does not stand at {fact.at} of {fact.words!r}"
        if (fact.value is None) == (fact.state == "reported"):
            yield f"{fact.raw!r} is {fact.state}, but its value is {fact.value}"
    ids = [fact.fact_id for fact in loaded.facts] + [item.narrative_id for item in loaded.narratives]
    yield from (f"the id {name} is given {times} times" for name, times in Counter(ids).items() if times > 1)


# -- no figure whose characters are not in its source ------------------------------------------------


def _not_on_their_lines(content: bytes, facts: tuple[Fact, ...]) -> Iterator[str]:
    lines = decode(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fact in facts:
        if fact.line is None or fact.raw.split("\n")[0] not in lines[fact.line - 1]:
            yield f"{fact.raw!r} does not stand on line {fact.line}"


def _not_in_the_table(content: bytes, facts: tuple[Fact, ...]) -> Iterator[str]:
    source = decode(content).replace('"', "")
    for fact in facts:
        if fact.raw.replace('"', "") not in source:
            yield f"{fact.raw!r} does not stand in the table"


def _not_in_the_document(content: bytes, facts: tuple[Fact, ...]) -> Iterator[str]:
    seen = ""
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            try:
                root = etree.fromstring(package.read(name))
            except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, ValueError):
                continue  # a part that the reader did not need, or has said
            seen += _text_of(root)
            own = (piece.text or "" for run in root.iter("{*}r") for piece in run.iterchildren("{*}t"))
            seen += _squeezed("".join(own))  # without what a mutation has put inside a run
            etree.strip_elements(root, *UNSEEN, with_tail=False)
            seen += _text_of(root)
    for fact in facts:
        if "list number" not in fact.place and _squeezed(fact.raw) not in seen:
            yield f"{fact.raw!r} of {fact.place} does not stand in the document"


def _not_in_a_cell(content: bytes, facts: tuple[Fact, ...]) -> Iterator[str]:
    texts, numbers = _cells(content)
    for fact in facts:
        if fact.place.startswith("sheet ") and fact.value is not None and fact.raw not in texts:
            value = abs(float(fact.value))
            if not any(abs(value - number * by) <= 0.5 for number in numbers for by in (1, 100)):
                yield f"{fact.raw!r} of {fact.place} stands in no cell"


def _cells(content: bytes) -> tuple[str, list[float]]:
    """Return the texts of all cells and the numbers in them without signs: whatever of the XML can still be read."""
    texts: list[str] = []
    numbers: list[float] = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            with suppress(zipfile.BadZipFile, zlib.error, EOFError, ValueError):
                root = etree.fromstring(package.read(name), etree.XMLParser(recover=True, huge_tree=True))
                for cell in () if root is None else root.iter("{*}si", "{*}c"):
                    texts.append("".join(cell.itertext("{*}t", "{*}v")))
                    numbers += map(
                        float, re.findall(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", " ".join(cell.itertext("{*}v")))
                    )
    return "\n".join(texts), numbers


def _not_on_their_pages(content: bytes, facts: tuple[Fact, ...]) -> Iterator[str]:
    pages = []
    with pypdfium2.PdfDocument(content) as document:
        for index in range(len(document)):
            try:
                pages.append(Counter(document[index].get_textpage().get_text_range()))
            except pypdfium2.PdfiumError:
                pages.append(Counter())
    for fact in facts:
        numbers = [
            int(digits) for digits in re.findall(r"\d+", fact.place.partition(" table")[0].partition(" line")[0])
        ]
        seen = sum((pages[number - 1] for number in numbers if number <= len(pages)), Counter())
        if Counter(re.sub(r"\D", "", fact.raw)) - seen:
            yield f"{fact.raw!r} of {fact.place} does not stand on its page"


def _text_of(root: etree._Element) -> str:
    return _squeezed("".join(piece.text or "" for piece in root.iter("{*}t")))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


CHECKS = {
    ".txt": _not_on_their_lines,
    ".csv": _not_in_the_table,
    ".docx": _not_in_the_document,
    ".xlsx": _not_in_a_cell,
    ".pdf": _not_on_their_pages,
}


def part(seeds: range, folder: Path) -> list[str]:
    found = []
    for seed in seeds:
        try:
            found += faults(seed, folder)
        except Exception as error:
            found.append(f"seed {seed}: {type(error).__name__}: {error}")
    return found


def test_no_mutated_document_breaks_the_reader(tmp_path: Path) -> None:
    parts = [range(start, min(start + PART, DOCUMENTS)) for start in range(0, DOCUMENTS, PART)]
    # A fork of this process would take over the threads' locks of what other tests have used.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = [fault for result in pool.map(part, parts, [tmp_path] * len(parts)) for fault in result]
    assert not found, "\n".join(found[:20])


def test_the_mutations_are_the_same_each_time() -> None:
    assert [mutated_file(seed) for seed in range(20)] == [mutated_file(seed) for seed in range(20)]


def test_most_mutated_files_still_hold_figures(tmp_path: Path) -> None:
    """What is refused at once proves nothing about reading."""
    read = Counter[str]()
    for seed in range(100):
        ending, content = mutated_file(seed)
        path = tmp_path / f"{seed}{ending}"
        path.write_bytes(content)
        read[ending] += bool(load(path).facts)
    assert all(read[ending] >= 2 for ending in CHECKS), read
