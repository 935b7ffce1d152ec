"""A province and its regencies, or Indonesia and its provinces, with every target they have."""

from collections.abc import Collection
from datetime import date

from coverage.models import Target
from coverage.models.columns import region_rows
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import RegionRow, TargetRow
from coverage.rows.periods import month_end
from regions.models import Region


def parts_of(region: RegionRow, month: date) -> dict[str, RegionRow]:
    """What a place's targets are spread over: its provinces or regencies in force. One query."""
    found = Region.objects.in_force_on(month_end(month))
    if region.level == "nation":
        return region_rows(found.at_level("province"))
    return region_rows(found.at_level("regency").in_province(region.code))


def targets_of(codes: Collection[str], release: ReleaseRow) -> list[TargetRow]:
    """All targets of these regions, by region, year and document. One query."""
    return Target.objects.known_in(release.number).of_regions(codes).target_rows()
