"""Which regions make half of what is missing: missing, zero and negative gaps, ties."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.meeting.gap_makers import gap_makers
from coverage.rows.figures import CoverageRow, RegionRow


def rows(*gaps):
    """Regions "18.01", "18.02", … with these gaps in people."""
    return [
        CoverageRow(
            RegionRow(f"18.{place:02}", f"K{place}", "regency", "kabupaten"), gap_to_target_people=gap
        )
        for place, gap in enumerate(gaps, 1)
    ]


@pytest.mark.parametrize(
    ("gaps", "expected", "equals", "people", "total"),
    [
        pytest.param((10, 40, 20, 25), [40, 25], [], 65, 95, id="widest-first"),
        pytest.param((50, 25, 25), [50], [], 50, 100, id="exactly-half"),
        pytest.param((49, 26, 25), [49, 26], [], 75, 100, id="just-below-half"),
        pytest.param((10, 10, 10, 10), [10, 10], [10, 10], 20, 40, id="tie-at-the-end"),
        pytest.param((30, None, 10), [30], [], 30, 40, id="missing"),
        pytest.param((30, 0, 10), [30], [], 30, 40, id="zero"),
        pytest.param((30, -500, 10), [30], [], 30, 40, id="past-the-target-lends-nothing"),
        pytest.param((0, -5), [], [], 0, 0, id="nobody-short"),
        pytest.param((None, None), [], [], 0, 0, id="nothing-known"),
        pytest.param((), [], [], 0, 0, id="no-regions"),
        pytest.param((7,), [7], [], 7, 7, id="one"),
    ],
)
def test_gap_makers(gaps, expected, equals, people, total):
    found = gap_makers(rows(*gaps))
    assert [row.gap_to_target_people for row in found.rows] == expected
    assert [row.gap_to_target_people for row in found.equals] == equals
    assert (found.people, found.total) == (people, total)
    assert (found.share is None) == (total == 0)


def test_counts_tell_the_short_from_the_known():
    found = gap_makers(rows(30, 0, -4, None))
    assert (found.short, found.known, found.of) == (1, 3, 4)


def test_the_sums_take_the_unit_of_the_roughest_gap_named():
    exact, rounded, small = rows(900_000, 800_000, 100)
    counted = [
        replace(exact, active_participants=592_806, potential_workers=1_312_370),
        replace(rounded, active_participants=610_715, potential_workers=2_900_000),
        replace(small, active_participants=2_700_000, potential_workers=6_000_000),
    ]
    assert [gap_makers(counted[:count]).unit for count in (0, 1)] == [1, 1]
    found = gap_makers([*counted, *rows(0, 0, 0, 700_000)[3:]])
    assert [row.gap_to_target_people for row in found.rows] == [900_000, 800_000]
    assert found.unit == 100_000


def test_a_figure_that_does_not_speak_for_the_month_is_not_known():
    stale = CoverageRow(
        RegionRow("18.09", "Lama", "regency", "kabupaten"), gap_to_target_people=99, unranked_reason="stale"
    )
    found = gap_makers([*rows(10, 5), stale])
    assert [row.region.code for row in found.rows] == ["18.01"]
    assert (found.known, found.of, found.total) == (2, 3, 15)


@given(st.lists(st.none() | st.integers(-20, 60), max_size=9))
def test_no_fewer_regions_reach_half(gaps):
    """Against the slow way: every choice of fewer regions falls short."""
    found = gap_makers(rows(*gaps))
    short = [gap for gap in gaps if gap is not None and gap > 0]
    assert found.total == sum(short)
    if short:
        assert 2 * found.people >= found.total
        fewer = combinations(short, len(found.rows) - 1)
        assert all(2 * sum(chosen) < found.total for chosen in fewer)
