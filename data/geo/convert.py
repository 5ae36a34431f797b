"""Make the map's files of the provinces' shapes: once, by hand, never where the dashboard runs.

npm pack @svg-maps/thailand@2.0.0 && tar -xzf svg-maps-thailand-2.0.0.tgz
pip install shapely==2.2.0
python data/geo/convert.py package/thailand.svg

The drawing is a Mercator projection of the country: its x is a longitude, its y turns back into a latitude.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from math import asinh, atan, degrees, radians, sinh, tan
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import shapely
from shapely.geometry.polygon import orient

HERE = Path(__file__).parent
CODES = HERE.parent / "codes" / "provinces.csv"
WEST, EAST, SOUTH, NORTH = 97.343, 105.637, 5.613, 20.465  # the country's ends
SPELLED = {"Buriram": "Buri Ram"}  # there: here
NO_PROVINCE = {"Lake Songkha"}
# In degrees. Finer than 0.03 is finer than a pixel of the page.
SNAP, GAP, TOLERANCE = 0.005, 0.02, 0.03
HATCH_STEP, HATCH_WIDTH = 0.24, 0.028
DECIMALS = 3


def rings(path: str) -> list[list[tuple[float, float]]]:
    """Return the rings of a path of relative moves (m) and closings (z)."""
    found: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for word in path.split():
        if word == "m":
            found.append([])
        elif word == "z":
            x, y = found[-1][0]
        else:
            x, y = (position + float(step) for position, step in zip((x, y), word.split(","), strict=True))
            found[-1].append((x, y))
    return found


def shapes(drawing: str) -> dict[str, Any]:
    """Return the province's shape by its code, in degrees; neighbours share their border point by point."""
    paths = ElementTree.parse(drawing).getroot().iter("{http://www.w3.org/2000/svg}path")
    drawn = {path.attrib["aria-label"]: rings(path.attrib["d"]) for path in paths}
    points = [point for shape in drawn.values() for ring in shape for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    highest, lowest = asinh(tan(radians(NORTH))), asinh(tan(radians(SOUTH)))

    def placed(x: float, y: float) -> tuple[float, float]:
        height = highest - (y - top) / (bottom - top) * (highest - lowest)
        return WEST + (x - left) / (right - left) * (EAST - WEST), degrees(atan(sinh(height)))

    with CODES.open(encoding="utf-8") as lines:
        codes = {row["name_en"]: row["province_code"] for row in csv.DictReader(lines)}
    found = {
        codes[SPELLED.get(name, name)]: shapely.union_all(
            shapely.make_valid(
                [shapely.Polygon([placed(*point) for point in ring]) for ring in shape if len(ring) > 2],
                method="structure",
                keep_collapsed=False,
            )
        )
        for name, shape in drawn.items()
        if name not in NO_PROVINCE
    }
    assert found.keys() == set(codes.values())
    clean = shapely.coverage_clean(list(found.values()), snapping_distance=SNAP, gap_width=GAP)
    simple = shapely.coverage_simplify(clean, TOLERANCE)
    return dict(sorted(zip(found, shapely.set_precision(simple, 10**-DECIMALS), strict=True)))


def hatched(shape: Any) -> Any:
    """Return thin stripes that fill a shape, at the same places for every shape."""
    west, south, east, north = shapely.bounds(shape)
    first, last = (int((edge) / HATCH_STEP) for edge in (west - north, east - south))
    lines = [
        shapely.LineString([(step * HATCH_STEP + south, south), (step * HATCH_STEP + north, north)])
        for step in range(first - 1, last + 2)
    ]
    stripes = shapely.intersection(shapely.buffer(lines, HATCH_WIDTH / 2, cap_style="flat"), shape)
    return shapely.set_precision(shapely.MultiPolygon(list(polygons(stripes))), 10**-DECIMALS)


def polygons(found: Iterable[Any]) -> Iterable[Any]:
    """Yield the polygons, the largest first, clockwise: the other way round a map fills the world around them."""
    parts = (part for shape in found for part in shapely.get_parts(shape))
    for part in sorted(parts, key=lambda part: -part.area):
        if part.geom_type == "Polygon":
            yield orient(part, -1.0)


def feature(code: str, shape: Any, properties: dict[str, Any]) -> dict[str, Any]:
    coordinates = [
        [
            [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring.coords]
            for ring in (part.exterior, *part.interiors)
        ]
        for part in polygons([shape])
    ]
    geometry = {"type": "MultiPolygon", "coordinates": coordinates}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}


def write(name: str, features: Iterable[dict[str, Any]]) -> None:
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    (HERE / name).write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def main() -> None:
    found = shapes(sys.argv[1])
    middles = {
        code: shapely.maximum_inscribed_circle(max(polygons([shape]), key=lambda part: part.area)).coords[0]
        for code, shape in found.items()
    }
    write(
        "provinces.json",
        (
            feature(code, shape, {"middle": [round(degree, DECIMALS) for degree in middles[code]]})
            for code, shape in found.items()
        ),
    )
    write("hatch.json", (feature(code, hatched(shape), {}) for code, shape in found.items()))


if __name__ == "__main__":
    main()
