"""The charts of one indicator: all offices on one axis, its trend, the same by affiliation, and its funnel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from metrics import marks
from metrics.questions.funnel import Funnel, funnel_of, funnels, stages
from metrics.questions.history import history
from metrics.questions.progress import TOLD, UNASKED, progress
from metrics.register.register import Indicator, by_id
from metrics.selection import Selection
from ui import figure, formats, frame, standing, tables
from ui import progress as rows_of
from ui.charts.base import COMPARISON, CONTEXT, ON_TRACK, SELECTION
from ui.charts.funnel import Stage
from ui.charts.funnel import funnel as draw_funnel
from ui.charts.multiples import multiples
from ui.charts.scale import Line, Scale, scale
from ui.charts.strip import Dot, strip
from ui.charts.trend import Period, Point, Series, Shape, period_name, trend
from ui.frame import Visit
from ui.indicator import aim, is_chosen, number

STAGES = ["name", "number", "base", "unit", "state", "is_over"]


class Place(NamedTuple):
    """Whose periods a trend follows."""

    level: str
    name: str
    affiliation: str
    provinces: tuple[str, ...] = ()

    def selection(self, visit: Visit) -> Selection:
        """Return all periods of the place, under the affiliation chosen where it has several."""
        if self.level == "agency":
            return Selection(agency=self.name)
        if self.level == "province":
            return Selection(province=self.name, affiliation=visit.selection.affiliation)
        return Selection(affiliation=self.affiliation)

    def owns(self, row: Any) -> bool:
        """Say whether a row of questions.progress speaks of the place: offices of one name are told by province."""
        if self.level == "agency":
            return bool(row.name == self.name and tuple(row.provinces) == self.provinces)
        return bool(self.level == "nation" or row.name == self.name)


def place_of(row: Any) -> Place:
    """Return the place that a row speaks of."""
    return Place(row.level, row.name, row.affiliation, tuple(row.provinces))


def axis_of(indicator: Indicator, rows: Sequence[Any]) -> Scale:
    """Return the axis for some rows of the indicator."""
    values = [value for row in rows if (value := number(indicator, row)) is not None]
    highest = [float(row.highest) for row in rows if not formats.is_missing(row.highest)]
    return scale([*values, *highest, *_targets(rows)], is_share=indicator.formula == "share")


def all_offices(visit: Visit, indicator: Indicator, rows: pd.DataFrame) -> None:
    """Draw every office as a dot, and say how many have none."""
    st.subheader(visit.say("strip"), anchor=False, help=visit.say("strip_help"))
    told = tables.records(rows)
    placed = [(row, value) for row in told if (value := number(indicator, row)) is not None]
    if not placed:
        st.caption(visit.say("strip_none"))
        return
    year = placed[0][0].fiscal_year
    parts = [
        visit.say("strip_counts", period=formats.period(year, None, visit.language), n=formats.number(len(placed)))
    ]
    without = sum(row.state in TOLD for row in told) - len(placed)
    parts += [visit.say("strip_without_base", n=formats.number(without))] if without else []
    if indicator.formula == "count":
        parts.append(visit.say("strip_unit", unit=formats.unit(indicator.unit, 2, visit.language)))
    doubted = sum(bool(row.is_contradictory) for row, _ in placed)
    if doubted:
        said = visit.say("state_contradictory")
        parts.append(f"{marks.CONTRADICTORY} {said} {formats.number(doubted)}")
    states = rows["state"].value_counts()
    parts += [
        f"{marks.OF_STATE[state]} {visit.say(f'state_{state}')} {formats.number(states[state])}"
        for state in ("in_words", "blank_form", "not_reported", "unreadable", "in_another", *UNASKED)
        if state in states
    ]
    st.html(f'<p class="counts">{escape(" · ".join(parts))}</p>')
    dots = [
        Dot(
            value,
            _hover(visit, row),
            is_chosen(visit, row),
            bool(row.is_contradictory),
            partial(rows_of.open_row, visit, row),
        )
        for row, value in placed
    ]
    bodies = rows_of.national(visit) if indicator.formula == "share" else {}
    nation = [
        Line(value, f"{visit.say('nation')} ({visit.affiliation(body)}) {formats.percent(value, indicator.decimals)}")
        for (name, when, body), value in bodies.items()
        if name == indicator.indicator_id and when == year and visit.selection.affiliation in ("", body)
    ]
    axis = axis_of(indicator, [row for row, _ in placed])
    strip(dots, "strip", axis, nation[0] if nation else None, _target(visit, indicator, [row for row, _ in placed]))
    mine = [row for row, _ in placed if is_chosen(visit, row)]
    if visit.selection.agency and mine:
        st.html(f'<p class="counts"><b class="chosen">●</b> {_hover(visit, mine[0]).replace("<br>", " · ")}</p>')
    elif mine:
        label = visit.label("province", visit.selection.province)
        summed = visit.say("offices_summed", n=formats.number(len(mine)))
        st.html(f'<p class="counts"><b class="chosen">●</b> {escape(f"{label} ({summed})")}</p>')


def _targets(rows: Iterable[Any]) -> list[float]:
    """Return the targets that rows have."""
    return sorted({float(row.target) for row in rows if not formats.is_missing(row.target)})


def _target(visit: Visit, indicator: Indicator, rows: Sequence[Any]) -> Line | None:
    """Return the target that all rows have; of several, none is a line of the chart."""
    found = _targets(rows)
    if len(found) != 1 or any(formats.is_missing(row.target) for row in rows):
        return None
    return Line(found[0], visit.say("target_at", n=aim(visit, indicator, found[0])))


def _aimed(target: Line | None) -> list[str]:
    """Return the target for a legend."""
    return [f'<span><b style="color:{ON_TRACK}">┄</b> {escape(target.label)}</span>'] if target else []


def _hover(visit: Visit, row: Any) -> str:
    lines = [standing.place(visit, row)]
    if not formats.is_missing(row.percent):
        lines.append(f"{rows_of.share(visit, row)} · {rows_of.stated(visit, row)}")
    else:
        lines.append(rows_of.stated(visit, row))
    lines.append(formats.period(row.fiscal_year, row.round, visit.language))
    return "<br>".join(map(escape, lines))


def over_time(visit: Visit, indicator: Indicator, row: Any) -> pd.DataFrame:
    """Draw the periods of the place that `row` speaks of, and of the nation where they compare; return its rows."""
    st.subheader(visit.say("trend"), anchor=False, help=visit.say("trend_help"))
    place = place_of(row)
    told = _told(visit, indicator, place)
    main = _series(visit, indicator, place, SELECTION)
    others = [] if indicator.formula != "share" else _held_against(visit, indicator, row)
    drawn = [main, *[one for one in others if any(point.value is not None for point in one.points)]]
    periods = {point.period for one in drawn for point in one.points if point.value is not None}
    if not told:
        st.caption(visit.say("trend_none"))
    elif len(periods) < 2:
        st.caption(visit.say("trend_one", period=formats.period(told[0].fiscal_year, told[0].round, visit.language)))
    else:
        shape = _shape(indicator, drawn)
        names = [f'<span><b style="color:{one.color}">━</b> {escape(one.name)}</span>' for one in drawn]
        names += [f"<span>{visit.say('spread_over')}</span>"] if shape == "spread" else []
        target = _target(visit, indicator, told)
        st.html(f'<p class="legend">{"".join([*names, *_aimed(target)])}</p>')
        trend(drawn, "trend", _scale_of(indicator, drawn, target), shape, visit.say("trend_axis"), target)
        changes = [point.base for point in main.points if point.base]
        if changes:
            st.html(f'<p class="quiet">{escape(visit.say("bases_were", changes=" · ".join(changes)))}</p>')
    return pd.DataFrame(told)


def by_affiliation(visit: Visit, indicator: Indicator) -> None:
    """Draw one small trend a body, where more than one tells the indicator."""
    bodies = [body for body in visit.labels("affiliation") if visit.selection.affiliation in ("", body)]
    panels = [
        one
        for body in bodies
        if (one := _series(visit, indicator, Place("affiliation", body, body), SELECTION)).points
        and any(point.value is not None for point in one.points)
    ]
    if len(panels) < 2 or visit.selection.province or visit.selection.agency:
        return
    st.subheader(visit.say("multiples"), anchor=False, help=visit.say("multiples_help"))
    told = [row for body in bodies for row in _told(visit, indicator, Place("affiliation", body, body))]
    target = _target(visit, indicator, told)
    if target:
        st.html(f'<p class="legend">{"".join(_aimed(target))}</p>')
    multiples(panels, "multiples", _scale_of(indicator, panels, target), _shape(indicator, panels), target)


def funnel_of_row(visit: Visit, row: Any) -> pd.DataFrame:
    """Draw the funnel that a row of questions.progress is a stage of, if it is one; return its stages as `_stages`."""
    funnel = funnel_of(row.indicator_id)
    if funnel is None or row.state not in TOLD:
        return pd.DataFrame(columns=STAGES)
    return _stages(visit, funnel, row)


def funnels_of_theme(visit: Visit, rows: pd.DataFrame) -> pd.DataFrame:
    """Draw the funnel of each first stage told among rows of questions.progress; return their stages as `_stages`."""
    told = tables.records(rows[rows["state"].isin(TOLD)])
    drawn = []
    for funnel in funnels():
        row = next((row for row in told if row.indicator_id in funnel.indicators), None)
        if row is not None:
            drawn.append(_stages(visit, funnel, row))
    return pd.concat(drawn) if drawn else pd.DataFrame(columns=STAGES)


def _stages(visit: Visit, funnel: Funnel, row: Any) -> pd.DataFrame:
    """Draw the funnel of the place and period of a row, where at least two stages are told.

    Return one row a stage: name, number, base (what its percent is of; empty where it has none), unit, state, is_over.
    """
    place = place_of(row)
    theme = by_id()[row.indicator_id].theme
    rows = visit.ask(progress, replace(place.selection(visit), theme=theme), place.level)
    same = [
        place.owns(one) and _period(one) == _period(row) and one.affiliation == row.affiliation
        for one in tables.records(rows)
    ]
    found = tables.records(stages(funnel, rows[same]))
    if not found:
        return pd.DataFrame(columns=STAGES)
    base = found[0].number
    st.subheader(visit.name(funnel), anchor=False)
    told = [rows_of.place(visit, row), formats.period(row.fiscal_year, row.round, visit.language)]
    told += [] if formats.is_missing(base) else [visit.say("funnel_of_base", base=visit.name(funnel, "base"))]
    st.html(f'<p class="counts">{escape(" · ".join(told))}</p>')
    unit = by_id()[funnel.indicators[0]].unit
    names = [_stage_name(visit, funnel, stage) for stage in found]
    drawn = [
        Stage(
            name,
            _stage_text(visit, stage, base, unit),
            _length(stage),
            is_told=not formats.is_missing(stage.number),
            is_base=stage.stage == "base",
            is_of_base=not formats.is_missing(stage.percent),
            is_over=bool(stage.is_over),
            opens=partial(figure.choose, stage.fact_ids),
        )
        for name, stage in zip(names, found, strict=True)
    ]
    draw_funnel(drawn, f"funnel-{funnel.funnel_id}")
    return pd.DataFrame(
        [
            (name, stage.number, _base_of(stage, base), unit, stage.state, stage.is_over)
            for name, stage in zip(names, found, strict=True)
        ],
        columns=STAGES,
    )


def _length(stage: Any) -> float | None:
    """Return the percent that a stage's bar is long: of the base, else of the step before."""
    percent = stage.percent_before if formats.is_missing(stage.percent) else stage.percent
    return None if formats.is_missing(percent) else float(percent)


