"""Starting programs and looking at what is left of them."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PLAIN = os.environ | {"DJANGO_SETTINGS_MODULE": "ucj_dashboard.settings"}  # the tests' own stay in the tests


def running(*words):
    """Pids of living processes whose command line holds any of the words."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command = (folder / "cmdline").read_bytes().decode(errors="replace")
            if int(folder.name) != os.getpid() and any(str(word) in command for word in words):
                found.append(int(folder.name))
    return found


def owning(variable):
    """Pids of living processes with a variable in their environment, b"NAME=value\\0"."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if variable in (folder / "environ").read_bytes():
                found.append(int(folder.name))
    return found


def wait_until(holds, seconds=15):
    """Whether it comes to hold in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def python(*arguments, **variables):
    """A Python program of the project, with pipes."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=PLAIN | variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
