"""A figures file from bytes to submission or release, with the report of what happened."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from msgspec import Struct
from msgspec.structs import replace

from coverage.models import Conflict, Statement
from coverage.parsing.figures import read_figures
from coverage.parsing.portal.rows import Meaning, Read, read_portal
from coverage.parsing.problems import Fault, Problem, Reason, Unreadable, Unusable
from coverage.releases import flags as flagging
from coverage.releases import progress, publishing
from coverage.releases.progress import Step
from coverage.rows.figures import FlagRow, StatementRow
from coverage.submissions import documents
from regions.directory import name_index


class Report(Struct, frozen=True):
    """What an import did. rows: those of the file; states: what became of each, in the same order.

    conflicting: lines whose statement stands in an open conflict. left_out: what was passed over in a table
    with columns of its own.
    """

    rows: tuple[StatementRow, ...]
    states: tuple[documents.RowState, ...]
    conflicting: tuple[int, ...]
    flags: tuple[FlagRow, ...]
    submission: int | None
    release: int | None
    left_out: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """How many rows are neither published nor waiting already."""
        return self.states.count(documents.RowState.NEW)

    @property
    def rows_read(self) -> int:
        return len(self.rows)

    @property
    def rows_conflicting(self) -> int:
        return len(self.conflicting)

    @property
    def rows_accepted(self) -> int:
        return self.rows_read - self.rows_conflicting


def run(
    content: bytes,
    *,
    name: str,
    publish: bool = False,
    note: str = "",
    dry_run: bool = False,
    by: User | None = None,
    meaning: Mapping[str, Any] | None = None,
) -> Report:
    """Import a figures file: into a submission, or as a release when publish is set.

    meaning: of the columns of a published table, as stored; None for a file with columns of ours.
    dry_run takes the same path and rolls it back. Raises Unusable, naming every bad cell, and
    NotPublishable.
    """
    read = read_meant(content, name, meaning) if meaning is not None else read_figures(content, name_index())
    if read.problems:
        raise Unusable(read.problems)
    with transaction.atomic():
        report = _import(read.rows, hashlib.sha256(content).hexdigest(), name, publish, note, by)
        transaction.set_rollback(dry_run)
    return replace(report, left_out=read.left_out) if isinstance(read, Read) else report


def read_meant(content: bytes, name: str, meaning: Mapping[str, Any]) -> Read:
    """A published table's figures, as somebody said what its columns mean.

    Raises Unusable while nobody did, and when it holds no such table any more or no figure.
    """
    if not meaning:
        raise Unusable([Problem(1, "", Reason(Fault.NOT_ASKED_YET))])
    try:
        read = read_portal(content, name, Meaning(**meaning), name_index())
    except Unreadable as error:
        raise Unusable([Problem(1, "", error.reason)]) from None
    if not read.rows and not read.problems:
        raise Unusable([Problem(1, "", Reason(Fault.NO_FIGURES))])
    return read


def _import(
    rows: Sequence[StatementRow],
    digest: str,
    name: str,
    publish: bool,
    note: str,
    by: User | None,
) -> Report:
    progress.tell(Step.FILE, len(rows))
    known = Statement.objects.current().statement_rows()
    filed = documents.file_document(rows, name=name, digest=digest, by=by)
    flags = flagging.find(filed.rows, _not_among(known, filed.rows))
    if publish and filed.submission is not None:
        release = publishing.publish_waiting(submissions=[filed.submission], by=by, note=note)
        conflicting = _conflicting(filed.rows)
    else:
        release = None
        conflicting = _previewed(filed)
    return Report(
        rows=filed.rows,
        states=filed.states,
        conflicting=conflicting,
        flags=tuple(flags),
        submission=filed.submission.pk if filed.submission else None,
        release=release.number if release else None,
    )


def _previewed(filed: documents.Filed) -> tuple[int, ...]:
    """The lines that would conflict: settle them as publishing would, look, take it back."""
    if filed.submission is None:
        return _conflicting(filed.rows)
    with transaction.atomic():
        publishing.settle_only(filed.submission)
        found = _conflicting(filed.rows)
        transaction.set_rollback(True)
    return found


def _conflicting(rows: Sequence[StatementRow]) -> tuple[int, ...]:
    """Lines of the rows that stand in a current conflict."""
    sides = Statement.objects.filter(pk__in=Conflict.objects.current().values("statements"))
    disputed = {documents.identity(row) for row in sides.statement_rows()}
    return tuple(row.line or 0 for row in rows if documents.identity(row) in disputed)


def _not_among(known: Sequence[StatementRow], rows: Sequence[StatementRow]) -> list[StatementRow]:
    ours = {documents.identity(row) for row in rows}
    return [row for row in known if documents.identity(row) not in ours]
