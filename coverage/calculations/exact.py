"""Shares without binary rounding, for answers that turn at a threshold."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from coverage.rows.figures import CoverageRow


@lru_cache(4_096)  # a list measures its lines against the same few targets
def exact(ratio: float | Decimal) -> Fraction:
    """The decimal a share was written as: 0.53 is 53/100, not the binary number next to it."""
    return Fraction(str(ratio))


def quotient(part: Fraction, whole: Fraction) -> float:
    """The nearest float to part ÷ whole, without the common factors that Fraction would look for."""
    return part.numerator * whole.denominator / (part.denominator * whole.numerator)


def exact_coverage(row: CoverageRow) -> Fraction | None:
    """The coverage a line shows, unrounded; None when it shows none.

    The printed share where that is the figure, else active ÷ potential.
    """
    if row.coverage_ratio is None:
        return None
    return exact_share(row.coverage_ratio, row.printed_ratio, row.active_participants, row.potential_workers)


def exact_share(
    share: float, printed: float | Decimal | None, active: int | None, potential: int | None
) -> Fraction:
    """The same of a figure's columns. share: the coverage it shows; printed: where it was printed."""
    if printed is not None:
        return exact(printed)
    if active is not None and potential:
        return Fraction(active, potential)
    return exact(share)
