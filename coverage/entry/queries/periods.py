"""Deadlines and closings of months."""

from collections.abc import Collection
from datetime import date

from django.utils import timezone

from coverage.calculations.entry.deadlines import PeriodRow, default_due
from coverage.models import Period


def periods(months: Collection[date]) -> dict[date, PeriodRow]:
    """Each of these months with its deadline, its closing and who is excepted. One query."""
    found = {month: PeriodRow(month, default_due(month)) for month in months}
    stored = Period.objects.filter(month__in=months).order_by("month")
    names = ("month", "due_on", "closed_at", "closed_by__username", "reason", "contact")
    exceptions: dict[date, dict[str, date]] = {month: {} for month in months}
    for *values, region, until in stored.values_list(*names, "exceptions__region", "exceptions__until"):
        month, due_on, closed_at, closed_by, reason, contact = values
        if region is not None:
            exceptions[month][region] = until
        closed_on = timezone.localdate(closed_at) if closed_at else None
        found[month] = PeriodRow(
            month, due_on, closed_on, closed_by or "", reason, contact, exceptions[month]
        )
    return found
