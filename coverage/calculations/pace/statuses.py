"""The pace of every region of a list: the same step as on each region's own page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from coverage.calculations.pace.points import Point
from coverage.calculations.pace.status import NOT_ENOUGH_DATA, TARGET_BELOW_BASELINE, pace_of
from coverage.calculations.schemes import Measure, Scheme, scheme_in_force
from coverage.rows.figures import CoverageRow

ORDER = ("on_track", "needs_acceleration", "limited", "going_back", TARGET_BELOW_BASELINE)


class RegionStatus(Struct, frozen=True):
    """pace: its step, a code of pace.status.Pace; None without thresholds in force on the figure's day."""

    pace: str | None

    @property
    def pace_code(self) -> str:
        return self.pace or NOT_ENOUGH_DATA

    @property
    def has_pace(self) -> bool:
        """Whether anything is said of the pace but that data do not suffice."""
        return self.pace_code != NOT_ENOUGH_DATA


UNKNOWN = RegionStatus(None)


def statuses(
    rows: Iterable[CoverageRow], points: Mapping[str, Sequence[Point]], schemes: Iterable[Scheme]
) -> dict[str, RegionStatus]:
    """What is said of each line of a list, by region code.

    rows: one a region, with the target that is asked for. points: by region code, oldest first, from the
    baseline of the row's year on, in the segment and basis of the rows. schemes: of all days.
    A line that is not current (no share, an old figure, a dispute) is UNKNOWN.
    """
    known = [scheme for scheme in schemes if scheme.measure == Measure.PACE]
    return {row.region.code: _status(row, points.get(row.region.code, ()), known) for row in rows}


def _status(row: CoverageRow, points: Sequence[Point], schemes: Sequence[Scheme]) -> RegionStatus:
    day = row.as_of
    if day is None or row.coverage_ratio is None or row.unranked_reason is not None:
        return UNKNOWN
    speeds = scheme_in_force(schemes, Measure.PACE, day)
    if speeds is None:
        return UNKNOWN
    until = [point for point in points if point.day <= day]
    return RegionStatus(pace_of(until, row.target_ratio, day.year, speeds).code)


def counted(found: Mapping[str, RegionStatus]) -> dict[str, int]:
    """How many regions hold each answer of the pace: the steps from the fastest down, then those without one.

    Steps that no region holds are left out; steps that thresholds name otherwise come before those without.
    """
    held = Counter(status.pace_code for status in found.values())
    others = sorted(held.keys() - {*ORDER, NOT_ENOUGH_DATA})
    return {code: held[code] for code in (*ORDER, *others, NOT_ENOUGH_DATA) if held[code]}
