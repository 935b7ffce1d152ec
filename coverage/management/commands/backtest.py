"""manage.py backtest: how often the range of the outlook held in a release's own figures."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coverage.calculations.pace.backtest import back_test
from coverage.queries import known_years, releases
from coverage.questions.asked import Asked
from coverage.words import formats


class Command(BaseCommand):
    help = "Menguji balik prakiraan: seberapa sering angka Desember jatuh di dalam rentangnya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--release", type=int, help="nomor rilis; tanpa ini rilis terbaru")

    def handle(self, *, release: int | None, **_: Any) -> None:
        shown = releases.release_row(release)
        if shown is None:
            raise CommandError("Belum ada rilis itu.", returncode=2)
        found = back_test(known_years.every_history(shown, Asked()).values())
        share = f" ({formats.percent(found.held / found.of, 1)})" if found.of else ""
        self.stdout.write(
            f"Rilis {shown.number}: {found.method}, versi {found.version}. Rentang bertahan "
            f"{formats.people(found.held)} dari {formats.people(found.of)} kali{share}, "
            f"{formats.people(found.series)} wilayah; jarak tengah {formats.points(found.off)}."
        )
        for months, held, of in found.ahead:
            self.stdout.write(f"{months} bulan ke depan: {formats.people(held)} dari {formats.people(of)}")
