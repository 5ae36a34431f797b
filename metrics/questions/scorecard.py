"""Which indicators stand in a scorecard, and which nobody there tells as a figure."""

from __future__ import annotations

import pandas as pd

from metrics.questions.progress import SILENT, TOLD, UNASKED
from metrics.register.register import indicators


def leaders(rows: pd.DataFrame, themes: pd.DataFrame) -> list[str]:
    """Return one told indicator a theme, in the register's order.

    `rows` are of questions.progress.latest, of all places of the scorecard; `themes` of questions.overview.leading. A
    theme is led by its leading share; one without a share by the indicator that most places tell.
    """
    told = rows.loc[rows["state"].isin(TOLD), "indicator_id"].value_counts()
    leading = dict(zip(themes["theme"], themes["indicator_id"], strict=True))
    chosen: dict[str, str] = {}
    for item in indicators():
        is_leading = leading.get(item.theme, item.indicator_id) == item.indicator_id
        if is_leading and told.get(item.indicator_id, 0) > told.get(chosen.get(item.theme), 0):
            chosen[item.theme] = item.indicator_id
    return [item.indicator_id for item in indicators() if chosen.get(item.theme) == item.indicator_id]


def untold(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each indicator that was asked and that no place of the scorecard tells as a figure.

    Columns: indicator_id, n_in_words, n_not_reported (also where the form was left blank), n_unreadable
    (places), in the register's order.
    """
    told = rows.loc[rows["state"].isin(TOLD), "indicator_id"]
    asked = rows[~rows["indicator_id"].isin(told) & ~rows["state"].isin(UNASKED)]
    states = ("in_words", "not_reported", "unreadable")
    counts = pd.crosstab(asked["indicator_id"], asked["state"].replace(dict.fromkeys(SILENT, "not_reported"))).reindex(
        columns=states, fill_value=0
    )
    order = [item.indicator_id for item in indicators() if item.indicator_id in counts.index]
    return counts.loc[order].add_prefix("n_").rename_axis(columns=None).reset_index()
