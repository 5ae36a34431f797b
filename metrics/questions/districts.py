"""The districts of a province and their quality schools, where a report lists them."""

from __future__ import annotations

import re

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import damage_key
from metrics.query import query
from metrics.selection import Selection

THEME = "quality-school"
NUMBER = re.compile(r"^\W*[\d๐-๙]*\W*")


def districts(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row a district of the newest report that lists some, in the report's order.

    Columns: district, schools (list), fiscal_year, round, source, place (of the first line). A list names a district
    and a school in a line, or in two cells of a row; other answers are passed over. The same name spelled twice is one.
    """
    rows = query(cursor, "districts", {**selection.parameters(), "theme": THEME})
    rows = rows[rows["source"] == rows["source"].iloc[0]] if len(rows) else rows
    rows = rows.assign(
        district=rows["district"].map(lambda words: NUMBER.sub("", words).removeprefix("อำเภอ").strip()),
        school=rows["school"].str.strip(),
    )
    rows = rows.assign(key=rows["district"].map(damage_key), school_key=rows["school"].map(damage_key))
    rows = rows.drop_duplicates(["key", "school_key"])
    listed = rows.groupby("key", sort=False).agg(
        district=("district", "first"),
        schools=("school", list),
        fiscal_year=("fiscal_year", "first"),
        round=("round", "first"),
        source=("source", "first"),
        place=("place", "first"),
    )
    return listed.reset_index(drop=True)
