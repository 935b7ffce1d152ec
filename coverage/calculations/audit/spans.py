"""Arithmetic on intervals of agreement: sums, differences and products of printed numbers."""

from collections.abc import Iterable
from fractions import Fraction

from coverage.calculations.agreement import (
    Interval,
    count_tolerance,
    is_rounded,
    ratio_interval,
    share_interval,
)
from coverage.rows.figures import StatementRow

WHOLE = Interval(1, 1)


def plus(parts: Iterable[Interval]) -> Interval:
    """Every sum of values out of the parts."""
    listed = list(parts)
    return Interval(sum(p.low for p in listed), sum(p.high for p in listed))


def minus(left: Interval, right: Interval) -> Interval:
    """Every difference of the two."""
    return Interval(left.low - right.high, left.high - right.low)


def times(left: Interval, right: Interval) -> Interval:
    """Every product of the two, whatever their signs."""
    ends = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    return Interval(min(ends), max(ends))


def middle(span: Interval) -> Fraction:
    return Fraction(span.low + span.high) / 2


def relative_width(span: Interval) -> Fraction:
    """Width ÷ middle: how loosely an interval pins its number; 1 when it reaches down to 0."""
    centre = abs(middle(span))
    return span.width / centre if centre else Fraction(1)


def reach(count: int, exact: bool = False) -> Interval:
    """The count itself, or what it can stand for when it is printed rounded."""
    return count_tolerance(count) if is_rounded(count, exact) else Interval(count, count)


def coverage_span(row: StatementRow) -> Interval | None:
    """The printed coverage share; None when none is printed."""
    return None if row.printed_ratio is None else share_interval(row.printed_ratio, row.printed_decimals or 0)


def target_span(row: StatementRow) -> Interval | None:
    """The printed target share; None when none is printed."""
    return None if row.target_ratio is None else share_interval(row.target_ratio, row.target_decimals or 0)


def divided(left: Interval, right: Interval | None) -> Interval | None:
    """Every quotient of the two; None when the divisor can be 0."""
    return None if right is None else ratio_interval(left, right)
