"""The catalogues of policies that reports follow, and who answered each of their themes."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.questions.answers import answers
from metrics.questions.narratives import narratives
from metrics.selection import Selection


def catalogue(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each policy that follows a theme, in the order of its catalogue, if that is known as a whole.

    Columns: framework, framework_th, framework_en, printed_code, title_th, title_en, theme, group_th, group_en (the
    policy above it, or the catalogue's own group), n_reports (that follow the framework), n_chosen (of them, that speak
    of the place, the body and the period selected).
    """
    parameters = selection.parameters()
    del parameters["theme"]
    return query(cursor, "catalogue", parameters)


def themes(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each theme that was asked or has a problem: who answered it, and what hinders.

    Columns: theme, n_asked (offices asked in their last period; under a year or a round, in that one), n_answered
    (of them, in figures or in words), n_problems.
    """
    offices = answers(cursor, selection, "agency", is_latest=True)
    offices = offices[offices["is_asked"]]
    counts = offices.groupby("theme", sort=False)["is_answered"].agg(n_asked="size", n_answered="sum")
    problems = narratives(cursor, selection, ("problem",))["theme"].value_counts().rename("n_problems")
    joined: pd.DataFrame = counts.join(problems, how="outer").fillna(0).astype(int)
    return joined.rename_axis("theme").reset_index()
