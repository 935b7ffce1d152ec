"""manage.py import_figures: a document's figures from a CSV into a submission, or straight into a release."""

from typing import Any

from coverage.management.importing import ImportCommand, what_became
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
        else:
            lines.append(what_became(done, "baris"))
        return "\n".join(lines)
