"""What chosen regions are compared with: every region of their kind."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from coverage.calculations.ranking import ranked_count
from coverage.calculations.similar import Made, Profile, profiles
from coverage.models.querysets import region_rows
from coverage.queries.figures import known_by
from coverage.queries.peers import RegionList, peers_of
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow, RegionRow, Segment
from coverage.rows.periods import month_end, window
from regions.models import Region


@dataclass(frozen=True, slots=True)
class Standing:
    """A rank in the list a region belongs to. of: how many are ranked there; regions: how many there are."""

    rank: int
    of: int
    regions: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of regions in a month, by code. profiles: of all whose size is known; rows: of those with
    a current figure.
    """

    profiles: dict[str, Profile]
    rows: dict[str, CoverageRow]


@dataclass(frozen=True, slots=True)
class Peers:
    """places: by region code, of those that are ranked; known: of all of their levels, in the month asked
    for, else the newest of the lists' own.
    """

    places: dict[str, Standing]
    known: Known
    month: date


def peers(chosen: Collection[RegionRow], asked: Asked, release: ReleaseRow, newest: date) -> Peers:
    """The lists that chosen regions stand in. Four queries, eight for an old release; more for each list.

    Provinces stand among provinces, regencies within their province; alike may be any of their level.
    newest: the month where no list has one, for Indonesia alone.
    """
    lists = _lists(chosen, asked, release)
    month = asked.month or max((found.month for found in lists), default=newest)
    return Peers(_places(lists), known_of({region.level for region in chosen}, asked, release, month), month)


def known_of(levels: Collection[str], asked: Asked, release: ReleaseRow, month: date) -> Known:
    """What all regions of some levels are like. Four queries, eight for an old release."""
    found = region_rows(Region.objects.in_force_on(month_end(month)).filter(level__in=levels))
    counted = Asked(segment=asked.segment, basis=asked.basis)
    after, _ = window(month)
    known = known_by(found, release, counted, month)
    current = {
        code: row
        for code, row in known.items()
        if row.coverage_ratio is not None and row.as_of is not None and row.as_of > after
    }
    bpu = known_by(found, release, replace(counted, segment=Segment.BPU), month)
    known_profiles = profiles(found.values(), current.values(), bpu.values(), _made(levels))
    return Known({profile.region.code: profile for profile in known_profiles}, current)


def _made(levels: Collection[str]) -> dict[str, Made]:
    """People, desa and kelurahan of regions by code. One query."""
    rows = Region.objects.filter(level__in=levels)
    return {
        code: Made(*values)
        for code, *values in rows.values_list("code", "population", "desa_count", "kelurahan_count")
    }


def _lists(chosen: Collection[RegionRow], asked: Asked, release: ReleaseRow) -> list[RegionList]:
    """The lists of the regions' own pages, each in its own month unless one is asked for."""
    alike = {(region.level, region.parent_code): region for region in chosen}
    return [found for region in alike.values() if (found := peers_of(region, asked, release))]


def _places(lists: Collection[RegionList]) -> dict[str, Standing]:
    return {
        row.region.code: Standing(row.rank, ranked_count(found.rows), len(found.rows))
        for found in lists
        for row in found.rows
        if row.rank is not None
    }
