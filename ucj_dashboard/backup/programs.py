"""PostgreSQL's programs of one version.

What pg_dump 18 writes cannot be brought back into an older server, whatever server it was read from. So the
programs are always those of the server's version, and without them nothing is begun.
"""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ucj_dashboard import ending
from ucj_dashboard.backup import Failed
from ucj_dashboard.postgres import binaries
from ucj_dashboard.postgres.keeper import die_with

starting = threading.Event()
NEEDED = ("pg_dump", "pg_restore", "psql")
WRITTEN_BY = re.compile(r"Dumped (?:from database|by pg_dump) version: (\d+)")


def end(*_: object) -> None:
    """For signals. While a program is started `run` ends instead: what is raised in a fork is lost, and what
    is raised after it leaves the program to itself, which would write on into files that were swept.
    """
    ending.told.set()
    if not starting.is_set():
        sys.exit(1)


class Target(Struct, frozen=True):
    """A database as libpq writes its address, and its password."""

    address: str
    password: str


class Programs(Struct, frozen=True):
    """A folder of them, and their major version."""

    folder: Path
    version: int

    def run(self, name: str, *arguments: str, target: Target | None = None) -> str:
        """What the program says. It ends when we do. Raises Failed with what it complains of."""
        words = [*arguments, *([f"--dbname={target.address}"] if target else [])]
        starting.set()
        try:
            with self._started(name, words, {"PGPASSWORD": target.password} if target else {}) as process:
                said, complained = _heard(process)
        finally:
            starting.clear()
        ending.heed(1)  # a signal that came meanwhile
        if process.returncode:
            raise Failed(f"Tidak ada yang berubah, {name} gagal: {complained.strip()}")
        return said

    def _started(self, name: str, words: list[str], variables: dict[str, str]) -> subprocess.Popen[str]:
        us = os.getpid()
        return subprocess.Popen(
            [self.folder / name, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"LC_ALL": "C"} | variables,
            preexec_fn=lambda: die_with(us, signal.SIGTERM),
        )


def _heard(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What it says and complains of until it ends; from here on a signal ends it and us."""
    try:
        starting.clear()
        ending.heed(1)  # a signal that came meanwhile
        return process.communicate()
    except BaseException:
        process.kill()
        raise


def of_version(version: int) -> Programs:
    """Those of a server's version. Raises Failed, naming what is here and what to install."""
    here = []
    for programs in _all():
        if programs.version == version:
            return programs
        here.append(str(programs.version))
    raise Failed(
        f"Server basis data ini PostgreSQL {version}, sedangkan program di mesin ini versi "
        f"{', '.join(here) or '… tidak ada'}: buatan versi lain tidak dapat dipulihkan ke server itu. "
        f"Pasang postgresql-{version}, atau tunjuk folder bin-nya dengan PG_BIN."
    )


def refuse_newer(file: Path, version: int) -> None:
    """Raises Failed when the file was written by a newer PostgreSQL than the server it is to go to."""
    newest = max(_all(), key=lambda programs: programs.version, default=None) or of_version(version)
    try:
        listed = newest.run("pg_restore", "--list", str(file))
    except Failed as trouble:
        if "unsupported version" not in str(trouble):
            raise
        raise Failed(
            f"Tidak ada yang berubah: {file} dibuat PostgreSQL yang lebih baru daripada {newest.version}, "
            "program terbaru di mesin ini."
        ) from None
    written_by = max(map(int, WRITTEN_BY.findall(listed)), default=0)
    if written_by > version:
        raise Failed(
            f"Tidak ada yang berubah: {file} dibuat PostgreSQL {written_by}, server ini {version}; "
            "cadangan tidak dapat dipulihkan ke versi yang lebih lama. Pulihkan ke PostgreSQL "
            f"{written_by} atau yang lebih baru."
        )


def _all() -> Iterator[Programs]:
    for folder in binaries.found():
        if all((folder / name).is_file() for name in NEEDED):
            said = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True).stdout
            if found := re.search(r"\d+", said):
                yield Programs(folder, int(found[0]))
