"""How many of each document's figures other documents bear out."""

from collections.abc import Collection, Sequence
from functools import reduce
from itertools import starmap
from operator import or_
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Sum, Value, When

from coverage.calculations.grading import Grade, figures_of, grades
from coverage.models import Statement
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow, sources
from coverage.rows.figures import StatementRow


def source_grades(
    release: ReleaseRow, graded: Collection[SourceRow], every: Collection[SourceRow]
) -> dict[int, Grade]:
    """The grades of some of the documents a release knows, by id. Two queries, however many the documents.

    every: all documents of the release, whose publishers decide who bears out whom.
    """
    known = Statement.objects.known_in(release.number)
    own = known.filter(source__in=[source.id for source in graded])
    counted = own.order_by().values("source").annotate(count=_figures()).values_list("source", "count")
    counts = {source: count for source, count in counted if source is not None}
    same = own.filter(region=OuterRef("region"))
    day = same.filter(as_of=OuterRef("as_of"), segment=OuterRef("segment"), basis=OuterRef("basis"))
    target = same.filter(target_year=OuterRef("target_year"), target_document=OuterRef("target_document"))
    beside = Q(as_of__isnull=False) & Exists(day) | Q(target_year__isnull=False) & Exists(target)
    shared = known.filter(beside).statement_rows()
    return grades(shared, counts, {source.id: source.independent_of for source in every})


def grade_of(source: SourceRow, statements: Sequence[StatementRow], release: ReleaseRow) -> Grade:
    """The grade of one document. statements: all it prints in the release. Two queries."""
    codes = sorted({row.region_code for row in statements})
    days = sorted({row.as_of for row in statements if row.as_of})
    years = sorted({row.target_year for row in statements if row.target_year})
    asked = release.number, codes, days or None, years or None
    beside = list(starmap(StatementRow, _beside(*asked))) if days or years else []
    named = sources({row.source_id for row in beside if row.source_id is not None})
    publishers = {pk: row.independent_of for pk, row in named.items()}
    counts = {source.id: sum(map(figures_of, statements))}
    return grades(beside, counts, publishers)[source.id]


@compiled
def _beside(release: Any, codes: Any, days: Any, years: Any) -> QuerySet[Any, Any]:
    """Statements about these regions and days or years; None for no day and for no year."""
    when = [among(values, name) for values, name in ((days, "as_of"), (years, "target_year")) if values]
    known = Statement.objects.known_in(release).of_regions(codes)
    return known.filter(reduce(or_, map(Q, when))).statement_columns()


def _figures() -> Any:
    """Figures of a source's statements, as calculations.grading.figures_of counts them."""
    prints = (
        Q(active_participants__isnull=False) | Q(printed_ratio__isnull=False),
        Q(potential_workers__isnull=False),
        Q(target_ratio__isnull=False) | Q(target_people__isnull=False),
    )
    total: Any = Value(0)
    for printed in prints:
        total = total + Sum(Case(When(printed, then=1), default=0, output_field=IntegerField()))
    return total
