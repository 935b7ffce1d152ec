"""Thresholds in force on a day."""

from datetime import date
from decimal import Decimal

from coverage.calculations.schemes import Measure, Scheme, Step, scheme_in_force
from coverage.models import CategoryScheme
from coverage.queries.once import once


def schemes(day: date) -> dict[Measure, Scheme]:
    """The thresholds of each measure on a day; one without any by then is left out; from all_schemes."""
    known = all_schemes()
    found = {measure: scheme_in_force(known, measure, day) for measure in Measure}
    return {measure: scheme for measure, scheme in found.items() if scheme is not None}


@once
def all_schemes() -> tuple[Scheme, ...]:
    """The thresholds of all measures and days. One query a snapshot."""
    return tuple(scheme_of(row) for row in CategoryScheme.objects.select_related("source"))


def scheme_of(row: CategoryScheme) -> Scheme:
    """Stored thresholds as plain ones.

    Raises ValueError when the steps are not in order, ArithmeticError for a limit that is no number.
    """
    return Scheme(
        Measure(row.measure),
        row.name,
        row.version,
        row.valid_from,
        tuple(Step(code, None if limit is None else Decimal(limit)) for code, limit in row.steps),
        row.source.citation if row.source else "",
    )
