"""What the checks of an entered month compare it with."""

from collections.abc import Collection
from datetime import date

from coverage.models import Statement
from coverage.rows.figures import StatementRow
from coverage.rows.periods import months_before

COMPARED_MONTHS = 13  # back to the same month of last year


def compared_with(codes: Collection[str], month: date) -> list[StatementRow]:
    """Published statements of the regions' provinces, undated or of the last 13 months on. One query."""
    families = {code[:2] for code in codes}
    found = Statement.objects.current().filter(region__code__regex=f"^({'|'.join(sorted(families))})")
    recent = found.filter(as_of__gte=months_before(month, COMPARED_MONTHS)) | found.filter(as_of=None)
    rows: list[StatementRow] = recent.statement_rows()
    return rows
