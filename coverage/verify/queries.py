"""What has become of a release's figures in the releases after it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q
from msgspec import Struct

from coverage.models import RECORDS, Release
from coverage.queries.changes import FACTS, ReleaseChange, change_of, key_of, values_of
from coverage.queries.releases import ReleaseRow
from coverage.rows.periods import month_end

DAYS = {"snapshot": "as_of", "potential": "valid_from", "conflict": "as_of"}


class LaterChange(Struct, frozen=True):
    """A figure that a later release replaced or ended. release: the one that brought what stands now."""

    change: ReleaseChange
    release: int


def changes_since(
    number: int, newest: int, codes: Collection[str] | None = None, month: date | None = None
) -> list[LaterChange]:
    """Figures a release shows that are no longer those of the newest one, by region. Two queries a kind.

    A figure that was changed and brought back is the same. codes: only these regions; month: only figures
    of its days, and no targets.
    """
    found: list[LaterChange] = []
    for kind, model in FACTS.items():
        if month and kind == "target":
            continue
        days = {f"{DAYS[kind]}__range": (month, month_end(month))} if month else {}
        rows = model.objects.known_in(number).filter(superseded_in_id__lte=newest, **days)
        if codes is not None:
            rows = rows.of_regions(codes)
        former = {key_of(row): row for row in rows}
        fresh = model.objects.known_in(newest).filter(published_in_id__gt=number)
        now = {
            key_of(row): row for row in fresh.filter(region_id__in={key[1] for key in former}).with_sources()
        }
        for key, row in former.items():
            new = now.get(key)
            if values_of(row) != values_of(new):
                release = new.published_in_id if new else row.superseded_in_id
                found.append(LaterChange(change_of(kind, row, new), release))
    return sorted(found, key=lambda one: (one.change.region_code, one.change.kind, repr(one.change.key)))


def records_since(number: int, newest: int, codes: Collection[str] | None = None) -> int:
    """How many programmes, plans and the like that a release shows are others by now. Two queries a kind."""
    count = 0
    models: Any = RECORDS
    for model in models:
        rows = model.objects.known_in(number).filter(superseded_in_id__lte=newest)
        if codes is not None:
            rows = rows.of_regions(codes)
        former = {key_of(row): values_of(row) for row in rows}
        fresh = model.objects.known_in(newest).filter(published_in_id__gt=number)
        fresh = fresh.filter(region_id__in={key[1] for key in former})
        now = {key_of(row): values_of(row) for row in fresh}
        count += sum(now.get(key) != values for key, values in former.items())
    return count


def releases_that_changed(codes: Collection[str], number: int, newest: int) -> dict[str, tuple[int, ...]]:
    """Releases after a number that touched any figure of these regions, by region. One query a kind."""
    found: dict[str, set[int]] = defaultdict(set)
    later = Q(published_in_id__gt=number) | Q(superseded_in_id__gt=number)
    for model in FACTS.values():
        rows = model.objects.filter(later, region_id__in=codes, published_in_id__lte=newest)
        for code, came, went in rows.values_list("region_id", "published_in_id", "superseded_in_id"):
            found[code] |= {one for one in (came, went) if one is not None and number < one <= newest}
    return {code: tuple(sorted(numbers)) for code, numbers in found.items()}


def releases_like(beginning: str) -> list[ReleaseRow]:
    """Releases whose checksum begins so, newest first; at most three. One query."""
    rows = list(Release.objects.filter(checksum__startswith=beginning)[:3])
    newest = Release.objects.values_list("number", flat=True).first() or 0
    return [
        ReleaseRow(row.number, row.published_at, row.note, row.checksum, row.newest_month, newest)
        for row in rows
    ]
