"""Where a region arrives on 31 December if it goes on as it did: a line, and how far it can be trusted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import linear_regression

from coverage.calculations.pace.paths import month_ends
from coverage.calculations.pace.points import Point, Reason, points_of, rebasing, year_end
from coverage.calculations.pace.status import NOT_ENOUGH_DATA
from coverage.rows.figures import CoverageRow

METHOD = "Garis lurus melalui 3 sampai 6 titik terakhir"
VERSION = "1"

PROJECTED = "projected"
MOST_POINTS = 6
FEWEST_POINTS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line. start: where it is on the day `since`; slope: ratio a day."""

    since: date
    start: float
    slope: float

    def at(self, day: date) -> float:
        return self.start + self.slope * (day - self.since).days


@dataclass(frozen=True, slots=True)
class FanPoint:
    """The projection on one day: the line, and the lowest and highest of its refits."""

    day: date
    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """A projection to 31 December.

    code: PROJECTED, or NOT_ENOUGH_DATA with its reason. projected, low, high: ratios on 31 December, neither
    cut at 0 nor at 1. slope: percentage points a day of the line. points: those it goes through.
    fan: from the latest point by month end to 31 December, for the chart.
    """

    code: str
    reason: Reason | None = None
    projected: float | None = None
    low: float | None = None
    high: float | None = None
    slope: float | None = None
    points: tuple[Point, ...] = ()
    fan: tuple[FanPoint, ...] = ()
    method: str = METHOD
    version: str = VERSION


def outlook(rows: Iterable[CoverageRow], year: int) -> Outlook:
    """Draw the line through the last up to 6 points of one potential and basis to the end of their year.

    rows: one region, up to the day that is asked about; the latest must lie in the year, before its last day.
    The range is that of the lines with one point left out each; it always holds the line itself.
    Source: docs/methods-status.md, "Prakiraan".
    """
    end = year_end(year)
    points = [point for point in points_of(rows) if point.day <= end]
    if not points or points[-1].day.year != year:
        return Outlook(NOT_ENOUGH_DATA, Reason.NO_FIGURE)
    if points[-1].day == end:
        return Outlook(NOT_ENOUGH_DATA, Reason.YEAR_OVER)
    run, reason = latest_run(points)
    if len(run) < FEWEST_POINTS:
        return Outlook(NOT_ENOUGH_DATA, reason or Reason.FEW_POINTS, points=tuple(run))
    lines = refits(run)
    days = (run[-1].day, *month_ends(run[-1].day, end))
    fan = tuple(_spread(line_through(run), lines, day) for day in days)
    last = fan[-1]
    slope = line_through(run).slope * 100
    return Outlook(PROJECTED, None, last.middle, last.low, last.high, slope, tuple(run), fan)


def latest_run(points: Sequence[Point]) -> tuple[list[Point], Reason | None]:
    """The last up to 6 points of one potential and basis, oldest first, and what ended them earlier.

    points: oldest first, at least one. Points whose potential is unknown are passed over, but when the
    latest one is, nothing can be said.
    """
    latest = points[-1]
    if latest.potential is None:
        return [], Reason.POTENTIAL_UNKNOWN
    run: list[Point] = []
    for point in reversed(points):
        if not point.is_like(latest):
            return run[::-1], Reason.BASIS_CHANGED
        if reason := rebasing([point.potential], latest.potential):
            return run[::-1], reason
        if point.potential is not None:
            run.append(point)
        if len(run) == MOST_POINTS:
            break
    return run[::-1], None


def line_through(points: Sequence[Point]) -> Line:
    """The least-squares line through two points or more of different days."""
    since = points[-1].day
    days = [(point.day - since).days for point in points]
    slope, start = linear_regression(days, [float(point.coverage) for point in points])
    return Line(since, start, slope)


def refits(points: Sequence[Point]) -> list[Line]:
    """The line with each point left out in turn; three points or more."""
    return [line_through([*points[:place], *points[place + 1 :]]) for place in range(len(points))]


def _spread(line: Line, lines: Sequence[Line], day: date) -> FanPoint:
    values = [other.at(day) for other in lines]
    middle = line.at(day)
    return FanPoint(day, middle, min(*values, middle), max(*values, middle))
