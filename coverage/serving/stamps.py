"""What every kept answer depends on beside its address: release, edition, checksum, and the code."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import django
from django.conf import settings
from django.db import OperationalError, connection
from psycopg.pq import ExecStatus

# One statement sees one state of the database, so number, checksum and edition belong together.
CURRENT = (
    b"SELECT number, left(checksum, 16), (SELECT counter FROM coverage_edition WHERE id = 1)"
    b" FROM coverage_release ORDER BY number DESC LIMIT 1"
)
MADE_BY = ("regions", "coverage", "ucj_dashboard", "templates", "locale", "static", "docs")


@dataclass(frozen=True, slots=True)
class Stamp:
    """newest: number of the newest release, 0 for none; checksum: its first letters; edition: the counter."""

    newest: int
    checksum: str
    edition: int

    @property
    def name(self) -> str:
        """The stamp as a folder's name: other code, another data set or another address make other pages."""
        return f"{self.newest}-{self.edition}-{self.checksum}-{made_by()}"


NONE = Stamp(0, "", 0)  # nothing is published yet


def current() -> Stamp:
    """The stamp of now. Raises OperationalError.

    Sent to the open connection as it stands: Django's cursor and a prepared statement cost more than the rest
    of a kept answer.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors:
        result = connection.connection.pgconn.exec_(CURRENT)
        if result.status != ExecStatus.TUPLES_OK:
            connection.close()
            raise OperationalError(result.error_message.decode(errors="replace"))
    return _read(*(result.get_value(0, column).decode() for column in range(3))) if result.ntuples else NONE


def of_snapshot() -> Stamp:
    """The stamp of the snapshot that is open. One query."""
    with connection.cursor() as cursor:
        cursor.execute(CURRENT.decode())
        row = cursor.fetchone()
    return _read(*row) if row else NONE


def _read(newest: int | str, checksum: str, edition: int | str) -> Stamp:
    return Stamp(int(newest), checksum, int(edition))


@cache
def made_by() -> str:
    """A checksum over name, size and time of what makes pages, and over the settings printed on them."""
    office = (settings.LETTERHEAD, settings.SIGNATURES, settings.PAPER, settings.PUBLISHER)
    seen = hashlib.sha256(repr((django.__version__, settings.DEMO, settings.ADDRESS, office)).encode())
    for path in _sources():
        stat = path.stat()
        seen.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()[:12]


def _sources() -> Iterator[Path]:
    for folder in MADE_BY:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path
