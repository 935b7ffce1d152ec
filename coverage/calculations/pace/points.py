"""Points of one region over time, and which of them may stand on one line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from coverage.calculations.agreement import is_rounded, may_be_one
from coverage.calculations.exact import exact_share
from coverage.calculations.movement import TOLD, movement
from coverage.rows.figures import CoverageRow

OLDEST_BASELINE = 92  # days before 31 December: back to 30 September


class Reason(StrEnum):
    """Why a question about movement has no answer yet."""

    NO_FIGURE = "no_figure"
    NO_TARGET = "no_target"
    NO_BASELINE = "no_baseline"
    POTENTIAL_UNKNOWN = "potential_unknown"
    POTENTIAL_CHANGED = "potential_changed"
    POTENTIAL_ROUNDED = "potential_rounded"
    COUNT_UNKNOWN = "count_unknown"
    COUNT_ROUNDED = "count_rounded"
    BASIS_CHANGED = "basis_changed"
    FEW_POINTS = "few_points"
    SHORT_PERIOD = "short_period"
    YEAR_OVER = "year_over"


class Point(NamedTuple):
    """A figure with a day and a share. coverage: exact share; potential: people, None when unknown.

    active: people, None when not reported or when the printed share is the figure (a rounded count).
    counted: people as printed, rounded or not, whatever the figure is; None when not reported.
    potential_exact, counted_exact: end in three zeros or more that an officer typed.
    """

    day: date
    coverage: Fraction
    potential: int | None
    active: int | None
    segment: str
    basis: str
    counted: int | None = None
    potential_exact: bool = False
    counted_exact: bool = False

    def is_like(self, other: "Point") -> bool:
        """Whether both count the same people: one segment, one basis."""
        return self.segment == other.segment and self.basis == other.basis


def points_of(rows: Iterable[CoverageRow]) -> list[Point]:
    """The rows of one region that have a day and a share, oldest first; others are gaps, never zeros.

    Raises ValueError for rows of several regions, or two of one day, segment and basis.
    """
    known = [row for row in rows if row.as_of is not None]
    points = sorted((p for row in known if (p := _point(row))), key=lambda point: point.day)
    if len({row.region.code for row in known}) > 1:
        raise ValueError("points of one region only")
    if len({(point.day, point.segment, point.basis) for point in points}) < len(points):
        raise ValueError("one figure a day, segment and basis")
    return points


def _point(row: CoverageRow) -> Point | None:
    if row.coverage_ratio is None or row.as_of is None:
        return None
    return point_of(
        row.as_of,
        row.segment,
        row.basis,
        row.coverage_ratio,
        row.printed_ratio,
        row.active_participants,
        row.potential_workers,
        row.active_exact,
        row.potential_exact,
    )


def point_of(
    day: date,
    segment: str,
    basis: str,
    share: float,
    printed: float | Decimal | None,
    active: int | None,
    potential: int | None,
    active_exact: bool,
    potential_exact: bool,
) -> Point:
    """A figure's columns as a point: those of a CoverageRow that has a share."""
    firm = active if printed is None else None
    coverage = exact_share(share, printed, active, potential)
    return Point(day, coverage, potential, firm, segment, basis, active, potential_exact, active_exact)


def year_end(year: int) -> date:
    """31 December, the day a year's target is due."""
    return date(year, 12, 31)


def baseline_of(points: Sequence[Point], year: int) -> Point | None:
    """Where a year starts from: the last point on or before 31 December before, at most 92 days older.

    points: oldest first. None when there is none. Source: docs/methods-status.md, "Titik awal tahun".
    """
    close = year_end(year - 1)
    before = [point for point in points if point.day <= close]
    return before[-1] if before and (close - before[-1].day).days <= OLDEST_BASELINE else None


def rebased(point: Point, latest: Point) -> Point | Reason:
    """The point on the potential of the latest figure, C′ = A ÷ N, or why nobody can tell where it stands.

    A point of that potential stands as it is, whatever is rounded. On another one both numbers must be exact,
    its own participants and the latest potential. The caller looks after segment and basis (is_like).
    Source: docs/methods-status.md, "Titik awal tahun".
    """
    if not latest.potential:
        return Reason.POTENTIAL_UNKNOWN
    if point.potential == latest.potential:
        return point
    if point.counted is None:
        return Reason.COUNT_UNKNOWN
    if is_rounded(point.counted, point.counted_exact) or is_rounded(latest.potential, latest.potential_exact):
        return Reason.COUNT_ROUNDED
    return point._replace(
        coverage=Fraction(point.counted, latest.potential),
        potential=latest.potential,
        potential_exact=latest.potential_exact,
    )


def year_starts(latest: Mapping[str, CoverageRow], before: Mapping[str, CoverageRow]) -> dict[str, float]:
    """Where the year of each figure started, on the figure's own potential: ratios by region code.

    before: the last figure on or before 31 December. Left out: an older start than a baseline may be, one
    that cannot be put on that potential, and one from which nobody can tell a movement: rounded counts leave
    it open, or both speak of one time.
    """
    found = {code: _start_of(row, before[code]) for code, row in latest.items() if code in before}
    return {code: float(start.coverage) for code, start in found.items() if start is not None}


def _start_of(row: CoverageRow, before: CoverageRow) -> Point | None:
    last, first = points_of([row]), points_of([before])
    start = baseline_of(first, last[0].day.year) if last else None
    if start is None or not start.is_like(last[0]):
        return None
    placed = rebased(start, last[0])
    if not isinstance(placed, Point) or movement(_placed_row(before, placed), row) not in TOLD:
        return None
    return placed


def _placed_row(row: CoverageRow, placed: Point) -> CoverageRow:
    """The line on the potential its point was put on; as it is where it stands on that one anyway."""
    if placed.potential == row.potential_workers:
        return row
    return replace(
        row,
        coverage_ratio=float(placed.coverage),
        printed_ratio=None,
        potential_workers=placed.potential,
        potential_exact=placed.potential_exact,
    )


def breaks(points: Sequence[Point]) -> Reason | None:
    """Why the first and the last point cannot be compared, given all points from one to the other.

    A point between them whose potential is unknown breaks nothing; at either end it does, since nobody
    can tell whether the potential is the same.
    """
    first, last = points[0], points[-1]
    if any(not point.is_like(last) for point in points):
        return Reason.BASIS_CHANGED
    if first.potential is None or last.potential is None:
        return Reason.POTENTIAL_UNKNOWN
    others = [point for point in points if point.potential not in (None, last.potential)]
    if any(not _may_be_one(point, last) for point in others):
        return Reason.POTENTIAL_CHANGED
    return Reason.POTENTIAL_ROUNDED if others else None


def _may_be_one(one: Point, other: Point) -> bool:
    exact = one.potential_exact, other.potential_exact
    return may_be_one(one.potential or 0, other.potential or 0, *exact)
