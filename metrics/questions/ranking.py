"""The provinces by one indicator: their ranks, and the state of those without one."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from metrics.questions.progress import SILENT, TOLD, UNASKED
from metrics.questions.regions import provinces
from metrics.register.register import by_id, indicators
from metrics.thai import thai_order

NO_BASE, NO_REPORT = "no_base", "no_report"
UNRANKED = (NO_BASE, "in_another", "unreadable", "in_words", *SILENT, *UNASKED, NO_REPORT)


def comparable(rows: pd.DataFrame, reporting: Collection[str]) -> pd.DataFrame:
    """Return the shares and counts that provinces tell: indicator_id, is_share, n_provinces; shares first.

    `rows` are of questions.progress.latest at province level, `reporting` the provinces that a report is about: those
    alone count, and of a share those with a base. Among the shares, and among the counts, those that most
    provinces tell come first, then the register's order. Scores are left out: a province has no single one.
    """
    shares = {one.indicator_id for one in indicators() if one.formula == "share"}
    has_value = rows["numerator"].notna() & (rows["percent"].notna() | ~rows["indicator_id"].isin(shares))
    rows = rows[rows["state"].isin(TOLD) & has_value]
    told = rows["name"].isin(reporting).groupby(rows["indicator_id"]).sum()
    found = pd.DataFrame(
        [
            (one.indicator_id, one.formula == "share", int(told[one.indicator_id]))
            for one in indicators()
            if one.formula != "score" and one.indicator_id in told
        ],
        columns=["indicator_id", "is_share", "n_provinces"],
    )
    return found.sort_values(["is_share", "n_provinces"], ascending=False, kind="stable", ignore_index=True)


def ranking(rows: pd.DataFrame, indicator_id: str, reporting: Collection[str]) -> pd.DataFrame:
    """Return the 77 provinces by one share or count: the best or highest first, then those that cannot be ranked, then
    those without a value by their state.

    `rows` are of questions.progress.latest at province level, `reporting` the provinces that a report is about.
    Columns: those of `rows`; province, province_en, province_code, value (the percent of a share, the number of a
    count), rank (equal values share one; empty without a value, for a count, and where neither way is better; is_over
    gives none: a share above 100 percent is no rank, nor is a sum that holds one; nor has a province without a report a
    rank), is_elsewhere (a report of another place or period tells of the province, and none of its own). state may be
    no_base (a share's number without what it is of) or no_report (no report is about the province, and no other report
    tells its figure), too.
    """
    indicator = by_id()[indicator_id]
    named = pd.DataFrame(
        [(one.province_th, one.province_en, one.province_code) for one in provinces()],
        columns=["province", "province_en", "province_code"],
    )
    found = named.merge(rows[rows["indicator_id"] == indicator_id], left_on="province", right_on="name", how="left")
    found["value"] = found["percent"] if indicator.formula == "share" else found["numerator"]
    is_told = found["state"].isin(TOLD)
    found["state"] = (
        found["state"]
        .fillna("not_asked")
        .mask(is_told & found["value"].isna(), NO_BASE)
        .mask(found["state"].isin([*SILENT, *UNASKED]) | found["state"].isna(), _untold(found, reporting))
    )
    found["is_over"] = found["is_over"].eq(True) & found["value"].notna()
    found["is_elsewhere"] = ~found["province"].isin(reporting) & (found["state"] != NO_REPORT)
    rankable = found["value"].mask(found["is_over"] | found["is_elsewhere"])
    position = rankable.rank(method="min", ascending=indicator.direction == "down").astype("Int32")
    has_better = indicator.formula == "share" and indicator.direction != "none"
    found["rank"] = position if has_better else pd.NA
    order = {state: number for number, state in enumerate(UNRANKED)}
    why = found["state"].map(order).mask(found["is_over"], -1)
    keys = {"position": position, "why": why, "spelled": found["province"].map(thai_order)}
    return found.assign(**keys).sort_values(list(keys), kind="stable", ignore_index=True).drop(columns=list(keys))


def _untold(found: pd.DataFrame, reporting: Collection[str]) -> pd.Series:
    """Return what a province without an answer is: asked or not where it has a report, else without a report."""
    asked = found["state"].fillna("not_asked")
    return asked.where(found["province"].isin(reporting), NO_REPORT)
