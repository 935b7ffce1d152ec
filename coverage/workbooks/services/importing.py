"""A previewed workbook into the grid, and from there to the verifier."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from msgspec import Struct

from coverage.entry.services import cells, handing_in
from coverage.models import SubmissionRegion, Upload
from coverage.parsing.workbook_key import Key
from coverage.parsing.workbook_rows import WorkbookFile
from coverage.rows.figures import StatementRow
from coverage.rows.many import uncollected
from coverage.rows.scope import Scope
from coverage.submissions.refusal import EntryRefused
from coverage.submissions.states import UNDER_WAY
from coverage.workbooks.services.preview import Closures, previewed
from coverage.workbooks.services.uploads import KEPT


class Moved(Exception):
    """What the workbook would do has changed since it was shown; nothing was written."""


class HandedIn(Struct, frozen=True):
    """What became of a workbook. submitted, waiting: region codes; waiting rows stand in the grid."""

    submitted: tuple[str, ...]
    waiting: tuple[str, ...]


def keep(content: bytes, key: Key, *, name: str, by: User, now: datetime, source: str = "") -> Upload:
    """Keep a workbook for its user to look at and use; files older than a day are dropped.

    source: of rows that name none.
    """
    Upload.objects.filter(created_at__lt=now - KEPT).delete()
    return Upload.objects.create(
        user_id=by.pk,
        name=name[:200],
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        root=key.root,
        month=key.month,
        note=source,
        created_at=now,
    )


def kept(pk: int, *, by: User, now: datetime) -> Upload | None:
    """A user's own kept workbook, None when it was used, is a day old, or is somebody else's."""
    mine = Upload.objects.filter(pk=pk, user=by.pk, created_at__gte=now - KEPT)
    return mine.exclude(month=None).first()


@transaction.atomic
@uncollected()
def hand_in(
    file: WorkbookFile, *, token: str, scope: Scope, by: User, today: date, closed: Closures
) -> HandedIn:
    """Keep the changed cells in the grid and hand in the regions nothing stands against.

    token: of the preview that was shown. The others stay in the grid as drafts, to be answered there; so do
    the other cells of a region one of whose cells is refused. One transaction: all of it or nothing. Raises
    Moved when the effect is no longer the one that was shown.
    """
    month = file.key.month
    _hold([row.region_code for row in file.rows if scope.may_enter(row.region_code)], month)
    now = previewed(file, scope=scope, today=today, closed=closed)
    if now.token != token:
        raise Moved
    written = now.written
    parts = {part.region_id: part for part in cells.open_parts(list(written), month)}
    begun = cells.begin_all([code for code in written if code not in parts], month, by)
    parts |= {part.region_id: part for part in begun}
    _fill(parts, written, now.versions, by)
    submitted = _submit([parts[code] for code in sorted(now.ready)], now.known, by)
    waiting = tuple(code for code in written if code not in submitted)
    return HandedIn(submitted, waiting)


def _submit(parts: Collection[SubmissionRegion], known: Sequence[StatementRow], by: User) -> tuple[str, ...]:
    """Hand in what nothing stands against; when the grid finds something after all, it waits there."""
    if not parts:
        return ()
    try:
        with transaction.atomic():
            return tuple(part.region_id for part in handing_in.submit(parts=parts, by=by, beside=known))
    except EntryRefused:
        return ()


def _hold(codes: Collection[str], month: date) -> None:
    """Keep the regions' parts as they are until this transaction ends."""
    under_way = SubmissionRegion.objects.filter(region__in=codes, month=month, state__in=UNDER_WAY)
    list(under_way.select_for_update().order_by("pk"))


FILL = """
INSERT INTO coverage_draftcell AS cell (part_id, "column", text, changed_by_id, version, changed_at)
SELECT part, name, text, %s, version, clock_timestamp()
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[]) AS given (part, name, text, version)
ON CONFLICT (part_id, "column") DO UPDATE
SET text = excluded.text, version = excluded.version, changed_by_id = excluded.changed_by_id,
    changed_at = excluded.changed_at
WHERE cell.version = excluded.version - 1
"""


def _fill(
    parts: Mapping[str, SubmissionRegion],
    written: Mapping[str, Mapping[str, str]],
    versions: Mapping[tuple[str, str], int],
    by: User,
) -> None:
    """Write cells in one query; a cell somebody changed in the meantime stops all of it."""
    cells = [
        (parts[code].pk, column, text, versions.get((code, column), 0) + 1)
        for code, row in written.items()
        for column, text in row.items()
    ]
    if not cells:
        return
    with connection.cursor() as cursor:
        cursor.execute(FILL, [by.pk, *(list(values) for values in zip(*cells, strict=True))])
        if cursor.rowcount != len(cells):
            raise Moved
