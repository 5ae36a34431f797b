"""All offices of the closed list, also those that never reported, and those that a store's reports name besides."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from facts.codes import AgencyKind, default_codes, search_key
from facts.fact import record_id
from metrics.agencies import english_name, kind_of, short_name

# Kinds whose offices have the same name in every province.
ALIKE_EVERYWHERE = frozenset({"private-education-office", "opec-national"})
COUNTED = Path(__file__).parent / "offices.toml"


@dataclass(frozen=True, slots=True)
class Office:
    """A row of the store's table `office`."""

    office_id: str
    name_th: str  # as reports name it
    place: str  # its provinces, sorted, parted by blanks
    place_th: str  # as no other office is called
    short_th: str
    name_en: str
    kind: str
    affiliation: str
    province: str  # its seat; empty of a national or regional one
    is_listed: bool  # stands in the closed list; others are known by reports alone
    is_known: bool  # of a kind whose number in the country a source tells
    search_key: str


def offices(named: Iterable[tuple[str, str, tuple[str, ...]]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of `office` and `office_province`; `named` are the offices, bodies and provinces of the store."""
    found: dict[str, Office] = {}
    places: list[dict[str, Any]] = []
    called: set[str] = set()
    listed = [(*one, True) for one in _listed()]
    others = [(name, affiliation, provinces, kind_of(name), False) for name, affiliation, provinces in named]
    for name, affiliation, provinces, kind, is_listed in [*listed, *others]:
        office_id = office_key(name, provinces)
        if office_id in found:
            continue
        office = _office(office_id, name, affiliation, provinces, kind, is_listed=is_listed)
        if office.place_th in called:
            office = replace(office, place_th=f"{name} จังหวัด{' '.join(provinces)}")
        called.add(office.place_th)
        found[office_id] = office
        places += [
            {"office_id": office_id, "province": province, "is_home": index == 0, "n_provinces": len(provinces)}
            for index, province in enumerate(provinces)
        ]
    return [asdict(office) for office in found.values()], places


@lru_cache(maxsize=4096)  # the closed list is the same in every store
def _office(
    office_id: str,
    name: str,
    affiliation: str,
    provinces: tuple[str, ...],
    kind: AgencyKind | None,
    *,
    is_listed: bool,
) -> Office:
    short, english = short_name(name), english_name(name)
    is_alike = kind is not None and kind.kind in ALIKE_EVERYWHERE and provinces
    return Office(
        office_id=office_id,
        name_th=name,
        place=" ".join(sorted(provinces)),
        place_th=f"{name} จังหวัด{provinces[0]}" if is_alike else name,
        short_th=short,
        name_en=english,
        kind=kind.kind if kind else "",
        affiliation=affiliation,
        province=provinces[0] if provinces else "",
        is_listed=is_listed,
        is_known=kind is not None and kind.kind in counted_kinds(),
        search_key="|".join(map(search_key, (name, short, english, *provinces))),
    )


def office_key(name: str, provinces: Iterable[str]) -> str:
    """Return the id of an office: its name, and its provinces, as some bodies' offices are called alike everywhere."""
    return record_id(name, *sorted(provinces))


@lru_cache(maxsize=1)
def counted_kinds() -> frozenset[str]:
    """Return the kinds of offices whose number in the country a source tells."""
    blocks = tomllib.loads(COUNTED.read_text(encoding="utf-8"))["offices"]
    return frozenset(block["kind"] for block in blocks)


def _listed() -> Iterator[tuple[str, str, tuple[str, ...], AgencyKind]]:
    codes = default_codes()
    kinds = {kind.kind: kind for kind in codes.agency_kinds}
    for area in codes.area_offices:
        yield area.name_th, kinds[area.kind].affiliation, area.provinces, kinds[area.kind]
    for kind in codes.agency_kinds:
        if kind.geography == "province":
            yield from ((_in_province(kind, name.province_th)) for name in codes.provinces)
        elif kind.geography == "region":
            numbers = sorted({province.region_number for province in codes.provinces})
            yield from ((f"{kind.full_prefix_th} {number}", kind.affiliation, (), kind) for number in numbers)
        elif kind.kind.endswith("-national") or kind.kind in ("ministry", "special-education-bureau"):
            yield kind.full_prefix_th, kind.affiliation, (), kind


def _in_province(kind: AgencyKind, province: str) -> tuple[str, str, tuple[str, ...], AgencyKind]:
    name = kind.full_prefix_th + ("" if kind.kind in ALIKE_EVERYWHERE else province)
    return name, kind.affiliation, (province,), kind
