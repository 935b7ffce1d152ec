"""Targets beside a form: the published ones of one year and document, and what is under way for them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet
from msgspec import Struct

from coverage.models import Conflict, DraftFigure, SubmissionRegion, Target
from coverage.rows.figures import StatementRow, TargetRow
from coverage.rows.scope import Scope
from coverage.submissions.queries.waiting import within
from coverage.submissions.states import OPEN, UNDER_WAY, WAITING, Kind


class TargetUnderWay(Struct, frozen=True):
    """A target handed in and not decided, returned, or recalled. reason, comments: of its return."""

    submission: int
    part: int
    state: str
    target: TargetRow
    retracts: bool
    source: str
    reason: str
    comments: tuple[str, ...] = ()

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING


class OpenTargets(Struct, frozen=True):
    """Targets of a region that were returned or recalled, and where they are mended."""

    submission: int
    region_code: str
    region: str
    year: int
    document: str
    state: str
    reason: str
    decided_at: datetime | None
    decided_by: str
    root: str


def published_targets(codes: Collection[str], year: int, document: str) -> dict[str, TargetRow]:
    """The published target of each region for a year in a document. One query."""
    rows = Target.objects.current().of_regions(codes).filter(year=year, document=document)
    return {row.region_code: row for row in rows.target_rows()}


def targets_of_keys(rows: Collection[StatementRow]) -> dict[tuple[str, int, str], TargetRow]:
    """The published targets that rows speak of, by region, year and document. One query."""
    published = Target.objects.current().of_regions({row.region_code for row in rows})
    published = published.filter(year__in={row.target_year for row in rows if row.target_year})
    return {(row.region_code, row.year, row.document): row for row in published.target_rows()}


def disputed_targets(codes: Collection[str], year: int, document: str) -> set[str]:
    """Codes of the regions whose documents contradict each other on it. One query."""
    rows = Conflict.objects.current().of_regions(codes).filter(kind="target", year=year, document=document)
    return set(rows.values_list("region_id", flat=True))


def target_documents(codes: Collection[str]) -> list[str]:
    """Named documents that give targets for these regions. One query."""
    found = Target.objects.current().of_regions(codes).exclude(document="").order_by("document")
    return list(found.values_list("document", flat=True).distinct())


def targets_under_way(codes: Collection[str], year: int, document: str) -> dict[str, TargetUnderWay]:
    """What is under way for a year and document, by region. Three queries."""
    figures = _drafts().filter(region__in=codes, target_year=year, target_document=document)
    parts = {
        (part.submission_id, part.region_id): part
        for part in SubmissionRegion.objects.filter(
            submission__in=figures.values("submission"), region__in=codes, state__in=UNDER_WAY
        ).prefetch_related("comments")
    }
    found = {}
    for figure in figures.select_related("source").order_by("pk"):
        part = parts.get((figure.submission_id, figure.region_id))
        if part is not None:
            found[figure.region_id] = _under_way(figure, part)
    return found


def _drafts() -> QuerySet[DraftFigure]:
    return DraftFigure.objects.filter(submission__kind=Kind.TARGETS)


def _under_way(figure: DraftFigure, part: SubmissionRegion) -> TargetUnderWay:
    target = TargetRow(
        figure.region_id,
        figure.target_year or 0,
        figure.target_document,
        figure.target_ratio,
        figure.target_decimals,
        figure.target_people,
    )
    return TargetUnderWay(
        part.submission_id,
        part.pk,
        part.state,
        target,
        bool(figure.retracts),
        figure.source.citation,
        part.reason,
        tuple(comment.text for comment in part.comments.all()),
    )


def open_targets(scope: Scope) -> list[OpenTargets]:
    """Returned and recalled targets of a scope, returned ones first. Two queries."""
    parts = SubmissionRegion.objects.filter(within(scope), submission__kind=Kind.TARGETS, state__in=OPEN)
    parts = parts.select_related("region", "decided_by").order_by("-state", "region_id", "pk")
    drafts = _drafts().filter(submission__in=parts.values("submission")).order_by()
    held: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for figure in drafts:
        key = (figure.target_year or 0, figure.target_document)
        if key not in held[figure.submission_id, figure.region_id]:
            held[figure.submission_id, figure.region_id].append(key)
    return [
        OpenTargets(
            part.submission_id,
            part.region_id,
            part.region.short_name,
            year,
            document,
            part.state,
            part.reason,
            part.decided_at,
            str(part.decided_by or ""),
            _root(scope, part.region_id),
        )
        for part in parts
        for year, document in sorted(held[part.submission_id, part.region_id])
    ]


def _root(scope: Scope, code: str) -> str:
    """The form somebody mends a region's target in: its province's when they may enter that."""
    province = code[:2]
    return province if scope.may_enter(province) else code