def _base_of(stage: Any, base: Any) -> Any:
    """Return what the percent of a stage is of."""
    return stage.before if formats.is_missing(stage.percent) else None if stage.stage == "base" else base


def _stage_name(visit: Visit, funnel: Funnel, stage: Any) -> str:
    if stage.stage == "base":
        return visit.name(funnel, "base")
    return visit.say("funnel_sum") if stage.stage == "sum" else visit.name(by_id()[stage.indicator_id])


def _stage_text(visit: Visit, stage: Any, base: Any, unit: str) -> str:
    """Return n of N and its percent, of the base and of the step before, each with what it is of."""
    if formats.is_missing(stage.number):
        return f"{marks.OF_STATE[stage.state]} {visit.say(f'state_{stage.state}')}"
    has_base = stage.stage != "base" and not formats.is_missing(stage.percent)
    whole = base if has_base else stage.before
    known = by_id().get(stage.indicator_id)
    decimals = known.decimals if known else 1
    told = [formats.n_of_n(stage.number, whole, unit, visit.language)]
    if has_base:
        told.append(formats.percent(stage.percent, decimals))
    if not formats.is_missing(stage.percent_before):
        percent = formats.percent(stage.percent_before, decimals)
        before = formats.count(stage.before, unit, visit.language)
        told.append(visit.say("funnel_of_before", percent=percent, before=before) if has_base else percent)
    told += [visit.say("funnel_fed")] if stage.is_fed else []
    told += [visit.say("funnel_other_base")] if stage.is_other_base else []
    if stage.stage == "sum":
        difference = formats.count(abs(stage.number - base), unit, visit.language)
        told.append(visit.say("funnel_over" if stage.is_over else "funnel_left", n=difference))
    return " · ".join(told)


