from datetime import date

import pytest
from msgspec.structs import replace

from coverage.calculations.pace.recent_change import last_move
from tests.coverage.calculations.lines import DECEMBER, OCTOBER, counted, jambi, printed, typed


def test_jambi_on_its_two_points():
    """3,79 points in 62 days, 46,94 % on 31 December when it goes on like that."""
    found = last_move(jambi())
    assert (found.days, found.since.as_of, found.latest.as_of) == (62, OCTOBER, DECEMBER)
    assert found.points == pytest.approx(3.79, abs=0.005)
    assert found.speed == pytest.approx(3.79 / 62, abs=0.0001)
    assert found.straight == pytest.approx(0.4694, abs=0.00005)
    assert not found.assumed


def test_an_unknown_potential_is_assumed_and_said():
    assert last_move([printed(OCTOBER, 0.4138), counted(DECEMBER, 452_000)]).assumed


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(counted(OCTOBER, 400_000, 990_000), id="other-potential"),
        pytest.param(counted(OCTOBER, 400_000, basis="registration"), id="other-basis"),
        pytest.param(counted(date(2023, 12, 1), 400_000), id="more-than-a-year"),
        pytest.param(counted(OCTOBER, 1, coverage_ratio=None), id="no-share"),
    ],
)
def test_figures_that_cannot_be_compared(first):
    assert last_move([first, counted(DECEMBER, 452_000)]) is None


def test_a_figure_of_the_latest_ones_month_is_passed_over():
    """Kalimantan Barat, 37 % on 24 December and 27 % for that December, after 26 % in October."""
    rows = [
        printed(date(2025, 10, 31), 0.26, ratio_decimals=0),
        printed(date(2025, 12, 24), 0.37, ratio_decimals=0),
        printed(date(2025, 12, 31), 0.27, ratio_decimals=0, as_of_precision="month"),
    ]
    assert last_move(rows).since.as_of == date(2025, 10, 31)
    assert last_move(rows[1:]) is None


def test_rounded_counts_that_may_be_one_have_not_moved():
    """2,7 and 2,8 of 6 million; typed by an officer, the same digits are a rise."""
    rows = [counted(OCTOBER, 2_700_000, 6_000_000), counted(DECEMBER, 2_800_000, 6_000_000)]
    typed = [replace(row, active_exact=True, potential_exact=True) for row in rows]
    assert last_move(rows) is None
    assert last_move(typed).points == pytest.approx(10 / 6)


@pytest.mark.parametrize(("since", "days"), [(date(2024, 2, 28), 366), (date(2024, 2, 27), None)])
def test_a_year_and_its_leap_day_may_lie_between(since, days):
    found = last_move([typed(since, 400_000), typed(date(2025, 2, 28), 452_000)])
    assert (found and found.days) == days


def test_one_figure_or_none():
    assert last_move([]) is None
    assert last_move([counted(DECEMBER, 452_000)]) is None


def test_a_fall_and_a_standstill():
    assert last_move([counted(OCTOBER, 400_001, 1_000_001), counted(DECEMBER, 390_001, 1_000_001)]).points < 0
    still = last_move([counted(OCTOBER, 400_000), counted(DECEMBER, 400_000)])
    assert (still.points, still.straight) == (0, 0.4)


def test_the_figure_before_the_latest_is_compared_whatever_came_earlier():
    days = (date(2024, 8, 1), OCTOBER, DECEMBER)
    found = last_move(
        [typed(day, active) for day, active in zip(days, (400_000, 410_000, 452_000), strict=True)]
    )
    assert (found.since.as_of, found.days) == (OCTOBER, 62)
