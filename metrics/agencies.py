"""What an office is called: short in Thai, and in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.codes import AFFILIATION_ORDER, AgencyKind, default_codes
from metrics.thai import thai_order


@lru_cache(maxsize=4096)
def short_name(agency: str) -> str:
    """Return สพป.ตาก เขต 1 for the full official name; a name of no known kind stays as it is."""
    kind = kind_of(agency)
    return kind.short_th + agency.removeprefix(kind.full_prefix_th).strip() if kind else agency


@lru_cache(maxsize=4096)
def english_name(agency: str) -> str:
    """Return "Primary ESAO Tak 1" for the full official name; a name of no known kind stays Thai."""
    kind = kind_of(agency)
    if kind is None:
        return agency
    name = kind.name_en.replace(" Educational Service Area Office", " ESAO").replace(" (in a province)", "")
    return " ".join([name, *_places(agency.removeprefix(kind.full_prefix_th))])


def kind_name(agency: str) -> str:
    """Return สพป. for any primary area office: what offices of a kind share; a name of no known kind stays."""
    kind = kind_of(agency)
    return kind.short_th if kind else agency


def office_order(agency: str, affiliation: str, provinces: Sequence[str]) -> tuple[str, int, int, str]:
    """Return a key that sorts offices by their first province, the ministry's order of bodies, kind and area number."""
    body = AFFILIATION_ORDER.index(affiliation) if affiliation in AFFILIATION_ORDER else -1
    kind = kind_of(agency)
    position = default_codes().agency_kinds.index(kind) if kind else -1
    return thai_order(provinces[0]) if provinces else "", body, position, thai_order(agency)


def _places(rest: str) -> Sequence[str]:
    english = {province.province_th: province.province_en for province in default_codes().provinces}
    found = [(rest.index(name), name) for name in english if name in rest]
    names = [english[name] for _, name in sorted(found)]
    area = re.search(r"\d+", rest)
    return ([" and ".join(names)] if names else []) + ([area.group()] if area else [])


@lru_cache(maxsize=4096)
def kind_of(agency: str) -> AgencyKind | None:
    """Return the kind whose official prefix fits longest; a body's own name goes before its kind in a province."""
    fitting = [kind for kind in default_codes().agency_kinds if agency.startswith(kind.full_prefix_th)]
    return max(fitting, key=lambda kind: len(kind.full_prefix_th), default=None)
