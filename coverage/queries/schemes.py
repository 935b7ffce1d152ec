"""Thresholds in force on a day."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from coverage.calculations.schemes import Measure, Scheme, Step, scheme_in_force
from coverage.models import CategoryScheme
from coverage.queries.compiled import compiled
from coverage.queries.once import lasting


def schemes(day: date) -> dict[Measure, Scheme]:
    """The thresholds of each measure on a day; one without any by then is left out; from all_schemes."""
    known = all_schemes()
    found = {measure: scheme_in_force(known, measure, day) for measure in Measure}
    return {measure: scheme for measure, scheme in found.items() if scheme is not None}


@lasting
def all_schemes() -> tuple[Scheme, ...]:
    """The thresholds of all measures and days. One query a state."""
    return tuple(_scheme(*columns) for columns in _stored())


@compiled
def _stored() -> QuerySet[Any, Any]:
    names = ("measure", "name", "version", "valid_from", "steps", "source__citation")
    return CategoryScheme.objects.values_list(*names)


def scheme_of(row: CategoryScheme) -> Scheme:
    """Stored thresholds as plain ones.

    Raises ValueError when the steps are not in order, ArithmeticError for a limit that is no number.
    """
    citation = row.source.citation if row.source else ""
    return _scheme(row.measure, row.name, row.version, row.valid_from, row.steps, citation)


def _scheme(measure: str, name: str, version: str, since: date, steps: Any, citation: str | None) -> Scheme:
    limits = tuple(Step(code, None if limit is None else Decimal(limit)) for code, limit in steps)
    return Scheme(Measure(measure), name, version, since, limits, citation or "")
