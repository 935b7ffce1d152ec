"""Databases of one run of the tests: made once, and copied by whoever writes into them.

A copy takes a few milliseconds of work; migrating and importing the published figures take seconds.
"""

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from coverage.management.published_set import publish_together
from coverage.workbooks.services import figures_import
from regions.importing import import_regions

FIGURES = Path("fixtures/published/figures.csv")
PROGRAMMES = Path("fixtures/published/programmes.csv")
NOTE = "Angka terbitan"
THROWN_AWAY = connection.settings_dict.get("THROW_AWAY", False)  # the server, with all that it holds
RUN = "once" if THROWN_AWAY else os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid():08}")[:8]
COPIES = itertools.count(1)


@contextmanager
def template(purpose: str, fill: Callable[[], None], *, copied_from: str = "template1") -> Iterator[str]:
    """The name of a database to copy: filled by the worker that comes first, dropped by the last to go.

    On a server that is thrown away it stays, for a second run there. fill: called with the connection on
    the new database.
    """
    name = f"test_ucj_{RUN}_{purpose}"
    making, using = f"{name} is made", f"{name} is used"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [making])  # others wait until it is whole
        cursor.execute("SELECT pg_advisory_lock_shared(hashtext(%s))", [using])
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() == (0,):
            cursor.execute(f'CREATE DATABASE "{name}_new" TEMPLATE "{copied_from}"')
            with connected_to(f"{name}_new"):
                fill()
                analyze()  # copies keep what the planner knows
            cursor.execute(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
        cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [making])
        yield name
        if THROWN_AWAY:
            return
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [making])
        cursor.execute("SELECT pg_advisory_unlock_shared(hashtext(%s))", [using])
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [using])
        if cursor.fetchone() == (True,):
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def copy(purpose: str, copied_from: str) -> Iterator[str]:
    """A database of this worker's own, dropped at the end unless all the server holds is."""
    name = f"test_ucj_{os.getpid()}_{purpose}_{next(COPIES)}"
    on_server(f'CREATE DATABASE "{name}" TEMPLATE "{copied_from}"')
    yield name
    if not THROWN_AWAY:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """All new connections, also those of a server's threads, go to another database."""
    former = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = former


def on_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def analyze() -> None:
    """Tell the planner what the tables of the models hold.

    Never all tables: those that the databases of a server share would stay locked until our transaction
    ends, and the other worker's tests would wait for it.
    """
    tables = connection.introspection.django_table_names()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE " + ", ".join(map(connection.ops.quote_name, tables)))


def migrate() -> None:
    call_command("migrate", verbosity=0)


def publish_figures() -> None:
    """All regions, and the published figures as release 1."""
    import_regions()
    figures_import.run(FIGURES.read_bytes(), name=FIGURES.name, publish=True, note=NOTE)


def publish_figures_and_programmes() -> None:
    """All regions, and the published figures and programmes together as release 1."""
    import_regions()
    publish_together(FIGURES, PROGRAMMES, NOTE)
