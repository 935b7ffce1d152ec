"""Contradictions and their sides."""

from collections import defaultdict
from datetime import date

from msgspec import Struct

from coverage.models import Conflict, Statement
from coverage.models.querysets import PublishedQuerySet
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import StatementRow


class Contradiction(Struct, frozen=True):
    """One key whose documents cannot all be right. sides: what they print, in the order of publishing.

    kind: snapshot, potential or target; decided_in: the release that settled it, None while it stands.
    """

    id: int
    kind: str
    region_code: str
    as_of: date | None
    segment: str
    basis: str
    year: int | None
    document: str
    decided_in: int | None
    sides: tuple[StatementRow, ...]


def contradictions(release: ReleaseRow) -> list[Contradiction]:
    """The contradictions that stand in a release, by region. Three queries."""
    return _with_sides(Conflict.objects.known_in(release.number))


def settled(release: ReleaseRow) -> list[Contradiction]:
    """Contradictions settled up to a release whose sides still stand. Three queries."""
    ended = Conflict.objects.filter(superseded_in_id__lte=release.number)
    still = [row for row in _with_sides(ended) if len(row.sides) > 1]
    return [row for row in still if row.decided_in is not None]


def settled_in(number: int) -> list[Contradiction]:
    """Contradictions that one release settled, with the sides they had. Four queries."""
    again = Conflict.objects.filter(published_in_id=number).values_list(*Conflict.KEY)
    ended = Conflict.objects.filter(superseded_in_id=number)
    standing = set(again)
    gone = [row.pk for row in ended if tuple(getattr(row, name) for name in Conflict.KEY) not in standing]
    return _with_sides(ended.filter(pk__in=gone), Statement.objects.all())


def _with_sides(
    conflicts: PublishedQuerySet, statements: PublishedQuerySet | None = None
) -> list[Contradiction]:
    """statements: those that can be sides; None is the current ones."""
    known_statements = Statement.objects.current() if statements is None else statements
    rows = list(conflicts.order_by("region_id", "kind", "as_of", "year", "id"))
    links = Conflict.statements.through.objects.filter(conflict__in=rows)
    sides = defaultdict(list)
    pairs = list(links.values_list("conflict_id", "statement_id"))
    known = {row.id: row for row in known_statements.filter(pk__in={pk for _, pk in pairs}).statement_rows()}
    for conflict, statement in sorted(pairs):
        if statement in known:
            sides[conflict].append(known[statement])
    return [
        Contradiction(
            row.pk,
            row.kind,
            row.region_id,
            row.as_of,
            row.segment,
            row.basis,
            row.year,
            row.document,
            row.superseded_in_id,
            tuple(sides[row.pk]),
        )
        for row in rows
    ]
