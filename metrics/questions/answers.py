"""Who is asked about a theme, and who answered it in figures or in words."""

from __future__ import annotations

from typing import Literal

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.selection import Selection

Level = Literal["nation", "offices", "affiliation", "province", "agency"]  # offices: all of them together


def answers(cursor: DuckDBPyConnection, selection: Selection, level: Level, *, is_latest: bool = False) -> pd.DataFrame:
    """Return one row for each name of the level, period and theme of its report's framework that the report covers.

    `is_latest` leaves the newest period of each name and theme; a whole year is newer than its rounds.

    Columns: name, affiliation, place (tells offices of one name apart), provinces, fiscal_year, round, theme,
    is_asked (the framework concerns the body: FY2566 by its matrix of bodies; where the framework names none,
    a report lists an office of that kind under the theme; whoever speaks for a whole province is asked),
    is_answered, is_digest. The period is the report's. At nation level a report without a round passes the
    round filter. A theme that the framework does not know has no row, nor has a report without one.
    """
    return query(cursor, "answers", {**selection.parameters(), "level": level, "is_latest": is_latest})
