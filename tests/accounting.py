"""The law of reading: numbers in = figures + numbers said in issues + numbers known to be none."""

from __future__ import annotations

from pathlib import Path

from facts.fact import LoadedReport
from loaders.document import Paragraph
from loaders.figures.ledger import DIGITS, FIGURE, SAID
from loaders.files import read

TOLD = ("number-not-counted", "number-malformed", "number-left-out")
SAYING = (*TOLD, "unreadable-figure", "number-too-large", "table-not-read", "row-not-placed")


def unaccounted(path: Path, loaded: LoadedReport) -> list[str]:
    """Return how what was read of a file breaks the law; empty if it does not."""
    passages = [
        passage
        for block in read(path).blocks
        for passage in ([block.passage] if isinstance(block, Paragraph) else block.cells)
    ]
    written = sum(len(DIGITS.findall(passage.written)) for passage in passages)
    # A run that is torn, as 29999 of 1,29999, stands in two figures and is one number.
    in_figures = {
        (fact.group.partition(".")[0], fact.row, fact.column, fact.words, run.start())
        for fact in loaded.facts
        if fact.value is not None
        for run in DIGITS.finditer(fact.words)
        if run.start() < fact.at + len(fact.raw) and fact.at < run.end()
    }
    codes = [issue.code for issue in loaded.issues]
    places = [(issue.code, issue.place) for issue in loaded.issues if issue.code in TOLD]
    fates = dict(loaded.fates)
    is_said = bool(fates.get(SAID))
    broken = {
        f"{written} numbers are written": sum(fates.values()) == written,
        f"{len(in_figures)} numbers stand in figures": fates.get(FIGURE, 0) == len(in_figures),
        f"the issues say {codes}": any(code in SAYING for code in codes) if is_said else not places,
        "a place says twice what it has not taken": len(set(places)) == len(places),
    }
    return [f"{what}, but {fates}" for what, holds in broken.items() if not holds]
