"""How fast a whole nation is answered: python -m benchmarks.answers [--store data/store-demo] [--readme]

Each question of the pages is asked of the made-up nation (`make demo-nation`), one after the other, in one run. Times
are processor seconds of all threads, the least of three. They are held against the floor: one pass over the figures
that groups them by office, theme and period.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from duckdb import DuckDBPyConnection

from benchmarks import readme
from metrics import open_store
from metrics.questions.choices import choices
from metrics.questions.comparison import comparisons
from metrics.questions.coverage import by_place
from metrics.questions.history import history
from metrics.questions.progress import latest, progress
from metrics.questions.todo import owing
from metrics.selection import Selection

MARK = "<!-- answers -->"
RUNS = 3
EVERYTHING = Selection()
PERIOD = Selection(fiscal_year=2567, round=2)
PROVINCE = Selection(province="ตาก")
OFFICE = Selection(agency="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตาก เขต 1")
INDICATOR = "dpa-passed"
FLOOR = "one pass over the figures (the floor)"

Question = Callable[[DuckDBPyConnection], object]
QUESTIONS: dict[str, Question] = {
    FLOOR: lambda cursor: cursor.table("fact").aggregate("agency, theme, fiscal_year, round, count(*)").df(),
    "`latest`, the nation": lambda cursor: latest(cursor, EVERYTHING, "nation"),
    "`latest`, affiliations": lambda cursor: latest(cursor, EVERYTHING, "affiliation"),
    "`latest`, 77 provinces": lambda cursor: latest(cursor, EVERYTHING, "province"),
    "`latest`, all offices": lambda cursor: latest(cursor, EVERYTHING, "agency"),
    "`latest`, all offices, one round": lambda cursor: latest(cursor, PERIOD, "agency"),
    "`latest`, the offices of a province": lambda cursor: latest(cursor, PROVINCE, "agency"),
    "`progress`, all offices and periods": lambda cursor: progress(cursor, EVERYTHING, "agency"),
    "`history` of an indicator, 77 provinces": lambda cursor: history(cursor, EVERYTHING, INDICATOR, "province"),
    "`owing`, all indicators": lambda cursor: owing(cursor, EVERYTHING),
    "`coverage.by_place`, 77 provinces": lambda cursor: by_place(cursor, EVERYTHING, "province"),
    "`comparisons` of a province": lambda cursor: comparisons(cursor, PROVINCE, "province"),
    "`comparisons` of an office": lambda cursor: comparisons(cursor, OFFICE, "agency"),
    "`choices` of the filters": lambda cursor: choices(cursor, EVERYTHING),
}


def took(question: Question, cursor: DuckDBPyConnection) -> float:
    start = time.process_time()
    question(cursor)
    return time.process_time() - start


def report(store: Path) -> Iterable[str]:
    path = open_store.published(store)
    if path is None:
        raise SystemExit(f"No store is published in {store}. Make one with: make demo-nation")
    cursor = open_store.connect(path).cursor()
    first = took(QUESTIONS["`latest`, the nation"], cursor)
    seconds = {name: min(took(question, cursor) for _ in range(RUNS)) for name, question in QUESTIONS.items()}
    yield (
        f"{cursor.table('fact').shape[0]:,} figures of {cursor.table('report').shape[0]} reports. "
        f"Python {platform.python_version()}, {len(os.sched_getaffinity(0))} cores. The first question after a start "
        f"works out what the others share: {first:.1f} s."
    )
    yield ""
    yield "| Question | Processor seconds | Against the floor |"
    yield "| --- | ---: | ---: |"
    for name, taken in seconds.items():
        yield f"| {name} | {taken:.2f} | {taken / seconds[FLOOR]:.1f} × |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.answers", description=__doc__)
    parser.add_argument("--store", type=Path, default=Path("data/store-demo"))
    parser.add_argument("--readme", action="store_true", help="write the table into benchmarks/README.md")
    options = parser.parse_args()
    text = "\n".join(report(options.store))
    print(text)
    if options.readme:
        readme.write(MARK, text)


if __name__ == "__main__":
    main()
