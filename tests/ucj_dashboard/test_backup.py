"""Backups: what was dumped comes back whole into a fresh database, and nothing half comes back at all."""

import fcntl
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests import needs
from tests.ucj_dashboard.processes import PLAIN, PROJECT, python, running, wait_until
from tests.ucj_dashboard.sites import copied_to, room
from ucj_dashboard.backup import programs
from ucj_dashboard.postgres import cluster

pytestmark = needs.processes
BETWEEN = "-----\n"
START = """
import sys
import django
django.setup()
from django.db import ProgrammingError, connection, transaction
from coverage.models import CurrentCoverage, Proof, Release
from coverage.releases.checksums import checksum
from ucj_dashboard.backup.__main__ import main
from ucj_dashboard.roles import as_owner
def backup(*words):
    sys.argv[1:] = words
    try:
        main()
    except SystemExit as trouble:
        print(trouble)
def alter(ratio):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SELECT id, target_ratio FROM coverage_target WHERE target_ratio > 0 ORDER BY id")
        pk, former = cursor.fetchone()
        cursor.execute("UPDATE coverage_target SET target_ratio = %s WHERE id = %s", [ratio, pk])
        return former
def tried():
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE coverage_currentcoverage")
            transaction.set_rollback(True)
        return True
    except ProgrammingError:
        return False
"""
# Of every release: number, checksum, the one computed anew from the rows, how many regions pages know of.
STATE = """
for release in Release.objects.order_by("number"):
    print(release.number, release.checksum, checksum(release.number), CurrentCoverage.objects.count())
"""
# The last proof; then whether a table can be emptied, as the site and as who owns it.
LOOK = """
for proof in Proof.objects.all()[:1]:
    print(proof.kind, proof.release, proof.passed)
print(tried())
with as_owner():
    print(tried())
"""


def said(*arguments, **variables):
    """What a program of the project says."""
    told, _ = python(*arguments, DATABASE_URL="", **variables).communicate()
    return told


def backup(*arguments, **variables):
    return said("-m", "ucj_dashboard.backup", *map(str, arguments), **variables)


def does(site, *steps):
    """What each of the steps says, done one after another by one process of the site."""
    told = said("-c", f"print({BETWEEN!r}, end='')\n".join((START, *(f"{step}\n" for step in steps))), **site)
    begun, *each = told.split(BETWEEN)
    assert not begun
    return each


@pytest.fixture(scope="module")
def folder():
    """Room for two sites."""
    with room("backup") as base:
        yield base


@pytest.fixture(scope="module")
def old(folder):
    """A site with the published figures, whose server runs."""
    var = copied_to(folder / "old")
    cluster.join(var / "postgres")
    yield {"UCJ_VAR": str(var), "UCJ_DEMO": "0"}
    cluster.leave(var / "postgres")


@pytest.fixture(scope="module")
def first(folder, old):
    """Its first backup; what it held before, what was said, and what is known of it then."""
    file = folder / "cadangan.dump"
    return file, *does(old, STATE, f"backup('dump', '{file}')", LOOK)


@pytest.fixture(scope="module")
def state(first):
    """What the site holds."""
    return first[1]


@pytest.fixture(scope="module")
def dumped(first):
    """Its backup."""
    file, _, told, _ = first
    assert told == f"Cadangan tersimpan: {file}, rilis 1, 312 baris angka; terbukti pulih.\n"
    return file


def test_a_fresh_database_gets_the_same_releases(folder, dumped, state):
    new = {"UCJ_VAR": str(folder / "new"), "UCJ_DEMO": "0"}
    told, after = does(new, f"backup('restore', '{dumped}')", STATE)
    assert told == f"Pulih dari {dumped}: rilis 1, 312 baris angka.\n"
    number, stored, computed, figures = after.split()
    assert after == state
    assert (number, stored) == ("1", computed)
    assert int(figures) > 100


def test_a_backup_is_for_its_owner_alone(dumped):
    assert dumped.stat().st_mode & 0o077 == 0


def test_when_it_was_made_is_known_and_the_server_that_comes_along_has_both_roles(first):
    proof, *may_empty = first[3].splitlines()
    assert proof == "backup 1 True"
    assert may_empty == ["False", "True"]


