"""Level and pace of every region of a list: the same answers as on each region's own page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coverage.calculations.pace.status import NOT_ENOUGH_DATA, TARGET_BELOW_BASELINE, Level, Pace, level, pace
from coverage.calculations.schemes import Measure, Scheme, scheme_in_force
from coverage.rows.figures import CoverageRow

ORDER = ("on_track", "needs_acceleration", "limited", "going_back", TARGET_BELOW_BASELINE)


@dataclass(frozen=True, slots=True)
class RegionStatus:
    """level, pace: None without thresholds in force on the figure's day."""

    level: Level | None
    pace: Pace | None

    @property
    def pace_code(self) -> str:
        return self.pace.code if self.pace else NOT_ENOUGH_DATA

    @property
    def has_pace(self) -> bool:
        """Whether anything is said of the pace but that data do not suffice."""
        return self.pace_code != NOT_ENOUGH_DATA


UNKNOWN = RegionStatus(None, None)


def statuses(
    rows: Iterable[CoverageRow], histories: Mapping[str, Sequence[CoverageRow]], schemes: Iterable[Scheme]
) -> dict[str, RegionStatus]:
    """What is said of each line of a list, by region code.

    rows: one a region, with the target that is asked for. histories: by region code, from the baseline of the
    row's year on, in the segment and basis of the rows. schemes: of both measures and all days.
    A line that is not current (no share, an old figure, a dispute) is UNKNOWN.
    """
    known = list(schemes)
    return {row.region.code: _status(row, histories.get(row.region.code, ()), known) for row in rows}


def _status(row: CoverageRow, history: Sequence[CoverageRow], schemes: Sequence[Scheme]) -> RegionStatus:
    day = row.as_of
    if day is None or row.coverage_ratio is None or row.unranked_reason is not None:
        return UNKNOWN
    bands = scheme_in_force(schemes, Measure.ATTAINMENT, day)
    speeds = scheme_in_force(schemes, Measure.PACE, day)
    until = [other for other in history if other.as_of is not None and other.as_of <= day]
    return RegionStatus(
        level(row, bands) if bands else None,
        pace(until, row.target_ratio, day.year, speeds) if speeds else None,
    )


def counted(found: Mapping[str, RegionStatus]) -> dict[str, int]:
    """How many regions hold each answer of the pace: the steps from the fastest down, then those without one.

    Steps that no region holds are left out; steps that thresholds name otherwise come before those without.
    """
    held = Counter(status.pace_code for status in found.values())
    others = sorted(held.keys() - {*ORDER, NOT_ENOUGH_DATA})
    return {code: held[code] for code in (*ORDER, *others, NOT_ENOUGH_DATA) if held[code]}
