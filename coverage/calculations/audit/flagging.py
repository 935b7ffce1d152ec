"""From evidence to a flag."""

from collections.abc import Iterable
from datetime import date

from coverage.calculations.audit.ledger import Ledger
from coverage.rows.figures import FlagRow, StatementRow


def flag(
    ledger: Ledger,
    code: str,
    severity: str,
    rows: Iterable[StatementRow],
    message: str,
    likely_cause: str = "",
    *,
    region_code: str | None = None,
    as_of: date | None = None,
) -> FlagRow:
    """A flag about the rows, new ones first; it stands at the first row's region and day unless told.

    Lines are those of new statements only: a known one stands in another file.
    """
    involved = sorted(rows, key=lambda row: not ledger.is_new(row))
    first = involved[0]
    return FlagRow(
        code=code,
        severity=severity,
        region_code=first.region_code if region_code is None else region_code,
        as_of=as_of or first.as_of,
        message=message,
        likely_cause=likely_cause,
        lines=tuple(row.line for row in involved if row.line is not None and ledger.is_new(row)),
        statement_ids=tuple(dict.fromkeys(row.id for row in involved if row.id is not None)),
    )


def place(row: FlagRow) -> tuple[float, float, str, str, str]:
    """Where a flag stands in the list: by line, by stored statement, then code and region."""
    line = float(row.lines[0]) if row.lines else float("inf")
    stored = float(row.statement_ids[0]) if row.statement_ids else float("inf")
    return line, stored, row.code, row.region_code, row.message
