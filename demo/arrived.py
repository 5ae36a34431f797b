"""What share of the values that the made-up nation tells arrives: python -m demo.arrived [--store data/store-demo]

A value is right where `v_value` has its numerator and its denominator under the indicator that the question means, of
the office and the period that told it. The others are wrong (other numbers stand there) or missing (nothing is told).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from duckdb import DuckDBPyConnection

from demo.nation import OBEC, Nation, Office
from demo.pages import Told, Written, reports
from facts import store

Fate = Literal["right", "wrong", "missing"]
Key = tuple[str, str, str, Fate]  # hand, question, indicator


class Cell(NamedTuple):
    """Where a value of `v_value` stands."""

    indicator: str
    place: str
    fiscal_year: int
    round: int | None


class Numbers(NamedTuple):
    value: float
    whole: float | None


def fates(connection: DuckDBPyConnection, written: Iterable[Written]) -> Iterator[tuple[Told, str, Fate]]:
    """Yield each value that reports tell, the report's name, and what became of the value in a store of them.

    Of what an office tells several reports, one of them is to arrive.
    """
    places = _places(connection)
    tellings: dict[Cell, list[tuple[Told, str]]] = defaultdict(list)
    for report in written:
        for told in report.told:
            tellings[_cell(told, places)].append((told, report.name))
    arrived = _values(connection)
    for cell, several in tellings.items():
        there = arrived.get(cell)
        is_right = there is not None and any(_is_same(there, told) for told, _ in several)
        fate: Fate = "right" if is_right else "wrong" if there else "missing"
        for told, name in several:
            yield told, name, fate


def summary(found: Iterable[tuple[Told, str, Fate]]) -> Iterator[str]:
    """Yield the lines of a summary: all values, by hand, by question, and each hand of a question that falls short."""
    counted: Counter[Key] = Counter()
    examples: dict[Key, str] = {}
    for told, name, fate in found:
        key: Key = (told.hand, told.question, told.indicator, fate)
        counted[key] += 1
        examples.setdefault(key, f"{told.office.short} {told.value:,} of {told.whole} in {name}")
    yield from _shares("all", counted, lambda key: "values")
    yield from _shares("by hand", counted, lambda key: key[0])
    yield from _shares("by question", counted, lambda key: key[1])
    yield ""
    yield "what does not arrive"
    for key, number in counted.most_common():
        if key[3] != "right":
            share = number / sum(counted[*key[:3], fate] for fate in ("right", "wrong", "missing"))
            yield f"{number:6,} {share:6.1%} {key[3]:8}{key[1]}, {key[0]}: {key[2]}; {examples[key]}"


def _shares(title: str, counted: Counter[Key], name: Callable[[Key], str]) -> Iterator[str]:
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for key, number in counted.items():
        groups[name(key)][key[3]] += number
    yield ""
    yield f"{title:20}{'told':>8}{'right':>8}{'wrong':>8}{'missing':>8}"
    for group, fate in sorted(groups.items()):
        told = fate.total()
        yield f"{group:20}{told:8,}" + "".join(f"{fate[one] / told:8.1%}" for one in ("right", "wrong", "missing"))


def _places(connection: DuckDBPyConnection) -> Mapping[tuple[str, str], str]:
    """Return what a store calls an office, by its name and each of its provinces."""
    rows = connection.table("office").df()
    return {(row.name_th, row.province): row.place_th for row in rows.itertuples()}


def _cell(told: Told, places: Mapping[tuple[str, str], str]) -> Cell:
    return Cell(
        told.indicator,
        "ประเทศ" if told.office is OBEC else _place(told.office, places),
        told.period.fiscal_year,
        told.period.round if told.province else None,
    )


def _place(office: Office, places: Mapping[tuple[str, str], str]) -> str:
    return next((places[office.name, name] for name in office.provinces if (office.name, name) in places), office.name)


def _values(connection: DuckDBPyConnection) -> dict[Cell, Numbers]:
    rows = connection.table("v_value").filter("level IN ('office', 'nation')").df()
    rows = rows[rows["numerator"].notna() | rows["score"].notna()]
    found = {}
    for row in rows.itertuples():
        value = row.score if row.numerator != row.numerator else row.numerator
        whole = None if row.denominator != row.denominator else float(row.denominator)
        round_ = None if str(row.round) in ("<NA>", "nan") else int(row.round)
        found[Cell(row.indicator_id, row.place_th, int(row.fiscal_year), round_)] = Numbers(float(value), whole)
    return found


def _is_same(there: Numbers, told: Told) -> bool:
    return there.value == float(told.value) and (told.whole is None or there.whole == float(told.whole))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m demo.arrived", description=__doc__)
    parser.add_argument("--store", type=Path, default=Path("data/store-demo"))
    path = store.current(parser.parse_args().store)
    if path is None:
        raise SystemExit("No store is published there. Make one with: make demo-nation")
    with store.connect_read_only(path) as connection:
        print("\n".join(summary(fates(connection, reports(Nation())))))


if __name__ == "__main__":
    main()
