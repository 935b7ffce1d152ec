"""What the checks of an entered month compare it with."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from coverage.models import Statement
from coverage.rows.figures import StatementRow
from coverage.rows.periods import months_before

COMPARED_MONTHS = 13  # back to the same month of last year


def compared_with(codes: Collection[str], month: date) -> list[StatementRow]:
    """Published statements of the regions' provinces: undated, of the last 13 months on, or with a potential,
    which may be years old when the next one comes. One query."""
    families = {code[:2] for code in codes}
    found = Statement.objects.current().filter(region__code__regex=f"^({'|'.join(sorted(families))})")
    recent = Q(as_of__gte=months_before(month, COMPARED_MONTHS)) | Q(as_of=None)
    rows: list[StatementRow] = found.filter(recent | Q(potential_workers__isnull=False)).statement_rows()
    return rows
