"""`manage.py import_regions`: load the region list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from regions.importing import FIXTURES, ImportReport, UnusableRegions, import_regions


class Command(BaseCommand):
    help = "Memuat daftar wilayah, alias, riwayat kode dan petak peta dari fixtures/regions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="periksa dan hitung saja, tidak menyimpan")
        parser.add_argument("--folder", type=Path, default=FIXTURES, help="map berisi keempat berkas CSV")

    def handle(self, *args: Any, folder: Path, dry_run: bool, **options: Any) -> None:
        try:
            report = import_regions(folder=folder, dry_run=dry_run)
        except UnusableRegions as trouble:
            raise CommandError(f"{trouble}\nTidak ada yang disimpan.", returncode=2) from None
        self.stdout.write("\n".join(_lines(report)))
        if dry_run:
            self.stdout.write("Percobaan: tidak ada yang disimpan.")


def _lines(report: ImportReport) -> list[str]:
    changes = [f"  {change.region}: {', '.join(change.columns)}" for change in report.changed]
    return [
        f"Wilayah: {report.new} baru, {len(report.changed)} berubah, {report.unchanged} tetap.",
        *changes,
        f"Alias: {report.new_aliases} baru, {report.unchanged_aliases} tetap.",
    ]
