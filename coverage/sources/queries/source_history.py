"""How a document came into the figures: who brought it, which releases used it and let go of it."""

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from msgspec import Struct

from coverage.models import (
    RECORDS,
    DraftFigure,
    Release,
    Statement,
    Submission,
    SubmissionRegion,
)
from coverage.queries.compiled import compiled
from coverage.rows.scope import Scope
from coverage.submissions.queries.waiting import within
from coverage.submissions.states import WAITING

PRINTED: tuple[Any, ...] = (Statement, *RECORDS)


class SourceRelease(Struct, frozen=True):
    """What one release did with a document's statements: how many it added, how many it ended."""

    number: int
    published_at: datetime
    added: int
    ended: int


class SourceFiling(Struct, frozen=True):
    """A submission that brought a document's figures. by: who handed it in, "" when a command did.

    regions: how many of somebody's scope it speaks of; waiting: how many of them are not decided.
    """

    submission: int
    kind: str
    name: str
    by: str
    at: datetime
    regions: int
    waiting: int
    releases: tuple[int, ...]


def releases_of_source(pk: int, upto: int | None = None) -> list[SourceRelease]:
    """The releases that added or ended statements and records of a document, newest first. Two queries.

    upto: as this release knows it; None takes all.
    """
    added: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    for published, superseded, count in _counted(pk):
        added[published] += count
        if superseded is not None:
            ended[superseded] += count
    numbers = [number for number in added.keys() | ended.keys() if upto is None or number <= upto]
    moments = Release.objects.filter(pk__in=numbers).order_by("-number").values_list("number", "published_at")
    return [SourceRelease(number, at, added[number], ended[number]) for number, at in moments]


@compiled
def _counted(pk: Any) -> QuerySet[Any, Any]:
    """Rows of all kinds that a document brought, by the releases that added and ended them."""
    first, *others = (
        model.objects.filter(source=pk)
        .order_by()
        .values_list("published_in_id", "superseded_in_id")
        .annotate(count=Count("pk"))
        for model in PRINTED
    )
    return first.union(*others, all=True)


def filings_of_source(pk: int, scope: Scope | None) -> list[SourceFiling]:
    """The submissions that brought a document's figures, newest first. Three queries.

    scope: only what speaks of its regions; None takes all.
    """
    first, *others = (
        model.objects.filter(within(scope) if scope else Q(), source=pk)
        .exclude(submission=None)
        .order_by()
        .values_list("submission_id", "region_id")
        for model in (*PRINTED, DraftFigure)
    )
    regions: dict[int, set[str]] = defaultdict(set)
    for submission, code in first.union(*others):
        regions[submission].add(code)
    parts: dict[int, list[SubmissionRegion]] = defaultdict(list)
    for part in SubmissionRegion.objects.filter(submission__in=regions).select_related("submitted_by"):
        if part.region_id in regions[part.submission_id]:
            parts[part.submission_id].append(part)
    found = Submission.objects.filter(pk__in=regions).select_related("created_by").order_by("-pk")
    return [_filing(row, len(regions[row.pk]), parts[row.pk]) for row in found]


def _filing(row: Submission, regions: int, parts: list[SubmissionRegion]) -> SourceFiling:
    people = sorted({str(part.submitted_by) for part in parts if part.submitted_by})
    moments = [part.submitted_at for part in parts if part.submitted_at]
    return SourceFiling(
        row.pk,
        row.get_kind_display(),
        row.name,
        ", ".join(people) or str(row.created_by or ""),
        min(moments, default=row.created_at),
        regions,
        sum(part.state in WAITING for part in parts),
        tuple(sorted({part.release_id for part in parts if part.release_id})),
    )
