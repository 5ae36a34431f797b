"""Where each indicator stands: at the place chosen; without one in the nation, else over all offices together."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.questions.answers import Level
from metrics.questions.overview import leading
from metrics.questions.progress import SILENT, TOLD, UNASKED, latest
from metrics.questions.sums import COLUMNS as SUMMED
from metrics.register.register import by_id, indicators
from metrics.selection import Selection

NOTHING = (
    "in_another",
    "unreadable",
    "in_words",
    *SILENT,
    *UNASKED,
)  # what an indicator without a figure shows first
LEVELS: tuple[Level, ...] = ("offices", "nation")  # of one fiscal year the later one counts


def standing(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each indicator of the theme (without one, of all), in the register's order.

    Columns: those of questions.progress.latest. With an office or a province it is that place's row. Without one it is,
    of the newest fiscal year that is told: what a national body states for the whole country, else the sum of all
    offices, else of the provinces that state it as a whole. not_asked says that no report was asked at all.
    """
    if selection.agency or selection.province:
        rows = latest(cursor, selection, "agency" if selection.agency else "province")
    else:
        rows = pd.concat([latest(cursor, selection, level) for level in LEVELS], ignore_index=True)
    is_sum_of_nation = (rows["level"] == "nation") & rows["state"].isin(TOLD) & ~rows["is_reported_total"]
    rows = rows[~is_sum_of_nation]
    is_told = rows["state"].isin(TOLD)
    kept = rows.assign(
        year=rows["fiscal_year"].fillna(0).where(is_told, 0),
        rank=rows["state"].map({state: -position for position, state in enumerate(NOTHING)}).where(~is_told, 0),
        is_last=rows["level"].map({level: position for position, level in enumerate(LEVELS)}),
    ).sort_values(["year", "rank", "is_last", "n_offices"], kind="stable")
    kept = kept.drop_duplicates("indicator_id", keep="last")[list(rows.columns)]
    everything = pd.concat([kept, _unasked(selection.theme, set(kept["indicator_id"]))], ignore_index=True)
    order = {item.indicator_id: position for position, item in enumerate(indicators())}
    return everything.sort_values("indicator_id", key=lambda names: names.map(order), ignore_index=True)


def of_theme(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return `compared` rows of the indicators of one theme, the leading one first, then in the register's order.

    Columns added: n_told (offices that tell a figure in any period), n_of (offices asked).
    """
    offices = latest(cursor, selection, "agency", columns=("indicator_id", "state"))
    shares = leading(cursor, selection)
    rows = compared(standing(cursor, selection), shares)
    asked = offices[~offices["state"].isin(UNASKED)]
    told = asked["state"].isin(TOLD).groupby(asked["indicator_id"]).agg(["sum", "size"]).reindex(rows["indicator_id"])
    counts = told.fillna(0).astype("int64").reset_index(drop=True)
    first = leads(rows, shares).get(selection.theme)
    return (
        rows.assign(n_told=counts["sum"], n_of=counts["size"])
        .sort_values("indicator_id", key=lambda names: names != first, kind="stable")
        .reset_index(drop=True)
    )


def compared(rows: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Return rows of `standing` with what the overview says of them, so that each page gives the same numbers.

    `shares` are of questions.overview.leading. Columns added: n_asked (offices; empty where not known), n_provinces,
    n_contradictory (offices), n_compared (offices that told before, too), same_numerator, same_denominator, change
    (points of percent) of these.
    """
    found = rows.assign(
        n_asked=pd.Series(pd.NA, index=rows.index, dtype="Int64"),
        n_provinces=rows["provinces"].map(len),
        n_contradictory=rows["is_contradictory"].astype("int64"),
        n_compared=rows["n_offices"],
        same_numerator=rows["numerator"],
        same_denominator=rows["denominator"],
        change=rows["percent"] - rows["previous_percent"],
    )
    sums = shares[shares["level"] == "offices"].set_index("indicator_id").reindex(rows["indicator_id"])
    is_sum = (rows["level"] == "offices").to_numpy() & sums["percent"].notna().to_numpy()
    for name in SUMMED:
        found[name] = found[name].mask(is_sum, pd.Series(sums[name].to_numpy(), index=rows.index))
    found["is_contradictory"] = found["n_contradictory"] > 0
    return found


def leads(rows: pd.DataFrame, shares: pd.DataFrame) -> dict[str, str]:
    """Return the indicator that leads each theme of `rows`.

    It is the theme's leading share by the rule of questions.overview.leading, whose rows `shares` are; else the first
    share that is told, else the first count; where none is told, the first of the state that says most.
    """
    ruled = shares.sort_values(["fiscal_year", "coverage"], ascending=False, na_position="last", kind="stable")
    state = rows["state"].map({name: position for position, name in enumerate(NOTHING, start=2)})
    others = rows.assign(rank=state.fillna(rows["percent"].isna().astype(int))).sort_values("rank", kind="stable")
    found: dict[str, str] = {}
    for name in [*ruled["indicator_id"], *others["indicator_id"]]:
        found.setdefault(by_id()[name].theme, name)
    return found


def _unasked(theme: str, asked: set[str]) -> pd.DataFrame:
    """Return a row for each indicator of a theme that no report was asked about."""
    names = [item.indicator_id for item in indicators() if theme in ("", item.theme) and item.indicator_id not in asked]
    lists: dict[str, list[list[str]]] = {
        name: [[] for _ in names] for name in ("provinces", "school_years", "fact_ids", "earlier_fact_ids")
    }
    unasked = pd.DataFrame({"indicator_id": names, **lists})
    return unasked.assign(
        level="nation", name="", affiliation="", state="not_asked", status="", is_contradictory=False, n_offices=0
    )
