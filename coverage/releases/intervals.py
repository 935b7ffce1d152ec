"""What is reckoned from a release and kept like its figures: rows from one release on, until another."""

from collections.abc import Mapping, Sequence
from typing import Any

from coverage.models.copying import copy_rows
from coverage.models.querysets import PublishedQuerySet

Key = tuple[Any, ...]


def bring_up(
    standing: PublishedQuerySet,
    key: Sequence[str],
    columns: Sequence[str],
    found: Mapping[Key, Sequence[Any]],
    release: int,
    *,
    stored: Mapping[str, Any] | None = None,
) -> set[Key]:
    """Let a release supersede the standing rows that no longer hold, and publish those that are new.

    standing: current rows, all that may change; key, columns: names as stored; found: values of the columns
    by key; stored: how a column's value is written, where that is not as it is. Returns the changed keys.
    """
    former = current(standing, key, columns)
    changed = {one for one in former.keys() | found.keys() if not _same(former.get(one), found.get(one))}
    gone = [former[one][0] for one in changed if one in former]
    standing.model.objects.filter(pk__in=gone).update(superseded_in=release)
    writers = [(stored or {}).get(name, _as_it_is) for name in columns]
    fresh = (
        (*one, *(write(value) for write, value in zip(writers, found[one], strict=True)), release)
        for one in sorted(changed & found.keys())
    )
    copy_rows(standing.model, (*key, *columns, "published_in_id"), fresh)
    return changed


def differing(
    standing: PublishedQuerySet,
    key: Sequence[str],
    columns: Sequence[str],
    found: Mapping[Key, Sequence[Any]],
) -> list[Key]:
    """Keys of current rows that are not as they are found to be, in order."""
    former = current(standing, key, columns)
    return sorted(one for one in former.keys() | found.keys() if not _same(former.get(one), found.get(one)))


def current(
    standing: PublishedQuerySet, key: Sequence[str], columns: Sequence[str]
) -> dict[Key, tuple[Any, ...]]:
    """The primary key and the values of rows by their key."""
    rows = standing.values_list(*key, "pk", *columns)
    return {tuple(row[: len(key)]): tuple(row[len(key) :]) for row in rows}


def _same(former: Sequence[Any] | None, found: Sequence[Any] | None) -> bool:
    if former is None or found is None:
        return former is found
    return list(former[1:]) == list(found)


def _as_it_is(value: Any) -> Any:
    return value
