"""How regions have moved in the years that are known, as publishing reckoned it."""

from bisect import bisect_left, bisect_right
from math import inf
from typing import Any

from django.db.models import QuerySet

from coverage.calculations.pace.misses import NO_RANGES, Ranges
from coverage.calculations.pace.points import Point
from coverage.calculations.pace.realism import Realism, wanted
from coverage.models import OutlookRanges, RegionYear
from coverage.queries.compiled import compiled
from coverage.queries.every_region import every_region
from coverage.queries.once import lasting, lasting_few
from coverage.queries.points import points
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow


def realism(row: CoverageRow, start: Point, year: int, release: ReleaseRow) -> Realism | None:
    """A figure's target beside the known years of regions of its level, its own year left out. One query a
    state.

    start: the baseline of its year. None without a target, or when it asks for nothing.
    """
    asks = wanted(start, row.target_ratio, year)
    if asks is None:
        return None
    found = _gains(release.number, row.region.level, row.segment, row.basis)
    near = found[bisect_left(found, (asks.low,)) : bisect_right(found, (asks.high, inf))]
    others = [speed for _start, speed, code, known in near if (code, known) != (row.region.code, year)]
    return Realism(sum(speed >= asks.speed for speed in others), len(others), asks.speed * 100)


@lasting_few
def _gains(release: int, level: str, segment: str, basis: str) -> list[tuple[float, float, str, int]]:
    """Where each known year of each region of a level started and how fast it went, ratios, with the region's
    code and the year; by its start. One query a state.
    """
    return sorted(_years(release, level, segment, basis))


@compiled
def _years(release: Any, level: Any, segment: Any, basis: Any) -> QuerySet[Any, Any]:
    known = RegionYear.objects.known_in(release).filter(segment=segment, basis=basis, region__level=level)
    return known.filter(start__isnull=False).order_by().values_list("start", "speed", "region_id", "year")


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
    return points(every_region(), release, asked)
