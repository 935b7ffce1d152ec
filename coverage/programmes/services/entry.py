"""Programmes, plans and choices handed in by officers, checked and published like counts."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from msgspec import Struct, field

from coverage.models import DraftRecord, Submission
from coverage.releases.draft_records import record_key
from coverage.releases.records import json_values, stored
from coverage.submissions import filing
from coverage.submissions.documents import entered_sources
from coverage.submissions.filing import Desk, Key
from coverage.submissions.locking import lock
from coverage.submissions.refusal import EntryRefused, Problem, Why
from coverage.submissions.states import HAND_IN_ROWS, Kind
from regions.models import Region

LONGEST_SOURCE = 500  # letters of the column


class RecordEntry(Struct, frozen=True):
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
    are in instead_of. Returns the new submission. Raises EntryRefused, naming the region, when there is
    nothing, a region or a source is unknown, a key is given twice or waits already.
    """
    lock()  # the same record handed in twice at once would wait twice
    _refuse_unusable(rows)
    sources = entered_sources({row.source.strip() for row in rows if row.source})
    drafts = [_draft(row, sources) for row in rows]
    keys = [_key(draft) for draft in drafts]
    twice = {row.region_code for row, key in zip(rows, keys, strict=True) if keys.count(key) > 1}
    if twice:
        raise EntryRefused.because(Why.TWICE, ", ".join(sorted(twice)))
    codes = {row.region_code for row in rows}
    submission = DESK.open_instead(set(keys), codes, instead_of, name=name, note=note, by=by)
    for draft in drafts:
        draft.submission = submission
    DraftRecord.objects.bulk_create(drafts)
    filing.wait(submission, codes, HAND_IN_ROWS, by=by)
    return submission


def _refuse_unusable(rows: Sequence[RecordEntry]) -> None:
    if not rows:
        raise EntryRefused.because(Why.NO_RECORDS)
    codes = {row.region_code for row in rows}
    known = set(Region.objects.filter(pk__in=codes, valid_until=None).values_list("code", flat=True))
    problems = [Problem(Why.UNKNOWN_REGION, code) for code in sorted(codes - known)]
    sourced = DraftRecord.Kind.OVERRIDE
    for row in rows:
        if not row.source.strip() and "source_id" not in row.values and row.kind != sourced:
            problems.append(Problem(Why.NO_RECORD_SOURCE, row.region_code))
        elif len(row.source) > LONGEST_SOURCE:
            problems.append(Problem(Why.LONG_SOURCE, row.region_code, {"most": LONGEST_SOURCE}))
    if problems:
        once = {(problem.why, problem.about): problem for problem in problems}
        raise EntryRefused(*once.values())


def _draft(row: RecordEntry, sources: Mapping[str, int]) -> DraftRecord:
    values = dict(row.values)
    if row.source.strip():
        values["source_id"] = sources[row.source.strip()]
    return DraftRecord(
        region_id=row.region_code, kind=row.kind, values=json_values(**values), retracts=row.retracts
    )


def _key(draft: DraftRecord) -> Key:
    return (draft.kind, *record_key(stored(draft.kind, draft.region_id, draft.values)))


DESK = Desk(Kind.RECORDS, DraftRecord, _key)


@transaction.atomic
def drop_record(*, region: str, draft: int, by: User) -> None:
    """Forget a returned or recalled record of a region for good. Raises EntryRefused when it waits."""
    lock()
    DESK.drop(draft, region, by=by)
