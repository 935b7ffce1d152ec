"""Releases: the one place that writes what readers see. Each is one transaction under one lock."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from coverage.models import (
    DraftFigure,
    DraftRecord,
    ParticipantSnapshot,
    Release,
    Statement,
    Submission,
    SubmissionRegion,
)
from coverage.models.columns import STATEMENT_FIELDS, every_column, instance, statements
from coverage.models.copying import copy_rows
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.queries.releases import newest_number
from coverage.releases import flags, gathered, progress, read_model, records, second_accounts, settlement
from coverage.releases.checksums import BY_REGION, FACTS, KEYED, seal
from coverage.releases.progress import Step
from coverage.releases.publishable import NotPublishable, own_remark, refuse_unfit
from coverage.rows.many import uncollected
from coverage.rows.periods import month_of
from coverage.submissions import moving
from coverage.submissions.locking import lock
from coverage.submissions.refusal import Why
from coverage.submissions.states import PUBLISH

DRAFTED = (*STATEMENT_FIELDS, "entered", "retracts", "line")


def publish(
    *,
    submission: Submission,
    regions: Collection[str],
    by: User | None,
    note: str,
    at: datetime | None = None,
) -> Release:
    """Make a submission's figures for these regions the published ones; all of it or none.

    regions: codes; the rest of the submission stays as it is. at: the time of the release, now if None.
    Returns the new release. Raises NotPublishable as publish_parts does.
    """
    parts: dict[str, int] = dict(_parts(submission.pk, list(regions)))
    if missing := sorted(set(regions) - parts.keys()):
        raise NotPublishable.because(Why.NOTHING_WAITS_FOR, codes=", ".join(missing))
    return publish_parts(parts=parts.values(), by=by, note=note, at=at)


@compiled
def _parts(submission: Any, regions: Any) -> QuerySet[Any, Any]:
    """The key of each of these regions' parts of a submission."""
    parts = SubmissionRegion.objects.filter(among(regions, "region_id"), submission=submission)
    return parts.values_list("region_id", "pk")


def publish_waiting(
    *, submissions: Collection[Submission], by: User | None, note: str, at: datetime | None = None
) -> Release:
    """Publish all that waits in these submissions as one release. Raises NotPublishable as publish_parts."""
    waiting = SubmissionRegion.objects.filter(
        submission__in=[submission.pk for submission in submissions], state__in=PUBLISH.before
    )
    return publish_parts(parts=waiting.values_list("pk", flat=True), by=by, note=note, at=at)


@transaction.atomic
@uncollected()
def publish_parts(
    *,
    parts: Collection[int],
    by: User | None,
    note: str,
    seen: int | None = None,
    at: datetime | None = None,
) -> Release:
    """Make the figures of these parts of one or several submissions the published ones, in one release.

    seen: the newest release when the parts were checked; None takes each part's own, as of its submission.
    The note gets a remark when who publishes made the account of who handed in, or the other way round, and
    when it is the same person, which an admin has to allow.
    Raises NotPublishable, naming region and reason, when a part is not waiting, when its figures were
    published anew since they were checked, or, where no admin has allowed it, when the person handed it in
    or opened the account that did.
    """
    waiting = _held(parts)
    refuse_unfit(waiting, by, seen)
    note = noted(note, own_remark(waiting, by), second_accounts.remark(waiting, by))
    release = _settled(waiting, _next_release(by, note, at))
    moving.publish([part.pk for part in waiting], release, by=by)
    return _seal(release, {part.region_id for part in waiting})


def settle_only(submission: Submission) -> None:
    """Settle what waits in a document as its release would, and no more: for a look that is rolled back.

    What only readers of a release need is left out: the audit, the read model, the checksum over everything.
    """
    waiting = _held(submission.regions.filter(state__in=PUBLISH.before).values_list("pk", flat=True))
    _settled(waiting, _next_release(None, "", None))


def _held(parts: Collection[int]) -> list[SubmissionRegion]:
    """The parts, locked; nobody else files or publishes until the transaction ends."""
    lock()
    waiting = [_part(values) for values in _locked(list(parts))]
    progress.tell(Step.PARTS, len(waiting))
    return waiting


@compiled
def _locked(parts: Any) -> QuerySet[Any, Any]:
    """The columns of these parts, then those of their submissions."""
    found = SubmissionRegion.objects.select_for_update().filter(among(parts, "pk"))
    of_submission = (f"submission__{name}" for name in every_column(Submission))
    columns = *every_column(SubmissionRegion), *of_submission
    return found.order_by("submission_id", "region_id").values_list(*columns)


def _part(values: Sequence[Any]) -> SubmissionRegion:
    part = instance(SubmissionRegion, values)
    part.submission = instance(Submission, values[len(every_column(SubmissionRegion)) :])
    return part


def _settled(waiting: Collection[SubmissionRegion], release: Release) -> Release:
    """The release with the statements of these parts and the figures that come of them."""
    progress.tell(Step.ROWS, _drafted(waiting))
    for submission in {part.submission_id: part.submission for part in waiting}.values():
        codes = [part.region_id for part in waiting if part.submission_id == submission.pk]
        _state(submission, codes, release)
        records.state(submission, codes, release)
    stated = statements(_stated(release.number))
    progress.tell(Step.FIGURES, len(stated))
    settlement.settle(stated, release)
    return release


