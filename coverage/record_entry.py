"""Programmes, plans and choices handed in by officers, checked and published like counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coverage.entry import hand_in
from coverage.grid_entry import NotEntered, entered_sources
from coverage.locking import lock
from coverage.models import DraftRecord, Submission, SubmissionRegion
from coverage.queries.draft_records import record_key
from coverage.record_publishing import json_values, stored
from regions.models import Region

State = SubmissionRegion.State
OPEN = (State.DRAFT, State.RETURNED)
KIND = Submission.Kind.RECORDS
LONGEST_SOURCE = 500
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One record of one region as a whole: it replaces the published one of its key, or takes it back.

    kind: of DraftRecord. values: columns by attribute name, as Python has them; None is not reported.
    source: the citation of the document that says so, "" where values hold "source_id".
    """

    kind: str
    region_code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    retracts: bool = False
    source: str = ""


@transaction.atomic
def submit_records(
    *,
    rows: Sequence[RecordEntry],
    by: User,
    name: str,
    note: str = "",
    instead_of: Collection[int] = (),
) -> Submission:
    """Hand in records for somebody else to check and publish, region by region.

    The caller has made sure that the person may enter these regions and that the values fit. What of the same
    keys was returned or recalled before is replaced, and so are the draft records of these regions whose ids
    are in instead_of. Returns the new submission. Raises NotEntered, naming the region, when there is
    nothing, a region or a source is unknown, a key is given twice or waits already.
    """
    lock()  # the same record handed in twice at once would wait twice
    _refuse_unusable(rows)
    sources = entered_sources({row.source.strip() for row in rows if row.source})
    drafts = [_draft(row, sources) for row in rows]
    keys = [_key(draft) for draft in drafts]
    twice = {row.region_code for row, key in zip(rows, keys, strict=True) if keys.count(key) > 1}
    if twice:
        raise NotEntered(_("%(codes)s: tertulis dua kali") % {"codes": ", ".join(sorted(twice))})
    submission = Submission.objects.create(kind=KIND, name=name[:200], note=note.strip(), created_by=by)
    said = _("Diganti kiriman %(number)s.") % {"number": submission.pk}
    _replace_open(set(keys), {row.region_code for row in rows}, instead_of, said, by)
    for draft in drafts:
        draft.submission = submission
    DraftRecord.objects.bulk_create(drafts)
    hand_in(submission, {row.region_code for row in rows}, by)
    return submission


def _refuse_unusable(rows: Sequence[RecordEntry]) -> None:
    if not rows:
        raise NotEntered(_("Belum ada yang diisi."))
    codes = {row.region_code for row in rows}
    known = set(Region.objects.filter(pk__in=codes, valid_until=None).values_list("code", flat=True))
    unknown = _("tidak ada wilayah dengan kode itu")
    unsourced = _("sumber kosong; tanpa sumber tidak dapat diajukan")
    problems = [f"{code}: {unknown}" for code in sorted(codes - known)]
    sourced = DraftRecord.Kind.OVERRIDE
    for row in rows:
        if not row.source.strip() and "source_id" not in row.values and row.kind != sourced:
            problems.append(f"{row.region_code}: {unsourced}")
        elif len(row.source) > LONGEST_SOURCE:
            words = _("sumber lebih panjang dari %(most)s huruf") % {"most": LONGEST_SOURCE}
            problems.append(f"{row.region_code}: {words}")
    if problems:
        raise NotEntered("; ".join(dict.fromkeys(problems)))


def _draft(row: RecordEntry, sources: Mapping[str, int]) -> DraftRecord:
    values = dict(row.values)
    if row.source.strip():
        values["source_id"] = sources[row.source.strip()]
    return DraftRecord(
        region_id=row.region_code, kind=row.kind, values=json_values(**values), retracts=row.retracts
    )


def _key(draft: DraftRecord) -> Key:
    return (draft.kind, *record_key(stored(draft.kind, draft.region_id, draft.values)))


@transaction.atomic
def drop_record(*, region: str, draft: int, by: User) -> None:
    """Forget a returned or recalled record of a region for good. Raises NotEntered when it waits."""
    lock()
    _replace_open(set(), {region}, (draft,), _("Dibuang."), by)


def _replace_open(
    keys: Collection[Key], codes: Collection[str], drafts_too: Collection[int], said: str, by: User
) -> None:
    """Take keys and drafts out of what was returned or recalled; parts left empty end, and say so.

    Raises NotEntered when one of them waits.
    """
    parts = SubmissionRegion.objects.select_for_update(of=("self",)).filter(
        submission__kind=KIND, region__in=codes, state__in=(*OPEN, State.SUBMITTED)
    )
    by_place = {(part.submission_id, part.region_id): part for part in parts.order_by("pk")}
    drafts = DraftRecord.objects.filter(submission__in={pk for pk, _code in by_place}, region__in=codes)
    held: dict[SubmissionRegion, dict[int, Key]] = {part: {} for part in by_place.values()}
    for draft in drafts:
        part = by_place.get((draft.submission_id, draft.region_id))
        if part is not None:
            held[part][draft.pk] = _key(draft)
    gone = {
        part: {pk for pk, key in found.items() if key in keys or pk in drafts_too}
        for part, found in held.items()
    }
    touched = {part: pks for part, pks in gone.items() if pks}
    waiting = [part for part in touched if part.state == State.SUBMITTED]
    if waiting:
        words = _("%(code)s sedang diperiksa di kiriman %(number)s; tarik kembali dahulu untuk mengubahnya")
        raise NotEntered(
            "; ".join(words % {"code": part.region_id, "number": part.submission_id} for part in waiting)
        )
    for part, pks in touched.items():
        DraftRecord.objects.filter(pk__in=pks).delete()
        if not held[part].keys() - pks:
            part.state, part.decided_by_id, part.decided_at = State.WITHDRAWN, by.pk, timezone.now()
            part.reason = said
            part.save(update_fields=["state", "reason", "decided_by", "decided_at"])
