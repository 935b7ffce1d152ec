"""Writing a backup: under another name until it is proved, for its owner alone."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from ucj_dashboard.backup import Failed, contents, programs, proof


def folder() -> Path:
    var: Path = settings.VAR_DIR
    return var / "backup"


def new_name(prefix: str = "") -> Path:
    kind = "contoh" if settings.DEMO else "ucj"
    return folder() / f"{prefix}{kind}-{datetime.now():%Y-%m-%d-%H%M%S}.dump"


def dump(file: Path) -> Path:
    """Write the whole database into the file. Returns the file. Raises Failed.

    An earlier file of that name stays until the new one is whole and proved.
    """
    with proved(file) as part:
        part.rename(file)
        _sync(file.parent)
    return file


@contextmanager
def proved(file: Path) -> Iterator[Path]:
    """The database in a file beside the one named, proved to come back; gone at the end unless moved away."""
    known = contents.releases()
    fitting = programs.of_version(contents.server_version())
    with unfinished(file) as part:
        fitting.run(
            *("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={part}"),
            target=contents.target(),
        )
        _sync(part)
        proof.prove(part, fitting, known)
        yield part
    contents.record(max(known, default=None))


@contextmanager
def received(stream: BinaryIO) -> Iterator[Path]:
    """A file with what came through the pipe, gone at the end."""
    with unfinished(folder() / "diterima.dump") as part:
        with part.open("wb") as file:
            shutil.copyfileobj(stream, file)
        yield part


@contextmanager
def unfinished(file: Path) -> Iterator[Path]:
    """An empty NAME.part for its owner alone, deleted at the end; others that were left behind go too.

    It is locked while it is written: what nobody locks was left by a process that was killed.
    """
    part, held, others = file.with_name(f"{file.name}.part"), None, False
    try:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            held = os.open(part, os.O_WRONLY | os.O_CREAT, 0o600)
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.fchmod(held, 0o600)
            os.truncate(held, 0)
        except BlockingIOError:
            others = True
            raise Failed(f"{part} sedang ditulis oleh proses lain.") from None
        except OSError as error:
            raise Failed(f"{file} tidak dapat ditulis ({error.strerror}).") from None
        _clean(file.parent)
        yield part
    finally:
        if not others:  # whatever the signal that ends us, and wherever it comes
            with suppress(OSError):
                part.unlink()
        if held is not None:
            os.close(held)


def _clean(place: Path) -> None:
    for left in (*place.glob("*.dump.part"), *place.glob("*.sql.part")):
        with suppress(OSError), left.open("rb") as file:  # another's, or being written
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
