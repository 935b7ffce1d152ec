"""What waits to be published: for those who handed it in and those who decide, never for readers."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from msgspec import Struct
from msgspec.structs import replace

from coverage.access import may_publish, scope_of
from coverage.models import DraftFigure, Submission, SubmissionRegion
from coverage.models.columns import STATEMENT_FIELDS
from coverage.queries.compiled import Row, compiled
from coverage.rows.figures import StatementRow
from coverage.submissions.states import OPEN, RULES, UNDER_WAY, WAITING, Kind
from regions.names import short_name

SUBMISSION = (
    "submission_id", "submission__kind", "submission__name", "submission__note", "submission__created_at",
    "submission__created_by_id", "submission__created_by__username", "submission__root_id",
    "submission__month",
)  # fmt: skip
PART = (
    "id", "region_id", "region__name", "state", "reason", "release_id", "month", "submitted_by_id",
    "submitted_by__username", "submitted_at", "decided_by__username", "decided_at",
)  # fmt: skip


class SubmissionRegionRow(Struct, frozen=True):
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


class SubmissionRow(Struct, frozen=True):
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
    return submissions_of(_undecided(created_by))


@compiled
def _undecided(created_by: Any) -> QuerySet[Any, Any]:
    undecided = SubmissionRegion.objects.filter(state__in=UNDER_WAY)
    parts = SubmissionRegion.objects.filter(submission__in=undecided.values("submission"))
    return part_columns(parts if created_by is None else parts.filter(submission__created_by=created_by))


def submission_row(pk: int) -> SubmissionRow | None:
    """One submission, None when there is none such. One query."""
    return next(iter(submissions_of(_parts(pk))), None)


@compiled
def _parts(submission: Any) -> QuerySet[Any, Any]:
    return part_columns(SubmissionRegion.objects.filter(submission=submission))


def draft_rows(submission: int, regions: Collection[str]) -> list[StatementRow]:
    """The figures of a submission's regions that are not published, in file order. One query."""
    drafts = DraftFigure.objects.filter(submission=submission, region__in=regions).order_by("line", "id")
    names = (*STATEMENT_FIELDS, "source__citation", "source__url", "entered", "retracts", "line")
    return [replace(StatementRow(*values), line=line) for *values, line in drafts.values_list(*names)]


def part_columns(parts: QuerySet[SubmissionRegion]) -> QuerySet[Any, Any]:
    """What submissions_of takes, the newest submission first, its parts by code."""
    return parts.order_by("-submission_id", "region_id").values_list(*SUBMISSION, *PART)


def submissions_of(columns: Iterable[Row]) -> list[SubmissionRow]:
    """The submissions of the parts that part_columns asked for, each with these parts alone."""
    regions: dict[Row, list[SubmissionRegionRow]] = defaultdict(list)
    for row in columns:
        regions[row[: len(SUBMISSION)]].append(_region(*row[len(SUBMISSION) :]))
    return [_row(tuple(found), *submission) for submission, found in regions.items()]


def _row(
    regions: tuple[SubmissionRegionRow, ...],
    pk: int,
    kind: str,
    name: str,
    note: str,
    created_at: datetime,
    created_by_id: int | None,
    created_by: str | None,
    root: str | None,
    month: date | None,
) -> SubmissionRow:
    return SubmissionRow(
        id=pk,
        kind=str(Submission.Kind(kind).label),
        is_entered=RULES[Kind(kind)].by_region,
        name=name,
        note=note,
        created_at=created_at,
        created_by_id=created_by_id,
        created_by=created_by or "",
        root=root,
        month=month,
        regions=regions,
        of_targets=kind == Kind.TARGETS,
    )


def _region(
    pk: int,
    code: str,
    name: str,
    state: str,
    reason: str,
    release: int | None,
    month: date | None,
    submitted_by_id: int | None,
    submitted_by: str | None,
    submitted_at: datetime | None,
    decided_by: str | None,
    decided_at: datetime | None,
) -> SubmissionRegionRow:
    return SubmissionRegionRow(
        id=pk,
        code=code,
        name=short_name(name),
        state=state,
        label=str(SubmissionRegion.State(state).label),
        reason=reason,
        release=release,
        month=month,
        submitted_by_id=submitted_by_id,
        submitted_by=submitted_by or "",
        submitted_at=submitted_at,
        decided_by=decided_by or "",
        decided_at=decided_at,
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
