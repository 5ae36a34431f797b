"""The frame around every page: the store, the language, the shared filters in the address, and the guard."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import duckdb
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics import marks, memory, open_store
from metrics.agencies import english_name, short_name
from metrics.questions.choices import choices
from metrics.questions.regions import provinces
from metrics.questions.reports import newest
from metrics.selection import Selection
from ui import browser, figure, formats, links
from ui.texts import LANGUAGES, known, text

ROOT = Path(__file__).parent.parent
THEME = Path(__file__).parent / "theme.css"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBERS = ("fiscal_year", "round")
FILTERS = tuple(one.name for one in fields(Selection))
# Keys of session_state.
LANGUAGE = "lang"
FRAME_RAN = "frame_ran"
TARGET = "target"
FROM_LINK = "from_link"  # what an address brought beside the filters, until a widget has taken it
DROPPED = "dropped"
# Where the frame of this run leaves room for a page's own buttons, beside the title.
_corner: ContextVar[DeltaGenerator | None] = ContextVar("corner", default=None)


class Choice(NamedTuple):
    """What a choice stands at: its label and its value as the reader sees them, and the value itself."""

    label: str
    text: str
    value: Any


# The choices that this run of a page has drawn, for its download.
_choices: ContextVar[dict[str, Choice]] = ContextVar("choices")


@dataclass(frozen=True)
class Visit:
    """What a page knows of the run: the selection, the language, the store, and how to ask it."""

    selection: Selection
    language: str
    store: Path
    info: open_store.StoreInfo
    corner: DeltaGenerator | None = None  # where the download stands
    choices: Mapping[str, Choice] = field(default_factory=dict)  # the page's own, by the name that keeps each

    def say(self, key: str, **values: object) -> str:
        """Return a text of ui/texts in the page's language."""
        return text(key, self.language, **values)

    def ask(self, question: Callable[..., Any], *arguments: Any) -> Any:
        """Return `question(cursor, *arguments)`, remembered for this store."""
        return memory.ask(self.store, question, *arguments)

    def download(
        self,
        file_name: str,
        write: Callable[[duckdb.DuckDBPyConnection], bytes],
        label: str = "",
        key: str = "download",
    ) -> None:
        """Draw the page's download button; `write(cursor)` makes the .xlsx when it is clicked.

        The name of a file of made-up data begins with synthetic-. A button with a label and a key of its own stands
        where it is drawn, not in the page's corner.
        """
        cursor = memory.cursor(self.store)
        place = st if label else self.corner or st
        place.download_button(
            label or self.say("download"),
            data=lambda: write(cursor),
            file_name=f"synthetic-{file_name}" if self.info.is_synthetic else file_name,
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            key=key,
        )

    def name(self, row: Any, stem: str = "name") -> str:
        """Return a record's Thai or English field: name_th or name_en."""
        return str(getattr(row, f"{stem}_{self.language}"))

    def labels(self, dimension: str) -> dict[Any, str]:
        """Return the names of a filter's values in the page's language; read them, do not change them."""
        return _labels(self.store, dimension, self.language)

    def label(self, dimension: str, value: Any, missing: str = marks.NOT_REPORTED) -> str:
        """Return the name of one value; a value that is no choice stays as it is."""
        return missing if formats.is_missing(value) else self.labels(dimension).get(value, str(value))

    def affiliation(self, short: str) -> str:
        """Return an affiliation's short name: สพฐ., in English OBEC."""
        return open_store.acronyms().get(short, short) if self.language == "en" else short

    def office(self, agency: str, provinces: Sequence[str] = ()) -> str:
        """Return an office's short name in the page's language; one named alike everywhere gets its province."""
        named = english_name(agency) if self.language == "en" else short_name(agency)
        if not agency or len(provinces) != 1 or provinces[0] in agency:
            return named
        return f"{named} ({self.label('province', provinces[0])})"

    def place(self, place: str) -> str:
        """Return a place in a report: line 336 col 2 as บรรทัด 336 คอลัมน์ 2."""
        return " ".join(self.say(f"place_{word}") if known(f"place_{word}") else word for word in place.split(" "))

    def places(self, provinces: Sequence[str]) -> str:
        """Return the names of provinces."""
        return ", ".join(self.label("province", province) for province in provinces)

    def speaker(self, row: Any) -> str:
        """Return who a row speaks of: an office, else the whole province, else the nation."""
        if row.agency:
            return self.office(row.agency, row.provinces)
        return self.places(row.provinces) or self.say("nation")


