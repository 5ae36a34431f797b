"""What only the overview draws: sentences, the leading shares, what needs attention, suggestions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions.overview import Counts, Coverage
from metrics.questions.progress import TOLD
from metrics.questions.regions import provinces
from metrics.questions.scorecard import leaders, untold
from metrics.questions.sums import newness
from metrics.register.register import by_id
from ui import figure, formats, frame, progress, tables
from ui.charts.bullets import Bullet
from ui.frame import Visit

SENTENCES = 3
SUGGESTIONS = 3


def sentences(visit: Visit, themes: pd.DataFrame) -> None:
    """Draw the first headlines as sentences; a click opens the figures."""
    rows = tables.records(themes[themes["is_headline"]])[:SENTENCES]
    with st.container(key="headlines", gap=None):
        for position, row in enumerate(rows):
            st.button(
                sentence(visit, row),
                key=f"headline-{position}-{figure.generation()}",
                type="tertiary",
                on_click=progress.open_figures,
                args=(row.indicator_id, row.fact_ids),
                wrap=True,
            )


def sentence(visit: Visit, row: Any) -> str:
    """Return a leading share as a sentence: n of N, place, period, change, target, and whether it is in doubt."""
    indicator = by_id()[row.indicator_id]
    headline = visit.name(indicator, "headline").format(
        numerator=formats.number(row.numerator),
        denominator=formats.number(row.denominator),
        percent=f"{row.percent:.{indicator.decimals}f}",
    )
    clauses = [visit.say("sentence_told", headline=headline, place=place(visit, row), period=_period(visit, row))]
    if not formats.is_missing(row.change):
        told = formats.signed(row.change)
        way = {"+": "up", "\u2212": "down"}.get(told[0], "same")
        before = formats.period(row.previous_fiscal_year, row.previous_round, visit.language)
        clauses.append(visit.say(f"sentence_{way}", points=told[1:], period=before))
        if row.n_compared != row.n_offices:
            clauses.append(visit.say("sentence_compared", n=formats.number(row.n_compared)))
        if row.is_base_changed:
            clauses.append(visit.say("sentence_base_changed"))
    if row.status:
        clauses.append(visit.say(f"sentence_{row.status}", target=formats.percent(row.target)))
    if row.n_contradictory:
        doubted = "sentence_doubts" if row.level == "offices" else "sentence_doubt"
        clauses.append(visit.say(doubted, n=formats.number(row.n_contradictory)))
    return " ".join(clauses)


def _period(visit: Visit, row: Any) -> str:
    """Return the period of a leading share; under a round's filter a whole year says that it is one."""
    period = formats.period(row.fiscal_year, row.round, visit.language)
    is_whole = visit.selection.round and formats.is_missing(row.round)
    return f"{period} ({visit.say('whole_year')})" if is_whole else period


def place(visit: Visit, row: Any) -> str:
    """Return whom a leading share speaks of: a national body, a province, or how many of the offices asked."""
    chosen = visit.selection
    if row.level == "nation":
        return visit.say("place_nation", body=visit.affiliation(row.affiliation))
    if row.level == "province":
        return visit.label("province", chosen.province)
    if chosen.agency and row.n_offices == 1:
        return visit.office(chosen.agency)
    asked = row.n_offices if formats.is_missing(row.n_asked) else max(row.n_asked, row.n_offices)
    counted = {"n": formats.number(row.n_offices), "n_asked": formats.number(asked)}
    if chosen.province:
        return visit.say("place_in", place=visit.label("province", chosen.province), **counted)
    return visit.say("place_offices", provinces=row.n_provinces, all=len(provinces()), **counted)


def counted(visit: Visit, counts: Counts) -> None:
    """Draw how many reports, figures and contradictions there are; each leads to its page."""
    told = {
        "reports": counts.n_reports,
        "figures": counts.n_figures,
        "findings": counts.n_contradictions,
    }
    with st.container(horizontal=True, gap="medium", key="counted"):
        for page, n in told.items():
            st.button(
                visit.say(f"counted_{page}", n=formats.number(n)),
                key=f"counted-{page}",
                type="tertiary",
                on_click=frame.choose,
                kwargs={"goto": page},
            )


def scope(visit: Visit, themes: pd.DataFrame) -> None:
    """Say in one line which periods are shown, and how many leading shares went which way."""
    ways = {"better": 0, "worse": 0, "same": 0, "new": 0}
    for row in tables.records(themes):
        told, is_better = progress.change(visit, row.indicator_id, row, row.change)
        ways["new" if not told else "same" if is_better is None else "better" if is_better else "worse"] += 1
    if not themes.empty:
        key = "overview_scope_new" if ways["new"] == len(themes) else "overview_scope"
        st.html(f'<p class="quiet">{visit.say(key, periods=_periods(visit, themes), **ways)}</p>')


