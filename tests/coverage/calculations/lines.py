"""Lines of counted figures for what compares several days."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from coverage.calculations.pace.misses import Kind, Misses, Ranges
from coverage.calculations.pace.points import Point
from coverage.rows.figures import CoverageRow
from tests.coverage.calculations.published import JAMBI_ACTIVE, JAMBI_POTENTIAL, line

OCTOBER, DECEMBER = date(2024, 10, 1), date(2024, 12, 2)
WORKERS = 1_000_000


def counted(day: date, active: int, potential: int = WORKERS, code: str = "15", **fields: Any) -> CoverageRow:
    """A figure counted on a known potential."""
    given = {"as_of": day, "active_participants": active, "potential_workers": potential}
    return line(code, ratio=active / potential, **given | fields)


def printed(day: date, share: float, **fields: Any) -> CoverageRow:
    """A printed share; its potential is unknown unless the test says otherwise."""
    return line("15", ratio=share, printed_ratio=share, as_of=day, **fields)


def typed(day: date, active: int, **fields: Any) -> CoverageRow:
    """A figure an officer typed: all its digits are meant, also zeros."""
    return counted(day, active, active_exact=True, potential_exact=True, **fields)


def counts(days: Iterable[date], actives: Iterable[int]) -> list[CoverageRow]:
    return [counted(day, active) for day, active in zip(days, actives, strict=True)]


def point(day: date, share: str, potential: int | None = WORKERS) -> Point:
    return Point(day, Fraction(share), potential, None, "TOTAL", "domicile")


def jambi() -> list[CoverageRow]:
    """41,38 % on 1 October 2024, 592.806 of 1.312.370 on 2 December (Jambi Ekspres, 4 December 2024).

    The share of October is taken as one of the same potential, as the straight line of the worked case does.
    """
    latest = counted(DECEMBER, JAMBI_ACTIVE, JAMBI_POTENTIAL, target_ratio=0.53)
    return [printed(OCTOBER, 0.4138, potential_workers=JAMBI_POTENTIAL), latest]


def missed(low: float = -0.02, high: float = 0.02, years: Iterable[int] = (2020, 2021)) -> Ranges:
    """Ranges of 101 misses of every kind and year, evenly from low to high: tenths lie where one expects."""
    tries = tuple(low + (high - low) * step / 100 for step in range(101))
    kinds = [Kind(months, full) for months in range(12) for full in (False, True)]
    return Misses({kind: dict.fromkeys(years, tries) for kind in kinds}).ranges()
