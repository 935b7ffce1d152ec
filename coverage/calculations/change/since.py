"""How far a region has come since a month, every figure on its own potential."""

from collections.abc import Sequence
from datetime import date

from coverage.calculations.pace.points import Point, points_of, rebased
from coverage.rows.figures import CoverageRow
from coverage.rows.periods import window


def moved_since(history: Sequence[CoverageRow], month: date) -> list[tuple[CoverageRow, float]]:
    """Each figure from the month's own on, with the points gained since as a ratio (0.012 is 1.2 points).

    history: one region, segment and basis. The start is the last figure that speaks for the month; beside a
    later figure it stands on that figure's potential. A figure for which nobody can tell is left out, and
    without a start there is nothing.
    """
    after, until = window(month)
    rows = {row.as_of: row for row in history if row.as_of is not None}
    points = points_of(history)
    starts = [point for point in points if after < point.day <= until]
    if not starts:
        return []
    start = starts[-1]
    gained = [(rows[point.day], _gained(start, point)) for point in points if point.day > start.day]
    return [(rows[start.day], 0.0), *((row, value) for row, value in gained if value is not None)]


def _gained(start: Point, point: Point) -> float | None:
    placed = rebased(start, point) if start.is_like(point) else None
    return float(point.coverage - placed.coverage) if isinstance(placed, Point) else None
