"""How fast a whole nation is answered: python -m benchmarks.answers [--store data/store-demo] [--readme]

Each question of the pages is asked of the made-up nation (`make demo-nation`), one after the other, in one run. Times
are processor seconds of all threads, the least of three. Each is held against the bare read: what DuckDB and pandas
take for the stored rows that the question returns or sums, with nothing done to them.
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
from metrics.questions.overview import overview
from metrics.questions.progress import latest, progress
from metrics.questions.sums import sums
from metrics.questions.todo import owing
from metrics.selection import Selection

MARK = "<!-- answers -->"
RUNS = 3
EVERYTHING = Selection()
PERIOD = Selection(fiscal_year=2567, round=2)
PROVINCE = Selection(province="ตาก")
OFFICE = Selection(agency="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตาก เขต 1")
INDICATOR = "dpa-passed"
PROVINCES = "SELECT * FROM value WHERE level = 'province' AND is_latest"
OFFICES = "SELECT * FROM value WHERE level = 'agency' AND is_latest"
OFFICE_ROWS = "SELECT * FROM value WHERE level = 'agency'"

Question = Callable[[DuckDBPyConnection], object]
QUESTIONS: dict[str, tuple[Question, str]] = {
    "`overview`, the nation": (lambda cursor: overview(cursor, EVERYTHING), OFFICES),
    "`overview`, a province": (
        lambda cursor: overview(cursor, PROVINCE),
        f"{OFFICE_ROWS} AND province = '{PROVINCE.province}'",
    ),
    "`sums`, all offices": (lambda cursor: sums(cursor, EVERYTHING), OFFICES),
    "`sums`, 77 provinces": (lambda cursor: sums(cursor, EVERYTHING, "province"), OFFICES),
    "`latest`, the nation": (
        lambda cursor: latest(cursor, EVERYTHING, "nation"),
        "SELECT * FROM value WHERE level = 'nation'",
    ),
    "`latest`, 77 provinces": (lambda cursor: latest(cursor, EVERYTHING, "province"), PROVINCES),
    "`latest`, all offices": (lambda cursor: latest(cursor, EVERYTHING, "agency"), OFFICES),
    "`latest`, the offices of a province": (
        lambda cursor: latest(cursor, PROVINCE, "agency"),
        f"{OFFICE_ROWS} AND province = '{PROVINCE.province}'",
    ),
    "`progress`, all offices and periods": (lambda cursor: progress(cursor, EVERYTHING, "agency"), OFFICE_ROWS),
    "`history` of an indicator, 77 provinces": (
        lambda cursor: history(cursor, EVERYTHING, INDICATOR, "province"),
        f"SELECT * FROM value WHERE level = 'province' AND indicator_id = '{INDICATOR}'",
    ),
    "`owing`, all indicators": (lambda cursor: owing(cursor, EVERYTHING), OFFICES),
    "`coverage.by_place`, 77 provinces": (lambda cursor: by_place(cursor, EVERYTHING, "province"), PROVINCES),
    "`comparisons` of a province": (
        lambda cursor: comparisons(cursor, PROVINCE, "province"),
        f"SELECT * FROM value WHERE level = 'province' AND name = '{PROVINCE.province}'",
    ),
    "`comparisons` of an office": (
        lambda cursor: comparisons(cursor, OFFICE, "agency"),
        f"{OFFICE_ROWS} AND name = '{OFFICE.agency}'",
    ),
    "`choices` of the filters": (lambda cursor: choices(cursor, EVERYTHING), "SELECT agency, theme FROM fact"),
}


def took(question: Question, cursor: DuckDBPyConnection) -> float:
    start = time.process_time()
    question(cursor)
    return time.process_time() - start


def least(question: Question, cursor: DuckDBPyConnection) -> float:
    return min(took(question, cursor) for _ in range(RUNS))


def report(store: Path) -> Iterable[str]:
    path = open_store.published(store)
    if path is None:
        raise SystemExit(f"No store is published in {store}. Make one with: make demo-nation")
    cursor = open_store.connect(path).cursor()
    first = took(QUESTIONS["`overview`, the nation"][0], cursor)
    yield (
        f"{cursor.table('fact').shape[0]:,} figures of {cursor.table('report').shape[0]} reports, "
        f"{path.stat().st_size / 1e6:,.0f} MB. Python {platform.python_version()}, {len(os.sched_getaffinity(0))} "
        f"cores. The first overview of a process: {first:.1f} s."
    )
    yield ""
    yield "| Question | Processor seconds | Against the bare read of its rows |"
    yield "| --- | ---: | ---: |"
    for name, (question, rows) in QUESTIONS.items():
        taken, bare = least(question, cursor), least(lambda asked, sql=rows: asked.execute(sql).df(), cursor)
        yield f"| {name} | {taken:.2f} | {taken / bare:.1f} × |"


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
