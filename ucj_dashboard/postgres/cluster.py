"""The embedded PostgreSQL: made once, joined by every process that needs it.

A cluster's home holds `data`, `socket`, the `log`, the `password` of who owns the tables and the
`site_password` of whom the site is, and two locks: `in_use.lock`, shared by all who use the server, and
`start.lock`, held while one of them makes or starts it.
"""

import contextlib
import fcntl
import os
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct

from ucj_dashboard.postgres import account, binaries, creation
from ucj_dashboard.postgres.binaries import Unavailable

OWNER = "ucj"
SITE = "ucj_site"  # may do what the site does, and no more: ucj_dashboard/roles.py
NAMES = ("ucj", "ucj_demo")  # the published figures, the invented ones
LOOK_EVERY = 0.02  # seconds: PostgreSQL starts in some tenths of one
PATIENCE = 60  # seconds for a start, recovery after a crash included
LONGEST_SOCKET = 103  # bytes; Linux allows 107, macOS 103
PROJECT = Path(__file__).resolve().parents[2]


class Server(Struct, frozen=True):
    """A running server, as its pid file describes it."""

    pid: int
    sockets: Path
    port: int
    password: str
    site_password: str

    def address(self, *, owner: bool) -> dict[str, str]:
        """Django's settings for reaching it as who owns the tables, or as the site."""
        user, password = (OWNER, self.password) if owner else (SITE, self.site_password)
        return {"HOST": str(self.sockets), "PORT": str(self.port), "USER": user, "PASSWORD": password}


_joined: dict[Path, Server] = {}
_held: dict[Path, int] = {}  # open locks, for the life of this process
_one_at_a_time = threading.RLock()


def join(home: Path, *, throw_away: bool = False, programs: Path | None = None) -> Server:
    """The server of the cluster in this folder, running for at least as long as this process.

    Makes the cluster and starts the server when needed; a server that runs already is used as it is.
    throw_away: nothing is synced to disk, and the folder goes with the last user. programs: their folder,
    when it is not to be searched for. Raises Unavailable.
    """
    with _one_at_a_time:
        try:
            if home not in _joined or not _is_postgres(_joined[home].pid):
                _joined[home] = _join(_allowed(home), throw_away=throw_away, programs=programs)
            return _joined[home]
        except PermissionError as error:
            raise Unavailable(
                f"{error.filename or home} bukan milik pengguna ini atau tidak dapat ditulis: jalankan "
                f"sebagai pemiliknya, ubah pemilik folder {home}, atau setel DATABASE_URL."
            ) from error
        except OSError as error:
            raise Unavailable(
                f"Basis data di {home} tidak dapat disiapkan ({error.strerror}): periksa ruang dan izin "
                "folder itu, atau setel DATABASE_URL."
            ) from error


def leave(home: Path) -> None:
    """Use the server no longer; it goes when nobody else does."""
    with _one_at_a_time:
        _joined.pop(home, None)
        os.close(_held.pop(_allowed(home) / "in_use.lock"))


def _join(home: Path, *, throw_away: bool, programs: Path | None) -> Server:
    _hold(home / "in_use.lock")  # waits while a keeper is stopping the server
    with _locked(home / "start.lock"):
        server = _running(home) or _start(home, throw_away=throw_away, programs=programs)
        _ensure(server, () if throw_away else NAMES)
    return server


def _allowed(home: Path) -> Path:
    """The home, made; as root in a folder that PostgreSQL's account may not enter, one under /var/lib.

    Then a file in the former names the latter, so that a new copy of the project begins anew.
    """
    home.mkdir(parents=True, exist_ok=True)
    if account.may_enter(home):
        return home
    with _locked(home / "start.lock"):
        named = home / "elsewhere"
        if not named.exists():
            named.write_text(f"/var/lib/ucj_dashboard/{secrets.token_hex(6)}\n")
    elsewhere = Path(named.read_text().strip())
    elsewhere.mkdir(parents=True, exist_ok=True)
    return elsewhere


def _running(home: Path) -> Server | None:
    """The server of this cluster, None when there is none. Waits for one that is starting or stopping."""
    deadline = time.monotonic() + PATIENCE
    while lines := _pid_file(home):
        pid = int(lines[0])
        if not _is_postgres(pid):
            # Left by a crash, and the number is another process's now.
            (home / "data" / "postmaster.pid").unlink(missing_ok=True)
            return None
        if len(lines) > 7 and lines[7].strip() == "ready":
            passwords = (home / "password").read_text().strip(), creation.site_password(home)
            return Server(pid, Path(lines[4]), int(lines[3]), *passwords)
        if time.monotonic() > deadline:
            raise Unavailable(f"PostgreSQL (proses {pid}) tidak kunjung siap: lihat {home / 'log'}.")
        time.sleep(LOOK_EVERY)
    return None


def _pid_file(home: Path) -> list[str]:
    with contextlib.suppress(FileNotFoundError):
        return (home / "data" / "postmaster.pid").read_text().splitlines()
    return []


def _is_postgres(pid: int) -> bool:
    """Whether the process lives and is a PostgreSQL; zombies do not count."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return not Path("/proc/self").exists()  # no /proc on macOS: a living process is taken for ours
    shown = status.read_text()
    return shown.startswith("Name:\tpostgres") and "\nState:\tZ" not in shown


def _start(home: Path, *, throw_away: bool, programs: Path | None) -> Server:
    programs = binaries.reachable_copy(programs or binaries.find(), home)
    if (home / "data").exists():
        creation.check_version(home, programs)
    else:
        creation.create(home, programs, user=OWNER, synced=not throw_away)
    keeper = [
        sys.executable,
        "-m",
        "ucj_dashboard.postgres.keeper",
        *map(str, (home, programs, _sockets(home))),
    ]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [*keeper, "--throw-away"] if throw_away else keeper,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if server := _running(home):
            process.returncode = 0  # it outlives us by design: no warning about a child left running
            return server
        time.sleep(LOOK_EVERY)
    said = (home / "log").read_text(errors="replace").strip().splitlines() or ["tanpa pesan"]
    raise Unavailable(
        f"PostgreSQL tidak mau mulai ({said[-1]}): lihat {home / 'log'}, atau setel DATABASE_URL."
    )


def _sockets(home: Path) -> Path:
    """The socket's folder, for PostgreSQL's account alone; under /tmp when the path here is too long."""
    sockets = home / "socket"
    if len(bytes(sockets / ".s.PGSQL.5432")) > LONGEST_SOCKET:
        sockets = Path(tempfile.mkdtemp(prefix="ucj-", dir="/tmp"))
    sockets.mkdir(0o700, exist_ok=True)
    creation.give_away(sockets)
    return sockets


def _hold(file: Path) -> None:
    """Share the lock on a file until this process ends."""
    if file not in _held:
        _held[file] = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(_held[file], fcntl.LOCK_SH)


@contextlib.contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _ensure(server: Server, names: Collection[str]) -> None:
    """The site's role, with its password as it is kept, and the databases."""
    import psycopg  # not by the keeper's side

    with psycopg.connect(
        host=str(server.sockets),
        port=server.port,
        user=OWNER,
        password=server.password,
        dbname="postgres",
        autocommit=True,
    ) as connection:
        if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [SITE]).fetchone() is None:
            connection.execute(f"CREATE ROLE {SITE} LOGIN PASSWORD '{server.site_password}'")
        present = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        for name in sorted(set(names) - present):
            connection.execute(f'CREATE DATABASE "{name}"')
