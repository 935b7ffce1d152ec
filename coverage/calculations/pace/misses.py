"""How far the line of the outlook missed in years whose end is known, and the range that follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from statistics import quantiles
from typing import NamedTuple

FEWEST_TRIES = 100  # for the outer tenths of a class to hold ten tries each
MOST_POINTS = 6
DECEMBER = 12


class Kind(NamedTuple):
    """Tries that are alike. months_left: whole months to 31 December; full: the line has all its 6 points."""

    months_left: int
    full: bool


LAST_BIT = 1e-9  # a quantile between two equal misses may miss both by the last bit of a float


@dataclass(frozen=True, slots=True)
class Spread:
    """Misses of one kind (end figure − line), ratios: median, 10 % and 90 % quantile. of: tries."""

    median: float
    low: float
    high: float
    of: int

    def holds(self, miss: float) -> bool:
        """Whether the range around a line holds an end that lies so far from it."""
        return self.low - LAST_BIT <= miss <= self.high + LAST_BIT


@dataclass(frozen=True, slots=True)
class Misses:
    """All misses of a release, by kind and year."""

    by_kind: Mapping[Kind, Mapping[int, tuple[float, ...]]]

    def spread(self, kind: Kind, year: int) -> Spread | None:
        """The misses of a kind in all years but one; None with fewer than 100 tries."""
        of_kind = self.by_kind.get(kind, {})
        return spread(chain.from_iterable(misses for other, misses in of_kind.items() if other != year))

    def held(self, kind: Kind, year: int) -> tuple[int, int]:
        """How often the range of the other years held in a year, of how many tries; (0, 0) without one."""
        found, misses = self.spread(kind, year), self.by_kind.get(kind, {}).get(year, ())
        return (sum(map(found.holds, misses)), len(misses)) if found else (0, 0)

    def hold_rate(self, kind: Kind) -> tuple[int, int]:
        """The same over all years, each against the others."""
        counts = [self.held(kind, year) for year in self.by_kind.get(kind, {})]
        return sum(held for held, _ in counts), sum(of for _, of in counts)


NO_MISSES = Misses({})


def kind_of(day: date, points: int) -> Kind:
    """The kind of a line through so many points, the last of them of a day."""
    return Kind(DECEMBER - day.month, points >= MOST_POINTS)


def spread(misses: Iterable[float]) -> Spread | None:
    """Median and outer tenths; None with fewer than 100 misses.

    Quantiles lie between neighbours by their place, the first and the last being 0 and 1.
    """
    given = list(misses)
    if len(given) < FEWEST_TRIES:
        return None
    tenths = quantiles(given, n=10, method="inclusive")
    return Spread(tenths[4], tenths[0], tenths[8], len(given))
