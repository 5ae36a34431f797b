"""The command line over the library of reports."""

from __future__ import annotations

import argparse
import shutil
import sys
from importlib.resources import files
from pathlib import Path

import pandas as pd

from demo.build import NotDemo, build_demo_nation
from library.build import BadList, NoReports, NotPublished, RegisterError, build
from library.corrections import FILE, renew
from library.trial import NotTried, try_blocks

ROOT = Path(__file__).parent
FONTS = ("Sarabun-Regular.ttf", "Sarabun-SemiBold.ttf", "Sarabun-Bold.ttf")


def main() -> int:
    """Run a command and return its exit status.

    0 done; 2 wrong usage, no report, or a file of the project that cannot be used; 3 the new store fails its checks
    and the published one stays; 4 a report could not be read or a correction not applied, all else is stored.
    """
    parser = argparse.ArgumentParser(prog="python build.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="read a folder of reports into a store and publish it")
    building.add_argument("--reports", type=Path, default=ROOT / "data/reports", help="default: data/reports")
    building.add_argument("--store", type=Path, default=ROOT / "data/store", help="default: data/store")
    demo = commands.add_parser("demo-nation", help="make up a whole nation's reports (synthetic) in a store of its own")
    demo.add_argument("--store", type=Path, default=ROOT / "data/store-demo", help="default: data/store-demo")
    renewing = commands.add_parser("renew-corrections", help="give the lines of corrections.csv the figures' new ids")
    renewing.add_argument("--reports", type=Path, default=ROOT / "data/reports", help="default: data/reports")
    trying = commands.add_parser("try-indicator", help="try blocks of the register on a store before they are kept")
    trying.add_argument("file", type=Path, help="[[indicator]] blocks; one takes the place of the block of its id")
    trying.add_argument("--store", type=Path, default=ROOT / "data/store", help="default: data/store")
    commands.add_parser("static", help="copy what browsers fetch, the fonts and the map, to static/")
    given = parser.parse_args()
    if given.command == "static":
        copy_fonts(ROOT / "static/fonts")
        copy_map(ROOT / "static/geo")
        return 0
    if given.command == "demo-nation":
        return run_demo_nation(given.store)
    if given.command == "try-indicator":
        return run_try_indicator(given.file, given.store)
    if given.command == "renew-corrections":
        return run_renew_corrections(given.reports)
    return run_build(given.reports, given.store)


def run_build(reports: Path, store: Path) -> int:
    try:
        built = build(reports, store, shows_progress=True)
    except (NoReports, BadList, RegisterError) as error:
        print(error, file=sys.stderr)
        return 2
    except NotPublished as error:
        print(error, file=sys.stderr)
        return 3
    if not built.is_new:
        print("Nothing to do: no report, code list or reading code has changed.")
    print(f"{built.reports} reports, {built.figures} figures, {built.narratives} narratives, {built.issues} issues")
    print(f"Store: {built.store}")
    for line in built.unread:
        print(f"Not read: {line}", file=sys.stderr)
    for line in built.unapplied:
        print(f"Not applied: {line}", file=sys.stderr)
    return 4 if built.unread or built.unapplied else 0


def run_renew_corrections(reports: Path) -> int:
    try:
        renewed, lost = renew(reports)
    except BadList as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{renewed} lines of {reports / FILE} have the figures' new ids.")
    for line in lost:
        print(f"No figure of these reports: {line}", file=sys.stderr)
    return 4 if lost else 0


def run_try_indicator(file: Path, store_dir: Path) -> int:
    try:
        trials, elsewhere = try_blocks(store_dir, file)
    except (NotTried, RegisterError) as error:
        print(error, file=sys.stderr)
        return 2
    for trial in trials:
        print(f"{trial.indicator_id}: {len(trial.values)} values")
        _print_table(trial.values.drop(columns="indicator_id"))
        print("It claims:")
        _print_table(trial.claims)
        print("Nobody counts these, and it comes nearest:")
        _print_table(trial.nearly[["measure", "role", "unit", "lacks", "n_facts"]])
    print(f"{len(elsewhere)} values of other indicators would change.")
    _print_table(elsewhere)
    return 0


def _print_table(rows: pd.DataFrame) -> None:
    print(rows.to_string(index=False, max_colwidth=60, na_rep="") if len(rows) else "  nothing", end="\n\n")


def run_demo_nation(store: Path) -> int:
    print("Making up the nation: its reports are written and read once, in a minute or two.")
    try:
        print(f"Store of synthetic data: {build_demo_nation(store, shows_progress=True)}")
    except NotDemo as error:
        print(error, file=sys.stderr)
        return 2
    except NotPublished as error:
        print(error, file=sys.stderr)
        return 3
    return 0


def copy_fonts(folder: Path) -> None:
    """Copy the weights that .streamlit/config.toml names, and their licence."""
    package = files("fontpkg_sarabun")
    folder.mkdir(parents=True, exist_ok=True)
    for source in (package / "LICENSE", *(package / "files" / name for name in FONTS)):
        with source.open("rb") as original, (folder / source.name).open("wb") as copy:
            shutil.copyfileobj(original, copy)


def copy_map(folder: Path) -> None:
    """Copy the provinces' shapes and the empty base map."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / "data/geo").glob("*.json"):
        shutil.copy(source, folder)


if __name__ == "__main__":
    sys.exit(main())
