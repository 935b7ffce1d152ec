"""What pages show for the region and day a document speaks of."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from coverage.calculations.assembling import coverage_rows
from coverage.calculations.settling import Key as SettlingKey
from coverage.models import Conflict, CurrentCoverage, ParticipantSnapshot, Potential, Statement, Target
from coverage.models.columns import lines
from coverage.models.querysets import among
from coverage.queries.changes import said_by
from coverage.queries.compiled import compiled
from coverage.queries.places import by_code
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import CoverageRow, StatementRow

Key = tuple[str, date | None, str, str]
FACTS: dict[str, Any] = {"snapshot": ParticipantSnapshot, "potential": Potential, "target": Target}
WHEN: dict[Any, str] = {ParticipantSnapshot: "as_of", Potential: "valid_from", Target: "year"}


def shown_beside(statements: Sequence[StatementRow], release: ReleaseRow) -> dict[Key, CoverageRow]:
    """The figure shown for each statement's region, day, segment and basis, by that key.

    Two queries, three for an old release.
    """
    codes = {row.region_code for row in statements}
    days = {row.as_of for row in statements if row.as_of is not None}
    regions = by_code(codes)
    if release.is_newest:
        rows = lines(_shown(release.number, list(codes), list(days)), regions)
    else:
        published = ParticipantSnapshot.objects.known_in(release.number).of_regions(codes)
        potentials = Potential.objects.known_in(release.number).of_regions(codes).potential_rows()
        rows = coverage_rows(regions, published.filter(as_of__in=days).snapshot_rows(), potentials, ())
    return {(row.region.code, row.as_of, row.segment, row.basis): row for row in rows}


@compiled
def _shown(release: Any, codes: Any, days: Any) -> QuerySet[Any, Any]:
    current = CurrentCoverage.objects.of_release(release).of_regions(codes)
    return current.filter(among(days, "as_of")).line_columns()


def published_for(
    statements: Sequence[StatementRow], release: ReleaseRow
) -> dict[tuple[str, SettlingKey], dict[str, Any] | None]:
    """What is published for the keys of statements: values by kind (of FACTS) and key. Three queries."""
    codes = sorted({row.region_code for row in statements})
    days = sorted({row.as_of for row in statements if row.as_of})
    years = sorted({row.target_year for row in statements if row.target_year})
    found: dict[tuple[str, SettlingKey], dict[str, Any] | None] = {}
    for kind, model in FACTS.items():
        parts = len(model.KEY)
        for row in _published(model, release.number, codes, years if kind == "target" else days):
            found[kind, row[:parts]] = dict(zip(said_by(model), row[parts:], strict=True))
    return found


@compiled
def _published(fact: Any, release: Any, codes: Any, when: Any) -> QuerySet[Any, Any]:
    """Key and values of what a release says of regions. when: the days, or years, of its key."""
    rows = fact.objects.known_in(release).of_regions(codes).filter(among(when, WHEN[fact]))
    return rows.values_list(*fact.KEY, *said_by(fact))


def relied_on(ids: Collection[int], release: ReleaseRow) -> dict[str, set[int]]:
    """Statements among these that a shown figure rests on, by its kind (a key of FACTS). Three queries."""
    return {
        kind: {statement for (statement,) in _relied_on(model, release.number, list(ids))}
        for kind, model in FACTS.items()
    }


@compiled
def _relied_on(fact: Any, release: Any, ids: Any) -> QuerySet[Any, Any]:
    return fact.objects.known_in(release).filter(among(ids, "statements")).values_list("statements")


def contradicting(ids: Collection[int], release: ReleaseRow) -> dict[str, set[int]]:
    """Statements among these that contradict another one, by kind (a key of FACTS). One query."""
    found = defaultdict(set)
    for kind, statement in _contradicting(release.number, list(ids)):
        found[kind].add(statement)
    return found


@compiled
def _contradicting(release: Any, ids: Any) -> QuerySet[Any, Any]:
    known = Conflict.objects.known_in(release).filter(among(ids, "statements"))
    return known.values_list("kind", "statements")


def entered_notes(codes: Collection[str], release: int) -> dict[tuple[str, date | int | None], str]:
    """What people noted beside figures they entered in a release, by region and day or year. One query."""
    rows = Statement.objects.filter(published_in_id=release, entered=True, region_id__in=codes)
    found = rows.exclude(notes="").values_list("region_id", "as_of", "target_year", "notes")
    return {(code, day or year): notes for code, day, year, notes in found}
