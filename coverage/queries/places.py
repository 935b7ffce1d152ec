"""Regions as plain rows."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from coverage.models import ParticipantSnapshot
from coverage.models.columns import REGION_FIELDS, region_rows, regions_of
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.queries.once import lasting
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import RankingQuestion
from coverage.rows.figures import RegionRow
from coverage.rows.periods import month_end
from regions.codes import Kind, Level, parent_code
from regions.models import Region
from regions.names import short_name


class Place(NamedTuple):
    """A region as it is stored: from when to when it exists, where its square stands in the tile grid, and
    how many people, desa and kelurahan it has.
    """

    code: str
    level: Level
    kind: Kind
    name: str
    province: str | None
    valid_from: date | None
    valid_until: date | None
    tile_x: int | None
    tile_y: int | None
    population: int | None
    desa_count: int | None
    kelurahan_count: int | None

    @property
    def row(self) -> RegionRow:
        parent = parent_code(self.code)
        return RegionRow(self.code, short_name(self.name), self.level, self.kind, parent, self.name)

    def exists_on(self, day: date) -> bool:
        """As RegionQuerySet.in_force_on: valid_until is the first day without it."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or self.valid_until > day)


@lasting
def every_place() -> dict[str, Place]:
    """All regions by code, in its order. One query a state: a page asks for regions some ten times."""
    return {values[0]: Place(*values) for values in _places()}


@compiled
def _places() -> QuerySet[Any, Any]:
    names = ("province_id" if name == "province" else name for name in Place._fields)
    return Region.objects.order_by("code").values_list(*names)


def listed(level: Level, province: str | None = None) -> list[Place]:
    """The regions of a level, or the regencies of a province, whenever they exist; from every_place."""
    return [
        place
        for place in every_place().values()
        if place.level == level and province in (None, place.province)
    ]


def region_row(code: str) -> RegionRow | None:
    """One region by its code; from every_place."""
    place = every_place().get(code)
    return place.row if place else None


def region_list(codes: Collection[str]) -> list[RegionRow]:
    """Regions by code, in the order of the codes. One query."""
    found = by_code(codes)
    return [found[code] for code in codes if code in found]


def by_code(codes: Collection[str]) -> dict[str, RegionRow]:
    """Regions of these codes, by code. One query."""
    return regions_of(_of_codes(list(codes)))


@compiled
def _of_codes(codes: Any) -> QuerySet[Any, Any]:
    return Region.objects.filter(among(codes, "code")).values_list(*REGION_FIELDS)


def region_tree() -> list[tuple[RegionRow, list[RegionRow]]]:
    """Today's provinces, each with its regencies. One query."""
    rows = region_rows(Region.objects.filter(valid_until=None)).values()
    return [
        (province, [row for row in rows if row.parent_code == province.code])
        for province in rows
        if province.level == "province"
    ]


def regencies_of(province: str) -> list[RegionRow]:
    """Today's regencies and cities of a province. One query."""
    return list(regions_of(_below(province)).values())


@compiled
def _below(province: Any) -> QuerySet[Any, Any]:
    return Region.objects.filter(province=province, valid_until=None).values_list(*REGION_FIELDS)


@lasting
def reported(release: ReleaseRow) -> frozenset[str]:
    """Codes of the regions for which a release knows any count or share. One query a state."""
    return frozenset(code for (code,) in _reported(release.number))


@compiled
def _reported(release: Any) -> QuerySet[Any, Any]:
    known = ParticipantSnapshot.objects.known_in(release).filter(region=OuterRef("pk"))
    return Region.objects.filter(Exists(known)).order_by().values_list("pk")


def provinces(month: date) -> list[RegionRow]:
    """The provinces in force at a month's end; from every_place."""
    return [place.row for place in listed("province") if place.exists_on(month_end(month))]


def tiles(codes: Collection[str]) -> dict[str, tuple[int, int]]:
    """Column and row in the tile grid by code, for the regions that have a place; from every_place."""
    every = every_place()
    found = (every[code] for code in codes if code in every)
    return {
        place.code: (place.tile_x, place.tile_y)
        for place in found
        if place.tile_x is not None and place.tile_y is not None
    }


def regions_asked(question: RankingQuestion, month: date) -> dict[str, RegionRow]:
    """The regions a ranking is about, in force at the month's end; from every_place."""
    day = month_end(month)
    return {
        place.code: place.row
        for place in listed(question.level, question.province)
        if question.kind in (None, place.kind) and place.exists_on(day)
    }


def peer_spans(region: RegionRow) -> list[tuple[date | None, date | None]]:
    """When each region exists that a region is ranked with, itself among them; from every_place."""
    province = region.parent_code if region.level == "regency" else None
    return [(place.valid_from, place.valid_until) for place in listed(region.level, province)]


def regions_in_force(
    release: ReleaseRow | None, level: Level | None = None, province: str | None = None
) -> list[RegionRow]:
    """Regions in force at the end of the release's newest month; today's before the first release. One query.

    level: None is all of them; province: only its regencies.
    """
    found = Region.objects.all()
    if release and release.newest_month:
        found = found.in_force_on(month_end(release.newest_month))
    else:
        found = found.filter(valid_until=None)
    if level:
        found = found.at_level(level)
    if province:
        found = found.in_province(province)
    return list(region_rows(found).values())


def regency_count() -> int:
    """How many regencies and cities there are today; from every_place."""
    return sum(place.valid_until is None for place in listed("regency"))
