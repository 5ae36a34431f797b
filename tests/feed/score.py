"""python -m tests.feed.score [--wrong SET] [--readme]: how well other offices' words are understood, in tables.

Each file of seen/ and kept/ holds ways to tell one indicator; reports/seen and reports/kept hold whole reports, with
keys of the values that they tell; layout/ holds short reports that vary covers and headings, with keys of where each
figure stands. All were written by people who saw neither the patterns nor the reader. What is kept, nobody tunes on:
look at what is wrong in seen and layout, never in the others.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from facts import store
from facts.codes import CODES_DIR, Policy, default_codes
from facts.fact import Fact
from library.build import build
from loaders import load
from loaders.thai.names import default_names
from metrics.register.register import by_id

HERE = Path(__file__).parent
README = HERE.parent.parent / "README.md"
MARK = "<!-- feed -->"
NUMBERS = ("numerator", "denominator", "score", "percent")
FRAMEWORKS = {"inspection-2567": 2567, "quick-win-2567": 2567, "inspection-2566": 2566}  # the first that has the theme
COVER = """รายงานผลการตรวจราชการและติดตามประเมินผลการจัดการศึกษาของกระทรวงศึกษาธิการ
รอบที่ {round} ประจำปีงบประมาณ พ.ศ. {year}
จังหวัด{province}
สำนักงานศึกษาธิการจังหวัด{province}

"""


@dataclass(frozen=True)
class Wording:
    """One way to tell an indicator, and what it tells."""

    indicator: str
    kind: str
    text: str
    numerator: float | None = None
    denominator: float | None = None
    score: float | None = None
    percent: float | None = None  # printed alone, without a number and its base
    heading: bool = True
    after: str = ""


@dataclass(frozen=True)
class Asked:
    """A wording in a report of its own."""

    wording: Wording
    place: str  # as v_value names it
    fiscal_year: int
    round: int


@dataclass
class Score:
    """Counts over one set, by kind of wording."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)  # the number went to another indicator
    missed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right.total() / self.asked.total()

    @property
    def share_wrong(self) -> float:
        return self.wrong.total() / self.asked.total()


