"""How a store grows with its figures: python -m benchmarks.growth [--store data/store-demo] [--times 1 2 4] [--readme]

The figures of the made-up nation (`make demo-nation`) are multiplied in SQL, into other years, and all that a store
works out of them is made anew, each in a process of its own: findings, then tables and views of meaning. Reading is
left out: benchmarks.reading measures it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import duckdb

from benchmarks import readme
from facts import store
from facts.codes import default_codes
from facts.findings import findings
from facts.subjects import subject_rows
from metrics.meaning.tables import MEANING
from metrics.open_store import published
from metrics.questions.overview import overview
from metrics.selection import Selection

MARK = "<!-- growth -->"
SQL = Path(__file__).parent / "multiplied.sql"
YEARS = 3  # of the nation
SPANS = 40  # copies that fit into the years a store takes


class Grown(NamedTuple):
    """What one store took; seconds are a processor's, of all threads."""

    figures: int
    finding: float
    meaning: float
    overview: float
    megabytes: float
    memory: float  # the most that the process held, MB


def grown(nation: Path, times: int) -> Grown:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grown.duckdb"
        with duckdb.connect(str(path), config=store.STORED_AS) as connection:
            connection.execute("SET enable_progress_bar = false")
            _multiply(connection, nation, times)
            started = time.process_time()
            store.insert(connection, "finding", list(findings(connection)))
            found = time.process_time()
            MEANING.make(connection, None)
            made = time.process_time()
            connection.execute("CHECKPOINT")
            (figures,) = connection.table("fact").shape[:1]
        with store.connect_read_only(path) as connection:
            asked = time.process_time()
            overview(connection.cursor(), Selection())
            answered = time.process_time()
        megabytes = path.stat().st_size / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Grown(figures, found - started, made - found, answered - asked, megabytes, memory)


def _multiply(connection: duckdb.DuckDBPyConnection, nation: Path, times: int) -> None:
    connection.execute((Path(store.__file__).parent / "schema.sql").read_text(encoding="utf-8"))
    for table, rows in default_codes().tables().items():
        store.insert(connection, table, rows)
    store.insert(connection, "subject", list(subject_rows()))
    connection.execute(f"ATTACH '{nation}' AS nation (READ_ONLY)")
    for copy in range(times):
        given = {"copy": str(copy), "years": YEARS * (copy % SPANS), "suffix": f" {copy // SPANS}" * (copy >= SPANS)}
        for statement in connection.extract_statements(SQL.read_text(encoding="utf-8")):
            named = {name: value for name, value in given.items() if name in statement.named_parameters}
            connection.execute(statement, named)
    connection.table("nation.claim").insert_into("claim")
    connection.execute("DETACH nation")


def report(nation: Path, times: Iterable[int]) -> Iterable[str]:
    yield (
        "| Figures | Findings, seconds | Meaning, seconds | Against as many times the first | First overview, seconds |"
        " Store, MB | Memory, MB |"
    )
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    first: Grown | None = None
    for one in times:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            made = pool.apply(grown, (nation, one))
        first = first or made
        taken, once = made.finding + made.meaning, first.finding + first.meaning
        against = taken / once * first.figures / made.figures
        yield (
            f"| {made.figures:,} | {made.finding:.1f} | {made.meaning:.1f} | {against:.2f} × | {made.overview:.1f} | "
            f"{made.megabytes:,.0f} | {made.memory:,.0f} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--store", type=Path, default=Path("data/store-demo"))
    parser.add_argument("--times", type=int, nargs="+", default=[1, 2, 4, 8, 16])
    parser.add_argument("--readme", action="store_true", help="write the table into benchmarks/README.md")
    options = parser.parse_args()
    path = published(options.store)
    if path is None:
        raise SystemExit(f"No store is published in {options.store}. Make one with: make demo-nation")
    lines = []
    for line in report(path, options.times):
        print(line, flush=True)
        lines.append(line)
    if options.readme:
        readme.write(MARK, "\n".join(lines))


if __name__ == "__main__":
    main()
