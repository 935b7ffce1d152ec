"""What the figures rest on: documents, what they print, where they contradict each other."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from itertools import starmap
from typing import Any, NamedTuple

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from msgspec import Struct

from coverage.models import (
    BenefitPayment,
    Conflict,
    ContributionRate,
    Flag,
    FlagAnswer,
    PlanningDocument,
    Programme,
    Source,
    Statement,
    Target,
    VillageCoverage,
)
from coverage.models.columns import flag_row, made
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.queries.once import held, lasting
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import FlagRow, StatementRow, TargetRow


class SourceRow(Struct, frozen=True):
    """A document that prints figures; published_on is None when it gives no date."""

    id: int
    title: str
    publisher: str
    published_on: date | None
    published_precision: str
    url: str
    citation: str

    @property
    def independent_of(self) -> str:
        """What documents of one hand share: the publisher, the title when none is named."""
        return (self.publisher or self.title).casefold().strip()


def sources(ids: Collection[int]) -> dict[int, SourceRow]:
    """Sources by id. One query."""
    return {row[0]: SourceRow(*row) for row in _sources(sorted(ids))}


@compiled
def _sources(ids: Any) -> QuerySet[Any, Any]:
    named = Source.objects.filter(among(ids, "pk"))
    return named.values_list(
        "id", "title", "publisher", "published_on", "published_precision", "url", "citation"
    )


def source_text(pk: int) -> str:
    """The text a document's rows were read from, "" when none was kept. One query."""
    return Source.objects.filter(pk=pk).values_list("text", flat=True).first() or ""


def source_list(release: ReleaseRow) -> list[tuple[SourceRow, int]]:
    """Every document a release knows with the count of its rows, newest first. One query.

    Rows are statements, records of programmes and plans, and contribution rates, which no release holds.
    """
    printed = [
        model.objects.known_in(release.number)
        for model in (Statement, Programme, VillageCoverage, BenefitPayment, PlanningDocument)
    ]
    count = sum((_counted(rows) for rows in printed), _counted(ContributionRate.objects.all()))
    rows = (
        Source.objects.annotate(count=count)
        .filter(count__gt=0)
        .order_by(F("published_on").desc(nulls_last=True), "citation")
    )
    return [
        (
            SourceRow(
                row.pk,
                row.title,
                row.publisher,
                row.published_on,
                row.published_precision,
                row.url,
                row.citation,
            ),
            row.count,
        )
        for row in rows
    ]


def _counted(rows: QuerySet[Any]) -> Any:
    """How many of these rows a source has."""
    own = rows.filter(source=OuterRef("pk")).order_by().values("source")
    return Coalesce(Subquery(own.annotate(count=Count("pk")).values("count")), Value(0))


def targets(region: str, release: ReleaseRow) -> list[TargetRow]:
    """All targets of a region, by year and document. One query."""
    return targets_of(release.number, [region])


def targets_of(release: int, codes: Collection[str]) -> list[TargetRow]:
    """All targets of these regions that a release knows, by region, year and document. One query."""
    return made(TargetRow, _targets(release, list(codes)))


@compiled
def _targets(release: Any, codes: Any) -> QuerySet[Any, Any]:
    return Target.objects.known_in(release).of_regions(codes).target_columns()


def documents(codes: Collection[str], release: ReleaseRow) -> list[str]:
    """Named documents that give targets for these regions. One query."""
    return [document for (document,) in _documents(release.number, list(codes))]


@compiled
def _documents(release: Any, codes: Any) -> QuerySet[Any, Any]:
    found = Target.objects.known_in(release).of_regions(codes).exclude(document="")
    return found.order_by("document").values_list("document").distinct()


def told(region: str, release: ReleaseRow, day: date | None) -> list[StatementRow]:
    """What documents print about a region on a day, without any, and whatever has a rank. One query."""
    return list(starmap(StatementRow, _told(release.number, [region], day)))


@compiled
def _told(release: Any, codes: Any, day: Any) -> QuerySet[Any, Any]:
    known = Statement.objects.known_in(release).of_regions(codes)
    return known.filter(Q(as_of=day) | Q(as_of=None) | ~Q(rank=None)).statement_columns()


def telling(region: str, release: ReleaseRow) -> list[int]:
    """The documents that print anything about a region, in the order they came. One query."""
    return [number for number, _ in _telling(release.number, [region])]


