"""Run as `python -m ucj_dashboard.backup dump [FILE]` or `restore FILE`; `make backup` and `make restore` do.

FILE "-" is the standard output or input, for programs that encrypt.
"""

import argparse
import os
import shutil
import signal
import sys
from contextlib import nullcontext
from pathlib import Path

import django

from ucj_dashboard import env
from ucj_dashboard.backup import Failed, programs
from ucj_dashboard.postgres.binaries import Unavailable

PIPE = Path("-")


def main() -> None:
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, programs.end)
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
        dump(asked.file) if asked.deed == "dump" else restore(asked.file)
    except (Failed, Unavailable, env.SettingRefused) as trouble:
        sys.exit(str(trouble))


def dump(file: Path | None) -> None:
    """Into the file, the pipe, or var/backup, where old ones are then thinned out."""
    from ucj_dashboard.backup import contents, dumping, thinning

    if file == PIPE:
        with dumping.proved(dumping.new_name()) as part, part.open("rb") as whole:
            shutil.copyfileobj(whole, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        said = "Cadangan terkirim"
    else:
        said = f"Cadangan tersimpan: {dumping.dump(file or dumping.new_name())}"
    shown = sys.stderr if file == PIPE else sys.stdout
    print(f"{said}, {contents.in_a_line() or 'tanpa rilis'}; terbukti pulih.", file=shown)
    if file is None and (gone := thinning.thin(dumping.folder())):
        print(f"{len(gone)} cadangan lama dihapus.")


def restore(file: Path) -> None:
    """From the file, or from the pipe once it has come whole."""
    from ucj_dashboard.backup import dumping, restoring

    with dumping.received(sys.stdin.buffer) if file == PIPE else nullcontext(file) as whole:
        restoring.restore(whole)


if __name__ == "__main__":
    main()
