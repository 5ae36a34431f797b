"""What each filter offers under the others."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.agencies import english_name, short_name
from metrics.query import query
from metrics.selection import Selection
from metrics.thai import thai_order

FILTERS = ("fiscal_year", "round", "province", "affiliation", "agency", "theme")


def choices(cursor: DuckDBPyConnection, selection: Selection) -> dict[str, pd.DataFrame]:
    """Return for each filter (fiscal_year, round, province, affiliation, agency, theme) what it offers.

    Columns: value (int for fiscal_year and round, else str), label_th, label_en, n_facts. Every value that
    the store holds is there; n_facts counts the figures under the other filters, and 0 is to be greyed out.
    Years come newest first, affiliations in the ministry's order, names in Thai dictionary order.
    """
    frame = query(cursor, "choices", selection.parameters())
    offered = {}
    for name in FILTERS:
        part = frame[frame["filter"] == name][["value", "label_th", "label_en", "n_facts"]].reset_index(drop=True)
        if name in ("fiscal_year", "round"):
            part["value"] = part["value"].astype(int)
        if name == "fiscal_year":
            part = part.sort_values("value", ascending=False, ignore_index=True)
            part["label_th"] = [f"พ.ศ. {year}" for year in part["value"]]
            part["label_en"] = [f"FY{year} ({year - 543})" for year in part["value"]]
        if name == "round":
            part["label_th"] = [f"รอบที่ {number}" for number in part["value"]]
            part["label_en"] = [f"Round {number}" for number in part["value"]]
        if name == "agency":
            part["label_th"] = part["value"].map(short_name)
            part["label_en"] = part["value"].map(english_name)
        if name in ("province", "agency", "theme"):
            part = part.sort_values("label_th", key=lambda labels: labels.map(thai_order), ignore_index=True)
        offered[name] = part
    return offered
