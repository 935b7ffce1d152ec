"""manage.py import_actions: what meetings agreed, from a CSV into the action log."""

from typing import Any

from django.utils import timezone

from coverage.actions.services import Imported, import_actions
from coverage.management.importing import LogCommand
from coverage.parsing.actions import ActionLine, read_actions
from coverage.parsing.table import Table
from regions.directory import name_index


class Command(LogCommand):
    help = "Membaca tindak lanjut rapat dari berkas CSV (kolom seperti fixtures/published/actions.csv)."
    what = "tindak lanjut"

    def table(self, content: bytes) -> Table[ActionLine]:
        return read_actions(content, name_index(), timezone.localdate())

    def store(self, rows: Any, *, dry_run: bool) -> Imported:
        return import_actions(rows, dry_run=dry_run)
