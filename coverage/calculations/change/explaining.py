"""Why the coverage of one region differs between any two of its dates."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.agreement import all_meet, count_tolerance
from coverage.calculations.change.trend import parts
from coverage.calculations.exact import exact_coverage
from coverage.calculations.movement import Movement, movement
from coverage.calculations.precision import active_is_rounded, potential_is_rounded
from coverage.rows.figures import CoverageRow, Precision
from coverage.rows.periods import month_of


class Unsplit(StrEnum):
    """What one date lacks for its change to be split in participants and potential."""

    NO_COUNTS = "no_counts"
    NO_PARTICIPANTS = "no_participants"
    NO_POTENTIAL = "no_potential"
    ZERO_POTENTIAL = "zero_potential"
    ROUNDED = "rounded"


class Explanation(Struct, frozen=True):
    """What moved between two lines of one region.

    points, participants_points, potential_points: percentage points; points is None when a share is unknown,
    the two parts are None when a date lacks an exact count. lacking: which date lacks what, oldest first.
    participants, potential: change in people; None when a count is unknown, or rounded and not divided by.
    """

    before: CoverageRow
    after: CoverageRow
    points: float | None
    participants_points: float | None
    potential_points: float | None
    participants: int | None
    potential: int | None
    lacking: tuple[tuple[CoverageRow, Unsplit], ...] = ()

    @property
    def is_split(self) -> bool:
        return self.participants_points is not None

    @property
    def potential_changed(self) -> bool | None:
        """Whether the count stands on another potential; None when one of the two is unknown or rounded."""
        return None if self.potential is None else self.potential != 0

    @property
    def movement(self) -> Movement | None:
        """Whether the coverage may be called risen or fallen; None when a share is unknown."""
        return movement(self.before, self.after)

    @property
    def order_is_unsure(self) -> bool:
        """Whether a date known only by its month or year lies in the month or year of the other."""
        return _unsure(self.before, self.after) or _unsure(self.after, self.before)

    @property
    def potentials_disagree(self) -> bool:
        """Whether two potentials are known that cannot be one number, however they were rounded."""
        former, latter = self.before.potential_workers, self.after.potential_workers
        if former is None or latter is None:
            return False
        return not all_meet(
            [
                count_tolerance(former, self.before.potential_exact),
                count_tolerance(latter, self.after.potential_exact),
            ]
        )

    @property
    def decimals(self) -> int:
        """How many decimals the change is known by: as many as the rougher of the two shares."""
        return min(self.before.ratio_decimals, self.after.ratio_decimals)


def explain(before: CoverageRow, after: CoverageRow) -> Explanation:
    """The change of coverage from one line to a later one, and its two causes.

    Exact: the counts are taken as fractions, and the parts add up to the change. Only shares computed from
    counts are split; a printed share, or a count that is unknown or rounded, is named in lacking.
    Raises ValueError for lines of two regions, segments or bases, and for a second line that is not later.
    Source: docs/methods.md, "Mengapa cakupan berubah".
    """
    if _kind(before) != _kind(after):
        raise ValueError("only figures of one region, segment and basis are compared")
    if _day(before) >= _day(after):
        raise ValueError("the second date is not later than the first")
    first, second = exact_coverage(before), exact_coverage(after)
    lacking = tuple((row, lack) for row in (before, after) if (lack := lack_of(row)) is not None)
    by_participants, by_potential = (None, None) if lacking else _parts(before, after)
    return Explanation(
        before,
        after,
        None if first is None or second is None else _points(second - first),
        None if by_participants is None else _points(by_participants),
        None if by_potential is None else _points(by_potential),
        None
        if lacking and (active_is_rounded(before) or active_is_rounded(after))
        else _difference(before.active_participants, after.active_participants),
        None
        if lacking and (potential_is_rounded(before) or potential_is_rounded(after))
        else _difference(before.potential_workers, after.potential_workers),
        lacking,
    )


def lack_of(row: CoverageRow) -> Unsplit | None:
    """What a line lacks to be divided anew; None when its share is computed from two exact counts."""
    if row.coverage_ratio is not None and row.printed_ratio is None:
        return None
    if row.active_participants is None:
        return Unsplit.NO_COUNTS if row.potential_workers is None else Unsplit.NO_PARTICIPANTS
    if row.potential_workers is None:
        return Unsplit.NO_POTENTIAL
    return Unsplit.ZERO_POTENTIAL if row.potential_workers == 0 else Unsplit.ROUNDED


def _unsure(rough: CoverageRow, other: CoverageRow) -> bool:
    here, there = _day(rough), _day(other)
    if rough.as_of_precision == Precision.YEAR:
        return here.year == there.year
    return rough.as_of_precision == Precision.MONTH and month_of(here) == month_of(there)


def _parts(before: CoverageRow, after: CoverageRow) -> tuple[Fraction, Fraction]:
    counts = (
        after.active_participants,
        after.potential_workers,
        before.active_participants,
        before.potential_workers,
    )
    by_participants, by_potential = parts(*(Fraction(count or 0) for count in counts))
    return by_participants, by_potential


def _kind(row: CoverageRow) -> tuple[str, str, str]:
    return row.region.code, row.segment, row.basis


def _day(row: CoverageRow) -> date:
    if row.as_of is None:
        raise ValueError("a figure without a day cannot be compared")
    return row.as_of


def _points(share: Fraction) -> float:
    return float(share * 100)


def _difference(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else after - before
