"""What a verifier looks at: waiting parts of the regions they cover, beside what is published."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from msgspec import Struct

from coverage.models import (
    RECORDS,
    ParticipantSnapshot,
    Potential,
    Statement,
    SubmissionRegion,
)
from coverage.models.columns import REGION_FIELDS, regions_of
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.queries.every_region import every_region
from coverage.rows.figures import Basis, PotentialRow, RegionRow, Segment, SnapshotRow
from coverage.rows.scope import Scope
from coverage.submissions.queries.submissions import SubmissionRow, part_columns, submissions_of
from coverage.submissions.states import REVIEWED, WAITING
from regions.models import Region


class Rights(Struct, frozen=True):
    """What somebody may do with a waiting part."""

    publish: bool
    give_back: bool
    recall: bool


def within(scope: Scope) -> Q:
    """The condition that a row's region is among those assigned."""
    return within_codes(assigned(scope))


def assigned(scope: Scope) -> list[str] | None:
    """What a compiled query is told of a scope: the regions assigned, None for all."""
    return None if scope.everywhere else sorted(scope.regions)


def within_codes(codes: Any, region: str = "region_id", province: str = "region__province_id") -> Q:
    """The condition that a region is one of these, or in one of them; None: whichever."""
    return Q() if codes is None else Q(among(codes, region)) | Q(among(codes, province))


def regions_within(scope: Scope, province: str = "") -> list[RegionRow]:
    """Today's provinces and regencies of a scope, of one province when asked. One query."""
    return list(regions_of(_regions_within(assigned(scope), province or None)).values())


@compiled
def _regions_within(codes: Any, province: Any) -> QuerySet[Any, Any]:
    found = within_codes(codes, "code", "province_id")
    rows = Region.objects.filter(found, valid_until=None).exclude(level="nation")
    if province is not None:
        rows = rows.filter(Q(pk=province) | Q(province=province))
    return rows.values_list(*REGION_FIELDS)


def waiting_entries(scope: Scope, decided_too: Collection[int] = ()) -> list[SubmissionRow]:
    """Entered submissions with the parts that wait for this person, newest first. One query.

    decided_too: ids of parts that are listed even when they do not wait any more.
    """
    return submissions_of(_waiting(assigned(scope), list(decided_too) or None))


@compiled
def _waiting(codes: Any, decided_too: Any) -> QuerySet[Any, Any]:
    listed = Q(state__in=WAITING)
    if decided_too is not None:
        listed |= Q(among(decided_too, "pk"))
    found = within_codes(codes), listed
    return part_columns(SubmissionRegion.objects.filter(*found, submission__kind__in=REVIEWED))


def peers_of(codes: Collection[str]) -> dict[str, RegionRow]:
    """These regions and all that are ranked with them, by code. One query."""
    every = every_region()
    parents = {every[code].parent_code for code in codes if code in every}
    return {code: region for code, region in every.items() if region.parent_code in parents}


def totals_of(codes: Collection[str]) -> tuple[list[SnapshotRow], list[PotentialRow]]:
    """Published counts and potentials of all segments together, by domicile. Two queries."""

    def counted(model: Any) -> Any:
        rows = model.objects.current().of_regions(codes)
        return rows.filter(segment=Segment.TOTAL, basis=Basis.DOMICILE)

    return counted(ParticipantSnapshot).snapshot_rows(), counted(Potential).potential_rows()


def regions_of_release(number: int) -> set[str]:
    """Codes of the regions whose statements, figures or records a release added or ended. One query."""
    stored: tuple[Any, ...] = (Statement, ParticipantSnapshot, Potential, *RECORDS)
    rows: list[Any] = [
        model.objects.filter(Q(published_in=number) | Q(superseded_in=number)).order_by().values("region_id")
        for model in stored
    ]
    parts = SubmissionRegion.objects.filter(release=number).order_by().values("region_id")
    return {row["region_id"] for row in parts.union(*rows)}
