"""Months and the days they hold; a month is always named by its first day."""

import re
from calendar import monthrange
from datetime import date

MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
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


def parse_month(text: str) -> date:
    """Read "2025-09" as 1 September 2025. Raises ValueError for anything else."""
    if not MONTH.fullmatch(text):
        raise ValueError(f"bulan ditulis seperti 2025-09, bukan “{text[:20]}”")
    return date(int(text[:4]), int(text[5:]), 1)


def window(month: date) -> tuple[date, date]:
    """Days whose figures still speak for a month: (after, until).

    A figure counts for month M when after < as_of ≤ until, that is, from the last twelve months
    up to the end of M. Source: docs/methods.md, "Angka yang berlaku".
    """
    return month_end(months_before(month, 12)), month_end(month)
