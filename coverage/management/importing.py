"""What commands that read a document's CSV have in common: options, exit codes, what is told."""

import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coverage.parsing.problems import Unusable


class ImportCommand(BaseCommand, ABC):
    """Reads a file into a submission, or straight into a release.

    Exit code 2, and nothing written, when the file cannot be opened or a row cannot be used.
    """

    @abstractmethod
    def read(self, content: bytes, **options: Any) -> Any:
        """Import the file; options: name, publish, note, dry_run. Returns its report. Raises Unusable."""

    @abstractmethod
    def said(self, done: Any, dry_run: bool) -> str:
        """The report in words."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="berkas CSV")
        parser.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menulis apa pun")
        parser.add_argument("--publish", action="store_true", help="terbitkan langsung sebagai rilis baru")
        parser.add_argument("--note", default="", help="catatan rilis")
        parser.add_argument("--report", type=Path, help="tulis laporan JSON ke berkas ini")

    def handle(
        self, *, file: Path, dry_run: bool, publish: bool, note: str, report: Path | None, **_: Any
    ) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(
                f"{file}: berkas tidak dapat dibuka ({error.strerror}).", returncode=2
            ) from None
        try:
            done = self.read(content, name=file.name, publish=publish, note=note, dry_run=dry_run)
        except Unusable as error:
            for problem in error.problems:
                self.stderr.write(f"{file.name}: {problem}")
            raise CommandError(
                f"{len(error.problems)} masalah; tidak ada yang ditulis. Perbaiki berkas lalu ulangi.",
                returncode=2,
            ) from None
        if report:
            report.write_text(json.dumps(done.as_json(), ensure_ascii=False, indent=2) + "\n")
        self.stdout.write(self.said(done, dry_run))
