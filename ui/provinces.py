"""One indicator over all provinces: a map, its key, and the ranked list that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions.progress import latest
from metrics.questions.ranking import NO_BASE, NO_REPORT, comparable, ranking
from metrics.questions.received import with_reports
from metrics.register.register import Indicator, by_id
from ui import figure, formats, frame, progress, tables
from ui.charts import map as chart
from ui.frame import Visit

FLAGS = (
    ("n_shared", marks.SHARED, "mark_shared"),
    ("is_computed", marks.COMPUTED, "mark_computed"),
    ("is_corrected", marks.CORRECTED, "mark_corrected"),
    ("is_elsewhere", chart.ELSEWHERE, "map_elsewhere"),
    ("is_over", f"{marks.NOT_APPLICABLE} {marks.CONTRADICTORY}", "map_over"),
)
LEAST_PERCENT = 5  # of a class on the map
GLYPHS = marks.OF_STATE | {"zero": "0", NO_REPORT: marks.NOT_APPLICABLE, NO_BASE: marks.NOT_APPLICABLE}


def ask(visit: Visit) -> pd.DataFrame:
    """Return each province's newest telling of each indicator, whatever province is chosen."""
    rows: pd.DataFrame = visit.ask(latest, replace(visit.selection, province=""), "province")
    return rows


def choose_indicator(visit: Visit, rows: pd.DataFrame) -> Indicator | None:
    """Draw the choice of an indicator; without one it is the share that most provinces tell. None: none is told."""
    found = tables.records(comparable(rows, _reporting(visit)))
    if not found:
        st.caption(visit.say("map_none"))
        return None
    known = by_id()
    labels = {
        row.indicator_id: visit.say(
            "map_n", name=visit.name(known[row.indicator_id]), n=formats.number(row.n_provinces)
        )
        for row in found
    }
    default = found[0].indicator_id
    chosen = frame.select(
        "indicator", labels, visit.say("map_default", name=visit.name(known[default])), visit.say("map_indicator")
    )
    return known[chosen or default]


