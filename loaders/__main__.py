"""The loaders' own command: python -m loaders PATH... [--store DIR] [--csv FACTS.csv] [--issues ISSUES.csv]"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from facts.fact import Fact, LoadedReport
from library.build import BadList, NoReports, NotPublished, inputs, write
from loaders.files import FORMATS, reports_in
from loaders.parallel import load_all

Keep = Callable[[LoadedReport], None]

# Column name and the fact's field. The order is the contract with scripts that read the file: new ones come last.
FACT_COLUMNS = (
    ("id", "fact_id"),
    ("source", "source"),
    ("line", "line"),
    ("place", "place"),
    ("raw", "raw"),
    ("words", "words"),
    ("at", "at"),
    ("value", "value"),
    ("value_max", "value_max"),
    ("max", "full_score"),
    ("scale", "scale"),
    ("unit", "unit"),
    ("role", "role"),
    ("kind", "kind"),
    ("group", "group"),
    ("measure", "measure"),
    ("row_label", "row_label"),
    ("agency", "agency"),
    ("school", "school"),
    ("affiliation", "affiliation"),
    ("provinces", "provinces"),
    ("policy_code", "policy_code"),
    ("policy", "policy"),
    ("theme", "theme"),
    ("section", "section"),
    ("fiscal_year", "fiscal_year"),
    ("school_year", "school_year"),
    ("round", "round"),
    ("as_of", "as_of"),
    ("is_approximate", "is_approximate"),
    ("order", "order"),
    ("page", "page"),
    ("table", "table"),
    ("row", "row"),
    ("column", "column"),
    ("province", "province"),
    ("told_under", "told_under"),
)
ISSUE_COLUMNS = ("source", "line", "place", "severity", "code", "message", "raw")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m loaders",
        description="Read inspection reports: every figure with its words, every problem in reading with its place.",
        epilog="Exit status: 0 all read, 1 a file could not be read (the others are still written), 2 wrong usage. "
        f"Files read: {', '.join(sorted(FORMATS))}.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a report, or a folder of reports")
    parser.add_argument("--store", type=Path, metavar="DIR", help="write and publish a DuckDB store in this folder")
    parser.add_argument("--csv", type=Path, metavar="FACTS.csv", help="write one row a figure")
    parser.add_argument("--issues", type=Path, metavar="ISSUES.csv", help="write one row an issue")
    words = sys.argv[1:] if arguments is None else arguments
    if not words:
        parser.print_help()
        return 2
    options = parser.parse_args(words)
    missing = [path for path in options.paths if not path.exists()]
    found = list(_files(options.paths))
    if missing or not found:
        print(f"No such report: {', '.join(map(str, missing or options.paths))}", file=sys.stderr)
        return 2
    try:
        given = inputs(options.paths) if options.store else None
    except (NoReports, BadList) as error:
        print(error, file=sys.stderr)
        return 2
    paths = list(given.deliveries) if given else found
    unread: list[LoadedReport] = []
    keeps: list[Keep] = [_say, lambda item: None if item.report else unread.append(item)]
    try:
        with ExitStack() as files:
            for path, keeper in ((options.csv, _keep_facts), (options.issues, _keep_issues)):
                if path:
                    keeps.append(keeper(files.enter_context(path.open("w", encoding="utf-8", newline=""))))
            loaded = _kept(load_all(paths), keeps)
            if given:
                print(f"Published {write(given, loaded, options.store)}")
            else:
                deque(loaded, maxlen=0)
    except NotPublished as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Cannot write {error.filename}: {error.strerror}. Name a file in a folder that exists.", file=sys.stderr)
        return 2
    return 1 if unread else 0


def _kept(loaded: Iterable[LoadedReport], keeps: Iterable[Keep]) -> Iterator[LoadedReport]:
    """Hand each report to all that keep something of it, then on: no more than one is held."""
    for item in loaded:
        for keep in keeps:
            keep(item)
        yield item


def _keep_facts(file: TextIO) -> Keep:
    writer = csv.writer(file)
    writer.writerow(name for name, _ in FACT_COLUMNS)
    return lambda item: writer.writerows(
        [_text(fact, field) for _, field in FACT_COLUMNS] for fact in item.facts if fact.value is not None
    )


def _keep_issues(file: TextIO) -> Keep:
    writer = csv.writer(file)
    writer.writerow(ISSUE_COLUMNS)
    return lambda item: writer.writerows(
        ["" if (value := getattr(issue, name)) is None else value for name in ISSUE_COLUMNS] for issue in item.issues
    )


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            found = reports_in(path)
            yield from found if any(file.suffix.lower() in FORMATS for file in found) else ()
        else:
            yield path


def _text(fact: Fact, field: str) -> str:
    value = getattr(fact, field)
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ";".join(value)
    return str(value)


def _say(item: LoadedReport) -> None:
    if item.report is None:
        for issue in item.issues:
            print(f"{issue.source}: not read: {issue.message}", file=sys.stderr)
        return
    report = item.report
    print(
        f"{report.source}: {sum(fact.value is not None for fact in item.facts)} figures, "
        f"{len(item.narratives)} narratives, {len(item.issues)} issues"
    )


if __name__ == "__main__":
    sys.exit(main())
