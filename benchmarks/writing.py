"""A month of the country, and of one province, from a workbook to a release; all of it is rolled back."""

import os
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from benchmarks import processor
from coverage.models import DraftFigure, Source, Submission, SubmissionRegion
from coverage.models.copying import copy_rows
from coverage.parsing.workbook_rows import COLUMNS
from coverage.releases import publishing
from coverage.rows.figures import PARTS, Segment
from coverage.rows.periods import month_end
from coverage.rows.scope import Role, Scope
from coverage.submissions.documents import columns
from coverage.workbooks.files import entry_workbook
from coverage.workbooks.pages.template import entry_file
from coverage.workbooks.queries import month_figures
from coverage.workbooks.services import importing, preview
from tests.coverage.parsing.workbooks import filled
from tests.factories import make_user, statement

KNOWN, NEXT, TODAY = date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 5)
NATION, PROVINCE = "00", "18"
SOURCE = "Laporan Januari 2026 (Ukur, 2026-02-05)"
Costs = dict[str, float]


def measured(rounds: int) -> list[Costs]:
    """CPU seconds of each step, Python and PostgreSQL together."""
    nation, province = workbook(NATION), workbook(PROVINCE)
    found = []
    for _ in range(rounds):
        whole, part = _month(nation), _month(province)
        found.append({**whole, "province": sum(part[step] for step in ("preview", "hand in", "publish"))})
    return found


def workbook(root: str) -> bytes:
    """The next month's workbook of a province or the country, filled with a little more than the last one."""
    file = entry_file(root, NEXT, Scope(1, frozenset({Role.ADMIN})))
    known = month_figures([line.code for line in file.lines], KNOWN)
    cells: dict[str, Any] = {}
    for place, line in enumerate(file.lines, 2):
        for figures in list(known.get(line.code, {}).values())[-1:]:
            counts = {name: round(count * 1.003) for name, count in figures.counts.items() if name != "total"}
            told = {"per_tanggal": month_end(NEXT), "sumber": SOURCE, **counts}
            cells |= {f"{'ABCDEFGHIJ'[COLUMNS.index(name)]}{place}": value for name, value in told.items()}
    return filled(cells, entry_workbook(file))


def _month(content: bytes) -> Costs:
    """One workbook on its way, as its pages go: the file is read once more when it is handed in."""
    with transaction.atomic():
        person = make_user("ukur", roles=[Role.ADMIN])
        scope = Scope(person.pk, frozenset({Role.ADMIN}))
        costs, meter = {}, Meter()
        shown = preview.preview(content, name="ukur.xlsx", scope=scope, today=TODAY)
        costs["preview"] = meter.spent()
        handed_in = _hand_in(content, shown.token, person, scope)
        costs["hand in"] = meter.spent()
        parts = SubmissionRegion.objects.filter(region__in=handed_in, month=NEXT, state="submitted")
        publishing.publish_parts(parts=list(parts.values_list("pk", flat=True)), by=None, note="Ukur")
        costs["publish"] = meter.spent()
        assert not shown.refusals, shown.refusals[:3]
        assert len(handed_in) >= 0.9 * len(shown.rows), f"{len(handed_in)} of {len(shown.rows)} handed in"
        costs["COPY"] = _copied(handed_in, meter)
        transaction.set_rollback(True)
    return costs


def _hand_in(content: bytes, token: str, person: User, scope: Scope) -> tuple[str, ...]:
    file = preview.read_file(content, name="ukur.xlsx", today=TODAY)
    given = {"scope": scope, "today": TODAY, "closed": preview.none_closed}
    return importing.hand_in(file, token=token, by=person, **given).submitted


def _copied(codes: tuple[str, ...], meter: "Meter") -> float:
    """The floor of writing: as many bare rows, five a region, into one table by COPY."""
    source = Source.objects.create(citation="Ukur", title="Ukur")
    submission = Submission.objects.create(kind=Submission.Kind.DOCUMENT, name="ukur.csv")
    fixed = {"submission_id": submission.pk, "entered": True, "retracts": "", "line": None}
    day = month_end(NEXT).isoformat()
    rows = [
        columns(statement(code, day, segment=segment, active_participants=1_000, source_id=source.pk)) | fixed
        for code in codes
        for segment in (Segment.TOTAL, *PARTS)
    ]
    meter.spent()
    copy_rows(DraftFigure, list(rows[0]), [list(row.values()) for row in rows])
    return meter.spent()


class Meter:
    """CPU seconds of this process and the database's server, from one asking to the next."""

    def __init__(self) -> None:
        connection.ensure_connection()
        postmaster = processor.parent(connection.connection.info.backend_pid)
        self.look = lambda: processor.seconds({os.getpid(), *processor.tree(postmaster)})
        self.before = self.look()

    def spent(self) -> float:
        now = self.look()
        taken = processor.spent(self.before, now)
        self.before = now
        return taken
