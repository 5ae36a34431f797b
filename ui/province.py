"""The profile of one province: its reports, its shares against nation and region, its offices and districts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.agencies import office_order
from metrics.questions.choices import choices
from metrics.questions.districts import districts
from metrics.questions.narratives import subjects
from metrics.questions.progress import TOLD
from metrics.questions.regions import region, region_of, standing
from metrics.register.register import Indicator, by_id
from ui import formats, frame, progress, tables
from ui.charts.bullets import Bullet
from ui.frame import Visit

MOST_ROWS = 12  # of the offices' table, before it scrolls
FIRST = 5  # bullets before one asks for more


def heading(visit: Visit, reports: pd.DataFrame, offices: pd.DataFrame) -> None:
    """Draw the province's name, and in a line what has been received of it."""
    number = region_of(visit.selection.province)
    named = visit.label("province", visit.selection.province)
    st.subheader(f"{named} · {visit.say('region', n=number)}", anchor=False)
    own = reports[reports["is_received"]]
    if own.empty:
        parts = [visit.say("profile_no_report")]
    else:
        newest = own.iloc[0]
        period = formats.period(newest["fiscal_year"], newest["round"], visit.language)
        parts = [visit.say("profile_reports", n=formats.number(len(own)), period=period)]
        if not formats.is_missing(newest["as_of"]):
            parts.append(visit.say("profile_as_of", day=formats.day(newest["as_of"], visit.language)))
    offered = visit.ask(choices, visit.selection)["province"].set_index("value")["n_facts"]
    n_figures = formats.number(int(offered[visit.selection.province]))
    n_offices = formats.number(len(offices.drop_duplicates(["name", "affiliation"])))
    parts.append(visit.say("profile_counts", figures=n_figures, offices=n_offices))
    st.html(f'<p class="counts">{" · ".join(parts)}</p>')


def rank(visit: Visit, indicator: Indicator, found: pd.DataFrame) -> None:
    """Say in a line where the province stands in the indicator on the map."""
    row = next(row for row in tables.records(found) if row.province == visit.selection.province)
    if formats.is_missing(row.rank) and not row.is_over:
        return
    line = visit.say(
        "profile_over" if row.is_over else "profile_rank",
        indicator=visit.name(indicator),
        value=progress.share(visit, row),
        rank="" if row.is_over else formats.number(row.rank),
        of=formats.number(int(found["rank"].notna().sum())),
    )
    st.html(f'<p class="quiet">{line}</p>')


def shares(visit: Visit, rows: pd.DataFrame, offices: pd.DataFrame) -> None:
    """Draw the shares against nation and region, those that lag most behind the region first."""
    st.subheader(visit.say("profile_shares"), anchor=False, help=visit.say("profile_shares_help"))
    everywhere = replace(visit.selection, province="", agency="")
    around = visit.ask(region, everywhere, region_of(visit.selection.province))
    nation = progress.national(visit)
    drawn = [_bullet(visit, row, nation) for row in tables.records(standing(rows, offices, around))]
    if elsewhere := rows[rows["state"] == "in_another"]["indicator_id"].nunique():
        st.caption(f"{marks.SHARED} {visit.say('profile_in_another', n=formats.number(elsewhere))}")
    if not drawn:
        st.caption(visit.say("profile_no_shares"))
        return
    st.html(f'<p class="quiet">{visit.say("profile_marks")}</p>')
    progress.draw(visit, drawn[:FIRST], "shares", columns=1)
    if len(drawn) > FIRST:
        left = formats.number(len(drawn) - FIRST)
        with st.expander(visit.say("profile_more", n=left), key="more-shares", on_change="rerun") as more:
            if more.open:
                progress.draw(visit, drawn[FIRST:], "more-shares")


def _bullet(visit: Visit, row: Any, nation: Mapping[tuple[str, int, str], float]) -> Bullet:
    told, is_better = progress.change(visit, row.indicator_id, row, row.percent - row.previous_percent)
    indicator = by_id()[row.indicator_id]
    return Bullet(
        visit.name(indicator),
        float(row.percent),
        progress.stated(visit, row),
        progress.own_nation(visit, nation, row),
        bool(row.is_contradictory),
        partial(progress.open_row, visit, row),
        region=progress.known_percent(row.region_percent),
        target=progress.known_percent(row.target),
        previous=progress.known_percent(row.previous_percent),
        under=formats.period(row.fiscal_year, row.round, visit.language),
        change=told,
        is_better=is_better,
        decimals=indicator.decimals,
    )


