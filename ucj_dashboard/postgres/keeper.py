"""Stands beside a PostgreSQL server for as long as some process uses it, then stops it.

Every process that uses the cluster holds a shared lock on `in_use.lock`; the kernel lets go of it however
the process ends. The keeper waits for that lock alone: when it gets it, nobody is left. The server is the
keeper's child and dies with it, so that nothing stays behind even after SIGKILL.
Run as `python -m ucj_dashboard.postgres.keeper HOME PROGRAMS SOCKETS [--throw-away]`.
"""

import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

from ucj_dashboard.postgres import account

# What a server that is thrown away need not do: it comes back from no crash, has no standby, and its tables
# are gone before they want cleaning.
SPARED = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off"),
    *("wal_level=minimal", "max_wal_senders=0", "autovacuum=off"),
)


def die_with(parent: int, with_signal: signal.Signals) -> None:
    """In a fresh child on Linux: be sent the signal when the parent dies, however it dies.

    To be called after a change of user, which forgets it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, int(with_signal))  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os.kill(os.getpid(), with_signal)


def serve(home: Path, programs: Path, sockets: Path, *, throw_away: bool) -> int:
    """Run the server until nobody uses it. Returns its exit code."""
    keeper = os.getpid()
    server = subprocess.Popen(
        [
            *(programs / "postgres", "-D", home / "data", "-k", sockets),
            *("-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", "-c", "log_timezone=UTC"),
            *(word for setting in SPARED if throw_away for word in ("-c", setting)),
        ],
        cwd="/",
        env=account.environment(),
        start_new_session=True,
        preexec_fn=lambda: die_with(keeper, signal.SIGINT),
        **account.identity(),
    )
    for stop in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(stop, lambda *_: server.send_signal(signal.SIGINT))
    threading.Thread(target=_stop_when_unused, args=(home, server), daemon=True).start()
    code = server.wait()
    if not sockets.is_relative_to(home):
        shutil.rmtree(sockets, ignore_errors=True)
    if throw_away:
        shutil.rmtree(home, ignore_errors=True)
    return code


def _stop_when_unused(home: Path, server: subprocess.Popen[bytes]) -> None:
    alone = os.open(home / "in_use.lock", os.O_RDWR)  # stays open, so that newcomers wait for our end
    fcntl.flock(alone, fcntl.LOCK_EX)
    server.send_signal(signal.SIGINT)  # "fast": ends what is open, keeps what was committed


if __name__ == "__main__":
    paths, rest = [Path(word) for word in sys.argv[1:4]], sys.argv[4:]
    sys.exit(serve(*paths, throw_away=rest == ["--throw-away"]))
