"""A release's checksum: what it says, in one order on every server, by the rule it was sealed with."""

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, TextField
from django.db.models.functions import Collate

from coverage.models import (
    RECORDS,
    Conflict,
    Flag,
    ParticipantSnapshot,
    Potential,
    RegionChecksum,
    Release,
    Target,
)
from coverage.queries.compiled import compiled
from coverage.releases import intervals

FACTS = (ParticipantSnapshot, Potential, Target, Conflict)
KEYED: tuple[Any, ...] = (*FACTS, *RECORDS)
_SAID: tuple[Any, ...] = (*KEYED, Flag)
# Release.rule: by the first everything at once, in the order of each table; by the second region by region.
BY_REGION = 2
# Columns that came after releases had their checksums: said only by rows that fill them.
_LATER = {"Programme": ("year", "obstacle")}
_NOT_CONTENT = {"id", "published_in_id", "superseded_in_id", "submission_id"}
Sums = dict[str, str]  # checksums by region code
AT_ONCE = 100  # regions read at once, so that a release of any size is sealed in little memory


def seal(release: Release) -> str:
    """The checksum of the newest release, by region. What it says of the regions it changed is read; their
    checksums are kept for the releases to come.

    Fourteen queries, ten more for each hundred regions beyond the first.
    """
    codes = _changed(next((number for (number,) in _sealed_before(release.number)), 0), release.number)
    found = {(code,): (value,) for code, value in _of_regions(release.number, codes).items()}
    standing = RegionChecksum.objects.current()
    every = intervals.keyed(RegionChecksum, intervals.asked(standing, ("checksum",)))
    former = {key: row for key, row in every.items() if key[0] in codes}
    intervals.bring_up(RegionChecksum, ("checksum",), former, found, release.number)
    kept = {code: value for (code,), (_, value) in every.items() if code not in codes}
    return _joined(kept | {code: value for (code,), (value,) in found.items()})


@compiled
def _sealed_before(release: Any) -> QuerySet[Any, Any]:
    """The last release before one that is sealed by region."""
    sealed = Release.objects.filter(rule=BY_REGION, number__lt=release)
    return sealed.order_by("-number").values_list("number")[:1]


def checksum(release: int) -> str:
    """SHA-256 over every figure, target, conflict, record and flag a release knows, in a fixed order."""
    return checksums([release])[release]


def checksums(releases: Collection[int], sums: Mapping[int, Sums] | None = None) -> dict[int, str]:
    """The checksums of several releases by number, each by its rule, from what they say now.

    sums: their region_checksums, where they are known.
    """
    joined = {
        number: _joined(found)
        for number, found in (region_checksums(releases) if sums is None else sums).items()
    }
    found = _whole(set(releases) - joined.keys()) | joined
    return {number: found[number] for number in sorted(found)}


def region_checksums(releases: Collection[int]) -> dict[int, Sums]:
    """What those of the releases that are sealed by region say of each, from their rows.

    Of each release only the regions are read that changed since the one before: the others say the same.
    """
    by_region = Release.objects.filter(number__in=releases, rule=BY_REGION).order_by("number")
    found: dict[int, Sums] = {}
    before, sums = 0, Sums()
    for number in by_region.values_list("number", flat=True):
        codes = _changed(before, number)
        kept = {code: value for code, value in sums.items() if code not in codes}
        before, sums = number, kept | _of_regions(number, codes)
        found[number] = sums
    return found


def _changed(after: int, until: int) -> set[str]:
    """Codes of the regions of which releases after one, until another, say anything else. One query."""
    return {code for (code,) in _regions_changed(after, until)}


@compiled
def _regions_changed(after: Any, until: Any) -> QuerySet[Any, Any]:
    later = Q(published_in__gt=after, published_in__lte=until)
    later |= Q(superseded_in__gt=after, superseded_in__lte=until)
    first, *others = (model.objects.filter(later).order_by().values_list("region_id") for model in _SAID)
    return first.union(*others)


def _of_regions(release: int, codes: Collection[str]) -> Sums:
    """SHA-256 over the rows that a release knows of each of these regions; none of one without rows."""
    digests: defaultdict[str, Any] = defaultdict(hashlib.sha256)
    every = sorted(codes)
    for first in range(0, len(every), AT_ONCE):
        for model in _SAID:
            for row in _rows_of(model, release, every[first : first + AT_ONCE]):
                digests[row[2]].update(_said(model, row))
    return {region: digest.hexdigest() for region, digest in digests.items()}


@compiled
def _rows_of(model: Any, release: Any, codes: Any) -> QuerySet[Any, Any]:
    """What a release knows of these regions, by the rows' key."""
    return _in_order(model, model.objects.known_in(release).of_regions(codes))


def _joined(sums: Mapping[str, str]) -> str:
    """The checksum of a release from those of its regions, by code."""
    lines = (f"{code} {sums[code]}\n" for code in sorted(sums))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _whole(releases: Collection[int]) -> dict[int, str]:
    """The checksums of releases sealed as a whole, from one reading of each row. A query a table."""
    numbers = sorted(releases)
    digests = {number: hashlib.sha256() for number in numbers}
    for model in _SAID if numbers else ():
        known = model.objects.filter(
            Q(superseded_in=None) | Q(superseded_in__gt=numbers[0]), published_in__lte=numbers[-1]
        )
        for row in _in_order(model, known).iterator(5_000):
            since, until, said = row[0], row[1], _said(model, row)
            end = len(numbers) if until is None else bisect_left(numbers, until)
            for number in numbers[bisect_left(numbers, since) : end]:
                digests[number].update(said)
    return {number: digest.hexdigest() for number, digest in digests.items()}


def _in_order(model: Any, known: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """In which releases each row is known, its region, and what it says; by its key."""
    later = _LATER.get(model.__name__, ())
    apart = {*_NOT_CONTENT, *later}
    fields = [field.attname for field in model._meta.concrete_fields if field.attname not in apart]
    ordered = known.order_by(*(_place(model, name) for name in model.KEY))
    return ordered.values_list("published_in_id", "superseded_in_id", "region_id", *fields, *later)


def _said(model: Any, row: Sequence[Any]) -> bytes:
    """What a row says, of the columns _in_order asks for."""
    later = _LATER.get(model.__name__, ())
    end = len(row) - len(later)
    said = [model.__name__, *map(str, row[3:end])]
    if later:
        filled = zip(later, row[end:], strict=True)
        said += [f"{name}={value}" for name, value in filled if value not in (None, "")]
    return repr(tuple(said)).encode()


def _place(model: Any, name: str) -> Any:
    """Texts go by their code points: a server's language would put them in an order of its own."""
    field = next(field for field in model._meta.concrete_fields if field.attname == name)
    field = field.target_field if field.is_relation else field
    return Collate(F(name), "C") if isinstance(field, CharField | TextField) else F(name)
