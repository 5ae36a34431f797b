"""One office section by section, and the list of offices to choose from."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics import marks
from metrics.questions.narratives import narratives
from metrics.questions.overview import counts
from metrics.questions.peers import peers
from metrics.questions.progress import TOLD, latest
from metrics.questions.reports import reports
from metrics.questions.sources import figures
from metrics.questions.todo import findings, todo
from metrics.register.register import by_id
from metrics.selection import Selection
from ui import figure, formats, frame, progress, tables, words
from ui.charts.spread import spread
from ui.frame import Visit

OWED = ("missing_report", "missing_round", "unreadable", "not_reported")
SUMS = ("owed", "not_reported", "unreadable", "missing", "contradictions")
SORTS = {"place": [], "owed": ["n_owed", "n_contradictions"], "doubt": ["n_contradictions", "n_owed"]}
ANSWERS = ("progress", "practice", "success_factor", "problem", "suggestion", "suggestion_area", "suggestion_policy")


def listing(visit: Visit, offices: pd.DataFrame) -> None:
    """Draw one row an office with what it told and owes; a click opens it."""
    if offices.empty:
        st.caption(visit.say("offices_none"))
        st.button(visit.say("page_figures"), key="to_figures", on_click=frame.choose, kwargs={"goto": "figures"})
        return
    sums = {name: formats.number(int(offices[f"n_{name}"].sum())) for name in SUMS}
    everywhere = formats.number(visit.ask(counts, visit.selection).n_contradictions)
    told = visit.say("offices_found", n=formats.number(len(offices)), everywhere=everywhere, **sums)
    st.caption(told, help=visit.say("offices_help"))
    labels = {name: visit.say(f"sort_offices_{name}") for name in SORTS}
    by = SORTS[frame.segments("sort_offices", labels, visit.say("sort"), "place")]
    rows = tables.records(offices.sort_values(by, ascending=False, kind="stable") if by else offices)
    numbers = {"column_contradictions": "n_contradictions", "column_owed": "n_owed", "column_n_in_words": "n_in_words"}
    table = pd.DataFrame(
        [
            {
                visit.say("column_office"): visit.office(row.name),
                visit.say("column_reported_of"): formats.n_of_n(row.n_reported, row.n_asked, "", visit.language),
            }
            | {visit.say(text): formats.number(getattr(row, name)) for text, name in numbers.items()}
            | {
                visit.say("column_year"): formats.fiscal_year(int(row.fiscal_year), visit.language),
                visit.say("column_province"): visit.places(row.provinces),
            }
            for row in rows
        ]
    )

    def opened(row: int, _: str) -> None:
        province = rows[row].provinces[0] if rows[row].name not in _unique(offices) else visit.selection.province
        frame.choose(agency=rows[row].name, province=province or None)

    tables.show(
        table,
        "offices",
        numbers=[visit.say("column_reported_of"), *(visit.say(text) for text in numbers)],
        on_cell=opened,
        widths={visit.say("column_office"): 220, visit.say("column_province"): 130},
        pinned=True,
    )


class Office:
    """What the page asks about one office: `office` is a row of questions.todo.offices."""

    def __init__(self, visit: Visit, office: Any) -> None:
        self.visit = visit
        self.office = office
        self.selection = replace(visit.selection, fiscal_year=int(office.fiscal_year))
        self.rows: pd.DataFrame = visit.ask(latest, self.selection, "agency")
        self.told = self.rows[self.rows["state"].isin(TOLD)]
        self.todo: pd.DataFrame = visit.ask(todo, visit.selection)
        self.worded = self.todo[self.todo["kind"] == "in_words"]
        self.owed = self.todo[self.todo["kind"].isin(OWED)]
        self.findings: pd.DataFrame = visit.ask(findings, visit.selection)
        self.doubts = self.findings[self.findings["is_asked"]]
        self.peers: pd.DataFrame = visit.ask(peers, self.selection)

    def heading(self) -> DeltaGenerator:
        """Draw whose page it is, and of which year and reports it speaks; return where a button may stand."""
        visit, office = self.visit, self.office
        left, right = st.columns([3, 1], vertical_alignment="center")
        left.subheader(formats.plain(visit.office(office.name, office.provinces)), anchor=False)
        period = formats.period(office.fiscal_year, visit.selection.round, visit.language)
        told = visit.say("agency_year", period=period, sources=", ".join(office.sources) or self._elsewhere())
        left.html(f'<p class="quiet">{escape(f"{office.name} · {told}")}</p>')
        return right

    def reported(self) -> None:
        """Draw the indicators told as figures, beside the nation, the offices of its kind and the period before."""
        visit = self.visit
        if self.told.empty:
            st.caption(visit.say("reported_none"))
            return
        st.caption(visit.say("click_row") if self.peers.empty else visit.say("reported_help"))
        known, nation = by_id(), progress.national(visit)
        beside = {row.indicator_id: row for row in tables.records(self.peers)}
        told = tables.records(self.told)
        table = pd.DataFrame(
            [
                {
                    visit.say("column_indicator"): visit.name(known[row.indicator_id]),
                    visit.say("column_n_of_n"): progress.stated(visit, row),
                    visit.say("column_percent"): _percent(row),
                    visit.say("column_change"): _change(row),
                    visit.say("column_spread"): _picture(row, beside.get(row.indicator_id)),
                    visit.say("column_median"): self._median(beside.get(row.indicator_id)),
                    visit.say("column_nation"): marks.NOT_APPLICABLE
                    if (stated := progress.own_nation(visit, nation, row)) is None
                    else formats.percent(stated),
                    visit.say("column_period"): formats.period(row.fiscal_year, row.round, visit.language),
                    visit.say("column_before"): marks.NOT_APPLICABLE
                    if formats.is_missing(row.previous_percent)
                    else formats.period(row.previous_fiscal_year, row.previous_round, visit.language),
                }
                for row in told
            ]
        )
        table = _without_blanks(table)
        numbers = [visit.say(name) for name in ("column_percent", "column_change", "column_nation")]
        tables.show(
            table,
            "reported",
            numbers=[name for name in numbers if name in table],
            on_cell=lambda row, _: progress.open_row(visit, told[row]),
            widths={visit.say("column_indicator"): 330, visit.say("column_n_of_n"): 150},
            pinned=True,
            pictures=[name for name in [visit.say("column_spread")] if name in table],
        )
        _legend(visit)

    def in_words(self) -> None:
        """Draw the indicators answered in words alone, then what else was told in words; a click opens the words."""
        visit = self.visit
        told = visit.ask(narratives, self.selection, ANSWERS)
        told = told.sort_values("kind", key=lambda kinds: kinds != "progress", kind="stable")
        answers = dict(iter(told.groupby("theme")))
        known, asked = by_id(), tables.records(self.worded)
        owed = {row.indicator_id for row in asked}
        others: dict[str, list[str]] = {}
        for indicator_id in self.rows.loc[self.rows["state"] == "in_words", "indicator_id"]:
            theme = known[indicator_id].theme
            if indicator_id not in owed and theme in answers:
                others.setdefault(theme, []).append(visit.name(known[indicator_id]))
        st.caption(visit.say("in_words_help" if asked else "in_words_none"))
        themes = [row.theme for row in asked]
        self._words_table("in-words", themes, [visit.name(row, "about") for row in asked], answers)
        if others:
            st.caption(visit.say("in_words_others", n=formats.number(len(others))))
            names = [" · ".join(named) for named in others.values()]
            self._words_table("in-words-others", list(others), names, answers)

    def _words_table(self, key: str, themes: list[str], names: list[str], answers: dict[str, pd.DataFrame]) -> None:
        visit = self.visit
        table = pd.DataFrame(
            [
                {
                    visit.say("column_indicator"): name,
                    visit.say("column_first_words"): _first_words(visit, answers.get(theme)),
                    visit.say("column_answers"): formats.number(len(answers.get(theme, ()))),
                    visit.say("column_theme"): visit.label("theme", theme),
                }
                for theme, name in zip(themes, names, strict=True)
            ]
        )
        tables.show(
            table,
            key,
            numbers=[visit.say("column_answers")],
            on_cell=lambda row, _: figure.choose_words(replace(self.selection, theme=themes[row])),
            widths={visit.say("column_indicator"): 240, visit.say("column_first_words"): 420},
            pinned=True,
        )

    def contradicts(self) -> None:
        """Draw what its reports of the year contradict: what asks for an answer, then notes and what was decided."""
        visit, found = self.visit, self.findings
        if not found.empty:
            graves = {name: int((self.doubts["severity"] == name).sum()) for name in ("wrong", "doubtful")}
            others = found[~found["is_asked"]]
            notes = int((others["decision"] == "").sum())
            told = {**graves, "n": len(self.doubts), "notes": notes, "decided": len(others) - notes}
            st.caption(visit.say("doubts_help", **{name: formats.number(n) for name, n in told.items()}))
        words.contradictions_table(visit, found, "contradictions", with_office=False)

    def owes(self) -> None:
        """Draw what the office was asked and did not tell, what cannot be read, and the rounds it missed."""
        visit = self.visit
        if self.owed.empty:
            st.caption(visit.say("owes_none"))
            return
        st.caption(visit.say("owes_help"))
        told = tables.records(self.owed)
        table = pd.DataFrame(
            [
                {
                    visit.say("column_subject"): visit.name(row, "about"),
                    visit.say("column_found"): visit.name(row, "what"),
                    visit.say("column_period"): formats.told_period(
                        row.figure_year, row.round, row.fiscal_year, row.round, visit.language
                    ),
                    visit.say("column_request"): visit.name(row, "request"),
                    visit.say("column_place"): f"{row.source} · {visit.place(row.place)}"
                    if row.place
                    else marks.NOT_REPORTED,
                }
                for row in told
            ]
        )
        tables.show(
            table,
            "owes",
            fact_ids=lambda row, _: list(told[row].fact_ids),
            widths={visit.say("column_subject"): 300, visit.say("column_request"): 320},
            pinned=True,
        )

    def against_peers(self) -> None:
        """Draw where the office stands among its kind, what lies farthest behind first."""
        visit = self.visit
        if self.peers.empty:
            st.caption(visit.say("peers_none"))
            return
        st.caption(visit.say("peers_help"))
        known, own = by_id(), {row.indicator_id: row for row in tables.records(self.told)}
        side = {"up": 1, "down": -1, "none": 0}
        ahead = self.peers["difference"] * [side[known[name].direction] for name in self.peers["indicator_id"]]
        told = tables.records(
            self.peers.assign(ahead=ahead).rename(columns={"rank": "position"}).sort_values("ahead", kind="stable")
        )
        table = pd.DataFrame(
            [
                {
                    visit.say("column_indicator"): visit.name(known[row.indicator_id]),
                    visit.say("column_n_of_n"): progress.stated(visit, own[row.indicator_id]),
                    visit.say("column_percent"): _percent(own[row.indicator_id]),
                    visit.say("column_spread"): _picture(own[row.indicator_id], row),
                    visit.say("column_from_median"): formats.signed(row.difference),
                    visit.say("column_rank_of"): marks.NOT_APPLICABLE
                    if formats.is_missing(row.position)
                    else visit.say("rank_of", n=int(row.position), of=row.n_others + 1),
                    visit.say("column_median"): self._median(row),
                }
                for row in told
            ]
        )
        numbers = ("column_percent", "column_from_median", "column_rank_of")
        tables.show(
            table,
            "peers",
            numbers=[visit.say(name) for name in numbers],
            on_cell=lambda row, _: frame.choose(goto="indicator", indicator=told[row].indicator_id),
            widths={visit.say("column_indicator"): 240, visit.say("column_n_of_n"): 150},
            pinned=True,
            pictures=[visit.say("column_spread")],
        )

    def _elsewhere(self) -> str:
        """Return the reports that the year's figures come from, where the office has none of that year."""
        ids = [fact_id for fact_ids in self.told["fact_ids"] for fact_id in fact_ids]
        sources = set(self.visit.ask(figures, Selection(), tuple(ids))["source"]) if ids else set()
        told = [
            f"{row.source} ({formats.period(row.fiscal_year, row.round, self.visit.language)})"
            for row in tables.records(self.visit.ask(reports))
            if row.source in sources
        ]
        return ", ".join(told) or marks.NOT_REPORTED

    def _median(self, row: Any) -> str:
        if row is None:
            return marks.NOT_APPLICABLE
        return self.visit.say("median_of", median=formats.percent(row.median), n=formats.number(row.n_others))


