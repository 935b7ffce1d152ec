"""A worker within a test: it does what waits, in the test's own transaction."""

from functools import partial

from django.db import connection

from coverage.jobs.services.telling import tell_on
from coverage.jobs.services.worker import do_next


def work() -> int:
    """Do all that waits. Returns how many jobs that were."""
    done = 0
    while do_next(partial(tell_on, connection)):
        done += 1
    return done


def finished(client, answer):
    """The page of the job that an answer leads to, once a worker has done it."""
    assert answer.status_code == 302, answer.status_code
    assert answer["Location"].startswith("/entri/kerja/"), answer["Location"]
    assert work() == 1
    return client.get(answer["Location"])