def draw(kept: Mapping[str, Sequence[str]]) -> None:
    """Draw the frame and run the page that the address names. Called by app.py alone.

    `kept` lists the pages, and what each keeps in the address beside the filters: keys of session_state.
    """
    names = list(kept)
    st.set_page_config(layout="wide", page_icon=str(THEME.with_name("icon.png")))
    st.html(THEME)
    target = st.session_state.pop(TARGET, None)
    if FRAME_RAN not in st.session_state:
        _restore(target[1] if target else st.query_params.to_dict(), chain.from_iterable(kept.values()))
        st.session_state[FRAME_RAN] = True
    language = _language()
    pages = [
        st.Page(f"pages/{name}.py", title=text(f"page_{name}", language), url_path=name, default=name == names[0])
        for name in names
    ]
    page = st.navigation(pages, position="top")
    goto = st.session_state.pop("goto", target and target[0])
    if goto and goto != (page.url_path or names[0]):
        st.switch_page(pages[names.index(goto)])
    st.set_page_config(page_title=f"{page.title} · {text('app', language)}")
    browser.document(language)
    corner = st.container(key="head", horizontal=True, vertical_alignment="center")
    with corner:
        st.title(page.title, anchor=False)
        names_of = {code: text("language_name", code) for code in LANGUAGES}
        segments(LANGUAGE, names_of, text("language", language), LANGUAGES[0])
    _corner.set(corner)
    visit = _visit()
    if visit:
        visit = _without_unknown(visit)
        with corner:
            browser.copy_link(language, "copy", links.stamp(visit.store))
        with st.sidebar:
            _filters(visit)
        _state(language, kept[page.url_path or names[0]])
    page.run()
    if visit:
        _state(language, kept[page.url_path or names[0]])
        figure.open_chosen(visit)


def enter(name: str, *choices: str) -> Visit:
    """Return what the page `name` needs to know. The first line of every page.

    `choices` are keys of session_state that the page filters by, too: they get chips, each named by the text
    filter_<key> and its value by <key>_<value>. Without the frame (a first visit straight to the page's address)
    it goes through app.py and comes back. Without a store that can be opened, or without a report, it says what to do
    and ends the page.
    """
    if not st.session_state.get(FRAME_RAN):
        st.session_state[TARGET] = (name, st.query_params.to_dict())
        st.switch_page("app.py")
    visit = _visit()
    if visit is None:
        st.info(text("no_store", _language()), icon=":material/folder_open:")
        st.stop()
    if visit.info.n_reports == 0:
        st.info(visit.say("empty_store"), icon=":material/folder_open:")
        st.stop()
    _notices(visit)
    _chips(visit, choices)
    _choices.set({})
    return replace(visit, corner=_corner.get(), choices=_choices.get())


def choose(**values: object) -> None:
    """Set filters, and `goto` a page; for callbacks."""
    st.session_state.update(values)


def select(
    name: str, labels: Mapping[Any, str], placeholder: str, label: str, empty: Collection[Any] = frozenset()
) -> Any:
    """Draw a choice that `name` of session_state keeps, also where the page is left; return the chosen value.

    `empty` values are there to be seen, and not to be chosen; the browser greys them by browser.EMPTY in their label.
    """
    widget = _widget(name, labels)
    st.selectbox(
        label,
        list(labels),
        index=None,
        key=widget,
        format_func=partial(_labelled, labels),
        placeholder=placeholder,
        on_change=_chosen,
        args=(name, widget, empty),
    )
    return _made(name, label, labels.get(st.session_state[name], placeholder), st.session_state[name])


def segments(
    name: str, labels: Mapping[Any, str], label: str, default: Any, empty: Collection[Any] = frozenset()
) -> Any:
    """Draw a choice as `select` does, of few values side by side, one of them always chosen: without one, `default`."""
    widget = _widget(name, labels, default)
    st.segmented_control(
        label,
        list(labels),
        key=widget,
        format_func=partial(_labelled, labels),
        label_visibility="collapsed",
        required=True,
        on_change=_chosen,
        args=(name, widget, empty),
    )
    value = st.session_state[name] or default
    return _made(name, label, _labelled(labels, value), value)


