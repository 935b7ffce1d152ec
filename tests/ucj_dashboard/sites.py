"""Sites that tests start, and a prepared one to copy where making it is not what is tested."""

import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg

from tests.ucj_dashboard.processes import PLAIN, PROJECT, owning, python, running, wait_until
from ucj_dashboard.postgres import cluster

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
def started(site, *, make="", until="siap di", worker_pause=None):
    """A running site: its process, and what it said until it was ready, or until these words.

    make: the target that starts it; else it is started without make. worker_pause: seconds between two
    starts of its worker, which are the program's own else.
    """
    command = ["make", make] if make else [sys.executable, "-m", "ucj_dashboard.run"]
    if worker_pause is not None:
        hurried = f"from ucj_dashboard import run, worker; worker.PAUSE = {worker_pause}; run.main()"
        command = [sys.executable, "-c", hurried]
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


def run_as_owner(home, database, *statements):
    """In a database of a site's cluster, as who owns the tables."""
    server = cluster.join(home)
    address = {"host": str(server.sockets), "port": server.port, "dbname": database}
    with psycopg.connect(
        **address, user=cluster.OWNER, password=server.password, autocommit=True
    ) as connection:
        for statement in statements:
            connection.execute(statement)
    cluster.leave(home)


def left(site):
    """What still runs of a site."""
    return [
        *running(f"{site['UCJ_VAR']}/postgres", f"127.0.0.1:{site['PORT']}"),
        *owning(f"UCJ_VAR={site['UCJ_VAR']}\0".encode()),
    ]


@cache
def first_run():
    """`make run` in an empty folder: what it said, answered and left; the site is there to copy.

    A dictionary: "said", "pages" by path, what a "second" one beside it said, and the pids "left" when make
    was killed, which cannot pass it on.
    """
    PREPARED.mkdir(exist_ok=True)
    PREPARED.chmod(0o755)
    told = PREPARED / "told.json"
    with (PREPARED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the other workers wait until it is whole
        if not told.exists():
            site = variables(PREPARED / "var")
            with started(site, make="run") as (make, said):
                pages = {path: page(site, path) for path in ("/healthz", "/program/")}
                second, _ = python("-m", "ucj_dashboard.run", **site).communicate()
                make.kill()
            wait_until(lambda: not left(site))
            found = {"address": address(site), "said": said, "pages": pages, "second": second}
            told.write_text(json.dumps({**found, "left": left(site)}))
    return json.loads(told.read_text())


def address(site):
    return f"http://127.0.0.1:{site['PORT']}"


def page(site, path):
    """The text it answers with; any but 200 is an error."""
    with urllib.request.urlopen(address(site) + path) as answer:
        assert answer.status == 200
        return answer.read().decode()


def copied_to(var):
    """The folder, with the site in it that `make run` leaves behind."""
    assert not first_run()["left"]
    subprocess.run(["cp", "-a", PREPARED / "var", var], check=True)
    return var
