"""manage.py import_actions: what meetings agreed, from a CSV into the action log."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coverage.actions.services import Imported, import_actions
from coverage.parsing.actions import read_actions
from regions.directory import name_index


class Command(BaseCommand):
    help = "Membaca tindak lanjut rapat dari berkas CSV (kolom seperti fixtures/published/actions.csv)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="berkas CSV")
        parser.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menulis apa pun")

    def handle(self, *, file: Path, dry_run: bool, **_: Any) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(
                f"{file}: berkas tidak dapat dibuka ({error.strerror}).", returncode=2
            ) from None
        read = read_actions(content, name_index())
        for problem in read.problems:
            self.stderr.write(f"{file.name}: {problem}")
        if read.problems:
            raise CommandError(
                f"{len(read.problems)} masalah; tidak ada yang ditulis. Perbaiki berkas lalu ulangi.",
                returncode=2,
            )
        self.stdout.write(_said(import_actions(read.rows, dry_run=dry_run), dry_run))


def _said(done: Imported, dry_run: bool) -> str:
    text = f"{done.added + done.known} tindak lanjut dibaca: {done.added} baru, {done.known} sudah tercatat."
    return f"{text} Percobaan: tidak ada yang ditulis." if dry_run else text