def test_a_backup_that_does_not_come_back_as_published_is_not_kept(folder, old, dumped):
    """A figure was changed behind the triggers; the earlier file of that name stays."""
    earlier = folder / "sebelumnya.dump"
    earlier.write_bytes(b"sebelumnya")
    tried = f"former = alter('0.111')\ntry:\n    backup('dump', '{earlier}')\nfinally:\n    alter(former)"
    (told,) = does(old, tried)
    assert told.startswith("Cadangan tidak disimpan: ")
    assert "isi rilis 1 tidak sama dengan checksum-nya" in told
    assert earlier.read_bytes() == b"sebelumnya"
    assert [file.name for file in folder.iterdir() if "sebelumnya" in file.name] == ["sebelumnya.dump"]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_a_backup_that_was_killed_leaves_nothing_that_looks_like_one(folder, old, dumped, ending):
    place = folder / f"terbunuh-{ending}"
    process = python("-m", "ucj_dashboard.backup", "dump", str(place / "a.dump"), DATABASE_URL="", **old)
    assert wait_until(lambda: any(place.glob("a.dump.sql.part")), seconds=60), "not in the middle of it"
    process.send_signal(ending)
    process.communicate()
    left = sorted(file.name for file in place.iterdir())
    killed = ["a.dump.part", "a.dump.sql.part"]
    assert left == (killed if ending == signal.SIGKILL else [])
    assert wait_until(lambda: not running(f"{old['UCJ_VAR']}/proof"))
    assert wait_until(lambda: not list(Path(old["UCJ_VAR"]).glob("proof-*")))
    if ending == signal.SIGTERM:
        return
    # The next one sweeps, but lets be what is still being made.
    busy = place / "b.dump.part"
    with busy.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert "Cadangan tersimpan" in backup("dump", place / "c.dump", **old)
    assert sorted(file.name for file in place.iterdir()) == ["b.dump.part", "c.dump"]


def test_a_signal_that_comes_while_a_program_is_started_is_not_forgotten(monkeypatch):
    """What a handler raises in the midst of a fork is lost."""
    monkeypatch.setattr(programs, "told_to_end", threading.Event())
    known = programs.Programs(Path("/bin"), 18)
    assert known.run("echo", "a") == "a\n"
    with pytest.raises(SystemExit):
        programs.end()
    with pytest.raises(SystemExit):
        known.run("echo", "a")


@needs.gpg
def test_it_goes_through_a_program_that_encrypts_and_back(folder, old, dumped, state):
    """As docs/operations.md has it, with gpg in place of age where that is not installed."""
    keys = folder / "kunci"
    keys.mkdir(mode=0o700)
    gpg = f"gpg --homedir {keys} --batch --quiet"
    dump = f"{sys.executable} -m ucj_dashboard.backup dump -"
    restore = f"{sys.executable} -m ucj_dashboard.backup restore -"
    new = {"UCJ_VAR": str(folder / "decrypted")}
    steps = f"""
        set -e -o pipefail
        {gpg} --passphrase '' --quick-generate-key cadangan@example.go.id future-default default never
        {dump} | {gpg} --encrypt --recipient cadangan@example.go.id --output {folder}/a.gpg.part
        mv {folder}/a.gpg.part {folder}/a.gpg
        {gpg} --decrypt {folder}/a.gpg | UCJ_VAR={new["UCJ_VAR"]} {restore}
    """
    try:
        done = subprocess.run(
            ["bash", "-c", steps],
            cwd=PROJECT,
            env=PLAIN | old | {"DATABASE_URL": ""},
            capture_output=True,
            text=True,
        )
    finally:
        subprocess.run(["gpgconf", "--homedir", keys, "--kill", "all"], check=True)
    assert done.returncode == 0, done.stderr
    assert "Cadangan terkirim, rilis 1, 312 baris angka; terbukti pulih." in done.stderr
    assert b"PGDMP" not in (folder / "a.gpg").read_bytes()[:200]
    assert done.stdout.endswith(": rilis 1, 312 baris angka.\n")
    assert does(new | {"UCJ_DEMO": "0"}, STATE) == [state]
    assert not list((folder / "decrypted" / "backup").iterdir()), "nothing decrypted is left"


@pytest.fixture(scope="module")
def brought_back(folder, old, dumped):
    """What is said when its backup, one that breaks off and a missing one come back; what it holds then."""
    broken = folder / "terputus.dump"
    broken.write_bytes(dumped.read_bytes()[:-30_000])
    return does(
        old,
        f"backup('restore', '{dumped}')",
        f"backup('restore', '{broken}')",
        "backup('restore', '/tidak/ada')",
        STATE,
    )


def test_what_a_restore_replaces_is_kept(brought_back):
    told, *_ = brought_back
    assert told.startswith("Isi sekarang (rilis 1, 312 baris angka) disimpan dahulu: ")
    kept = Path(told.splitlines()[0].rpartition(": ")[2])
    assert kept.stat().st_size > 100_000


def test_a_file_that_breaks_off_changes_nothing(brought_back, state):
    _, told, _, after = brought_back
    assert "Tidak ada yang berubah, pg_restore gagal" in told
    assert after == state


def test_published_figures_never_come_into_the_demo_database(old, dumped):
    told = backup("restore", dumped, **old | {"UCJ_DEMO": "1"})
    assert "berkas itu berisi angka terbitan; pulihkan tanpa UCJ_DEMO=1" in told


def test_a_missing_file_is_said(brought_back):
    assert brought_back[2].startswith("/tidak/ada tidak ada.")
