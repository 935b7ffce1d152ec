"""manage.py import_programmes: programme figures from a CSV into a submission, or straight into a release."""

from typing import Any

from coverage.management.importing import ImportCommand, what_became
from coverage.programmes.services import importing
from coverage.programmes.services.importing import Report


class Command(ImportCommand):
    help = "Membaca angka program dari berkas CSV (kolom seperti fixtures/published/programmes.csv)."

    def read(self, content: bytes, **options: Any) -> Report:
        return importing.run(content, **options)

    def said(self, done: Report, dry_run: bool) -> str:
        lines = [
            f"{done.rows_read} baris dibaca menjadi {len(done.states)} catatan program; "
            f"{len(done.flags)} catatan pemeriksaan."
        ]
        if dry_run:
            lines.append(
                f"Percobaan: {done.new} catatan baru, {done.rates} iuran baru, tidak ada yang ditulis."
            )
            return "\n".join(lines)
        if done.rates:
            lines.append(f"{done.rates} iuran baru tercatat; iuran langsung berlaku, tanpa rilis.")
        return "\n".join([*lines, what_became(done, "catatan")])
