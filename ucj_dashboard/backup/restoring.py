"""Putting a backup in place of the database."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from ucj_dashboard.backup import Failed, contents, dumping, programs
from ucj_dashboard.backup.bringing_back import put_in_place, write_out
from ucj_dashboard.run import CannotRun, only_one


def restore(file: Path) -> None:
    """Put the file's content in place of the database's, all of it or none. Raises Failed.

    What the database held is dumped before. Refused while `make run` serves the same database.
    """
    if not file.is_file():
        raise Failed(f"{file} tidak ada. Pulihkan dengan: make restore FILE=var/backup/NAMA.dump")
    lock = settings.VAR_DIR / ("demo.lock" if settings.DEMO else "run.lock")
    try:
        with only_one(lock, "make restore"):
            version = contents.server_version()
            programs.refuse_newer(file, version)
            fitting = programs.of_version(version)
            with dumping.unfinished(dumping.folder() / "pemulihan.sql") as statements:
                write_out(file, statements, fitting)  # first: one that breaks off is known at once
                if held := contents.in_a_line():
                    kept = dumping.dump(dumping.new_name("sebelum-pemulihan-"))
                    print(f"Isi sekarang ({held}) disimpan dahulu: {kept}")
                put_in_place(statements, fitting, contents.target())
            call_command("migrate", interactive=False, verbosity=0)
    except CannotRun as running:
        raise Failed(str(running)) from None
    print(f"Pulih dari {file}: {contents.in_a_line() or 'tanpa rilis'}.")
