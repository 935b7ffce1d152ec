"""Shares without binary rounding, for answers that turn at a threshold."""

from decimal import Decimal
from fractions import Fraction

from coverage.rows.figures import CoverageRow


def exact(ratio: float | Decimal) -> Fraction:
    """The decimal a share was written as: 0.53 is 53/100, not the binary number next to it."""
    return Fraction(str(ratio))


def exact_coverage(row: CoverageRow) -> Fraction | None:
    """The coverage a line shows, unrounded; None when it shows none.

    The printed share where that is the figure, else active ÷ potential.
    """
    if row.coverage_ratio is None:
        return None
    if row.printed_ratio is not None:
        return exact(row.printed_ratio)
    if row.active_participants is not None and row.potential_workers:
        return Fraction(row.active_participants, row.potential_workers)
    return exact(row.coverage_ratio)
