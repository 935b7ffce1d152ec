"""manage.py import_meetings: meetings from a CSV into the list of meetings."""

from typing import Any

from django.utils import timezone

from coverage.actions import queries
from coverage.actions.services import Imported, import_meetings
from coverage.management.importing import LogCommand
from coverage.parsing.meetings import MeetingLine, read_meetings
from coverage.parsing.table import Table
from regions.directory import name_index


class Command(LogCommand):
    help = "Membaca rapat dari berkas CSV (kolom seperti fixtures/published/meetings.csv)."
    what = "rapat"

    def table(self, content: bytes) -> Table[MeetingLine]:
        known = {duty.number for duty in queries.duties()}
        return read_meetings(content, name_index(), timezone.localdate(), known)

    def store(self, rows: Any, *, dry_run: bool) -> Imported:
        return import_meetings(rows, dry_run=dry_run)
