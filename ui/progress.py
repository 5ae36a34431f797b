"""Rows of questions.progress as a reader sees them: what they state, bullets and scorecards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions.attention import LEAST_BASE
from metrics.questions.progress import TOLD, latest, progress
from metrics.register.register import by_id, indicators
from metrics.selection import Selection
from ui import figure, formats, frame, tables
from ui.charts.bullets import Bullet
from ui.charts.bullets import bullets as draw_bullets
from ui.frame import Visit

Nation = Mapping[tuple[str, int, str], float]
MOST_ROWS = 12  # of a scorecard, before it scrolls
CELL, WIDE = 140, 210  # pixels of a scorecard's column, and of one whose head has more than so many letters
MOST_LETTERS = 18
MOST_DIGITS = 15  # of n/N that go into a line of it
MOST_CARDS = 12  # figures of one number that a dialog shows at once


def ask(visit: Visit, level: str, selection: Selection | None = None) -> pd.DataFrame:
    """Return progress at a level, the newest period of each place that tells a figure, else the newest."""
    rows: pd.DataFrame = visit.ask(latest, selection or visit.selection, level)
    return rows


def national(visit: Visit) -> Nation:
    """Return the nation's percent of each indicator and fiscal year, by the body that states it."""
    rows = visit.ask(progress, Selection(fiscal_year=visit.selection.fiscal_year), "nation")
    return {
        (row.indicator_id, int(row.fiscal_year), row.affiliation): float(row.percent)
        for row in tables.records(rows)
        if not formats.is_missing(row.percent) and not formats.is_missing(row.fiscal_year)
    }


def own_nation(visit: Visit, nation: Nation, row: Any) -> float | None:
    """Return the nation's percent that a row may be held against: its own body's, never for a total of all bodies."""
    if row.level == "nation" or formats.is_missing(row.fiscal_year):
        return None
    return nation.get((row.indicator_id, int(row.fiscal_year), row.affiliation or visit.selection.affiliation))


def stated(visit: Visit, row: Any) -> str:
    """Return n of N, a spread of scores, or the state with its mark and words."""
    if row.state not in TOLD:
        return f"{marks.OF_STATE[row.state]} {visit.say(f'state_{row.state}')}"
    flags = (
        (row.n_shared, marks.SHARED),
        (row.is_computed, marks.COMPUTED),
        (row.is_corrected, visit.say("state_correct")),
        (row.is_entered, visit.say("state_enter")),
    )
    flagged = " ".join(flag for is_due, flag in flags if is_due)
    indicator = by_id()[row.indicator_id]
    if not formats.is_missing(row.lowest):
        told = visit.say(
            "spread",
            lowest=formats.number(row.lowest),
            median=formats.number(round(row.median, indicator.decimals)),
            highest=formats.number(row.highest),
            offices=formats.number(row.n_offices),
        )
    else:
        told = number(visit, row)
    return f"{told} {flagged}" if flagged else told


def number(visit: Visit, row: Any) -> str:
    """Return n of N, or the percent that a report prints without them."""
    if formats.is_missing(row.numerator):
        return visit.say("as_printed", percent=printed(row))
    return formats.n_of_n(row.numerator, row.denominator, by_id()[row.indicator_id].unit, visit.language)


def printed(row: Any) -> str:
    """Return the percent as a report prints it."""
    return f"{formats.number(row.printed_percent)}{formats.NO_BREAK}%"


def share(visit: Visit, row: Any) -> str:
    """Return the percent, the count or the span of scores where there is none, or the state's mark."""
    if row.state not in TOLD:
        return marks.OF_STATE[row.state]
    mark = f" {marks.CONTRADICTORY}" if row.is_contradictory else ""
    if not formats.is_missing(row.lowest):
        return f"{formats.number(row.lowest)}\u2013{formats.number(row.highest)}{mark}"
    if formats.is_missing(row.percent):
        return (printed(row) if formats.is_missing(row.numerator) else formats.number(row.numerator)) + mark
    return formats.percent(row.percent, by_id()[row.indicator_id].decimals) + mark


def place(visit: Visit, row: Any) -> str:
    """Return the short name of the place that a row speaks of."""
    if row.level == "nation":
        return f"{visit.say('nation')} ({visit.affiliation(row.affiliation)})"
    if row.level == "offices":
        return " ".join(filter(None, [visit.affiliation(row.affiliation), visit.say("all_agency")]))
    if row.level == "agency":
        return visit.office(row.name, row.provinces)
    return visit.affiliation(row.name) if row.level == "affiliation" else visit.label(row.level, row.name)


