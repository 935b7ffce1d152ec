"""manage.py import_figures: a document's figures from a CSV into a submission, or straight into a release."""

from typing import Any

from coverage.management.importing import ImportCommand
from coverage.workbooks.services import figures_import
from coverage.workbooks.services.figures_import import Report


class Command(ImportCommand):
    help = "Membaca angka dokumen dari berkas CSV (kolom seperti fixtures/published/figures.csv)."

    def read(self, content: bytes, **options: Any) -> Report:
        return figures_import.run(content, **options)

    def said(self, done: Report, dry_run: bool) -> str:
        lines = [
            f"{done.rows_read} baris dibaca: {done.rows_accepted} diterima, "
            f"{done.rows_conflicting} bertentangan; {len(done.flags)} catatan pemeriksaan."
        ]
        if dry_run:
            lines.append(f"Percobaan: {done.new} baris baru, tidak ada yang ditulis.")
        elif done.release is not None:
            lines.append(f"Terbit sebagai rilis {done.release}.")
        elif done.new:
            lines.append(f"{done.new} baris baru menunggu sebagai kiriman {done.submission}.")
        elif done.submission is not None:
            lines.append(f"Tidak ada yang baru: berkas ini sudah menunggu sebagai kiriman {done.submission}.")
        else:
            lines.append("Tidak ada yang baru: semua baris sudah terbit.")
        return "\n".join(lines)