def _held_against(visit: Visit, indicator: Indicator, row: Any) -> list[Series]:
    """Return the nation where the row is of the body that states it, and an office's province."""
    found = []
    body = row.affiliation or visit.selection.affiliation
    if row.level != "nation":
        national = visit.ask(history, Selection(affiliation=body), indicator.indicator_id, "nation")
        if body:
            found.append(_series(visit, indicator, Place("nation", "", body), CONTEXT))
        elif not national.empty:
            _only(visit, str(national["affiliation"].iloc[0]))
    if row.level == "agency" and len(row.provinces) == 1:
        found.append(_series(visit, indicator, Place("province", row.provinces[0], ""), COMPARISON))
    return found


def _only(visit: Visit, body: str) -> None:
    st.button(
        visit.say("nation_of_body", body=visit.affiliation(body)),
        key="nation-of-body",
        type="tertiary",
        on_click=frame.choose,
        kwargs={"affiliation": body},
    )


def _shape(indicator: Indicator, series: Iterable[Series]) -> Shape:
    if indicator.formula == "count":
        return "bars"
    return "spread" if any(point.low is not None for one in series for point in one.points) else "line"


def _scale_of(indicator: Indicator, series: Iterable[Series], target: Line | None) -> Scale:
    points = [point for one in series for point in one.points if point.value is not None]
    values = [float(point.high or point.value or 0) for point in points]
    values += [target.value] if target else []
    return scale(values, is_share=indicator.formula == "share")


