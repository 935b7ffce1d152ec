"""The offices whose settings are written down, as admins see them."""

from datetime import datetime

from msgspec import Struct

from coverage.models import OfficeSettings
from coverage.rows.office import Office


class OfficeRow(Struct, frozen=True):
    """One region's office, who wrote its settings and when; written: its texts as they were typed."""

    code: str
    name: str
    office: Office
    written: dict[str, str]
    by: str
    at: datetime


def offices() -> list[OfficeRow]:
    """All of them by code. One query."""
    return [
        OfficeRow(
            row.region_id,
            row.region.short_name,
            row.office(),
            {"letterhead": row.letterhead, "signatures": row.signatures, "paper": row.paper},
            str(row.changed_by),
            row.changed_at,
        )
        for row in OfficeSettings.objects.select_related("region", "changed_by")
    ]
