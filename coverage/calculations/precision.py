"""How exactly a line's figures are known: their intervals, decimals and units, and the verdict they allow.

A share of rounded counts is "sekitar": it has no more decimals than its counts allow.
Source: docs/methods.md, "Pembulatan dan ketelitian".
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.agreement import (
    Interval,
    count_interval,
    is_rounded,
    may_be_one,
    ratio_interval,
    share_interval,
    unit_of,
)
from coverage.calculations.exact import exact, exact_coverage
from coverage.calculations.ratios import coverage_ratio
from coverage.calculations.rounding import whole
from coverage.rows.figures import CoverageRow

MOST_DECIMALS = 2  # as documents print shares; a third would be false precision
# Steps of docs/methods.md, "Pembulatan dan ketelitian": a decimal is told when its whole step is known.
TWO_DECIMALS = Fraction(1, 100)  # points of width up to which the second decimal is known
ONE_DECIMAL = Fraction(1, 10)
NAMED = Fraction(1)  # points of width from which the interval itself is named


class Verdict(StrEnum):
    """Whether a coverage has reached its target; UNSURE where its rounded counts leave both open."""

    REACHED = "reached"
    MISSED = "missed"
    UNSURE = "unsure"


class WholePercents(Struct, frozen=True):
    """An interval of coverage in whole per cents, both ends rounded half up: 42 and 48."""

    low: int
    high: int


def active_is_rounded(row: CoverageRow) -> bool:
    return is_rounded(row.active_participants, row.active_exact)


def potential_is_rounded(row: CoverageRow) -> bool:
    return is_rounded(row.potential_workers, row.potential_exact)


def is_about(row: CoverageRow) -> bool:
    """Whether a line's share is computed from a rounded count, so that it is told as "sekitar"."""
    return _is_computed(row) and (active_is_rounded(row) or potential_is_rounded(row))


def computed_interval(row: CoverageRow) -> Interval | None:
    """Every active ÷ potential that the two counts stand for; None unless the share is computed from them."""
    active, potential = row.active_participants, row.potential_workers
    if not _is_computed(row) or active is None or not potential:
        return None
    return ratio_interval(
        count_interval(active, row.active_exact), count_interval(potential, row.potential_exact)
    )


def counted(row: CoverageRow) -> CoverageRow:
    """The same line with the share of its two counts, also where a printed one is its figure."""
    share = coverage_ratio(row.active_participants, row.potential_workers)
    found = replace(row, coverage_ratio=share, printed_ratio=None)
    return replace(found, ratio_decimals=computed_decimals(found))


def figure_interval(row: CoverageRow) -> Interval | None:
    """Every coverage a line can stand for: what rounds to its printed share, else active ÷ potential."""
    if row.printed_ratio is not None:
        return share_interval(Decimal(str(row.printed_ratio)), row.ratio_decimals)
    return computed_interval(row)


def computed_decimals(row: CoverageRow) -> int:
    """Decimals of a computed percentage, of its gap in points and of its attainment, by the interval's width.

    Up to 0,01 points two, up to 0,1 one, else none; two for exact counts.
    """
    return decimals_of(computed_interval(row)) if is_about(row) else MOST_DECIMALS


def decimals_of(interval: Interval | None) -> int:
    """The same of an interval of active ÷ potential; None: of exact counts."""
    if interval is None or interval.width * 100 <= TWO_DECIMALS:
        return MOST_DECIMALS
    return 1 if interval.width * 100 <= ONE_DECIMAL else 0


def named_interval(row: CoverageRow) -> WholePercents | None:
    """The interval a note has to name, since it is wider than a point; None for all others."""
    interval = computed_interval(row) if is_about(row) else None
    if interval is None or interval.width * 100 <= NAMED:
        return None
    return WholePercents(whole(interval.low * 100), whole(interval.high * 100))


def gap_decimals(row: CoverageRow) -> int:
    """Decimals of a gap in points: those of a computed share, else as many as share and target print."""
    if row.printed_ratio is None:
        return row.ratio_decimals
    return max(row.ratio_decimals, row.target_decimals)


def on_one_potential(one: CoverageRow, other: CoverageRow) -> bool | None:
    """Whether two lines may stand on one potential, rounded in one of them; None when one is unknown."""
    if one.potential_workers is None or other.potential_workers is None:
        return None
    return may_be_one(
        one.potential_workers, other.potential_workers, one.potential_exact, other.potential_exact
    )


def people_unit(row: CoverageRow) -> int:
    """The unit of people computed from a line's counts: of the coarser one, a head when both are exact."""
    return max(active_unit(row), potential_unit(row))


def active_unit(row: CoverageRow) -> int:
    return unit_of(row.active_participants, row.active_exact)


def potential_unit(row: CoverageRow) -> int:
    return unit_of(row.potential_workers, row.potential_exact)


def unit_of_part(unit: int, part: Fraction) -> int:
    """The unit of a part of such people: a power of ten, no finer than they are known; part: at most 1."""
    found = 1
    while found * 10 <= unit * part:
        found *= 10
    return found


def in_unit(people: int | float, unit: int) -> int:
    """A count of people in whole units, rounded half up."""
    if isinstance(people, int):
        return (2 * people + unit) // (2 * unit) * unit
    return whole(Fraction(people) / unit) * unit


def missing_people(row: CoverageRow) -> int | None:
    """People to the target in their unit; None where they are unknown or nobody can say whether any miss.

    Fewer than half a unit stay as they are: there is a gap.
    """
    gap = row.gap_to_target_people
    if gap is None or is_unsure(row):
        return None
    return in_unit(gap, people_unit(row)) or gap


def unprotected(row: CoverageRow) -> int | None:
    """People to a coverage of 100 %, in their unit."""
    return None if row.unprotected_people is None else in_unit(row.unprotected_people, people_unit(row))


def verdict(row: CoverageRow) -> Verdict | None:
    """Whether the target is reached, missed, or lies within what rounded counts can stand for.

    None without a share or a target. A printed share is taken as printed.
    """
    coverage = exact_coverage(row)
    if coverage is None or row.target_ratio is None:
        return None
    target = exact(row.target_ratio)
    interval = computed_interval(row) if is_about(row) else None
    if interval is not None and interval.low < target <= interval.high:
        return Verdict.UNSURE
    return Verdict.REACHED if coverage >= target else Verdict.MISSED


def is_unsure(row: CoverageRow) -> bool:
    """Whether nobody can say if the target is reached."""
    return is_about(row) and verdict(row) == Verdict.UNSURE  # exact counts leave nothing open


def _is_computed(row: CoverageRow) -> bool:
    return row.coverage_ratio is not None and row.printed_ratio is None
