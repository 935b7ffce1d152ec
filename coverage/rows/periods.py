"""Months and the days they hold; a month is always named by its first day."""

from calendar import monthrange
from datetime import date

FIRST_MONTH = date(2015, 1, 1)  # the first that can be entered


def month_of(day: date) -> date:
    """First day of the month a day lies in."""
    return day.replace(day=1)


def month_end(month: date) -> date:
    """Last day of a month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def months_before(month: date, count: int) -> date:
    """First day of the month `count` months earlier (later when negative)."""
    index = month.year * 12 + month.month - 1 - count
    return date(index // 12, index % 12 + 1, 1)


def window(month: date) -> tuple[date, date]:
    """Days whose figures still speak for a month: (after, until).

    A figure counts for month M when after < as_of ≤ until, that is, from the last twelve months
    up to the end of M. Source: docs/methods.md, "Angka yang berlaku".
    """
    return month_end(months_before(month, 12)), month_end(month)
