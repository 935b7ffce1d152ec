"""How regions have moved in the years that are known, as publishing reckoned it."""

from django.db.models import Count, Q

from coverage.calculations.pace.misses import NO_RANGES, Ranges
from coverage.calculations.pace.points import Point
from coverage.calculations.pace.realism import Realism, wanted
from coverage.models import OutlookRanges, RegionYear
from coverage.models.querysets import region_rows
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
    known = RegionYear.objects.known_in(release.number).filter(segment=row.segment, basis=row.basis)
    others = known.filter(region__level=row.region.level).exclude(region=row.region.code, year=year)
    fast = Count("pk", filter=Q(speed__gte=asks.speed))
    found = others.filter(start__range=(asks.low, asks.high)).aggregate(managed=fast, of=Count("pk"))
    return Realism(found["managed"], found["of"], asks.speed * 100)


def ranges(release: ReleaseRow, asked: Asked) -> Ranges:
    """How far the line of the outlook missed in all regions, in the asked segment and basis. One query."""
    known = OutlookRanges.objects.known_in(release.number).filter(segment=asked.segment, basis=asked.basis)
    stored = known.values_list("ranges", flat=True).first()
    return NO_RANGES if stored is None else Ranges.read(stored)


def every_series(release: ReleaseRow, asked: Asked) -> dict[str, list[Point]]:
    """The points of every region by code. Two queries, four for an old release."""
    return points(region_rows(Region.objects.order_by("code")), release, asked)
