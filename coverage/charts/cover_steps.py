"""Coverage month by month while people are paid for, laid out for drawing: steps, cliffs, axis."""

import math
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.programmes.cover import CoverMonth
from coverage.rows.periods import months_before

MOST_TICKS = 5  # more crowd the axis of a telephone
LOW_ENOUGH = 0.3  # of the highest value: an axis that would start below starts at 0


class Stairs(Struct, frozen=True):
    """One value a month; the last step is drawn as wide as the others.

    ratios: whether values are shares of one rather than people. goal: a share to compare with, None for none.
    bottom, top, ticks: of the upright axis.
    """

    steps: tuple[CoverMonth, ...]
    values: tuple[float, ...]
    ratios: bool
    goal: float | None
    bottom: float
    top: float
    ticks: tuple[float, ...]

    @property
    def start(self) -> date:
        return self.steps[0].month

    @property
    def end(self) -> date:
        return months_before(self.steps[-1].month, -1)

    def across(self, day: date) -> float:
        """Place of a day on the horizontal axis, 0 to 1."""
        return (day - self.start) / (self.end - self.start)

    def up(self, value: float) -> float:
        """Place of a value on the upright axis, 0 to 1."""
        return (value - self.bottom) / (self.top - self.bottom)


def stairs(steps: Sequence[CoverMonth], goal: float | None = None) -> Stairs | None:
    """Lay out steps: coverage where all months have it, else the people paid for. None without steps.

    goal: left out beside people.
    """
    if not steps:
        return None
    shares = [step.coverage for step in steps if step.coverage is not None]
    ratios = len(shares) == len(steps)
    values = shares if ratios else [float(step.paid) for step in steps]
    goal = goal if ratios else None
    known = [*values, *([goal] if goal is not None else [])]
    low, high = min(known), max(known)
    bottom = low - (high - low) / 2
    if not ratios or high == low or bottom < LOW_ENOUGH * high:
        bottom = 0.0
    step = _step(high - bottom, ratios)
    bottom = math.floor(bottom / step + 1e-9) * step
    top = max(high + (high - bottom) * 0.15, bottom + step)
    count = int((top - bottom) / step + 1e-9)
    ticks = tuple(round(bottom + place * step, 10) for place in range(count + 1))
    return Stairs(tuple(steps), tuple(values), ratios, goal, bottom, top, ticks)


def _step(span: float, ratios: bool) -> float:
    """A round distance between ticks; people are never split."""
    if span <= 0:
        return 0.1 if ratios else 1.0
    rough = span / MOST_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * size for size in (1, 2, 5, 10) if power * size >= rough * 0.999)
    return step if ratios else max(step, 1.0)
