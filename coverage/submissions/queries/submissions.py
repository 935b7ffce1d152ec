"""What waits to be published: for those who handed it in and those who decide, never for readers."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet

from coverage.access import may_publish, scope_of
from coverage.models import DraftFigure, Submission, SubmissionRegion
from coverage.models.columns import STATEMENT_FIELDS
from coverage.rows.figures import StatementRow
from coverage.submissions.states import OPEN, RULES, UNDER_WAY, WAITING, Kind


@dataclass(frozen=True, slots=True)
class SubmissionRegionRow:
    """Where one region of a submission stands. release: its number when published."""

    id: int
    code: str
    name: str
    state: str
    label: str
    reason: str
    release: int | None
    month: date | None
    submitted_by_id: int | None
    submitted_by: str
    submitted_at: datetime | None
    decided_by: str
    decided_at: datetime | None

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def is_open(self) -> bool:
        """Whether it is being filled in: begun, returned or recalled."""
        return self.state in OPEN

    @property
    def token(self) -> str:
        """The part as it was handed in: another one once it was recalled, changed and handed in again."""
        return f"{self.id}:{int(self.submitted_at.timestamp() * 1_000_000) if self.submitted_at else 0}"


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """A submission and its regions, by code. created_by: "" when a command filed it.

    is_entered: its figures were typed or uploaded by an officer who answers for them; of_targets: they
    are targets.
    """

    id: int
    kind: str
    is_entered: bool
    name: str
    note: str
    created_at: datetime
    created_by_id: int | None
    created_by: str
    root: str | None
    month: date | None
    regions: tuple[SubmissionRegionRow, ...]
    of_targets: bool = False

    @property
    def waiting(self) -> tuple[SubmissionRegionRow, ...]:
        return tuple(region for region in self.regions if region.is_waiting)

    @property
    def states(self) -> list[tuple[str, int]]:
        """Each state in words with the count of its regions."""
        return list(Counter(region.label for region in self.regions).items())


def open_submissions(created_by: int | None = None) -> list[SubmissionRow]:
    """Submissions with a region still to be decided, newest first. One query.

    created_by: only that user's.
    """
    undecided = SubmissionRegion.objects.filter(state__in=UNDER_WAY)
    found = Submission.objects.filter(pk__in=undecided.values("submission"))
    return _rows(found if created_by is None else found.filter(created_by=created_by))


def submission_row(pk: int) -> SubmissionRow | None:
    """One submission, None when there is none such. One query."""
    return next(iter(_rows(Submission.objects.filter(pk=pk))), None)


def draft_rows(submission: int, regions: Collection[str]) -> list[StatementRow]:
    """The figures of a submission's regions that are not published, in file order. One query."""
    drafts = DraftFigure.objects.filter(submission=submission, region__in=regions).order_by("line", "id")
    names = (*STATEMENT_FIELDS, "source__citation", "source__url", "entered", "retracts", "line")
    return [replace(StatementRow(*values), line=line) for *values, line in drafts.values_list(*names)]


def submissions_with(parts: QuerySet[SubmissionRegion]) -> list[SubmissionRow]:
    """The submissions of these parts, each with these parts alone, newest first. One query."""
    regions: dict[Submission, list[SubmissionRegionRow]] = defaultdict(list)
    people = ("submission__created_by", "submitted_by", "decided_by")
    for part in parts.select_related("region", *people).order_by("-submission_id", "region_id"):
        regions[part.submission].append(_region(part))
    return [_row(submission, tuple(found)) for submission, found in regions.items()]


def _rows(submissions: QuerySet[Submission]) -> list[SubmissionRow]:
    return submissions_with(SubmissionRegion.objects.filter(submission__in=submissions))


def _row(row: Submission, regions: tuple[SubmissionRegionRow, ...]) -> SubmissionRow:
    return SubmissionRow(
        id=row.pk,
        kind=row.get_kind_display(),
        is_entered=RULES[Kind(row.kind)].by_region,
        name=row.name,
        note=row.note,
        created_at=row.created_at,
        created_by_id=row.created_by_id,
        created_by=str(row.created_by or ""),
        root=row.root_id,
        month=row.month,
        regions=regions,
        of_targets=row.kind == Kind.TARGETS,
    )


def _region(part: SubmissionRegion) -> SubmissionRegionRow:
    return SubmissionRegionRow(
        id=part.pk,
        code=part.region_id,
        name=part.region.short_name,
        state=part.state,
        label=part.get_state_display(),
        reason=part.reason,
        release=part.release_id,
        month=part.month,
        submitted_by_id=part.submitted_by_id,
        submitted_by=str(part.submitted_by or ""),
        submitted_at=part.submitted_at,
        decided_by=str(part.decided_by or ""),
        decided_at=part.decided_at,
    )


def shown_to(person: User, submission: SubmissionRow) -> SubmissionRow | None:
    """A submission with those of its regions that somebody may read; None when there are none.

    A document's is shown whole to who filed it and to who publishes documents; all else goes by the scope.
    """
    if not submission.is_entered and (submission.created_by_id == person.pk or may_publish(person)):
        return submission
    scope = scope_of(person)
    regions = tuple(region for region in submission.regions if scope.may_see_drafts(region.code))
    return replace(submission, regions=regions) if regions else None
