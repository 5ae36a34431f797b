"""The page of one indicator: which, what it counts, where it stands, and each office's value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions import definition as definitions
from metrics.questions.progress import TOLD, UNASKED
from metrics.register import targets
from metrics.register.register import Indicator, by_id, indicators
from metrics.register.targets import Target
from ui import formats, frame, standing, tables
from ui import progress as rows_of
from ui.frame import Visit

FIRST = 100
WHOLE = 100.0  # percent; a share above it cannot be, and stands after those that can
OTHER_LANGUAGE = {"th": "en", "en": "th"}


def choose(visit: Visit) -> Indicator | None:
    """Draw the choice of an indicator, those of one theme together; return the chosen one."""
    themes = list(visit.labels("theme"))
    ordered = sorted(indicators(), key=lambda item: themes.index(item.theme) if item.theme in themes else len(themes))
    labels = {item.indicator_id: f"{visit.label('theme', item.theme)} › {visit.name(item)}" for item in ordered}
    chosen = frame.select("indicator", labels, visit.say("choose_indicator"), visit.say("page_indicator"))
    return by_id().get(chosen)


def headline(visit: Visit, indicator: Indicator) -> Any:
    """Draw the value of the place chosen with n of N, what it is held against, and its words; return its row."""
    found = standing.of_theme(visit, indicator.theme)
    row: Any = next(row for row in tables.records(found) if row.indicator_id == indicator.indicator_id)
    st.button(
        visit.say("theme_of_indicator", theme=visit.label("theme", indicator.theme)),
        key="theme-of-indicator",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=frame.choose,
        kwargs={"goto": "policy", "theme": indicator.theme},
    )
    st.subheader(visit.name(indicator), anchor=False)
    if row.state not in TOLD:
        told = escape(rows_of.stated(visit, row))
        st.html(f'<div class="figure"><p class="value">{visit.say("not_told")}</p><p>{told}</p></div>')
    else:
        period = formats.period(row.fiscal_year, row.round, visit.language)
        stated = [] if _value(visit, indicator, row) == rows_of.stated(visit, row) else [rows_of.stated(visit, row)]
        lines = [
            " · ".join([*stated, _whose(visit, row), period]),
            standing.since(visit, row),
            visit.say("sentence_doubts", n=formats.number(row.n_contradictory)) if standing.doubts(visit, row) else "",
            _status(visit, indicator, row),
            _nation_sentence(visit, indicator, row),
        ]
        told = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
        mark = f' <span class="wrong">{marks.CONTRADICTORY}</span>' if standing.is_doubted(row) else ""
        st.html(f'<div class="figure"><p class="value">{escape(_value(visit, indicator, row))}{mark}</p>{told}</div>')
    if indicator.waits_th and row.state not in TOLD:
        st.caption(f"{visit.say('definition_waits')}: {visit.name(indicator, 'waits')}")
    if 0 < len(row.fact_ids) <= rows_of.MOST_CARDS or row.state == "in_words":
        st.button(
            visit.say("words_of_value", n=formats.number(len(row.fact_ids))),
            key="words-of-value",
            icon=":material/format_quote:",
            on_click=partial(rows_of.open_row, visit, row),
        )
    return row


def _whose(visit: Visit, row: Any) -> str:
    """Return whom a row speaks of; a spread of scores says itself of how many."""
    return standing.place(visit, row) if formats.is_missing(row.lowest) else rows_of.place(visit, row)


def _value(visit: Visit, indicator: Indicator, row: Any) -> str:
    if not formats.is_missing(row.percent):
        return formats.percent(row.percent, indicator.decimals)
    if not formats.is_missing(row.lowest):
        return f"{formats.number(row.lowest)}–{formats.number(row.highest)}"
    return rows_of.number(visit, row)


def _status(visit: Visit, indicator: Indicator, row: Any) -> str:
    if not row.status:
        return ""
    stated = visit.say("target_at", n=aim(visit, indicator, row.target))
    return f"{visit.say(f'target_{row.status}')} · {stated} · {visit.name(row, 'target_source')}"


def _nation_sentence(visit: Visit, indicator: Indicator, row: Any) -> str:
    value = rows_of.own_nation(visit, rows_of.national(visit), row)
    return "" if value is None else f"{visit.say('nation')} {formats.percent(value, indicator.decimals)}"


def definition(visit: Visit, indicator: Indicator) -> pd.DataFrame:
    """Draw what the indicator counts, and how; return the texts."""
    measures = visit.ask(definitions.claimed, indicator.indicator_id)
    aims = [_target(visit, indicator, one) for one in targets.of_indicator(indicator.indicator_id)]
    texts = {
        "definition_other_name": getattr(indicator, f"name_{OTHER_LANGUAGE[visit.language]}"),
        "definition_formula": visit.say(f"formula_{indicator.formula}"),
        "definition_method": visit.name(indicator, "method"),
        "definition_unit": formats.unit(indicator.unit, 2, visit.language),
        "definition_direction": visit.say(f"direction_{indicator.direction}"),
        "definition_target": "; ".join(aims) or visit.say("no_target"),
        "definition_claims": visit.say("claims_counted", n=formats.number(measures["measure"].nunique())),
    }
    if indicator.waits_th and measures.empty:
        texts["definition_waits"] = visit.name(indicator, "waits")
    rows = "".join(f"<dt>{escape(visit.say(key))}</dt><dd>{escape(text)}</dd>" for key, text in texts.items())
    st.html(f'<section class="figure definition"><h2>{visit.say("definition")}</h2><dl>{rows}</dl></section>')
    if not measures.empty:
        with st.expander(visit.say("definition_claims")):
            for part, own in measures.groupby("part", sort=False):
                wordings = " · ".join(dict.fromkeys(own["measure"]))
                st.html(f"<p><b>{visit.say(f'claims_part_{part}')}</b> {escape(wordings)}</p>")
    return pd.DataFrame(
        [(visit.say("column_indicator"), visit.name(indicator))]
        + [(visit.say(key), text) for key, text in texts.items()],
        columns=[visit.say("column_what"), visit.say("column_text")],
    )


def offices(visit: Visit, indicator: Indicator) -> pd.DataFrame:
    """Return each office's newest row of the newest fiscal year, whatever place is chosen."""
    everywhere = replace(visit.selection, agency="", province="", theme=indicator.theme)
    rows: pd.DataFrame = visit.ask(definitions.offices, everywhere, indicator.indicator_id)
    return rows


