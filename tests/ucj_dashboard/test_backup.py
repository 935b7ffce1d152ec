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
from tests.ucj_dashboard.sites import copied_to, room, run_as_owner
from ucj_dashboard import ending
from ucj_dashboard.backup import programs
from ucj_dashboard.postgres import cluster

pytestmark = needs.processes
BETWEEN = "-----\n"
START = """
import sys
from pathlib import Path
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


def killed(site, place, ending):
    """What a backup leaves in the folder when it is sent this signal in the midst."""
    process = python("-m", "ucj_dashboard.backup", "dump", str(place / "a.dump"), DATABASE_URL="", **site)
    assert wait_until(lambda: any(place.glob("a.dump.sql.part")), seconds=60), "not in the middle of it"
    process.send_signal(ending)
    process.communicate()
    left = sorted(file.name for file in place.iterdir())
    assert wait_until(lambda: not running(f"{site['UCJ_VAR']}/proof"))
    assert wait_until(lambda: not list(Path(site["UCJ_VAR"]).glob("proof-*")))
    return left


@pytest.fixture(scope="module")
def told(folder, old):
    """By step, what one process of the site says; "killed" is what lay about before, "spoiled" a figure that
    was changed behind the triggers.
    """
    place, earlier, broken = folder / "cadangan", folder / "sebelumnya.dump", folder / "terputus.dump"
    file = place / "c.dump"
    lay_about = killed(old, place, signal.SIGKILL)
    earlier.write_bytes(b"sebelumnya")
    spoiled = f"former = alter('0.111')\ntry:\n    backup('dump', '{earlier}')\nfinally:\n    alter(former)"
    cut = f"Path('{broken}').write_bytes(Path('{file}').read_bytes()[:-30_000])"
    steps = {
        "state": STATE,
        "dumped": f"backup('dump', '{file}')",
        "look": LOOK,
        "spoiled": spoiled,
        "restored": f"backup('restore', '{file}')",
        "broken": f"{cut}\nbackup('restore', '{broken}')",
        "missing": "backup('restore', '/tidak/ada')",
        "after": STATE,
    }
    with (place / "b.dump.part").open("w") as busy:  # another one that is being made
        fcntl.flock(busy, fcntl.LOCK_EX)
        said = does(old, *steps.values())
    return {"killed": lay_about, **dict(zip(steps, said, strict=True))}


@pytest.fixture(scope="module")
def state(told):
    """What the site holds."""
    return told["state"]


@pytest.fixture(scope="module")
def dumped(folder, told):
    """Its backup."""
    file = folder / "cadangan" / "c.dump"
    assert told["dumped"] == f"Cadangan tersimpan: {file}, rilis 1, 312 baris angka; terbukti pulih.\n"
    return file


@pytest.fixture(scope="module")
def new(folder):
    """A site without a database. The next who asks for one empties it."""
    return {"UCJ_VAR": str(folder / "new"), "UCJ_DEMO": "0"}


def test_a_fresh_database_gets_the_same_releases(new, dumped, state):
    told, after = does(new, f"backup('restore', '{dumped}')", STATE)
    assert told == f"Pulih dari {dumped}: rilis 1, 312 baris angka.\n"
    number, stored, computed, figures = after.split()
    assert after == state
    assert (number, stored) == ("1", computed)
    assert int(figures) > 100


def test_a_backup_is_for_its_owner_alone(dumped):
    assert dumped.stat().st_mode & 0o077 == 0


def test_when_it_was_made_is_known_and_the_server_that_comes_along_has_both_roles(told):
    proof, *may_empty = told["look"].splitlines()
    assert proof == "backup 1 True"
    assert may_empty == ["False", "True"]


def test_a_backup_that_does_not_come_back_as_published_is_not_kept(folder, told):
    """The earlier file of that name stays."""
    assert told["spoiled"].startswith("Cadangan tidak disimpan: ")
    assert "isi rilis 1 tidak sama dengan checksum-nya" in told["spoiled"]
    assert (folder / "sebelumnya.dump").read_bytes() == b"sebelumnya"
    assert [file.name for file in folder.iterdir() if "sebelumnya" in file.name] == ["sebelumnya.dump"]


def test_a_backup_that_was_told_to_end_leaves_nothing(folder, old):
    assert killed(old, folder / "terhenti", signal.SIGTERM) == []


def test_one_that_was_killed_leaves_what_the_next_sweeps(told, dumped):
    """That lets be what is still being made."""
    assert told["killed"] == ["a.dump.part", "a.dump.sql.part"]
    assert sorted(file.name for file in dumped.parent.iterdir()) == ["b.dump.part", "c.dump"]


def test_a_signal_that_comes_while_a_program_is_started_is_not_forgotten(monkeypatch):
    """What a handler raises in the midst of a fork is lost."""
    monkeypatch.setattr(ending, "told", threading.Event())
    known = programs.Programs(Path("/bin"), 18)
    assert known.run("echo", "a") == "a\n"
    with pytest.raises(SystemExit):
        programs.end()
    with pytest.raises(SystemExit):
        known.run("echo", "a")


def test_a_program_that_is_just_started_ends_with_us(monkeypatch):
    """Left to itself it would make files anew that were swept."""
    monkeypatch.setattr(ending, "told", threading.Event())
    known = []

    class Interrupted(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            known.append(self)
            programs.end()

    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    with pytest.raises(SystemExit):
        programs.Programs(Path("/bin"), 18).run("sleep", "60")
    assert [process.poll() for process in known] == [-signal.SIGKILL]


@needs.gpg
def test_it_goes_through_a_program_that_encrypts_and_back(folder, old, new, dumped, state):
    """As docs/operations.md has it, with gpg in place of age where that is not installed."""
    keys = folder / "kunci"
    keys.mkdir(mode=0o700)
    gpg = f"gpg --homedir {keys} --batch --quiet"
    dump = f"{sys.executable} -m ucj_dashboard.backup dump -"
    restore = f"{sys.executable} -m ucj_dashboard.backup restore -"
    (name, _), var = cluster.NAMES, Path(new["UCJ_VAR"])
    run_as_owner(var / "postgres", "postgres", f"DROP DATABASE {name}", f"CREATE DATABASE {name}")
    steps = f"""
        set -e -o pipefail
        {gpg} --passphrase '' --quick-generate-key cadangan@example.go.id future-default default never
        {dump} | {gpg} --encrypt --recipient cadangan@example.go.id --output {folder}/a.gpg.part
        mv {folder}/a.gpg.part {folder}/a.gpg
        {gpg} --decrypt {folder}/a.gpg | UCJ_VAR={var} {restore}
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
    assert does(new, STATE) == [state]
    assert not list((var / "backup").iterdir()), "nothing decrypted is left"


def test_what_a_restore_replaces_is_kept(told):
    assert told["restored"].startswith("Isi sekarang (rilis 1, 312 baris angka) disimpan dahulu: ")
    kept = Path(told["restored"].splitlines()[0].rpartition(": ")[2])
    assert kept.stat().st_size > 100_000


def test_a_file_that_breaks_off_changes_nothing(told):
    """It is not even worth a backup of what is there."""
    assert told["broken"].startswith("Tidak ada yang berubah, pg_restore gagal")
    assert told["after"] == told["state"]


def test_published_figures_never_come_into_the_demo_database(old, dumped):
    told = backup("restore", dumped, **old | {"UCJ_DEMO": "1"})
    assert "berkas itu berisi angka terbitan; pulihkan tanpa UCJ_DEMO=1" in told


def test_a_missing_file_is_said(told):
    assert told["missing"].startswith("/tidak/ada tidak ada.")
