"""manage.py import_regulations: what regulations and letters ask of whom, from a CSV."""

from typing import Any

from coverage.actions.services import Imported, import_regulations
from coverage.management.importing import LogCommand
from coverage.parsing.meetings import DutyLine, read_regulations
from coverage.parsing.table import Table


class Command(LogCommand):
    help = "Membaca peraturan dan surat dari berkas CSV (kolom seperti fixtures/published/regulations.csv)."
    what = "isi peraturan"

    def table(self, content: bytes) -> Table[DutyLine]:
        return read_regulations(content)

    def store(self, rows: Any, *, dry_run: bool) -> Imported:
        return import_regulations(rows, dry_run=dry_run)
