"""Where submitters may publish what they handed in, as admins see it."""

from datetime import datetime

from msgspec import Struct

from coverage.models import OwnPublishing


class OwnPublishingRow(Struct, frozen=True):
    """One region, who allowed it, when and why."""

    code: str
    name: str
    reason: str
    by: str
    at: datetime


def own_publishing() -> list[OwnPublishingRow]:
    """All of them by code. One query."""
    return [
        OwnPublishingRow(
            row.region_id, row.region.short_name, row.reason, str(row.granted_by), row.granted_at
        )
        for row in OwnPublishing.objects.select_related("region", "granted_by")
    ]
