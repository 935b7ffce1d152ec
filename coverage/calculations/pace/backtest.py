"""How often the range of the outlook held, looked up on years whose end is known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from coverage.calculations.pace.outlook import (
    FEWEST_POINTS,
    METHOD,
    VERSION,
    latest_run,
    line_through,
    refits,
)
from coverage.calculations.pace.points import Point, points_of
from coverage.rows.figures import CoverageRow

DECEMBER = 12
TOLERANCE = 1e-9  # of a ratio: a straight series lies on its own line but for the last binary digit


@dataclass(frozen=True, slots=True)
class BackTest:
    """The range held `held` times of `of`, over `series` regions.

    ahead: (months from the projection to the close, held, of), the shortest first. off: percentage points
    between the line and the December figure, the median of all tries; None without any.
    """

    held: int
    of: int
    series: int
    ahead: tuple[tuple[int, int, int], ...]
    off: float | None = None
    method: str = METHOD
    version: str = VERSION


def back_test(histories: Iterable[Iterable[CoverageRow]]) -> BackTest:
    """Project from every point of a year to its last figure of December, and count how often the range held.

    histories: one region each. A year is tried when December has a figure of the same potential and basis as
    the line; each earlier month of it with three points or more behind it is one try. The range is
    taken on the day of the December figure. Source: docs/methods-status.md, "Uji balik".
    """
    tried: Counter[int] = Counter()
    held: Counter[int] = Counter()
    regions, off = 0, []
    for history in histories:
        results = list(_tries(points_of(history)))
        regions += bool(results)
        tried.update(months for months, _, _ in results)
        held.update(months for months, ok, _ in results if ok)
        off += [points for _, _, points in results]
    ahead = tuple((months, held[months], tried[months]) for months in sorted(tried))
    return BackTest(held.total(), tried.total(), regions, ahead, median(off) if off else None)


def _tries(points: Sequence[Point]) -> Iterator[tuple[int, bool, float]]:
    """Months ahead, whether the range held, points between line and figure; of each that can be checked."""
    closes = {point.day.year: point for point in points if point.day.month == DECEMBER}
    for place, origin in enumerate(points):
        close = closes.get(origin.day.year)
        if close is None or origin.day.month == DECEMBER:
            continue
        run, _ = latest_run(points[: place + 1])
        comparable = close.is_like(origin) and close.potential == origin.potential
        if comparable and len(run) >= FEWEST_POINTS:
            yield DECEMBER - origin.day.month, *_checked(run, close)


def _checked(run: Sequence[Point], close: Point) -> tuple[bool, float]:
    line, *others = (other.at(close.day) for other in (line_through(run), *refits(run)))
    came = float(close.coverage)
    held = min(line, *others) - TOLERANCE <= came <= max(line, *others) + TOLERANCE
    return held, abs(came - line) * 100
