"""Where one office stands among all offices of its kind."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.questions.progress import latest
from metrics.selection import Selection

KEYS = ["indicator_id", "name", "affiliation", "place", "fiscal_year", "round"]
SPREAD = ["lowest", "lower", "median", "upper", "highest"]
COLUMNS = ["indicator_id", "n_others", *SPREAD, "difference", "rank"]


def beside(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each share, office and period that the filters choose and another office of its kind tells.

    Columns: indicator_id, name, affiliation, place (its provinces, parted by blanks), fiscal_year, round, n_others,
    other_numerator, other_denominator (sums of the others), n_ordered (others of at most 100 percent), quartiles (of
    their percents: lowest, lower, median, upper, highest), rank (1 is best by the indicator's direction, among them
    and itself; empty where no way is better, and for a share above 100 percent), other_fact_ids.
    """
    return query(cursor, "peers", selection.parameters()).astype({"fiscal_year": "Int32", "round": "Int32"})


def peers(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each share of the selected office that other offices of its kind tell for the same period.

    Columns: indicator_id, n_others, lowest, lower (quartile), median, upper (quartile) and highest of the others'
    percents, difference (of the office from the median, in points), rank (as in `beside`). Their percents are laid
    side by side, not averaged; a share above 100 percent is not among them.
    """
    own = latest(cursor, selection, "agency", columns=("indicator_id", "place", "fiscal_year", "round", "percent"))
    found = own[own["percent"] <= 100].merge(
        beside(cursor, selection), on=["indicator_id", "place", "fiscal_year", "round"]
    )
    found = found[found["n_ordered"] > 0].reset_index(drop=True)
    spread = pd.DataFrame(found["quartiles"].tolist(), columns=SPREAD, index=found.index, dtype="float64")
    found = found.assign(**spread, n_others=found["n_ordered"], difference=found["percent"].astype(float))
    found["difference"] -= found["median"]
    return found[COLUMNS].astype({"rank": "Int32"})
