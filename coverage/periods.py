"""Months and the days they hold; a month is always named by its first day."""

from calendar import monthrange
from datetime import date


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
    if len(text) != 7 or text[4] != "-" or not (text[:4] + text[5:]).isascii():
        raise ValueError(f"bulan ditulis seperti 2025-09, bukan {text!r}")
    try:
        return date(int(text[:4]), int(text[5:]), 1)
    except ValueError:
        raise ValueError(f"bulan ditulis seperti 2025-09, bukan {text!r}") from None


def window(month: date) -> tuple[date, date]:
    """Days whose figures still speak for a month: (after, until).

    A figure counts for month M when after < as_of ≤ until, that is, from the last twelve months
    up to the end of M. Source: docs/methods.md, "Angka yang berlaku".
    """
    return month_end(months_before(month, 12)), month_end(month)
