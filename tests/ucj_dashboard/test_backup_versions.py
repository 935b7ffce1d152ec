"""Backups between PostgreSQL 15, the oldest that serves, and the one that comes along."""

from urllib.parse import quote

import psycopg
import pytest
from msgspec import Struct

from tests import needs
from tests.needs import OLDEST
from tests.ucj_dashboard.processes import python
from tests.ucj_dashboard.sites import room
from ucj_dashboard.backup import Failed, programs
from ucj_dashboard.postgres import binaries, cluster

pytestmark = [
    needs.postgres_15,
    needs.processes,
]
RELEASES = 20
START = """
import django
django.setup()
from pathlib import Path
from ucj_dashboard.backup.__main__ import dump, restore
"""
LOAD = f"""
from django.core.management import call_command
call_command("migrate", verbosity=0)
from coverage.models import Release
from coverage.releases.publishing import undo
from tests.factories import publish, statement
for month in range(1, {RELEASES}):
    day = f"{{2024 + month // 13}}-{{month % 12 + 1:02}}-28"
    publish(
        statement("18.01", day, active_participants=100 + month, potential_workers=1_000),
        statement("18.71", day, share=str(20 + month)),
        statement("18", day, active_participants=1_000 + month, potential_workers=9_000),
        note=f"Bulan {{month}}",
    )
undo(release=Release.objects.get(number={RELEASES - 1}), by=None, note="")
"""
CSV = f"""
import hashlib
from django.test import Client
from coverage.releases.verification import differences
print(differences())
client = Client()
for release in range(1, {RELEASES + 1}):
    for level in ("provinsi", "kabkota"):
        asked = f"/peringkat.csv?tingkat={{level}}&rilis={{release}}"
        answer = client.get(asked, headers={{"host": "localhost"}})
        whole = b"".join(answer) if answer.streaming else answer.content
        print(release, level, answer.status_code, hashlib.sha256(whole).hexdigest())
"""


class Site(Struct, frozen=True):
    variables: dict[str, str]

    def said(self, *arguments):
        told, _ = python(*map(str, arguments), UCJ_DEMO="0", **self.variables).communicate()
        return told

    def does(self, *steps):
        """What the steps say, done one after another by one process."""
        return self.said("-c", "\n".join((START, *steps)))


@pytest.fixture(scope="module")
def folder():
    with room("versions") as base:
        yield base


@pytest.fixture(scope="module")
def oldest(folder):
    """A server of an office: PostgreSQL 15, with two roles. Called with a name it makes a site."""
    home = folder / "fifteen"
    server = cluster.join(home, throw_away=True, programs=OLDEST)
    sockets = quote(str(server.sockets), safe="")

    def run(statement):
        with psycopg.connect(
            host=str(server.sockets),
            port=server.port,
            user=cluster.OWNER,
            password=server.password,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            connection.execute(statement)

    run(f"CREATE ROLE pemilik LOGIN PASSWORD '{server.password}'")

    def site(name):
        run(f"CREATE DATABASE {name} OWNER pemilik")
        roles = {False: f"{cluster.SITE}:{server.site_password}", True: f"pemilik:{server.password}"}
        address = {
            owner: f"postgresql://{role}@{sockets}:{server.port}/{name}" for owner, role in roles.items()
        }
        return Site(
            {
                "UCJ_VAR": str(folder / name),
                "DATABASE_URL": address[False],
                "UCJ_OWNER_DATABASE_URL": address[True],
            }
        )

    yield site
    cluster.leave(home)


@pytest.fixture(scope="module")
def embedded(folder):
    return lambda name: Site({"UCJ_VAR": str(folder / name), "DATABASE_URL": ""})


@pytest.fixture(scope="module")
def fifteen(folder, oldest):
    """The backup of a site with twenty releases on 15, and what its CSV files are."""
    file = folder / "15.dump"
    told = oldest("source_15").does(LOAD, f"dump(Path('{file}'))", CSV)
    return file, after(f"Cadangan tersimpan: {file}, rilis 20, 57 baris angka; terbukti pulih.", told)


@pytest.fixture(scope="module")
def eighteen(folder, embedded, fifteen):
    """The backup of that site moved to 18, and its CSV files there."""
    file = folder / "18.dump"
    told = embedded("source_18").does(f"restore(Path('{fifteen[0]}'))", f"dump(Path('{file}'))", CSV)
    told = after(f"Pulih dari {fifteen[0]}: rilis 20, 57 baris angka.", told)
    return file, after(f"Cadangan tersimpan: {file}, rilis 20, 57 baris angka; terbukti pulih.", told)


def restored(site, file):
    """The CSV files of a site that is brought back from the file."""
    told = site.does(f"restore(Path('{file}'))", CSV)
    return after(f"Pulih dari {file}: rilis 20, 57 baris angka.", told)


def after(line, told):
    """What is told after its first line, which must be this."""
    first, _, rest = told.partition("\n")
    assert first == line, told
    return rest


def test_twenty_releases_come_back_to_the_byte(fifteen, oldest):
    assert restored(oldest("new_15"), fifteen[0]) == fifteen[1]
    sound, *lines = [line.split() for line in fifteen[1].splitlines()]
    assert sound == ["[]"]
    assert {status for _, _, status, _ in lines} == {"200"}
    assert len({digest for *_, digest in lines}) == len(lines) == 2 * RELEASES


def test_so_they_do_on_a_newer_server(fifteen, eighteen):
    assert eighteen[1] == fifteen[1]


def test_and_from_there_on_another_of_its_version(fifteen, eighteen, embedded):
    assert restored(embedded("new_18"), eighteen[0]) == fifteen[1]


def test_a_newer_one_is_refused_by_an_older_server_with_the_reason(eighteen, oldest):
    file, _ = eighteen
    site = oldest("refusing")
    told = site.said("-m", "ucj_dashboard.backup", "restore", file)
    assert told.startswith(f"Tidak ada yang berubah: {file} dibuat PostgreSQL 18, server ini 15;")
    assert "lebih lama. Pulihkan ke PostgreSQL 18" in told


def test_a_newer_one_is_refused_by_older_programs_alone(eighteen, monkeypatch):
    monkeypatch.setattr(binaries, "found", lambda: iter([OLDEST]))
    with pytest.raises(Failed, match=r"dibuat PostgreSQL yang lebih baru daripada 15"):
        programs.refuse_newer(eighteen[0], 15)


def test_without_programs_of_the_servers_version_no_backup_is_begun(monkeypatch):
    monkeypatch.setattr(binaries, "found", lambda: iter([OLDEST]))
    assert programs.of_version(15).folder == OLDEST
    with pytest.raises(Failed, match=r"PostgreSQL 16, .* versi 15: .*postgresql-16.*PG_BIN"):
        programs.of_version(16)
