"""What chosen regions are compared with: every region of their kind."""

from collections.abc import Collection
from datetime import date

from msgspec import Struct

from coverage.calculations.change.rank_moves import speaking
from coverage.calculations.ranking import ranked_count
from coverage.calculations.similar import Made, Profile, profiles
from coverage.queries.figures import counts
from coverage.queries.once import lasting
from coverage.queries.peers import RegionList, peers_of
from coverage.queries.places import every_place
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import RegionRow, Segment
from coverage.rows.periods import month_end, window
from regions.codes import Kind


class Standing(Struct, frozen=True):
    """A rank in the list a region belongs to. of: how many are ranked there; regions: how many there are."""

    rank: int
    of: int
    regions: int


class Peers(Struct, frozen=True):
    """places: by region code, of those that are ranked; profiles: of all of their kinds, by code, in the
    month asked for, else the newest of the lists' own.
    """

    places: dict[str, Standing]
    profiles: dict[str, Profile]
    month: date


def peers(chosen: Collection[RegionRow], asked: Asked, release: ReleaseRow, newest: date) -> Peers:
    """The lists that chosen regions stand in. Four queries, eight for an old release; more for each list.

    Provinces stand among provinces, regencies within their province; alike may be any of their kind.
    newest: the month where no list has one, for Indonesia alone.
    """
    lists = _lists(chosen, asked, release)
    month = asked.month or max((found.month for found in lists), default=newest)
    return Peers(_places(lists), known_of({region.kind for region in chosen}, asked, release, month), month)


def known_of(kinds: Collection[Kind], asked: Asked, release: ReleaseRow, month: date) -> dict[str, Profile]:
    """What all regions of some kinds are like, by code, of those whose size is known. One query a state,
    eight for an old release.
    """
    return _known_of(frozenset(kinds), Asked(segment=asked.segment, basis=asked.basis), release, month)


@lasting
def _known_of(kinds: frozenset[Kind], asked: Asked, release: ReleaseRow, month: date) -> dict[str, Profile]:
    day = month_end(month)
    found = [place for place in every_place().values() if place.kind in kinds and place.exists_on(day)]
    rows = {place.code: place.row for place in found}
    made = {place.code: Made(place.population, place.desa_count, place.kelurahan_count) for place in found}
    known, bpu = counts(rows, release, asked, month, (asked.segment, Segment.BPU))
    current = speaking(known, window(month)[0])
    return {profile.region.code: profile for profile in profiles(rows.values(), current, bpu, made)}


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
