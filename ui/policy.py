"""The policy page: the catalogues with how each of their themes stands, and one theme with its indicators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions.catalogue import catalogue, themes
from metrics.questions.choices import choices
from metrics.questions.narratives import narratives, subjects
from metrics.questions.progress import TOLD
from metrics.register.register import by_id
from metrics.selection import Selection
from ui import formats, frame, progress, standing, tables, words
from ui.charts.bullets import Bullet, bar
from ui.frame import Visit
from ui.texts import known

MOST_SUBJECTS = 5
SEPARATOR = " · "


def catalogues(visit: Visit) -> None:
    """Draw the themes as a catalogue groups them, each with how it stands; a click opens one."""
    policies = visit.ask(catalogue, visit.selection)
    frameworks = policies.drop_duplicates("framework").set_index("framework")
    followed = list(frameworks.index[frameworks["n_reports"] > 0]) or list(frameworks.index)
    here = list(frameworks.index[frameworks["n_chosen"] > 0]) or followed
    newest = next((name for name in reversed(here) if name.startswith("inspection")), here[-1])
    labels = {name: str(frameworks.loc[name, f"framework_{visit.language}"]) for name in followed}
    framework = frame.segments("framework", labels, visit.say("framework"), newest)
    counts = {name: formats.number(int(frameworks.loc[framework, f"n_{name}"])) for name in ("reports", "chosen")}
    is_filtered = visit.selection != Selection()
    st.caption(visit.say("framework_reports_chosen" if is_filtered else "framework_reports", **counts))
    own = policies[policies["framework"] == framework]
    _, leading = standing.of_all(visit)
    asked = {row.theme: row for row in tables.records(visit.ask(themes, visit.selection))}
    for group, members in own.groupby(f"group_{visit.language}", sort=False):
        st.subheader(visit.say(f"policy_group_{group}") if known(f"policy_group_{group}") else group, anchor=False)
        _in_columns(
            [
                partial(_theme, visit, policy, leading.get(policy.theme), asked.get(policy.theme))
                for policy in tables.records(members)
            ]
        )


def _in_columns(rows: Sequence[Callable[[], None]]) -> None:
    """Draw rows in two columns, filled downwards."""
    half = -(-len(rows) // 2)
    for position, column in enumerate(st.columns(2, gap="large")):
        with column:
            for draw in rows[position * half : (position + 1) * half]:
                draw()


def _theme(visit: Visit, policy: Any, leading: Any, asked: Any) -> None:
    """Draw one theme of a catalogue: its leading indicator, who answered, what hinders."""
    counted = []
    if asked is not None and asked.n_asked:
        answered = formats.n_of_n(asked.n_answered, asked.n_asked, "", visit.language)
        counted.append(visit.say("theme_answered", n=answered))
    counted.append(visit.say("theme_problems", n=formats.number(0 if asked is None else asked.n_problems)))
    with st.container(key=f"bullet-theme-{policy.theme}", gap=None):
        st.button(
            f"{policy.printed_code} {visit.label('theme', policy.theme)}",
            key=f"theme-{policy.framework}-{policy.printed_code}",
            type="tertiary",
            on_click=frame.choose,
            kwargs={"theme": policy.theme},
            wrap=True,
        )
        told = _leads(visit, leading)
        st.html(f'{told}<p class="bullet-under"><span>{escape(SEPARATOR.join(counted))}</span></p>')


def _leads(visit: Visit, row: Any) -> str:
    """Return the row that leads a theme as HTML, or which state is the most that its indicators have."""
    if row is None:
        return f'<p class="quiet">{escape(visit.say("theme_without_indicator"))}</p>'
    if row.state not in TOLD:
        told = f"{visit.say('not_told')}: {progress.stated(visit, row)}"
        return f'<p class="quiet">{escape(told)}</p>'
    return _told(visit, row, with_name=True)


def _told(visit: Visit, row: Any, nation: float | None = None, *, with_name: bool = False) -> str:
    """Return a row of ui.standing as HTML: the number, its bar, its place and period, its change."""
    indicator = by_id()[row.indicator_id]
    percent = None if formats.is_missing(row.percent) else float(row.percent)
    mark = f' <span class="wrong">{marks.CONTRADICTORY}</span>' if row.is_contradictory else ""
    number = "" if percent is None else f"<b>{formats.percent(percent, indicator.decimals)}</b> "
    parts = [visit.name(indicator)] if with_name else []
    parts += [standing.place(visit, row), formats.period(row.fiscal_year, row.round, visit.language)]
    parts += [doubts] if (doubts := standing.doubts(visit, row)) else []
    drawn = f'<p class="told">{number}{escape(progress.stated(visit, row))}{mark}</p>'
    if percent is not None:
        has_same = row.n_compared == row.n_offices and not formats.is_missing(row.previous_percent)
        shown = Bullet(
            visit.name(indicator),
            percent,
            "",
            nation,
            standing.is_doubted(row),
            lambda: None,
            previous=float(row.previous_percent) if has_same else None,
            target=None if formats.is_missing(row.target) else float(row.target),
            decimals=indicator.decimals,
        )
        drawn += bar(shown, {name: visit.say(f"bullet_{name}") for name in ("nation", "previous", "target", "region")})
    changed = standing.since(visit, row)
    return (
        f'{drawn}<p class="bullet-under"><span>{escape(SEPARATOR.join(parts))}</span><span>{escape(changed)}</span></p>'
    )


def _percent(visit: Visit, row: Any) -> str:
    """Return the percent, or the state; a count is none."""
    if row.state in TOLD and formats.is_missing(row.percent):
        return marks.NOT_APPLICABLE
    return progress.share(visit, row)


def asked_as(visit: Visit, theme: str) -> None:
    """Draw under which code and title each catalogue asks about a theme."""
    policies = visit.ask(catalogue, visit.selection)
    rows = tables.records(policies[(policies["theme"] == theme) & (policies["n_reports"] > 0)])
    if rows:
        told = [(visit.name(row, "framework"), f"{row.printed_code} {visit.name(row, 'title')}") for row in rows]
        lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(title)}</dd>" for name, title in told)
        st.html(f'<section class="figure"><p class="quiet">{visit.say("asked_as")}</p><dl>{lines}</dl></section>')


def indicator_rows(visit: Visit, theme: str) -> pd.DataFrame:
    """Draw each indicator of a theme as it stands, those without a figure folded away; return the rows.

    A click on a name opens the page of the indicator.
    """
    rows = standing.of_theme(visit, theme)
    if rows.empty:
        st.caption(visit.say("no_indicator"))
        return rows
    nation = progress.national(visit)
    is_told = rows["state"].isin(TOLD)
    _in_columns(
        [partial(_row, visit, row, progress.own_nation(visit, nation, row)) for row in tables.records(rows[is_told])]
    )
    untold = tables.records(rows[~is_told])
    if untold:
        with st.expander(visit.say("not_told_yet", n=formats.number(len(untold)))):
            _in_columns([partial(_row, visit, row, None) for row in untold])
    return rows


def _row(visit: Visit, row: Any, nation: float | None) -> None:
    indicator = by_id()[row.indicator_id]
    with st.container(key=f"bullet-{row.indicator_id}", gap=None):
        st.button(
            visit.name(indicator),
            key=f"indicator-{row.indicator_id}",
            type="tertiary",
            on_click=frame.choose,
            kwargs={"goto": "indicator", "indicator": row.indicator_id},
            wrap=True,
        )
        if row.state in TOLD:
            is_counted = row.n_of and formats.is_missing(row.n_asked)  # else the place says it
            counts = formats.n_of_n(row.n_told, row.n_of, "", visit.language)
            offices = visit.say("offices_told", n=counts) if is_counted else ""
            st.html(f'{_told(visit, row, nation)}<p class="bullet-under"><span>{escape(offices)}</span></p>')
        else:
            waits = visit.name(indicator, "waits")
            st.html(
                f'<p class="quiet">{escape(SEPARATOR.join(filter(None, [progress.stated(visit, row), waits])))}</p>'
            )


def indicators_table(visit: Visit, theme: str) -> pd.DataFrame:
    """Draw one row an indicator of a theme ("" = of all) with how it stands; a click opens it. Return its rows."""
    rows = standing.of_theme(visit, theme) if theme else standing.of_all(visit)[0]
    rows = rows.sort_values("state", key=lambda states: ~states.isin(TOLD), kind="stable")
    found = tables.records(rows)
    if not found:
        st.caption(visit.say("nothing_chosen"))
    tables.show(
        pd.DataFrame([_indicator(visit, row) for row in found]),
        "indicators",
        numbers=[visit.say("column_percent"), visit.say("column_change")],
        on_cell=lambda row, _: frame.choose(goto="indicator", indicator=found[row].indicator_id),
        widths={
            visit.say("column_indicator"): 340,
            visit.say("column_theme"): 220,
            visit.say("column_n_of_n"): 190,
            visit.say("column_place_of"): 170,
        },
        most_rows=20,
    )
    return rows


def _indicator(visit: Visit, row: Any) -> dict[str, str]:
    indicator = by_id()[row.indicator_id]
    is_told = row.state in TOLD
    contradicts = f" {marks.CONTRADICTORY}" if row.is_contradictory and formats.is_missing(row.percent) else ""
    return {
        visit.say("column_indicator"): visit.name(indicator),
        visit.say("column_theme"): visit.label("theme", indicator.theme),
        visit.say("column_percent"): _percent(visit, row),
        visit.say("column_n_of_n"): progress.stated(visit, row) + contradicts,
        visit.say("column_place_of"): standing.place(visit, row) if is_told else marks.NOT_APPLICABLE,
        visit.say("column_period"): formats.period(row.fiscal_year, row.round, visit.language),
        visit.say("column_change"): standing.change(visit, row) or marks.NOT_APPLICABLE,
    }


def problems(visit: Visit, theme: str) -> None:
    """Draw what hinders a theme, the newest first, and what it is about."""
    chosen = replace(visit.selection, theme=theme)
    st.subheader(visit.say("problems"), anchor=False)
    counted = tables.records(visit.ask(subjects, chosen))
    if counted:
        named = SEPARATOR.join(f"{visit.name(row)} {formats.number(row.n_answers)}" for row in counted[:MOST_SUBJECTS])
        st.html(f'<p class="counts">{escape(visit.say("problem_subjects", subjects=named))}</p>')
    told = visit.ask(narratives, chosen, ("problem",))
    told = told.sort_values(["fiscal_year", "round"], ascending=False, kind="stable")
    words.answers(visit, told, f"problems-{theme}")


def figures_link(visit: Visit, theme: str) -> None:
    """Say how many figures the theme has; a click opens the page of figures."""
    offered = visit.ask(choices, visit.selection)["theme"]
    count = int(offered.loc[offered["value"] == theme, "n_facts"].sum())
    st.button(
        visit.say("figures_of_theme", n=formats.number(count)),
        key="figures-of-theme",
        icon=":material/table_rows:",
        on_click=frame.choose,
        kwargs={"goto": "figures", "theme": theme},
    )
