"""Which months of which regions are published, on their way, or missing."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from msgspec import Struct

from coverage.calculations.entry.deadlines import Completeness, PeriodRow, completeness, first_owed
from coverage.entry.queries.periods import periods
from coverage.models import Assignment, CurrentCoverage, Release, SubmissionRegion
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.rows.figures import Basis, Segment
from coverage.rows.scope import Role, Scope
from coverage.submissions.queries.waiting import assigned, within_codes
from coverage.submissions.states import MONTHLY, OPEN, State
from regions.names import short_name

ORDER = (State.PUBLISHED, State.SUBMITTED, State.RETURNED, State.DRAFT)
MOST_RECENT = 5  # releases that somebody is told of
Wall = dict[tuple[str, date], Completeness]


class OpenPart(Struct, frozen=True):
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


class Publication(Struct, frozen=True):
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
    shown = set(_shown(list(codes), list(months)))
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


@compiled
def _shown(codes: Any, months: Any) -> QuerySet[Any, Any]:
    published = CurrentCoverage.objects.of_regions(codes).filter(
        among(months, "month"), segment=Segment.TOTAL, basis=Basis.DOMICILE
    )
    return published.values_list("region_id", "month").distinct()


def first_months(codes: Collection[str]) -> dict[str, date | None]:
    """The first month each region has to report, None for those that have not begun. Two queries."""
    begun: dict[str, date] = dict(_begun(list(codes)))
    since: dict[str, datetime] = dict(_officers_since())

    def first(code: str) -> date | None:
        days = [timezone.localdate(since[at]) for at in (code, code[:2], "00") if at in since]
        return first_owed(begun.get(code), min(days, default=None))

    return {code: first(code) for code in codes}


@compiled
def _begun(codes: Any) -> QuerySet[Any, Any]:
    entered = SubmissionRegion.objects.filter(among(codes), month__isnull=False)
    known = entered.exclude(state=State.WITHDRAWN).order_by()
    return known.values_list("region_id").annotate(Min("month"))


@compiled
def _officers_since() -> QuerySet[Any, Any]:
    officers = Assignment.objects.filter(user__is_active=True, user__groups__name=Role.OPERATOR).order_by()
    return officers.values_list("region_id").annotate(Min("user__date_joined"))


def _parts(
    codes: Collection[str], months: Collection[date]
) -> dict[tuple[str, date], tuple[str, date | None]]:
    """State and first day of handing in by region and month, the part furthest on first."""
    found: dict[tuple[str, date], tuple[str, date | None]] = {}
    grouped = _handed_in(list(codes), list(months))
    for code, month, state, first in sorted(grouped, key=lambda row: ORDER.index(row[2])):
        found.setdefault((code, month), (state, timezone.localdate(first) if first else None))
    return found


@compiled
def _handed_in(codes: Any, months: Any) -> QuerySet[Any, Any]:
    rows = SubmissionRegion.objects.filter(among(codes), among(months, "month"))
    grouped = rows.exclude(state=State.WITHDRAWN).values_list("region_id", "month", "state")
    return grouped.annotate(first=Min("submitted_at"))


def open_parts(scope: Scope) -> list[OpenPart]:
    """Drafts and returned parts of a scope, returned ones first. One query."""
    return [
        OpenPart(code, short_name(name), root or code, month, state, reason, at, by or "", since, last, pk)
        for code, name, root, month, state, reason, at, by, pk, since, last in _open(assigned(scope))
    ]


@compiled
def _open(codes: Any) -> QuerySet[Any, Any]:
    rows = SubmissionRegion.objects.filter(within_codes(codes), submission__kind__in=MONTHLY)
    names = (
        "region_id", "region__name", "submission__root_id", "month", "state", "reason", "decided_at",
        "decided_by__username", "submission_id",
    )  # fmt: skip
    found = rows.filter(state__in=OPEN, month__isnull=False).values_list(*names)
    changed = found.annotate(since=Min("cells__changed_at"), last=Max("cells__changed_at"))
    return changed.order_by("-state", "month", "region_id")


def recent_publications(scope: Scope) -> list[Publication]:
    """The newest releases with entered regions of a scope. One query."""
    return [
        Publication(number, at, note, regions, regions == every, undone, _sheets(scope, codes, months))
        for number, at, note, every, undone, regions, codes, months in _published(assigned(scope))
    ]


@compiled
def _published(codes: Any) -> QuerySet[Any, Any]:
    of_release = SubmissionRegion.objects.filter(release=OuterRef("release")).order_by().values("release")
    every = of_release.annotate(regions=Count("region_id", distinct=True)).values("regions")
    parts = SubmissionRegion.objects.filter(within_codes(codes), state=State.PUBLISHED)
    rows = parts.values_list(
        "release_id",
        F("release__published_at"),
        F("release__note"),
        Subquery(every),
        Exists(Release.objects.filter(undoes=OuterRef("release"))),
    ).annotate(
        regions=Count("region_id", distinct=True),
        codes=ArrayAgg("region_id", distinct=True),
        months=ArrayAgg("month", distinct=True, filter=Q(month__isnull=False), default=[]),
    )
    return rows.order_by("-release_id")[:MOST_RECENT]


def _sheets(scope: Scope, codes: Collection[str], months: Collection[date]) -> tuple[tuple[str, date], ...]:
    """Each in its province's grid where the person fills that, else in its own."""
    roots = {code[:2] if scope.may_enter(code[:2]) else code for code in codes if scope.may_enter(code)}
    return tuple((root, month) for month in sorted(months, reverse=True) for root in sorted(roots))


def operators_of(code: str) -> list[User]:
    """Active operators assigned to a region or its province, who have an e-mail address. One query."""
    found = User.objects.filter(is_active=True, groups__name=Role.OPERATOR)
    assigned: Iterable[str] = {code, code[:2]}
    return list(found.filter(assignments__region__in=assigned).exclude(email="").distinct())
