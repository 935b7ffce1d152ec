"""Sites that tests start, and a prepared one to copy where making it is not what is tested."""

import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.ucj_dashboard.processes import PLAIN, PROJECT, owning, running, wait_until

BEGINS_A_RUN = "UCJ_TEST_RUN" not in os.environ  # its workers, and tests it starts, find the variable
PREPARED = Path("/tmp", f"ucj-prepared-{os.environ.setdefault('UCJ_TEST_RUN', secrets.token_hex(6))}")


@contextmanager
def room(purpose):
    """A folder which the account that runs PostgreSQL may enter; at the end nothing runs in it any more."""
    folder = Path(tempfile.mkdtemp(prefix=f"ucj-{purpose}-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    assert wait_until(lambda: not running(folder)), "a process stayed behind"
    shutil.rmtree(folder)


def variables(var):
    """Of a site in this folder, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    return {"UCJ_VAR": str(var), "PORT": port, "DATABASE_URL": "", "UCJ_DEMO": "0"}


@contextmanager
def started(site, *, make="", until="siap di"):
    """A running site: its process, and what it said until it was ready, or until these words.

    make: the target that starts it; else it is started without make.
    """
    command = ["make", make] if make else [sys.executable, "-m", "ucj_dashboard.run"]
    with subprocess.Popen(
        command,
        cwd=PROJECT,
        env=PLAIN | site,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=heeding_ctrl_c,
    ) as process:
        try:
            said = ""
            while until not in said:
                line = process.stdout.readline()
                assert line, f"did not start: {said}"
                said += line
            yield process, said
        finally:
            process.kill()


def heeding_ctrl_c():
    """As a terminal starts it: a run of the tests in the background ignores SIGINT, and hands that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def left(site):
    """What still runs of a site."""
    return [
        *running(f"{site['UCJ_VAR']}/postgres", f"127.0.0.1:{site['PORT']}"),
        *owning(f"UCJ_VAR={site['UCJ_VAR']}\0".encode()),
    ]


@cache
def said_from_nothing():
    """What `make run` says in an empty folder; the site it leaves there is the one to copy."""
    PREPARED.mkdir(exist_ok=True)
    PREPARED.chmod(0o755)
    said = PREPARED / "said"
    with (PREPARED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the other workers wait until it is whole
        if not said.exists():
            site = variables(PREPARED / "var")
            with started(site, make="run") as (_, told):
                pass
            assert wait_until(lambda: not left(site))
            said.write_text(told)
    return said.read_text()


def copied_to(var):
    """The folder, with the site in it that `make run` leaves behind."""
    said_from_nothing()
    subprocess.run(["cp", "-a", PREPARED / "var", var], check=True)
    return var
