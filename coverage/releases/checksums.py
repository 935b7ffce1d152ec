"""A release's checksum: what it says, in one order on every server."""

import hashlib
from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import CharField, F, Q, TextField
from django.db.models.functions import Collate

from coverage.models import RECORDS, Conflict, Flag, ParticipantSnapshot, Potential, Target

FACTS = (ParticipantSnapshot, Potential, Target, Conflict)
KEYED: tuple[Any, ...] = (*FACTS, *RECORDS)
# Columns that came after releases had their checksums: said only by rows that fill them.
_LATER = {"Programme": ("year", "obstacle")}
_NOT_CONTENT = {"id", "published_in_id", "superseded_in_id", "submission_id"}


def checksum(release: int) -> str:
    """SHA-256 over every figure, target, conflict, record and flag a release knows, in a fixed order."""
    return checksums([release])[release]


def checksums(releases: Collection[int]) -> dict[int, str]:
    """The checksums of several releases by number, from one reading of each row. A query a table."""
    numbers = sorted(releases)
    digests = {number: hashlib.sha256() for number in numbers}
    for model in (*KEYED, Flag) if numbers else ():
        for since, until, said in _rows(model, numbers[0], numbers[-1]):
            end = len(numbers) if until is None else bisect_left(numbers, until)
            for number in numbers[bisect_left(numbers, since) : end]:
                digests[number].update(said)
    return {number: digest.hexdigest() for number, digest in digests.items()}


def _rows(model: Any, oldest: int, newest: int) -> Iterator[tuple[int, int | None, bytes]]:
    """In which releases each row is known, and what it says; by its key."""
    later = _LATER.get(model.__name__, ())
    apart = {*_NOT_CONTENT, *later}
    fields = [field.attname for field in model._meta.concrete_fields if field.attname not in apart]
    known = model.objects.filter(
        Q(superseded_in=None) | Q(superseded_in__gt=oldest), published_in__lte=newest
    )
    ordered = known.order_by(*(_in_order(model, name) for name in model.KEY))
    columns = ("published_in_id", "superseded_in_id", *fields, *later)
    for since, until, *values in ordered.values_list(*columns).iterator(5_000):
        added = [
            f"{name}={value}"
            for name, value in zip(later, values[len(fields) :], strict=True)
            if value not in (None, "")
        ]
        yield since, until, repr((model.__name__, *map(str, values[: len(fields)]), *added)).encode()


def _in_order(model: Any, name: str) -> Any:
    """Texts go by their code points: a server's language would put them in an order of its own."""
    field = next(field for field in model._meta.concrete_fields if field.attname == name)
    field = field.target_field if field.is_relation else field
    return Collate(F(name), "C") if isinstance(field, CharField | TextField) else F(name)