@compiled
def _telling(release: Any, codes: Any) -> QuerySet[Any, Any]:
    known = Statement.objects.known_in(release).of_regions(codes).exclude(source=None).order_by()
    return known.values_list("source_id").annotate(first=Min("id")).order_by("first")


def statements_of_source(source: int, release: ReleaseRow) -> list[StatementRow]:
    """All that one document prints. One query."""
    return list(starmap(StatementRow, _printed(release.number, source)))


@compiled
def _printed(release: Any, source: Any) -> QuerySet[Any, Any]:
    return Statement.objects.known_in(release).filter(source_id=source).statement_columns()


DAY = Coalesce("as_of", Value(date.max))  # so that flags about no day are equal too


class Dispute(NamedTuple):
    """An undecided contradiction, once for each side. precision: how exactly the side dates its figure."""

    region_code: str
    kind: str
    as_of: date | None
    segment: str
    basis: str
    statement_id: int
    precision: str | None


@lasting
def disputes(release: int) -> tuple[Dispute, ...]:
    """All contradictions that a release knows, few since each waits for a person: by day, then as stored.

    One query a state.
    """
    return tuple(map(Dispute._make, _disputes(release)))


@compiled
def _disputes(release: Any) -> QuerySet[Any, Any]:
    sides = ("statements", "statements__as_of_precision")
    found = Conflict.objects.known_in(release).order_by("as_of", "pk")
    return found.values_list("region_id", "kind", "as_of", "segment", "basis", *sides)


def disputed(codes: Collection[str], release: ReleaseRow) -> dict[str, list[StatementRow]]:
    """Statements that contradict each other, by region; from disputes and their statements."""
    found = defaultdict(list)
    for row in _sides(release.number):
        if row.region_code in codes:
            found[row.region_code].append(row)
    return dict(found)


@lasting
def _sides(release: int) -> tuple[StatementRow, ...]:
    """The statements of all contradictions. One query a state where there are any."""
    numbers = {one.statement_id for one in disputes(release)}
    return tuple(starmap(StatementRow, _statements_of(sorted(numbers))))


@compiled
def _statements_of(numbers: Any) -> QuerySet[Any, Any]:
    return Statement.objects.filter(among(numbers, "pk")).statement_columns()


def flag_codes(codes: Collection[str], release: ReleaseRow) -> dict[str, dict[date | None, tuple[str, ...]]]:
    """Codes of the flags by region, then day. One query; none for regions asked about in the snapshot."""
    known: dict[str, dict[date | None, tuple[str, ...]]] = held((flag_codes, release.number))
    missing = [code for code in codes if code not in known]
    if missing:
        known |= {code: {} for code in missing}
        for code, region, day in _flag_codes(release.number, missing):
            known[region][day] = (*known[region].get(day, ()), code)
    return {code: known[code] for code in codes}


@compiled
def _flag_codes(release: Any, codes: Any) -> QuerySet[Any, Any]:
    known = Flag.objects.known_in(release).of_regions(codes)
    return known.order_by("code").values_list("code", "region_id", "as_of").distinct()


def flags(
    release: ReleaseRow,
    code: str | None = None,
    region: str | None = None,
    regions: Collection[str] | None = None,
) -> list[FlagRow]:
    """What the audit finds in a release, each with the state of its newest answer. One query."""
    return made(flag_row, _flags(release.number, code, region, None if regions is None else list(regions)))


@compiled
def _flags(release: Any, code: Any, region: Any, regions: Any) -> QuerySet[Any, Any]:
    answers = FlagAnswer.objects.alias(day=DAY).filter(
        code=OuterRef("code"), region=OuterRef("region"), message=OuterRef("message"), day=OuterRef("day")
    )
    newest = answers.order_by("-id").values("state")[:1]
    state = Coalesce(Subquery(newest), Value("open"))
    known = _about(Flag.objects.known_in(release), code, region, regions)
    return known.alias(day=DAY).annotate(state=state).flag_columns("state")


def _about(found: Any, code: Any, region: Any, regions: Any) -> Any:
    if code:
        found = found.filter(code=code)
    if region:
        found = found.filter(region_id=region)
    return found if regions is None else found.filter(among(regions))
