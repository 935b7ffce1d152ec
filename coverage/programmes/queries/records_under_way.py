"""Programme, village and benefit rows that wait, were returned or were recalled; never for readers."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from msgspec import Struct

from coverage.models import DraftRecord, Source, SubmissionRegion
from coverage.programmes.queries.own_records import ENTERED
from coverage.releases.records import stored
from coverage.rows.scope import Scope
from coverage.submissions.queries.waiting import within
from coverage.submissions.states import OPEN, UNDER_WAY, WAITING, Kind, State


class RecordUnderWay(Struct, frozen=True):
    """A row as it was handed in. row: unsaved, with its source; reason, comments: of its return."""

    id: int
    kind: str
    region: str
    row: Any
    retracts: bool
    submission: int
    state: str
    reason: str
    comments: tuple[str, ...]
    decided_by: str
    decided_at: datetime | None

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING


def records_under_way(code: str) -> list[RecordUnderWay]:
    """What is under way for one region, returned rows first. Four queries; one when there is nothing."""
    return _records(Q(region=code), UNDER_WAY)


def open_records(scope: Scope) -> list[RecordUnderWay]:
    """Returned and recalled rows of a scope, returned ones first. Four queries; one when there are none."""
    return _records(within(scope), OPEN)


def _records(where: Q, states: Collection[str]) -> list[RecordUnderWay]:
    parts = {(part.submission_id, part.region_id): part for part in _parts(where, states)}
    if not parts:
        return []
    drafts = DraftRecord.objects.filter(kind__in=ENTERED, submission__in={place[0] for place in parts})
    held = [
        (part, draft)
        for draft in drafts.order_by("id")
        if (part := parts.get((draft.submission_id, draft.region_id))) is not None
    ]
    sources = Source.objects.in_bulk({draft.values.get("source_id") for _part, draft in held})
    found = [_under_way(part, draft, sources) for part, draft in held]
    return sorted(found, key=lambda one: (one.state != State.RETURNED, one.is_waiting, one.row.region_id))


def _parts(where: Q, states: Collection[str]) -> QuerySet[SubmissionRegion]:
    parts = SubmissionRegion.objects.filter(where, submission__kind=Kind.RECORDS, state__in=states)
    return parts.select_related("region", "decided_by").prefetch_related("comments")


def _under_way(part: SubmissionRegion, draft: DraftRecord, sources: dict[int, Source]) -> RecordUnderWay:
    row = stored(draft.kind, draft.region_id, draft.values)
    row.source = sources.get(row.source_id)
    return RecordUnderWay(
        draft.pk,
        draft.kind,
        part.region.short_name,
        row,
        draft.retracts,
        part.submission_id,
        part.state,
        part.reason,
        tuple(comment.text for comment in part.comments.all()),
        str(part.decided_by or ""),
        part.decided_at,
    )
