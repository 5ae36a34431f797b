"""Where one office stands among all offices of its kind."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.agencies import kind_name
from metrics.questions.progress import latest, told
from metrics.register.register import by_id
from metrics.selection import Selection

COLUMNS = ["indicator_id", "n_others", "lowest", "lower", "median", "upper", "highest", "difference", "rank"]


def peers(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each share of the selected office that other offices of its kind tell for the same period.

    Columns: indicator_id, n_others, lowest, lower (quartile), median, upper (quartile) and highest of the others'
    percents, difference (of the office from the median, in points), rank (1 is best by the indicator's direction,
    among the others and itself; empty where no way is better). Their percents are laid side by side, not averaged; a
    share above 100 percent is not among them.
    """
    own = _shares(latest(cursor, selection, "agency"))
    everyone = replace(selection, province="", agency="")
    bodies = [told(cursor, replace(everyone, affiliation=body), "agency") for body in sorted(set(own["affiliation"]))]
    others = _shares(pd.concat(bodies)) if bodies else own
    period = ["indicator_id", "kind", "fiscal_year", "round"]
    pairs = own.merge(others, on=period, suffixes=("", "_other"))
    pairs = pairs[pairs["place"] != pairs["place_other"]]
    return pd.DataFrame(
        [_standing(str(name), part) for name, part in pairs.groupby("indicator_id", sort=False)], columns=COLUMNS
    ).astype({"rank": "Int32"})


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows[rows["percent"] <= 100]
    kinds, places = rows["name"].map(kind_name), rows["name"] + " " + rows["provinces"].map(sorted).map(" ".join)
    columns = ["indicator_id", "affiliation", "fiscal_year", "round", "percent"]
    return rows[columns].assign(kind=kinds, place=places, percent=rows["percent"].astype(float))


def _standing(indicator_id: str, pairs: pd.DataFrame) -> dict[str, object]:
    direction = by_id()[indicator_id].direction
    value, others = float(pairs["percent"].iloc[0]), pairs["percent_other"]
    better = others > value if direction == "up" else others < value
    return {
        "indicator_id": indicator_id,
        "n_others": len(others),
        **dict(zip(COLUMNS[2:7], others.quantile([0, 0.25, 0.5, 0.75, 1]), strict=True)),
        "difference": value - others.median(),
        "rank": None if direction == "none" else 1 + int(better.sum()),
    }
