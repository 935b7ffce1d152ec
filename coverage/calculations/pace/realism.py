"""Has anyone moved that fast? A target beside the known years of regions that started where it starts."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.exact import exact
from coverage.calculations.pace.points import Point, baseline_of, breaks, year_end

NEAR = Fraction(5, 100)  # a judgement: five points of coverage, so that every start meets some others
FEW = 10  # below it a share of cases says less than the cases themselves


class KnownYear(Struct, frozen=True):
    """A region's year that is known from its baseline to its close. start: ratio; speed: ratio a day."""

    year: int
    start: float
    speed: float


class Wanted(Struct, frozen=True):
    """What a target asks of its year. speed: ratio a day; low, high: starts that are near its own, ratios.

    Each is the float next to the exact number, as those of known years are, so that equal ones stay equal.
    """

    speed: float
    low: float
    high: float


class Realism(Struct, frozen=True):
    """`managed` of `of` known region-years that started near moved at least as fast as the target asks.

    required: percentage points a day.
    """

    managed: int
    of: int
    required: float

    @property
    def is_few(self) -> bool:
        """Whether the cases are too few to say more than what they are."""
        return self.of < FEW


def wanted(start: Point, target: Decimal | float | None, year: int) -> Wanted | None:
    """What a year's target asks of a region that starts there. start: its baseline.

    None without a target, or when it is not above the start.
    Source: docs/methods-status.md, "Apakah targetnya realistis".
    """
    if not target or exact(target) <= start.coverage:
        return None
    speed = (exact(target) - start.coverage) / (year_end(year) - start.day).days
    return Wanted(float(speed), float(start.coverage - NEAR), float(start.coverage + NEAR))


def known_years(points: Sequence[Point], since: int = 0) -> Iterator[KnownYear]:
    """The years of a region, from `since` on, that are known: with a baseline and a close (the next year's
    baseline, of that year) that can be compared. points: oldest first.
    """
    for year in sorted({point.day.year for point in points if point.day.year >= since}):
        first, close = baseline_of(points, year), baseline_of(points, year + 1)
        if first is None or close is None or close.day.year != year:
            continue
        gained = _gained([point for point in points if first.day <= point.day <= close.day])
        if gained is not None:
            speed = gained / (close.day - first.day).days
            yield KnownYear(year, float(first.coverage), float(speed))


def _gained(span: list[Point]) -> Fraction | None:
    """What participants moved, as a ratio: the change itself, or ΔA ÷ N₀ where the potential was changed."""
    first, close = span[0], span[-1]
    if breaks(span) is None:
        return close.coverage - first.coverage
    if any(not point.is_like(first) for point in span):
        return None
    if first.active is None or close.active is None or not first.potential:
        return None
    return Fraction(close.active - first.active, first.potential)