def draw(visit: Visit, drawn: Sequence[Bullet], key: str, columns: int = 2) -> None:
    """Draw bullets in columns, filled downwards."""
    labels = {name: visit.say(f"bullet_{name}") for name in ("nation", "region", "target", "previous")}
    half = -(-len(drawn) // columns)
    for position, column in enumerate(st.columns(columns, gap="medium") if len(drawn) > 1 else [st.container()]):
        with column:
            draw_bullets(drawn[position * half : (position + 1) * half], f"{key}-{position}", labels)


def change(visit: Visit, indicator_id: str, row: Any, points: Any) -> tuple[str, bool | None]:
    """Return the change since the period before, with a word where the base changed, and whether it is an advance."""
    if formats.is_missing(points):
        return "", None
    told = formats.signed(points)
    before = formats.period(row.previous_fiscal_year, row.previous_round, visit.language)
    direction = by_id()[indicator_id].direction
    has_side = told[0] in "+\u2212" and direction != "none"
    is_better = (told[0] == "+") == (direction == "up") if has_side else None
    since = visit.say("points_since", points=told, period=before)
    return f"{since} · {visit.say('base_changed')}" if row.is_base_changed else since, is_better


def known_percent(value: Any) -> float | None:
    return None if formats.is_missing(value) else float(value)


def scorecard(
    visit: Visit,
    rows: pd.DataFrame,
    key: str,
    columns: Mapping[str, Callable[[Any], bool]],
    opens: Mapping[str, Callable[[], None]] | None = None,
    most_rows: int = MOST_ROWS,
) -> None:
    """Draw indicators by places, each cell a percent with its n/N, a count or a state.

    A cell is shaded where its base is of thirty at least.

    A click on an indicator opens its policy, on a cell its figures; `opens` says what one on a column's head does.
    """
    told = tables.records(rows)
    names = [indicator for indicator in indicators() if any(row.indicator_id == indicator.indicator_id for row in told)]
    cells = {
        (row.indicator_id, column): row for row in reversed(told) for column, belongs in columns.items() if belongs(row)
    }
    first = visit.say("column_indicator")
    newest = rows[rows["state"].isin(TOLD)].groupby("indicator_id")["fiscal_year"].max()
    by_column = [{column: cells.get((indicator.indicator_id, column)) for column in columns} for indicator in names]
    table = pd.DataFrame(
        [
            {first: visit.name(indicator)}
            | {column: _cell(visit, cell, newest) if cell else marks.NOT_ASKED for column, cell in row.items()}
            for indicator, row in zip(names, by_column, strict=True)
        ],
        columns=[first, *columns],
    )
    tints = pd.DataFrame(
        [{column: _tint(cell) for column, cell in row.items()} for row in by_column],
        columns=list(columns),
    ).astype("Float64")

    def opened(row: int, column: str) -> None:
        cell = cells.get((names[row].indicator_id, column))
        if column == first:
            frame.choose(goto="policy", theme=names[row].theme)
        elif cell is not None:
            open_row(visit, cell)

    def opened_column(column: str) -> None:
        if opens and column in opens:
            opens[column]()

    tables.show(
        table,
        key,
        numbers=list(columns),
        on_cell=opened,
        tints=tints,
        widths={column: CELL if len(column) <= MOST_LETTERS else WIDE for column in columns},
        pinned=True,
        tall=True,
        most_rows=most_rows,
        on_column=opened_column if opens else None,
    )


def _cell(visit: Visit, cell: Any, newest: pd.Series) -> str:
    """Return a cell's share with its n/N, a count with its unit or a percent as printed.

    The year stands with it where others of the row tell a newer one.
    """
    if cell.state not in TOLD:
        return marks.OF_STATE[cell.state]
    numbers = [formats.number(n) for n in (cell.numerator, cell.denominator) if not formats.is_missing(n)]
    if not formats.is_missing(cell.percent):
        joint = "/ " if sum(map(len, numbers)) > MOST_DIGITS else "/"
        parts = [formats.percent(cell.percent, by_id()[cell.indicator_id].decimals), f"({joint.join(numbers)})"]
    elif not formats.is_missing(cell.lowest):
        parts = [f"{formats.number(cell.lowest)}\u2013{formats.number(cell.highest)}"]
    else:
        parts = [number(visit, cell)]
    if cell.is_contradictory:
        parts[-1] += formats.NO_BREAK + marks.CONTRADICTORY
    year, last = cell.fiscal_year, newest.get(cell.indicator_id)
    if not (formats.is_missing(year) or formats.is_missing(last) or year == last):
        parts.append(f"·{formats.NO_BREAK}{int(year)}")
    return " ".join(parts)


def _tint(cell: Any) -> float | None:
    is_small = cell is None or formats.is_missing(cell.denominator) or cell.denominator < LEAST_BASE
    return None if is_small else known_percent(cell.percent)


def open_row(visit: Visit, row: Any) -> None:
    """Open the figures of a row, or its words where it was answered in words; for callbacks."""
    place = _place(row)
    if row.state != "in_words":
        open_figures(row.indicator_id, row.fact_ids, **place)
        return
    theme = by_id()[row.indicator_id].theme
    year = None if formats.is_missing(row.fiscal_year) else int(row.fiscal_year)
    figure.choose_words(replace(visit.selection, theme=theme, fiscal_year=year, **place))


def _place(row: Any) -> dict[str, Any]:
    """Return the filters that mean the place of a row alone: offices of one name are told by their province."""
    if row.level == "agency":
        return {"agency": row.name, "province": row.provinces[0] if len(row.provinces) == 1 else ""}
    return {"affiliation": row.affiliation} if row.level in ("nation", "offices") else {row.level: row.name}


def open_figures(indicator_id: str, fact_ids: Sequence[str], **place: str) -> None:
    """Open the cards of a few figures; of many the page of their indicator, at their place; for callbacks."""
    if len(fact_ids) > MOST_CARDS:
        frame.choose(goto="indicator", indicator=indicator_id, **place)
    else:
        figure.choose(fact_ids)


def by_office(visit: Visit, rows: pd.DataFrame, key: str, most_rows: int = MOST_ROWS) -> None:
    """Draw indicators by offices; a head opens its office."""
    offices = dict.fromkeys((row.name, tuple(row.provinces)) for row in tables.records(rows))
    columns: dict[str, Callable[[Any], bool]] = {}
    opens: dict[str, Callable[[], None]] = {}
    for name, provinces in offices:
        column = visit.office(name, provinces)
        columns[column] = partial(_is_office, name, provinces)
        opens[column] = partial(frame.choose, goto="agency", agency=name)
    scorecard(visit, rows, key, columns, opens, most_rows)


def by_affiliation(visit: Visit, rows: pd.DataFrame, key: str) -> None:
    """Draw indicators by the nation and the bodies that were asked; a head chooses its body."""
    present = set(rows.loc[rows["level"] == "affiliation", "name"])
    columns: dict[str, Callable[[Any], bool]] = {}
    if (rows["level"] == "nation").any():
        columns[visit.say("nation")] = _is_nation
    opens: dict[str, Callable[[], None]] = {}
    for value in visit.labels("affiliation"):
        if value in present:
            column = visit.affiliation(value)
            columns[column] = partial(_is_affiliation, value)
            opens[column] = partial(frame.choose, affiliation=value)
    scorecard(visit, rows, key, columns, opens)


def by_province(visit: Visit, rows: pd.DataFrame, key: str) -> None:
    """Draw indicators by the provinces that report; a head opens its province."""
    present = set(rows["name"])
    named = {label: value for value, label in visit.labels("province").items() if value in present}
    columns = {label: partial(_is_province, value) for label, value in named.items()}
    opens = {label: partial(frame.choose, goto="province", province=value) for label, value in named.items()}
    scorecard(visit, rows, key, columns, opens)


def _is_office(name: str, provinces: tuple[str, ...], row: Any) -> bool:
    return bool(row.name == name and tuple(row.provinces) == provinces)


def _is_nation(row: Any) -> bool:
    return bool(row.level == "nation")


def _is_province(value: str, row: Any) -> bool:
    return bool(row.name == value)


def _is_affiliation(value: str, row: Any) -> bool:
    return bool(row.level == "affiliation" and row.name == value)


def legend(visit: Visit) -> None:
    """Say what the marks mean."""
    meanings = [
        ("0", "state_zero"),
        (marks.IN_WORDS, "state_in_words"),
        (marks.BLANK_FORM, "state_blank_form"),
        (marks.NOT_REPORTED, "state_not_reported"),
        (marks.UNREADABLE, "state_unreadable"),
        (marks.CONTRADICTORY, "state_contradictory"),
        (marks.NOT_ASKED, "state_not_asked"),
        (marks.PLAN_UNKNOWN, "state_plan_unknown"),
        (marks.NOT_APPLICABLE, "not_applicable"),
        (marks.SHARED, "mark_shared"),
        (marks.COMPUTED, "mark_computed"),
        (marks.CORRECTED, "mark_corrected"),
    ]
    items = "".join(f"<span><b>{mark}</b> {visit.say(key)}</span>" for mark, key in meanings)
    st.html(f'<p class="legend">{items}</p>')
