"""Turns a release's statements into figures and conflicts, beside what is published already."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from msgspec import Struct

from coverage.calculations import settling
from coverage.calculations.settling import Key, Settled
from coverage.models import Conflict, ParticipantSnapshot, Potential, Release, Statement, Target
from coverage.models.columns import every_column, statements
from coverage.models.copying import copy_objects, copy_rows
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.rows.figures import StatementRow


class Fact(Struct, frozen=True):
    """How one kind of fact comes out of statements.

    key: of the fact a statement speaks of; settle: which statements agree; columns: the fact's own values;
    when: the column of its day or year, disputed: that of its conflicts.
    """

    kind: str
    model: Any
    key: Callable[[StatementRow], Key | None]
    settle: Callable[..., Settled]
    columns: Callable[[Sequence[StatementRow]], dict[str, Any]]
    when: str
    disputed: str

    def when_of(self, key: Key) -> Any:
        """The day or year of a key."""
        return key[self.model.KEY.index(self.when)]


def _snapshot_columns(agreeing: Sequence[StatementRow]) -> dict[str, Any]:
    row = settling.snapshot_of(agreeing)
    return {
        "as_of_precision": row.as_of_precision,
        "active_participants": row.active_participants,
        "document_potential": row.document_potential,
        "printed_ratio": row.printed_ratio,
        "printed_decimals": row.printed_decimals,
    }


def _potential_columns(agreeing: Sequence[StatementRow]) -> dict[str, Any]:
    return {"potential_workers": settling.potential_of(agreeing).potential_workers}


def _target_columns(agreeing: Sequence[StatementRow]) -> dict[str, Any]:
    row = settling.target_of(agreeing)
    return {
        "target_ratio": row.target_ratio,
        "target_decimals": row.target_decimals,
        "target_people": row.target_people,
    }


FACTS = (
    Fact(
        "snapshot",
        ParticipantSnapshot,
        settling.snapshot_key,
        settling.settle_snapshot,
        _snapshot_columns,
        "as_of",
        "as_of",
    ),
    Fact(
        "potential",
        Potential,
        settling.potential_key,
        settling.settle_potential,
        _potential_columns,
        "valid_from",
        "as_of",
    ),
    Fact("target", Target, settling.target_key, settling.settle_target, _target_columns, "year", "year"),
)


def settle(fresh: Sequence[StatementRow], release: Release) -> None:
    """Bring figures and conflicts up to the statements a release adds."""
    corrected = _withdraw_corrected(fresh, release)
    standing = _standing_beside([*fresh, *corrected])
    for fact in FACTS:
        keys = {fact.key(row) for row in (*fresh, *corrected)} - {None}
        if keys:
            _settle_fact(fact, keys, [row for row in standing if fact.key(row) in keys], release)


def _withdraw_corrected(fresh: Sequence[StatementRow], release: Release) -> list[StatementRow]:
    """Supersede what the same source printed otherwise before; returns those rows.

    A source that prints two values at once stays as it is: that is a conflict, not a correction.
    """
    ids = {row.id for row in fresh}
    by_place = defaultdict(list)
    for row in fresh:
        if not row.entered:
            by_place[_place(row)].append(row)
    sources = {row.source_id for row in fresh if not row.entered and row.source_id is not None}
    older = [row for row in statements(_of_sources(list(sources))) if row.id not in ids]
    corrected = [row for row in older if any(_contradict(row, new) for new in by_place.get(_place(row), ()))]
    if corrected:
        Statement.objects.filter(pk__in=[row.id for row in corrected]).update(superseded_in=release)
    return corrected


@compiled
def _of_sources(sources: Any) -> QuerySet[Any, Any]:
    return Statement.objects.current().filter(among(sources, "source_id")).statement_columns()


def _place(row: StatementRow) -> Key:
    return (
        row.source_id,
        row.region_code,
        row.as_of,
        row.segment,
        row.basis,
        row.target_year,
        row.target_document,
    )


PRINTED = (
    "active_participants",
    "potential_workers",
    "printed_ratio",
    "target_ratio",
    "target_people",
    "gap_people",
    "rank",
    "rank_of",
)


def _contradict(one: StatementRow, other: StatementRow) -> bool:
    pairs = ((getattr(one, name), getattr(other, name)) for name in PRINTED)
    return any(a != b for a, b in pairs if a is not None and b is not None)


def _standing_beside(rows: Iterable[StatementRow]) -> list[StatementRow]:
    """All statements now current that may share a key with these rows, oldest first."""
    rows = list(rows)
    days = {row.as_of for row in rows if row.as_of}
    years = {row.target_year for row in rows if row.target_year}
    codes = {row.region_code for row in rows}
    return statements(_beside(list(codes), list(days) or None, list(years) or None)) if days or years else []


@compiled
def _beside(codes: Any, days: Any, years: Any) -> QuerySet[Any, Any]:
    """days, years: one of them may be None."""
    whens = ((days, "as_of"), (years, "target_year"))
    spoken = reduce(or_, (Q(among(values, column)) for values, column in whens if values is not None))
    return Statement.objects.current().of_regions(codes).filter(spoken).statement_columns()


def _settle_fact(fact: Fact, keys: set[Any], standing: Sequence[StatementRow], release: Release) -> None:
    by_key = defaultdict(list)
    for row in standing:
        by_key[fact.key(row)].append(row)
    regions, whens = list({key[0] for key in keys}), list({fact.when_of(key) for key in keys})
    figures = _Ledger(fact.model, release, _figures(fact, regions, whens))
    conflicts = _Ledger(Conflict, release, _conflicts(fact, regions, whens))
    for key in sorted(keys, key=repr):
        figure_key = key
        conflict_key = _conflict_key(fact, key)
        settled = fact.settle(by_key[key], figures.statements_of(figure_key))
        figures.put(figure_key, settled.agreeing, fact.columns(settled.agreeing) if settled.agreeing else {})
        disputed = (*settled.agreeing, *settled.opposing) if settled.opposing else ()
        conflicts.put(conflict_key, disputed, {})
    figures.write()
    conflicts.write()


@compiled
def _figures(fact: Fact, regions: Any, whens: Any) -> QuerySet[Any, Any]:
    current = fact.model.objects.current().of_regions(regions).filter(among(whens, fact.when))
    return current.values_list(*every_column(fact.model))


@compiled
def _conflicts(fact: Fact, regions: Any, whens: Any) -> QuerySet[Any, Any]:
    current = Conflict.objects.current().of_regions(regions).filter(among(whens, fact.disputed))
    return current.filter(kind=fact.kind).values_list(*every_column(Conflict))


def _conflict_key(fact: Fact, key: Key) -> Key:
    if fact.kind == "target":
        region, year, document, source = key
        return (fact.kind, region, None, "", "", year, document, source)
    region, *rest = key
    day, segment, basis = rest if fact.kind == "snapshot" else (rest[2], rest[0], rest[1])
    return (fact.kind, region, day, segment, basis, None, "", None)


class _Ledger:
    """The current rows of one model, and what a release changes in them."""

    def __init__(self, model: Any, release: Release, current: Iterable[Sequence[Any]]):
        """current: the values of those rows that may change, in the order of the model's columns."""
        self.model, self.release = model, release
        names = every_column(model)
        rows = (dict(zip(names, values, strict=True)) for values in current)
        self.current = {tuple(row[name] for name in model.KEY): row for row in rows}
        self.links = defaultdict(set)
        for pk, statement in _links(model, [row["id"] for row in self.current.values()]):
            self.links[pk].add(statement)
        self.superseded: list[int] = []
        self.added: list[tuple[Any, list[int]]] = []

    def statements_of(self, key: Key) -> set[int]:
        row = self.current.get(key)
        return self.links[row["id"]] if row else set()

    def put(self, key: Key, statements: Sequence[StatementRow], columns: dict[str, Any]) -> None:
        """Make this the current row of the key; no statements: there is none."""
        row = self.current.get(key)
        ids = [statement.id for statement in statements if statement.id is not None]
        if row is not None:
            same = all(row[name] == value for name, value in columns.items())
            if same and self.links[row["id"]] == set(ids):
                return
            self.superseded.append(row["id"])
        if ids:
            values = dict(zip(self.model.KEY, key, strict=True))
            self.added.append((self.model(published_in=self.release, **values, **columns), ids))

    def write(self) -> None:
        if self.superseded:
            self.model.objects.filter(pk__in=self.superseded).update(superseded_in=self.release)
        copy_objects([row for row, _ in self.added])
        links = [(row.pk, statement) for row, ids in self.added for statement in ids]
        owner = f"{self.model._meta.model_name}_id"
        copy_rows(self.model.statements.through, [owner, "statement_id"], links)


@compiled
def _links(model: Any, owners: Any) -> QuerySet[Any, Any]:
    """The statements these rows of a model rest on: key of the row, of the statement."""
    through, owner = model.statements.through, f"{model._meta.model_name}_id"
    return through.objects.filter(among(owners, owner)).values_list(owner, "statement_id")
