"""No mutated document breaks the reader. FUZZ_DOCUMENTS sets how many are read (make soak: 5000)."""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from loaders import load
from loaders.files.text import NotText, decode
from tests.fuzz.mutate import mutated

DOCUMENTS = int(os.environ.get("FUZZ_DOCUMENTS", "500"))
SECONDS = 2.0
PART = 50


def faults(seed: int, folder: Path) -> list[str]:
    """Read the document of a seed; return what is wrong with the answer."""
    content = mutated(seed)
    path = folder / f"{seed}.txt"
    path.write_bytes(content)
    started = time.process_time()
    try:
        loaded = load(path)
    except Exception as error:
        return [f"seed {seed}: {type(error).__name__}: {error}"]
    finally:
        path.unlink()
    seconds = time.process_time() - started
    found = [f"seed {seed}: {seconds:.1f} s for {len(content)} bytes"] if seconds > SECONDS else []
    if loaded.report is None:
        return found if loaded.issues else [*found, f"seed {seed}: nothing read, nothing said"]
    try:
        source = decode(content).replace("\r\n", "\n").replace("\r", "\n")
    except NotText:
        return [*found, f"seed {seed}: read, but it is no text"]
    lines = source.split("\n")
    for fact in loaded.facts:
        if fact.words[fact.at : fact.at + len(fact.raw)] != fact.raw:
            found.append(f"seed {seed}: {fact.raw!r} does not stand at {fact.at} of {fact.words!r}")
        if fact.line is None or fact.raw.split("\n")[0] not in lines[fact.line - 1]:
            found.append(f"seed {seed}: {fact.raw!r} does not stand on line {fact.line}")
        if (fact.value is None) == (fact.state == "reported"):
            found.append(f"seed {seed}: {fact.raw!r} is {fact.state}, but its value is {fact.value}")
    ids = [fact.fact_id for fact in loaded.facts] + [item.narrative_id for item in loaded.narratives]
    found += [f"seed {seed}: the id {name} is given {times} times" for name, times in Counter(ids).items() if times > 1]
    return found


def part(seeds: range, folder: Path) -> list[str]:
    return [fault for seed in seeds for fault in faults(seed, folder)]


def test_no_mutated_document_breaks_the_reader(tmp_path: Path) -> None:
    parts = [range(start, min(start + PART, DOCUMENTS)) for start in range(0, DOCUMENTS, PART)]
    with ProcessPoolExecutor() as pool:
        found = [fault for result in pool.map(part, parts, [tmp_path] * len(parts)) for fault in result]
    assert not found, "\n".join(found[:20])


def test_the_mutations_are_the_same_each_time() -> None:
    assert [mutated(seed) for seed in range(20)] == [mutated(seed) for seed in range(20)]
