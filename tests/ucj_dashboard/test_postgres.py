"""The embedded PostgreSQL: there while someone uses it, gone afterwards, and clear when it cannot be had."""

import os
import shutil
import signal
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests import needs
from tests.ucj_dashboard.processes import python, running, wait_until
from ucj_dashboard.postgres import account, binaries, cluster, creation
from ucj_dashboard.postgres.binaries import Unavailable

pytestmark = needs.processes
JOIN = """
import pathlib, sys
from ucj_dashboard.postgres import cluster
server = cluster.join(pathlib.Path(sys.argv[1]), throw_away=sys.argv[2] == "thrown away")
print(server.pid, server.sockets, flush=True)
sys.stdin.read()
"""


@contextmanager
def room():
    """A folder that the account which runs PostgreSQL may enter; pytest's own is for its owner alone."""
    base = Path(tempfile.mkdtemp(prefix="ucj-home-", dir="/tmp"))
    base.chmod(0o755)
    yield base / "postgres"
    assert wait_until(lambda: not running(base)), "a process stayed behind"
    shutil.rmtree(base)


@pytest.fixture(scope="module")
def home():
    """Of a cluster that is kept: whoever comes first makes it."""
    with room() as folder:
        yield folder


@pytest.fixture
def empty():
    with room() as folder:
        yield folder


@contextmanager
def user_of(home, end="kept"):
    """A process that uses the cluster, with the server's pid and socket folder."""
    with python("-c", JOIN, str(home), end) as process:
        pid, _, sockets = process.stdout.readline().strip().partition(" ")
        try:
            yield process, int(pid), Path(sockets)
        finally:
            process.kill()


def test_it_lives_as_long_as_someone_uses_it(home):
    with user_of(home) as (first, server, _), user_of(home) as (_, same, _):
        assert same == server
        first.stdin.close()
        first.wait()
        assert running(home / "data") == [server]
    assert wait_until(lambda: not running(home))
    with user_of(home) as (_, later, _):
        assert later != server


@pytest.mark.parametrize("victim", ["user", "keeper"])
def test_sigkill_leaves_no_server(home, victim):
    with user_of(home) as (process, server, _):
        keeper = int(Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()[1])
        os.kill(process.pid if victim == "user" else keeper, signal.SIGKILL)
        assert wait_until(lambda: not running(home / "data"))


def test_its_files_are_private_and_it_never_runs_as_root(home):
    with user_of(home) as (_, server, sockets):
        assert Path(f"/proc/{server}").stat().st_uid != 0
        for private in (home / "data", home / "password", sockets):
            assert private.stat().st_mode & 0o077 == 0
        listening = Path(f"/proc/{server}/net/tcp").read_text()
        assert f":{5432:04X} " not in listening


def test_its_random_passwords_are_hashed_once(home):
    """Each connection of both roles would wait for the other 4,095 times."""
    with user_of(home) as (_, _, sockets):
        owner = {"user": cluster.OWNER, "password": (home / "password").read_text().strip()}
        with psycopg.connect(host=str(sockets), dbname="postgres", **owner) as connection:
            asked = connection.execute(
                "SELECT rolname, split_part(rolpassword, ':', 1) FROM pg_authid WHERE rolcanlogin"
            )
            assert dict(asked) == dict.fromkeys((cluster.OWNER, cluster.SITE), "SCRAM-SHA-256$1")


def test_a_long_path_gets_a_short_socket_that_goes_with_the_server(empty):
    """So does all else, when it is to be thrown away."""
    long = empty / ("panjang" * 15)
    with user_of(long, "thrown away") as (_, _, sockets):
        assert sockets.parent == Path("/tmp")
    assert wait_until(lambda: not sockets.exists())
    assert wait_until(lambda: not long.exists())


def test_a_pid_file_left_by_a_crash_does_not_stop_the_start(home):
    with user_of(home):
        pass
    assert wait_until(lambda: not running(home))
    left = home / "data" / "postmaster.pid"
    left.write_text(f"{os.getpid()}\n{home / 'data'}\n0\n5432\n{home}\n\n\nready   \n")
    with user_of(home) as (_, server, _):
        assert server != os.getpid()


def test_data_of_another_version_is_refused_with_the_ways_out(empty):
    (empty / "data").mkdir(parents=True)
    (empty / "data" / "PG_VERSION").write_text("9\n")
    with pytest.raises(Unavailable, match=r"dibuat PostgreSQL 9, .*PG_BIN.*pg_dump.*DATABASE_URL"):
        creation.check_version(empty, binaries.find())


def test_a_file_in_the_way_is_refused_with_the_ways_out(empty):
    empty.write_text("bukan folder")
    with pytest.raises(Unavailable, match=r"tidak dapat disiapkan .*DATABASE_URL"):
        cluster.join(empty)


def test_programs_are_looked_for_in_pg_bin_first(monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(Unavailable, match="PG_BIN="):
        binaries.find()
    for name in ("postgres", "initdb"):
        (tmp_path / name).touch()
    assert binaries.find() == tmp_path


def test_without_programs_the_ways_out_are_named(monkeypatch):
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(binaries, "_complete", lambda folder: False)
    with pytest.raises(Unavailable, match=r"DATABASE_URL.*make setup.*PG_BIN"):
        binaries.find()


def test_a_private_folder_is_closed_to_the_account_that_stands_in_for_root(tmp_path):
    tmp_path.chmod(0o700)
    assert account.may_enter(tmp_path) is (os.geteuid() != 0)
