"""A figure's span is its day, month or year; nothing moves within one time."""

from datetime import date

import pytest

from coverage.calculations.dating import Span, of_one_time, span_of

DAY = date(2025, 12, 24)
MONTH_END = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("as_of", "precision", "expected"),
    [
        pytest.param(DAY, "day", Span(DAY, DAY), id="day"),
        pytest.param(DAY, "", Span(DAY, DAY), id="not-said"),
        pytest.param(DAY, None, Span(DAY, DAY), id="none"),
        pytest.param(MONTH_END, "month", Span(date(2025, 12, 1), MONTH_END), id="month"),
        pytest.param(date(2024, 2, 29), "month", Span(date(2024, 2, 1), date(2024, 2, 29)), id="leap-year"),
        pytest.param(MONTH_END, "year", Span(date(2025, 1, 1), MONTH_END), id="year"),
    ],
)
def test_span_of(as_of, precision, expected):
    assert span_of(as_of, precision) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((DAY, "day"), (MONTH_END, "month"), True, id="kalbar-december-2025"),
        pytest.param((date(2025, 7, 5), "day"), (date(2025, 7, 7), "day"), True, id="bengkulu-july-2025"),
        pytest.param((date(2025, 5, 31), "month"), (MONTH_END, "year"), True, id="month-inside-year"),
        pytest.param((date(2025, 3, 5), "day"), (MONTH_END, "year"), True, id="day-inside-year"),
        pytest.param((date(2025, 1, 1), "day"), (MONTH_END, "year"), True, id="first-day-of-the-year"),
        pytest.param((MONTH_END, "day"), (MONTH_END, "year"), True, id="last-day-of-the-year"),
        pytest.param((DAY, "day"), (date(2026, 1, 2), "day"), False, id="nine-days-and-a-new-month"),
        pytest.param((date(2025, 11, 30), "month"), (MONTH_END, "month"), False, id="two-months"),
        pytest.param((date(2024, 12, 31), "year"), (MONTH_END, "year"), False, id="two-years"),
        pytest.param((date(2024, 12, 31), "year"), (date(2025, 1, 1), "day"), False, id="day-after-the-year"),
    ],
)
def test_of_one_time(one, other, expected):
    assert of_one_time(span_of(*one), span_of(*other)) is expected
    assert of_one_time(span_of(*other), span_of(*one)) is expected
