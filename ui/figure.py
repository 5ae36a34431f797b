"""The figure card: a value, what it measures, and the report's own words with the figure marked."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from metrics.contradictions import contradictions
from metrics.narratives import narratives
from metrics.selection import Selection
from metrics.sources import words
from ui import formats

if TYPE_CHECKING:
    from ui.frame import Visit

ANSWERS = "chosen_answers"
MOST_ANSWERS = 30
CHOSEN = "chosen_figures"
GENERATION = "generation"
MOST_MEMBERS = 6
AROUND = 400  # characters of a long cell shown on each side of the figure


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


def _closed() -> None:
    st.session_state[GENERATION] = generation() + 1


def _cards(visit: Visit, fact_ids: Sequence[str]) -> None:
    if not fact_ids:
        st.write(visit.say("no_figure"))
    for fact_id in fact_ids:
        fact = visit.ask(words, fact_id)
        st.html(card(visit, fact))
        with st.expander(visit.say("cite")):
            st.code(citation(visit, fact), language=None, wrap_lines=True)
            st.caption(visit.say("correct_help"))
            st.code(correction_line(fact), language=None, wrap_lines=True)


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
        ("measure", fact.measure),
        ("office", visit.speaker(fact)),
        ("column_official", fact.agency if visit.language == "en" else ""),
        ("row_label", fact.row_label),
        ("filter_theme", visit.label("theme", fact.theme, "")),
        ("period", formats.period(fact.fiscal_year, fact["round"], visit.language)),
        (
            "role",
            visit.say(f"role_{fact.role}") + ("" if fact.kind == "result" else f" · {visit.say(f'kind_{fact.kind}')}"),
        ),
        ("group_members", _members(visit, fact)),
        ("place", f"{fact.source} · {visit.place(fact.place)}"),
    ]
    decided = ""
    if fact.decision:
        corrected = "" if formats.is_missing(fact.corrected_value) else value_text(visit, _corrected(fact))
        who = f"{fact.decided_by}, {formats.day(fact.decided_on, visit.language)}"
        said = " ".join([visit.say(f"decision_{fact.decision}"), corrected]).strip()
        decided = f"<p class='decided'>{formats.CORRECTED} {escape(said)}: {escape(fact.reason)} ({escape(who)})</p>"
    facts = "".join(
        f"<dt>{escape(visit.say(key))}</dt><dd>{escape(str(value))}</dd>" for key, value in rows if str(value)
    )
    kind = visit.say("words_digest" if fact.is_digest else "words_report")
    doubts = visit.ask(contradictions, Selection())
    wrong = "".join(
        f"<p class='wrong'>{formats.CONTRADICTORY} {escape(visit.name(row, 'sentence'))}</p>"
        for _, row in doubts[[fact.fact_id in ids for ids in doubts["fact_ids"]]].iterrows()
    )
    return (
        f'<article class="figure"><p class="value">{escape(value_text(visit, fact))}</p>'
        f"{decided}{wrong}<dl>{facts}</dl>"
        f"<p class='source'>{escape(kind)}</p><blockquote>{marked(fact)}</blockquote></article>"
    )


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
        return formats.GLYPHS.get(fact.state, formats.UNREADABLE) + " " + visit.say(f"state_{fact.state}")
    value = float(fact.value) * int(fact.scale)
    text = formats.count(value if value % 1 else int(value), fact.unit, visit.language)
    if not formats.is_missing(fact.value_max):
        text = f"{formats.number(fact.value)}–{formats.count(fact.value_max, fact.unit, visit.language)}"
    return f"{visit.say('about')} {text}" if fact.is_approximate else text


def _corrected(fact: Any) -> Any:
    corrected = fact.copy()
    corrected["value"] = fact.corrected_value
    return corrected


def correction_line(fact: Any) -> str:
    """Return the start of a line of corrections.csv that decides about this figure."""
    line = io.StringIO()
    csv.writer(line).writerow([fact.fact_id, fact.source, fact.place, fact.raw, "", "", "", "", ""])
    return line.getvalue().strip()


def citation(visit: Visit, fact: Any) -> str:
    """Return one line that says which figure of which report this is."""
    parts = [
        fact.agency or visit.speaker(fact),
        fact.measure,
        value_text(visit, fact),
        formats.period(fact.fiscal_year, fact["round"], visit.language),
        f"{fact.source}, {visit.place(fact.place)}",
        visit.say("digest") if fact.is_digest else "",
    ]
    return " · ".join(part for part in parts if part)


def _members(visit: Visit, fact: Any) -> str:
    others = fact.members[fact.members["fact_id"] != fact.fact_id]
    told = [f"{row.measure} {value_text(visit, row)}" for _, row in others.head(MOST_MEMBERS).iterrows()]
    return " · ".join(told) + (" …" if len(others) > MOST_MEMBERS else "")


def answer(visit: Visit, row: Any) -> str:
    """Return an answer in words as HTML, with its remedy, its expected result and its place."""
    parts = [f"<p>{_lines(row.text)}</p>"]
    for kind in ("remedy", "expected_result"):
        words = getattr(row, kind)
        if not formats.is_missing(words):
            parts.append(f"<p><b>{visit.say(kind)}</b> {_lines(words)}</p>")
    where = [visit.speaker(row), visit.label("theme", row.theme), f"{row.source} · {visit.place(row.place)}"]
    parts.append(f'<p class="quiet">{escape(" · ".join(where))}</p>')
    return f'<div class="answer">{"".join(parts)}</div>'


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
