"""Where a region arrives on 31 December if it goes on as it did: a line, and how far it can be trusted."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from statistics import linear_regression

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.pace.misses import MOST_POINTS, NO_RANGES, Ranges, Spread, kind_of
from coverage.calculations.pace.paths import month_ends
from coverage.calculations.pace.points import Point, Reason, points_of, rebased, year_end
from coverage.calculations.pace.status import NOT_ENOUGH_DATA
from coverage.rows.figures import CoverageRow

METHOD = "Garis lurus melalui 3 sampai 6 titik terakhir, digeser menurut uji balik"
VERSION = "2"

PROJECTED = "projected"
UNMEASURED = "unmeasured"
FEWEST_POINTS = 3  # as in pace.status


class Line(Struct, frozen=True):
    """A straight line. start: where it is on the day `since`; slope: ratio a day."""

    since: date
    start: float
    slope: float

    def at(self, day: date) -> float:
        return self.start + self.slope * (day - self.since).days


class FanPoint(Struct, frozen=True):
    """The projection on one day and its range; only 31 December is measured, the fan opens evenly to it."""

    day: date
    middle: float
    low: float
    high: float


class Outlook(Struct, frozen=True):
    """A projection to 31 December.

    code: PROJECTED; UNMEASURED when the line is known but not how far such lines miss; NOT_ENOUGH_DATA with
    its reason. projected, low, high: ratios on 31 December, neither cut at 0 nor at 1. slope: percentage
    points a day of the line. points: those it goes through, on the potential of the last. held, of: how
    often such ranges held, each year against the others. fan: from the latest point by month end to
    31 December.
    """

    code: str
    reason: Reason | None = None
    projected: float | None = None
    low: float | None = None
    high: float | None = None
    slope: float | None = None
    points: tuple[Point, ...] = ()
    held: int = 0
    of: int = 0
    fan: tuple[FanPoint, ...] = ()
    method: str = METHOD
    version: str = VERSION


def outlook(rows: Iterable[CoverageRow], year: int, ranges: Ranges = NO_RANGES) -> Outlook:
    """Draw the line through the last up to 6 points on one potential and basis to the end of their year.

    rows: one region, up to the day that is asked about; the latest must lie in the year, before its last day.
    ranges: of back-tests. The projection is the line and the median miss of other years, its range the line
    and the outer tenths of them. Source: docs/methods-status.md, "Prakiraan".
    """
    points = [point for point in points_of(rows) if point.day <= year_end(year)]
    run, reason = _run_of(points, year)
    if reason is not None:
        return Outlook(NOT_ENOUGH_DATA, reason, points=tuple(run))
    line, kind = line_through(run), kind_of(run[-1].day, len(run))
    found = Outlook(UNMEASURED, slope=line.slope * 100, points=tuple(run))
    missed = ranges.spread(kind, year)
    if missed is None:
        return found
    fan = tuple(_fan(line, missed, year_end(year)))
    held, of = ranges.hold_rate(kind)
    return replace(
        found,
        code=PROJECTED,
        projected=fan[-1].middle,
        low=fan[-1].low,
        high=fan[-1].high,
        held=held,
        of=of,
        fan=fan,
    )


def _run_of(points: Sequence[Point], year: int) -> tuple[list[Point], Reason | None]:
    """The points of the line, and why there is none."""
    if not points or points[-1].day.year != year:
        return [], Reason.NO_FIGURE
    if points[-1].day == year_end(year):
        return [], Reason.YEAR_OVER
    run, reason = latest_run(points)
    return run, (reason or Reason.FEW_POINTS) if len(run) < FEWEST_POINTS else None


def latest_run(points: Sequence[Point]) -> tuple[list[Point], Reason | None]:
    """The last up to 6 points on the potential of the latest, oldest first, and what kept others out.

    points: oldest first, at least one. Points that cannot be put on that potential are passed over, but when
    the latest one has none, nothing can be said.
    """
    latest, kept_out = points[-1], None
    if not latest.potential:
        return [], Reason.POTENTIAL_UNKNOWN
    run: list[Point] = []
    for point in reversed(points):
        if not point.is_like(latest):
            return run[::-1], Reason.BASIS_CHANGED
        placed = rebased(point, latest)
        if isinstance(placed, Point):
            run.append(placed)
        elif placed == Reason.COUNT_ROUNDED:
            kept_out = placed
        if len(run) == MOST_POINTS:
            break
    return run[::-1], kept_out


def line_through(points: Sequence[Point]) -> Line:
    """The least-squares line through two points or more of different days."""
    since = points[-1].day
    days = [(point.day - since).days for point in points]
    slope, start = linear_regression(days, [float(point.coverage) for point in points])
    return Line(since, start, slope)


def _fan(line: Line, missed: Spread, end: date) -> Iterator[FanPoint]:
    """From the line on its last day, where nothing is missed yet, evenly to what is missed at the end."""
    whole = (end - line.since).days
    for day in (line.since, *month_ends(line.since, end)):
        part, at = (day - line.since).days / whole, line.at(day)
        yield FanPoint(day, at + missed.median * part, at + missed.low * part, at + missed.high * part)
