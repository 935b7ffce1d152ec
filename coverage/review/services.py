"""Decisions about entered figures: who may take them, and taking them on what was really looked at."""

from collections.abc import Collection, Iterable, Mapping

from django.contrib.auth.models import User
from django.db import transaction
from msgspec import Struct

from coverage.access import may_publish, scope_of
from coverage.calculations.entry.grid import COLUMNS
from coverage.entry.services import check
from coverage.models import Release, Submission, SubmissionRegion
from coverage.releases import offering, publishing
from coverage.releases.publishable import NotPublishable
from coverage.rows.scope import Scope
from coverage.submissions import moving
from coverage.submissions.locking import lock
from coverage.submissions.queries.submissions import SubmissionRegionRow
from coverage.submissions.queries.waiting import Rights, regions_of_release
from coverage.submissions.refusal import EntryRefused, Problem, Why
from coverage.submissions.states import GIVE_BACK, PUBLISH, RECALL, WAITING, may

COMMENTED = ("", *COLUMNS)  # columns a comment may stand at; "" is the whole row


class Chosen(Struct, frozen=True):
    """A part as the person saw it. token: SubmissionRegionRow.token."""

    id: int
    token: str


def rights(scope: Scope, parts: Collection[SubmissionRegionRow]) -> dict[int, Rights]:
    """What a person may do with each part while it waits, by its id."""
    return {
        part.id: Rights(
            publish=may(PUBLISH, scope, part.code, submitted_by=part.submitted_by_id),
            give_back=may(GIVE_BACK, scope, part.code),
            recall=may(RECALL, scope, part.code),
        )
        for part in parts
    }


def parse(values: Collection[str]) -> list[Chosen]:
    """What was ticked: "12:1764000000000000". Raises ValueError for anything else."""
    return [Chosen(int(value.partition(":")[0]), value) for value in dict.fromkeys(values)]


def part_ids(values: Collection[str]) -> list[int]:
    """Ids of what was ticked, leaving out what no page has."""
    ids = (value.partition(":")[0] for value in values)
    return [int(text) for text in ids if text.isascii() and text.isdecimal() and len(text) < 10]


def may_undo(scope: Scope, codes: Collection[str]) -> bool:
    """Whether somebody may take back a release that touched these regions."""
    return scope.is_admin or bool(codes and all(scope.may_review(code) for code in codes))


def unanswered(parts: Iterable[int]) -> dict[int, str]:
    """Those of these parts, by id, whose figures have a mark that nobody answered; their codes. Five queries.

    They are checked with all that waits in their submissions, as the pages show them.
    """
    asked = set(parts)
    same = SubmissionRegion.objects.filter(pk__in=asked, month__isnull=False).values("submission")
    waiting = list(SubmissionRegion.objects.filter(submission__in=same, state__in=WAITING))
    marked = {found.region_code for found in check.unanswered(waiting, check.check(waiting))}
    return {part.pk: part.region_id for part in waiting if part.pk in asked and part.region_id in marked}


@transaction.atomic
def publish(
    *,
    chosen: Collection[Chosen],
    by: User,
    note: str,
    seen: int | None,
    reasons: Mapping[str, str] | None = None,
) -> Release:
    """Publish parts of one or several submissions as one release.

    reasons: why a region with an unanswered mark is published all the same, by code; the note says so.
    Raises NotPublishable as publish_parts does, for a region that is not this person's to publish, and for
    one with an unanswered mark and no reason;
    EntryRefused when a part was handed in anew since it was seen. The parts are compared under the locks
    that publish_parts takes.
    """
    lock()
    ids = [part.id for part in chosen]
    parts = list(SubmissionRegion.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    _refuse_others(parts, by)
    _refuse_changed(chosen)
    marked, given = sorted(unanswered(ids).values()), reasons or {}
    if bare := [code for code in marked if not given.get(code, "").strip()]:
        raise NotPublishable.because(Why.UNANSWERED, codes=", ".join(bare))
    said = [f"{code}: {given[code].strip().rstrip('.')}" for code in marked]
    told = f"Terbit dengan catatan yang belum dijawab, karena {'; '.join(said)}." if said else ""
    return publishing.publish_parts(parts=ids, by=by, note=publishing.noted(note, told), seen=seen)


def _refuse_others(parts: Iterable[SubmissionRegion], by: User) -> None:
    scope = scope_of(by)
    others = sorted(part.region_id for part in parts if not _may_publish(scope, part))
    if others:
        raise NotPublishable.because(Why.NOT_YOUR_REGIONS, codes=", ".join(others))


def _may_publish(scope: Scope, part: SubmissionRegion) -> bool:
    """Whether the region is theirs to publish; publishing refuses one's own work by itself."""
    own = may(PUBLISH, scope, part.region_id, submitted_by=part.submitted_by_id)
    return own or may(PUBLISH, scope, part.region_id)


def publish_document(*, submission: int, regions: Collection[str], by: User, note: str) -> Release:
    """Publish regions of a document. Raises NotPublishable as publishing does, and without the right."""
    if not may_publish(by):
        raise NotPublishable.because(Why.NOT_YOUR_DOCUMENT)
    found = Submission.objects.get(pk=submission)
    return publishing.publish(submission=found, regions=regions, by=by, note=note)


@transaction.atomic
def undo(*, release: int, by: User, note: str, drafts: bool = False) -> Release:
    """Take a release back. drafts: who handed its values in finds them as drafts.

    Raises NotPublishable as publishing does, and without the right.
    """
    if not may_undo(scope_of(by), regions_of_release(release)):
        raise NotPublishable.because(Why.NOT_YOUR_RELEASE, number=release)
    taken = Release.objects.get(number=release)
    newest = publishing.undo(release=taken, by=by, note=note)
    if drafts:
        offering.offer(taken)
    return newest


@transaction.atomic
def give_back(
    *, chosen: Collection[Chosen], reason: str, comments: Mapping[int, Mapping[str, str]], by: User
) -> None:
    """Return parts with one reason, and comments by part and column; all of them or none.

    Raises EntryRefused without a reason, and when a part was decided or handed in anew meanwhile.
    """
    parts = SubmissionRegion.objects.select_for_update().filter(pk__in=[part.id for part in chosen])
    found = list(parts.order_by("pk"))
    _refuse_changed(chosen)
    for part in found:
        moving.give_back(part=part, reason=reason, comments=comments.get(part.pk, {}), by=by)


@transaction.atomic
def take_back(*, chosen: Collection[Chosen], by: User, for_good: bool) -> None:
    """Recall parts to go on with them, or withdraw them for good; all or none. Raises EntryRefused."""
    decide = moving.withdraw if for_good else moving.recall
    for part in SubmissionRegion.objects.filter(pk__in=[part.id for part in chosen]).order_by("pk"):
        decide(part=part, by=by)


def _refuse_changed(chosen: Collection[Chosen]) -> None:
    """Raises EntryRefused, naming the parts that are no longer as they were seen. One query."""
    tokens = {part.id: part.token for part in chosen}
    parts = SubmissionRegion.objects.filter(pk__in=tokens).order_by("region_id")
    changed = [part.region_id for part in parts if tokens[part.pk].partition(":")[2] != _moment(part)]
    if changed:
        raise EntryRefused(*(Problem(Why.HANDED_IN_ANEW, data={"code": code}) for code in changed))


def _moment(part: SubmissionRegion) -> str:
    return str(int(part.submitted_at.timestamp() * 1_000_000) if part.submitted_at else 0)
