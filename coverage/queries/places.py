"""Regions as plain rows."""

from collections.abc import Collection
from datetime import date

from coverage.models import ParticipantSnapshot
from coverage.models.querysets import region_rows
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import RankingQuestion
from coverage.rows.figures import RegionRow
from coverage.rows.periods import month_end
from regions.codes import Level
from regions.models import Region


def region_row(code: str) -> RegionRow | None:
    """One region by its code. One query."""
    return region_rows(Region.objects.filter(pk=code)).get(code)


def region_list(codes: Collection[str]) -> list[RegionRow]:
    """Regions by code, in the order of the codes. One query."""
    found = region_rows(Region.objects.filter(pk__in=codes))
    return [found[code] for code in codes if code in found]


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
    return list(region_rows(Region.objects.filter(province=province, valid_until=None)).values())


def reported(release: ReleaseRow) -> set[str]:
    """Codes of the regions for which a release knows any count or share. One query."""
    known = ParticipantSnapshot.objects.known_in(release.number)
    return set(known.order_by().values_list("region_id", flat=True).distinct())


def provinces(month: date) -> list[RegionRow]:
    """The provinces in force at a month's end. One query."""
    return list(region_rows(Region.objects.in_force_on(month_end(month)).at_level("province")).values())


def tiles(codes: Collection[str]) -> dict[str, tuple[int, int]]:
    """Column and row in the tile grid by code, for the regions that have a place. One query."""
    placed = Region.objects.filter(pk__in=codes, tile_x__isnull=False)
    tuples = placed.values_list("code", "tile_x", "tile_y")
    return {code: (x, y) for code, x, y in tuples if x is not None and y is not None}


def regions_asked(question: RankingQuestion, month: date) -> dict[str, RegionRow]:
    """The regions a ranking is about, in force at the month's end. One query."""
    found = Region.objects.in_force_on(month_end(month)).at_level(question.level)
    if question.province:
        found = found.in_province(question.province)
    if question.kind:
        found = found.of_kind(question.kind)
    return region_rows(found)


def peer_spans(region: RegionRow) -> list[tuple[date | None, date | None]]:
    """From when to when each region exists that a region is ranked with, itself among them. One query."""
    found = Region.objects.at_level(region.level)
    if region.level == "regency" and region.parent_code:
        found = found.in_province(region.parent_code)
    return list(found.values_list("valid_from", "valid_until"))


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
    """How many regencies and cities there are today. One query."""
    return Region.objects.filter(valid_until=None).at_level("regency").count()
