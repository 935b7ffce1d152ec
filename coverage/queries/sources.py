"""What the figures rest on: documents, what they print, where they contradict each other."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

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
from coverage.queries.once import held, once
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import FlagRow, StatementRow, TargetRow


@dataclass(frozen=True, slots=True)
class SourceRow:
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
    rows = Source.objects.filter(pk__in=set(ids)).values_list(
        "id", "title", "publisher", "published_on", "published_precision", "url", "citation"
    )
    return {row[0]: SourceRow(*row) for row in rows}


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
    return Target.objects.known_in(release.number).of_regions([region]).target_rows()


def documents(codes: Collection[str], release: ReleaseRow) -> list[str]:
    """Named documents that give targets for these regions. One query."""
    found = Target.objects.known_in(release.number).of_regions(codes).exclude(document="")
    return list(found.order_by("document").values_list("document", flat=True).distinct())


def statements(region: str, release: ReleaseRow) -> list[StatementRow]:
    """All that documents print about a region. One query."""
    return Statement.objects.known_in(release.number).of_regions([region]).statement_rows()


def statements_of_source(source: int, release: ReleaseRow) -> list[StatementRow]:
    """All that one document prints. One query."""
    return Statement.objects.known_in(release.number).filter(source_id=source).statement_rows()


class Dispute(NamedTuple):
    """An undecided contradiction, once for each side. precision: how exactly the side dates its figure."""

    region_code: str
    kind: str
    as_of: date | None
    segment: str
    basis: str
    statement_id: int
    precision: str | None


@once
def disputes(release: int) -> tuple[Dispute, ...]:
    """All contradictions that a release knows, few since each waits for a person: by day, then as stored.

    One query a snapshot.
    """
    sides = ("statements", "statements__as_of_precision")
    found = Conflict.objects.known_in(release).order_by("as_of", "pk")
    return tuple(
        Dispute(*values)
        for values in found.values_list("region_id", "kind", "as_of", "segment", "basis", *sides)
    )


def disputed(codes: Collection[str], release: ReleaseRow) -> dict[str, list[StatementRow]]:
    """Statements that contradict each other, by region. One query where there are any, beside disputes."""
    sides = {one.statement_id for one in disputes(release.number) if one.region_code in codes}
    found = defaultdict(list)
    if sides:
        for row in Statement.objects.filter(pk__in=sides).statement_rows():
            found[row.region_code].append(row)
    return dict(found)


def flag_codes(codes: Collection[str], release: ReleaseRow) -> dict[str, dict[date | None, tuple[str, ...]]]:
    """Codes of the flags by region, then day. One query; none for regions asked about in the snapshot."""
    known: dict[str, dict[date | None, tuple[str, ...]]] = held((flag_codes, release.number))
    missing = [code for code in codes if code not in known]
    if missing:
        known |= {code: {} for code in missing}
        rows = Flag.objects.known_in(release.number).of_regions(missing).order_by("code")
        for region, day, code in rows.values_list("region_id", "as_of", "code").distinct():
            known[region][day] = (*known[region].get(day, ()), code)
    return {code: known[code] for code in codes}


def flags(
    release: ReleaseRow,
    code: str | None = None,
    region: str | None = None,
    regions: Collection[str] | None = None,
) -> list[FlagRow]:
    """What the audit finds in a release, each with the state of its newest answer. Two queries at most."""
    found = Flag.objects.known_in(release.number)
    answers = FlagAnswer.objects.order_by("id")
    if code:
        found, answers = found.filter(code=code), answers.filter(code=code)
    if region:
        found, answers = found.filter(region_id=region), answers.filter(region_id=region)
    if regions is not None:
        found, answers = found.of_regions(regions), answers.filter(region_id__in=regions)
    rows = found.flag_rows()
    if not rows:
        return []
    names = ("code", "region_id", "as_of", "message", "state")
    states = {tuple(key): state for *key, state in answers.values_list(*names)}
    return [
        replace(flag, state=states.get((flag.code, flag.region_code, flag.as_of, flag.message), "open"))
        for flag in rows
    ]