def _periods(visit: Visit, themes: pd.DataFrame) -> str:
    """Return the one period of all shares, the one year, or the span from the oldest to the newest."""
    told = themes.assign(newness=newness(themes["fiscal_year"], themes["round"])).sort_values("newness")
    first, last = tables.records(told.iloc[[0, -1]])
    if first.newness == last.newness or first.fiscal_year != last.fiscal_year:
        named = [formats.period(row.fiscal_year, row.round, visit.language) for row in (first, last)]
        return " – ".join(dict.fromkeys(named))
    return formats.period(first.fiscal_year, None, visit.language)


def coverage(visit: Visit, found: Coverage) -> None:
    """Say how many provinces and offices report, how much of what was asked came as a figure, and how much in words."""
    if not found.n_offices:
        return
    told = {name.removeprefix("n_"): formats.number(count) for name, count in asdict(found).items() if name[:2] == "n_"}
    is_nation = not (visit.selection.province or visit.selection.agency)
    line = [visit.say("coverage_provinces", of=len(provinces()), **told)] if is_nation else []
    line.append(visit.say("coverage_offices", **told))
    if not visit.selection.round:
        line.append(visit.say("coverage_rounds"))
    answered = [visit.say("coverage_common", **told)] if found.n_asked else []
    answered.append(visit.say("coverage_all", **told))
    period = formats.period(found.fiscal_year, visit.selection.round, visit.language)
    st.html(f'<p class="counts">{period}: {" · ".join(line)}<br>{" · ".join(answered)}</p>')


def bullets(visit: Visit, themes: pd.DataFrame, key: str) -> None:
    """Draw the headlines' shares as bullets; the bar behind stands where the same offices told the period before."""
    nation = progress.national(visit) if visit.selection.province or visit.selection.agency else {}
    drawn = []
    for row in tables.records(themes[themes["is_headline"]]):
        indicator = by_id()[row.indicator_id]
        changed, is_better = progress.change(visit, row.indicator_id, row, row.change)
        if changed and row.n_compared != row.n_offices:
            changed += " " + visit.say("same_offices", n=formats.number(row.n_compared))
        doubts = visit.say("doubted_offices", n=row.n_contradictory) if row.n_contradictory and row.n_offices else ""
        told = formats.n_of_n(row.numerator, row.denominator, indicator.unit, visit.language)
        drawn.append(
            Bullet(
                visit.name(indicator),
                float(row.percent),
                f"{told} {marks.CONTRADICTORY}" if doubts else told,
                progress.own_nation(visit, nation, row),
                bool(row.n_contradictory) and not doubts,
                partial(progress.open_figures, row.indicator_id, row.fact_ids),
                target=progress.known_percent(row.target),
                previous=progress.known_percent(row.previous_percent) if row.n_compared == row.n_offices else None,
                under=" · ".join(part for part in (place(visit, row), _period(visit, row), doubts) if part),
                change=changed,
                is_better=is_better,
                follows=partial(frame.choose, goto="indicator", indicator=row.indicator_id),
                decimals=indicator.decimals,
            )
        )
    if drawn:
        progress.draw(visit, drawn, key)
    else:
        st.caption(visit.say("no_share"))


def scorecard(visit: Visit, themes: pd.DataFrame, key: str) -> None:
    """Draw the subjects, of one chosen its indicators, by bodies or provinces, or by offices."""
    chosen = visit.selection
    kinds = {name: visit.say(f"by_{name}") for name in ("affiliation", "province")}
    draw: Callable[[Visit, pd.DataFrame, str], None]
    if chosen.province or chosen.agency:
        draw, levels = progress.by_office, ["agency"]
    elif frame.segments("scorecard_by", kinds, visit.say("scorecard_by"), "affiliation") == "province":
        draw, levels = progress.by_province, ["province"]
    else:
        draw, levels = progress.by_affiliation, ["nation", "affiliation"]
    rows = pd.concat([progress.ask(visit, level) for level in levels])
    if rows.empty:
        st.caption(visit.say("nothing_chosen"))
        return
    names = rows.loc[rows["state"].isin(TOLD), "indicator_id"] if chosen.theme else leaders(rows, themes)
    if draw is progress.by_affiliation:
        whole = f" · {visit.say('scorecard_whole_year')}" if chosen.round else ""
        st.caption(visit.say("scorecard_columns") + whole)
    draw(visit, rows[rows["indicator_id"].isin(names)], key)
    left = tables.records(untold(rows))
    if left:
        with st.expander(visit.say("untold", n=formats.number(len(left))), key=f"{key}-untold"):
            st.html("".join(f"<p class='untold'>{_untold(visit, row)}</p>" for row in left))


