"""Records of programmes and plans before and after: drafts beside what is published, and releases.

Drafts are never for readers.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q
from msgspec import Struct

from coverage.models import DraftRecord
from coverage.releases.records import MODELS, stored


class RecordPair(Struct, frozen=True):
    """A draft record as an unsaved row of its model, and the published row of its key, None when new."""

    kind: str
    region_code: str
    new: Any
    former: Any
    retracts: bool


def record_pairs(submission: int, codes: Collection[str]) -> list[RecordPair]:
    """The draft records of a submission's regions, in the order they were filed.

    One query, and one for each kind of record there is.
    """
    drafts = DraftRecord.objects.filter(submission=submission, region__in=codes).order_by("id")
    rows = [(draft, stored(draft.kind, draft.region_id, draft.values)) for draft in drafts]
    known = published_records({draft.kind for draft, _ in rows}, {draft.region_id for draft, _ in rows})
    return [
        RecordPair(
            draft.kind, draft.region_id, row, known.get((draft.kind, *record_key(row))), draft.retracts
        )
        for draft, row in rows
    ]


def released_pairs(number: int) -> list[RecordPair]:
    """What a release did to programmes, plans and choices, by kind and region. One query a kind."""
    found = []
    for kind, model in MODELS.items():
        rows = model.objects.filter(Q(superseded_in=number) | Q(published_in=number))
        former = {record_key(row): row for row in rows if row.superseded_in_id == number}
        new = {record_key(row): row for row in rows if row.published_in_id == number}
        found += [
            RecordPair(
                kind,
                row.region_id,
                new.get(key, row),
                former.get(key),
                key not in new,
            )
            for key, row in sorted((former | new).items(), key=repr)
        ]
    return found


def published_records(kinds: Iterable[str], codes: Collection[str]) -> dict[tuple[Any, ...], Any]:
    """Published rows of these regions, by kind and key. One query a kind."""
    return {
        (kind, *record_key(row)): row
        for kind in sorted(kinds)
        for row in MODELS[kind].objects.current().of_regions(codes)
    }


def record_key(row: Any) -> tuple[Any, ...]:
    """What tells a record from all others of its kind."""
    return tuple(getattr(row, name) for name in type(row).KEY)