def _unique(offices: pd.DataFrame) -> set[str]:
    """Return the names that one office alone bears."""
    return set(offices["name"].drop_duplicates(keep=False))


def _percent(row: Any) -> str:
    mark = f" {marks.CONTRADICTORY}" if row.is_contradictory else ""
    return (marks.NOT_APPLICABLE if formats.is_missing(row.percent) else formats.percent(row.percent)) + mark


def _change(row: Any) -> str:
    """Return the points since the place told it before; marked where it was of another base."""
    if formats.is_missing(row.previous_percent) or formats.is_missing(row.percent):
        return marks.NOT_APPLICABLE
    mark = f" {marks.NOTE}" if row.is_base_changed else ""
    return formats.signed(row.percent - row.previous_percent) + mark


def _without_blanks(table: pd.DataFrame) -> pd.DataFrame:
    """Return the columns in which at least one row has something to say."""
    return table.loc[:, [not table[name].isin(("", marks.NOT_APPLICABLE)).all() for name in table]]


def _legend(visit: Visit) -> None:
    meanings = {
        marks.CONTRADICTORY: "state_contradictory",
        marks.CORRECTED: "mark_corrected",
        marks.COMPUTED: "mark_computed",
        marks.NOTE: "base_changed",
        marks.NOT_APPLICABLE: "not_applicable",
    }
    told = "".join(f"<span><b>{mark}</b> {visit.say(key)}</span>" for mark, key in meanings.items())
    st.html(f'<p class="legend">{told}</p>')


def _picture(row: Any, others: Any) -> str:
    if others is None or formats.is_missing(row.percent):
        return ""
    return spread(float(row.percent), others.lowest, others.lower, others.median, others.upper, others.highest)


def _first_words(visit: Visit, answers: pd.DataFrame | None) -> str:
    """Return the words of progress; else the first others, and what they are; else that other figures answered."""
    if answers is None:
        return visit.say("told_by_figures")
    kind, told = str(answers["kind"].iloc[0]), words.shortened(str(answers["text"].iloc[0]))
    return told if kind == "progress" else f"({visit.say(f'answer_{kind}')}) {told}"
