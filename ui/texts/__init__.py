"""Every text of the screen, in Thai and English: one module a page or part."""

from __future__ import annotations

from itertools import chain

from ui.texts import (
    agency,
    columns,
    extract,
    figure,
    figures,
    findings,
    frame,
    indicator,
    issues,
    overview,
    policy,
    problems,
    province,
    reports,
    states,
    uncounted,
)

LANGUAGES = ("th", "en")
PARTS = (
    frame,
    states,
    columns,
    extract,
    figure,
    figures,
    overview,
    policy,
    indicator,
    province,
    agency,
    findings,
    problems,
    reports,
    issues,
    uncounted,
)
TEXTS: dict[str, tuple[str, str]] = dict(chain.from_iterable(part.TEXTS.items() for part in PARTS))


def known(key: str) -> bool:
    """Say whether there is a text of that name."""
    return key in TEXTS


def text(key: str, language: str, **values: object) -> str:
    """Return a text in a language, its {names} filled in."""
    return TEXTS[key][LANGUAGES.index(language)].format(**values)
