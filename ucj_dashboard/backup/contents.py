"""What the database holds, and where it is."""

from contextlib import suppress

from django.db import ProgrammingError, connection
from psycopg import pq
from psycopg.conninfo import make_conninfo

from coverage.models import Proof
from coverage.releases import verification
from ucj_dashboard.backup.programs import Target
from ucj_dashboard.roles import as_owner


def target() -> Target:
    """The site's database, as who owns the tables."""
    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    with as_owner():
        words = {key: value for key, value in connection.get_connection_params().items() if key in known}
    password = words.pop("password", None)
    return Target(make_conninfo(**words), str(password or ""))


def server_version() -> int:
    """Major version of the server."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        return int(cursor.fetchone()[0])


def releases() -> dict[int, str]:
    """The checksum of every release by number; empty when there are no tables yet."""
    with as_owner(), suppress(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("SELECT number, checksum FROM coverage_release ORDER BY number")
        return dict(cursor.fetchall())
    return {}


def in_a_line() -> str:
    """ "rilis 12, 8.432 baris angka"; "" when there is no release, or no tables yet."""
    if not (known := releases()):
        return ""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM coverage_statement")
        return f"rilis {max(known)}, {cursor.fetchone()[0]} baris angka"


def record(release: int | None) -> None:
    """Keep that a backup was proved; not in a database whose tables are older than this program."""
    with as_owner(), suppress(ProgrammingError):
        verification.record(Proof.Kind.BACKUP, release)
