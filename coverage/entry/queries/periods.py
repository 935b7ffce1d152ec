"""Deadlines and closings of months."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from coverage.calculations.entry.deadlines import PeriodRow, default_due
from coverage.models import Period
from coverage.models.querysets import among
from coverage.queries.compiled import compiled

NAMES = ("month", "due_on", "closed_at", "closed_by__username", "reason", "contact")


def periods(months: Collection[date]) -> dict[date, PeriodRow]:
    """Each of these months with its deadline, its closing and who is excepted. One query."""
    found = {month: PeriodRow(month, default_due(month)) for month in months}
    exceptions: dict[date, dict[str, date]] = {month: {} for month in months}
    for *values, region, until in _stored(list(months)):
        month, due_on, closed_at, closed_by, reason, contact = values
        if region is not None:
            exceptions[month][region] = until
        closed_on = timezone.localdate(closed_at) if closed_at else None
        found[month] = PeriodRow(
            month, due_on, closed_on, closed_by or "", reason, contact, exceptions[month]
        )
    return found


@compiled
def _stored(months: Any) -> QuerySet[Any, Any]:
    """A row for each exception of these months, one for a month without any."""
    found = Period.objects.filter(among(months, "month")).order_by("month")
    return found.values_list(*NAMES, "exceptions__region", "exceptions__until")
