"""Answers in words, and figures as a table of texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions.comparison import Level, comparisons
from metrics.questions.reports import reports
from metrics.register.register import by_id
from metrics.selection import Selection
from ui import figure, formats, frame, tables
from ui.frame import Visit
from ui.texts import known

FIRST, MORE = 5, 20
LONGEST = 160  # characters of a cell
PERCENT = ("ร้อยละ", "%")


def answers(visit: Visit, rows: pd.DataFrame, key: str, first: int = FIRST) -> None:
    """Draw answers with their remedies and results, the first few first, and a button for more."""
    if rows.empty:
        st.caption(visit.say("problems_none"))
        return
    shown = f"{key}-shown"
    count = st.session_state.get(shown, first)
    grouped(visit, rows[:count])
    if len(rows) > count:
        st.button(
            visit.say("more", n=formats.number(len(rows) - count)),
            key=f"{key}-more",
            type="tertiary",
            on_click=frame.choose,
            kwargs={shown: count + MORE},
        )


def grouped(visit: Visit, rows: pd.DataFrame, *, by_office: bool = False) -> None:
    """Draw answers under heads of their period and province, or office, in the rows' order."""
    groups: dict[str, list[str]] = {}
    for row in tables.records(rows):
        place = visit.speaker(row) if by_office else visit.places(row.provinces) or visit.say("nation")
        head = f"{formats.period(row.fiscal_year, row.round, visit.language)} · {place}"
        groups.setdefault(head, []).append(figure.answer(visit, row))
    st.html("".join(f'<h4 class="group">{escape(head)}</h4>{"".join(told)}' for head, told in groups.items()))


def contradictions_table(visit: Visit, rows: pd.DataFrame, key: str, *, with_office: bool = True) -> None:
    """Draw one row a finding, both values side by side, a page at a time; a click opens its figures."""
    if rows.empty:
        st.caption(visit.say("contradictions_none"))
        return
    offset = tables.paged(len(rows), f"{key}_page", list(rows["fact_ids"][:1]))
    periods = {row.source: (row.fiscal_year, row.round) for row in tables.records(visit.ask(reports))}
    told = tables.records(rows[offset : offset + tables.PAGE].rename(columns={"check": "check_name"}))
    table = pd.DataFrame(
        [
            {visit.say("column_severity"): visit.say(f"finding_{row.severity}")}
            | ({visit.say("column_office"): visit.speaker(row)} if with_office else {})
            | {
                visit.say("column_measure"): row.measure or marks.NOT_APPLICABLE,
                visit.say("column_stated"): _side(visit, row.stated, row.unit),
                visit.say("column_computed"): _side(visit, row.computed, row.unit if row.unit in PERCENT else ""),
                visit.say("column_disagrees"): _disagreement(visit, row),
                visit.say("column_words"): shortened(row.words) or marks.NOT_APPLICABLE,
                visit.say("column_period"): formats.told_period(
                    row.fiscal_year, row.round, *periods[row.source], visit.language
                ),
                visit.say("column_source"): row.source,
                visit.say("column_place"): visit.place(row.place),
            }
            for row in told
        ]
    )
    tables.show(
        table,
        key,
        numbers=[visit.say("column_stated"), visit.say("column_computed")],
        fact_ids=lambda row, _: list(told[row].fact_ids),
        widths={
            visit.say("column_disagrees"): 420,
            visit.say("column_measure"): 200,
            visit.say("column_words"): 360,
        },
    )


def shortened(words: str, longest: int = LONGEST) -> str:
    """Return words on one line, cut where they are longer than a cell can show."""
    told = " ".join(words.split())
    return told if len(told) <= longest else told[:longest].rstrip() + " …"


def _side(visit: Visit, value: Any, unit: str) -> str:
    return marks.NOT_APPLICABLE if formats.is_missing(value) else formats.count(round(value, 2), unit, visit.language)


def _disagreement(visit: Visit, row: Any) -> str:
    mark = marks.of_finding(row.severity, row.decision)
    decided = f" {visit.say(f'state_{row.decision}')}: {row.reason}" if row.decision else ""
    return f"{mark} {visit.name(row, 'sentence')}{decided}"


def compared(visit: Visit, selection: Selection, level: Level) -> None:
    """Draw a place's shares beside all that they can be held against, worked out when it is opened."""
    with st.expander(visit.say("comparisons"), key="comparisons-open", on_change="rerun") as opened:
        if opened.open:
            comparisons_table(visit, visit.ask(comparisons, selection, level), "comparisons")


def comparisons_table(visit: Visit, rows: pd.DataFrame, key: str) -> None:
    """Draw one row a share and what it is held against, with the difference or the reason why there is none."""
    if rows.empty:
        st.caption(visit.say("comparisons_none"))
        return
    known = by_id()
    told = tables.records(rows.rename(columns={"rank": "position"}))
    table = pd.DataFrame(
        [
            {
                visit.say("column_indicator"): visit.name(known[row.indicator_id]),
                visit.say("column_period"): formats.period(row.fiscal_year, row.round, visit.language),
                visit.say("column_percent"): _share(visit, row, row.percent, row.numerator, row.denominator),
                visit.say("column_against"): _against(visit, row),
                visit.say("column_other"): _share(
                    visit, row, row.other_percent, row.other_numerator, row.other_denominator
                ),
                visit.say("column_difference"): _difference(visit, row),
            }
            for row in told
        ]
    )
    tables.show(
        table,
        key,
        fact_ids=lambda row, column: list(
            told[row].other_fact_ids if column == visit.say("column_other") else told[row].fact_ids
        ),
        widths={visit.say("column_indicator"): 300, visit.say("column_difference"): 260},
        pinned=True,
    )


