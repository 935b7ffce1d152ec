"""How often the range of the outlook held, looked up on years whose end is known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coverage.calculations.outlook import (
    FEWEST_POINTS,
    METHOD,
    VERSION,
    latest_run,
    line_through,
    refits,
)
from coverage.calculations.points import Point, points_of
from coverage.rows import CoverageRow

DECEMBER = 12
TOLERANCE = 1e-9  # of a ratio: a straight series lies on its own line but for the last binary digit


@dataclass(frozen=True, slots=True)
class BackTest:
    """The range held `held` times of `of`, over `series` regions.

    ahead: (months from the projection to the close, held, of), the shortest first.
    """

    held: int
    of: int
    series: int
    ahead: tuple[tuple[int, int, int], ...]
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
    regions = 0
    for history in histories:
        results = list(_tries(points_of(history)))
        regions += bool(results)
        tried.update(months for months, _ in results)
        held.update(months for months, ok in results if ok)
    ahead = tuple((months, held[months], tried[months]) for months in sorted(tried))
    return BackTest(held.total(), tried.total(), regions, ahead)


def _tries(points: Sequence[Point]) -> Iterator[tuple[int, bool]]:
    """Months ahead and whether the range held, for each projection that can be checked."""
    closes = {point.day.year: point for point in points if point.day.month == DECEMBER}
    for place, origin in enumerate(points):
        close = closes.get(origin.day.year)
        if close is None or origin.day.month == DECEMBER:
            continue
        run, _ = latest_run(points[: place + 1])
        comparable = close.is_like(origin) and close.potential == origin.potential
        if comparable and len(run) >= FEWEST_POINTS:
            yield DECEMBER - origin.day.month, _held(run, close)


def _held(run: Sequence[Point], close: Point) -> bool:
    values = [line.at(close.day) for line in (line_through(run), *refits(run))]
    return min(values) - TOLERANCE <= float(close.coverage) <= max(values) + TOLERANCE
