from collections import defaultdict

import pytest

from regions.importing import FIXTURES
from regions.tiles import Place, Tile, all_tiles, drawing, national_tiles, print_tiles, province_tiles
from tests.regions.fixture_rows import rows

PLACES = [Place(row["code"], float(row["lat"]), float(row["lon"])) for row in rows("regions.csv")]
STORED = [Tile(row["code"], int(row["tile_x"]), int(row["tile_y"])) for row in rows("tiles.csv")]


def grids():
    found = defaultdict(list)
    for tile in STORED:
        found[tile.code[:2] if len(tile.code) == 5 else "00"].append(tile)
    return found


def rank_correlation(left, right):
    """Spearman's, with mean ranks for ties."""

    def ranks(values):
        ordered = sorted(values)
        return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]

    a, b = ranks(left), ranks(right)
    mean = (len(a) - 1) / 2
    covariance = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    spread = sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)
    return covariance / spread**0.5


def test_the_stored_squares_are_the_computed_ones():
    assert all_tiles(PLACES) == STORED


def test_the_file_can_be_printed_again(capsys):
    print_tiles()
    assert capsys.readouterr().out == (FIXTURES / "tiles.csv").read_text(encoding="utf-8")


def test_every_region_but_indonesia_has_one_square():
    assert [tile.code for tile in STORED] == sorted(place.code for place in PLACES if place.code != "00")


def test_no_square_is_taken_twice():
    for tiles in grids().values():
        assert len({(tile.x, tile.y) for tile in tiles}) == len(tiles)


def test_grids_fit_a_telephone():
    for province, tiles in grids().items():
        widest = 13 if province == "00" else 8
        assert max(tile.x for tile in tiles) < widest
        assert max(tile.y for tile in tiles) < (7 if province == "00" else 8)


def test_no_grid_has_a_blank_row_or_column():
    for tiles in grids().values():
        assert {tile.x for tile in tiles} == set(range(max(tile.x for tile in tiles) + 1))
        assert {tile.y for tile in tiles} == set(range(max(tile.y for tile in tiles) + 1))


def test_west_stays_west_and_north_stays_north():
    at = {place.code: place for place in PLACES}
    for province, tiles in grids().items():
        least = 0.9 if province == "00" else 0.6
        places = [at[tile.code] for tile in tiles]
        assert rank_correlation([tile.x for tile in tiles], [place.lon for place in places]) > least, province
        assert rank_correlation([-tile.y for tile in tiles], [place.lat for place in places]) > least, (
            province
        )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("11", "12"),
        ("16", "18"),
        ("36", "32"),
        ("33", "34"),
        ("64", "65"),
        ("71", "75"),
        ("91", "92"),
        ("93", "95"),
    ],
)
def test_neighbouring_provinces_touch(one, other):
    at = {tile.code: tile for tile in national_tiles()}
    assert max(abs(at[one].x - at[other].x), abs(at[one].y - at[other].y)) == 1


def test_a_lone_regency_gets_the_corner():
    assert province_tiles([Place("18.01", -5.0, 105.0)]) == [Tile("18.01", 0, 0)]


def test_regencies_at_one_point_still_get_a_square_each():
    tiles = province_tiles([Place(f"18.{number:02}", -5.0, 105.0) for number in range(1, 8)])
    assert len({(tile.x, tile.y) for tile in tiles}) == 7


def test_drawing_shows_blanks_as_dots():
    assert drawing([Tile("18.01", 0, 0), Tile("18.71", 1, 1)]) == "01 ..\n.. 71"
