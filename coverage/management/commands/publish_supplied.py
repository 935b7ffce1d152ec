"""manage.py publish_supplied: the published figures that come with the project and this site never had."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from coverage.management.published_set import FIGURES, PROGRAMMES, newer, publish_newer

NOTE = "Angka terbitan yang disertakan kemudian"


class Command(BaseCommand):
    help = "Menerbitkan baris angka terbitan bawaan yang belum pernah ada di situs ini, sebagai satu rilis."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="periksa saja, tidak menulis apa pun")
        parser.add_argument("--note", default=NOTE, help="catatan rilis")

    def handle(self, *, dry_run: bool, note: str, **_: Any) -> None:
        found = newer(FIGURES, PROGRAMMES)
        if found.is_empty:
            self.stdout.write("Tidak ada yang baru: semua angka terbitan bawaan sudah dikenal.")
            return
        told = f"{len(found.figures)} baris angka dan {len(found.programmes.records)} catatan program"
        if dry_run:
            self.stdout.write(f"Percobaan: {told} baru, tidak ada yang ditulis.")
            return
        release = publish_newer(FIGURES, PROGRAMMES, note)
        self.stdout.write(f"{told} terbit sebagai rilis {release.number}.")
