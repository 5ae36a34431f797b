"""Where the place that was chosen stands: what the store holds of it, and the shares that head the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import default_codes
from metrics.query import query
from metrics.questions.attention import attention, newest_year
from metrics.questions.contradictions import contradictions
from metrics.questions.coverage import by_place, commonly_given
from metrics.questions.progress import latest
from metrics.questions.sums import COLUMNS as SUMMED
from metrics.questions.sums import sums
from metrics.register.register import indicators
from metrics.selection import Selection

MOST_HEADLINES = 6
COLUMNS = {
    "indicator_id": "str",
    "theme": "str",
    "level": "str",
    **SUMMED,
    "coverage": "Float64",
    "status": "str",
    "is_headline": "bool",
}


@dataclass(frozen=True)
class Counts:
    """What the store holds under the filters."""

    n_reports: int  # of the periods chosen, that give a figure of any
    n_figures: int
    n_contradictions: int  # wrong or doubtful, notes left out
    has_digests: bool  # words shown are summaries, not the reports' own
    is_synthetic: bool
    built_at: datetime  # UTC


@dataclass(frozen=True)
class Coverage:
    """How much was told in the fiscal year chosen, else in the newest one, as questions.coverage counts it."""

    fiscal_year: int | None
    n_provinces: int  # with a report
    n_offices: int  # that the reports speak of
    n_common: int  # indicators that offices are asked for and commonly give: of these are the next three
    n_figures: int
    n_in_words: int
    n_asked: int
    n_indicators: int  # of the theme chosen, else all: of these are the next two
    n_all_figures: int
    n_all_in_words: int


@dataclass(frozen=True)
class Overview:
    """What the overview says of the place that was chosen."""

    themes: pd.DataFrame  # of `leading`
    attention: pd.DataFrame  # of questions.attention
    coverage: Coverage


def counts(cursor: DuckDBPyConnection, selection: Selection) -> Counts:
    row = query(cursor, "overview", selection.parameters()).iloc[0]
    return Counts(
        n_reports=int(row["n_reports"]),
        n_figures=int(row["n_figures"]),
        n_contradictions=int((contradictions(cursor, selection)["severity"] != "note").sum()),
        has_digests=bool(row["has_digests"]),
        is_synthetic=bool(row["is_synthetic"]),
        built_at=pd.Timestamp(row["built_at"]).to_pydatetime(),
    )


def overview(cursor: DuckDBPyConnection, selection: Selection) -> Overview:
    """Return the leading share of each theme, what needs attention, and how much was answered."""
    themes = leading(cursor, selection)
    return Overview(themes, attention(cursor, selection, themes), _coverage(cursor, selection))


def leading(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row a theme, in the register's order: the share that the most of the asked offices tell.

    Of a theme that is chosen all shares are returned.

    Columns: indicator_id, theme, level (nation: a
    national body states it for the whole country; province: a total that the province's reports state; offices: a
    sum of the offices that report), those of questions.sums, coverage (n_offices of n_asked; for the nation times the
    share of the 77 provinces that they are in, as a province without a report was asked too; 1 for a whole's own
    statement), target, status, is_headline.

    The rule: only shares that have a better and a worse side. Of one indicator the newest fiscal year stands; in it a
    nation's own statement before the sum of offices, and a province's own total where none of its offices tells it.
    Within a theme, and between themes, the newer fiscal year goes first, then the greater coverage, then the
    register's order. The first six rows are headlines. Nothing of a single province stands for the nation.
    """
    register = {item.indicator_id: item for item in indicators()}
    order = {indicator_id: position for position, indicator_id in enumerate(register)}
    summed = sums(cursor, selection)
    summed["coverage"] = summed["n_offices"] / summed["n_asked"]
    if not selection.province and not selection.agency:
        summed["coverage"] *= summed["n_provinces"] / len(default_codes().provinces)
    rows = pd.concat([_stated(cursor, selection), summed], ignore_index=True)
    sided = [item.indicator_id for item in indicators() if item.formula == "share" and item.direction != "none"]
    rows = rows[rows["percent"].notna() & rows["indicator_id"].isin(sided)]
    rows = rows.assign(
        theme=[register[name].theme for name in rows["indicator_id"]],
        position=rows["indicator_id"].map(order),
        year=rows["fiscal_year"].fillna(0),
        is_second=rows["level"] == ("province" if selection.province else "offices"),
    ).sort_values(["year", "is_second", "coverage", "position"], ascending=[False, True, False, True])
    rows = rows.drop_duplicates("indicator_id").sort_values(
        ["year", "coverage", "position"], ascending=[False, False, True]
    )
    if not selection.theme:
        rows = rows.drop_duplicates("theme")
    rows["is_headline"] = [position < MOST_HEADLINES for position in range(len(rows))]
    rows["status"] = [
        register[row["indicator_id"]].status(
            float(row["percent"]),
            None if pd.isna(row["target"]) else float(row["target"]),
            None if pd.isna(row["round"]) else int(row["round"]),
        )
        for row in rows.to_dict("records")
    ]
    return rows.sort_values("position", ignore_index=True)[list(COLUMNS)].astype(COLUMNS)


def leading_of(cursor: DuckDBPyConnection, selection: Selection, theme: str) -> pd.DataFrame:
    """Return all shares of a theme as `leading` does, so that each page gives them as the overview."""
    return leading(cursor, replace(selection, theme=theme))


def _stated(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return what a national body or a province states as a whole, in the columns of questions.sums."""
    level = "province" if selection.province else "nation"
    rows = latest(cursor, selection, level)  # type: ignore[arg-type]
    rows = rows[rows["is_reported_total"] & (selection.agency == "")]
    return rows.assign(
        n_offices=0,
        n_provinces=0,
        n_contradictory=rows["is_contradictory"].astype(int),
        n_compared=0,
        same_numerator=rows["numerator"],
        same_denominator=rows["denominator"],
        change=rows["percent"] - rows["previous_percent"],
        n_asked=None,
        coverage=1.0,
    )[["indicator_id", "level", *SUMMED, "coverage"]]


def _coverage(cursor: DuckDBPyConnection, selection: Selection) -> Coverage:
    chosen = newest_year(cursor, selection)
    provinces, bodies = (by_place(cursor, chosen, level) for level in ("province", "affiliation"))
    asked = {item.indicator_id for item in indicators() if selection.theme in ("", item.theme)}
    return Coverage(
        fiscal_year=chosen.fiscal_year,
        n_provinces=int((provinces["n_reports"] > 0).sum()),
        n_offices=int(bodies["n_offices"].sum()),
        n_common=len(asked & commonly_given(cursor)),
        n_figures=int(bodies["n_reported"].sum()),
        n_in_words=int(bodies["n_in_words"].sum()),
        n_asked=int(bodies["n_asked"].sum()),
        n_indicators=len(asked),
        n_all_figures=int(bodies["n_all_reported"].sum()),
        n_all_in_words=int(bodies["n_all_in_words"].sum()),
    )
