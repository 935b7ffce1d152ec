"""Where a region stands against its target (level) and whether it moves fast enough (pace).

Two answers, never one: a region can be far from its target and on track, or near it and going back.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import Struct

from coverage.calculations.exact import exact, exact_coverage
from coverage.calculations.pace.points import Point, Reason, baseline_of, points_of, rebased, year_end
from coverage.calculations.precision import Verdict, verdict
from coverage.calculations.schemes import Measure, Scheme
from coverage.rows.figures import CoverageRow

REACHED = "reached"
UNSURE = "unsure"
NOT_ENOUGH_DATA = "not_enough_data"
TARGET_BELOW_BASELINE = "target_below_baseline"

FEWEST_POINTS = 3  # two make a line whatever they are; the third can contradict it
SHORTEST = 60  # days: two months, so that one late report is not taken for a pace


class Level(Struct, frozen=True):
    """How far a coverage is on the way to its target.

    code: REACHED when coverage ≥ target, UNSURE where rounded counts leave that open, else the band, else
    NOT_ENOUGH_DATA with its reason.
    band: the step of the scheme, also where the target is reached. attainment, coverage, target: ratios.
    method, version: of the scheme.
    """

    code: str
    band: str | None
    reason: Reason | None
    attainment: float | None
    coverage: float | None
    target: float | None
    method: str
    version: str


def level(row: CoverageRow, scheme: Scheme) -> Level:
    """Put a line's attainment into the bands of a scheme; edges are exact, nothing is rounded first.

    row: with the target that applies in its year. Without a coverage or a target, or with a target
    of 0, there is no level. Raises ValueError for a scheme of another measure.
    Source: docs/methods-status.md, "Tingkat capaian".
    """
    _expect(scheme, Measure.ATTAINMENT)
    coverage = exact_coverage(row)
    target = exact(row.target_ratio) if row.target_ratio else None
    share = None if coverage is None else float(coverage)
    if coverage is None or target is None:
        reason = Reason.NO_FIGURE if coverage is None else Reason.NO_TARGET
        return Level(
            NOT_ENOUGH_DATA, None, reason, None, share, row.target_ratio, scheme.name, scheme.version
        )
    attained = coverage / target
    band = scheme.code_of(attained)
    code = {Verdict.REACHED: REACHED, Verdict.UNSURE: UNSURE}.get(verdict(row) or Verdict.MISSED, band)
    return Level(code, band, None, float(attained), share, row.target_ratio, scheme.name, scheme.version)


class Pace(Struct, frozen=True):
    """Whether a year's movement is fast enough for its target.

    code: a step of the scheme, TARGET_BELOW_BASELINE, or NOT_ENOUGH_DATA with its reason.
    ratio: R, observed ÷ required; both in percentage points a day. baseline: on the potential of the latest
    point where it can be put there, else as it was printed. points: figures of the year that count.
    days: from the baseline to the latest point. method, version: of the scheme.
    """

    code: str
    method: str
    version: str
    reason: Reason | None = None
    ratio: float | None = None
    observed: float | None = None
    required: float | None = None
    target: float | None = None
    baseline: Point | None = None
    latest: Point | None = None
    points: int = 0
    days: int | None = None


def pace(rows: Iterable[CoverageRow], target: Decimal | float | None, year: int, scheme: Scheme) -> Pace:
    """Compare the points a day gained since the baseline with those the target asks for until year end.

    Baseline and earlier points stand on the potential of the latest: a new potential is no movement.
    rows: one region, up to the day that is asked about; rows after the year are left aside.
    target: the year's target ratio, None or 0 for none. Raises ValueError for a scheme of another measure.
    Source: docs/methods-status.md, "Laju".
    """
    return pace_of(points_of(rows), target, year, scheme)


def pace_of(points: Sequence[Point], target: Decimal | float | None, year: int, scheme: Scheme) -> Pace:
    """The same of a region's points, oldest first; those before the year's baseline say nothing."""
    _expect(scheme, Measure.PACE)
    close = year_end(year)
    known = [point for point in points if point.day <= close]
    start = baseline_of(known, year)
    latest = known[-1] if known and known[-1].day.year == year else None
    share = exact(target) if target else None
    said: dict[str, Any] = {
        "method": scheme.name,
        "version": scheme.version,
        "target": None if share is None else float(share),
        "baseline": start,
        "latest": latest,
    }
    if latest is None or share is None or start is None:
        return Pace(NOT_ENOUGH_DATA, reason=_missing(latest, share), **said)
    span = [point for point in known if point.day >= start.day]
    return Pace(**said | _measured(span, share, scheme))


def _missing(latest: Point | None, target: Fraction | None) -> Reason:
    if latest is None:
        return Reason.NO_FIGURE
    return Reason.NO_TARGET if target is None else Reason.NO_BASELINE


def _measured(span: list[Point], target: Fraction, scheme: Scheme) -> dict[str, Any]:
    """What is told once baseline, latest and target are known; span: all points from one to the other."""
    first, latest = span[0], span[-1]
    days = (latest.day - first.day).days
    if any(not point.is_like(latest) for point in span):
        return {"code": NOT_ENOUGH_DATA, "reason": Reason.BASIS_CHANGED, "days": days}
    start = rebased(first, latest)
    if isinstance(start, Reason):
        return {"code": NOT_ENOUGH_DATA, "reason": start, "days": days}
    of_year = (point for point in span if point.day.year == latest.day.year)
    counted = sum(isinstance(rebased(point, latest), Point) for point in of_year)
    told = {"baseline": start, "points": counted, "days": days}
    if target <= start.coverage:
        return {"code": TARGET_BELOW_BASELINE, **told}
    if counted < FEWEST_POINTS:
        return {"code": NOT_ENOUGH_DATA, "reason": Reason.FEW_POINTS, **told}
    if days < SHORTEST:
        return {"code": NOT_ENOUGH_DATA, "reason": Reason.SHORT_PERIOD, **told}
    observed = (latest.coverage - start.coverage) / days
    required = (target - start.coverage) / (year_end(latest.day.year) - start.day).days
    ratio = observed / required
    return {
        "code": scheme.code_of(ratio),
        "ratio": float(ratio),
        "observed": float(observed * 100),
        "required": float(required * 100),
        **told,
    }


def _expect(scheme: Scheme, measure: Measure) -> None:
    if scheme.measure != measure:
        raise ValueError(f"thresholds of {scheme.measure}, not of {measure}")
