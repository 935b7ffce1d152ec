"""Squares for regions: a map in which every place is one square and neighbours stay neighbours.

The provinces are drawn by hand to read like a map of Indonesia and fit a telephone. The regencies of a
province are placed by computation, once: `python -m regions.tiles > fixtures/regions/tiles.csv`.
"""

import csv
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

NATIONAL_DRAWING = """
11 .. .. .. .. .. 65 .. .. .. .. .. ..
.. 12 14 21 .. 61 64 .. 75 71 82 96 ..
.. 13 15 .. .. 62 63 .. 72 .. .. 92 91
.. .. 17 16 19 .. .. 76 73 74 .. 94 95
.. .. .. 18 31 .. .. .. .. .. 81 .. 93
.. .. .. 36 32 33 35 .. .. .. .. .. ..
.. .. .. .. .. 34 .. 51 52 53 .. .. ..
"""
MOST_COLUMNS = 8  # of a province: squares stay large enough for a thumb
SPARE_SQUARES = 1.3  # squares per region: room to keep the outline, few enough to stay compact

_REGIONS_FILE = Path(__file__).parent.parent / "fixtures" / "regions" / "regions.csv"


class Place(Struct, frozen=True):
    """A region and the point it is drawn at, degrees."""

    code: str
    lat: float
    lon: float


class Tile(Struct, frozen=True):
    """The square of a region in its grid: column from the west, row from the north, both from 0."""

    code: str
    x: int
    y: int


def national_tiles() -> list[Tile]:
    """The provinces' squares, by code."""
    rows = NATIONAL_DRAWING.split("\n")[1:-1]
    tiles = [
        Tile(code, x, y) for y, row in enumerate(rows) for x, code in enumerate(row.split()) if code != ".."
    ]
    return sorted(tiles, key=lambda tile: tile.code)


def province_tiles(places: Sequence[Place]) -> list[Tile]:
    """Squares for one province's regencies, by code: no two alike, at most eight columns, no blank edge.

    Each regency gets a square such that the squared distances between where it lies and where it is drawn
    add up to the least; the same places always give the same squares.
    """
    places = sorted(places, key=lambda place: place.code)
    columns, rows = _grid_size(places)
    east = _spread([place.lon for place in places], columns)
    south = _spread([-place.lat for place in places], rows)
    squares = [(x, y) for y in range(rows) for x in range(columns)]
    costs = [
        [(x - at_x) ** 2 + (y - at_y) ** 2 for x, y in squares]
        for at_x, at_y in zip(east, south, strict=True)
    ]
    chosen = [squares[index] for index in _cheapest(costs)]
    used_x = sorted({x for x, _ in chosen})
    used_y = sorted({y for _, y in chosen})
    return [
        Tile(place.code, used_x.index(x), used_y.index(y))
        for place, (x, y) in zip(places, chosen, strict=True)
    ]


def drawing(tiles: Iterable[Tile]) -> str:
    """The tiles as text, to look at: the last two digits of each code, dots between."""
    at = {(tile.x, tile.y): tile.code[-2:] for tile in tiles}
    width, height = max(x for x, _ in at) + 1, max(y for _, y in at) + 1
    return "\n".join(" ".join(at.get((x, y), "..") for x in range(width)) for y in range(height))


def _grid_size(places: Sequence[Place]) -> tuple[int, int]:
    """Columns and rows in the proportion of the province, though never thinner than 1 to 2."""
    squares = len(places) * SPARE_SQUARES
    wide = max(place.lon for place in places) - min(place.lon for place in places)
    high = max(place.lat for place in places) - min(place.lat for place in places)
    proportion = min(max(wide / high if high else 2.0, 0.5), 2.0)
    columns = min(max(round(math.sqrt(squares * proportion)), 1), MOST_COLUMNS)
    return columns, math.ceil(squares / columns)


def _spread(values: Sequence[float], size: int) -> list[float]:
    """Positions from 0 to size - 1, halfway between true distances and even steps, so that a far island
    does not press the rest into one corner."""
    low, high = min(values), max(values)
    order = sorted(values)
    steps = max(len(values) - 1, 1)
    return [
        (size - 1) * (0.5 * (value - low) / ((high - low) or 1) + 0.5 * order.index(value) / steps)
        for value in values
    ]


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column for each row with the least total cost, no column twice (Hungarian method).

    costs: rows × columns, at least as many columns as rows.
    """
    row_count, column_count = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (row_count + 1), [0.0] * (column_count + 1)
    row_of = [0] * (column_count + 1)  # 1-based; 0 is free
    for row in range(1, row_count + 1):
        row_of[0], column = row, 0
        least, came_from = [math.inf] * (column_count + 1), [0] * (column_count + 1)
        visited = [False] * (column_count + 1)
        while row_of[column]:
            visited[column] = True
            current, step, following = row_of[column], math.inf, 0
            for other in range(1, column_count + 1):
                if visited[other]:
                    continue
                reduced = costs[current - 1][other - 1] - row_price[current] - column_price[other]
                if reduced < least[other]:
                    least[other], came_from[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(column_count + 1):
                if visited[other]:
                    row_price[row_of[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    answer = [0] * row_count
    for column, row in enumerate(row_of):
        if column and row:
            answer[row - 1] = column - 1
    return answer


def all_tiles(places: Iterable[Place]) -> list[Tile]:
    """Squares for every province and every regency among the places, by code."""
    by_province: dict[str, list[Place]] = {}
    for place in places:
        if len(place.code) == 5:
            by_province.setdefault(place.code[:2], []).append(place)
    tiles = national_tiles() + [tile for group in by_province.values() for tile in province_tiles(group)]
    return sorted(tiles, key=lambda tile: tile.code)


def print_tiles() -> None:
    """Write fixtures/regions/tiles.csv to standard output, computed from regions.csv."""
    with _REGIONS_FILE.open(encoding="utf-8", newline="") as file:
        places = [Place(row["code"], float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["code", "tile_x", "tile_y"])
    writer.writerows((tile.code, tile.x, tile.y) for tile in all_tiles(places))


if __name__ == "__main__":
    print_tiles()
