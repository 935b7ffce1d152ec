"""Whether coverage rose or fell between two figures, or whether nobody can say so.

Source: docs/methods.md, "Naik, turun, atau bertentangan".
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from coverage.calculations.agreement import (
    Interval,
    all_meet,
    count_tolerance,
    ratio_interval,
)
from coverage.calculations.dating import Span, of_one_time, span_of
from coverage.calculations.exact import exact_coverage
from coverage.calculations.precision import figure_interval
from coverage.rows.figures import CoverageRow


class Movement(StrEnum):
    """What is told of two figures of one region, segment and basis.

    UNSURE: their intervals meet. ONE_TIME: of one month, or one span inside the other, and both can be true;
    CONTRADICTION: of one time, and both cannot.
    """

    ROSE = "rose"
    FELL = "fell"
    SAME = "same"
    UNSURE = "unsure"
    ONE_TIME = "one_time"
    CONTRADICTION = "contradiction"


TOLD = (Movement.ROSE, Movement.FELL, Movement.SAME)


def movement(before: CoverageRow, after: CoverageRow) -> Movement | None:
    """What may be said of the coverage between an earlier and a later line; None when a share is unknown.

    "Naik" and "turun" are told only of different months whose spans do not contain one another, and only
    where every value of the one interval lies beyond the other.
    """
    if before.coverage_ratio is None or after.coverage_ratio is None:
        return None
    if of_one_time(_span(before), _span(after)):
        return Movement.ONE_TIME if can_agree(before, after) else Movement.CONTRADICTION
    former, latter = figure_interval(before), figure_interval(after)
    if former is not None and latter is not None:
        if _beyond(latter, former):
            return Movement.ROSE
        if _beyond(former, latter):
            return Movement.FELL
    return Movement.SAME if exact_coverage(before) == exact_coverage(after) else Movement.UNSURE


def can_agree(one: CoverageRow, other: CoverageRow) -> bool:
    """Whether the actives and the coverage of two lines can be the same; what is unknown agrees with all."""
    actives = [
        count_tolerance(row.active_participants, row.active_exact)
        for row in (one, other)
        if row.active_participants is not None
    ]
    return all_meet(actives) and all_meet(_tolerance(row) for row in (one, other))


def contradicting(row: CoverageRow, others: Iterable[CoverageRow]) -> list[CoverageRow]:
    """The lines of the row's own region, segment and basis that speak of its time and cannot agree with it.

    The one whose span ends last leads a list; the others are named beside it. Latest first.
    """
    found = [
        other
        for other in others
        if other.as_of != row.as_of
        and (other.region.code, other.segment, other.basis) == (row.region.code, row.segment, row.basis)
        and of_one_time(_span(row), _span(other))
        and not can_agree(row, other)
    ]
    return sorted(found, key=lambda other: _span(other).last, reverse=True)


def leads(one: CoverageRow, other: CoverageRow) -> bool:
    """Whether of two lines of one time the first leads: its span ends later."""
    return _span(one).last > _span(other).last


def _beyond(upper: Interval, lower: Interval) -> bool:
    """Whether all of the one lies above the other; 40,5 % itself rounds to one of 40 and 41 only."""
    return upper.low >= lower.high and upper.high > lower.low


def _tolerance(row: CoverageRow) -> Interval | None:
    if row.printed_ratio is not None:
        return figure_interval(row)
    if row.active_participants is None or not row.potential_workers:
        return None
    return ratio_interval(
        count_tolerance(row.active_participants, row.active_exact),
        count_tolerance(row.potential_workers, row.potential_exact),
    )


def _span(row: CoverageRow) -> Span:
    return span_of(_day(row), row.as_of_precision)


def _day(row: CoverageRow) -> date:
    if row.as_of is None:
        raise ValueError("a figure without a day cannot be compared")
    return row.as_of
