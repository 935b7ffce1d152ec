"""What is reckoned from a release and kept like its figures: rows from one release on, until another."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from coverage.models.copying import copy_rows
from coverage.models.querysets import PublishedQuerySet

Key = tuple[Any, ...]
Standing = dict[Key, tuple[Any, ...]]  # what `keyed` gives


def bring_up(
    model: Any,
    columns: Sequence[str],
    former: Standing,
    found: Mapping[Key, Sequence[Any]],
    release: int,
    *,
    stored: Mapping[str, Any] | None = None,
) -> set[Key]:
    """Let a release supersede the standing rows that no longer hold, and publish those that are new.

    columns: names as stored; former: all current rows that may change; found: values of the columns by key;
    stored: how a column's value is written, where that is not as it is. Returns the changed keys.
    """
    changed = {one for one in former.keys() | found.keys() if not _same(former.get(one), found.get(one))}
    gone = [former[one][0] for one in changed if one in former]
    if gone:
        model.objects.filter(pk__in=gone).update(superseded_in=release)
    writers = [(stored or {}).get(name, _as_it_is) for name in columns]
    fresh = (
        (*one, *(write(value) for write, value in zip(writers, found[one], strict=True)), release)
        for one in sorted(changed & found.keys())
    )
    copy_rows(model, (*model.KEY, *columns, "published_in_id"), fresh)
    return changed


def differing(model: Any, columns: Sequence[str], found: Mapping[Key, Sequence[Any]]) -> list[Key]:
    """Keys of current rows that are not as they are found to be, in order."""
    former = keyed(model, asked(model.objects.current(), columns))
    return sorted(one for one in former.keys() | found.keys() if not _same(former.get(one), found.get(one)))


def asked(standing: PublishedQuerySet, columns: Sequence[str]) -> QuerySet[Any, Any]:
    """What `keyed` takes of rows."""
    return standing.values_list(*standing.model.KEY, "pk", *columns)


def keyed(model: Any, rows: Iterable[Sequence[Any]]) -> Standing:
    """The primary key and the values of rows by their key."""
    size = len(model.KEY)
    return {tuple(row[:size]): tuple(row[size:]) for row in rows}


def _same(former: Sequence[Any] | None, found: Sequence[Any] | None) -> bool:
    if former is None or found is None:
        return former is found
    return list(former[1:]) == list(found)


def _as_it_is(value: Any) -> Any:
    return value
