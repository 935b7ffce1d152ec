"""Whether a backup comes back: into a throw-away server of the same programs, the way a restore goes.

Run as `python -m ucj_dashboard.backup.proof`, with that server in DATABASE_URL, it brings the tables up to
date and prints the releases found there: number, stored checksum, the one reckoned anew.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from ucj_dashboard.backup import Failed
from ucj_dashboard.backup.bringing_back import bring_back
from ucj_dashboard.backup.programs import Programs, Target
from ucj_dashboard.postgres import cluster

PROJECT = Path(__file__).resolve().parents[2]


def prove(file: Path, fitting: Programs, known: dict[int, str]) -> None:
    """Raises Failed unless the file brings every known release back as it was published.

    known: the releases' checksums before the file was written; it may hold newer ones.
    """
    from ucj_dashboard.backup.dumping import unfinished

    with throw_away(fitting) as server, unfinished(file.with_suffix(".sql")) as statements:
        place = {"host": server.sockets, "port": server.port, "user": cluster.OWNER, "dbname": "postgres"}
        address = " ".join(f"{name}={value}" for name, value in place.items())
        bring_back(file, statements, fitting, Target(address, server.password))
        found = _looked_at(server)
    wrong = [number for number, stored in known.items() if found.get(number) != (stored, stored)]
    if wrong:
        raise Failed(
            f"Cadangan tidak disimpan: sesudah dipulihkan ke server percobaan, isi rilis "
            f"{', '.join(map(str, wrong))} tidak sama dengan checksum-nya. Periksa dengan: "
            ".venv/bin/python manage.py verify_releases"
        )


@contextmanager
def throw_away(fitting: Programs) -> Iterator[cluster.Server]:
    """A server of these programs that goes with its data at the end, or with us."""
    var: Path = settings.VAR_DIR
    home = var / f"proof-{secrets.token_hex(4)}"
    server = cluster.join(home, throw_away=True, programs=fitting.folder)
    try:
        yield server
    finally:
        cluster.leave(home)
        if (home / "elsewhere").exists():  # the data is not here: what names its place goes too
            shutil.rmtree(home)


def _looked_at(server: cluster.Server) -> dict[int, tuple[str, str]]:
    sockets = quote(str(server.sockets), safe="")
    address = f"postgresql://{cluster.OWNER}:{server.password}@{sockets}:{server.port}/postgres"
    done = subprocess.run(
        [sys.executable, "-m", "ucj_dashboard.backup.proof"],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=os.environ | {"DATABASE_URL": address, "UCJ_OWNER_DATABASE_URL": ""},
    )
    if done.returncode:
        raise Failed(f"Cadangan tidak disimpan: pembuktiannya gagal: {done.stderr.strip()}")
    return {number: (stored, reckoned) for number, stored, reckoned in json.loads(done.stdout)}


def look() -> list[tuple[int, str, str]]:
    """The releases of this database: number, stored checksum, the one reckoned anew."""
    import django

    django.setup()
    from django.core.management import call_command

    from coverage.models import Release
    from coverage.releases.checksums import checksums

    call_command("migrate", interactive=False, verbosity=0)
    stored = dict(Release.objects.values_list("number", "checksum"))
    return [(number, stored[number], reckoned) for number, reckoned in checksums(stored).items()]


if __name__ == "__main__":
    print(json.dumps(look()))
