"""Backups: what was dumped comes back whole into a fresh database, and nothing half comes back at all."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.ucj_dashboard.processes import python, running, wait_until

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes in /proc")
LOAD = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("import_regions", verbosity=0)
call_command("import_figures", "fixtures/published/figures.csv", publish=True, note="Angka terbitan")
"""
# Computed anew from the rows, beside the one that was stored when the release was published.
STATE = """
import django
django.setup()
from coverage.models import CurrentCoverage, Release
from coverage.releases.publishing import checksum
for release in Release.objects.order_by("number"):
    print(release.number, release.checksum, checksum(release.number), CurrentCoverage.objects.count())
"""


def said(*arguments, **variables):
    """What a program of the project says."""
    told, _ = python(*arguments, DATABASE_URL="", **variables).communicate()
    return told


def backup(*arguments, **variables):
    return said("-m", "ucj_dashboard.backup", *map(str, arguments), **variables)


@pytest.fixture(scope="module")
def folder():
    """Room for two sites, which the account that runs PostgreSQL may enter."""
    base = Path(tempfile.mkdtemp(prefix="ucj-backup-", dir="/tmp"))
    base.chmod(0o755)
    yield base
    assert wait_until(lambda: not running(base)), "a process stayed behind"
    shutil.rmtree(base)


@pytest.fixture(scope="module")
def old(folder):
    """A site with the published figures."""
    site = {"UCJ_VAR": str(folder / "old"), "UCJ_DEMO": "0"}
    assert "Terbit sebagai rilis 1" in said("-c", LOAD, **site)
    return site


@pytest.fixture(scope="module")
def dumped(folder, old):
    """Its backup."""
    file = folder / "cadangan.dump"
    assert backup("dump", file, **old) == f"Cadangan tersimpan: {file}, rilis 1, 312 baris angka.\n"
    return file


def test_a_fresh_database_gets_the_same_releases(folder, old, dumped):
    new = {"UCJ_VAR": str(folder / "new"), "UCJ_DEMO": "0"}
    assert backup("restore", dumped, **new) == f"Pulih dari {dumped}: rilis 1, 312 baris angka.\n"
    before, after = said("-c", STATE, **old), said("-c", STATE, **new)
    number, stored, computed, figures = after.split()
    assert after == before
    assert (number, stored) == ("1", computed)
    assert int(figures) > 100


def test_a_backup_is_for_its_owner_alone(dumped):
    assert dumped.stat().st_mode & 0o077 == 0


def test_what_a_restore_replaces_is_kept(old, dumped):
    told = backup("restore", dumped, **old)
    assert told.startswith("Isi sekarang (rilis 1, 312 baris angka) disimpan dahulu: ")
    kept = Path(told.splitlines()[0].rpartition(": ")[2])
    assert kept.stat().st_size > 100_000


def test_a_file_that_breaks_off_changes_nothing(folder, old, dumped):
    broken = folder / "terputus.dump"
    broken.write_bytes(dumped.read_bytes()[:-30_000])
    before = said("-c", STATE, **old)
    assert "Tidak ada yang berubah, pg_restore gagal" in backup("restore", broken, **old)
    assert said("-c", STATE, **old) == before


def test_published_figures_never_come_into_the_demo_database(old, dumped):
    told = backup("restore", dumped, **old | {"UCJ_DEMO": "1"})
    assert "berkas itu berisi angka terbitan; pulihkan tanpa UCJ_DEMO=1" in told


def test_a_missing_file_is_said(old):
    assert backup("restore", "/tidak/ada", **old).startswith("/tidak/ada tidak ada.")
