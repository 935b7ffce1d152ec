"""manage.py load_demo: the invented data set, for a database of its own."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coverage.demo.loading import Refused, load


class Command(BaseCommand):
    help = "Mengisi basis data contoh dengan angka karangan (lihat docs/demo.md); dipakai oleh make demo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--months", type=int, metavar="N", help="hanya N bulan terakhir")
        parser.add_argument(
            "--provinces", default="", metavar="18,15", help="hanya provinsi ini, dan Indonesia"
        )

    def handle(self, *args: Any, months: int | None, provinces: str, **options: Any) -> None:
        codes = [code.strip() for code in provinces.split(",") if code.strip()]
        try:
            releases = load(months=months, provinces=codes, say=self._say)
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from None
        self.stdout.write(f"DATA CONTOH siap: {len(releases)} rilis. Tidak satu pun angkanya nyata.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
