"""Settling a contradiction: a person chooses one side, or none, and says why, in a release of its own.

A choice is an entered statement with the chosen document as its source, so that later documents stand
beside it as they do beside any entered figure; choosing none takes the figure back.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from coverage.models import Conflict, DraftFigure, Release, Source, Statement
from coverage.releases import publishing
from coverage.submissions import filing
from coverage.submissions.locking import lock
from coverage.submissions.refusal import Refused, Why
from coverage.submissions.states import SETTLE, Kind

COLUMNS = {
    "snapshot": (
        "as_of",
        "as_of_precision",
        "active_participants",
        "potential_workers",
        "printed_ratio",
        "printed_decimals",
    ),
    "potential": ("as_of", "as_of_precision", "potential_workers"),
    "target": ("target_year", "target_document", "target_ratio", "target_decimals", "target_people"),
}


class NotDecided(Refused):
    """A contradiction was not settled."""


@transaction.atomic
def decide(*, conflict: Conflict, chosen: Statement | None, reason: str, by: User) -> Release:
    """Make one side of a contradiction the figure, or (chosen None) none of them.

    reason: for readers of the release. Returns the new release. Raises NotDecided without a reason, for a
    side that is none of the contradiction's, or when the contradiction has changed meanwhile.
    """
    lock()
    if not reason.strip():
        raise NotDecided.because(Why.NO_DECISION_REASON)
    sides = conflict.statements.all()
    if any(side.superseded_in_id for side in sides):
        raise NotDecided.because(Why.CONFLICT_CHANGED)
    if chosen is not None and chosen not in sides:
        raise NotDecided.because(Why.NO_SIDE)
    submission = filing.open_submission(
        Kind.DECISION, name=f"Putusan: {conflict}", note=reason.strip(), by=by
    )
    parts = filing.wait(submission, {conflict.region_id}, SETTLE, by=by)
    DraftFigure.objects.create(
        submission=submission,
        region_id=conflict.region_id,
        entered=True,
        notes=reason.strip(),
        **(_choice(conflict, chosen) if chosen else _none(conflict, by)),
    )
    return publishing.publish_parts(parts=[part.pk for part in parts], by=by, note=reason.strip())


def _choice(conflict: Conflict, chosen: Statement) -> dict[str, Any]:
    """The chosen side's own figures, with its document as the source."""
    columns = {name: getattr(chosen, name) for name in COLUMNS[conflict.kind]}
    return {"source_id": chosen.source_id, "segment": chosen.segment, "basis": chosen.basis, **columns}


def _none(conflict: Conflict, by: User) -> dict[str, Any]:
    """A retraction of the contradiction's key."""
    day = timezone.localdate().isoformat()
    source, _made = Source.objects.get_or_create(
        citation=f"Putusan verifikator ({day})",
        url="",
        defaults={"title": "Putusan verifikator", "entered": True},
    )
    if conflict.kind == Conflict.Kind.TARGET:
        return {
            "source_id": conflict.source_id or source.pk,
            "segment": "TOTAL",
            "basis": "domicile",
            "target_year": conflict.year,
            "target_document": conflict.document,
            "retracts": "target",
        }
    return {
        "source": source,
        "as_of": conflict.as_of,
        "as_of_precision": "day",
        "segment": conflict.segment,
        "basis": conflict.basis,
        "retracts": conflict.kind,
    }
