"""A programmes file from bytes to submission or release, with the report of what happened."""

import hashlib

from django.contrib.auth.models import User
from django.db import transaction
from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.audit import budget_flags
from coverage.models import Programme
from coverage.parsing.problems import Unusable
from coverage.parsing.programmes import ProgrammesFile, read_programmes
from coverage.programmes.services import filing
from coverage.programmes.services.filing import FiledRecords
from coverage.queries import records
from coverage.releases import publishing
from coverage.rows.figures import FlagRow
from coverage.submissions.documents import RowState
from regions.directory import name_index


class Report(Struct, frozen=True):
    """What an import did. rows_read: lines with a figure; records: what they became; rates: stored anew."""

    rows_read: int
    states: tuple[RowState, ...]
    rates: int
    flags: tuple[FlagRow, ...]
    submission: int | None
    release: int | None

    @property
    def new(self) -> int:
        """How many records are neither published nor waiting already."""
        return self.states.count(RowState.NEW)

    @property
    def rows_accepted(self) -> int:
        """All: programmes of two documents stand side by side."""
        return self.rows_read

    @property
    def rows_conflicting(self) -> int:
        return 0


def run(
    content: bytes,
    *,
    name: str,
    publish: bool = False,
    note: str = "",
    dry_run: bool = False,
    by: User | None = None,
) -> Report:
    """Import a programmes file: into a submission, or as a release when publish is set.

    Contribution rates are no released figures and hold at once. dry_run takes the same path and rolls it
    back. Raises Unusable, naming every bad cell, and NotPublishable.
    """
    found = read(content)
    with transaction.atomic():
        report = _import(found, hashlib.sha256(content).hexdigest(), name, publish, note, by)
        transaction.set_rollback(dry_run)
    return report


def read(content: bytes) -> ProgrammesFile:
    """A file without problems. Raises Unusable."""
    found = read_programmes(content, name_index())
    if found.problems:
        raise Unusable(found.problems)
    return found


def file(found: ProgrammesFile, *, name: str, digest: str, by: User | None) -> tuple[FiledRecords, int]:
    """Keep a file's rates and put its records into a submission; how many rates are new. Raises Unusable."""
    rates = filing.store_rates(found.rates)
    return filing.file_records(found.records, name=name, digest=digest, by=by), rates


def _import(
    found: ProgrammesFile, digest: str, name: str, publish: bool, note: str, by: User | None
) -> Report:
    filed, rates = file(found, name=name, digest=digest, by=by)
    release = None
    if publish and filed.submission is not None:
        release = publishing.publish_waiting(submissions=[filed.submission], by=by, note=note)
    return Report(
        rows_read=found.rows,
        states=filed.states,
        rates=rates,
        flags=tuple(_flags(found, filed)),
        submission=filed.submission.pk if filed.submission else None,
        release=release.number if release else None,
    )


def _flags(found: ProgrammesFile, filed: FiledRecords) -> list[FlagRow]:
    """What the audit says of the file's own budgets, with their lines."""
    known, flags = records.rates(), []
    for record, row in zip(found.records, filed.rows, strict=True):
        if isinstance(row, Programme):
            flags += [
                replace(flag, lines=record.lines[:1])
                for flag in budget_flags([records.budget_row(row)], known)
            ]
    return sorted(flags, key=lambda flag: flag.lines)
