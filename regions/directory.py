"""Look-ups over all regions in the database: their names, and how many there were on a day."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from regions.models import Region, RegionAlias
from regions.names import AliasRow, NameIndex, RegionName


def name_index() -> NameIndex:
    """All stored regions and aliases, ready for matching. Two queries; ask it once per file or request.

    The same names as the last time are not put in order again: they change with a decree.
    """
    return _in_order(
        tuple(Region.objects.values_list("code", "name")),
        tuple(RegionAlias.objects.values_list("region_id", "alias", "type")),
    )


@lru_cache(maxsize=1)
def _in_order(regions: tuple[tuple[str, str], ...], aliases: tuple[tuple[str, str, str], ...]) -> NameIndex:
    return NameIndex.build([RegionName(*row) for row in regions], [AliasRow(*row) for row in aliases])


def counted_on() -> Callable[[date, str, str | None], int]:
    """How many regions were in force: (day, level, province code or None) → count. One query, made now."""
    rows = list(Region.objects.values_list("level", "province_id", "valid_from", "valid_until"))

    def count(day: date, level: str, province: str | None) -> int:
        return sum(
            at == level
            and province in (None, within)
            and (since is None or since <= day)
            and (until is None or day < until)
            for at, within, since, until in rows
        )

    return count
