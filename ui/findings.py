"""The findings narrowed by severity and check, and the offices that owe a figure."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from metrics.register.register import by_id
from ui import formats, frame, tables
from ui.frame import Visit
from ui.texts import known

SEVERITIES = ("wrong", "doubtful", "note")
STATES = ("n_reported", "n_in_words", "n_unreadable", "n_not_reported")


def counted(visit: Visit, found: pd.DataFrame) -> None:
    """Say how many contradict themselves, as the overview counts them, and how many are but notes."""
    notes = int((found["severity"] == "note").sum())
    st.caption(visit.say("findings_counts", n=formats.number(len(found) - notes), notes=formats.number(notes)))


def narrowed(visit: Visit, found: pd.DataFrame) -> pd.DataFrame:
    """Draw the choices of severity and check with their counts; return the findings chosen."""
    counts = {"all": len(found), **{name: int((found["severity"] == name).sum()) for name in SEVERITIES}}
    labels = {name: visit.say(f"severity_{name}_n", n=formats.number(count)) for name, count in counts.items()}
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        severity = frame.segments("severity", labels, visit.say("severity"), "all")
    if severity != "all":
        found = found[found["severity"] == severity]
    checks = {
        str(name): f"{check_name(visit, str(name))} ({formats.number(n)})"
        for name, n in found["check"].value_counts().items()
    }
    with right:
        check = frame.select("check", checks, visit.say("all_check"), visit.say("filter_check"))
    return _newest_first(found[found["check"] == check] if check else found)


def _newest_first(found: pd.DataFrame) -> pd.DataFrame:
    """Return findings with the gravest first, of each severity the newest period first."""
    ranked = found.assign(rank=found["severity"].map(SEVERITIES.index))
    ranked = ranked.sort_values(["fiscal_year", "round"], ascending=False, kind="stable")
    return ranked.sort_values("rank", kind="stable").drop(columns="rank")


def check_name(visit: Visit, check: str) -> str:
    """Return a check's name; one that has none yet is called by its file."""
    return visit.say(f"check_{check}") if known(f"check_{check}") else check.replace("_", " ")


def coverage(visit: Visit, rows: pd.DataFrame) -> None:
    """Draw how much was answered in all, one row an indicator, and the offices that owe the one clicked.

    `rows` are of questions.todo.owing.
    """
    if rows.empty:
        st.caption(visit.say("nothing_chosen"))
        return
    _sums(visit, rows)
    register = by_id()
    told = tables.records(rows)
    counts = STATES[1:]
    table = pd.DataFrame(
        [
            {
                visit.say("column_indicator"): visit.name(register[row.indicator_id]),
                visit.say("column_n_reported"): formats.n_of_n(row.n_reported, row.n_asked, "", visit.language),
                visit.say("column_percent"): formats.percent(row.share),
            }
            | {visit.say(f"column_{name}"): formats.number(getattr(row, name)) for name in counts}
            for row in told
        ]
    )
    numbers = ["column_n_reported", "column_percent", *(f"column_{name}" for name in counts)]
    tables.show(
        table,
        "coverage",
        numbers=[visit.say(name) for name in numbers],
        on_cell=lambda row, _: frame.choose(owing=told[row].indicator_id),
        widths={visit.say("column_indicator"): 360},
        pinned=True,
        most_rows=10,
    )
    _owing(visit, told)


def _sums(visit: Visit, rows: pd.DataFrame) -> None:
    sums = {name: int(rows[name].sum()) for name in ("n_asked", *STATES)}
    numbers = {name.removeprefix("n_"): formats.number(count) for name, count in sums.items()}
    share = formats.percent(100 * sums["n_reported"] / sums["n_asked"])
    parts = "".join(f'<i class="{name}" style="flex-grow:{sums[name]}"></i>' for name in STATES)
    told = visit.say("coverage_sums", share=share, **numbers)
    st.html(f'<p class="counts">{told}</p><div class="coverage" aria-hidden="true">{parts}</div>')


def _owing(visit: Visit, rows: list[Any]) -> None:
    """Draw the offices that owe the figure of the row that was clicked; each opens its page."""
    row = next((row for row in rows if row.indicator_id == st.session_state.get("owing")), None)
    if row is None:
        return
    indicator = visit.name(by_id()[row.indicator_id])
    n, of = formats.number(row.n_not_reported), formats.number(row.n_asked)
    with st.container(border=True, key="owing_offices"):
        st.markdown(f"**{visit.say('owing_of', indicator=indicator, n=n, of=of)}**")
        if not row.offices:
            st.caption(visit.say("owing_none"))
            return
        table = pd.DataFrame(
            {
                visit.say("column_owing"): [visit.office(name) for name, _ in row.offices],
                visit.say("column_province"): [visit.places(provinces) for _, provinces in row.offices],
            }
        )

        def opened(position: int, _: str) -> None:
            name, provinces = row.offices[position]
            frame.choose(goto="agency", agency=name, province=provinces[0])

        tables.show(table, "owing-offices", on_cell=opened, most_rows=8)
