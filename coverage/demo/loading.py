"""Brings the invented data set into its own database, by the road every figure takes."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from time import perf_counter

from django.conf import settings
from django.db import transaction

from coverage.demo.growth import Place
from coverage.demo.programmes import invented_rates
from coverage.demo.releases import InventedRelease, invented_releases
from coverage.demo.seed import SEED, Seed, read_seed
from coverage.models import CurrentCoverage, Flag, Release
from coverage.programmes.services import filing
from coverage.releases import publishing
from coverage.rows.many import uncollected
from coverage.submissions import documents
from regions.models import Region

POPULATION = 100_000  # of a region whose population is not known

Say = Callable[[str], None]


class Refused(Exception):
    """Why nothing was loaded, as a sentence."""


@transaction.atomic
@uncollected()
def load(
    *,
    months: int | None = None,
    provinces: Collection[str] = (),
    seed: Seed | None = None,
    say: Say,
) -> list[Release]:
    """Publish the invented figures as releases, all of them or none.

    months, provinces: as invented_releases. seed: another one than the file's. say: is told of every step.
    Raises Refused outside a demo database, when anything is published already, and when the regions or the
    part asked for do not exist.
    """
    _refuse_real_data()
    places = [
        Place(region.code, region.name, region.level, region.province_id, region.population or POPULATION)
        for region in Region.objects.all()
    ]
    if not places:
        raise Refused("Daftar wilayah masih kosong; jalankan dahulu: manage.py import_regions")
    with _step(say) as done:
        try:
            invented = invented_releases(seed or read_seed(), places, months=months, provinces=provinces)
        except ValueError as error:
            raise Refused(f"Tidak dapat membuat data contoh: {error}.") from None
        done(f"{sum(len(release.rows) for release in invented)} baris dikarang")
    filing.store_rates(invented_rates())
    return [_published(release, say) for release in invented]


def _refuse_real_data() -> None:
    if not settings.DEMO:
        raise Refused(
            "load_demo hanya untuk basis data contoh: di sini angka karangan akan bercampur dengan angka "
            "asli. Jalankan: make demo"
        )
    if Release.objects.exists():
        raise Refused("Data contoh sudah ada; tidak ada yang ditulis.")


def _published(invented: InventedRelease, say: Say) -> Release:
    digest = hashlib.sha256(SEED.read_bytes()).hexdigest()
    with _step(say) as done:
        filed = documents.file_document(invented.rows, name="Data contoh", digest=digest, by=None)
        programmes = filing.file_records(invented.programmes, name="Program contoh", digest=digest, by=None)
        done(f"{filed.new} baris dan {programmes.new} program menunggu sebagai kiriman")
    if filed.submission is None:
        raise Refused(f"Tidak ada baris baru untuk rilis {invented.note!r}.")
    with _step(say) as done:
        submissions = [held for held in (filed.submission, programmes.submission) if held]
        release = publishing.publish_waiting(
            submissions=submissions, by=None, note=invented.note, at=invented.published_at
        )
        figures, flags = CurrentCoverage.objects.count(), Flag.objects.current().count()
        done(f"rilis {release.number} terbit: {figures} angka siap dibaca, {flags} catatan pemeriksaan")
    return release


@contextmanager
def _step(say: Say) -> Iterator[Say]:
    """Says what the step has done, with the seconds it took."""
    started = perf_counter()

    def done(what: str) -> None:
        seconds = f"{perf_counter() - started:.1f}".replace(".", ",")
        say(f"{what} ({seconds} detik)")

    yield done
