"""Which months of which regions are published, on their way, or missing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, Subquery
from django.utils import timezone

from coverage.calculations.entry.deadlines import Completeness, PeriodRow, completeness, first_owed
from coverage.entry.queries.periods import periods
from coverage.models import Assignment, CurrentCoverage, Release, SubmissionRegion
from coverage.rows.figures import Basis, Segment
from coverage.rows.scope import Role, Scope
from coverage.submissions.queries.waiting import within
from coverage.submissions.states import MONTHLY, OPEN, State

ORDER = (State.PUBLISHED, State.SUBMITTED, State.RETURNED, State.DRAFT)
Wall = dict[tuple[str, date], Completeness]


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A draft or a returned part. since, last: when its cells were first and last changed."""

    region_code: str
    region: str
    root: str
    month: date
    state: str
    reason: str
    decided_at: datetime | None
    decided_by: str
    since: datetime | None
    last: datetime | None
    submission: int


@dataclass(frozen=True, slots=True)
class Publication:
    """A release that published regions of somebody's scope.

    regions: how many of them; whole: whether it published no others; undone: by a later release.
    sheets: region and month of the grids that correct it, the newest month first.
    """

    number: int
    published_at: datetime
    note: str
    regions: int
    whole: bool
    undone: bool
    sheets: tuple[tuple[str, date], ...] = ()


def wall(codes: Collection[str], months: Collection[date], today: date) -> tuple[Wall, dict[date, PeriodRow]]:
    """Where each region stands in each month, and the months' deadlines. Five queries."""
    known = periods(months)
    published = CurrentCoverage.objects.of_regions(codes).filter(
        month__in=months, segment=Segment.TOTAL, basis=Basis.DOMICILE
    )
    shown = set(published.values_list("region_id", "month").distinct())
    parts, owed = _parts(codes, months), first_months(codes)
    found = {}
    for code in codes:
        for month in months:
            state, handed_in = parts.get((code, month), (None, None))
            found[code, month] = completeness(
                published=(code, month) in shown,
                part=state,
                handed_in=handed_in,
                due=known[month].due_on,
                today=today,
                owed=(since := owed[code]) is not None and since <= month,
            )
    return found, known


def first_months(codes: Collection[str]) -> dict[str, date | None]:
    """The first month each region has to report, None for those that have not begun. Two queries."""
    entered = SubmissionRegion.objects.filter(region__in=codes, month__isnull=False)
    begun = dict(
        entered.exclude(state=State.WITHDRAWN).order_by().values_list("region_id").annotate(Min("month"))
    )
    officers = Assignment.objects.filter(user__is_active=True, user__groups__name=Role.OPERATOR).order_by()
    since = dict(officers.values_list("region_id").annotate(Min("user__date_joined")))

    def first(code: str) -> date | None:
        days = [timezone.localdate(since[at]) for at in (code, code[:2], "00") if at in since]
        return first_owed(begun.get(code), min(days, default=None))

    return {code: first(code) for code in codes}


def _parts(
    codes: Collection[str], months: Collection[date]
) -> dict[tuple[str, date], tuple[str, date | None]]:
    """State and first day of handing in by region and month, the part furthest on first."""
    rows = SubmissionRegion.objects.filter(region__in=codes, month__in=months).exclude(state=State.WITHDRAWN)
    grouped = rows.values("region_id", "month", "state").annotate(first=Min("submitted_at"))
    found: dict[tuple[str, date], tuple[str, date | None]] = {}
    for row in sorted(grouped, key=lambda row: ORDER.index(row["state"])):
        day = timezone.localdate(row["first"]) if row["first"] else None
        assert row["month"] is not None  # of one of the months asked for
        found.setdefault((row["region_id"], row["month"]), (row["state"], day))
    return found


def open_parts(scope: Scope) -> list[OpenPart]:
    """Drafts and returned parts of a scope, returned ones first. One query."""
    rows = SubmissionRegion.objects.filter(within(scope), submission__kind__in=MONTHLY).filter(
        state__in=OPEN, month__isnull=False
    )
    rows = rows.select_related("region", "submission", "decided_by")
    rows = rows.annotate(since=Min("cells__changed_at"), last=Max("cells__changed_at"))
    return [
        OpenPart(
            part.region_id,
            part.region.short_name,
            part.submission.root_id or part.region_id,
            part.month,  # type: ignore[arg-type]
            part.state,
            part.reason,
            part.decided_at,
            str(part.decided_by or ""),
            part.since,
            part.last,
            part.submission_id,
        )
        for part in rows.order_by("-state", "month", "region_id")
    ]


def recent_publications(scope: Scope, count: int = 5) -> list[Publication]:
    """The newest releases with entered regions of a scope. One query."""
    of_release = SubmissionRegion.objects.filter(release=OuterRef("release")).order_by().values("release")
    every = of_release.annotate(regions=Count("region_id", distinct=True)).values("regions")
    parts = SubmissionRegion.objects.filter(within(scope), state=State.PUBLISHED)
    rows = parts.values(
        "release_id",
        at=F("release__published_at"),
        note=F("release__note"),
        every=Subquery(every),
        undone=Exists(Release.objects.filter(undoes=OuterRef("release"))),
    ).annotate(
        regions=Count("region_id", distinct=True),
        codes=ArrayAgg("region_id", distinct=True),
        months=ArrayAgg("month", distinct=True, filter=Q(month__isnull=False), default=[]),
    )
    return [
        Publication(
            row["release_id"],
            row["at"],
            row["note"],
            row["regions"],
            row["regions"] == row["every"],
            row["undone"],
            _sheets(scope, row["codes"], row["months"]),
        )
        for row in rows.order_by("-release_id")[:count]
    ]


def _sheets(scope: Scope, codes: Collection[str], months: Collection[date]) -> tuple[tuple[str, date], ...]:
    """Each in its province's grid where the person fills that, else in its own."""
    roots = {code[:2] if scope.may_enter(code[:2]) else code for code in codes if scope.may_enter(code)}
    return tuple((root, month) for month in sorted(months, reverse=True) for root in sorted(roots))


def operators_of(code: str) -> list[User]:
    """Active operators assigned to a region or its province, who have an e-mail address. One query."""
    found = User.objects.filter(is_active=True, groups__name=Role.OPERATOR)
    assigned: Iterable[str] = {code, code[:2]}
    return list(found.filter(assignments__region__in=assigned).exclude(email="").distinct())
