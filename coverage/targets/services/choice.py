"""Choosing the target that is in force for a region and year, and taking the choice back: each a release."""

from django.contrib.auth.models import User
from django.db import transaction

from coverage.models import DraftRecord, Release, Target, TargetOverride
from coverage.releases import publishing
from coverage.releases.records import json_values
from coverage.submissions import filing
from coverage.submissions.locking import lock
from coverage.submissions.refusal import Refused, Why
from coverage.submissions.states import SETTLE, Kind

LONGEST_REASON = 1_000  # letters; it stands beside the target on every page that uses it


class NotChosen(Refused):
    """No target was chosen, and no choice taken back."""


@transaction.atomic
def choose(*, target: Target, reason: str, by: User) -> Release:
    """Put a published target in force for its region and year, whatever the order of the documents.

    reason: for readers of every page that uses it. The caller has made sure that the person verifies the
    region. Raises NotChosen without a reason, for a target no longer published, or one chosen already.
    """
    lock()
    if Target.objects.current().filter(pk=target.pk).first() is None:
        raise NotChosen.because(Why.TARGET_REPLACED)
    standing = standing_choice(target.region_id, target.year)
    same = standing is not None and (standing.document, standing.source_id) == (
        target.document,
        target.source_id,
    )
    if standing is not None and same and standing.reason == reason.strip():
        raise NotChosen.because(Why.CHOSEN_ALREADY)
    values = {"year": target.year, "document": target.document, "source_id": target.source_id}
    return _publish(target.region_id, target.year, values, reason, by)


@transaction.atomic
def take_back(*, region: str, year: int, reason: str, by: User) -> Release:
    """End a choice: the order of the documents decides again. Raises NotChosen when there is none."""
    lock()
    standing = standing_choice(region, year)
    if standing is None:
        raise NotChosen.because(Why.NONE_CHOSEN)
    values = {"year": year, "document": standing.document, "source_id": standing.source_id}
    return _publish(region, year, values, reason, by, retracts=True)


def standing_choice(region: str, year: int) -> TargetOverride | None:
    """The choice that holds now. One query."""
    found: TargetOverride | None = TargetOverride.objects.current().filter(region=region, year=year).first()
    return found


def _publish(
    region: str, year: int, values: dict[str, object], reason: str, by: User, retracts: bool = False
) -> Release:
    note = reason.strip()
    if not note:
        raise NotChosen.because(Why.NO_CHOICE_REASON)
    if len(note) > LONGEST_REASON:
        raise NotChosen.because(Why.LONG_REASON, most=LONGEST_REASON)
    submission = filing.open_submission(
        Kind.DECISION, name=f"Pilihan target {region} {year}", note=note, by=by
    )
    parts = filing.wait(submission, {region}, SETTLE, by=by)
    DraftRecord.objects.create(
        submission=submission,
        region_id=region,
        kind=DraftRecord.Kind.OVERRIDE,
        values=json_values(**values, reason=note),
        retracts=retracts,
    )
    return publishing.publish_parts(parts=[part.pk for part in parts], by=by, note=note)
