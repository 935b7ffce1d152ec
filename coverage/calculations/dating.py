"""Which days a figure speaks of, and whether two figures speak of one time.

A document dates its figure by day, month or year; that is the figure's span.
Source: docs/methods.md, "Naik, turun, atau bertentangan".
"""

from datetime import date

from msgspec import Struct

from coverage.rows.figures import Precision
from coverage.rows.periods import month_end, month_of


class Span(Struct, frozen=True):
    """The days from first to last, both included."""

    first: date
    last: date

    def contains(self, other: "Span") -> bool:
        return self.first <= other.first and other.last <= self.last


def span_of(as_of: date, precision: str | None = Precision.DAY) -> Span:
    """The day, month or year that a figure is dated by."""
    if precision == Precision.YEAR:
        return Span(date(as_of.year, 1, 1), date(as_of.year, 12, 31))
    if precision == Precision.MONTH:
        return Span(month_of(as_of), month_end(as_of))
    return Span(as_of, as_of)


def of_one_time(one: Span, other: Span) -> bool:
    """Whether nothing can have moved between two figures: one month, or one span inside the other."""
    within_month = month_of(one.first) == month_of(one.last) == month_of(other.first) == month_of(other.last)
    return within_month or one.contains(other) or other.contains(one)
