"""The checklist in few lines: who lacks every line, missing years, then what is known."""

from datetime import date

import pytest

from coverage.calculations.programmes.checklist import checklist
from coverage.programmes.words.checklist import in_short
from coverage.rows.figures import RegionRow
from coverage.rows.records import ProgrammeRow

YEARS = (2025, 2026)
REGIONS = [
    RegionRow(f"18.{place:02}", f"Kab {place}", "regency", "kabupaten", "18") for place in range(1, 16)
]


def row(place: int, year: int) -> ProgrammeRow:
    return ProgrammeRow(
        f"18.{place:02}", "", 1, date(2025, 1, 1), "day", "rentan", year=year, planned_workers=5
    )


def test_gaps_come_first_and_regions_without_any_line_stand_in_one():
    said = in_short(checklist(REGIONS[:4], [row(1, 2025), row(2, 2025), row(2, 2026)], YEARS), 8)

    assert said == [
        "2 daerah tanpa satu pun baris anggaran: Kab 3, Kab 4",
        "Kab 1 2026: belum ada baris anggaran",
        "Kab 1 2025: 5 direncanakan, rupiah tidak disebut (rentan)",
        "Kab 2 2025: 5 direncanakan, rupiah tidak disebut (rentan)",
        "Kab 2 2026: 5 direncanakan, rupiah tidak disebut (rentan)",
    ]


@pytest.mark.parametrize(("count", "lines"), [(3, 6), (4, 8), (5, 8), (15, 8)])
def test_what_is_left_out_is_counted(count, lines):
    rows = [row(place, year) for place in range(1, count + 1) for year in YEARS]
    said = in_short(checklist(REGIONS[:count], rows, YEARS), 8)

    assert len(said) == lines
    assert said[-1] == (f"dan {count * 2 - 7} lagi" if count > 4 else said[-1])
    assert "lagi" not in said[-2]


def test_names_beyond_eight_are_counted():
    assert in_short(checklist(REGIONS, [], YEARS), 8)[0].endswith("Kab 8, dan 7 lagi")