def search(name: str, placeholder: str) -> str:
    """Draw a line to search by, that `name` of session_state keeps, also where the page is left; return its words."""
    widget = f"{name}-words"
    st.session_state[widget] = st.session_state.get(name) or ""
    st.text_input(
        placeholder,
        key=widget,
        placeholder=placeholder,
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=_chosen,
        args=(name, widget),
    )
    words = str(st.session_state[widget])
    if words:
        _made(name, placeholder, words, words)
    return words


def _made(name: str, label: str, told: str, value: Any) -> Any:
    _choices.get({})[name] = Choice(label, told, value)
    return value


def _restore(query: dict[str, str], kept: Iterable[str]) -> None:
    for name in kept:
        st.session_state[name] = query.get(name) or None
    st.session_state[FROM_LINK] = {name for name in query if st.session_state.get(name)}
    for name in FILTERS:
        value = query.get(name, "")
        if name in NUMBERS:
            st.session_state[name] = int(value) if value.isdecimal() else None
        else:
            st.session_state[name] = value or None
    st.session_state[LANGUAGE] = query.get(LANGUAGE) if query.get(LANGUAGE) in LANGUAGES else LANGUAGES[0]
    st.session_state[DROPPED] = {
        name: query[name] for name in FILTERS if query.get(name) and not st.session_state[name]
    }
    st.session_state[links.LINKED] = query.get(links.DATA)


def _state(language: str, kept: Sequence[str]) -> None:
    """Write what the page shows into the address: before it runs, as that may take long, and after what it changed."""
    wanted = {name: str(st.session_state[name]) for name in (*FILTERS, *kept) if st.session_state.get(name)}
    wanted |= {LANGUAGE: language} if language != LANGUAGES[0] else {}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _language() -> str:
    return str(st.session_state.get(LANGUAGE) or LANGUAGES[0])


def _visit() -> Visit | None:
    path = open_store.published(Path(os.environ.get("INSPECTION_STORE", ROOT / "data" / "store")))
    if path is None:
        return None
    try:
        return Visit(_selection(), _language(), path, memory.information(path))
    except open_store.StoreError:
        return None


def _selection() -> Selection:
    values: dict[str, Any] = {name: st.session_state.get(name) or (None if name in NUMBERS else "") for name in FILTERS}
    return Selection(**values)


def _without_unknown(visit: Visit) -> Visit:
    """Drop filters that the store does not know, as an old or mistyped address may bring, and remember which."""
    unknown = {
        name: value for name in FILTERS if (value := getattr(visit.selection, name)) and value not in visit.labels(name)
    }
    if not unknown:
        return visit
    choose(**dict.fromkeys(unknown), **{DROPPED: {**(st.session_state.get(DROPPED) or {}), **unknown}})
    return replace(visit, selection=_selection())


def _filters(visit: Visit) -> None:
    built = visit.say("built", day=links.moment(visit.info.built_at, visit.language))
    st.html(f"<h2>{visit.say('app')}</h2><p class='quiet'>{built}<br>{visit.say('counts_figures')}</p>")
    possible = visit.ask(choices, visit.selection)
    for name in FILTERS:
        table = possible[name]
        is_empty = table["n_facts"] == 0
        labels = {
            row.value: f"{visit.name(row, 'label')} ({formats.number(row.n_facts)})"
            for row in pd.concat([table[~is_empty], table[is_empty]]).itertuples()
        }
        empty = frozenset(table["value"][is_empty])
        select(name, labels, visit.say(f"all_{name}"), visit.say(f"filter_{name}"), empty)


def _widget(name: str, labels: Mapping[Any, str], default: Any = None) -> str:
    """Return the key of the widget that draws a kept choice, set to it.

    A widget knows its value by its label: other labels (counts, language) need another widget. A value that is no
    choice is dropped; where the address brought it, a notice says so.
    """
    is_from_link = name in st.session_state.get(FROM_LINK, set())
    if is_from_link:
        st.session_state[FROM_LINK].remove(name)
    if st.session_state.get(name) not in labels:
        if is_from_link:
            dropped = {**(st.session_state.get(DROPPED) or {}), name: st.session_state.get(name)}
            choose(**{name: None, DROPPED: dropped})
            st.rerun()
        st.session_state[name] = None
    widget = f"{name}-{crc32(repr(labels).encode())}"
    st.session_state[widget] = st.session_state[name] or default
    return widget


