"""The measures that no indicator counts, a page at a time."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.register.register import by_id
from ui import formats, frame, tables
from ui.frame import Visit

WHY = ("all", "to_judge", "reason", "school")


def rows_of(rows: pd.DataFrame, why: str) -> pd.DataFrame:
    """Return the rows of one of WHY: still to be judged, with a reason of the register, or of one school."""
    is_reasoned = rows["reason_th"] != ""
    kept = {
        "all": is_reasoned | True,
        "to_judge": ~is_reasoned,
        "reason": is_reasoned & ~rows["is_school"],
        "school": rows["is_school"],
    }
    return rows[kept[why]].reset_index(drop=True)


def listing(visit: Visit, rows: pd.DataFrame) -> None:
    """Draw the measures, a page at a time; a click on one opens its figures."""
    if rows.empty:
        st.caption(visit.say("uncounted_none"))
        return
    st.caption(visit.say("uncounted_hint", n=formats.number(len(rows))))
    offset = tables.paged(len(rows), "uncounted_page", (visit.selection, len(rows)))
    shown = rows.iloc[offset : offset + tables.PAGE].reset_index(drop=True)
    said = [
        {
            visit.say("column_measure"): row.measure or marks.NOT_REPORTED,
            visit.say("column_why"): row[f"reason_{visit.language}"] or visit.say("why_to_judge"),
            visit.say("column_nearest"): near(visit, row.nearest, row.lacks),
            visit.say("column_unit"): formats.unit(row.unit, 2, visit.language) or visit.say("not_given"),
            visit.say("column_theme"): visit.label("theme", row.theme) if row.theme else visit.say("not_given"),
            visit.say("column_role"): visit.say(f"role_{row.role}"),
            visit.say("column_n_figures"): formats.number(row.n_facts),
            visit.say("column_n_reports"): formats.number(row.n_sources),
        }
        for _, row in shown.iterrows()
    ]
    tables.show(
        pd.DataFrame(said),
        "uncounted",
        numbers=[visit.say("column_n_figures"), visit.say("column_n_reports")],
        on_cell=lambda row, _: frame.choose(figure=shown["fact_ids"][row][0]),
        widths={visit.say("column_measure"): 280, visit.say("column_why"): 280, visit.say("column_nearest"): 260},
        pinned=True,
    )


def near(visit: Visit, indicator_id: str, lacks: list[str]) -> str:
    """Return the name of the nearest indicator and what its block lacks to count a measure."""
    if not indicator_id:
        return visit.say("none_near")
    missing = ", ".join(visit.say(f"lacks_{lack}") for lack in lacks)
    return visit.say("nearest_lacks", name=getattr(by_id()[indicator_id], f"name_{visit.language}"), lacks=missing)
