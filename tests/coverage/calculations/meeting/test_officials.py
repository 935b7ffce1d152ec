"""The officials' table: whole targets in people, and the band of each attainment."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.calculations.assembling import with_target
from coverage.calculations.meeting.officials import official_line, official_lines, ranked_lines
from coverage.calculations.ratios import coverage_ratio
from coverage.rows.figures import CoverageRow, RegionRow, TargetRow
from tests.coverage.calculations.thresholds import BANDS

LAMPUNG = RegionRow("18", "Lampung", "province", "provinsi", "00")


def line(active, potential, percent=None, people=None, bands=BANDS, **more):
    share = None if percent is None else Decimal(percent) / 100
    target = TargetRow("18", 2024, "RPJMD", share, 2, people)
    row = CoverageRow(
        LAMPUNG,
        as_of=date(2024, 9, 24),
        active_participants=active,
        potential_workers=potential,
        **{"coverage_ratio": coverage_ratio(active, potential), **more},
    )
    return official_line(with_target(row, target), bands)


def test_lampung_as_printed():
    """760.468 of 3.058.943 against 32,62 %: 997.827 to be reached, 76,2 % of the target."""
    found = line(760_468, 3_058_943, "32.62")
    assert (found.target_people, found.target_is_printed, found.band) == (997_827, False, "up_to_90")


def test_a_printed_share_keeps_the_printed_heads():
    found = line(None, None, "38.39", 1_149_447, coverage_ratio=0.2527, printed_ratio=0.2527)
    assert (found.target_people, found.target_is_printed) == (1_149_447, True)


@pytest.mark.parametrize(
    ("active", "percent", "band"),
    [
        pytest.param(0, "40", "up_to_50", id="zero"),
        pytest.param(200, "40", "up_to_50", id="exactly-half"),
        pytest.param(400, "40", "reached", id="reached"),
        pytest.param(500, "40", "reached", id="passed"),
        pytest.param(399, "40", "above_90", id="just-short"),
        pytest.param(399, None, None, id="no-target"),
        pytest.param(None, "40", None, id="not-reported"),
    ],
)
def test_band(active, percent, band):
    assert line(active, 1_000, percent, potential_exact=True).band == band


def test_a_band_that_rounding_leaves_open():
    """400 of "1.000", which may be 950 to 1.050, against 40 %."""
    assert line(400, 1_000, "40").band == "unsure"


def test_no_bands_no_category():
    assert line(200, 1_000, "40", bands=None).band is None


def test_a_disputed_figure_has_no_category():
    assert line(200, 1_000, "40", unranked_reason="conflict").band is None


def test_lines_are_numbered_and_hide_what_is_disputed():
    day = date(2024, 9, 24)
    rows = [
        CoverageRow(LAMPUNG, as_of=day, rank=1),
        CoverageRow(LAMPUNG, as_of=day, unranked_reason="conflict"),
        CoverageRow(LAMPUNG, unranked_reason="not_reported"),
    ]
    lines = official_lines(rows, BANDS)
    assert [found.number for found in lines] == [1, 2, 3]
    assert [found.has_figures for found in lines] == [True, False, False]
    assert ranked_lines(lines) == 1


def test_an_old_figure_keeps_the_band_of_its_own_day():
    assert line(200, 1_000, "40", unranked_reason="stale").band == "up_to_50"