def is_chosen(visit: Visit, row: Any) -> bool:
    """Say whether an office's row is the one chosen, or of the province chosen."""
    chosen = visit.selection
    if chosen.agency:
        return bool(row.name == chosen.agency)
    return bool(chosen.province and chosen.province in row.provinces)


def number(indicator: Indicator, row: Any) -> float | None:
    """Return what a row shows on the indicator's axis; a share without a base has no place there."""
    value = row.percent if indicator.formula == "share" else row.numerator
    return None if row.state not in TOLD or formats.is_missing(value) else float(value)


def aim(visit: Visit, indicator: Indicator, target: float) -> str:
    """Return a target with its unit."""
    if indicator.formula == "share":
        return f"{formats.number(target)}{formats.NO_BREAK}%"
    return formats.count(target, indicator.unit, visit.language)


def _target(visit: Visit, indicator: Indicator, target: Target) -> str:
    """Return a target with where and when it holds, and who set it."""
    if target.level == "office":
        place = visit.office(target.place)
    else:
        place = visit.say("nation") if target.level == "nation" else visit.label(target.level, target.place)
    when = [] if target.fiscal_year is None else [formats.period(target.fiscal_year, None, visit.language)]
    return " · ".join([aim(visit, indicator, target.target), place, *when, visit.name(target, "source")])


