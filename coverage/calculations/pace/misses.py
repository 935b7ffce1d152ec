"""How far the line of the outlook missed in years whose end is known, and the range that follows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from statistics import quantiles
from typing import Any, NamedTuple, Self

from msgspec import Struct
from msgspec.structs import astuple

FEWEST_TRIES = 100  # for the outer tenths of a class to hold ten tries each
MOST_POINTS = 6  # of the line, the newest ones, so that it follows what began lately
DECEMBER = 12


class Kind(NamedTuple):
    """Tries that are alike. months_left: whole months to 31 December; full: the line has all its 6 points."""

    months_left: int
    full: bool


LAST_BIT = 1e-9  # a quantile between two equal misses may miss both by the last bit of a float


class Spread(Struct, frozen=True):
    """Misses of one kind (end figure − line), ratios: median, 10 % and 90 % quantile. of: tries."""

    median: float
    low: float
    high: float
    of: int

    def holds(self, miss: float) -> bool:
        """Whether the range around a line holds an end that lies so far from it."""
        return self.low - LAST_BIT <= miss <= self.high + LAST_BIT


class Misses(Struct, frozen=True):
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

    def ranges(self) -> "Ranges":
        """The range of every kind; those are left out of which no year has one."""
        found = {kind: self._of_kind(kind) for kind in self.by_kind}
        return Ranges({kind: one for kind, one in found.items() if one.every is not None})

    def _of_kind(self, kind: Kind) -> "KindRanges":
        by_year = self.by_kind[kind]
        every = spread(chain.from_iterable(by_year.values()))
        return KindRanges(*self.hold_rate(kind), every, {year: self.spread(kind, year) for year in by_year})


class KindRanges(NamedTuple):
    """The ranges of one kind: `held` of `of` times, each year against the others; by year that of all the
    others, for one without misses that of every year.
    """

    held: int
    of: int
    every: Spread | None
    years: Mapping[int, Spread | None]


class Ranges(Struct, frozen=True):
    """What pages need of the misses of a release: no more of ten years than of one."""

    by_kind: Mapping[Kind, KindRanges]

    def spread(self, kind: Kind, year: int) -> Spread | None:
        """The misses of a kind in all years but one; None with fewer than 100 tries."""
        found = self.by_kind.get(kind)
        return found.years.get(year, found.every) if found else None

    def hold_rate(self, kind: Kind) -> tuple[int, int]:
        """How often the range held, of how many tries, over all years, each against the others."""
        found = self.by_kind.get(kind)
        return (found.held, found.of) if found else (0, 0)

    def stored(self) -> list[Any]:
        """As JSON keeps it."""
        return [
            [*kind, held, of, _stored(every), [[year, _stored(one)] for year, one in sorted(years.items())]]
            for kind, (held, of, every, years) in sorted(self.by_kind.items())
        ]

    @classmethod
    def read(cls, stored: Sequence[Any]) -> Self:
        """The same from what was kept."""
        return cls(
            {
                Kind(left, full): KindRanges(
                    held, of, _read(every), {year: _read(one) for year, one in years}
                )
                for left, full, held, of, every, years in stored
            }
        )


def _stored(found: Spread | None) -> list[Any] | None:
    return None if found is None else list(astuple(found))


def _read(stored: Sequence[Any] | None) -> Spread | None:
    return None if stored is None else Spread(*stored)


NO_RANGES = Ranges({})


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
