from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.backtest import back_test, misses_of
from coverage.calculations.pace.misses import Kind
from coverage.calculations.pace.outlook import METHOD, VERSION, line_through
from coverage.calculations.pace.points import points_of
from coverage.rows.periods import month_end
from tests.coverage.calculations.lines import counted, counts, printed

MONTHS = [month_end(date(2024, month, 1)) for month in range(1, 13)]


def flat(misses):
    return {
        (kind.months_left, kind.full, year): missed
        for kind, by_year in misses.by_kind.items()
        for year, missed in by_year.items()
    }


def test_each_month_with_three_points_behind_it_is_tried():
    """The third to the eleventh month: nine tries, one to nine months ahead, six points from June on."""
    found = flat(misses_of(map(points_of, [counts(MONTHS, range(400_000, 412_000, 1_000))])))
    assert sorted(found) == [
        *((left, True, 2024) for left in range(1, 7)),
        *((left, False, 2024) for left in (7, 8, 9)),
    ]


def test_a_straight_series_misses_nothing():
    days = [date(2024, 10, 31), date(2024, 11, 10), date(2024, 11, 20), date(2024, 12, 20)]
    (missed,) = flat(misses_of(map(points_of, [counts(days, [1, 11, 21, 51])]))).values()
    assert abs(missed[0]) < 1e-12


def test_a_late_jump_is_the_miss():
    found = misses_of(map(points_of, [counts(MONTHS, [400_000] * 11 + [500_000])]))
    assert {round(miss, 9) for missed in flat(found).values() for miss in missed} == {0.1}


def test_the_close_stands_on_the_potential_of_the_line():
    """500.001 people at the end, whatever they are then divided by: 50,00 % of the line's 1.000.001."""
    rows = [counted(day, 400_001, 1_000_001) for day in MONTHS[:11]]
    found = misses_of(map(points_of, [[*rows, counted(MONTHS[11], 500_001, 1_100_003)]]))
    assert {round(miss, 9) for missed in flat(found).values() for miss in missed} == {
        round(100_000 / 1_000_001, 9)
    }


def test_a_close_that_cannot_be_put_there_is_not_tried():
    rows = counts(MONTHS[:11], range(11))
    for close in (counted(MONTHS[11], 5_000, 990_001), counted(MONTHS[11], 5, basis="registration")):
        assert not misses_of(map(points_of, [[*rows, close]])).by_kind
    assert not misses_of(map(points_of, [[*rows, printed(MONTHS[11], 0.1)]])).by_kind


def test_years_are_measured_by_each_other():
    """Two years of 120 regions that go straight on: the range of either is nothing, and it holds."""
    before = [date(2023, day.month, min(day.day, 28)) for day in MONTHS]
    rows = [counts([*before, *MONTHS], [400_000] * 24)] * 120
    found = back_test(map(points_of, rows))
    assert found.series == 120
    assert (found.method, found.version) == (METHOD, VERSION)
    # Of 2023 there are three more kinds (fewer than six points), of 2024 two (ten and eleven months ahead).
    assert found.of == 120 * (9 + 11)
    assert found.years == ((2023, (6 * 120, 6 * 120)), (2024, (6 * 120, 6 * 120)))
    assert [months for months, _ in found.ahead] == [1, 2, 3, 4, 5, 6]


def test_how_far_off_is_told_in_points():
    """2023 goes straight on, 2024 jumps by 10 points: either is 10 points off what the other lets expect."""
    before = [date(2023, day.month, min(day.day, 28)) for day in MONTHS]
    rows = [counts([*before, *MONTHS], [400_000] * 23 + [500_000])] * 120
    found = back_test(map(points_of, rows))
    assert found.off == pytest.approx(10)
    assert found.total == (0, 2 * 6 * 120)


def test_nothing_to_try():
    found = back_test([])
    assert (found.total, found.of, found.series, found.ahead, found.off) == ((0, 0), 0, 0, (), None)


@given(st.lists(st.integers(0, 10**6), min_size=12, max_size=12))
def test_agrees_with_the_line_of_each_month(actives):
    rows = counts(MONTHS, actives)
    found = flat(misses_of(map(points_of, [rows])))
    for place in range(2, 11):
        run = points_of(rows[: place + 1])[-6:]
        slow = actives[-1] / 10**6 - line_through(run).at(MONTHS[-1])
        assert abs(found[*Kind(11 - place, place >= 5), 2024][0] - slow) < 1e-9
