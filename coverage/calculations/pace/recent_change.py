"""What moved between the last two figures: a worked example where there are too few for a projection."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from coverage.calculations.movement import Movement, movement
from coverage.calculations.pace.points import Point, points_of, year_end
from coverage.rows.figures import CoverageRow

LONGEST = 366  # days between the two figures: a year, leap years included


class Move(Struct, frozen=True):
    """The movement between the last two figures of one segment and basis.

    points: percentage points; speed: the same a day. straight: ratio on 31 December of the latest figure's
    year, when it goes on like that, neither cut at 0 nor at 1.
    assumed: the potential of one figure is unknown and taken to be the other's.
    """

    since: CoverageRow
    latest: CoverageRow
    days: int
    points: float
    speed: float
    straight: float
    assumed: bool


def last_move(rows: Iterable[CoverageRow]) -> Move | None:
    """Compare the last two figures of a region.

    rows: one region, up to the day that is asked about. A figure of the latest one's time is passed
    over. None with fewer than two figures, across a change of potential or basis, when they lie more than a
    year apart, and when rounding leaves open which is higher. Source: docs/methods-status.md, "Prakiraan".
    """
    known_rows = list(rows)
    points = points_of(known_rows)
    latest = points[-1] if points else None
    since = latest and _compared_with(latest, points[:-1], known_rows)
    if latest is None or since is None:
        return None
    known = {point.potential for point in (since, latest)} - {None}
    days = (latest.day - since.day).days
    if not since.is_like(latest) or len(known) > 1 or days > LONGEST:
        return None
    gained = latest.coverage - since.coverage
    left = (year_end(latest.day.year) - latest.day).days
    return Move(
        row_at(known_rows, since),
        row_at(known_rows, latest),
        days,
        float(gained * 100),
        float(gained * 100 / days),
        float(latest.coverage + gained / days * left),
        since.potential is None or latest.potential is None,
    )


def _compared_with(latest: Point, earlier: Sequence[Point], rows: Sequence[CoverageRow]) -> Point | None:
    """The last earlier point of another time; None when none is left or nobody can tell which is higher."""
    for point in reversed(earlier):
        moved = movement(row_at(rows, point), row_at(rows, latest))
        if moved not in (Movement.ONE_TIME, Movement.CONTRADICTION):
            return None if moved == Movement.UNSURE else point
    return None


def row_at(rows: Iterable[CoverageRow], point: Point) -> CoverageRow:
    """The row a point was made of."""
    kind = (point.day, point.segment, point.basis)
    return next(row for row in rows if (row.as_of, row.segment, row.basis) == kind)
