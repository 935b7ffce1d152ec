"""A site of its own: real processes on a free port, in a folder that goes at the end."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import requests

from tests.ucj_dashboard.processes import PLAIN, PROJECT, owning, running, wait_until

PATIENCE = 60  # seconds until it is ready, or is there again
PASSWORD = "sandi-yang-panjang"


class Site:
    """`make run` in a folder. variables: beside those every site here has. INSIDE: what `inside` runs."""

    INSIDE = "tests.faults.inside"

    def __init__(self, var: Path, **variables: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.var, self.address = var, f"http://127.0.0.1:{self.port}"
        limits = {"UCJ_VISITOR_PER_MINUTE": "0", "UCJ_VISITOR_AT_ONCE": "0"}
        self.variables = {"UCJ_VAR": str(var), "PORT": str(self.port), "DATABASE_URL": "", "UCJ_DEMO": "0"}
        self.variables |= limits | variables
        self.log = var.with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, until: str = "siap di") -> float:
        """Run it until it says so. Returns the seconds that took."""
        began, before = time.monotonic(), len(self.said())
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                ["make", "run"],
                cwd=PROJECT,
                env=PLAIN | self.variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while until not in self.said()[before:]:
            assert self.process.poll() is None, f"it did not start: {self.said()[before:]}"
            time.sleep(0.05)
        return time.monotonic() - began

    def said(self) -> str:
        """All it ever printed."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGINT)
            self.process.wait()
            self.process = None

    def gone(self) -> bool:
        """Whether nothing of it is left, in time."""
        return wait_until(lambda: not self.left(), seconds=30)

    def left(self) -> list[int]:
        """Pids of what still runs of it."""
        words = running(f"{self.var}/", f"127.0.0.1:{self.port}")
        return [*words, *owning(f"UCJ_VAR={self.var}\0".encode())]

    def run(self, *arguments: str) -> subprocess.Popen[str]:
        """A program of the project with this site's database, with pipes."""
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=PROJECT, env=PLAIN | self.variables, **PIPED
        )

    def inside(self, action: str, *arguments: str) -> Any:
        """What the module INSIDE finds or does in this site's database."""
        done = subprocess.run(
            [sys.executable, "-m", self.INSIDE, action, *arguments],
            cwd=PROJECT,
            env=PLAIN | self.variables,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return json.loads(done.stdout.splitlines()[-1])

    def status(self, path: str = "/") -> int:
        """The status of an answer; 0 for none."""
        try:
            return requests.get(self.address + path, timeout=20).status_code
        except requests.RequestException:
            return 0

    def back(self, since: float, path: str = "/healthz/ready") -> float:
        """Seconds from a moment until an address is answered that asks the database."""
        assert wait_until(lambda: self.status(path) == 200, PATIENCE), f"{path} did not come back"
        return time.monotonic() - since

    def person(self, name: str) -> "Person":
        return Person(self.address, name)

    # Its processes, by what they do.

    def supervisor(self) -> int:
        return min(self._ours("ucj_dashboard.run"))

    def gunicorn(self) -> int:
        return min(running(f"127.0.0.1:{self.port}"))

    def web_workers(self) -> list[int]:
        """All there are, once they are two."""
        master = self.gunicorn()
        assert wait_until(lambda: len(_children(master)) == 2, PATIENCE)
        return _children(master)

    def job_worker(self) -> int:
        found: list[int] = []

        def there() -> bool:
            found[:] = self._ours("manage.py\0work")
            return bool(found)

        assert wait_until(there, PATIENCE)
        return found[0]

    def postmaster(self) -> int:
        named = self.var / "postgres" / "elsewhere"
        home = Path(named.read_text().strip()) if named.exists() else self.var / "postgres"
        return int((home / "data" / "postmaster.pid").read_text().split()[0])

    def _ours(self, *words: str) -> list[int]:
        mine = set(owning(f"UCJ_VAR={self.var}\0".encode()))
        return [pid for pid in running(*words) if pid in mine]


class Person:
    """Somebody signed in, with the cookies and tokens of a browser."""

    def __init__(self, address: str, name: str) -> None:
        self.address, self.session = address, requests.Session()
        self.session.get(f"{address}/masuk/", timeout=20)
        self.post("/masuk/", username=name, password=PASSWORD)
        assert "sessionid" in self.session.cookies, f"{name} could not sign in"

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.address + path, timeout=60)

    def post(self, path: str, *, files: Any = None, **fields: Any) -> requests.Response:
        token = {"csrfmiddlewaretoken": self.session.cookies.get("csrftoken", "")}
        return self.session.post(
            self.address + path, data=fields | token, files=files, allow_redirects=False, timeout=60
        )


def until(holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    assert wait_until(holds, seconds), what


@contextlib.contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """A program, killed at the end whatever it does."""
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def kill(*pids: int) -> float:
    """kill -9. Returns the moment."""
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    return time.monotonic()


def _children(parent: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    return []


PIPED: dict[str, Any] = {
    "stdin": subprocess.PIPE,
    "stdout": subprocess.PIPE,
    "stderr": subprocess.STDOUT,
    "text": True,
}
