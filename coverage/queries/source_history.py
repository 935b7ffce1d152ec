"""How a document came into the figures: who brought it, which releases used it and let go of it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from coverage.models import DraftFigure, Release, Statement, Submission, SubmissionRegion
from coverage.queries.review import within
from coverage.scope import Scope


@dataclass(frozen=True, slots=True)
class SourceRelease:
    """What one release did with a document's statements: how many it added, how many it ended."""

    number: int
    published_at: datetime
    added: int
    ended: int


@dataclass(frozen=True, slots=True)
class SourceFiling:
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
    """The releases that added or ended statements of a document, newest first. Three queries.

    upto: as this release knows it; None takes all.
    """
    counted: dict[int, dict[str, int]] = defaultdict(lambda: {"added": 0, "ended": 0})
    for field, what in (("published_in_id", "added"), ("superseded_in_id", "ended")):
        rows = Statement.objects.filter(source=pk).exclude(**{field: None}).order_by()
        if upto is not None:
            rows = rows.filter(**{f"{field}__lte": upto})
        for number, count in rows.values_list(field).annotate(count=Count("pk")):
            counted[number][what] = count
    moments = dict(Release.objects.filter(pk__in=counted).values_list("number", "published_at"))
    return [
        SourceRelease(number, moments[number], **counted[number]) for number in sorted(counted, reverse=True)
    ]


def filings_of_source(pk: int, scope: Scope | None) -> list[SourceFiling]:
    """The submissions that brought a document's figures, newest first. Four queries.

    scope: only what speaks of its regions; None takes all.
    """
    regions: dict[int, set[str]] = defaultdict(set)
    models: tuple[Any, ...] = (Statement, DraftFigure)
    for model in models:
        rows = model.objects.filter(source=pk).exclude(submission=None).order_by()
        if scope is not None:
            rows = rows.filter(within(scope))
        for submission, code in rows.values_list("submission_id", "region_id").distinct():
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
        sum(part.state == SubmissionRegion.State.SUBMITTED for part in parts),
        tuple(sorted({part.release_id for part in parts if part.release_id})),
    )
