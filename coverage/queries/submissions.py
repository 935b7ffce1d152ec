"""What waits to be published: for those who handed it in and those who decide, never for readers."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import QuerySet

from coverage.models import DraftFigure, Submission, SubmissionRegion
from coverage.querysets import STATEMENT_FIELDS
from coverage.rows import StatementRow

State = SubmissionRegion.State
OPEN = (State.DRAFT, State.SUBMITTED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class SubmissionRegionRow:
    """Where one region of a submission stands. release: its number when published."""

    code: str
    name: str
    state: str
    label: str
    reason: str
    release: int | None

    @property
    def is_waiting(self) -> bool:
        return self.state == State.SUBMITTED


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """A submission and its regions, by code. created_by: "" when a command filed it.

    is_entered: its figures were typed or uploaded by an officer who answers for them.
    """

    id: int
    kind: str
    is_entered: bool
    name: str
    note: str
    created_at: datetime
    created_by_id: int | None
    created_by: str
    regions: tuple[SubmissionRegionRow, ...]

    @property
    def waiting(self) -> tuple[SubmissionRegionRow, ...]:
        return tuple(region for region in self.regions if region.is_waiting)

    @property
    def states(self) -> list[tuple[str, int]]:
        """Each state in words with the count of its regions."""
        return list(Counter(region.label for region in self.regions).items())


def open_submissions(created_by: int | None = None) -> list[SubmissionRow]:
    """Submissions with a region still to be decided, newest first. Two queries.

    created_by: only that user's.
    """
    undecided = SubmissionRegion.objects.filter(state__in=OPEN)
    found = Submission.objects.filter(pk__in=undecided.values("submission"))
    return _rows(found if created_by is None else found.filter(created_by=created_by))


def submission_row(pk: int) -> SubmissionRow | None:
    """One submission, None when there is none such. Two queries."""
    return next(iter(_rows(Submission.objects.filter(pk=pk))), None)


def draft_rows(submission: int) -> list[StatementRow]:
    """The figures of a submission that are not published, in file order. One query."""
    drafts = DraftFigure.objects.filter(submission=submission).order_by("line", "id")
    names = (*STATEMENT_FIELDS, "source__citation", "source__url", "entered", "line")
    return [replace(StatementRow(*values), line=line) for *values, line in drafts.values_list(*names)]


def _rows(submissions: QuerySet[Submission]) -> list[SubmissionRow]:
    found = list(submissions.select_related("created_by"))
    regions: dict[int, list[SubmissionRegionRow]] = {row.pk: [] for row in found}
    parts = SubmissionRegion.objects.filter(submission__in=found).select_related("region")
    for part in parts.order_by("region_id"):
        regions[part.submission_id].append(_region(part))
    return [_row(row, tuple(regions[row.pk])) for row in found]


def _row(row: Submission, regions: tuple[SubmissionRegionRow, ...]) -> SubmissionRow:
    return SubmissionRow(
        id=row.pk,
        kind=row.get_kind_display(),
        is_entered=row.kind != Submission.Kind.DOCUMENT,
        name=row.name,
        note=row.note,
        created_at=row.created_at,
        created_by_id=row.created_by_id,
        created_by=row.created_by.get_username() if row.created_by else "",
        regions=regions,
    )


def _region(part: SubmissionRegion) -> SubmissionRegionRow:
    return SubmissionRegionRow(
        code=part.region_id,
        name=part.region.short_name,
        state=part.state,
        label=part.get_state_display(),
        reason=part.reason,
        release=part.release_id,
    )
