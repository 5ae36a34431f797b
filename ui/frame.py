"""The frame around every page: the store, the language, the shared filters in the address, and the guard."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics import open_store
from metrics.agencies import english_name, short_name
from metrics.choices import choices
from metrics.selection import Selection
from ui import figure, formats
from ui.texts import LANGUAGES, known, text

ROOT = Path(__file__).parent.parent
THEME = Path(__file__).parent / "theme.css"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBERS = ("fiscal_year", "round")
FILTERS = tuple(field.name for field in fields(Selection))
# Keys of session_state.
LANGUAGE = "lang"
FRAME_RAN = "frame_ran"
TARGET = "target"


@dataclass(frozen=True)
class Visit:
    """What a page knows of the run: the selection, the language, the store, and how to ask it."""

    selection: Selection
    language: str
    store: Path
    info: open_store.StoreInfo
    corner: DeltaGenerator | None = None  # where the download stands

    def say(self, key: str, **values: object) -> str:
        """Return a text of ui/texts in the page's language."""
        return text(key, self.language, **values)

    def ask(self, question: Callable[..., Any], *arguments: Any) -> Any:
        """Return `question(cursor, *arguments)`, remembered for this store."""
        return _answer(str(self.store), f"{question.__module__}.{question.__qualname__}", arguments, question)

    def download(self, file_name: str, write: Callable[[duckdb.DuckDBPyConnection], bytes]) -> None:
        """Draw the page's download button; `write(cursor)` makes the .xlsx when it is clicked."""
        cursor = _connection(str(self.store)).cursor()
        (self.corner or st).download_button(
            self.say("download"),
            data=lambda: write(cursor),
            file_name=file_name,
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="download",
        )

    def name(self, row: Any, stem: str = "name") -> str:
        """Return a record's Thai or English field: name_th or name_en."""
        return str(getattr(row, f"{stem}_{self.language}"))

    def labels(self, dimension: str) -> dict[Any, str]:
        """Return the names of a filter's values in the page's language; read them, do not change them."""
        return _labels(str(self.store), dimension, self.language)

    def label(self, dimension: str, value: Any, missing: str = formats.NOT_REPORTED) -> str:
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
    title, switch = st.columns([4, 1], vertical_alignment="bottom")
    switch.segmented_control(
        text("language", language),
        LANGUAGES,
        key=LANGUAGE,
        format_func=lambda code: text("language_name", code),
        label_visibility="collapsed",
        required=True,
    )
    title.title(page.title, anchor=False)
    visit = _visit()
    if visit:
        with st.sidebar:
            _filters(visit)
        stated = (*FILTERS, *kept[page.url_path or names[0]])
        wanted = {name: str(st.session_state[name]) for name in stated if st.session_state.get(name)}
        wanted |= {LANGUAGE: language} if language != LANGUAGES[0] else {}
        if st.query_params.to_dict() != wanted:
            st.query_params.from_dict(wanted)
    page.run()
    if visit:
        figure.open_chosen(visit)


def enter(name: str) -> Visit:
    """Return what the page `name` needs to know. The first line of every page.

    Without the frame (a first visit straight to the page's address) it goes through app.py and comes
    back. Without a store or a report it says what to do and ends the page.
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
    left, corner = st.columns([4, 1])
    with left:
        _chips(visit)
    visit = replace(visit, corner=corner)
    for notice, is_due in (("digest", visit.info.has_digests), ("synthetic", visit.info.is_synthetic)):
        if is_due:
            left.html(f'<p class="notice">{visit.say(notice)}</p>')
    return visit


def choose(**values: object) -> None:
    """Set filters, and `goto` a page; for callbacks."""
    st.session_state.update(values)


def select(name: str, labels: Mapping[Any, str], placeholder: str, label: str) -> Any:
    """Draw a choice that `name` of session_state keeps, also where the page is left; return the chosen value."""
    if st.session_state.get(name) not in labels:
        st.session_state[name] = None
    # A selectbox knows its value by its label: other labels (counts, language) need another widget.
    widget = f"{name}-{crc32(repr(labels).encode())}"
    st.session_state[widget] = st.session_state[name]
    st.selectbox(
        label,
        list(labels),
        index=None,
        key=widget,
        format_func=partial(_labelled, labels),
        placeholder=placeholder,
        on_change=_chosen,
        args=(name, widget),
    )
    return st.session_state[name]


def _restore(query: dict[str, str], kept: Iterable[str]) -> None:
    for name in kept:
        st.session_state[name] = query.get(name) or None
    for name in FILTERS:
        value = query.get(name, "")
        if name in NUMBERS:
            st.session_state[name] = int(value) if value.isdecimal() else None
        else:
            st.session_state[name] = value or None
    st.session_state[LANGUAGE] = query.get(LANGUAGE) if query.get(LANGUAGE) in LANGUAGES else LANGUAGES[0]


def _language() -> str:
    return str(st.session_state.get(LANGUAGE) or LANGUAGES[0])


def _visit() -> Visit | None:
    path = open_store.published(Path(os.environ.get("INSPECTION_STORE", ROOT / "data" / "store")))
    if path is None:
        return None
    values: dict[str, Any] = {name: st.session_state.get(name) or (None if name in NUMBERS else "") for name in FILTERS}
    return Visit(Selection(**values), _language(), path, _info(str(path)))


def _filters(visit: Visit) -> None:
    st.html(f"<h2>{visit.say('app')}</h2><p class='quiet'>{visit.say('counts_figures')}</p>")
    possible = visit.ask(choices, visit.selection)
    for name in FILTERS:
        table = possible[name]
        table = pd.concat([table[table["n_facts"] > 0], table[table["n_facts"] == 0]])
        labels = {
            row.value: f"{visit.name(row, 'label')} ({formats.number(row.n_facts)})" for row in table.itertuples()
        }
        select(name, labels, visit.say(f"all_{name}"), visit.say(f"filter_{name}"))
    st.caption(visit.say("built", day=formats.day(visit.info.built_at.date(), visit.language)))


def _chosen(name: str, widget: str) -> None:
    st.session_state[name] = st.session_state[widget]


def _labelled(labels: Mapping[Any, str], value: Any) -> str:
    return labels.get(value, str(value))


def _chips(visit: Visit) -> None:
    chosen = {name: getattr(visit.selection, name) for name in FILTERS if getattr(visit.selection, name)}
    if not chosen:
        return
    with st.container(horizontal=True, gap="small"):
        for name, value in chosen.items():
            st.button(
                f"{visit.say(f'filter_{name}')}: {visit.label(name, value)}",
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


@st.cache_resource(max_entries=4, show_spinner=False)
def _connection(path: str) -> duckdb.DuckDBPyConnection:
    return open_store.connect(Path(path))


@st.cache_data(max_entries=4, show_spinner=False)
def _info(path: str) -> open_store.StoreInfo:
    return open_store.describe(_connection(path).cursor())


@st.cache_data(max_entries=1000, show_spinner=False)
def _answer(path: str, name: str, arguments: tuple[Any, ...], _question: Callable[..., Any]) -> Any:
    return _question(_connection(path).cursor(), *arguments)


@lru_cache(maxsize=64)
def _labels(path: str, dimension: str, language: str) -> dict[Any, str]:
    """Return the names of a filter's values. Asked for each row of a table: st.cache_data would copy them each time."""
    table = choices(_connection(path).cursor(), Selection())[dimension]
    return dict(zip(table["value"], table[f"label_{language}"], strict=True))


def today() -> date:
    """Return the day that a download's name carries."""
    return datetime.now(UTC).date()
