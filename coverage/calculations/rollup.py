"""A province as the sum of its regencies: a second number beside its own, never instead of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.agreement import Interval, count_interval, ratio_interval, unit_of
from coverage.calculations.precision import MOST_DECIMALS, decimals_of
from coverage.calculations.ratios import coverage_ratio
from coverage.rows.figures import CoverageRow

Count = tuple[int, bool]  # people, and whether an officer typed them


class Rollup(Struct, frozen=True):
    """Sum over the regions that have both counts. counted: how many they are, of: among how many regions.

    earliest, latest: the days the counts are of, None when there is none. active_unit, potential_unit: of the
    roughest count summed, 1 where all are exact; ratio_decimals: those the sums allow.
    """

    active_participants: int | None
    potential_workers: int | None
    coverage_ratio: float | None
    counted: int
    of: int
    earliest: date | None = None
    latest: date | None = None
    active_unit: int = 1
    potential_unit: int = 1
    ratio_decimals: int = MOST_DECIMALS


def rollup(rows: Iterable[CoverageRow]) -> Rollup:
    """Add up regions' counts and divide once; shares are never averaged.

    rows: one a region. A region without both counts, or without a figure that still speaks for the month,
    is left out, not taken as 0. Source: docs/methods.md, "Jumlah kabupaten/kota".
    """
    rows = list(rows)
    known = [row for row in rows if _is_known(row)]
    if not known:
        return Rollup(None, None, None, 0, len(rows))
    actives = [(row.active_participants or 0, row.active_exact) for row in known]
    potentials = [(row.potential_workers or 0, row.potential_exact) for row in known]
    active, potential = (sum(count for count, _ in counts) for counts in (actives, potentials))
    days = [row.as_of for row in known if row.as_of is not None]
    return Rollup(
        active,
        potential,
        coverage_ratio(active, potential),
        len(known),
        len(rows),
        min(days, default=None),
        max(days, default=None),
        *_precision(actives, potentials),
    )


def _is_known(row: CoverageRow) -> bool:
    """Whether a line has both counts, of a figure that still speaks for the month."""
    has_both = row.active_participants is not None and row.potential_workers is not None
    return has_both and not row.unranked_reason


def _precision(actives: Sequence[Count], potentials: Sequence[Count]) -> tuple[int, int, int]:
    """Units of both sums, and the decimals of their quotient."""
    reaches = [_together(count_interval(*count) for count in counts) for counts in (actives, potentials)]
    return (
        max(unit_of(*count) for count in actives),
        max(unit_of(*count) for count in potentials),
        decimals_of(ratio_interval(*reaches)),
    )


def _together(intervals: Iterable[Interval]) -> Interval:
    found = list(intervals)
    return Interval(sum(i.low for i in found), sum(i.high for i in found))
