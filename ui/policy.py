"""The policy page: the catalogues with how each of their themes stands, and one theme with its indicators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from metrics.catalogue import catalogue, themes
from metrics.choices import choices
from metrics.narratives import narratives, subjects
from ui import formats, frame, progress, standing, tables, words
from ui.charts.bullets import Bullet, bar
from ui.frame import Visit
from ui.texts import known

MOST_SUBJECTS = 5
SEPARATOR = " · "


def catalogues(visit: Visit) -> pd.DataFrame:
    """Draw the themes as a catalogue groups them, each with how it stands; a click opens one. Return the texts."""
    policies = visit.ask(catalogue)
    frameworks = policies.drop_duplicates("framework").set_index("framework")["n_reports"]
    followed = [name for name, n_reports in frameworks.items() if n_reports] or list(frameworks.index)
    newest = next((name for name in reversed(followed) if name.startswith("inspection")), followed[-1])
    labels = {name: _framework(visit, name) for name in followed}
    framework = frame.segments("framework", labels, visit.say("framework"), newest)
    st.caption(visit.say("framework_reports", n=formats.number(int(frameworks[framework]))))
    own = policies[policies["framework"] == framework]
    leading = _leading(visit)
    asked = {row.theme: row for row in tables.records(visit.ask(themes, visit.selection))}
    drawn: list[dict[str, str]] = []
    for group, members in own.groupby(f"group_{visit.language}", sort=False):
        st.subheader(visit.say(f"policy_group_{group}") if known(f"policy_group_{group}") else group, anchor=False)
        drawn += _in_columns(
            [
                partial(_theme, visit, policy, leading.get(policy.theme), asked.get(policy.theme))
                for policy in tables.records(members)
            ]
        )
    return pd.DataFrame(drawn)


def _in_columns(rows: Sequence[Callable[[], dict[str, str]]]) -> list[dict[str, str]]:
    """Draw rows in two columns, filled downwards; return their texts."""
    half = -(-len(rows) // 2)
    texts = []
    for position, column in enumerate(st.columns(2, gap="large")):
        with column:
            texts += [draw() for draw in rows[position * half : (position + 1) * half]]
    return texts


def _framework(visit: Visit, name: str) -> str:
    return visit.say(f"framework_{name}") if known(f"framework_{name}") else name


def _leading(visit: Visit) -> dict[str, Any]:
    """Return the row that leads each theme: its first share that has a direction, the nation's before a sum of offices.

    Where no share is told it is a count.
    """
    told = standing.standing(visit, "")
    told = told[told["state"].isin(progress.TOLD)]
    is_size = told["indicator_id"].map(lambda name: progress.register()[name].direction == "none").astype(bool)
    order = told["percent"].isna() * 4 + is_size * 2 + (told["level"] != "nation")
    found: dict[str, Any] = {}
    for row in tables.records(told.assign(order=order).sort_values("order", kind="stable")):
        found.setdefault(progress.register()[row.indicator_id].theme, row)
    return found


def _theme(visit: Visit, policy: Any, leading: Any, asked: Any) -> dict[str, str]:
    """Draw one theme of a catalogue: its leading indicator, who answered, what hinders; return the texts."""
    name = f"{policy.printed_code} {visit.label('theme', policy.theme)}"
    answered = formats.NOT_ASKED
    if asked is not None and asked.n_asked:
        answered = formats.n_of_n(asked.n_answered, asked.n_asked, "", visit.language)
    hinders = formats.number(0 if asked is None else asked.n_problems)
    with st.container(key=f"bullet-theme-{policy.theme}", gap=None):
        st.button(
            name,
            key=f"theme-{policy.framework}-{policy.printed_code}",
            type="tertiary",
            on_click=frame.choose,
            kwargs={"theme": policy.theme},
            wrap=True,
        )
        told = _told(visit, leading, with_name=True)
        counted = [] if answered == formats.NOT_ASKED else [visit.say("theme_answered", n=answered)]
        counted.append(visit.say("theme_problems", n=hinders))
        st.html(f'{told}<p class="bullet-under"><span>{escape(SEPARATOR.join(counted))}</span></p>')
    return (
        {visit.say("column_theme"): name}
        | _texts(visit, leading)
        | {
            visit.say("column_answered"): answered,
            visit.say("column_problems"): hinders,
        }
    )


def _told(visit: Visit, row: Any, nation: float | None = None, *, with_name: bool = False) -> str:
    """Return a row of metrics.progress.latest as HTML: the number, its bar, its place and period, its change."""
    if row is None:
        return f'<p class="quiet">{formats.NOT_ASKED} {escape(visit.say("not_told"))}</p>'
    indicator = progress.register()[row.indicator_id]
    percent = None if formats.is_missing(row.percent) else float(row.percent)
    mark = f' <span class="wrong">{formats.CONTRADICTORY}</span>' if row.is_contradictory else ""
    number = "" if percent is None else f"<b>{formats.percent(percent, indicator.decimals)}</b> "
    parts = [visit.name(indicator)] if with_name else []
    parts += [standing.place(visit, row), formats.period(row.fiscal_year, row.round, visit.language)]
    drawn = f'<p class="told">{number}{escape(progress.stated(visit, row))}{mark}</p>'
    if percent is not None:
        previous = None if formats.is_missing(row.previous_percent) else float(row.previous_percent)
        target = None if formats.is_missing(row.target) else float(row.target)
        shown = Bullet(
            visit.name(indicator),
            percent,
            "",
            nation,
            bool(row.is_contradictory),
            lambda: None,
            previous=previous,
            target=target,
        )
        drawn += bar(shown, {name: visit.say(f"bullet_{name}") for name in ("nation", "previous", "target", "region")})
    changed = standing.since(visit, row)
    return (
        f'{drawn}<p class="bullet-under"><span>{escape(SEPARATOR.join(parts))}</span><span>{escape(changed)}</span></p>'
    )


def _texts(visit: Visit, row: Any) -> dict[str, str]:
    if row is None:
        names = ("leading", "percent", "n_of_n", "place_of", "change")
        return {visit.say(f"column_{name}"): formats.NOT_ASKED for name in names}
    return {
        visit.say("column_leading"): visit.name(progress.register()[row.indicator_id]),
        visit.say("column_percent"): _percent(visit, row),
        visit.say("column_n_of_n"): progress.stated(visit, row),
        visit.say("column_place_of"): standing.place(visit, row),
        visit.say("column_change"): standing.since(visit, row) or formats.NOT_ASKED,
    }


def _percent(visit: Visit, row: Any) -> str:
    """Return the percent, or the state; a count is none."""
    if row.state in progress.TOLD and formats.is_missing(row.percent):
        return formats.NOT_ASKED
    return progress.share(visit, row)


def asked_as(visit: Visit, theme: str) -> pd.DataFrame:
    """Draw under which code and title each catalogue asks about a theme; return the texts."""
    policies = visit.ask(catalogue)
    rows = tables.records(policies[(policies["theme"] == theme) & (policies["n_reports"] > 0)])
    told = [(_framework(visit, row.framework), row.printed_code, visit.name(row, "title")) for row in rows]
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(f'{code} {title}')}</dd>" for name, code, title in told)
    if told:
        st.html(f'<section class="figure"><p class="quiet">{visit.say("asked_as")}</p><dl>{lines}</dl></section>')
    return pd.DataFrame(told, columns=[visit.say("framework"), visit.say("place"), visit.say("filter_theme")])


def indicator_rows(visit: Visit, theme: str) -> pd.DataFrame:
    """Draw each indicator of a theme as it stands, those without a figure folded away; return the rows.

    A click on a name opens the page of the indicator.
    """
    rows = standing.standing(visit, theme)
    if rows.empty:
        st.caption(visit.say("no_indicator"))
        return rows
    nation, reporting = standing.nation(visit, theme), standing.reporting(visit, theme)
    is_told = rows["state"].isin(progress.TOLD)
    _in_columns(
        [
            partial(_row, visit, row, progress.own_nation(visit, nation, row), reporting.get(row.indicator_id))
            for row in tables.records(rows[is_told])
        ]
    )
    untold = tables.records(rows[~is_told])
    if untold:
        with st.expander(visit.say("not_told_yet", n=formats.number(len(untold)))):
            _in_columns([partial(_row, visit, row, None, reporting.get(row.indicator_id)) for row in untold])
    return rows


def _row(visit: Visit, row: Any, nation: float | None, reporting: tuple[int, int] | None) -> dict[str, str]:
    indicator = progress.register()[row.indicator_id]
    with st.container(key=f"bullet-{row.indicator_id}", gap=None):
        st.button(
            visit.name(indicator),
            key=f"indicator-{row.indicator_id}",
            type="tertiary",
            on_click=frame.choose,
            kwargs={"goto": "indicator", "indicator": row.indicator_id},
            wrap=True,
        )
        if row.state in progress.TOLD:
            offices = "" if reporting is None else formats.n_of_n(*reporting, "", visit.language)
            offices = visit.say("offices_told", n=offices) if offices else ""
            st.html(f'{_told(visit, row, nation)}<p class="bullet-under"><span>{escape(offices)}</span></p>')
        else:
            waits = visit.name(indicator, "waits")
            st.html(
                f'<p class="quiet">{escape(SEPARATOR.join(filter(None, [progress.stated(visit, row), waits])))}</p>'
            )
    return {}


def indicators_table(visit: Visit, theme: str) -> pd.DataFrame:
    """Draw one row an indicator of a theme ("" = of all) with how it stands; a click opens it. Return its rows."""
    rows = standing.standing(visit, theme)
    rows = rows.sort_values("state", key=lambda states: ~states.isin(progress.TOLD), kind="stable")
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
    indicator = progress.register()[row.indicator_id]
    is_told = row.state in progress.TOLD
    contradicts = f" {formats.CONTRADICTORY}" if row.is_contradictory and formats.is_missing(row.percent) else ""
    return {
        visit.say("column_indicator"): visit.name(indicator),
        visit.say("column_theme"): visit.label("theme", indicator.theme),
        visit.say("column_percent"): _percent(visit, row),
        visit.say("column_n_of_n"): progress.stated(visit, row) + contradicts,
        visit.say("column_place_of"): standing.place(visit, row) if is_told else formats.NOT_ASKED,
        visit.say("column_period"): formats.period(row.fiscal_year, row.round, visit.language),
        visit.say("column_change"): standing.change(visit, row) or formats.NOT_ASKED,
    }


def problems(visit: Visit, theme: str) -> pd.DataFrame:
    """Draw what hinders a theme, the newest first, and what it is about; return the texts."""
    chosen = replace(visit.selection, theme=theme)
    st.subheader(visit.say("problems"), anchor=False)
    counted = tables.records(visit.ask(subjects, chosen))
    if counted:
        named = SEPARATOR.join(f"{visit.name(row)} {formats.number(row.n_answers)}" for row in counted[:MOST_SUBJECTS])
        st.html(f'<p class="counts">{escape(visit.say("problem_subjects", subjects=named))}</p>')
    told = visit.ask(narratives, chosen, ("problem",))
    told = told.sort_values(["fiscal_year", "round"], ascending=False, kind="stable")
    return words.answers(visit, told, f"problems-{theme}")


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