def wordings(name: str) -> Iterator[Wording]:
    for path in sorted((HERE / name).glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for one in told["wording"]:
            yield Wording(indicator=told["indicator"], **one)


def score(name: str) -> Score:
    """Read each wording of a set in a report of its own, by the way a report takes to a published store."""
    total = Score()
    remaining = wordings(name)
    while some := list(islice(remaining, len(list(_covers())))):
        with tempfile.TemporaryDirectory() as folder:
            reports, made = Path(folder) / "reports", Path(folder) / "store"
            reports.mkdir()
            asked = [_written(reports, number, *pair) for number, pair in enumerate(zip(some, _covers(), strict=False))]
            with store.connect_read_only(build(reports, made).store) as connection:
                for one in asked:
                    _judge(connection, one, total)
    return total


def score_reports(name: str) -> Score:
    """Read the whole reports of a set, and hold their keys against the store."""
    total = Score()
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        for path in sorted((HERE / "reports" / name).glob("*.txt")):
            (reports / path.name).write_bytes(path.read_bytes())
        with store.connect_read_only(build(reports, Path(folder) / "store").store) as connection:
            for path in sorted((HERE / "reports" / name).glob("*.csv")):
                for one in _keys(connection, path):
                    _judge(connection, one, total)
    return total


def _covers() -> Iterator[tuple[str, int]]:
    """Yield a province with two primary area offices and a round for each report of a store: no two speak for one."""
    with (CODES_DIR / "area_offices.csv").open(encoding="utf-8", newline="") as file:
        primary = Counter(row["provinces"] for row in csv.DictReader(file) if row["kind"] == "primary-area-office")
    yield from product([province for province, count in primary.items() if count > 1], (1, 2))


def _written(folder: Path, number: int, wording: Wording, cover: tuple[str, int]) -> Asked:
    province, round_number = cover
    policy = _policy(by_id()[wording.indicator].theme)
    year = FRAMEWORKS[policy.framework]
    offices = {"office": f"สพป.{province} เขต 1", "other": f"สพป.{province} เขต 2"}
    lines = [COVER.format(round=round_number, year=year, province=province)]
    if wording.heading:
        lines += [f"{policy.printed_code.rpartition('-')[2]}. {policy.title_th}\n", "ผลการดำเนินงาน\n"]
    if wording.kind != "table":
        lines.append(offices["office"] + "\n")
    text = wording.text
    for name, office in offices.items():
        text = text.replace(f"{{{name}}}", office)
    (folder / f"{number:03}.txt").write_text("".join(lines) + text + "\n", encoding="utf-8")
    return Asked(wording, f"สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{province} เขต 1", year, round_number)


@cache
def _policy(theme: str) -> Policy:
    fitting = [one for one in default_codes().policies if one.theme == theme and one.framework in FRAMEWORKS]
    return min(fitting, key=lambda one: list(FRAMEWORKS).index(one.framework))


def _keys(connection: DuckDBPyConnection, path: Path) -> Iterator[Asked]:
    sql = "SELECT fiscal_year, round, provinces[1] FROM report WHERE source = ?"
    year, number, province = connection.execute(sql, [path.with_suffix(".txt").name]).fetchall()[0]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told: dict[str, Any] = {name: float(row[name]) for name in NUMBERS if row.get(name)}
            wording = Wording(row["indicator_id"], path.stem, f"line {row['line']}", **told)
            yield Asked(wording, _place(connection, row["office"], province), year, number)


def _place(connection: DuckDBPyConnection, office: str, province: str) -> str:
    """Return how v_value names an office, or the province."""
    served = "SELECT office_id FROM office_province WHERE province = ?"
    sql = f"SELECT place_th FROM office WHERE office_id IN ({served}) AND name_th = ?"
    named = connection.execute(sql, [province, _office(office)]).fetchall()
    return str(named[0][0]) if named else office or province


def _judge(connection: DuckDBPyConnection, asked: Asked, total: Score) -> None:
    wording = asked.wording
    place = [asked.place, asked.fiscal_year, asked.round]
    at = "level IN ('office', 'province') AND place_th = ? AND fiscal_year = ? AND round IS NOT DISTINCT FROM ?"
    told = connection.execute(
        "SELECT indicator_id, numerator, denominator, score, CASE WHEN numerator IS NULL THEN printed_percent END "
        f"FROM v_value WHERE {at} AND state IN ('reported', 'zero')",
        place,
    ).fetchall()
    number = next(one for one in (wording.numerator, wording.score, wording.percent) if one is not None)
    own = [row for row in told if row[0] == wording.indicator]
    total.asked[wording.kind] += 1
    if any(number in (row[1], row[3], row[4]) and wording.denominator in (None, row[2]) for row in own):
        total.right[wording.kind] += 1
        return
    elsewhere = [row for row in told if row[0] != wording.indicator and number in (row[1], row[3], row[4])]
    if elsewhere and not own:
        total.wrong[wording.kind] += 1
    total.missed.append(
        f"{wording.indicator} ({wording.kind}{'' if wording.heading else ', no heading'}): {number} of "
        f"{wording.denominator}; own {own}; elsewhere {elsewhere}\n{wording.text}"
    )


PLACES = ("office", "theme", "fiscal_year", "round")


def score_layout() -> Score:
    """Read the short reports, and count for how many figures each part of their place is right."""
    total = Score()
    for path in sorted((HERE / "layout").glob("*.csv")):
        facts: dict[tuple[int | None, str], Fact] = {}
        for fact in load(path.with_suffix(".txt")).facts:
            facts.setdefault((fact.line, fact.raw), fact)
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found = facts.get((int(row["line"]), row["raw"]))
                total.asked["found"] += 1
                total.right["found"] += found is not None
                if found is None:
                    total.missed.append(f"{path.stem} line {row['line']}: {row['raw']} is not read")
                    continue
                told = (found.agency, found.theme, str(found.fiscal_year or ""), str(found.round or ""))
                due = (_office(row["office"]), row["theme"], row["fiscal_year"], row["round"])
                for name, got, expected in zip(PLACES, told, due, strict=True):
                    total.asked[name] += 1
                    total.right[name] += got == expected
                    if got != expected:
                        total.missed.append(
                            f"{path.stem} line {row['line']}: {row['raw']} {name} {got!r}, not {expected!r}"
                        )
    return total


def _office(name: str) -> str:
    known = default_names().only_agency(name) if name else None
    return known.name if known else name


SCORES: dict[str, tuple[str, Callable[[], Score]]] = {
    "seen": ("Wordings that the patterns were written beside", lambda: score("seen")),
    "kept": ("Wordings kept away from them", lambda: score("kept")),
    "reports seen": ("Values of whole reports that were looked at", lambda: score_reports("seen")),
    "reports kept": ("Values of whole reports kept away", lambda: score_reports("kept")),
}


def table(scores: Mapping[str, Score]) -> str:
    """Return the shares of each set, by kind of wording or by report."""
    lines = ["| Set | n | Right indicator and base | Another indicator |", "| --- | ---: | ---: | ---: |"]
    for name, one in scores.items():
        lines.append(f"| {SCORES[name][0]} | {one.asked.total()} | {one.share:.3f} | {one.share_wrong:.3f} |")
        lines += [
            f"| – {kind.replace('_', ' ')} | {one.asked[kind]} | {one.right[kind] / one.asked[kind]:.3f} | |"
            for kind in sorted(one.asked)
        ]
    return "\n".join(lines)


def layout_table(one: Score) -> str:
    """Return the share of figures that are found, and of these the share whose place is right."""
    shares = [f"{one.right[name] / one.asked[name]:.3f}" for name in ("found", *PLACES)]
    return (
        "| Figures | Found | Office | Theme | Year | Round |\n| ---: | ---: | ---: | ---: | ---: | ---: |\n"
        f"| {one.asked['found']} | {' | '.join(shares)} |"
    )


def tables() -> str:
    """Return all tables, as README shows them."""
    told = table({name: asked() for name, (_, asked) in SCORES.items()})
    return f"{told}\n\n{layout_table(score_layout())}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.feed.score", description=__doc__)
    parser.add_argument("--wrong", choices=["seen", "layout"], help="list what a set does not feed, and stop")
    parser.add_argument("--readme", action="store_true", help="write the tables into README.md")
    options = parser.parse_args()
    if options.wrong:
        print("\n\n".join((score_layout() if options.wrong == "layout" else score("seen")).missed))
        return
    text = tables()
    print(text)
    if options.readme:
        before, _, after = README.read_text(encoding="utf-8").split(MARK)
        README.write_text(f"{before}{MARK}\n\n{text}\n\n{MARK}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
