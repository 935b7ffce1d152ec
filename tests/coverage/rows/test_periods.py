from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.rows.periods import month_end, month_of, months_before, window

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = DAYS.map(month_of)


@pytest.mark.parametrize(
    ("month", "end"),
    [
        (date(2024, 9, 1), date(2024, 9, 30)),
        (date(2024, 12, 1), date(2024, 12, 31)),
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2025, 2, 1), date(2025, 2, 28)),
        (date(2100, 2, 1), date(2100, 2, 28)),
    ],
)
def test_month_end(month, end):
    assert month_end(month) == end
    assert month_of(end) == month


@given(DAYS)
def test_a_day_lies_in_its_month(day):
    assert month_of(day).day == 1
    assert month_of(day) <= day <= month_end(month_of(day))
    assert month_end(month_of(day)) + timedelta(1) == months_before(month_of(day), -1)


@pytest.mark.parametrize(
    ("month", "count", "expected"),
    [
        (date(2025, 9, 1), 0, date(2025, 9, 1)),
        (date(2025, 9, 1), 8, date(2025, 1, 1)),
        (date(2025, 9, 1), 9, date(2024, 12, 1)),
        (date(2025, 9, 1), 12, date(2024, 9, 1)),
        (date(2025, 1, 1), 1, date(2024, 12, 1)),
        (date(2024, 12, 1), -1, date(2025, 1, 1)),
        (date(2025, 9, 1), 120, date(2015, 9, 1)),
    ],
)
def test_months_before(month, count, expected):
    assert months_before(month, count) == expected


@given(MONTHS, st.integers(-200, 200), st.integers(-200, 200))
def test_steps_of_months_add_up(month, one, other):
    assert months_before(months_before(month, one), other) == months_before(month, one + other)


def test_a_figure_speaks_for_twelve_months():
    """September 2025: from 1 October 2024 until 30 September 2025."""
    assert window(date(2025, 9, 1)) == (date(2024, 9, 30), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("as_of", "speaks"),
    [
        pytest.param(date(2024, 9, 24), False, id="lampung-2024-09-24-is-old"),
        pytest.param(date(2024, 9, 30), False, id="the-last-too-old"),
        pytest.param(date(2024, 10, 1), True, id="the-first"),
        pytest.param(date(2025, 9, 30), True, id="the-last"),
        pytest.param(date(2025, 10, 1), False, id="not-yet"),
    ],
)
def test_days_that_speak_for_september_2025(as_of, speaks):
    after, until = window(date(2025, 9, 1))
    assert (after < as_of <= until) is speaks


def test_the_window_ends_with_a_leap_day():
    assert window(date(2024, 2, 1)) == (date(2023, 2, 28), date(2024, 2, 29))
    assert window(date(2025, 2, 1)) == (date(2024, 2, 29), date(2025, 2, 28))


@given(DAYS)
def test_every_day_speaks_for_exactly_twelve_months(day):
    months = [months_before(month_of(day), step) for step in range(2, -15, -1)]
    speaking = [month for month in months if window(month)[0] < day <= window(month)[1]]
    assert speaking == [months_before(month_of(day), -step) for step in range(12)]
