"""The name index over the regions and aliases in the database."""

from regions.models import Region, RegionAlias
from regions.names import AliasRow, NameIndex, RegionName


def name_index() -> NameIndex:
    """All stored regions and aliases, ready for matching. Two queries; build it once per file or request."""
    return NameIndex.build(
        [RegionName(*row) for row in Region.objects.values_list("code", "name")],
        [AliasRow(*row) for row in RegionAlias.objects.values_list("region_id", "alias", "type")],
    )
