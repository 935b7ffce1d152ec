"""What commands that read a CSV have in common: options, exit codes, what is told."""

import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coverage.actions.services import Imported
from coverage.parsing.problems import Unusable
from coverage.parsing.table import Table
from coverage.parsing.words import placed


def content_of(file: Path) -> bytes:
    """The bytes of a file. Raises CommandError with exit code 2 when it cannot be opened."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file}: berkas tidak dapat dibuka ({error.strerror}).", returncode=2) from None


class CsvCommand(BaseCommand):
    """Tells what of a file cannot be used."""

    def unusable(self, file: Path, error: Unusable) -> CommandError:
        """Name every bad cell; what to raise then, with exit code 2."""
        for problem in error.problems:
            self.stderr.write(f"{file.name}: {placed(problem)}")
        said = f"{len(error.problems)} masalah; tidak ada yang ditulis. Perbaiki berkas lalu ulangi."
        return CommandError(said, returncode=2)


class LogCommand(CsvCommand, ABC):
    """Reads lines that are no released figures; those on record already stay. what: their name."""

    what = ""

    @abstractmethod
    def table(self, content: bytes) -> Table[Any]:
        """The lines of a file, with what cannot be used."""

    @abstractmethod
    def store(self, rows: Any, *, dry_run: bool) -> Imported:
        """Put them on record."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="berkas CSV")
        parser.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menulis apa pun")

    def handle(self, *, file: Path, dry_run: bool, **_: Any) -> None:
        read = self.table(content_of(file))
        if read.problems:
            raise self.unusable(file, Unusable(read.problems))
        done = self.store(read.rows, dry_run=dry_run)
        text = (
            f"{done.added + done.known} {self.what} dibaca: {done.added} baru, {done.known} sudah tercatat."
        )
        self.stdout.write(f"{text} Percobaan: tidak ada yang ditulis." if dry_run else text)


class ImportCommand(CsvCommand, ABC):
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
        content = content_of(file)
        try:
            done = self.read(content, name=file.name, publish=publish, note=note, dry_run=dry_run)
        except Unusable as error:
            raise self.unusable(file, error) from None
        if report:
            report.write_text(json.dumps(as_json(done), ensure_ascii=False, indent=2) + "\n")
        self.stdout.write(self.said(done, dry_run))


def what_became(done: Any, rows: str) -> str:
    """Where a document's rows are now. rows: what they are called."""
    if done.release is not None:
        return f"Terbit sebagai rilis {done.release}."
    if done.new:
        return f"{done.new} {rows} baru menunggu sebagai kiriman {done.submission}."
    if done.submission is not None:
        return f"Tidak ada yang baru: berkas ini sudah menunggu sebagai kiriman {done.submission}."
    return "Tidak ada yang baru: semua baris sudah terbit."


def as_json(done: Any) -> dict[str, Any]:
    """A report for programs; a flag stands once for each of its lines."""
    return {
        "rows_read": done.rows_read,
        "rows_accepted": done.rows_accepted,
        "rows_conflicting": done.rows_conflicting,
        "release": done.release,
        "flags": [
            {
                "line": line,
                "code": flag.code,
                "severity": flag.severity,
                "region_code": flag.region_code,
                "message": flag.message,
                "likely_cause": flag.likely_cause or None,
            }
            for flag in done.flags
            for line in (flag.lines or (None,))
        ],
    }
