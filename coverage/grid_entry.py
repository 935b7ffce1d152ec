"""Handing in a filled month, region by region, and everything by which it can come back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from coverage.calculations.grid import statements_of
from coverage.entry import draft
from coverage.grid_cells import OPEN, UNDER_WAY, NotEntered, State, entered_rows
from coverage.grid_check import check, unanswered
from coverage.models import DraftFigure, Release, Source, Submission, SubmissionRegion
from coverage.rows import StatementRow

__all__ = ["NotEntered", "entered_sources", "give_back", "recall", "submit", "withdraw"]


@transaction.atomic
def submit(
    *,
    parts: Collection[SubmissionRegion],
    by: User,
    at: datetime | None = None,
) -> list[SubmissionRegion]:
    """Hand in the parts that hold figures; blank ones stay open.

    Raises NotEntered, naming regions and cells, when something must be mended or answered first.
    """
    locked = list(
        SubmissionRegion.objects.select_for_update().filter(
            pk__in=[part.pk for part in parts], state__in=OPEN
        )
    )
    rows = entered_rows(locked)
    filled = [part for part in locked if not rows[part.region_id].is_blank]
    if not filled:
        raise NotEntered(_("Belum ada angka yang diisi."))
    standing = unanswered(filled, check(filled, timezone.localdate(at)))
    if standing:
        raise NotEntered(
            "; ".join(f"{found.region_code} {found.column}: {found.message}" for found in standing)
        )
    stated = [(part, said) for part in filled for _, said in statements_of(rows[part.region_id])]
    sources = entered_sources(said.source_title for _, said in stated)
    for part in filled:
        DraftFigure.objects.filter(submission_id=part.submission_id, region_id=part.region_id).delete()
    DraftFigure.objects.bulk_create(
        _figure(said, part.submission, sources[said.source_title]) for part, said in stated
    )
    newest = Release.objects.aggregate(last=Max("number"))["last"] or 0
    for part in filled:
        part.state, part.reason, part.seen_release = State.SUBMITTED, "", newest
        part.submitted_by_id, part.submitted_at = by.pk, at or timezone.now()
    fields = ["state", "reason", "seen_release", "submitted_by", "submitted_at"]
    SubmissionRegion.objects.bulk_update(filled, fields)
    return filled


def _figure(said: StatementRow, submission: Submission, source: int) -> DraftFigure:
    return draft(replace(said, source_id=source), submission)


def entered_sources(citations: Iterable[str]) -> Mapping[str, int]:
    """Officers' sources by their citation, made when missing. Two queries."""
    wanted = set(citations)
    Source.objects.bulk_create(
        (Source(citation=text, title=text, entered=True) for text in sorted(wanted)), ignore_conflicts=True
    )
    return dict(Source.objects.filter(citation__in=wanted, url="").values_list("citation", "pk"))


@transaction.atomic
def recall(*, part: SubmissionRegion, by: User) -> None:
    """Take handed-in figures back to go on with them."""
    _decide(part, (State.SUBMITTED,), State.DRAFT, by, "")


@transaction.atomic
def give_back(*, part: SubmissionRegion, reason: str, comments: Mapping[str, str], by: User) -> None:
    """Return a region's figures with a reason, and comments by column; nothing typed is lost."""
    if not reason.strip():
        raise NotEntered(_("Tulis alasan pengembalian."))
    _decide(part, (State.SUBMITTED,), State.RETURNED, by, reason.strip())
    part.comments.all().delete()
    for column, text in comments.items():
        if text.strip():
            part.comments.create(column=column, text=text.strip(), made_by=by)


@transaction.atomic
def withdraw(*, part: SubmissionRegion, by: User) -> None:
    """End a region's entry; its cells stay with the withdrawn part."""
    _decide(part, UNDER_WAY, State.WITHDRAWN, by, "")


def _decide(part: SubmissionRegion, allowed: Collection[str], state: str, by: User, reason: str) -> None:
    parts = SubmissionRegion.objects.select_for_update(of=("self",)).select_related("submission")
    standing = parts.get(pk=part.pk)
    if standing.state not in allowed:
        words = {"state": standing.get_state_display().lower()}
        raise NotEntered(_("Keadaan sudah berubah: %(state)s. Muat ulang halaman.") % words)
    if state not in OPEN or standing.submission.kind != Submission.Kind.TARGETS:  # they have no cells
        DraftFigure.objects.filter(submission_id=part.submission_id, region_id=part.region_id).delete()
    standing.state, standing.reason = state, reason
    standing.decided_by_id, standing.decided_at = by.pk, timezone.now()
    standing.save(update_fields=["state", "reason", "decided_by", "decided_at"])
