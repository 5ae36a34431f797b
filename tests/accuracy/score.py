"""python -m tests.accuracy.score [--wrong] [--readme]: the reader against keys read by hand, as a Markdown table.

The documents and digests that ship are always scored; the practice passages and the originals where they
stand beside the project. A figure is found if its value stands on the key's line (passages without lines: anywhere).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from facts.fact import Fact
from loaders import load

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
ATTRIBUTES = ("agency", "policy_code", "unit", "role", "kind")
HEADINGS = ("set", "files", "figures", "results", "activities", "precision", "agency", "policy", "unit", "role", "kind")
KIND_OF_CLASS = {"A": "result", "B": "activity", "C": "rule"}
# A report's lines may be broken inside a number's sentence: a figure one line off is the same figure.
LINES_OFF = 1
README = ROOT / "README.md"
MARK = "<!-- accuracy -->"
# Those who write the reader's rules see one half of the passages and not the other.
HALVES = {"seen": "looked at", "kept": "kept away"}
SHAPES = {
    "tables": ("stats", "cells", "wrap", "budget"),  # statistics pages, a cell a line, rows that go on, budget books
    "prose": ("minutes", "slides", "news"),
}
# What exports do to a whole text; every line keeps its number, so the keys still hold.
DAMAGES: dict[str, Callable[[str], str]] = {
    "Thai digits": lambda text: text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
    "NO-BREAK SPACE": lambda text: text.replace(" ", "\u00a0"),
    "ำ as space and า": lambda text: text.replace("ำ", " า"),
    "เเ for แ": lambda text: text.replace("แ", "เเ"),
    "tone marks lost": lambda text: re.sub("[่้๊๋]", "", text),
}


@dataclass(frozen=True, slots=True)
class Key:
    """One figure as a person reads it. An attribute that is None is not scored."""

    line: int | None
    raw: str
    value: Decimal
    value_max: Decimal | None
    attributes: dict[str, str | None]

    @property
    def kind(self) -> str:
        return self.attributes["kind"] or ""


@dataclass(slots=True)
class Score:
    """Counts over one set of files."""

    name: str
    files: int = 0
    keys: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KIND_OF_CLASS.values(), 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KIND_OF_CLASS.values(), 0))
    read: int = 0
    asked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ATTRIBUTES, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ATTRIBUTES, 0))
    wrong: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float | None:
        return self.found[kind] / self.keys[kind] if self.keys[kind] else None

    @property
    def precision(self) -> float | None:
        return sum(self.found.values()) / self.read if self.read else None

    def share(self, attribute: str) -> float | None:
        return self.right[attribute] / self.asked[attribute] if self.asked[attribute] else None

    def row(self) -> list[str]:
        shares = [self.recall("result"), self.recall("activity"), self.precision, *map(self.share, ATTRIBUTES)]
        return [self.name, str(self.files), str(sum(self.keys.values())), *map(_shown, shares)]


def score(name: str, files: Iterable[tuple[Path, list[Key]]]) -> Score:
    """Read the files and count what was found, what is no figure, and what was attributed right."""
    total = Score(name)
    for path, keys in files:
        facts = [fact for fact in load(path).facts if fact.value is not None]
        pairs = _pairs(keys, facts)
        total.files += 1
        total.read += len(facts)
        for key in keys:
            total.keys[key.kind] += 1
            fact = pairs.get(id(key))
            if fact is None:
                total.wrong.append(f"{path.name}:{key.line} missed {key.raw} {key.attributes['unit']} ({key.kind})")
                continue
            total.found[key.kind] += 1
            for attribute in ATTRIBUTES:
                expected = key.attributes[attribute]
                # Where a rule stands, and whose it is, is nobody's result.
                if expected is None or (key.kind == "rule" and attribute != "kind"):
                    continue
                total.asked[attribute] += 1
                if getattr(fact, attribute) == expected:
                    total.right[attribute] += 1
                else:
                    got = getattr(fact, attribute)
                    total.wrong.append(f"{path.name}:{key.line} {key.raw} {attribute}: {got!r}, not {expected!r}")
        matched = {id(fact) for fact in pairs.values()}
        again = [fact for fact in facts if id(fact) not in matched and _is_told_again(fact, keys)]
        total.read -= len(again)
        matched.update(map(id, again))
        total.wrong += [
            f"{path.name}:{fact.line} no figure: {fact.raw} {fact.unit} in {fact.words[:60]!r}"
            for fact in facts
            if id(fact) not in matched
        ]
    return total


def _pairs(keys: list[Key], facts: list[Fact]) -> dict[int, Fact]:
    """Pair each key with one fact of the same value, those on its own line and with most attributes right first."""
    candidates = []
    for number, key in enumerate(keys):
        for order, fact in enumerate(facts):
            assert fact.value is not None
            distance = 0 if key.line is None or fact.line is None else abs(fact.line - key.line)
            upper = fact.value_max * fact.scale if fact.value_max is not None else None
            if distance <= LINES_OFF and fact.value * fact.scale == key.value and upper == key.value_max:
                equal = sum(getattr(fact, name) == key.attributes[name] for name in ATTRIBUTES)
                candidates.append((distance, -equal, number, order))
    pairs: dict[int, Fact] = {}
    used: set[int] = set()
    for _, _, number, order in sorted(candidates):
        if id(keys[number]) not in pairs and order not in used:
            pairs[id(keys[number])] = facts[order]
            used.add(order)
    return pairs


def _is_told_again(fact: Fact, keys: list[Key]) -> bool:
    """Whether a key without lines, which names each figure once, names this one."""
    assert fact.value is not None
    return any(key.line is None and fact.value * fact.scale == key.value for key in keys)


def read_key(path: Path) -> list[Key]:
    """Read a key of `line, raw, value, value_max, unit, scale, role, kind, agency, policy_code`."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Key(
                int(row["line"]),
                row["raw"],
                Decimal(row["value"]) * int(row["scale"]),
                Decimal(row["value_max"]) * int(row["scale"]) if row["value_max"] else None,
                {name: row[name] for name in ATTRIBUTES},
            )
            for row in csv.DictReader(file)
        ]


