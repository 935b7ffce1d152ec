from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.backtest import back_test
from coverage.calculations.pace.outlook import METHOD, VERSION, outlook
from coverage.rows.periods import month_end
from tests.coverage.calculations.lines import counted, counts, printed

MONTHS = [month_end(date(2024, month, 1)) for month in range(1, 13)]


def test_each_month_with_three_points_behind_it_is_tried():
    """The third to the eleventh month: nine tries, one to nine months ahead."""
    found = back_test([counts(MONTHS, range(400_000, 412_000, 1_000))])
    assert (found.of, found.series) == (9, 1)
    assert [(months, of) for months, _, of in found.ahead] == [(months, 1) for months in range(1, 10)]
    assert (found.method, found.version) == (METHOD, VERSION)


def test_a_straight_series_lies_in_its_own_range():
    days = [date(2024, 10, 31), date(2024, 11, 10), date(2024, 11, 20), date(2024, 12, 20)]
    found = back_test([counts(days, [1, 11, 21, 51])])
    assert (found.held, found.of) == (1, 1)


def test_a_late_jump_breaks_every_range():
    found = back_test([counts(MONTHS, [400_000] * 11 + [500_000])])
    assert (found.held, found.of) == (0, 9)


def test_counts_over_many_regions():
    rows = [counted(day, 1, code="18") for day in MONTHS]
    found = back_test([rows, counts(MONTHS, [400_000] * 11 + [500_000]), [], counts(MONTHS[:6], range(6))])
    assert (found.held, found.of, found.series) == (9, 18, 2)
    assert found.ahead[0] == (1, 1, 2)


def test_nothing_to_try():
    found = back_test([])
    assert (found.held, found.of, found.series, found.ahead) == (0, 0, 0, ())


def test_a_close_on_another_potential_is_not_tried():
    rows = counts(MONTHS[:11], range(11))
    for close in (counted(MONTHS[11], 5, 990_000), counted(MONTHS[11], 5, basis="registration")):
        assert back_test([[*rows, close]]).of == 0
    assert back_test([[*rows, printed(MONTHS[11], 0.1)]]).of == 0


@given(st.lists(st.integers(0, 10**6), min_size=12, max_size=12))
def test_agrees_with_the_outlook_of_each_month(actives):
    rows = counts(MONTHS, actives)
    close = actives[-1] / 10**6
    slow = 0
    for month in range(3, 12):
        found = outlook(rows[:month], 2024)
        slow += found.low - 1e-9 <= close <= found.high + 1e-9
    assert (back_test([rows]).held, back_test([rows]).of) == (slow, 9)
