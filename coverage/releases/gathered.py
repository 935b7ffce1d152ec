"""What is reckoned of all regions and months with each release, so that no page has to."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.apps.registry import Apps
from django.db import connection, transaction

from coverage.models import ReadModel, Release
from coverage.queries.releases import release_row, touched_regions
from coverage.releases import months, years
from coverage.releases.read_model import changed_since
from coverage.submissions.locking import lock

# As who owns the tables: the site may not, and single rows stay.
EMPTY = "TRUNCATE coverage_regionmonths, coverage_regionyear, coverage_outlookranges"


def refresh(release: int, touched: Collection[str], since: date | None) -> None:
    """Bring what is gathered up to a release, where it touched a region.

    since: the first month it changed, as read_model.changed_since has it.
    """
    row = release_row(release) if since is not None else None
    if row is not None and since is not None:
        months.refresh(row, touched, since)
        years.refresh(row, touched, since)


def fill(apps: Apps, **_: Any) -> None:
    """After a migration: the same of all releases, where these were published before anything was gathered.

    All of it or none. What a release added meanwhile goes first: releases are taken in their order.
    apps: as far as the tables are migrated.
    """
    if "regionmonths" not in apps.all_models["coverage"]:
        return
    if not ReadModel.objects.filter(gathered=False).exists():
        return
    with transaction.atomic():
        lock()
        with connection.cursor() as cursor:
            cursor.execute(EMPTY)
        for number in Release.objects.order_by("number").values_list("number", flat=True):
            refresh(number, touched_regions(number), changed_since(number))
        ReadModel.objects.update(gathered=True)
