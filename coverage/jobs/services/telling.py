"""How a worker tells what it is at: on a connection of its own, since what it does is seen by nobody yet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from coverage.jobs.queries import WORKING

Tell = Callable[[int, int, str, int | None], None]  # job, attempt, step, count

# Told twice, a step keeps the moment it began and takes the count.
TELL = """
INSERT INTO coverage_jobstep (job_id, attempt, name, count, told_at) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (job_id, attempt, name) DO UPDATE SET count = COALESCE(excluded.count, coverage_jobstep.count)
"""


@contextmanager
def telling() -> Iterator[Tell]:
    """A second connection, which also holds the lock that says a worker is there, however it ends."""
    own = connection.copy()
    own.settings_dict["CONN_MAX_AGE"] = None  # the lock would go with it
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock_shared(%s)", [WORKING])
        yield lambda *said: tell_on(own, *said)
    finally:
        own.close()


def tell_on(on: BaseDatabaseWrapper, job: int, attempt: int, step: str, count: int | None) -> None:
    """Write a step down by a connection; seen by others once that commits."""
    with on.cursor() as cursor:
        cursor.execute(TELL, [job, attempt, step, count, timezone.now()])
