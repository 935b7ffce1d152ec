"""What the checks of an entered month compare it with."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from coverage.models import Statement
from coverage.models.columns import statements
from coverage.queries.compiled import compiled
from coverage.rows.figures import StatementRow
from coverage.rows.periods import months_before

COMPARED_MONTHS = 13  # back to the same month of last year


def compared_with(codes: Collection[str], month: date) -> list[StatementRow]:
    """Published statements of the regions' provinces: undated, of the last 13 months on, or with a potential,
    which may be years old when the next one comes. One query."""
    families = {code[:2] for code in codes}
    return statements(_known(f"^({'|'.join(sorted(families))})", months_before(month, COMPARED_MONTHS)))


@compiled
def _known(family: Any, since: Any) -> QuerySet[Any, Any]:
    found = Statement.objects.current().filter(region__code__regex=family)
    recent = Q(as_of__gte=since) | Q(as_of=None)
    return found.filter(recent | Q(potential_workers__isnull=False)).statement_columns()
