"""All regions there are and were, as plain rows."""

from typing import Any

from django.db.models import QuerySet

from coverage.models.columns import REGION_FIELDS, regions_of
from coverage.queries.compiled import compiled
from coverage.rows.figures import RegionRow
from regions.models import Region


def every_region() -> dict[str, RegionRow]:
    """By code, in the order of codes. One query."""
    return regions_of(_regions())


@compiled
def _regions() -> QuerySet[Any, Any]:
    return Region.objects.order_by("code").values_list(*REGION_FIELDS)
