"""Looks at planning documents that wait, were returned or were recalled; never for readers."""

from collections.abc import Collection
from datetime import datetime

from msgspec import Struct

from coverage.models import DraftRecord, PlanningDocument, Source, SubmissionRegion
from coverage.releases.records import stored
from coverage.rows.scope import Scope
from coverage.submissions.queries.waiting import within
from coverage.submissions.states import OPEN, UNDER_WAY, WAITING, Kind, State


class PlanUnderWay(Struct, frozen=True):
    """A look that is handed in and not decided, returned with a reason, or recalled. record: unsaved."""

    submission: int
    state: str
    reason: str
    record: PlanningDocument
    retracts: bool

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING


class OpenPlan(Struct, frozen=True):
    """A returned or recalled look, for the person who mends it."""

    region_code: str
    region: str
    document: str
    year: int
    until: int | None
    state: str
    reason: str
    decided_by: str
    decided_at: datetime | None


def plans_under_way(codes: Collection[str], document: str, year: int) -> dict[str, PlanUnderWay]:
    """What is under way for a document and year, by region; a new look before a retraction. Three queries."""
    drafts = DraftRecord.objects.filter(
        kind=DraftRecord.Kind.PLAN, region__in=codes, values__document=document, values__year=year
    )
    parts = {
        (part.submission_id, part.region_id): part
        for part in SubmissionRegion.objects.filter(
            submission__in=drafts.values("submission"), region__in=codes, state__in=UNDER_WAY
        )
    }
    rows = [
        (parts[place], draft)
        for draft in drafts.order_by("-retracts", "id")
        if (place := (draft.submission_id, draft.region_id)) in parts
    ]
    sources = Source.objects.in_bulk({draft.values["source_id"] for _part, draft in rows})
    found = {}
    for part, draft in rows:
        record = stored(draft.kind, draft.region_id, draft.values)
        record.source = sources[record.source_id]
        found[draft.region_id] = PlanUnderWay(
            part.submission_id, part.state, part.reason, record, draft.retracts
        )
    return found


def open_plans(scope: Scope) -> list[OpenPlan]:
    """Returned and recalled looks of a scope, returned ones first, each document once. Two queries."""
    parts = SubmissionRegion.objects.filter(
        within(scope), submission__kind=Kind.RECORDS, state__in=OPEN
    ).select_related("region", "decided_by")
    by_place = {(part.submission_id, part.region_id): part for part in parts.order_by("-state", "region_id")}
    drafts = DraftRecord.objects.filter(
        kind=DraftRecord.Kind.PLAN, submission__in={place[0] for place in by_place}
    )
    told: dict[tuple[str, str, int], OpenPlan] = {}
    for draft in drafts.order_by("id"):
        part = by_place.get((draft.submission_id, draft.region_id))
        if part is not None:
            values = draft.values
            told[draft.region_id, values["document"], values["year"]] = OpenPlan(
                draft.region_id,
                part.region.short_name,
                values["document"],
                values["year"],
                values.get("until"),
                part.state,
                part.reason,
                str(part.decided_by or ""),
                part.decided_at,
            )
    return sorted(told.values(), key=lambda one: (one.state != State.RETURNED, one.region_code))
