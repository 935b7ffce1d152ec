"""Handing in a filled month, region by region."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from msgspec.structs import replace

from coverage.calculations.entry.grid import by_region, completed, statements_of
from coverage.entry.queries.compared import compared_with
from coverage.entry.services.cells import entered_rows
from coverage.entry.services.check import check, unanswered
from coverage.models import DraftFigure, SubmissionRegion
from coverage.rows.figures import StatementRow
from coverage.submissions import filing, moving
from coverage.submissions.documents import entered_sources, keep_drafts
from coverage.submissions.refusal import EntryRefused, Problem, Why
from coverage.submissions.states import HAND_IN, OPEN, Kind
from coverage.words.labels import column_name


@transaction.atomic
def submit(
    *,
    parts: Collection[SubmissionRegion],
    by: User,
    at: datetime | None = None,
    beside: Sequence[StatementRow] | None = None,
) -> list[SubmissionRegion]:
    """Hand in the parts that hold figures; blank ones stay open.

    beside: the published statements of their provinces, beside which nothing was found to stand against
    the parts in this very transaction; None reads and checks.
    Raises EntryRefused, naming regions and cells, when something must be mended or answered first.
    """
    locked = list(
        SubmissionRegion.objects.select_for_update()
        .filter(pk__in=[part.pk for part in parts], state__in=HAND_IN.before)
        .prefetch_related("submission")
    )
    rows = entered_rows(locked)
    filled = [part for part in locked if not rows[part.region_id].is_blank]
    if not filled:
        raise EntryRefused.because(Why.NO_FIGURES)
    standing = unanswered(filled, check(filled, timezone.localdate(at))) if beside is None else []
    if standing:
        raise EntryRefused(
            *(
                Problem(
                    Why.FOUND,
                    f"{found.region_code} {column_name(found.column)}".strip(),
                    {"said": found.message},
                )
                for found in standing
            )
        )
    known = compared_with(rows, min(row.month for row in rows.values())) if beside is None else beside
    of_region = by_region(known)
    stated = [
        (part, said)
        for part in filled
        for _, said in statements_of(completed(rows[part.region_id], of_region[part.region_id]))
    ]
    kept = {row.source_title: row.source_id for row in known if row.source_id}
    sources = entered_sources({said.source_title for _, said in stated} - set(kept)) | kept
    same = SubmissionRegion.objects.filter(
        pk__in=[part.pk for part in filled], submission=OuterRef("submission"), region=OuterRef("region")
    )
    DraftFigure.objects.filter(Exists(same)).delete()
    keep_drafts(
        (part.submission_id, replace(said, source_id=sources[said.source_title])) for part, said in stated
    )
    _leave_others(filled)
    moving.hand_in(filled, by=by, at=at)
    return filled


def _leave_others(parts: Collection[SubmissionRegion]) -> None:
    """Let a submission hold only what was handed in with it: rows still being filled go on in another.

    One query, three more for each submission with such rows.
    """
    submissions = {part.submission_id: part.submission for part in parts}
    others = SubmissionRegion.objects.filter(submission__in=submissions, state__in=OPEN, submitted_at=None)
    others = others.exclude(pk__in=[part.pk for part in parts])
    for number in set(others.values_list("submission_id", flat=True)):
        submission = submissions[number]
        others.filter(submission=number).update(
            submission=filing.open_submission(
                Kind(submission.kind),
                name=submission.name,
                root=submission.root_id,
                month=submission.month,
                by=submission.created_by,
            )
        )
