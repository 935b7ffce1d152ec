"""How regions have moved in the years that are known, as publishing reckoned it."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from coverage.calculations.pace.misses import NO_RANGES, Ranges
from coverage.calculations.pace.points import Point
from coverage.calculations.pace.realism import Realism, wanted
from coverage.models import OutlookRanges, RegionYear
from coverage.models.columns import region_rows
from coverage.queries.compiled import compiled
from coverage.queries.once import lasting
from coverage.queries.points import points
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow
from regions.models import Region


def realism(row: CoverageRow, start: Point, year: int, release: ReleaseRow) -> Realism | None:
    """A figure's target beside the known years of regions of its level, its own year left out. One query.

    start: the baseline of its year. None without a target, or when it asks for nothing.
    """
    asks = wanted(start, row.target_ratio, year)
    if asks is None:
        return None
    place = (row.region.level, row.region.code, year, row.segment, row.basis)
    found = _gains(release.number, *place, asks.low, asks.high, asks.speed)
    managed, of = found[0] if found else (0, 0)
    return Realism(managed, of, asks.speed * 100)


@compiled
def _gains(
    release: Any,
    level: Any,
    code: Any,
    year: Any,
    segment: Any,
    basis: Any,
    low: Any,
    high: Any,
    speed: Any,
) -> QuerySet[Any, Any]:
    """How many gained so fast, of how many, all of the level but this year of this region."""
    known = RegionYear.objects.known_in(release).filter(segment=segment, basis=basis, region__level=level)
    others = known.exclude(region=code, year=year).filter(start__gte=low, start__lte=high)
    fast = Count("pk", filter=Q(speed__gte=speed))
    counted = others.order_by().values("segment").annotate(managed=fast, of=Count("pk"))
    return counted.values_list("managed", "of")


def ranges(release: ReleaseRow, asked: Asked) -> Ranges:
    """How far the line of the outlook missed in all regions, in the asked segment and basis. One query a
    state.
    """
    return _ranges(release.number, asked.segment, asked.basis)


@lasting
def _ranges(release: int, segment: str, basis: str) -> Ranges:
    stored = _stored_ranges(release, segment, basis)
    return Ranges.read(stored[0][0]) if stored else NO_RANGES


@compiled
def _stored_ranges(release: Any, segment: Any, basis: Any) -> QuerySet[Any, Any]:
    known = OutlookRanges.objects.known_in(release).filter(segment=segment, basis=basis)
    return known.values_list("ranges")


def every_series(release: ReleaseRow, asked: Asked) -> dict[str, list[Point]]:
    """The points of every region by code. Two queries, four for an old release."""
    return points(region_rows(Region.objects.order_by("code")), release, asked)
