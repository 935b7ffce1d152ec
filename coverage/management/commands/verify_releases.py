"""manage.py verify_releases: whether all is still as it was published; exit 1 with what differs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coverage.models import Proof
from coverage.releases import verification
from coverage.serving.snapshot import one_snapshot


class Command(BaseCommand):
    help = (
        "Menghitung ulang checksum semua rilis, tabel baca, dan himpunan rilis terbaru; keluar dengan kode 1 "
        "bila ada yang berbeda. Hasilnya dijawab /healthz/ready."
    )

    def handle(self, **_: Any) -> None:
        with one_snapshot():
            newest = verification.newest_release()
            found = verification.differences()
        verification.record(Proof.Kind.RELEASES, newest, found)
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} hal berbeda dari yang diterbitkan.", returncode=1)
        self.stdout.write(f"Sampai rilis {newest}: semua sama." if newest else "Belum ada rilis.")
