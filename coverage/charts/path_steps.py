"""The year's road to its target, laid out for drawing: its figures, the planned way, the way that catches up,
and where the projection leads.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.pace.outlook import FanPoint
from coverage.calculations.pace.paths import PathPoint
from coverage.calculations.pace.points import Point, year_end
from coverage.calculations.pace.progress import Progress
from coverage.charts.series import MOST_LINES, STEPS, Series, series
from coverage.rows.figures import TargetRow

PIXELS = 200  # the height of the plot on a telephone, about
LINE = 22  # pixels that a label needs
WIDE = 0.45  # of the width: a fan whose words stay clear of the newest share's
WORDS = 0.35  # of the width on a telephone: what the words beside a fan take
NARROW = 0.3  # of the width: a line that is shorter carries no label
LOW_ENOUGH = 0.3  # of the highest value: an axis that would start below starts at 0


class Label(Struct, frozen=True):
    """Words beside a line. at: "start", "middle" or "end" of the words is on the day.

    lowered: pixels further down, clear of what is written there already.
    """

    day: date
    ratio: float
    kind: str
    at: str
    above: bool
    lowered: int = 0


class Road(Struct, frozen=True):
    """What is drawn; each part but the figures may be empty.

    series: the figures from the year's baseline on and the target of the year. start: the baseline on the
    potential of the latest figure, where it was printed on another one: an open mark beside its own.
    """

    progress: Progress
    series: Series
    start: Point | None
    fan: tuple[FanPoint, ...]
    plan: tuple[PathPoint, ...]
    catch_up: tuple[PathPoint, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        """The words that fit; what carries none is named in the caption."""
        return tuple(
            label for label in (self._fan_label(), self._plan_label(), self._catch_up_label()) if label
        )

    def _fan_label(self) -> Label | None:
        if not self.fan:
            return None
        last, goals = self.fan[-1], self.series.goals
        if goals and last.middle >= goals[-1].ratio:
            near = self._apart(last.high, goals[-1].ratio) < LINE
            raised = LINE / PIXELS * (self.series.top - self.series.bottom) if near else 0.0
            return Label(last.day, last.high + raised, "fan", "end", above=True)
        edge = self.series.across(last.day)
        if edge - self.series.across(self.fan[0].day) > WIDE:
            under = [point.low for point in self.fan if self.series.across(point.day) > edge - WORDS]
            return Label(last.day, min(under), "fan", "end", above=False)
        lowest = min(point.low for point in self.fan)
        return Label(last.day, lowest, "fan", "end", above=False, lowered=LINE + 4)

    def _plan_label(self) -> Label | None:
        if not self.plan or self._width(self.plan) < NARROW:
            return None
        spot = self.plan[len(self.plan) // 3]
        behind = self.progress.row.coverage_ratio or 0.0
        return Label(spot.day, spot.coverage, "plan", "middle", behind < _on(self.plan, self.series))

    def _catch_up_label(self) -> Label | None:
        if not self.catch_up or self._width(self.catch_up) < NARROW:
            return None
        place = len(self.catch_up) // 2
        spot = self.catch_up[place]
        near = [point.middle for point in self.fan[place : place + 1]]
        if self.plan:
            near.append(_at(self.plan, spot.day))
        if any(self._apart(spot.coverage, ratio) < 2 * LINE for ratio in near):
            return None
        return Label(spot.day, spot.coverage, "catch_up", "end" if not self.plan else "start", not self.plan)

    def _width(self, path: Sequence[PathPoint]) -> float:
        return self.series.across(path[-1].day) - self.series.across(path[0].day)

    def _apart(self, one: float, other: float) -> float:
        return abs(self.series.up(one) - self.series.up(other)) * PIXELS


def road(progress: Progress, targets: Iterable[TargetRow]) -> Road | None:
    """Lay out a year. targets: those that are measured against. None when there is no way to draw."""
    shown = series(progress.shown, [target for target in targets if target.year == progress.year])
    fan, plan, catch_up = progress.outlook.fan, progress.plan, progress.catch_up
    start = progress.baseline if progress.is_rebased else None
    if shown is None or not (fan or plan or catch_up):
        return None
    end = year_end(progress.year)
    values = [
        *(point.ratio for point in shown.points),
        *(goal.ratio for goal in (*shown.goals, *shown.others)),
        *(ratio for point in fan for ratio in (point.low, point.high)),
        *(point.coverage for point in (*plan, *catch_up)),
        *([float(start.coverage)] if start else []),
    ]
    margin = max(timedelta(days=10), (end - shown.points[0].day) / 25)
    bottom, top = _range(min(values), max(values))
    laid = replace(shown, start=shown.points[0].day - margin, end=end + margin, bottom=bottom, top=top)
    return Road(progress, laid, start, fan, plan, catch_up)


def _range(low: float, high: float) -> tuple[float, float]:
    """From a full step below the lowest to room above the highest; from 0 when that is not far."""
    room = max((high - low) * 0.15, 0.005)
    if low - room <= high * LOW_ENOUGH:
        return min(0.0, low), high + 2 * room
    step = next((step for step in STEPS if (high - low + 3 * room) / step <= MOST_LINES), STEPS[-1])
    return max(math.floor((low - room) / step) * step, 0.0), high + 2 * room


def _at(path: Sequence[PathPoint], day: date) -> float:
    """Where a straight path is on a day."""
    first, last = path[0], path[-1]
    return first.coverage + (last.coverage - first.coverage) * ((day - first.day) / (last.day - first.day))


def _on(path: Sequence[PathPoint], plan: Series) -> float:
    return _at(path, plan.points[-1].day)
