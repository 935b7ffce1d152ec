"""How far the line of the outlook missed, and how often its range held, on years whose end is known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from statistics import median
from typing import NamedTuple

from msgspec import Struct

from coverage.calculations.pace.misses import DECEMBER, Kind, Misses, kind_of
from coverage.calculations.pace.outlook import FEWEST_POINTS, METHOD, VERSION, latest_run, line_through
from coverage.calculations.pace.points import Point, rebased


class Count(NamedTuple):
    """The range held `held` times of `of`."""

    held: int
    of: int


class BackTest(Struct, frozen=True):
    """How often the range of the other years held, over `series` regions.

    of: tries; those whose kind has too few tries in other years have no range and are in no Count.
    years: by year; ahead: by whole months left. off: percentage points between the projection and the
    December figure, the median of all that have one; None without any.
    """

    of: int
    series: int
    years: tuple[tuple[int, Count], ...]
    ahead: tuple[tuple[int, Count], ...]
    off: float | None = None
    method: str = METHOD
    version: str = VERSION

    @property
    def total(self) -> Count:
        return Count(sum(count.held for _, count in self.years), sum(count.of for _, count in self.years))


def back_test(series: Iterable[Sequence[Point]]) -> BackTest:
    """Each year against the others: how often did their range hold its December figures?

    series: points of one region each, oldest first. Source: docs/methods-status.md, "Uji balik".
    """
    known = list(series)
    misses = misses_of(known)
    years: defaultdict[int, Counter[str]] = defaultdict(Counter)
    ahead: defaultdict[int, Counter[str]] = defaultdict(Counter)
    off: list[float] = []
    for kind, by_year in misses.by_kind.items():
        for year, missed in by_year.items():
            found = misses.spread(kind, year)
            if found is None:
                continue
            tried = Counter(held=sum(map(found.holds, missed)), of=len(missed))
            years[year] += tried
            ahead[kind.months_left] += tried
            off += [abs(miss - found.median) * 100 for miss in missed]
    return BackTest(
        of=sum(len(missed) for by_year in misses.by_kind.values() for missed in by_year.values()),
        series=sum(any(tries(points)) for points in known),
        years=_counts(years),
        ahead=_counts(ahead),
        off=median(off) if off else None,
    )


def misses_of(series: Iterable[Sequence[Point]]) -> Misses:
    """What the line missed in every year whose December figure is known, from each earlier month of it.

    series: as of back_test. A month is tried with three points or more behind it. The line is taken on the
    day of the December figure, and both stand on the potential of the line's last point, so that neither a
    new potential nor the days left to 31 December pass for a miss.
    """
    return gathered(chain.from_iterable(map(tries, series)))


def gathered(found: Iterable[tuple[Kind, int, float]]) -> Misses:
    """Tries, of whatever regions, by kind and year."""
    misses: defaultdict[Kind, defaultdict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for kind, year, miss in found:
        misses[kind][year].append(miss)
    return Misses(
        {kind: {year: tuple(missed) for year, missed in years.items()} for kind, years in misses.items()}
    )


def tries(points: Sequence[Point], since: int = 0) -> Iterator[tuple[Kind, int, float]]:
    """Kind, year and miss (ratio) of each month that can be checked, of the year `since` and later ones.

    points: one region, oldest first.
    """
    closes = {point.day.year: point for point in points if point.day.month == DECEMBER}
    for place, origin in enumerate(points):
        close = closes.get(origin.day.year)
        if close is None or origin.day.month == DECEMBER or origin.day.year < since:
            continue
        if not close.is_like(origin):
            continue
        came = rebased(close, origin)
        run, _ = latest_run(points[: place + 1])
        if isinstance(came, Point) and len(run) >= FEWEST_POINTS:
            miss = float(came.coverage) - line_through(run).at(close.day)
            yield kind_of(origin.day, len(run)), origin.day.year, miss


def _counts(found: dict[int, Counter[str]]) -> tuple[tuple[int, Count], ...]:
    return tuple((key, Count(found[key]["held"], found[key]["of"])) for key in sorted(found))