def _untold(visit: Visit, row: Any) -> str:
    name = visit.name(by_id()[row.indicator_id])
    line = visit.say("untold_line", words=row.n_in_words, owed=row.n_not_reported)
    return f"{escape(name)} <span class='quiet'>{escape(line)}</span>"


def attention(visit: Visit, rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """Draw what to look at first: what and where, which a click opens, and why; return the texts."""
    told = [(visit.say(f"attention_{row.kind}"), _what(visit, row), _why(visit, row)) for row in tables.records(rows)]
    if not told:
        st.caption(visit.say("attention_none"))
    half = -(-len(told) // 2)
    columns = st.columns(2, gap="medium")
    for position, (row, (kind, what, why)) in enumerate(zip(tables.records(rows), told, strict=True)):
        with columns[position >= half], st.container(key=f"attention-{position}", gap=None):
            name = f"{key}-{position}-{figure.generation()}"
            st.button(what, key=name, type="tertiary", on_click=_opener(row), wrap=True)
            st.html(f'<p class="why"><b class="{row.kind}">{escape(kind)}</b> {escape(why)}</p>')
    wrong = rows.loc[rows["kind"] == "wrong", "n_of"]
    if len(wrong):
        st.button(
            visit.say("attention_all_wrong", n=formats.number(wrong.iloc[0])),
            key="all-wrong",
            type="tertiary",
            on_click=frame.choose,
            kwargs={"goto": "findings", "severity": "wrong", "check": None},
        )
    return pd.DataFrame(told, columns=[visit.say(f"column_{name}") for name in ("kind", "what_where", "why")])


def _what(visit: Visit, row: Any) -> str:
    if row.kind == "unread":
        return f"`{row.source}`"
    known = by_id()
    about = visit.name(known[row.indicator_id]) if row.indicator_id else visit.label("theme", row.theme, "")
    if row.kind == "behind":
        return about
    where = visit.office(row.name, row.provinces) if row.level == "agency" and row.name else visit.places(row.provinces)
    return " · ".join(part for part in (where or visit.say("nation"), about) if part)


def _why(visit: Visit, row: Any) -> str:
    numbers = {name: getattr(row, name) for name in ("n", "n_of")}
    counts = {name: formats.number(n) for name, n in numbers.items() if not formats.is_missing(n)}
    if row.kind == "unread":
        return visit.say("why_unread", **counts)
    if row.kind == "owed":
        is_sum = row.level == "province" and not visit.selection.round
        rounds = f"{visit.say('coverage_rounds')} " if is_sum else ""
        return rounds + visit.say("why_owed", **counts)
    if row.kind == "wrong":
        alike = f" · {visit.say('why_alike', n=formats.number(row.n - 1))}" if row.n > 1 else ""
        return visit.name(row, "sentence") + alike
    indicator = by_id()[row.indicator_id]
    written = formats.percent if indicator.formula == "share" else formats.number
    values = counts | {
        "reached": written(row.reached),
        "against": "" if formats.is_missing(row.against) else written(row.against),
        "points": "" if formats.is_missing(row.points) else f"{abs(row.points):,.1f}",
        "n_of_n": formats.n_of_n(row.numerator, row.denominator, indicator.unit, visit.language),
        "period": formats.period(row.fiscal_year, row.round, visit.language),
    }
    if row.kind == "lowest":
        values["places"] = visit.say(f"places_{row.level}", n=counts["n_of"])
    if row.kind == "behind":
        values["office"] = visit.office(row.name, row.provinces)
    others = row.n - 1 if row.kind == "open" else 0
    more = f" · {visit.say('why_others', n=formats.number(others))}" if others else ""
    return visit.say(f"why_{row.kind}", **values) + more


def _opener(row: Any) -> Callable[[], None]:
    if row.kind == "unread":
        return partial(frame.choose, goto="reports")
    if row.kind == "behind":
        return partial(frame.choose, goto="indicator", indicator=row.indicator_id)
    if row.kind == "wrong":
        return partial(figure.choose, row.fact_ids)
    if row.level == "agency":
        return partial(frame.choose, goto="agency", agency=row.name, province=row.provinces[0])
    return partial(frame.choose, goto="province", province=row.name)


def suggestions(visit: Visit, rows: pd.DataFrame) -> None:
    """Draw the newest suggestions to the ministry, each of another subject, and the way to all of them."""
    if rows.empty:
        st.caption(visit.say("suggestions_none"))
        return
    newest = rows.sort_values(["fiscal_year", "round"], ascending=False, kind="stable").drop_duplicates("theme")
    for column, row in zip(st.columns(SUGGESTIONS, gap="medium"), tables.records(newest), strict=False):
        column.html(figure.answer(visit, row))
    st.button(
        visit.say("suggestions_all", n=formats.number(len(rows))),
        key="suggestions-all",
        type="tertiary",
        on_click=frame.choose,
        kwargs={"goto": "problems"},
    )
