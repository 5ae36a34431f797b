"""What people decided about figures: corrections.csv beside the reports."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Literal, get_args

from facts.fact import Correction
from library.companions import BadList, day, rows, text_of
from loaders.files import reports_in
from loaders.parallel import load_all

FILE = "corrections.csv"
COLUMNS = ("fact_id", "source", "place", "raw", "action", "value", "reason", "decided_by", "decided_on")
Action = Literal["accept", "correct", "enter", "explain"]
WITH_VALUE = ("correct", "enter")
NUMBER = re.compile(r"-?(\d{1,18}|\d{1,3}(,\d{3}){1,5})(\.\d{1,6})?")


def corrections(reports_dir: Path) -> tuple[Correction, ...]:
    """Return the corrections of a folder of reports, in the file's order; none if it has no corrections.csv.

    Raises BadList.
    """
    path = reports_dir / FILE
    read = tuple(_correction(where, row) for where, row in rows(path, COLUMNS))
    ids = [item.fact_id for item in read]
    twice = sorted({fact_id for fact_id in ids if ids.count(fact_id) > 1})
    if twice:
        raise BadList(f"{path}: more than one line decides about {', '.join(twice)}; keep one")
    return read


def renew(reports_dir: Path) -> tuple[int, list[str]]:
    """Write the ids that figures have now over those that version 0.1 gave them, in a folder's corrections.csv.

    Return how many lines were renewed, and the lines that name no figure of the folder's reports; these stay as they
    are, as does all but the ids. Raises BadList.
    """
    if not reports_dir.is_dir():
        raise BadList(f"There is no folder {reports_dir}. Give the folder that holds the reports.")
    path = reports_dir / FILE
    decided = corrections(reports_dir)
    if not decided:
        return 0, []
    facts = [fact for loaded in load_all(reports_in(reports_dir)) for fact in loaded.facts]
    now = {fact.former_id: fact.fact_id for fact in facts}
    known = {fact.fact_id for fact in facts} | now.keys()
    lost = [f"{item.source} {item.place}" for item in decided if item.fact_id not in known]
    head, *lines = filter(None, csv.reader(StringIO(text_of(path), newline="")))
    # Where a line has today's id already, another about the same figure keeps its own: two of one id are refused.
    kept = {row[0] for row in lines}
    renewed = 0
    for row in lines:
        if (fact_id := now.get(row[0].strip().lower())) and fact_id not in kept:
            row[0] = fact_id
            kept.add(fact_id)
            renewed += 1
    beside = path.with_name(f".{FILE}.new")
    try:
        with beside.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([head, *lines])
        beside.replace(path)
    except OSError as error:
        raise BadList(f"{path}: cannot be written: {error.strerror}. Close it elsewhere, and try again.") from error
    return renewed, lost


def _correction(where: str, row: dict[str, str]) -> Correction:
    if row["action"] not in get_args(Action):
        raise BadList(f"{where}: action {row['action']!r}; write one of {', '.join(get_args(Action))}")
    if not row["reason"].strip() or not row["decided_by"].strip():
        raise BadList(f"{where}: give the reason, and who decided")
    if (row["action"] in WITH_VALUE) != bool(row["value"].strip()):
        raise BadList(f"{where}: a value goes with the actions {' and '.join(WITH_VALUE)}, and only with them")
    if row["value"].strip() and not NUMBER.fullmatch(row["value"].strip()):
        raise BadList(
            f"{where}: value {row['value']!r}; write a number of at most 18 digits, with at most 6 more behind a point"
        )
    value = Decimal(row["value"].replace(",", "")) if row["value"].strip() else None
    try:
        decided_on = day(row["decided_on"])
    except ValueError as error:
        raise BadList(f"{where}: decided_on {row['decided_on']!r}; write it as 2026-11-21") from error
    return Correction(
        fact_id=row["fact_id"].strip().lower(),
        source=row["source"],
        place=row["place"],
        raw=row["raw"],
        action=row["action"],  # type: ignore[arg-type]
        value=value,
        reason=row["reason"].strip(),
        decided_by=row["decided_by"].strip(),
        decided_on=decided_on,
    )