def ranked(visit: Visit, rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Return the 77 provinces by an indicator, as questions.ranking tells them."""
    return ranking(rows, indicator.indicator_id, _reporting(visit))


def draw_map(visit: Visit, indicator: Indicator, found: pd.DataFrame) -> None:
    """Draw the map with its key and its credit; a click chooses the province."""
    told = tables.records(found)
    areas = [
        chart.Area(
            row.province_code,
            None if formats.is_missing(row.value) or row.state == "zero" or row.is_over else float(row.value),
            chart.OVER if row.is_over else row.state,
            "<br>".join([f"<b>{name(visit, row)}</b>", *_said(visit, indicator, row)]),
            _is_doubted(row),
            row.province == visit.selection.province,
            row.is_elsewhere,
        )
        for row in told
    ]
    is_share = indicator.formula == "share"
    highest = max((area.value for area in areas if area.value is not None), default=1)
    least = LEAST_PERCENT if is_share else max(1, highest / 20)
    found_classes = chart.classes(areas, least, 100 if is_share else highest)
    by_code = {row.province_code: row for row in told}
    chart.draw(areas, found_classes, "map", lambda code: _open(visit, by_code[code]))
    unit = formats.unit(indicator.unit, 2, visit.language)
    title = visit.say("map_share") if is_share else visit.say("map_count", unit=unit)
    keys = _keys(visit, areas, found_classes, "%" if is_share else "")
    st.html(f'<p class="quiet">{escape(title)}</p><p class="keys">{keys}</p>')
    st.html(f'<p class="credit">{visit.say("map_credit")}</p>')


def draw_list(visit: Visit, indicator: Indicator, found: pd.DataFrame, key: str) -> None:
    """Draw the provinces as a ranked table; a click chooses one."""
    told = tables.records(found)
    is_share = indicator.formula == "share"
    columns: dict[str, Callable[[Any], str]] = {
        "column_rank": lambda row: marks.NOT_APPLICABLE if formats.is_missing(row.rank) else formats.number(row.rank),
        "column_province": lambda row: name(visit, row) + (f" {chart.ELSEWHERE}" if row.is_elsewhere else ""),
        "column_percent": lambda row: _value(indicator, row),
        "column_n_of_n": lambda row: _stated(visit, indicator, row),
        "column_period": lambda row: _period(visit, row),
    }
    if not is_share:
        del columns["column_percent"]
    if found["rank"].isna().all():
        del columns["column_rank"]
    table = pd.DataFrame([{visit.say(head): cell(row) for head, cell in columns.items()} for row in told])
    widths = {"column_rank": 56, "column_province": 125, "column_percent": 80, "column_n_of_n": 135}
    widths["column_period"] = 165 if visit.language == "en" else 135
    tables.show(
        table,
        key,
        numbers=[visit.say(head) for head in ("column_rank", "column_percent") if head in columns],
        on_cell=lambda row, _: _open(visit, told[row]),
        widths={visit.say(head): width for head, width in widths.items()},
        most_rows=15,
    )
    seen = [f"{mark} {visit.say(key)}" for flag, mark, key in FLAGS if any(getattr(row, flag) > 0 for row in told)]
    if seen:
        st.html(f'<p class="quiet">{" · ".join(seen)}</p>')


def name(visit: Visit, row: Any) -> str:
    """Return a province's name in the page's language, also of one that the store does not know."""
    return str(row.province_en if visit.language == "en" else row.province)


def heading(visit: Visit, indicator: Indicator, found: pd.DataFrame) -> None:
    """Name the indicator, a way to its page; say how many provinces have a report, and how many tell it."""
    st.button(
        visit.name(indicator),
        key="to-indicator",
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=frame.choose,
        kwargs={"goto": "indicator", "indicator": indicator.indicator_id},
    )
    n_told = int(found["value"].notna().sum())
    counted = visit.say("map_line", n=len(_reporting(visit)), of=len(found), told=n_told)
    st.html(f'<p class="counts">{counted} · {visit.say("map_latest")}</p>')


def _reporting(visit: Visit) -> frozenset[str]:
    provinces: frozenset[str] = visit.ask(with_reports, visit.selection)
    return provinces


def _open(visit: Visit, row: Any) -> None:
    if row.province in visit.labels("province"):
        # A new map: on the old one a second click on the same province would only let it go.
        frame.choose(province=row.province, **{figure.GENERATION: figure.generation() + 1})
    else:
        st.toast(visit.say("no_report_toast", name=name(visit, row)))


def _value(indicator: Indicator, row: Any) -> str:
    if formats.is_missing(row.value):
        return GLYPHS[row.state]
    return formats.percent(row.value, indicator.decimals) + (f" {marks.CONTRADICTORY}" if _is_doubted(row) else "")


def _is_doubted(row: Any) -> bool:
    """Say whether a province's value is in doubt."""
    return not formats.is_missing(row.value) and (row.is_contradictory is True or row.is_over)


def _stated(visit: Visit, indicator: Indicator, row: Any) -> str:
    if not formats.is_missing(row.value):
        doubt = marks.CONTRADICTORY if _is_doubted(row) and indicator.formula != "share" else ""
        return f"{progress.stated(visit, row)} {doubt}".strip()
    number = progress.number(visit, row) if row.state == NO_BASE else ""
    return " · ".join(part for part in (number, visit.say(f"state_{row.state}")) if part)


def _period(visit: Visit, row: Any) -> str:
    if row.state == NO_REPORT:
        return marks.NOT_APPLICABLE
    return formats.period(row.fiscal_year, row.round, visit.language)


def _said(visit: Visit, indicator: Indicator, row: Any) -> list[str]:
    is_percent = indicator.formula == "share" and not formats.is_missing(row.value)
    said = [
        f"{_value(indicator, row)} · {_stated(visit, indicator, row)}" if is_percent else _stated(visit, indicator, row)
    ]
    if row.state == NO_REPORT:
        return said
    notes = (row.is_over, "map_over"), (row.is_elsewhere, "map_elsewhere")
    return [*said, _period(visit, row), *(visit.say(note) for is_due, note in notes if is_due)]


def _keys(visit: Visit, areas: Sequence[chart.Area], classes: Sequence[chart.Class], sign: str) -> str:
    """Return the key of what the map shows: its ranges, then the states that are seen, each with its number."""
    keys = [
        _key("", one.colour, f"{_range(visit, one)} {sign}".strip(), n)
        for one in classes
        if (n := sum(one.holds(area.value) for area in areas))
    ]
    seen = Counter(area.state for area in areas if area.value is None)
    for state, fill in chart.FILLS.items():
        if seen[state] and state != chart.OVER:
            keys.append(_key(chart.MARKS.get(state, ""), fill, visit.say(f"state_{state}"), seen[state], state))
    flagged = {
        (marks.CONTRADICTORY, "state_contradictory"): sum(area.is_contradictory for area in areas) - seen[chart.OVER],
        (marks.CONTRADICTORY, "map_over"): seen[chart.OVER],
        (chart.ELSEWHERE, "map_elsewhere"): sum(area.is_elsewhere for area in areas),
    }
    keys += [_key(mark, "transparent", visit.say(word), n) for (mark, word), n in flagged.items() if n]
    return "".join(keys)


def _range(visit: Visit, one: chart.Class) -> str:
    if one.low is None and one.high is not None:
        return visit.say("map_at_most", n=formats.number(one.high))
    if one.high is None and one.low is not None:
        return visit.say("map_above", n=formats.number(one.low))
    return f"{formats.number(one.low or 0)}\u2013{formats.number(one.high or 0)}"


def _key(mark: str, fill: str, label: str, n: int, state: str = "") -> str:
    kind = "swatch striped" if state == chart.STRIPED else "swatch"
    colour = "" if state == chart.STRIPED else f' style="background-color: {fill}"'
    return f'<span><span class="{kind}"{colour}>{mark}</span>{escape(label)} ({formats.number(n)})</span>'
