"""A region's coverage over time, laid out for drawing: points, what joins them, the targets beside them."""

import math
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from coverage.calculations.in_force import target_in_force
from coverage.calculations.precision import on_one_potential
from coverage.rows.figures import CoverageRow, TargetRow

YEARS_AHEAD = 5  # the term of one RPJMD: later targets would flatten what was reached
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)  # between two lines of the grid
MOST_LINES = 6  # more crowd the drawing of a telephone
ROOM_ABOVE = 1.15  # for the words over the highest value


class Point(Struct, frozen=True):
    """A row whose day and share are known."""

    row: CoverageRow
    day: date
    ratio: float


class Link(Struct, frozen=True):
    """Two neighbouring points. firm: both counted on the same known potential."""

    before: Point
    after: Point
    firm: bool


class Goal(Struct, frozen=True):
    """A target that gives a share, and the day it is due."""

    target: TargetRow
    day: date
    ratio: float


class Series(Struct, frozen=True):
    """Points with a share, oldest first; links between them; days on which the potential became another one.

    goals: the target in force of each year; others: targets of other documents that say something else.
    start, end, bottom, top: the ranges of the axes.
    """

    points: tuple[Point, ...]
    links: tuple[Link, ...]
    rebased: tuple[date, ...]
    goals: tuple[Goal, ...]
    others: tuple[Goal, ...]
    start: date
    end: date
    top: float
    bottom: float = 0.0

    def across(self, day: date) -> float:
        """Place of a day on the horizontal axis, 0 to 1."""
        return (day - self.start) / (self.end - self.start)

    def up(self, ratio: float) -> float:
        """Place of a share on the vertical axis, 0 to 1."""
        return (ratio - self.bottom) / (self.top - self.bottom)


def series(history: Iterable[CoverageRow], targets: Iterable[TargetRow] = ()) -> Series | None:
    """Lay out one region, segment and basis. None when no point has a share.

    history: oldest first. targets: of all years and documents; those far beyond the last point are left out.
    """
    points = [
        Point(row, row.as_of, row.coverage_ratio)
        for row in history
        if row.coverage_ratio is not None and row.as_of is not None
    ]
    if not points:
        return None
    years = range(points[0].day.year, points[-1].day.year + YEARS_AHEAD + 1)
    near = [target for target in targets if target.year in years and target.target_ratio is not None]
    goals = [goal for year in years if (goal := _goal(target_in_force(_of_year(near, year))))]
    said = {(goal.day, goal.ratio) for goal in goals}
    others = [goal for target in near if (goal := _goal(target)) and (goal.day, goal.ratio) not in said]
    spots: list[Point | Goal] = [*points, *goals, *others]
    days = [spot.day for spot in spots]
    margin = max(timedelta(days=45), (max(days) - min(days)) / 40)
    highest = max(spot.ratio for spot in spots)
    return Series(
        points=tuple(points),
        links=tuple(
            Link(a, b, same_potential(a.row, b.row)) for a, b in pairwise(points) if not rebased(a.row, b.row)
        ),
        rebased=tuple(b.day for a, b in pairwise(points) if rebased(a.row, b.row)),
        goals=tuple(goals),
        others=tuple(others),
        start=min(days) - margin,
        end=max(days) + margin,
        top=max(highest * ROOM_ABOVE, 0.05),
    )


def same_potential(a: CoverageRow, b: CoverageRow) -> bool:
    """Whether both points are known to be counted on one potential."""
    return a.potential_workers is not None and a.potential_workers == b.potential_workers


def rebased(a: CoverageRow, b: CoverageRow) -> bool:
    """Whether both potentials are known and cannot be one, rounded: no line joins such points."""
    return on_one_potential(a, b) is False


def ticks(top: float, most: int = MOST_LINES, bottom: float = 0.0) -> list[float]:
    """Even shares from the bottom to below the top, few enough to read."""
    step = next((step for step in STEPS if (top - bottom) / step <= most), STEPS[-1])
    first = math.ceil(bottom / step - 1e-9)
    return [round(step * place, 2) for place in range(first, int(top / step + 1e-9) + 1)]


def _of_year(targets: Iterable[TargetRow], year: int) -> list[TargetRow]:
    return [target for target in targets if target.year == year]


def _goal(target: TargetRow | None) -> Goal | None:
    if target is None or target.target_ratio is None:
        return None
    return Goal(target, date(target.year, 12, 31), float(target.target_ratio))
