"""coverage_mismatch: a printed share against the two counts printed with it."""

from collections.abc import Iterator
from fractions import Fraction

from coverage.calculations.audit import words
from coverage.calculations.audit.agreeing import coverage_agrees
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import Ledger
from coverage.calculations.audit.share_causes import describe, likely_cause
from coverage.rows.figures import FlagRow, Severity, StatementRow


def coverage_mismatches(ledger: Ledger) -> Iterator[FlagRow]:
    """Printed shares that cannot agree with active ÷ potential of their row, with a cause where one is found.

    Tolerance: agreeing.coverage_agrees. Source: docs/audit.md, "Cakupan tercetak".
    """
    for row in ledger.new:
        if not coverage_agrees(row):
            cause = likely_cause(ledger, row)
            yield flag(ledger, "coverage_mismatch", Severity.WARNING, [row], _message(row), cause)


def _message(row: StatementRow) -> str:
    assert row.active_participants is not None
    assert row.potential_workers
    assert row.printed_ratio is not None
    computed = Fraction(row.active_participants, row.potential_workers)
    difference = computed - Fraction(row.printed_ratio)
    return (
        f"Tercetak cakupan {words.percent(row.printed_ratio, row.printed_decimals)} {words.dated(row)}; "
        f"{describe(row)} (selisih {words.points(difference, max(row.printed_decimals or 0, 2))})."
    )
