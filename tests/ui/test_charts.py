"""What a reader would notice of a chart: its axis, its gaps, its marks, and that nobody is left out or cut off."""

from typing import Any

from ui.charts.funnel import Stage, funnel_figure
from ui.charts.scale import Line, scale
from ui.charts.strip import Dot, strip_figure
from ui.charts.trend import Point, Series, periods, trend_figure

INK = "#111827"
SHARE = scale([40.0, 60.0], is_share=True)


def nothing() -> None:
    """Stand for what a click does."""


def dots(*values: float, chosen: int = -1) -> list[Dot]:
    return [Dot(value, f"office {n}", n == chosen, False, nothing) for n, value in enumerate(values)]


def line(*points: Point) -> Series:
    return Series("Tak", "#0072B2", points)


def told(period: tuple[int, int | None], value: float | None, base: str = "", text: str = "") -> Point:
    return Point(period, value, text or str(value), "", base=base)


def trend(series: Series, shape: Any = "line", of: Any = SHARE, target: Line | None = None) -> dict[str, Any]:
    return trend_figure([series], of, shape, "year / round", target, periods([series]), INK)


def marks(figure: dict[str, Any]) -> dict[str, Any]:
    return next(trace for trace in figure["data"] if trace.get("customdata"))


def segments(figure: dict[str, Any], dash: str) -> list[tuple[float, float]]:
    """Return from where to where the lines of a kind go."""
    drawn = [trace for trace in figure["data"] if trace["mode"] == "lines" and trace["line"]["dash"] == dash]
    return [(x[0], x[1]) for trace in drawn for x in zip(*[iter(trace["x"])] * 3, strict=True)]


def test_a_share_has_an_axis_from_zero_to_a_hundred() -> None:
    assert scale([3.0], is_share=True).axis(INK)["range"] == [0, 100]


def test_a_share_over_a_hundred_is_not_cut_off() -> None:
    assert scale([103.1, 50.0], is_share=True).axis(INK)["range"] == [0, 103.1]


def test_a_count_starts_at_zero_and_names_no_percent() -> None:
    axis = scale([12.0, 1938.0], is_share=False).axis(INK)
    assert axis["range"][0] == 0 and axis["range"][1] >= 1938
    assert axis["ticksuffix"] == ""


def test_every_office_is_one_dot_at_its_own_value() -> None:
    values = [0.0, 12.5, 12.6, 12.7, 100.0, 100.0]
    figure = strip_figure(dots(*values, chosen=2), SHARE, None, None, INK)
    placed = [(trace["customdata"][n], x) for trace in figure["data"] for n, x in enumerate(trace["x"])]
    assert sorted(placed) == list(enumerate(values))
    others, chosen = figure["data"]
    assert chosen["customdata"] == [2]
    assert chosen["marker"]["size"] > others["marker"]["size"]


def test_offices_of_one_value_do_not_hide_each_other() -> None:
    figure = strip_figure(dots(*[50.0] * 7), SHARE, None, None, INK)
    assert len(set(figure["data"][0]["y"])) == 7


def test_a_strip_is_drawn_alike_each_time() -> None:
    values = [float(n * 37 % 101) for n in range(200)]
    assert strip_figure(dots(*values), SHARE, None, None, INK) == strip_figure(dots(*values), SHARE, None, None, INK)


def test_a_pile_too_high_says_how_many_it_holds() -> None:
    figure = strip_figure(dots(*[100.0] * 312, 10.0), SHARE, None, None, INK)
    assert max(figure["data"][0]["y"]) <= figure["layout"]["yaxis"]["range"][1]
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["312"]


def test_piles_beside_each_other_share_one_number() -> None:
    figure = strip_figure(dots(*[98.5] * 40, *[96.5] * 30, *[10.0] * 25), SHARE, None, None, INK)
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["25", "70"]


def test_a_reported_zero_is_hollow() -> None:
    figure = strip_figure(dots(0.0, 4.0), SHARE, None, None, INK)
    assert figure["data"][0]["marker"]["symbol"] == ["circle-open", "circle"]


def test_nation_and_target_are_lines_with_their_names() -> None:
    figure = strip_figure(dots(50.0), SHARE, Line(15.6, "Nation 15.6 %"), Line(85.0, "Target 85 %"), INK)
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [15.6, 85.0]
    notes = figure["layout"]["annotations"]
    assert [note["text"] for note in notes] == ["Nation 15.6 %", "Target 85 %"]
    assert notes[0]["yshift"] != notes[1]["yshift"]
    assert (notes[0]["xanchor"], notes[1]["xanchor"]) == ("left", "right")


def test_rounds_that_follow_each_other_are_joined() -> None:
    figure = trend(line(told((2567, 1), 40.0), told((2567, 2), 60.0)))
    assert segments(figure, "solid") == [(2567.25, 2567.75)]
    assert figure["layout"]["xaxis"]["ticktext"] == ["2567/1", "2567/2"]


