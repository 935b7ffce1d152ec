"""The moves of a submission's regions in the database, as states has them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from coverage.models import DraftFigure, Release, SubmissionRegion
from coverage.queries.releases import newest_number
from coverage.submissions.refusal import EntryRefused, Why
from coverage.submissions.states import GIVE_BACK, HAND_IN, PUBLISH, RECALL, RULES, WITHDRAW, Kind, Move


def left_by(
    move: Move,
    *,
    by: User | None,
    at: datetime | None = None,
    reason: str = "",
    release: Release | None = None,
) -> dict[str, Any]:
    """The columns a move writes on a part. One query where it keeps the newest release, else none.

    at: now if None.
    """
    moment = at or timezone.now()
    known: dict[str, Any] = {
        "reason": reason,
        "submitted_by": by,
        "submitted_at": moment,
        "decided_by": by,
        "decided_at": moment,
        "release": release,
    }
    if "seen_release" in move.leaves:
        known["seen_release"] = newest_number()
    return {"state": move.after, **{column: known[column] for column in move.leaves}}


def make(part: SubmissionRegion, move: Move, *, by: User, reason: str = "") -> None:
    """Make a move of a part that is held and fits it. One query."""
    left = left_by(move, by=by, reason=reason)
    _write(part, left)
    part.save(update_fields=list(left))


def hand_in(parts: Collection[SubmissionRegion], *, by: User, at: datetime | None = None) -> None:
    """Let filled, held parts wait for their verifier, checked against the newest release. Two queries."""
    left = left_by(HAND_IN, by=by, at=at)
    for part in parts:
        _write(part, left)
    SubmissionRegion.objects.filter(pk__in=[part.pk for part in parts]).update(**left)


def publish(parts: Collection[int], release: Release, *, by: User | None) -> None:
    """Mark parts as published by a release. One query."""
    left = left_by(PUBLISH, by=by, at=release.published_at, release=release)
    SubmissionRegion.objects.filter(pk__in=parts).update(**left)


@transaction.atomic
def recall(*, part: SubmissionRegion, by: User) -> None:
    """Take handed-in figures back to go on with them. Raises EntryRefused when they do not wait."""
    _decide(part, RECALL, by)


@transaction.atomic
def give_back(*, part: SubmissionRegion, reason: str, comments: Mapping[str, str], by: User) -> None:
    """Return a region's figures with a reason, and comments by column; nothing typed is lost.

    Raises EntryRefused without a reason, and when they do not wait.
    """
    if not reason.strip():
        raise EntryRefused.because(Why.NO_RETURN_REASON)
    _decide(part, GIVE_BACK, by, reason.strip())
    part.comments.all().delete()
    for column, text in comments.items():
        if text.strip():
            part.comments.create(column=column, text=text.strip(), made_by=by)


@transaction.atomic
def withdraw(*, part: SubmissionRegion, by: User) -> None:
    """End a region's entry; its cells stay with the withdrawn part. Raises EntryRefused when it has ended."""
    _decide(part, WITHDRAW, by)


def _decide(part: SubmissionRegion, move: Move, by: User, reason: str = "") -> None:
    parts = SubmissionRegion.objects.select_for_update(of=("self",)).select_related("submission")
    standing = parts.get(pk=part.pk)
    if not move.fits(standing.submission.kind, standing.state):
        raise EntryRefused.because(Why.MOVED_ON, state=standing.get_state_display().lower())
    if move.after in RULES[Kind(standing.submission.kind)].drops:
        DraftFigure.objects.filter(submission_id=part.submission_id, region_id=part.region_id).delete()
    make(standing, move, by=by, reason=reason)


def _write(part: SubmissionRegion, left: Mapping[str, Any]) -> None:
    for column, value in left.items():
        setattr(part, column, value)