def _share(visit: Visit, row: Any, percent: Any, numerator: Any, denominator: Any) -> str:
    if formats.is_missing(numerator):
        return marks.NOT_REPORTED
    unit = by_id()[row.indicator_id].unit
    told = formats.n_of_n(numerator, denominator, unit, visit.language)
    return told if formats.is_missing(percent) else f"{formats.percent(percent)} · {told}"


def _against(visit: Visit, row: Any) -> str:
    if row.comparison == "nation":
        return f"{visit.say('nation')} ({visit.affiliation(row.affiliation)})"
    if row.comparison == "peers":
        return visit.say(
            "against_peers", n=formats.number(row.n_others), kind=visit.office(row.name).split(".")[0] + "."
        )
    if row.comparison == "province":
        return visit.label("province", row.other_name)
    if formats.is_missing(row.other_fiscal_year):
        return visit.say(f"against_{row.comparison}")
    return formats.period(row.other_fiscal_year, row.other_round, visit.language)


def _difference(visit: Visit, row: Any) -> str:
    if row.reason:
        return f"{marks.NOT_APPLICABLE} {visit.say(f'reason_{row.reason}')}"
    sign = "+" if row.difference > 0 else "\u2212" if row.difference < 0 else ""
    told = visit.say("points", n=f"{sign}{abs(row.difference):,.1f}")
    rank = "" if formats.is_missing(row.position) else visit.say("ranked", n=int(row.position), of=row.n_others + 1)
    changed = visit.say("base_changed") if row.is_base_changed else ""
    return " · ".join(part for part in (told, rank, changed) if part)


def subjects_table(
    visit: Visit, rows: pd.DataFrame, key: str, on_subject: Callable[[str], None], counted: str = "column_problems"
) -> None:
    """Draw one row a subject of the problems, or of what `counted` heads; a click calls `on_subject` with it."""
    told = tables.records(rows)
    columns = {"n_answers": counted, "n_offices": "column_offices", "n_provinces": "column_provinces"}
    table = pd.DataFrame(
        [
            {visit.say("column_about"): visit.name(row)}
            | {visit.say(column): formats.number(getattr(row, name)) for name, column in columns.items()}
            for row in told
        ]
    )
    tables.show(
        table,
        key,
        numbers=[visit.say(column) for column in columns.values()],
        on_cell=lambda row, _: on_subject(told[row].subject),
        widths={visit.say("column_about"): 200},
    )


def uncounted(visit: Visit, counts: Mapping[str, int]) -> None:
    """Say how many reports count in no indicator, and why."""
    if counts:
        why = " · ".join(
            f"{visit.say(f'uncounted_{reason}')} {formats.number(count)}" for reason, count in counts.items()
        )
        total = formats.number(sum(counts.values()))
        st.html(f'<p class="counts">{escape(visit.say("uncounted", n=total))}: {escape(why)}</p>')


def reports_table(visit: Visit, rows: pd.DataFrame, key: str) -> None:
    """Draw one row a report: whose, when, and how much was read."""
    table = pd.DataFrame(
        [
            {
                visit.say("column_source"): row.source,
                visit.say("column_office"): visit.speaker(row),
                visit.say("column_period"): formats.period(row.fiscal_year, row.round, visit.language),
                visit.say("column_as_of"): marks.NOT_REPORTED
                if formats.is_missing(row.as_of)
                else formats.day(row.as_of, visit.language),
                visit.say("column_figures"): formats.number(row.n_facts),
                visit.say("column_narratives"): formats.number(row.n_narratives),
                visit.say("column_issues"): formats.number(row.n_issues),
                visit.say("column_words"): visit.say("words_digest" if row.is_digest else "words_report"),
                visit.say("column_uncounted"): visit.say(f"uncounted_{row.uncounted}")
                if row.uncounted
                else visit.say("counted"),
            }
            for row in tables.records(rows)
        ]
    )
    numbers = [visit.say(name) for name in ("column_figures", "column_narratives", "column_issues")]
    tables.show(table, key, numbers=numbers)


def issues_table(visit: Visit, rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """Draw one row an issue, a page at a time; return the texts of all."""
    if rows.empty:
        st.caption(visit.say("issues_none"))
        return pd.DataFrame()
    table = pd.DataFrame(
        [
            {
                visit.say("column_severity"): visit.say(f"severity_{row.severity}"),
                visit.say("column_message"): visit.say(f"issue_{row.code}")
                if known(f"issue_{row.code}")
                else row.message,
                visit.say("column_raw"): row.raw or marks.NOT_REPORTED,
                visit.say("column_source"): row.source,
                visit.say("column_place"): visit.place(row.place) or marks.NOT_REPORTED,
            }
            for row in tables.records(rows)
        ]
    )
    offset = tables.paged(len(table), f"{key}_page", None)
    shown = table[offset : offset + tables.PAGE]
    tables.show(shown, key, widths={visit.say("column_message"): "large"}, pinned=False)
    return table
