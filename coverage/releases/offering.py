"""Values of a release that was taken back, offered as drafts to who handed them in: mended, not retyped."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from coverage.models import (
    DraftCell,
    DraftFigure,
    DraftRecord,
    Release,
    Statement,
    Submission,
    SubmissionRegion,
)
from coverage.models.columns import STATEMENT_FIELDS
from coverage.models.copying import copy_objects
from coverage.releases.records import MODELS, columns_of, json_values
from coverage.submissions import filing, moving
from coverage.submissions.states import OFFER, RULES, UNDER_WAY, Kind

_KEPT = (*STATEMENT_FIELDS, "entered", "retracts", "line")


@transaction.atomic
def offer(release: Release) -> list[SubmissionRegion]:
    """Open drafts with what officers had handed in for a release. Returns the new parts.

    A month that is being filled again already stays as it is; a document is filed again by its file, and a
    record that the release took out is not in the drafts.
    """
    parts = release.submission_regions.filter(
        submission__kind__in=OFFER.kinds, submitted_by__isnull=False
    ).select_related("submission", "submitted_by")
    begun = _begun(parts)
    by_submission: dict[tuple[int, int], list[SubmissionRegion]] = defaultdict(list)
    for part in parts.order_by("submission_id", "region_id"):
        if part.month is None or (part.region_id, part.month) not in begun:
            by_submission[part.submission_id, part.submitted_by_id or 0].append(part)
    return [new for same in by_submission.values() for new in _reopen(same, release)]


def _begun(parts: Iterable[SubmissionRegion]) -> set[tuple[str, date | None]]:
    """Region and month of what is under way. One query."""
    months = {part.month for part in parts if part.month}
    found = SubmissionRegion.objects.filter(month__in=months, state__in=UNDER_WAY)
    return set(found.values_list("region_id", "month"))


def _reopen(parts: list[SubmissionRegion], release: Release) -> list[SubmissionRegion]:
    """One submission of one officer once more, in these regions."""
    former, by = parts[0].submission, parts[0].submitted_by
    submission = filing.open_submission(
        Kind(former.kind), name=former.name, note=former.note, root=former.root_id, month=former.month, by=by
    )
    new = [
        SubmissionRegion(
            submission=submission, region_id=part.region_id, month=part.month, **moving.left_by(OFFER, by=by)
        )
        for part in parts
    ]
    SubmissionRegion.objects.bulk_create(new)
    if RULES[Kind(former.kind)].of_a_month:
        _copy_cells(parts, new)
    else:
        codes = [part.region_id for part in parts]
        _copy_figures(former, codes, release, submission)
        _copy_records(former, codes, release, submission)
    return new


def _copy_cells(parts: list[SubmissionRegion], new: list[SubmissionRegion]) -> None:
    into = {former.pk: part for former, part in zip(parts, new, strict=True)}
    DraftCell.objects.bulk_create(
        DraftCell(
            part=into[cell.part_id], column=cell.column, text=cell.text, changed_by_id=cell.changed_by_id
        )
        for cell in DraftCell.objects.filter(part__in=into)
    )


def _copy_figures(former: Submission, codes: list[str], release: Release, into: Submission) -> None:
    stated = Statement.objects.filter(published_in=release, submission=former, region__in=codes)
    rows = stated.order_by("line", "pk").values(*_KEPT)
    copy_objects([DraftFigure(submission=into, **row) for row in rows])


def _copy_records(former: Submission, codes: list[str], release: Release, into: Submission) -> None:
    for kind, model in MODELS.items():
        rows = model.objects.filter(published_in=release, submission=former, region__in=codes)
        DraftRecord.objects.bulk_create(
            DraftRecord(
                submission=into,
                region_id=row.region_id,
                kind=kind,
                values=json_values(**{name: getattr(row, name) for name in columns_of(model)}),
            )
            for row in rows.order_by("pk")
        )
