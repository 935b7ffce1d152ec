"""A province as the sum of its regencies: a second number beside its own, never instead of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coverage.calculations.ratios import coverage_ratio
from coverage.rows.figures import CoverageRow

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Rollup:
    """Sum over the regions that have both counts. counted: how many they are, of: among how many regions.

    earliest, latest: the days the counts are of, None when there is none.
    """

    active_participants: int | None
    potential_workers: int | None
    coverage_ratio: float | None
    counted: int
    of: int
    earliest: object = None
    latest: object = None


def rollup(rows: Iterable[CoverageRow]) -> Rollup:
    """Add up regions' counts and divide once; shares are never averaged.

    rows: one a region. A region without both counts, or without a figure that still speaks for the month,
    is left out, not taken as 0. Source: docs/methods.md, "Jumlah kabupaten/kota".
    """
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
    )


def counts(rows: Iterable[CoverageRow]) -> "pd.DataFrame":
    """One line a region: code, as_of, active_participants and potential_workers (Int64, NA when unknown)."""
    import pandas as pd

    lines = [
        (
            row.region.code,
            row.as_of,
            None if row.unranked_reason else row.active_participants,
            None if row.unranked_reason else row.potential_workers,
        )
        for row in rows
    ]
    frame = pd.DataFrame(lines, columns=["code", "as_of", "active_participants", "potential_workers"])
    whole = dict.fromkeys(("active_participants", "potential_workers"), "Int64")
    return frame.astype(whole)
