"""What every kept answer depends on beside its address: release, edition, database, and the code."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from msgspec import Struct

from coverage.queries.plain import plain_row
from ucj_dashboard.static import CollectedFiles

# One statement sees one state of the database, so what it gives belongs together. A backup that is brought
# back counts editions on from its own: its tables are new, and so is the number PostgreSQL knows them by.
CURRENT = (
    b"SELECT number, left(checksum, 16), (SELECT counter FROM coverage_edition WHERE id = 1),"
    b" 'coverage_edition'::regclass::oid, extract(epoch FROM published_at)::bigint"
    b" FROM coverage_release ORDER BY number DESC LIMIT 1"
)
MADE_BY = (
    *("regions", "coverage", "ucj_dashboard", "templates", "locale", "static", "docs", "fixtures/regions"),
    "requirements.txt",
)


class Stamp(Struct, frozen=True):
    """newest: number of the newest release, 0 for none; checksum: its first letters; edition: the counter.

    database: another one after a backup was brought back; published_at: of the release, seconds since 1970.
    """

    newest: int
    checksum: str
    edition: int
    database: int = 0
    published_at: int = 0

    @property
    def name(self) -> str:
        """The stamp as a folder's name: other code, another data set or another address make other pages."""
        return f"{self.newest}-{self.edition}-{self.checksum}-{self.database}-{made_by()}"


NONE = Stamp(0, "", 0)  # nothing is published yet


def current() -> Stamp:
    """The stamp of now. Raises OperationalError."""
    row = plain_row(CURRENT)
    return _read(*row) if row else NONE


def of_snapshot() -> Stamp:
    """The stamp of the snapshot that is open. One query."""
    with connection.cursor() as cursor:
        cursor.execute(CURRENT.decode())
        row = cursor.fetchone()
    return _read(*row) if row else NONE


def _read(newest: int | str, checksum: str, *numbers: int | str) -> Stamp:
    return Stamp(int(newest), checksum, *map(int, numbers))


@cache
def made_by() -> str:
    """A checksum over name, size and time of what makes pages, and over the settings printed on them.

    Processes that go on for long ask it when they start: of the code they have read, not of what an update
    has put on the disk since.
    """
    site = (django.__version__, settings.DEBUG, settings.DEMO, settings.ADDRESS, settings.PUBLISHER)
    seen = hashlib.sha256(repr(site).encode())
    for path in _sources():
        stat = path.stat()
        seen.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()[:12]


def _sources() -> Iterator[Path]:
    """The last of them: the names under which static files were collected."""
    manifest = Path(settings.STATIC_ROOT, CollectedFiles.manifest_name)
    for place in (*(Path(settings.BASE_DIR, name) for name in MADE_BY), manifest):
        for path in sorted(place.rglob("*")) or [place]:
            if path.is_file() and path.suffix != ".pyc":
                yield path
