"""manage.py import_programmes: programme figures from a CSV into a submission, or straight into a release."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coverage import programmes_import
from coverage.programmes_import import Report, Unusable


class Command(BaseCommand):
    help = "Membaca angka program dari berkas CSV (kolom seperti fixtures/published/programmes.csv)."

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
            done = programmes_import.run(content, name=file.name, publish=publish, note=note, dry_run=dry_run)
        except Unusable as error:
            for problem in error.problems:
                self.stderr.write(f"{file.name}: {problem}")
            raise CommandError(
                f"{len(error.problems)} masalah; tidak ada yang ditulis. Perbaiki berkas lalu ulangi.",
                returncode=2,
            ) from None
        if report:
            report.write_text(json.dumps(done.as_json(), ensure_ascii=False, indent=2) + "\n")
        self.stdout.write(_said(done, dry_run))


def _said(done: Report, dry_run: bool) -> str:
    lines = [
        f"{done.rows_read} baris dibaca menjadi {len(done.states)} catatan program; "
        f"{len(done.flags)} catatan pemeriksaan."
    ]
    if dry_run:
        lines.append(f"Percobaan: {done.new} catatan baru, {done.rates} iuran baru, tidak ada yang ditulis.")
        return "\n".join(lines)
    if done.rates:
        lines.append(f"{done.rates} iuran baru tercatat; iuran langsung berlaku, tanpa rilis.")
    if done.release is not None:
        lines.append(f"Terbit sebagai rilis {done.release}.")
    elif done.new:
        lines.append(f"{done.new} catatan baru menunggu sebagai kiriman {done.submission}.")
    elif done.submission is not None:
        lines.append(f"Tidak ada yang baru: berkas ini sudah menunggu sebagai kiriman {done.submission}.")
    else:
        lines.append("Tidak ada yang baru: semua baris sudah terbit.")
    return "\n".join(lines)
