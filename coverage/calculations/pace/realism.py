"""Has anyone moved that fast? A target beside the known years of regions that started where it starts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coverage.calculations.exact import exact
from coverage.calculations.pace.points import Point, baseline_of, breaks, points_of, year_end
from coverage.rows.figures import CoverageRow

NEAR = Fraction(5, 100)  # a judgement: five points of coverage, so that every start meets some others
FEW = 10  # below it a share of cases says less than the cases themselves


@dataclass(frozen=True, slots=True)
class KnownYear:
    """A region's year that is known from its baseline to its close. start: ratio; speed: ratio a day."""

    region_code: str
    year: int
    start: Fraction
    speed: Fraction


@dataclass(frozen=True, slots=True)
class RegionYear:
    """How a region moved in a year. start: ratio at its baseline; speed: percentage points a day."""

    region_code: str
    year: int
    start: float
    speed: float
    fast_enough: bool


@dataclass(frozen=True, slots=True)
class Realism:
    """`managed` of `of` known region-years moved at least as fast as the target asks.

    required: percentage points a day. cases: the region-years, fastest first.
    """

    managed: int
    of: int
    required: float
    cases: tuple[RegionYear, ...]

    @property
    def share(self) -> float | None:
        """managed ÷ of; None when nothing is known."""
        return self.managed / self.of if self.of else None

    @property
    def is_few(self) -> bool:
        """Whether the cases are too few to say more than what they are."""
        return self.of < FEW


def realism(
    histories: Mapping[str, Iterable[CoverageRow]],
    region_code: str,
    year: int,
    target: Decimal | float | None,
) -> Realism | None:
    """Count the known region-years that started within 5 points of a region and moved as fast as it must.

    histories: rows by region code, the asked one among them, all of one level. target: ratio of the year.
    None without a baseline or a target, or when the target is not above the baseline.
    Source: docs/methods-status.md, "Apakah targetnya realistis".
    """
    start = baseline_of(points_of(histories.get(region_code, [])), year)
    if start is None:
        return None
    known = known_years({code: points_of(rows) for code, rows in histories.items()})
    return compared(known, region_code, year, start, target)


def known_years(points: Mapping[str, Sequence[Point]]) -> tuple[KnownYear, ...]:
    """The region-years that are known: with a baseline and a close (the next year's baseline, of that year)
    that can be compared. points: by region code, oldest first.
    """
    return tuple(
        KnownYear(code, year, first.coverage, speed)
        for code, series in points.items()
        for year, first, speed in _known(series)
    )


def compared(
    known: Iterable[KnownYear], region_code: str, year: int, start: Point, target: Decimal | float | None
) -> Realism | None:
    """A region's year beside the known ones, its own left out. start: its baseline. None as of realism."""
    if not target or exact(target) <= start.coverage:
        return None
    required = (exact(target) - start.coverage) / (year_end(year) - start.day).days
    cases = [
        RegionYear(
            case.region_code, case.year, float(case.start), float(case.speed * 100), case.speed >= required
        )
        for case in known
        if (case.region_code, case.year) != (region_code, year) and abs(case.start - start.coverage) <= NEAR
    ]
    cases.sort(key=lambda case: (-case.speed, case.region_code, case.year))
    managed = sum(case.fast_enough for case in cases)
    return Realism(managed, len(cases), float(required * 100), tuple(cases))


def _known(points: Sequence[Point]) -> Iterator[tuple[int, Point, Fraction]]:
    """Year, baseline and ratio a day of each year that is known from start to close."""
    for year in sorted({point.day.year for point in points}):
        first, close = baseline_of(points, year), baseline_of(points, year + 1)
        if first is None or close is None or close.day.year != year:
            continue
        gained = _gained([point for point in points if first.day <= point.day <= close.day])
        if gained is not None:
            yield year, first, gained / (close.day - first.day).days


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
