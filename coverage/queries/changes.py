"""What a release changed, against the one before."""

from typing import Any

from django.db.models import Count, QuerySet
from msgspec import Struct

from coverage.models import Conflict, ParticipantSnapshot, Potential, Target
from coverage.models.columns import every_column, instance
from coverage.queries.compiled import Row, compiled

PER_PAGE = 100  # changes of a release, one line each
FACTS: dict[str, Any] = {
    "snapshot": ParticipantSnapshot,
    "potential": Potential,
    "target": Target,
    "conflict": Conflict,
}
NOT_SHOWN = {"id", "published_in_id", "superseded_in_id"}


class ReleaseChange(Struct, frozen=True):
    """One key whose row a release added (no former), replaced, or ended (no new). Values by column name."""

    kind: str
    region_code: str
    key: dict[str, Any]
    former: dict[str, Any] | None
    new: dict[str, Any] | None
    source_ids: tuple[int, ...]


class ReleaseChanges(Struct, frozen=True):
    """added, replaced, ended: how many rows by kind; listed: those asked for, in their order."""

    added: dict[str, int]
    replaced: dict[str, int]
    ended: dict[str, int]
    listed: tuple[ReleaseChange, ...]

    @property
    def total(self) -> int:
        return sum(sum(counts.values()) for counts in (self.added, self.replaced, self.ended))


def release_changes(number: int, first: int = 0, most: int = PER_PAGE) -> ReleaseChanges:
    """What the release with this number changed; listed are `most` changes from the place `first` on.

    Those replaced or ended come first, then the added ones, each kind by region. Three queries a kind of
    fact, one more for a kind whose added rows are listed.
    """
    added, replaced, ended = {}, {}, {}
    changed: list[tuple[str, Any, Any]] = []
    fresh: list[tuple[str, Any]] = []
    for kind, model in FACTS.items():
        former = {key_of(row): row for row in _rows(model, _superseded(model, number))}
        regions = sorted({key[1] for key in former})
        new = {key_of(row): row for row in _rows(model, _published(model, number, regions))}
        both = former.keys() & new.keys()
        replaced[kind] = len(both)
        ended[kind] = len(former) - len(both)
        added[kind] = sum(count for _, count in _counted(model, number)) - len(both)
        changed += [(kind, former[key], new.get(key)) for key in sorted(former, key=_in_order)]
        only_new = model.objects.filter(published_in_id=number).exclude(pk__in=[new[key].pk for key in both])
        fresh.append((kind, only_new.with_sources().order_by("region_id", *model.KEY, "id")))
    listed = [change_of(*one) for one in changed[first : first + most]]
    skip = max(first - len(changed), 0)
    for kind, rows in fresh:
        if left := most - len(listed):
            listed += (
                [change_of(kind, None, row) for row in rows[skip : skip + left]] if skip < added[kind] else []
            )
            skip = max(skip - added[kind], 0)
    return ReleaseChanges(added, replaced, ended, tuple(listed))


@compiled
def _superseded(fact: Any, number: Any) -> QuerySet[Any, Any]:
    return fact.objects.filter(superseded_in_id=number).values_list(*every_column(fact))


@compiled
def _published(fact: Any, number: Any, regions: Any) -> QuerySet[Any, Any]:
    found = fact.objects.filter(published_in_id=number).of_regions(regions).with_sources()
    return found.values_list(*every_column(fact), "source_ids")


@compiled
def _counted(fact: Any, number: Any) -> QuerySet[Any, Any]:
    found = fact.objects.filter(published_in_id=number).order_by()
    return found.values_list("published_in_id").annotate(Count("pk"))


def _rows(fact: Any, columns: list[Row]) -> list[Any]:
    """The facts of these columns, with the sources that stand behind them."""
    own = len(every_column(fact))
    found = []
    for row in columns:
        made = instance(fact, row)
        made.source_ids = row[own] if len(row) > own else ()
        found.append(made)
    return found


def key_of(row: Any) -> tuple[Any, ...]:
    """What tells a fact from others: its model, region and natural key."""
    return (type(row), row.region_id, *(getattr(row, name) for name in row.KEY))


def _in_order(key: tuple[Any, ...]) -> tuple[Any, ...]:
    """A key as sorted(): days by the calendar, None last."""
    return tuple((part is None, part) for part in key[1:])


def change_of(kind: str, former: Any, new: Any) -> ReleaseChange:
    """One fact before and after; either may be None, not both."""
    row = new or former
    return ReleaseChange(
        kind,
        row.region_id,
        {name.removesuffix("_id"): getattr(row, name) for name in row.KEY},
        values_of(former),
        values_of(new),
        tuple(getattr(row, "source_ids", ())),
    )


def values_of(row: Any) -> dict[str, Any] | None:
    """What a fact says, beside its key; None for none."""
    if row is None:
        return None
    return {name: getattr(row, name) for name in said_by(type(row))}


def said_by(fact: Any) -> tuple[str, ...]:
    """The names of what a fact says beside its key. fact: its model."""
    names = (field.attname for field in fact._meta.concrete_fields)
    return tuple(name for name in names if name not in NOT_SHOWN and name not in fact.KEY)
