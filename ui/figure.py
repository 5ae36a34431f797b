"""The figure card: a value, its group, the checks it fails, and the report's own words with the figure marked."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions.contradictions import contradictions
from metrics.questions.narratives import narratives
from metrics.questions.sources import words
from metrics.register.register import Indicator, claimed_by, indicators
from metrics.selection import Selection
from ui import browser, formats, links

if TYPE_CHECKING:
    from ui.frame import Visit

ANSWERS = "chosen_answers"
MOST_ANSWERS = 30
CHOSEN = "chosen_figures"
GENERATION = "generation"
KEPT = "figure"  # of the address: the figure whose card stands open on the page of figures
MOST_MEMBERS = 12
BESIDE = ("numerator", "denominator", "percent")  # first in a group
AROUND = 400  # characters of a long cell shown on each side of the figure
QUOTED = 60  # characters of a citation's quote on each side of the figure


def choose(fact_ids: Sequence[str]) -> None:
    """Open these figures at the end of the run; for callbacks."""
    st.session_state[CHOSEN] = list(fact_ids)


def choose_words(selection: Selection) -> None:
    """Open what the reports answer in words under a selection; for callbacks."""
    st.session_state[ANSWERS] = selection


def generation() -> int:
    """Return a number for the keys of clickable things: it grows when a card closes, so selections clear."""
    return int(st.session_state.get(GENERATION, 0))


def open_chosen(visit: Visit) -> None:
    """Open the dialog for the figures or answers that were chosen in this run, if any."""
    selection = st.session_state.pop(ANSWERS, None)
    if selection is not None:
        st.dialog(visit.say("in_words_title"), width="medium", on_dismiss=_closed)(_answers)(visit, selection)
        return
    fact_ids = st.session_state.pop(CHOSEN, None)
    if fact_ids is None:
        return
    st.dialog(visit.say("figure_title"), width="medium", on_dismiss=_closed)(_cards)(visit, fact_ids)


def open_kept(visit: Visit) -> None:
    """Open the card of the figure that the address names; say so where this store does not hold it."""
    fact_id = st.session_state.get(KEPT)
    if not fact_id:
        return
    try:
        fact = visit.ask(words, fact_id)
    except KeyError:
        st.session_state[KEPT] = None
        st.caption(visit.say("figure_unknown"))
        return
    st.session_state[KEPT] = fact.fact_id
    st.dialog(visit.say("figure_title"), width="medium", on_dismiss=_closed)(_cards)(visit, [fact.fact_id])


def _closed() -> None:
    st.session_state[GENERATION] = generation() + 1
    st.session_state[KEPT] = None


def _cards(visit: Visit, fact_ids: Sequence[str]) -> None:
    if not fact_ids:
        st.write(visit.say("no_figure"))
    for fact_id in fact_ids:
        fact = visit.ask(words, fact_id)
        st.html(card(visit, fact))
        with st.container(horizontal=True, key=f"card-{fact_id}"):
            linked = links.stamp(visit.store) | {KEPT: fact_id, "lang": visit.language}
            browser.copy_link(visit.language, f"copy-{fact_id}", linked, "figures")
            cited = citation(visit, fact)
            browser.copy_text(visit.language, f"cite-{fact_id}", visit.say("cite"), cited, linked, "figures")
            if st.session_state.get(KEPT) != fact_id:
                _go(visit.say("open_in_figures"), f"open-{fact_id}", "figures", **{KEPT: fact_id})
            for indicator in used_by(fact):
                label = f"{visit.say('used_by')}: {visit.name(indicator)}"
                indicator_id = indicator.indicator_id
                _go(label, f"used-{fact_id}-{indicator_id}", "indicator", indicator=indicator_id, **{KEPT: None})
        with st.expander(visit.say("correct")):
            st.caption(visit.say("correct_help"))
            st.code(correction_line(fact), language=None, wrap_lines=True)


def _go(label: str, key: str, page: str, **values: object) -> None:
    """Draw a button that leaves the dialog for a page, with what it keeps in the address."""
    if st.button(label, key=key, icon=":material/arrow_forward:"):
        _closed()
        st.session_state.update(goto=page, **values)
        st.rerun()


def used_by(fact: Any) -> list[Indicator]:
    """Return the indicators that claim a figure; for a percent, those that claim the part that it is a percent of."""
    own = fact.members["measure"] == fact.measure if fact.role == "percent" else fact.members["fact_id"] == fact.fact_id
    asked = [row for _, row in fact.members[own].iterrows()]
    claimed = {
        claim.indicator_id
        for row in asked
        for claim in claimed_by(row.theme, row.measure, row.role, row.unit, row.kind, row.told_under)
    }
    return [indicator for indicator in indicators() if indicator.indicator_id in claimed]


def _answers(visit: Visit, selection: Selection) -> None:
    told = [row for _, row in visit.ask(narratives, selection).head(MOST_ANSWERS).iterrows()]
    if not told:
        st.write(visit.say("no_answer"))
        return
    if visit.info.has_digests:
        st.html(f'<p class="notice">{visit.say("digest")}</p>')
    st.html("".join(answer(visit, row) for row in told))


def card(visit: Visit, fact: Any) -> str:
    """Return a figure as HTML; every text of the report in it is escaped."""
    rows = [
        ("office", visit.speaker(fact)),
        ("column_official", fact.agency if visit.language == "en" else ""),
        ("school", fact.school),
        ("row_label", fact.row_label),
        ("filter_theme", visit.label("theme", fact.theme, "")),
        ("period", period(visit, fact)),
        ("column_as_of", "" if formats.is_missing(fact.as_of) else formats.day(fact.as_of, visit.language)),
        (
            "role",
            visit.say(f"role_{fact.role}") + ("" if fact.kind == "result" else f" · {visit.say(f'kind_{fact.kind}')}"),
        ),
        ("place", f"{fact.source} · {visit.place(fact.place)}"),
    ]
    decided = f"<p class='decided'>{escape(_decided(visit, fact))}</p>" if fact.decision else ""
    facts = "".join(
        f"<dt>{escape(visit.say(key))}</dt><dd>{escape(str(value))}</dd>" for key, value in rows if str(value)
    )
    kind = visit.say("words_digest" if fact.is_digest else "words_report")
    wrong = "".join(f"<p class='wrong'>{escape(sentence)}</p>" for sentence in _doubts(visit, fact))
    return (
        f'<article class="figure"><p class="value">{escape(value_text(visit, fact))}</p>'
        f'<p class="measure">{escape(" · ".join(part for part in (fact.measure, _of(visit, fact)) if part))}</p>'
        f"{decided}{wrong}{_group(visit, fact)}<dl>{facts}</dl>"
        f"<p class='source'>{escape(kind)}</p><blockquote>{marked(fact)}</blockquote></article>"
    )


def period(visit: Visit, fact: Any) -> str:
    """Return the period of a figure; of one for another year than its report's, the report's and the figure's year."""
    own = fact.fiscal_year, fact["round"]
    return formats.told_period(*own, fact.report_fiscal_year, fact.report_round, visit.language)


