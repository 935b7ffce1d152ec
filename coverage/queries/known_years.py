"""How regions have moved in the years that are known, gathered once a release."""

from collections.abc import Sequence

from django.core.cache import cache

from coverage.calculations.pace.backtest import misses_of
from coverage.calculations.pace.misses import NO_MISSES, Misses
from coverage.calculations.pace.outlook import has_line
from coverage.calculations.pace.points import Point
from coverage.calculations.pace.realism import KnownYear, known_years
from coverage.models.querysets import region_rows
from coverage.queries.points import points
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow
from regions.codes import Level
from regions.models import Region

KEEP_SECONDS = 24 * 3600  # in each process; a release stays as it is


def moved_years(level: Level, release: ReleaseRow, asked: Asked) -> tuple[KnownYear, ...]:
    """The known region-years of all regions of a level, in the asked segment and basis.

    Two queries (four for an old release) the first time; none while they are kept. A release's figures never
    change, so they are kept by its number and checksum, and read from the read model while it is the newest.
    """
    counted = Asked(segment=asked.segment, basis=asked.basis)
    key = f"known-years.{release.number}.{release.checksum}.{level}.{counted.segment}.{counted.basis}"
    found: tuple[KnownYear, ...] | None = cache.get(key)
    if found is None:
        found = known_years(every_series(release, counted, level))
        cache.set(key, found, KEEP_SECONDS)
    return found


def misses_for(history: Sequence[CoverageRow], release: ReleaseRow, asked: Asked) -> Misses:
    """What the line of the outlook missed in all regions, where a history's last figure has such a line.

    Two queries (four for an old release) the first time; none while they are kept, and none without a line.
    """
    last = history[-1].as_of if history else None
    if last is None or not has_line(history, last.year):
        return NO_MISSES
    return _misses(release, Asked(segment=asked.segment, basis=asked.basis))


def _misses(release: ReleaseRow, counted: Asked) -> Misses:
    key = f"misses.{release.number}.{release.checksum}.{counted.segment}.{counted.basis}"
    found: Misses | None = cache.get(key)
    if found is None:
        found = misses_of(every_series(release, counted).values())
        cache.set(key, found, KEEP_SECONDS)
    return found


def every_series(release: ReleaseRow, asked: Asked, level: Level | None = None) -> dict[str, list[Point]]:
    """The points of every region, or of those of a level, by code. Two queries, four for an old release."""
    regions = Region.objects.at_level(level) if level else Region.objects.all()
    return points(region_rows(regions.order_by("code")), release, asked)