def offices_in(visit: Visit, rows: pd.DataFrame) -> None:
    """Draw the offices: a way to each one's page, and what they told side by side."""
    st.subheader(visit.say("offices_in"), anchor=False, help=visit.say("scorecard_help"))
    order = [office_order(*one)[1:] for one in rows[["name", "affiliation", "provinces"]].itertuples(index=False)]
    rows = rows.iloc[sorted(range(len(rows)), key=order.__getitem__)]
    named = {visit.office(row.name, row.provinces): row.name for row in tables.records(rows)}
    with st.container(horizontal=True, gap="small", key="offices-links"):
        for position, (label, agency) in enumerate(named.items()):
            st.button(
                label,
                key=f"office-{position}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=frame.choose,
                kwargs={"goto": "agency", "agency": agency},
            )
    told = rows[rows["state"].isin(TOLD)]["indicator_id"]
    left = rows[~rows["indicator_id"].isin(told)]
    progress.by_office(visit, rows[rows["indicator_id"].isin(told)], "offices", MOST_ROWS)
    progress.legend(visit)
    in_words = left[left["state"] == "in_words"]["indicator_id"].nunique()
    n_left = left[left["state"].isin(["in_words", "blank_form", "not_reported"])]["indicator_id"].nunique()
    if n_left:
        counted = {"n": n_left, "words": in_words, "owed": n_left - in_words}
        st.caption(visit.say("profile_offices_left", **{key: formats.number(n) for key, n in counted.items()}))


def reports(visit: Visit, rows: pd.DataFrame) -> None:
    """Draw the reports round by round, the missing ones too, if there are any."""
    if rows.empty:
        return
    st.subheader(visit.say("profile_received"), anchor=False)
    table = pd.DataFrame(
        [
            {
                visit.say("column_period"): formats.period(row.fiscal_year, row.round, visit.language),
                visit.say("column_source"): row.source or f"{marks.NOT_REPORTED} {visit.say('profile_missing')}",
                visit.say("column_as_of"): marks.NOT_REPORTED
                if formats.is_missing(row.as_of)
                else formats.day(row.as_of, visit.language),
                visit.say("column_figures"): _count(row.n_facts),
                visit.say("column_narratives"): _count(row.n_narratives),
            }
            for row in tables.records(rows)
        ]
    )
    numbers = [visit.say(name) for name in ("column_figures", "column_narratives")]
    tables.show(table, "received", numbers=numbers, widths={visit.say("column_source"): 200}, most_rows=6)


def districts_table(visit: Visit) -> pd.DataFrame:
    """Draw the districts and their quality schools where a report lists them; return the texts."""
    rows = visit.ask(districts, visit.selection)
    table = pd.DataFrame(
        [
            {visit.say("column_district"): row.district, visit.say("column_schools"): " · ".join(row.schools)}
            for row in tables.records(rows)
        ]
    )
    if table.empty:
        return table
    st.subheader(visit.say("profile_districts"), anchor=False)
    tables.show(table, "districts", widths={visit.say("column_district"): 120})
    first = rows.iloc[0]
    st.caption(formats.plain(f"{first['source']} · {visit.place(first['place'])}"))
    return table


def _count(value: Any) -> str:
    return marks.NOT_REPORTED if formats.is_missing(value) else formats.number(value)


def subjects_named(visit: Visit) -> None:
    """Draw what the problems are about, the most frequent first, each a way to its problems."""
    with st.container(horizontal=True, gap="small", key="subjects-links"):
        for row in tables.records(visit.ask(subjects, visit.selection)):
            st.button(
                f"{visit.name(row)} ({formats.number(row.n_answers)})",
                key=f"subject-{row.subject}",
                type="tertiary",
                on_click=frame.choose,
                kwargs={"goto": "problems", "subject": row.subject},
            )