def decision(visit: Visit, fact: Any) -> str:
    """Return the mark and the word of what was decided about a figure, if anything was."""
    return visit.say(f"state_{fact.decision}") if fact.decision else ""


def _decided(visit: Visit, fact: Any) -> str:
    corrected = "" if formats.is_missing(fact.corrected_value) else value_text(visit, _corrected(fact))
    who = f"{fact.decided_by}, {formats.day(fact.decided_on, visit.language)}"
    return f"{' '.join([decision(visit, fact), corrected]).strip()}: {fact.reason} ({who})"


def _doubts(visit: Visit, fact: Any) -> list[str]:
    """Return the sentences of the checks that a figure fails, with their marks."""
    found = visit.ask(contradictions, Selection())
    own = found[[fact.fact_id in ids for ids in found["fact_ids"]]]
    return [
        f"{marks.of_finding(row.severity, row.decision)} {visit.name(row, 'sentence')}" for _, row in own.iterrows()
    ]


def marked(fact: Any) -> str:
    """Return the words with the figure's raw characters marked, cut to what stands around it."""
    start, end = int(fact["at"]), int(fact["at"]) + len(fact.raw)
    before, after = fact.words[:start], fact.words[end:]
    before = before if len(before) <= AROUND else "… " + before[-AROUND:]
    after = after if len(after) <= AROUND else after[:AROUND] + " …"
    text = f"{escape(before)}<mark>{escape(fact.raw)}</mark>{escape(after)}"
    return text.replace("\t", ' <span class="cell">│</span> ').replace("\n", "<br>")


def value_text(visit: Visit, fact: Any) -> str:
    """Return a figure's value with its unit, or the mark of its state."""
    if formats.is_missing(fact.value):
        return f"{marks.OF_STATE.get(fact.state, '')} {visit.say(f'state_{fact.state}')}".strip()
    text = formats.count(fact.value * fact.scale, fact.unit, visit.language)
    if not formats.is_missing(fact.value_max):
        highest = formats.count(fact.value_max * fact.scale, fact.unit, visit.language)
        text = f"{formats.number(fact.value * fact.scale)}–{highest}"
    return f"{visit.say('about')} {text}" if fact.is_approximate else text