def _period(row: Any) -> Period:
    year = 0 if formats.is_missing(row.fiscal_year) else int(row.fiscal_year)
    return year, None if formats.is_missing(row.round) else int(row.round)


def _told(visit: Visit, indicator: Indicator, place: Place) -> list[Any]:
    rows = visit.ask(history, place.selection(visit), indicator.indicator_id, place.level)
    return [row for row in tables.records(rows) if place.owns(row) and not formats.is_missing(row.fiscal_year)]


def _series(visit: Visit, indicator: Indicator, place: Place, color: str) -> Series:
    """Return all periods of a place: what it told, and the state of those it did not tell."""
    told = _told(visit, indicator, place)
    points = []
    before: dict[bool, Any] = {}
    for row in told:
        is_whole = formats.is_missing(row.round)
        points.append(_point(visit, indicator, row, before.get(is_whole)))
        before[is_whole] = row
    given = {point.period for point in points}
    asked = visit.ask(progress, replace(place.selection(visit), theme=indicator.theme), place.level)
    asked = asked[(asked["indicator_id"] == indicator.indicator_id) & ~asked["state"].isin(TOLD)]
    points += [
        Point(_period(row), None, marks.OF_STATE[row.state], _hover(visit, row))
        for row in tables.records(asked)
        if place.owns(row) and _period(row) not in given and _period(row)[0]
    ]
    name = rows_of.place(visit, told[0]) if told else place.name
    return Series(name, color, tuple(points))


def _point(visit: Visit, indicator: Indicator, row: Any, before: Any) -> Point:
    """Return a told period; `before` is the one before it of the same kind, round or whole year."""
    hover, base = _hover(visit, row), ""
    if row.is_base_changed and before is not None:
        was, became = formats.number(before.denominator), formats.number(row.denominator)
        hover += f"<br>{escape(visit.say('base_was', before=was, after=became))}"
        base = f"{period_name(_period(row))} {was} → {became}"
    value, low, high = number(indicator, row), None, None
    text = "" if value is None else formats.number(value)
    if value is not None and indicator.formula == "share":
        text = f"{value:,.{indicator.decimals}f}"
    if not formats.is_missing(row.lowest):
        value, low, high = float(row.median), float(row.lowest), float(row.highest)
        text = f"{formats.number(low)}–{formats.number(high)}"
    if value is None:
        text = rows_of.stated(visit, row)
    # Of a sum a few offices may be in doubt, which is no doubt about the whole.
    is_doubted = bool(row.is_contradictory) and (row.level not in ("offices", "affiliation") or row.n_offices < 2)
    return Point(
        _period(row),
        value,
        f"{text} {marks.CONTRADICTORY}" if is_doubted else text,
        hover,
        base=base,
        is_contradictory=is_doubted,
        low=low,
        high=high,
        opens=partial(rows_of.open_row, visit, row),
    )
