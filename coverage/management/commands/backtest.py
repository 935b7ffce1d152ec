"""manage.py backtest: how often the range of the outlook held in a release's own figures, out of sample."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coverage.calculations.pace.backtest import BackTest, Count, back_test
from coverage.queries import known_years, releases
from coverage.questions.asked import Asked
from coverage.words import formats


class Command(BaseCommand):
    help = "Menguji balik prakiraan: seberapa sering angka Desember jatuh di dalam rentang dari tahun lain."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--release", type=int, help="nomor rilis; tanpa ini rilis terbaru")

    def handle(self, *, release: int | None, **_: Any) -> None:
        shown = releases.release_row(release)
        if shown is None:
            raise CommandError("Belum ada rilis itu.", returncode=2)
        found = back_test(known_years.every_series(shown, Asked()).values())
        self.stdout.write(
            f"Rilis {shown.number}: {found.method}, versi {found.version}. Rentang bertahan "
            f"{held(found.total)}, {formats.people(found.series)} wilayah; {_left(found)}; "
            f"jarak tengah {formats.points(found.off)}."
        )
        for year, count in found.years:
            self.stdout.write(f"{year}, rentang dari tahun lain: {held(count)}")
        for months, count in found.ahead:
            self.stdout.write(f"{months} bulan ke depan: {held(count)}")


def held(count: Count) -> str:
    """ "12.143 dari 15.209 kali (79,8%)"."""
    share = f" ({formats.percent(count.held / count.of, 1)})" if count.of else ""
    return f"{formats.people(count.held)} dari {formats.people(count.of)} kali{share}"


def _left(found: BackTest) -> str:
    return f"{formats.people(found.of - found.total.of)} kali tanpa rentang"
