"""What a sheet needs to know of the page that it leaves: its words, its filters, and its own choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from metrics import marks
from metrics.open_store import unit_names
from metrics.questions.regions import provinces
from metrics.selection import Selection


class Choice(Protocol):
    """What one of a page's own choices stands at, as the reader sees it."""

    @property
    def label(self) -> str: ...

    @property
    def text(self) -> str: ...


class Page(Protocol):
    """A page as ui.frame.Visit tells it: the same names on the screen and in the file."""

    @property
    def language(self) -> str: ...

    @property
    def selection(self) -> Selection: ...

    @property
    def store(self) -> Path: ...

    @property
    def choices(self) -> Mapping[str, Choice]: ...

    def say(self, key: str, **values: object) -> str: ...

    def name(self, row: Any, stem: str = "name") -> str: ...

    def label(self, dimension: str, value: Any, missing: str = "") -> str: ...

    def affiliation(self, short: str) -> str: ...

    def office(self, agency: str, provinces: Sequence[str] = ()) -> str: ...

    def place(self, place: str) -> str: ...

    def places(self, provinces: Sequence[str]) -> str: ...

    def speaker(self, row: Any) -> str: ...


def province(page: Page, name: str) -> str:
    """Return a province's name in the page's language, also of one without a report."""
    if page.language != "en":
        return name
    return next((one.province_en for one in provinces() if one.province_th == name), name)


def state(page: Page, name: str) -> str:
    """Return a state with its sign, or the empty text for none; correct, enter, explain and accept are states, too."""
    sign = {"zero": "0", **marks.OF_STATE}.get(name, "")
    return f"{sign} {page.say(f'state_{name}')}".strip() if name else ""


def unit(page: Page, name: str) -> str:
    """Return a unit in the page's language; one that the list does not know stays as printed."""
    english = unit_names().get(name)
    return english.plural_en if page.language == "en" and english else name
