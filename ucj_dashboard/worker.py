"""The worker beside the server of `make run`: a child that dies with it, started anew when it ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from ucj_dashboard.postgres.keeper import die_with

PROJECT = Path(__file__).resolve().parent.parent
PAUSE = 5  # seconds between two starts, so that one that cannot run does not fill the processor


class Worker:
    """`manage.py work` in a process group of its own."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        parent = os.getpid()
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "work"],
            cwd=PROJECT,
            start_new_session=True,
            preexec_fn=lambda: die_with(parent, signal.SIGTERM),
        )

    def keep(self) -> None:
        """Start it anew when it has ended. What it was doing was not committed and is done again."""
        code = self.process.poll()
        if code is not None and time.monotonic() - self.started > PAUSE:
            print(f"Pekerja berhenti (kode {code}); dijalankan lagi.", file=sys.stderr)
            self.start()

    def stop(self) -> None:
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)  # seconds; a job that takes longer is rolled back and done again
        self.process.kill()
        self.process.wait()


@contextlib.contextmanager
def working() -> Iterator[Worker]:
    """A worker as long as the block runs."""
    worker = Worker()
    try:
        yield worker
    finally:
        worker.stop()
