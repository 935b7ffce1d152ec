"""What releases did to a region's targets, and to the choices among them."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet, Value
from django.utils import timezone
from msgspec import Struct

from coverage.calculations.pace.paths import Former
from coverage.models import Target, TargetOverride
from coverage.queries.compiled import compiled
from coverage.queries.once import lasting
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import CoverageRow


class TargetSaid(Struct, frozen=True):
    """What stood there: a target (share or people, or both), or a choice with its reason."""

    ratio: Decimal | None = None
    decimals: int | None = None
    people: int | None = None
    reason: str = ""
    source_ids: tuple[int, ...] = ()


class TargetEvent(Struct, frozen=True):
    """One key that a release added (no former), replaced, or ended (no new). choice: among targets."""

    release: int
    published_at: datetime
    choice: bool
    year: int
    document: str
    former: TargetSaid | None
    new: TargetSaid | None


def former_targets(row: CoverageRow, release: ReleaseRow) -> list[Former]:
    """What a line's target replaced in its region, year and document, with the day it did. One query
    where a target of the region was replaced.
    """
    if row.target_year is None or row.region.code not in _with_former(release.number):
        return []
    rows = _replaced(row.region.code, row.target_year, row.target_document, release.number)
    return [Former(ratio, timezone.localdate(at)) for ratio, at in rows]


@lasting
def _with_former(release: int) -> frozenset[str]:
    """Codes of the regions of which any target was replaced. One query a state."""
    return frozenset(code for (code,) in _replaced_anywhere(release))


@compiled
def _replaced_anywhere(release: Any) -> QuerySet[Any, Any]:
    replaced = Target.objects.filter(superseded_in_id__lte=release)
    return replaced.order_by().values_list("region_id").distinct()


@compiled
def _replaced(region: Any, year: Any, document: Any, release: Any) -> QuerySet[Any, Any]:
    replaced = Target.objects.filter(
        region=region, year=year, document=document, superseded_in_id__lte=release
    )
    return replaced.order_by("superseded_in").values_list("target_ratio", "superseded_in__published_at")


def target_events(region: str, release: ReleaseRow) -> list[TargetEvent]:
    """All that releases up to this one did to a region's targets, newest first. Two queries."""
    targets = Target.objects.filter(region=region, published_in__lte=release.number)
    choices = TargetOverride.objects.filter(region=region, published_in__lte=release.number)
    sources = ArrayAgg("statements__source_id", distinct=True, default=Value([]))
    rows = targets.annotate(source_ids=sources).select_related("published_in", "superseded_in")
    events = _events(rows, _target, ("year", "document", "source_id"), release.number)
    chosen = choices.select_related("published_in", "superseded_in")
    events += _events(chosen, _choice, ("year",), release.number)
    return sorted(events, key=lambda event: (-event.release, event.year, event.document))


def _target(row: Any) -> TargetSaid:
    return TargetSaid(row.target_ratio, row.target_decimals, row.target_people, "", tuple(row.source_ids))


def _choice(row: Any) -> TargetSaid:
    return TargetSaid(reason=row.reason, source_ids=(row.source_id,) if row.source_id else ())


def _events(rows: Any, said: Any, key: tuple[str, ...], until: int) -> list[TargetEvent]:
    found: dict[Any, dict[str, Any]] = {}
    for row in rows:
        place = tuple(getattr(row, name) for name in key)
        found.setdefault((row.published_in_id, place), {})["new"] = row
        if row.superseded_in_id is not None and row.superseded_in_id <= until:
            found.setdefault((row.superseded_in_id, place), {})["former"] = row
    return [
        _event(number, sides.get("former"), sides.get("new"), said) for (number, _), sides in found.items()
    ]


def _event(number: int, former: Any, new: Any, said: Any) -> TargetEvent:
    release = new.published_in if new is not None else former.superseded_in
    row = new if new is not None else former
    return TargetEvent(
        number,
        release.published_at,
        isinstance(row, TargetOverride),
        row.year,
        row.document,
        None if former is None else said(former),
        None if new is None else said(new),
    )
