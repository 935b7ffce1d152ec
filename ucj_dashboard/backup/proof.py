"""Whether a backup comes back: into a throw-away server of the same programs, the way a restore goes."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from coverage.models import Release
from coverage.releases.checksums import checksums
from ucj_dashboard.backup import Failed
from ucj_dashboard.backup.bringing_back import bring_back
from ucj_dashboard.backup.programs import Programs, Target
from ucj_dashboard.postgres import cluster


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
    """The releases there, once the tables are up to date: stored checksum, the one reckoned anew."""
    try:
        with _connected(server):
            if not _is_up_to_date():  # seldom, and looking takes a third of the time
                # Django's own: ours would go to the owner of the site's tables.
                call_command(migrate.Command(), interactive=False, verbosity=0)
            stored = dict(Release.objects.values_list("number", "checksum"))
            return {number: (stored[number], reckoned) for number, reckoned in checksums(stored).items()}
    except (DatabaseError, CommandError) as error:
        raise Failed(f"Cadangan tidak disimpan: pembuktiannya gagal: {error}") from error


@contextmanager
def _connected(server: cluster.Server) -> Iterator[None]:
    """Within, the connection is one to this server, as who owns all that is there."""
    former = connections[DEFAULT_DB_ALIAS]
    there = {"NAME": "postgres", "OPTIONS": {}, **server.address(owner=True)}
    connections[DEFAULT_DB_ALIAS] = DatabaseWrapper(former.settings_dict | there)
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = former


def _is_up_to_date() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
