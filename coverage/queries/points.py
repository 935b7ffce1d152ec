"""The points of many regions, read as what they are: for calculations that need nothing else of a figure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from coverage.calculations.pace.points import Point, point_of, points_of
from coverage.models import CurrentCoverage
from coverage.queries.compiled import compiled
from coverage.queries.figures import histories
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import RegionRow


def points(
    regions: Mapping[str, RegionRow],
    release: ReleaseRow,
    asked: Asked,
    since: date = date.min,
    until: date = date.max,
) -> dict[str, list[Point]]:
    """The points of each region in the asked segment and basis, oldest first: points_of its history.

    since, until: the first and the last day. One query, three for an old release.
    """
    if not release.is_newest:
        counted = Asked(segment=asked.segment, basis=asked.basis)
        known = histories(regions, release, counted, since, until)
        return {code: points_of(rows) for code, rows in known.items()}
    found: dict[str, list[Point]] = {code: [] for code in regions}
    for code, *columns in _points(release.number, list(regions), asked.segment, asked.basis, since, until):
        found[code].append(point_of(*columns))
    return found


@compiled
def _points(release: Any, codes: Any, segment: Any, basis: Any, since: Any, until: Any) -> QuerySet[Any, Any]:
    current = CurrentCoverage.objects.of_release(release).of_regions(codes)
    return current.counted(segment, basis).within(since, until).point_columns()
