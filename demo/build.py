"""The made-up nation published: its reports written beside the store, read as any reports are, and marked synthetic."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from demo.decisions import decisions
from demo.nation import SEED, Nation
from demo.pages import PREFIX, Written, reports
from facts import store
from facts.fact import record_id
from library.arrivals import COLUMNS
from library.arrivals import FILE as DELIVERIES
from library.build import inputs, inputs_hash, read, write

HERE = Path(__file__).parent
FOLDER = "reports"  # beside the store
DAYS = 20  # from the day that a report speaks of to its arrival


class NotDemo(Exception):
    """A folder that holds real reports or a store of them; the message names it."""


def build_demo_nation(store_dir: Path, seed: int = SEED, *, shows_progress: bool = False) -> Path:
    """Publish the made-up nation in `store_dir`, unless it is there already; return the store.

    Its reports stand in the folder `reports` there. Raises NotDemo if the store or that folder holds real ones.
    """
    made_of = record_id(seed, inputs_hash(HERE, sorted(path for path in HERE.iterdir() if path.is_file())))
    published = store.current(store_dir)
    if published:
        with store.connect_read_only(published) as connection:
            if not connection.table("store_info").df()["is_synthetic"].all():
                raise NotDemo(f"{store_dir} holds real reports. Give the made-up nation a folder of its own.")
        if published.stem.endswith(f"-{made_of[:8]}"):
            return published
    return publish(reports(Nation(seed)), store_dir, made_of, seed, shows_progress=shows_progress)


def publish(
    written: Iterable[Written], store_dir: Path, made_of: str, seed: int = SEED, *, shows_progress: bool = False
) -> Path:
    """Write reports of a made-up nation beside the store, read them and publish them; return the store.

    `made_of` is the hash that the store is named by. Raises NotDemo.
    """
    folder = store_dir / FOLDER
    write_reports(written, folder)
    given = replace(inputs([folder]), hash=made_of)
    loaded = read(given, shows_progress=shows_progress)
    return write(given, loaded, store_dir, decide=partial(decisions, seed=seed), is_synthetic=True)


def write_reports(written: Iterable[Written], folder: Path) -> None:
    """Write reports into a folder, one at a time, and the days on which they arrived; what it held of them goes.

    Raises NotDemo if the folder holds anything else.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = [path for path in folder.iterdir() if path.name != DELIVERIES]
    if any(not path.name.startswith(PREFIX) for path in before):
        raise NotDemo(f"{folder} holds real reports. Give the made-up nation a folder of its own.")
    for path in before:
        path.unlink()
    with (folder / DELIVERIES).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        for report in written:
            (folder / report.name).write_text(report.text, encoding="utf-8")
            lines.writerow((report.name, report.period.as_of + timedelta(days=DAYS), ""))
