"""How regions moved in years whose close is known, kept release by release like the figures it comes of."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from psycopg.types.json import Jsonb

from coverage.calculations.pace.backtest import gathered, tries
from coverage.calculations.pace.misses import Kind
from coverage.calculations.pace.points import Point
from coverage.calculations.pace.realism import known_years
from coverage.models import OutlookRanges, ParticipantSnapshot, RegionYear
from coverage.models.columns import region_rows
from coverage.queries.compiled import compiled
from coverage.queries.points import points
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.releases import intervals
from coverage.releases.intervals import Key, asked, bring_up, keyed
from coverage.rows.figures import Basis, Segment
from regions.models import Region

Found = tuple[float | None, float | None, list[list[Any]]]  # start, speed, tries: as of RegionYear
COLUMNS = ("start", "speed", "tries")


def refresh(release: ReleaseRow, touched: Collection[str], since: date) -> None:
    """Bring the years of the touched regions up to a release, from the first year it changed on, and the
    ranges of the outlook that follow from them. Releases are taken in their order.

    since: the first month that the release changed.
    """
    former = keyed(RegionYear, _standing(list(touched), since.year))
    kinds = {key[1:3] for key in former}
    found = dict(_found(touched, release, since.year, kinds))
    changed = bring_up(RegionYear, COLUMNS, former, found, release.number, stored={"tries": Jsonb})
    for segment, basis in sorted({key[1:3] for key in changed}):
        _refresh_ranges(segment, basis, release.number)


@compiled
def _standing(codes: Any, since: Any) -> QuerySet[Any, Any]:
    standing = RegionYear.objects.current().of_regions(codes).filter(year__gte=since)
    return asked(standing, COLUMNS)


def differing(release: ReleaseRow) -> list[Key]:
    """Keys of years that are not as the newest release gives them, in order."""
    every = list(Region.objects.values_list("pk", flat=True))
    kinds = set(RegionYear.objects.current().values_list("segment", "basis").distinct())
    return intervals.differing(RegionYear, COLUMNS, dict(_found(every, release, 0, kinds)))


def differing_ranges() -> list[tuple[str, str]]:
    """Segments and bases whose ranges do not follow from the years that are kept, in order."""
    kept = {(one.segment, one.basis): one.ranges for one in OutlookRanges.objects.current()}
    counted = RegionYear.objects.current().values_list("segment", "basis").distinct()
    return sorted(kind for kind in {*kept, *counted.order_by()} if kept.get(kind, []) != _ranges(*kind))


def _found(
    codes: Collection[str], release: ReleaseRow, since: int, former: Collection[Key]
) -> Iterator[tuple[Key, Found]]:
    """What a release knows of these regions' years from one on. former: segments and bases that had any."""
    # From September on: what opens the next year is at most 92 days old (docs/methods-status.md).
    closing = _closing(list(codes), release.number, date(since, 9, 30) if since else date.min)
    kinds = sorted({*closing, *former})
    regions = region_rows(Region.objects.filter(pk__in=codes)) if kinds else {}
    for segment, basis in kinds:
        series = points(regions, release, Asked(segment=Segment(segment), basis=Basis(basis)))
        for code, known in series.items():
            for year, found in _years_of(known, since).items():
                yield (code, segment, basis, year), found


@compiled
def _closing(codes: Any, release: Any, since: Any) -> QuerySet[Any, Any]:
    """The segments and bases in which any of these regions has a figure that can close a year."""
    known = ParticipantSnapshot.objects.known_in(release).of_regions(codes)
    closing = known.filter(as_of__gte=since, as_of__month__gte=9)
    return closing.order_by().values_list("segment", "basis").distinct()


def _years_of(known: list[Point], since: int) -> dict[int, Found]:
    moved = {one.year: (one.start, one.speed) for one in known_years(known, since)}
    tried = defaultdict(list)
    for kind, year, miss in tries(known, since):
        tried[year].append([*kind, miss])
    return {year: (*moved.get(year, (None, None)), tried.get(year, [])) for year in {*moved, *tried}}


def _refresh_ranges(segment: str, basis: str, release: int) -> None:
    """Write the ranges of one segment and basis where they are no longer as they were."""
    current = OutlookRanges.objects.current().filter(segment=segment, basis=basis).first()
    found = _ranges(segment, basis)
    if found == (current.ranges if current else []):
        return
    if current:
        OutlookRanges.objects.filter(pk=current.pk).update(superseded_in=release)
    if found:
        OutlookRanges.objects.create(published_in_id=release, segment=segment, basis=basis, ranges=found)


def _ranges(segment: str, basis: str) -> list[Any]:
    """The ranges that follow from the current years, as they are stored. One query."""
    tried = (
        (Kind(left, full), year, miss) for year, found in _tries(segment, basis) for left, full, miss in found
    )
    return gathered(tried).ranges().stored()


@compiled
def _tries(segment: Any, basis: Any) -> QuerySet[Any, Any]:
    years = RegionYear.objects.current().filter(segment=segment, basis=basis).order_by("region_id", "year")
    return years.values_list("year", "tries")
