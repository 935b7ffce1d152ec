"""The way to a target: the path that was planned, the one that catches up, and what it asks for a day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.exact import exact, exact_coverage
from coverage.calculations.gaps import gap_to_target_people
from coverage.calculations.pace.points import Point, year_end
from coverage.calculations.precision import is_unsure, people_unit, unit_of_part
from coverage.rows.figures import CoverageRow
from coverage.rows.periods import month_end

WEEK = Fraction(7)  # days
MONTH = Fraction(365, 12)  # days of an average month


class PathPoint(Struct, frozen=True):
    """Where a path is on a day. coverage: ratio."""

    day: date
    coverage: float


def even_path(start: Point, target: Decimal | float | None, year: int) -> tuple[PathPoint, ...]:
    """The straight way from a point to the target on 31 December: the point, month ends, 31 December.

    From the year's baseline it is the plan, from the latest figure the way to catch up.
    Empty without a target, when the target is not above the point, or from 31 December on.
    Source: docs/methods-status.md, "Laju yang diperlukan".
    """
    end = year_end(year)
    goal = exact(target) if target else None
    if goal is None or goal <= start.coverage or start.day >= end:
        return ()
    slope = (goal - start.coverage) / (end - start.day).days
    days = (start.day, *month_ends(start.day, end))
    return tuple(PathPoint(day, float(start.coverage + slope * (day - start.day).days)) for day in days)


class Former(Struct, frozen=True):
    """A target that held until a day, when another one took its place. ratio: None when it had no share."""

    ratio: Decimal | None
    until: date


def planned_path(
    start: Point, former: Sequence[Former], target: Decimal | float | None, year: int
) -> tuple[PathPoint, ...]:
    """The plan as it stood: straight to each former target until it was replaced, from there to the next.

    A change during the year so redraws only what comes after it. former: replaced targets of the year, in any
    order; those replaced before the start or after the year bend nothing.
    Source: docs/methods-status.md, "Laju yang diperlukan".
    """
    at, path = start, []
    for old in sorted(former, key=lambda one: one.until):
        leg = even_path(at, old.ratio, year) if at.day < old.until < year_end(year) else ()
        if leg:
            path += [point for point in leg if point.day < old.until]
            at = _along(at, exact(old.ratio or 0), old.until, year)
    return (*path, *even_path(at, target, year))


def _along(start: Point, goal: Fraction, day: date, year: int) -> Point:
    """Where the even way to a target is on a day."""
    part = Fraction((day - start.day).days, (year_end(year) - start.day).days)
    return start._replace(day=day, coverage=start.coverage + (goal - start.coverage) * part)


def month_ends(after: date, end: date) -> Iterator[date]:
    """The month ends later than a day and before another one, then that other one."""
    day = month_end(after)
    while day < end:
        if day > after:
            yield day
        day = month_end(day + timedelta(days=1))
    yield end


class Effort(Struct, frozen=True):
    """What is asked for from a figure to 31 December, beside what was seen.

    days_left: from the figure's day. required_points, observed_points: percentage points a day.
    people: still missing to the target, negative once it is passed; None when only a share is known.
    per_day, per_week, per_month: people of the next day, week and month on an even way, never more than are
    missing; 0 once the target is reached. observed_people: a day.
    times: required ÷ observed, "4,4 kali laju sekarang"; None when nothing was gained or nothing is missing.
    unit: people are missing in, one head where counts are exact.
    """

    days_left: int
    required_points: float
    people: int | None
    per_day: float | None
    per_week: float | None
    per_month: float | None
    observed_points: float | None
    observed_people: float | None
    times: float | None
    unit: int = 1

    def unit_within(self, days: Fraction) -> int:
        """The unit of the people of some days, as exactly as those of the whole way are known."""
        return unit_of_part(self.unit, min(days / self.days_left, Fraction(1)))


def effort(
    row: CoverageRow, target: Decimal | float | None, year: int, observed: float | None
) -> Effort | None:
    """How many people a day, week and month the target asks for until 31 December.

    row: the latest figure of the year. target: ratio. observed: percentage points a day, as of the line of
    the outlook; None when unknown. None without a coverage, a target, or a day before 31 December, and
    where nobody can say whether the target is reached.
    Source: docs/methods-status.md, "Laju yang diperlukan".
    """
    coverage = exact_coverage(row)
    if row.as_of is None or coverage is None or not target or row.as_of.year != year or is_unsure(row):
        return None
    left = (year_end(year) - row.as_of).days
    if left == 0:
        return None
    potential = row.potential_workers if row.printed_ratio is None else None
    people = gap_to_target_people(Decimal(str(target)), potential, row.active_participants)
    required = max(float((exact(target) - coverage) * 100 / left), 0.0)
    return Effort(
        days_left=left,
        required_points=required,
        people=people,
        per_day=_within(people, Fraction(1), left),
        per_week=_within(people, WEEK, left),
        per_month=_within(people, MONTH, left),
        observed_points=observed,
        observed_people=observed / 100 * potential if observed is not None and potential else None,
        times=required / observed if observed is not None and observed > 0 and required > 0 else None,
        unit=people_unit(row),
    )


def _within(people: int | None, days: Fraction, left: int) -> float | None:
    """People of the first days of an even way."""
    if people is None:
        return None
    return float(max(people, 0) * min(days, Fraction(left)) / left)