def test_a_missing_round_is_a_gap_with_its_state() -> None:
    figure = trend(line(told((2566, 2), 40.0), told((2567, 1), None, text="¶"), told((2567, 2), 60.0)))
    assert segments(figure, "solid") == []
    gaps = figure["data"][-1]
    assert dict(zip(gaps["x"], gaps["text"], strict=True)) == {2566.25: "—", 2567.25: "¶"}
    assert list(marks(figure)["y"]) == [40.0, 60.0]


def test_a_changed_base_is_marked_and_its_line_is_dotted() -> None:
    figure = trend(line(told((2567, 1), 40.0), told((2567, 2), 60.0, base="2567/2 48 → 50"), told((2568, 1), 61.0)))
    assert marks(figure)["marker"]["symbol"] == ["circle", "diamond", "circle"]
    assert segments(figure, "dot") == [(2567.25, 2567.75)]
    assert segments(figure, "solid") == [(2567.75, 2568.25)]


def test_a_whole_year_lies_over_its_year() -> None:
    figure = trend(line(told((2566, None), 12.0), told((2568, None), 22.0)))
    assert figure["layout"]["xaxis"]["ticktext"] == ["2566", "2567", "2568"]
    assert [round(end - start) for start, end in segments(figure, "solid")] == [1, 1]
    assert figure["data"][-1]["x"] == [2567.5]


def test_counts_are_bars_from_zero() -> None:
    figure = trend(line(told((2567, 1), 3.0), told((2567, 2), 9.0)), "bars", scale([3.0, 9.0], is_share=False))
    assert marks(figure)["type"] == "bar"
    assert figure["layout"]["yaxis"]["range"][0] == 0


def test_scores_of_many_are_a_spread() -> None:
    spread = Point((2567, 2), 90.0, "58.6–97.5", "", low=58.6, high=97.5)
    figure = trend(line(spread), "spread")
    assert figure["data"][0]["y"] == [58.6, 97.5, None]
    assert list(marks(figure)["y"]) == [90.0]
    written = [
        (y, text) for trace in figure["data"] for y, text in zip(trace["y"], trace.get("text", ()), strict=False)
    ]
    assert (97.5, "58.6–97.5") in written and (90.0, "58.6–97.5") not in written


def test_panels_of_different_periods_share_their_axis() -> None:
    short, long = line(told((2568, 1), 1.0)), line(told((2566, 2), 2.0), told((2567, 1), 3.0))
    axis = periods([short, long])
    assert axis == [(2566, 1), (2566, 2), (2567, 1), (2567, 2), (2568, 1), (2568, 2)]
    ranges = [
        trend_figure([one], SHARE, "line", "", None, axis, INK)["layout"]["xaxis"]["range"] for one in (short, long)
    ]
    assert ranges[0] == ranges[1]


def stage(percent: float | None, *, kind: str = "", is_told: bool = True, is_over: bool = False) -> Stage:
    is_base, is_of_base = kind == "base", kind != "before"
    return Stage("ผู้ผ่านการประเมิน", "stated", percent, is_told, is_base, is_of_base, is_over, nothing)


def test_stages_longer_than_their_base_are_shown_in_full() -> None:
    figure = funnel_figure([stage(100, kind="base"), stage(80), stage(104, is_over=True)], INK)
    bars = figure["data"][1]
    assert bars["x"] == [100, 80, 104]
    assert figure["layout"]["xaxis"]["range"][1] >= 104
    assert figure["layout"]["shapes"][0]["x0"] == 100
    assert bars["marker"]["color"][2] not in bars["marker"]["color"][:2]
    assert [note["text"].split("<br>")[-1] for note in figure["layout"]["annotations"] if "≠" in note["text"]] == [
        "<b>stated</b> ≠"
    ]


def test_a_stage_without_a_number_is_hatched_and_not_zero() -> None:
    figure = funnel_figure([stage(100, kind="base"), stage(None, is_told=False), stage(0)], INK)
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["", "/", ""]


def test_a_number_of_nothing_has_no_bar_and_no_whole_to_lie_in() -> None:
    figure = funnel_figure([stage(None, kind="base", is_told=False), stage(None), stage(15.6, kind="before")], INK)
    wholes, bars = figure["data"]
    assert wholes["x"] == [100, 0, 100] and bars["x"] == [0, 0, 15.6]
    assert figure["layout"]["shapes"] == []


def test_a_percent_of_the_step_before_has_a_colour_of_its_own() -> None:
    figure = funnel_figure([stage(100, kind="base"), stage(40), stage(60, kind="before")], INK)
    assert len(set(figure["data"][1]["marker"]["color"])) == 3


def test_a_trend_is_seen_against_its_target() -> None:
    series = line(told((2566, 1), 80.0), told((2566, 2), 90.0))
    (drawn,) = trend(series, target=Line(85.0, "Target 85"))["layout"]["shapes"]
    assert drawn["y0"] == drawn["y1"] == 85.0 and drawn["yref"] == "y"
    assert "shapes" not in trend(series)["layout"]
