"""The map: its shapes against the code list, its classes, and what each state looks like."""

import csv
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from ui.charts.base import WRONG
from ui.charts.map import ELSEWHERE, OVER, SCALE, Area, classes, map_figure

ROOT = Path(__file__).parent.parent.parent
GEO = ROOT / "data" / "geo"
INK = "#111827"
Ring = list[list[float]]


def codes() -> list[str]:
    with (ROOT / "data" / "codes" / "provinces.csv").open(encoding="utf-8") as lines:
        return sorted(row["province_code"] for row in csv.DictReader(lines))


def polygons(file: str) -> Iterator[tuple[str, list[Ring]]]:
    for feature in json.loads((GEO / file).read_text(encoding="utf-8"))["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            yield feature["id"], polygon


def doubled_area(ring: Ring) -> float:
    """Positive where the ring runs counterclockwise."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))


def is_inside(point: list[float], polygon: list[Ring]) -> bool:
    east, north = point
    crossed = 0
    for ring in polygon:
        for (x, y), (next_x, next_y) in pairwise(ring):
            if (y > north) != (next_y > north):
                crossed += east < x + (north - y) * (next_x - x) / (next_y - y)
    return crossed % 2 == 1


def area(value: float | None, state: str = "reported", code: str = "10", *, is_contradictory: bool = False) -> Area:
    return Area(code, value, state, "", is_contradictory, False)


def ranges(values: list[float], least_step: float = 5) -> list[tuple[float | None, float | None]]:
    return [(one.low, one.high) for one in classes(map(area, values), least_step, max(100, *values, 0))]


@pytest.mark.parametrize("file", ["provinces.json", "hatch.json"])
def test_each_province_of_the_code_list_has_one_shape(file: str) -> None:
    features = json.loads((GEO / file).read_text(encoding="utf-8"))["features"]
    assert sorted(feature["id"] for feature in features) == codes()
    assert len(features) == 77


@pytest.mark.parametrize("file", ["provinces.json", "hatch.json"])
def test_rings_are_closed_clockwise_and_inside_the_country(file: str) -> None:
    for _, (outer, *holes) in polygons(file):
        for ring in (outer, *holes):
            assert len(ring) >= 4 and ring[0] == ring[-1]
            assert all(97.343 <= east <= 105.637 and 5.613 <= north <= 20.465 for east, north in ring)
        assert doubled_area(outer) < 0
        assert all(doubled_area(hole) > 0 for hole in holes)


def test_the_middle_of_a_province_is_inside_it() -> None:
    features = json.loads((GEO / "provinces.json").read_text(encoding="utf-8"))["features"]
    for feature in features:
        middle = feature["properties"]["middle"]
        assert any(is_inside(middle, polygon) for code, polygon in polygons("provinces.json") if code == feature["id"])


@pytest.mark.parametrize(
    ("code", "city"), [("10", [100.53, 13.76]), ("50", [98.98, 18.79]), ("63", [99.13, 16.88]), ("83", [98.36, 7.90])]
)
def test_a_city_lies_in_its_province_and_in_no_other(code: str, city: list[float]) -> None:
    assert [at for at, polygon in polygons("provinces.json") if is_inside(city, polygon)] == [code]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], []),
        ([15.6], [(15, 20)]),
        ([12, 31], [(10, 15), (15, 20), (20, 25), (25, 30), (30, 35)]),
        ([2, 98], [(0, 20), (20, 40), (40, 60), (60, 80), (80, 100)]),
        ([55, 100], [(50, 60), (60, 70), (70, 80), (80, 90), (90, 100)]),
    ],
)
def test_classes_are_few_round_and_hold_every_value(values: list[float], found: list[tuple[float, float]]) -> None:
    assert ranges(values) == found
    for value in values:
        assert sum(one.holds(value) for one in classes(map(area, values), 5, 100)) == 1


def test_one_outlier_leaves_the_others_their_classes() -> None:
    assert ranges([*range(1, 21), 900]) == [(0, 5), (5, 10), (10, 15), (15, None)]
    found = classes(map(area, [*range(1, 21), 900]), 5, 100)
    assert [one.holds(900) for one in found] == [False, False, False, True]


@pytest.mark.parametrize(("value", "shade"), [(0.6, 0), (30.0, 1), (52.0, 2), (99.0, 4)])
def test_a_class_alone_is_as_dark_as_it_lies_between_nothing_and_all(value: float, shade: int) -> None:
    (one,) = classes([area(value)], 5, 100)
    assert one.colour == SCALE[shade]


def test_all_classes_go_from_the_lightest_to_the_darkest() -> None:
    assert [one.colour for one in classes(map(area, [2, 98]), 5, 100)] == list(SCALE)


def test_counts_have_classes_of_their_own_size() -> None:
    assert ranges([3, 1900], 1) == [(0, 500), (500, 1000), (1000, 1500), (1500, 2000)]


def test_every_state_looks_different() -> None:
    states = ["reported", "zero", "in_words", "not_reported", "not_asked", "plan_unknown", "unreadable", "no_report"]
    areas = [area(40.0 if state == "reported" else None, state, code) for state, code in zip(states, codes())]  # noqa: B905
    figure = map_figure(areas, classes(areas, 5, 100), INK)
    looks = []
    for one in areas:
        look: list[object] = []
        for position, layer in enumerate(figure["data"]):
            if layer["type"] == "choropleth" and one.code in layer["locations"]:
                at = layer["locations"].index(one.code)
                look += [position, layer["colorscale"][2 * layer["z"][at]][1] if position == 0 else ""]
        marks = figure["data"][-1]
        with_marks = [
            other for other in areas if other.state in ("zero", "in_words", "not_asked", "plan_unknown", "unreadable")
        ]
        look.append(marks["text"][with_marks.index(one)] if one in with_marks else "")
        looks.append(tuple(look))
    assert len(set(looks)) == len(states)


def test_a_contradiction_and_the_chosen_province_are_marked() -> None:
    areas = [area(40.0, is_contradictory=True), Area("63", None, "no_report", "", False, True)]
    figure = map_figure(areas, classes(areas, 5, 100), INK)
    assert [layer.get("text") for layer in figure["data"]] == [None, None, ["≠"]]
    assert figure["data"][1]["locations"] == ["63"]
    assert figure["data"][1]["marker"]["line"]["color"] == INK


def test_a_share_above_the_whole_is_outlined_and_has_no_colour() -> None:
    areas = [area(40.0), area(None, OVER, "63", is_contradictory=True)]
    figure = map_figure(areas, classes(areas, 5, 100), INK)
    base, outline, marks = figure["data"]
    assert outline["locations"] == ["63"] and outline["marker"]["line"]["color"] == WRONG
    assert marks["text"] == ["≠"]
    assert base["colorscale"][2 * base["z"][1]][1] not in SCALE


def test_what_another_report_tells_is_marked() -> None:
    areas = [area(40.0), Area("63", 40.0, "reported", "", False, False, is_elsewhere=True)]
    assert map_figure(areas, classes(areas, 5, 100), INK)["data"][-1]["text"] == [ELSEWHERE]


def test_all_provinces_are_one_layer_that_a_click_finds() -> None:
    areas = [area(None, "no_report", code) for code in codes()]
    (layer,) = map_figure(areas, [], INK)["data"]
    assert sorted(layer["locations"]) == codes()