def _corrected(fact: Any) -> Any:
    corrected = fact.copy()
    corrected["value"], corrected["value_max"] = fact.corrected_value, None
    return corrected


def correction_line(fact: Any) -> str:
    """Return the start of a line of corrections.csv that decides about this figure."""
    line = io.StringIO()
    csv.writer(line).writerow([fact.fact_id, fact.source, fact.place, fact.raw, "", "", "", "", ""])
    return line.getvalue().strip()


def citation(visit: Visit, fact: Any) -> str:
    """Return one line that says which figure of which report this is, what speaks against it, and its own words."""
    whole = _of(visit, fact)
    as_of = "" if formats.is_missing(fact.as_of) else formats.day(fact.as_of, visit.language)
    parts = [
        fact.agency or visit.speaker(fact),
        fact.school,
        fact.measure,
        f"{value_text(visit, fact)} ({whole})" if whole else value_text(visit, fact),
        _decided(visit, fact) if fact.decision else "",
        *_doubts(visit, fact),
        period(visit, fact),
        f"{visit.say('column_as_of')} {as_of}" if as_of else "",
        f"{fact.source}, {visit.place(fact.place)}",
        f"“{_quoted(fact)}”",
        visit.say("words_digest") if fact.is_digest else "",
    ]
    return " · ".join(part for part in parts if part)


def _quoted(fact: Any) -> str:
    """Return the words that stand around a figure, on one line."""
    start, end = int(fact["at"]), int(fact["at"]) + len(fact.raw)
    before, after = fact.words[:start], fact.words[end:]
    told = f"{before[-QUOTED:]}{fact.raw}{after[:QUOTED]}"
    return f"{'…' if len(before) > QUOTED else ''}{' '.join(told.split())}{'…' if len(after) > QUOTED else ''}"


def _of(visit: Visit, fact: Any) -> str:
    """Return n of N where the figure's group has just one numerator and one base."""
    reported = fact.members[fact.members["state"] == "reported"]
    numerator, base = (reported[reported["role"] == role] for role in ("numerator", "denominator"))
    if fact.role not in ("numerator", "percent") or len(numerator) != 1 or len(base) != 1:
        return ""
    part, whole = numerator.iloc[0], base.iloc[0]
    return formats.n_of_n(part.value * part.scale, whole.value * whole.scale, whole.unit, visit.language)


def _group(visit: Visit, fact: Any) -> str:
    """Return the figures of the group side by side: numerator, base and percent first, this one marked."""
    if len(fact.members) < 2:
        return ""
    beside = {role: position for position, role in enumerate(BESIDE)}
    members = fact.members.sort_values(
        "role", key=lambda roles: roles.map(lambda role: beside.get(role, len(BESIDE))), kind="stable"
    )
    shown = pd.concat([members[members["fact_id"] == fact.fact_id], members]).drop_duplicates("fact_id")[:MOST_MEMBERS]
    rows = "".join(
        f"<tr{' class=own' if row.fact_id == fact.fact_id else ''}><td>{escape(visit.say(f'role_{row.role}'))}</td>"
        f"<td>{escape(row.measure or row.row_label)}</td><td>{escape(value_text(visit, row))}</td></tr>"
        for _, row in shown.iterrows()
    )
    more = len(members) - len(shown)
    rest = f'<p class="quiet">{escape(visit.say("more_members", n=formats.number(more)))}</p>' if more else ""
    return f"<table><caption>{escape(visit.say('group_members'))}</caption>{rows}</table>{rest}"


def answer(visit: Visit, row: Any) -> str:
    """Return an answer in words as HTML, with its remedy, its expected result and its place."""
    parts = [f"<p>{_lines(row.text.removeprefix('- '))}</p>"]
    for kind in ("remedy", "expected_result"):
        words = getattr(row, kind)
        if not formats.is_missing(words):
            parts.append(f"<p><b>{visit.say(kind)}</b> {_lines(words)}</p>")
    where = [visit.speaker(row), visit.label("theme", row.theme), f"{row.source} · {visit.place(row.place)}"]
    where[1:1] = [row.school] if row.school else []
    where += [visit.say("level_not_told")] if row.kind == "suggestion" else []
    parts.append(f'<p class="quiet">{escape(" · ".join(where))}</p>')
    return f'<div class="answer">{"".join(parts)}</div>'


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
