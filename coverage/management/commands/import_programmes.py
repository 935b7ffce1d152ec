"""manage.py import_programmes: programme figures from a CSV into a submission, or straight into a release."""

from typing import Any

from coverage.management.importing import ImportCommand
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
        if done.release is not None:
            lines.append(f"Terbit sebagai rilis {done.release}.")
        elif done.new:
            lines.append(f"{done.new} catatan baru menunggu sebagai kiriman {done.submission}.")
        elif done.submission is not None:
            lines.append(f"Tidak ada yang baru: berkas ini sudah menunggu sebagai kiriman {done.submission}.")
        else:
            lines.append("Tidak ada yang baru: semua baris sudah terbit.")
        return "\n".join(lines)
