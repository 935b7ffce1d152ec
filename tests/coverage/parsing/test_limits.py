"""Cells that fit no column of the database are problems of the file, not errors of the site."""

import pytest

from coverage.parsing.figures import COLUMNS, read_figures
from regions.names import NameIndex, RegionName

NAMES = NameIndex.build([RegionName("18", "Lampung")], [])
GOOD = {
    "region_code": "18",
    "region_name": "Lampung",
    "as_of": "2024-09-24",
    "segment": "TOTAL",
    "basis": "domicile",
    "active_participants": "760468",
    "source_title": "Angka Lampung (Lampost.co)",
}


def read(**cells):
    row = {**GOOD, **cells}
    lines = (",".join(COLUMNS), ",".join(row.get(name, "") for name in COLUMNS))
    return read_figures("\n".join(lines).encode(), NAMES)


def test_ordinary_cells_are_read():
    file = read(source_url="https://lampost.co/angka?a=1", rank="31", rank_of="38", notes="category: rendah")
    assert not file.problems
    assert file.rows[0].category == "rendah"


@pytest.mark.parametrize(
    ("column", "text"),
    [
        pytest.param("source_title", "j" * 401, id="long-citation"),
        pytest.param("source_url", "https://a.id/" + "a" * 1000, id="long-address"),
        pytest.param("source_url", "javascript:alert(1)", id="script-address"),
        pytest.param("source_url", "lampost.co", id="address-without-scheme"),
        pytest.param("source_url", "https://a.id/x y", id="address-with-space"),
        pytest.param("notes", "n" * 2001, id="long-notes"),
        pytest.param("notes", "category: " + "k" * 101, id="long-category"),
        pytest.param("rank", "10001", id="rank-beyond-any-list"),
        pytest.param("rank_of", "9999999999", id="list-beyond-any-country"),
    ],
)
def test_a_cell_too_large_to_store_is_named(column, text):
    (problem,) = read(**{column: text}).problems
    assert (problem.line, problem.column) == (2, column)
