"""What a verifier looks at: waiting parts of the regions they cover, beside what is published."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from coverage.models import (
    RECORDS,
    ParticipantSnapshot,
    Potential,
    Release,
    Statement,
    SubmissionRegion,
)
from coverage.models.columns import region_rows
from coverage.queries.every_region import every_region
from coverage.rows.figures import Basis, PotentialRow, RegionRow, Segment, SnapshotRow
from coverage.rows.scope import Scope
from coverage.submissions.queries.submissions import SubmissionRow, submissions_with
from coverage.submissions.states import REVIEWED, WAITING
from regions.models import Region


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do with a waiting part."""

    publish: bool
    give_back: bool
    recall: bool


def within(scope: Scope, of: str = "region__") -> Q:
    """The condition that a row's region is among those assigned. of: "" where the rows are regions."""
    if scope.everywhere:
        return Q()
    return Q(**{f"{of}pk__in": scope.regions}) | Q(**{f"{of}province__in": scope.regions})


def regions_within(scope: Scope, province: str = "") -> list[RegionRow]:
    """Today's provinces and regencies of a scope, of one province when asked. One query."""
    rows = Region.objects.filter(within(scope, ""), valid_until=None).exclude(level="nation")
    if province:
        rows = rows.filter(Q(pk=province) | Q(province=province))
    return list(region_rows(rows).values())


def waiting_entries(scope: Scope, decided_too: Collection[int] = ()) -> list[SubmissionRow]:
    """Entered submissions with the parts that wait for this person, newest first. One query.

    decided_too: ids of parts that are listed even when they do not wait any more.
    """
    listed = Q(state__in=WAITING) | Q(pk__in=decided_too)
    return submissions_with(
        SubmissionRegion.objects.filter(within(scope), listed, submission__kind__in=REVIEWED)
    )


def newest_number() -> int:
    """Number of the newest release, 0 before the first. One query."""
    return Release.objects.values_list("number", flat=True).first() or 0


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
