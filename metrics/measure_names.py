"""What a measure is called in the product: by the indicators that claim it, and by its theme."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from facts.codes import default_codes, search_key
from metrics.query import derive, query
from metrics.register import Indicator, by_id, claimed_by


def use_measure_names(cursor: DuckDBPyConnection) -> None:
    """Let the cursor's next SQL read `measure_names`: each distinct measure with a search key of its names."""
    derive(cursor, "measure_names", _names)


def _names(cursor: DuckDBPyConnection) -> dict[str, list[str]]:
    measures = list(query(cursor, "measures").itertuples(index=False, name=None))
    claimed: dict[tuple[str, str], set[str]] = {}
    for theme, measure, *rest in measures:
        ids = {claim.indicator_id for claim in claimed_by(theme, measure, *rest)}
        claimed.setdefault((theme, measure), set()).update(ids)
    themes = {
        str(row["theme"]): [str(row["name_th"]), str(row["name_en"])] for row in default_codes().tables()["theme"]
    }
    named = []
    for theme, measure, role, unit, kind in measures:
        ids = {claim.indicator_id for claim in claimed_by(theme, measure, role, unit, kind)}
        ids |= claimed[theme, measure] if role == "percent" else set()  # of the part that it is a percent of
        names = [name for indicator_id in sorted(ids) for name in _called(by_id()[indicator_id])]
        named.append("|".join(map(search_key, [*themes.get(theme, []), *names])))
    columns = zip(*measures, strict=True) if measures else ([],) * 5
    keys = ("themes", "measures", "roles", "units", "kinds")
    return {**dict(zip(keys, map(list, columns), strict=True)), "names": named}


def _called(indicator: Indicator) -> list[str]:
    headlines = (indicator.headline_th, indicator.headline_en)
    told = [line.format(numerator="", denominator="", percent="") for line in headlines]
    return [indicator.name_th, indicator.name_en, *told]
