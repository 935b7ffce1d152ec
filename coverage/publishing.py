"""Releases: the one place that writes what readers see. Each is one transaction under one lock."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from coverage import flagging, read_model, settlement
from coverage.copying import copy_rows
from coverage.models import (
    Conflict,
    DraftFigure,
    Flag,
    ParticipantSnapshot,
    Potential,
    Release,
    Statement,
    Submission,
    SubmissionRegion,
    Target,
)
from coverage.periods import month_of
from coverage.querysets import STATEMENT_FIELDS

LOCK = 8_1945  # any number, the same for all who publish
DRAFTED = (*STATEMENT_FIELDS, "entered", "retracts", "line")
FACTS = (ParticipantSnapshot, Potential, Target, Conflict)


class NotPublishable(Exception):
    """Why nothing was published; the message names regions and reasons."""


@transaction.atomic
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
    Returns the new release. Raises NotPublishable, naming the regions, when one of them is not waiting.
    """
    _lock()
    parts = SubmissionRegion.objects.filter(submission=submission, region_id__in=regions)
    waiting = parts.filter(state=SubmissionRegion.State.SUBMITTED)
    missing = set(regions) - set(waiting.values_list("region_id", flat=True))
    if missing or not regions:
        raise NotPublishable(
            f"tidak ada angka yang menunggu untuk wilayah {', '.join(sorted(missing)) or 'mana pun'}"
        )
    release = _next_release(by, note, at)
    drafts = DraftFigure.objects.filter(submission=submission, region_id__in=regions).order_by("line", "id")
    copy_rows(
        Statement,
        ("submission_id", "published_in_id", *DRAFTED),
        ((submission.pk, release.pk, *values) for values in drafts.values_list(*DRAFTED)),
    )
    drafts.delete()
    settlement.settle(Statement.objects.filter(published_in=release).statement_rows(), release)
    waiting.update(
        state=SubmissionRegion.State.PUBLISHED,
        release=release,
        decided_by=by,
        decided_at=release.published_at,
    )
    return _seal(release, regions)


@transaction.atomic
def undo(*, release: Release, by: User | None, note: str, at: datetime | None = None) -> Release:
    """Take a release back by a new one that brings the former rows again.

    Raises NotPublishable, naming the keys, when a later release changed the same rows.
    """
    _lock()
    taken: dict[Any, Any] = {
        model: model.objects.filter(published_in=release) for model in (*FACTS, Statement)
    }
    former: dict[Any, Any] = {
        model: model.objects.filter(superseded_in=release) for model in (*FACTS, Statement)
    }
    _refuse_changed_again(release, taken, former)
    newest = _next_release(by, note, at, undoes=release)
    touched = {
        code
        for rows in (*taken.values(), *former.values())
        for code in rows.values_list("region_id", flat=True)
    }
    for model in (*FACTS, Statement):
        taken[model].update(superseded_in=newest)
    again = _copy_statements(former[Statement], newest)
    for model in FACTS:
        _copy_facts(model, former[model], newest, again)
    return _seal(newest, touched)


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _next_release(by: User | None, note: str, at: datetime | None, undoes: Release | None = None) -> Release:
    last = Release.objects.aggregate(last=Max("number"))["last"] or 0
    return Release.objects.create(
        number=last + 1, published_at=at or timezone.now(), published_by=by, note=note, undoes=undoes
    )


def _seal(release: Release, touched: Collection[str]) -> Release:
    """What follows from the new rows: flags, read model, newest month, checksum."""
    flagging.refresh(release)
    read_model.rebuild(touched, release.number)
    newest = ParticipantSnapshot.objects.current().aggregate(day=Max("as_of"))["day"]
    release.newest_month = month_of(newest) if newest else None
    release.checksum = checksum(release.number)
    release.save(update_fields=["newest_month", "checksum"])
    return release


def checksum(release: int) -> str:
    """SHA-256 over every figure, potential, target, conflict and flag a release knows, in a fixed order."""
    digest = hashlib.sha256()
    for model in (*FACTS, Flag):
        fields = [field.attname for field in model._meta.concrete_fields if field.attname not in _NOT_CONTENT]
        for values in (
            model.objects.known_in(release).order_by(*model.KEY).values_list(*fields).iterator(5_000)
        ):
            digest.update(repr((model.__name__, *map(str, values))).encode())
    return digest.hexdigest()


_NOT_CONTENT = {"id", "published_in_id", "superseded_in_id"}


def _refuse_changed_again(release: Release, taken: dict[Any, Any], former: dict[Any, Any]) -> None:
    changed = []
    for model in FACTS:
        changed += [str(row) for row in taken[model].exclude(superseded_in=None)]
        for row in former[model]:
            key = {name: getattr(row, name) for name in model.KEY}
            later = model.objects.current().filter(_same(key)).filter(published_in_id__gt=release.number)
            changed += [str(found) for found in later]
    changed += [str(row) for row in taken[Statement].exclude(superseded_in=None)]
    if changed:
        shown = "; ".join(dict.fromkeys(changed))
        raise NotPublishable(f"rilis yang lebih baru sudah mengubah lagi: {shown}")


def _same(key: dict[str, Any]) -> Any:
    from django.db.models import Q

    condition = Q()
    for name, value in key.items():
        condition &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return condition


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
        statements = [again.get(pk, pk) for pk in row.statements.values_list("pk", flat=True)]
        row.pk, row.published_in, row.superseded_in = None, release, None
        row.save(force_insert=True)
        row.statements.set(statements)