def offices_table(visit: Visit, indicator: Indicator, rows: pd.DataFrame) -> pd.DataFrame:
    """Draw each office's value, the chosen ones first, a hundred until all are asked for; return the rows so."""
    st.subheader(visit.say("offices_of_indicator"), anchor=False)
    if rows.empty:
        st.caption(visit.say("strip_none"))
        return rows
    orders = {name: visit.say(f"order_{name}") for name in ("highest", "lowest", "name", "owing")}
    order = frame.segments("order", orders, visit.say("order"), "highest")
    told = sorted(enumerate(tables.records(rows)), key=partial(_order, visit, indicator, order))
    found = [row for _, row in told]
    nation = rows_of.national(visit)
    shown = len(found) if st.session_state.get("all_offices") else min(FIRST, len(found))
    table = pd.DataFrame([_office(visit, indicator, nation, row) for row in found[:shown]])
    if not any(rows_of.own_nation(visit, nation, row) for row in found):
        table = table.drop(columns=visit.say("column_nation"), errors="ignore")
    counts = {"shown": formats.number(shown), "all": formats.number(len(found))}
    st.caption(" · ".join([*_whole_country(visit, found), visit.say("offices_shown", **counts)]))
    numbers = [visit.say(f"column_{name}") for name in ("percent", "n_of_n", "change", "nation")]
    tables.show(
        table,
        f"offices-{order}",
        numbers=[name for name in numbers if name in table.columns],
        on_cell=lambda row, _: rows_of.open_row(visit, found[row]),
        widths={visit.say("column_office"): 260 if visit.language == "th" else 340, visit.say("column_n_of_n"): 170},
        pinned=True,
    )
    if shown < len(found):
        st.button(
            visit.say("offices_more", n=formats.number(len(found))),
            key="more-offices",
            type="tertiary",
            on_click=frame.choose,
            kwargs={"all_offices": True},
        )
    return rows.iloc[[position for position, _ in told]]


def _whole_country(visit: Visit, rows: Sequence[Any]) -> list[str]:
    """Return that the list is of all provinces where one is chosen, and whether that one is in it."""
    province = visit.selection.province
    if not province:
        return []
    label = visit.label("province", province)
    n = sum(province in row.provinces for row in rows)
    if not n:
        return [visit.say("offices_everywhere_none", province=label)]
    return [visit.say("offices_everywhere", province=label, n=formats.number(n))]


def _order(visit: Visit, indicator: Indicator, order: str, item: tuple[int, Any]) -> tuple[Any, ...]:
    position, row = item
    value = number(indicator, row)
    if order == "owing":
        return (value is not None, row.state in UNASKED, position)
    key = position if order == "name" or value is None else -value if order == "highest" else value
    is_impossible = indicator.formula == "share" and value is not None and value > WHOLE
    rank = 0 if order == "name" else 1 if is_impossible else 2 * (value is None)
    return (not is_chosen(visit, row), rank, row.state in UNASKED, key, position)


def _office(visit: Visit, indicator: Indicator, nation: rows_of.Nation, row: Any) -> dict[str, str]:
    mark = "● " if is_chosen(visit, row) else ""
    national = rows_of.own_nation(visit, nation, row)
    texts = {visit.say("column_office"): mark + rows_of.place(visit, row)}
    if indicator.formula == "share":
        texts[visit.say("column_percent")] = rows_of.share(visit, row)
    contradicts = f" {marks.CONTRADICTORY}" if row.is_contradictory and indicator.formula != "share" else ""
    texts[visit.say("column_n_of_n")] = rows_of.stated(visit, row) + contradicts
    if indicator.formula == "share":
        texts[visit.say("column_nation")] = (
            marks.NOT_APPLICABLE if national is None else formats.percent(national, indicator.decimals)
        )
    return texts | {
        visit.say("column_change"): standing.change(visit, row) or marks.NOT_APPLICABLE,
        visit.say("column_period"): formats.period(row.fiscal_year, row.round, visit.language),
    }
