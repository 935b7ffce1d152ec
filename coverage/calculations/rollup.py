"""A province as the sum of its regencies: a second number beside its own, never instead of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from coverage.calculations.agreement import Interval, count_interval, ratio_interval, unit_of
from coverage.calculations.precision import MOST_DECIMALS, decimals_of
from coverage.calculations.ratios import coverage_ratio
from coverage.rows.figures import CoverageRow

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Rollup:
    """Sum over the regions that have both counts. counted: how many they are, of: among how many regions.

    earliest, latest: the days the counts are of, None when there is none. active_unit, potential_unit: of the
    roughest count summed, 1 where all are exact; ratio_decimals: those the sums allow.
    """

    active_participants: int | None
    potential_workers: int | None
    coverage_ratio: float | None
    counted: int
    of: int
    earliest: object = None
    latest: object = None
    active_unit: int = 1
    potential_unit: int = 1
    ratio_decimals: int = MOST_DECIMALS


def rollup(rows: Iterable[CoverageRow]) -> Rollup:
    """Add up regions' counts and divide once; shares are never averaged.

    rows: one a region. A region without both counts, or without a figure that still speaks for the month,
    is left out, not taken as 0. Source: docs/methods.md, "Jumlah kabupaten/kota".
    """
    rows = list(rows)
    frame = counts(rows)
    whole = frame.dropna(subset=["active_participants", "potential_workers"])
    if whole.empty:
        return Rollup(None, None, None, 0, len(frame))
    active, potential = (int(whole[name].sum()) for name in ("active_participants", "potential_workers"))
    return Rollup(
        active,
        potential,
        coverage_ratio(active, potential),
        len(whole),
        len(frame),
        whole["as_of"].min(),
        whole["as_of"].max(),
        *_precision([row for row in rows if None not in _counts_of(row)]),
    )


def _counts_of(row: CoverageRow) -> tuple[int | None, int | None]:
    """Participants and workers of a figure that still speaks for the month."""
    return (None, None) if row.unranked_reason else (row.active_participants, row.potential_workers)


def _precision(rows: Sequence[CoverageRow]) -> tuple[int, int, int]:
    """Units of both sums, and the decimals of their quotient."""
    actives = [(row.active_participants or 0, row.active_exact) for row in rows]
    potentials = [(row.potential_workers or 0, row.potential_exact) for row in rows]
    reaches = [_together(count_interval(*count) for count in counts) for counts in (actives, potentials)]
    return (
        max(unit_of(*count) for count in actives),
        max(unit_of(*count) for count in potentials),
        decimals_of(ratio_interval(*reaches)),
    )


def _together(intervals: Iterable[Interval]) -> Interval:
    found = list(intervals)
    return Interval(sum((i.low for i in found), Fraction(0)), sum((i.high for i in found), Fraction(0)))


def counts(rows: Iterable[CoverageRow]) -> "pd.DataFrame":
    """One line a region: code, as_of, active_participants and potential_workers (Int64, NA when unknown)."""
    import pandas as pd

    lines = [
        (
            row.region.code,
            row.as_of,
            *_counts_of(row),
        )
        for row in rows
    ]
    frame = pd.DataFrame(lines, columns=["code", "as_of", "active_participants", "potential_workers"])
    whole = dict.fromkeys(("active_participants", "potential_workers"), "Int64")
    return frame.astype(whole)
