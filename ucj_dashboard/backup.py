"""Backups: the whole database into one file, and back, with PostgreSQL's own programs.

Run as `python -m ucj_dashboard.backup dump [FILE]` or `restore FILE`; `make backup` and `make restore` do.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import django
from django.conf import settings

from ucj_dashboard import env
from ucj_dashboard.postgres import binaries
from ucj_dashboard.postgres.binaries import Unavailable

# Before the file's own statements, in the same transaction: what is there now goes as a whole.
EMPTY = "SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public"
# After them: invented figures never come to stand where published ones are expected, nor the reverse.
SAME_KIND = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM public.coverage_source WHERE publisher = 'Data contoh' AND NOT {demo}) THEN
        RAISE EXCEPTION 'berkas itu berisi DATA CONTOH; pulihkan dengan UCJ_DEMO=1';
    ELSIF {demo} AND EXISTS (SELECT FROM public.coverage_source WHERE publisher <> 'Data contoh') THEN
        RAISE EXCEPTION 'berkas itu berisi angka terbitan; pulihkan tanpa UCJ_DEMO=1';
    END IF;
END $$
"""


class Failed(Exception):
    """No backup was made or brought back; the message says why."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m ucj_dashboard.backup", description="Cadangan basis data dasbor UCJ."
    )
    deeds = parser.add_subparsers(dest="deed", required=True)
    deeds.add_parser("dump", help="simpan").add_argument("file", type=Path, nargs="?")
    deeds.add_parser("restore", help="pulihkan").add_argument("file", type=Path)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucj_dashboard.settings")
    try:
        django.setup()
        if asked.deed == "dump":
            file = dump(asked.file or _new_name())
            print(f"Cadangan tersimpan: {file}, {_contents() or 'tanpa rilis'}.")
        else:
            restore(asked.file)
    except (Failed, Unavailable, env.SettingRefused) as trouble:
        sys.exit(str(trouble))


def dump(file: Path) -> Path:
    """Write the whole database into the file, for its owner alone. Returns the file. Raises Failed.

    An earlier file of that name stays until the new one is whole.
    """
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    except OSError as error:
        raise Failed(f"{file} tidak dapat ditulis ({error.strerror}).") from None
    address, environment = _address()
    try:
        _run(
            *("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={part}"),
            f"--dbname={address}",
            environment=environment,
        )
        return part.rename(file)
    finally:
        part.unlink(missing_ok=True)


def restore(file: Path) -> None:
    """Put the file's content in place of the database's, all of it or none. Raises Failed.

    What the database held is dumped first. Refused while `make run` serves the same database.
    """
    from django.core.management import call_command

    from ucj_dashboard.run import CannotRun, only_one

    if not file.is_file():
        raise Failed(f"{file} tidak ada. Pulihkan dengan: make restore FILE=var/backup/NAMA.dump")
    lock = settings.VAR_DIR / ("demo.lock" if settings.DEMO else "run.lock")
    try:
        with only_one(lock, "make restore"):
            if held := _contents():
                kept = dump(_new_name("sebelum-pemulihan-"))
                print(f"Isi sekarang ({held}) disimpan dahulu: {kept}")
            _replace(file)
            call_command("migrate", interactive=False, verbosity=0)
    except CannotRun as running:
        raise Failed(str(running)) from None
    print(f"Pulih dari {file}: {_contents() or 'tanpa rilis'}.")


def _replace(file: Path) -> None:
    """In two steps, since a file that breaks off would else be brought back up to there."""
    address, environment = _address()
    with tempfile.NamedTemporaryFile(suffix=".sql") as statements:
        _run("pg_restore", "--no-owner", "--no-privileges", f"--file={statements.name}", str(file))
        _run(
            *("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"),
            *("--output=/dev/null", f"--command={EMPTY}", f"--file={statements.name}"),
            *(f"--command={SAME_KIND.format(demo=settings.DEMO)}", f"--dbname={address}"),
            environment=environment,
        )


def _run(name: str, *arguments: str, environment: dict[str, str] | None = None) -> None:
    program = binaries.find() / name
    if not program.is_file():
        raise Failed(f"{program.parent} tidak berisi {name}: tunjuk dengan PG_BIN folder yang lengkap.")
    done = subprocess.run(
        [program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment
    )
    if done.returncode:
        raise Failed(f"Tidak ada yang berubah, {name} gagal: {done.stderr.strip()}")


def _address() -> tuple[str, dict[str, str]]:
    """The site's database as libpq writes it, and the environment that holds its password."""
    from django.db import connection
    from psycopg import pq
    from psycopg.conninfo import make_conninfo

    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    words = {key: value for key, value in connection.get_connection_params().items() if key in known}
    password = words.pop("password", None)
    return make_conninfo(**words), os.environ | ({"PGPASSWORD": str(password)} if password else {})


def _contents() -> str:
    """What the database holds, in a line; "" when it has no release, or no tables yet."""
    from django.db import ProgrammingError, connection

    from coverage.models import Release, Statement

    with contextlib.suppress(ProgrammingError):  # no tables yet
        if newest := Release.objects.order_by("number").values_list("number", flat=True).last():
            return f"rilis {newest}, {Statement.objects.count()} baris angka"
    connection.close()
    return ""


def _new_name(prefix: str = "") -> Path:
    kind = "contoh" if settings.DEMO else "ucj"
    folder: Path = settings.VAR_DIR / "backup"
    return folder / f"{prefix}{kind}-{datetime.now():%Y-%m-%d-%H%M%S}.dump"


if __name__ == "__main__":
    main()