@compiled
def _stated(release: Any) -> QuerySet[Any, Any]:
    return Statement.objects.filter(published_in=release).statement_columns()


def noted(note: str, *remarks: str) -> str:
    """A release's note with what is remarked of it, sentence after sentence."""
    said = [text.strip() for text in (note, *remarks) if text.strip()]
    ended = [text if text.endswith((".", "!", "?")) else f"{text}." for text in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def _drafted(waiting: Collection[SubmissionRegion]) -> int:
    """How many rows these parts bring. One query."""
    return sum(rows for _, rows in _counts([part.pk for part in waiting]))


@compiled
def _counts(parts: Any) -> QuerySet[Any, Any]:
    """Of the submissions of these parts, how many figures and how many records they bring."""
    place = {"submission": OuterRef("submission"), "region": OuterRef("region")}
    same = SubmissionRegion.objects.filter(among(parts, "pk"), **place)
    figures, records = (
        model._default_manager.filter(Exists(same)).values_list("submission_id").annotate(rows=Count("pk"))
        for model in (DraftFigure, DraftRecord)
    )
    return figures.union(records, all=True)


def _state(submission: Submission, codes: Collection[str], release: Release) -> None:
    """Turn a submission's drafts of these regions into the release's statements."""
    copy_rows(
        Statement,
        ("submission_id", "published_in_id", *DRAFTED),
        ((submission.pk, release.pk, *values) for values in _drafts(submission.pk, list(codes))),
    )
    DraftFigure.objects.filter(submission=submission, region_id__in=codes).delete()


@compiled
def _drafts(submission: Any, codes: Any) -> QuerySet[Any, Any]:
    drafts = DraftFigure.objects.filter(among(codes, "region_id"), submission=submission)
    return drafts.order_by("line", "id").values_list(*DRAFTED)


@transaction.atomic
@uncollected()
def undo(*, release: Release, by: User | None, note: str, at: datetime | None = None) -> Release:
    """Take a release back by a new one that brings the former rows again.

    Raises NotPublishable, naming the keys, when a later release changed the same rows.
    """
    lock()
    taken: dict[Any, Any] = {
        model: model.objects.filter(published_in=release) for model in (*KEYED, Statement)
    }
    former: dict[Any, Any] = {
        model: model.objects.filter(superseded_in=release) for model in (*KEYED, Statement)
    }
    _refuse_changed_again(release, taken, former)
    newest = _next_release(by, note, at, undoes=release)
    touched = {
        code
        for rows in (*taken.values(), *former.values())
        for code in rows.values_list("region_id", flat=True)
    }
    progress.tell(Step.BACK, sum(rows.count() for rows in (*taken.values(), *former.values())))
    for model in (*KEYED, Statement):
        taken[model].update(superseded_in=newest)
    again = _copy_statements(former[Statement], newest)
    for model in KEYED:
        _copy_facts(model, former[model], newest, again)
    return _seal(newest, touched)


def _next_release(by: User | None, note: str, at: datetime | None, undoes: Release | None = None) -> Release:
    return Release.objects.create(
        number=newest_number() + 1,
        published_at=at or timezone.now(),
        published_by=by,
        note=note,
        undoes=undoes,
        rule=BY_REGION,
    )


def _seal(release: Release, touched: Collection[str]) -> Release:
    """What follows from the new rows: flags, read model, what is gathered, newest month, checksum."""
    progress.tell(Step.AUDIT)
    flags.refresh(release, touched)
    progress.tell(Step.PAGES)
    since = read_model.changed_since(release.number)
    read_model.rebuild(touched, release.number, since)
    gathered.refresh(release.number, touched, since)
    release.newest_month = next((month_of(day) for (day,) in _last_day()), None)
    progress.tell(Step.SEAL)
    release.checksum = seal(release)
    release.save(update_fields=["newest_month", "checksum"])
    return release


@compiled
def _last_day() -> QuerySet[Any, Any]:
    """The day of the newest figure."""
    return ParticipantSnapshot.objects.current().order_by("-as_of").values_list("as_of")[:1]


def _refuse_changed_again(release: Release, taken: dict[Any, Any], former: dict[Any, Any]) -> None:
    changed = []
    for model in KEYED:
        changed += [str(row) for row in taken[model].exclude(superseded_in=None)]
        for row in former[model]:
            key = {name: getattr(row, name) for name in model.KEY}
            later = model.objects.current().of_key(key).filter(published_in_id__gt=release.number)
            changed += [str(found) for found in later]
    changed += [str(row) for row in taken[Statement].exclude(superseded_in=None)]
    if changed:
        raise NotPublishable.because(Why.CHANGED_LATER, rows="; ".join(dict.fromkeys(changed)))


def _copy_statements(former: Iterable[Statement], release: Release) -> dict[int, int]:
    again = {}
    for row in former:
        old = row.pk
        row.pk, row.published_in, row.superseded_in = None, release, None
        row.save(force_insert=True)
        again[old] = row.pk
    return again


def _copy_facts(model: Any, former: Iterable[Any], release: Release, again: dict[int, int]) -> None:
    for row in former:
        linked = model in FACTS
        statements = row.statements.values_list("pk", flat=True) if linked else ()
        statements = [again.get(pk, pk) for pk in statements]
        row.pk, row.published_in, row.superseded_in = None, release, None
        row.save(force_insert=True)
        if linked:
            row.statements.set(statements)
