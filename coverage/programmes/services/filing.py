"""Programme records of a document as a submission, and the rates it prints straight into their table."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from msgspec import Struct

from coverage.models import ContributionRate, DraftRecord, Source, Submission
from coverage.parsing.problems import Problem, Reason, Unusable
from coverage.parsing.programmes import PrintedRate, PrintedRecord
from coverage.releases import edition
from coverage.releases.draft_records import published_records, record_key
from coverage.releases.records import columns_of, json_values, stored
from coverage.submissions import documents, filing, refusal
from coverage.submissions.documents import RowState
from coverage.submissions.filing import Key
from coverage.submissions.locking import lock
from coverage.submissions.refusal import Why
from coverage.submissions.states import FILE_RECORDS, Kind
from coverage.submissions.words import sentence


class FiledRecords(Struct, frozen=True):
    """What became of a file. submission: the one that holds its records, None when all are published.

    rows: the records as unsaved rows of their models; states: of each of them, in the same order.
    """

    submission: Submission | None
    rows: tuple[Any, ...]
    states: tuple[RowState, ...]

    @property
    def new(self) -> int:
        return self.states.count(RowState.NEW)


@transaction.atomic
def file_records(
    records: Sequence[PrintedRecord], *, name: str, digest: str, by: User | None
) -> FiledRecords:
    """Put a document's records into a submission, as submitted; those published or waiting are left out.

    A record says only what its document prints: columns it leaves out stay as they are published.
    Raises Unusable when a record of the same key waits with other figures.
    """
    lock()  # two people with the same file at once would both file its records
    sources = _documents((record.source_title, record.source_url) for record in records)
    printed = [_values(record, sources[record.source_title, record.source_url].pk) for record in records]
    codes = {record.region_code for record in records}
    known = published_records({record.kind for record in records}, codes)
    drafts = [_draft(record, values, known) for record, values in zip(records, printed, strict=True)]
    rows = [stored(draft.kind, draft.region_id, draft.values) for draft in drafts]
    waiting = _waiting(codes)
    _refuse_other_figures(records, rows, waiting)
    states = tuple(_state(row, known, waiting) for row in rows)
    fresh = [draft for draft, state in zip(drafts, states, strict=True) if state == RowState.NEW]
    if fresh:
        return FiledRecords(_submission(fresh, name, digest, by), tuple(rows), states)
    held = {
        waiting[_key(row)][1] for row, state in zip(rows, states, strict=True) if state == RowState.WAITING
    }
    only = Submission.objects.get(pk=held.pop()) if len(held) == 1 else None
    return FiledRecords(only, tuple(rows), states)


@transaction.atomic
def store_rates(rates: Sequence[PrintedRate]) -> int:
    """Keep contribution rates that are not known yet; how many they were. Readers see them at once.

    Raises Unusable when another amount is known for the same programmes, segment and day.
    """
    sources = _documents((rate.source_title, rate.source_url) for rate in rates)
    made, problems = 0, []
    for rate in rates:
        known, new = ContributionRate.objects.get_or_create(
            programmes=rate.programmes,
            segment=rate.segment,
            valid_from=rate.valid_from,
            defaults={
                "rupiah": rate.rupiah,
                "source": sources[rate.source_title, rate.source_url],
                "note": rate.note,
            },
        )
        made += new
        if known.rupiah != rate.rupiah:
            data = {"programmes": rate.programmes, "day": rate.valid_from}
            data |= {"known": known.rupiah, "rupiah": rate.rupiah}
            problems.append(_problem(Why.OTHER_RATE, rate.line, "value", data))
    if problems:
        raise Unusable(problems)
    if made:
        edition.bump()
    return made


def _documents(cited: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Source]:
    """The documents by citation and address; without an address, the one document so cited."""
    wanted = list(dict.fromkeys(cited))
    known = defaultdict(list)
    for source in Source.objects.filter(citation__in=[citation for citation, url in wanted if not url]):
        known[source.citation].append(source)
    same = {(citation, ""): found[0] for citation, found in known.items() if len(found) == 1}
    return documents.stored_sources(key for key in wanted if key not in same) | same


def _values(record: PrintedRecord, source: int) -> dict[str, Any]:
    return {
        "source_id": source,
        "as_of": record.as_of,
        "as_of_precision": record.as_of_precision,
        "line": record.lines[0],
        **record.values,
    }


def _draft(record: PrintedRecord, values: dict[str, Any], known: Mapping[Key, Any]) -> DraftRecord:
    """The record on top of what is published of its key."""
    row = stored(record.kind, record.region_code, json_values(**values))
    former = known.get(_key(row))
    if former is not None:
        values = {name: getattr(former, name) for name in columns_of(type(former))} | values
    return DraftRecord(region_id=record.region_code, kind=record.kind, values=json_values(**values))


def _key(row: Any) -> Key:
    return (row._meta.model_name, *record_key(row))


def _says(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in columns_of(type(row)) if name != "line"}


def _state(row: Any, known: Mapping[Key, Any], waiting: Mapping[Key, Any]) -> RowState:
    former = known.get(_key(row))
    if former is not None and _says(former) == _says(row):
        return RowState.PUBLISHED
    return RowState.WAITING if _key(row) in waiting else RowState.NEW


def _waiting(codes: Collection[str]) -> dict[Key, tuple[Any, int]]:
    """Records of these regions that wait, by key, with the submission that holds them. One query."""
    drafts = filing.waiting(DraftRecord).filter(region__in=codes)
    rows = ((stored(draft.kind, draft.region_id, draft.values), draft.submission_id) for draft in drafts)
    return {_key(row): (row, submission) for row, submission in rows}


def _refuse_other_figures(
    records: Sequence[PrintedRecord], rows: Sequence[Any], waiting: Mapping[Key, tuple[Any, int]]
) -> None:
    problems = []
    for record, row in zip(records, rows, strict=True):
        other, submission = waiting.get(_key(row), (row, 0))
        if _says(other) != _says(row):
            problems.append(_problem(Why.OTHER_FIGURES, record.lines[0], "", {"number": submission}))
    if problems:
        raise Unusable(problems)


def _problem(why: Why, line: int, column: str, data: Mapping[str, object]) -> Problem:
    """What stands against a line, said as the parser says what it finds."""
    return Problem(line, column, Reason.said(sentence(refusal.Problem(why, data=data))))


def _submission(drafts: Sequence[DraftRecord], name: str, digest: str, by: User | None) -> Submission:
    submission = filing.open_submission(Kind.RECORDS, name=name, digest=digest, by=by)
    for draft in drafts:
        draft.submission = submission
    DraftRecord.objects.bulk_create(drafts)
    filing.wait(submission, {draft.region_id for draft in drafts}, FILE_RECORDS, by=by)
    return submission