def _chosen(name: str, widget: str, empty: Collection[Any] = frozenset()) -> None:
    value = st.session_state[widget]
    if value not in empty:
        st.session_state[name] = value


def _labelled(labels: Mapping[Any, str], value: Any) -> str:
    return labels.get(value, str(value))


def _notices(visit: Visit) -> None:
    """Say what holds for every number on the screen, then what the reader's link could not bring back."""
    standing = [
        visit.say(notice)
        for notice, is_due in (("synthetic", visit.info.is_synthetic), ("digest", visit.info.has_digests))
        if is_due
    ]
    standing += _age(visit)
    if standing:
        with st.container(key="notices"):
            st.html(f'<p class="notice">{" · ".join(standing)}</p>')
    replaced = links.replaced(visit.store, visit.language)
    if replaced:
        _passing(visit, links.LINKED, replaced)
    dropped = st.session_state.get(DROPPED) or {}
    if dropped:
        names = ", ".join(_named(visit, name, value) for name, value in dropped.items())
        _passing(visit, DROPPED, visit.say("dropped", names=names))


def _age(visit: Visit) -> list[str]:
    """Say how old the newest report is, where it is of another fiscal year than today."""
    told = visit.ask(newest, visit.selection.province)
    now = formats.fiscal_year_of(today())
    if told is None or told[0] >= now:
        return []
    year, number = told
    period = formats.period(year, number, visit.language)
    return [visit.say("age", period=period, years=now - year, now=formats.fiscal_year(now, visit.language))]


def _named(visit: Visit, name: str, value: object) -> str:
    """Return a choice and its value; of a province that the data does not have, that it has no report."""
    label = next((visit.say(key) for key in (f"filter_{name}", name) if known(key)), name)
    province = next((one for one in provinces() if name == "province" and one.province_th == value), None)
    if province is None:
        return f"{label} “{value}”"
    return f"{label} “{visit.name(province, 'province')}” ({visit.say('state_no_report')})"


def _passing(visit: Visit, name: str, words: str) -> None:
    """Draw a notice that a click takes away, as does emptying `name` of session_state."""
    with st.container(key=f"passing_{name}", horizontal=True, wrap=False, vertical_alignment="center"):
        st.html(f'<p class="notice" role="status">{escape(words)}</p>')
        st.button(
            visit.say("dismiss"),
            key=f"dismiss_{name}",
            icon=":material/close:",
            type="tertiary",
            on_click=choose,
            kwargs={name: None},
        )


def _chips(visit: Visit, choices: Sequence[str]) -> None:
    chosen = {
        name: visit.label(name, getattr(visit.selection, name)) for name in FILTERS if getattr(visit.selection, name)
    }
    for name in choices:
        value = st.session_state.get(name)
        if value:
            chosen[name] = visit.say(f"{name}_{value}") if known(f"{name}_{value}") else str(value)
    if not chosen:
        return
    with st.container(key="chips", horizontal=True, gap="xsmall"):
        for name, value in chosen.items():
            st.button(
                f"{visit.say(f'filter_{name}')}: {formats.plain(value)}",
                key=f"clear_{name}",
                icon=":material/close:",
                help=visit.say("clear"),
                on_click=choose,
                kwargs={name: None},
            )
        if len(chosen) > 1:
            st.button(
                visit.say("clear_all"),
                key="clear_all",
                type="tertiary",
                on_click=choose,
                kwargs=dict.fromkeys(chosen),
            )


@lru_cache(maxsize=64)
def _labels(store: Path, dimension: str, language: str) -> dict[Any, str]:
    """Return the names of a filter's values: asked for each row of a table, they are made once."""
    table = memory.ask(store, choices, Selection())[dimension]
    return dict(zip(table["value"], table[f"label_{language}"], strict=True))


def today() -> date:
    """Return the day that a download's name carries."""
    return datetime.now(UTC).date()