def passages() -> list[Score]:
    """Score what another hand wrote in the shapes of public files: tables and prose, looked at by us and kept away.

    What is wrong in those kept away is not listed.
    """
    scores = []
    for half, name in HALVES.items():
        for kind, shapes in SHAPES.items():
            files = sorted(path for path in (HERE / "passages" / half).glob("*.txt") if _shape(path) in shapes)
            found = score(f"{kind} by another hand, {name}", map(_without_policy, files))
            found.wrong = found.wrong if half == "seen" else []
            scores.append(found)
    return scores


def shipped() -> list[Score]:
    """Score the passages, the documents, by the first word of their names, and the digests."""
    documents = sorted((HERE / "documents").glob("*.txt"))
    groups = dict.fromkeys(map(_shape, documents))
    scores = [
        score(f"documents: {group}", (_shipped(path) for path in documents if _shape(path) == group))
        for group in groups
    ]
    everything = score("all documents", map(_shipped, documents))
    damaged = (_damaged(name, documents) for name in DAMAGES)
    digests = (
        score(f"digest {path.stem}", [(ROOT / "data" / "reports" / f"{path.stem}.txt", read_key(path))])
        for path in sorted((HERE / "digests").glob("*.csv"))
    )
    return [*passages(), *scores, everything, *damaged, *digests]


def beside() -> list[Score]:
    """Score what stands beside the project: the practice passages and the original reports."""
    scores = []
    practice = sorted((SHARED / "practice").glob("P*.json"))
    if practice:
        with tempfile.TemporaryDirectory() as folder:
            scores.append(score("practice passages", [_passage(path, Path(folder)) for path in practice]))
    for path in sorted((ROOT / "tests" / "keys" / "originals").glob("*.csv")):
        report = SHARED / "reports" / f"{path.stem}.txt"
        if report.exists():
            scores.append(score(f"original {path.stem[:3]}", [(report, read_key(path))]))
    return scores


def _passage(path: Path, folder: Path) -> tuple[Path, list[Key]]:
    """Return a practice passage and its key. Its file has no cover, and what its key leaves open is not scored."""
    copy = folder / f"{path.stem}.txt"
    copy.write_bytes(path.with_suffix(".txt").read_bytes())
    keys = []
    for figure in json.loads(path.read_text(encoding="utf-8"))["figures"]:
        scale = figure.get("scale") or 1
        top = figure.get("value_max")
        attributes = {
            "agency": figure.get("agency"),
            "policy_code": None,
            "unit": figure["unit"].replace("ล้าน", "") if figure.get("unit") else None,
            "role": figure.get("role"),
            "kind": KIND_OF_CLASS[figure["class"]],
        }
        upper = None if top is None else Decimal(str(top)) * scale
        keys.append(Key(None, figure["raw"], Decimal(str(figure["value"])) * scale, upper, attributes))
    return copy, keys


def table(scores: Iterable[Score]) -> str:
    """Return scores as a Markdown table: shares found, then shares attributed right among those found."""
    rows = [list(HEADINGS), ["---", *["---:"] * (len(HEADINGS) - 1)], *(item.row() for item in scores)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _damaged(name: str, documents: Iterable[Path]) -> Score:
    """Score the documents with one kind of damage done to all of them."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for document in documents:
            copy = Path(folder) / document.name
            copy.write_text(DAMAGES[name](document.read_text(encoding="utf-8")), encoding="utf-8")
            files.append((copy, read_key(document.with_suffix(".csv"))))
        return score(f"all documents, {name}", files)


def _shipped(document: Path) -> tuple[Path, list[Key]]:
    return document, read_key(document.with_suffix(".csv"))


def _without_policy(passage: Path) -> tuple[Path, list[Key]]:
    keys = read_key(passage.with_suffix(".csv"))
    for key in keys:
        key.attributes["policy_code"] = None
    return passage, keys


def _shape(path: Path) -> str:
    return path.stem.split("_")[0]


def _shown(share: float | None) -> str:
    """Return a share with three places, cut off and not rounded: 0.9996 is no 1."""
    return "" if share is None else f"{int(share * 1000) / 1000:.3f}"


def readme_table() -> str:
    """Return the table that stands in README."""
    return README.read_text(encoding="utf-8").split(MARK)[1].strip()


def write_readme(shown: str) -> None:
    before, _, after = README.read_text(encoding="utf-8").split(MARK)
    README.write_text(f"{before}{MARK}\n\n{shown}\n\n{MARK}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.score", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what was missed, misread or misplaced")
    parser.add_argument("--readme", action="store_true", help="write the table of what ships into README")
    options = parser.parse_args()
    ours = shipped()
    scores = [*ours, *beside()]
    print(table(scores))
    if options.readme:
        write_readme(table(ours))
    if options.wrong:
        print("\n".join(dict.fromkeys(line for item in scores for line in item.wrong)))


if __name__ == "__main__":
    main()
