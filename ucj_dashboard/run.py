"""What `make run` does: database, regions, figures, server; and an end that leaves nothing behind.

Server and worker are children of this process and die with it, this process ends with the `make` that called
it, and the embedded database goes when nobody uses it any more (`ucj_dashboard.postgres`).
"""

import argparse
import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from ucj_dashboard import ending, env
from ucj_dashboard.postgres import cluster
from ucj_dashboard.postgres.binaries import Unavailable
from ucj_dashboard.postgres.keeper import die_with
from ucj_dashboard.worker import Worker, working

PROJECT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
PATIENCE = 60  # seconds for the first page, which reads the most


class CannotRun(Exception):
    """The site cannot start here and now; the message says why and what to do."""


def main() -> None:
    heed_signals()
    if make := os.environ.pop("UCJ_MAKE_PID", ""):
        die_with(int(make), signal.SIGTERM)  # from here on, and when it is gone already
    parser = argparse.ArgumentParser(
        prog="python -m ucj_dashboard.run", description="Menjalankan dasbor UCJ."
    )
    parser.add_argument("--demo", action="store_true", help="data contoh, di basis data tersendiri")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucj_dashboard.settings")
    try:
        env.load(PROJECT / ".env")
        demo = asked.demo or env.flag("UCJ_DEMO")
        os.environ["UCJ_DEMO"] = "1" if demo else "0"
        run(env.number("PORT", 8000, least=1, most=65535), demo=demo)
    except KeyboardInterrupt:
        print("\nBerhenti.")
    except (CannotRun, Unavailable, env.SettingRefused) as trouble:
        sys.exit(str(trouble))


def heed_signals() -> None:
    """End in good order when told to."""

    def end(number: int, _: object) -> None:
        ending.told.set()
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        sys.exit(0)

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, end)


def run(port: int, *, demo: bool) -> None:
    """Prepare everything and serve until told to stop. Raises CannotRun."""
    address = f"http://{HOST}:{port}"
    with only_one(env.var_folder(PROJECT) / ("demo.lock" if demo else "run.lock"), address):
        refuse_taken(port, "demo" if demo else "run")
        print("Menyiapkan basis data ...")
        hold_database()
        prepare(demo=demo)
        with serving(port) as server, working() as worker:
            wait_until_answering(server, port)
            print(f"Dasbor UCJ siap di {address} (Ctrl-C untuk berhenti)")
            stand_by(server, worker)


@contextlib.contextmanager
def only_one(lock: Path, address: str) -> Iterator[None]:
    """Hold the folder's lock, which names the address for whoever comes second."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise CannotRun(
                f"Dasbor folder ini sudah berjalan di {file.read()}; hentikan dahulu yang itu."
            ) from None
        file.truncate(0)
        file.write(address)
        file.flush()
        yield


def refuse_taken(port: int, target: str) -> None:
    """Say so at once when another program holds the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            other = port + 1 if port < 65535 else port - 1
            raise CannotRun(
                f"Porta {port} sedang dipakai atau tidak boleh dibuka; pilih yang lain, "
                f"misalnya: PORT={other} make {target}"
            ) from None


def hold_database() -> None:
    """Have the embedded database run as long as this process, whoever of the others uses it."""
    from django.conf import settings

    if home := settings.DATABASES["default"].get("HOME"):
        cluster.join(home)


def prepare(*, demo: bool) -> None:
    """Have a child prepare what is served, which says what there is. Ends this process when it cannot."""
    supervisor = os.getpid()
    child = subprocess.Popen(
        [sys.executable, "-m", "ucj_dashboard.prepare", *(["--demo"] if demo else [])],
        cwd=PROJECT,
        preexec_fn=lambda: die_with(supervisor, signal.SIGTERM),
    )
    try:
        if code := child.wait():
            sys.exit(code)
        ending.heed(0)
    finally:
        child.terminate()
        child.wait()


@contextlib.contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Gunicorn as a child in a process group of its own; at the end nothing of it is left.

    Many threads: whoever waits for a page that is being made, or for a place, must not keep out those who
    ask for what is kept.
    """
    supervisor = os.getpid()
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "ucj_dashboard.wsgi", "--preload", "--no-control-socket"),
            *("--worker-class", "gthread", "--workers", "2", "--threads", "16", "--bind", f"{HOST}:{port}"),
            *("--graceful-timeout", "5", "--log-level", "warning"),
            "--forwarded-allow-ips=",  # settings decide which headers of a proxy are believed
        ],
        cwd=PROJECT,
        start_new_session=True,
        preexec_fn=lambda: die_with(supervisor, signal.SIGTERM),
    )
    try:
        yield server
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=10)  # seconds in which pages being made still go out
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # workers whose master was killed
        server.wait()


def wait_until_answering(server: subprocess.Popen[bytes], port: int) -> None:
    """Until the front page comes. Raises CannotRun when the server ends before, or answers with an error."""
    while server.poll() is None:
        ending.heed(0)
        with contextlib.suppress(OSError, HTTPException):
            if (status := front_page(port)) < 500:
                return  # with the production settings a redirect to https
            raise CannotRun(f"Halaman depan menjawab dengan galat {status}; pesannya ada di atas.")
        time.sleep(0.05)  # nobody notices this much of a start
    raise CannotRun(f"Server tidak mau mulai (kode {server.returncode}); pesannya ada di atas.")


def front_page(port: int) -> int:
    """The status it is answered with."""
    asked = HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        asked.request("GET", "/")
        answer = asked.getresponse()
        answer.read()
        return answer.status
    finally:
        asked.close()


def stand_by(server: subprocess.Popen[bytes], worker: Worker) -> None:
    """Wait for the end of the make that called us. Raises CannotRun when the server ends before."""
    make = os.getppid() if "MAKELEVEL" in os.environ else None
    while server.poll() is None:
        ending.heed(0)
        if make not in (None, os.getppid()):
            return
        worker.keep()
        time.sleep(0.2)  # so soon Ctrl-C, or a server that ended, is noticed
    raise CannotRun(f"Server berhenti sendiri (kode {server.returncode}); jalankan lagi dengan: make run")


if __name__ == "__main__":
    main()
