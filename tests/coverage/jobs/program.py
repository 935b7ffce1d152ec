"""Workers in a database of their own: killed on the way, two at once, looked at from outside.

python -m tests.coverage.jobs.program DATABASE: prints what it found as JSON, by action. The database is a
copy of an empty one, so that real commits stay out of the tests' own. With "work" behind it, it is a worker,
which never ends.
"""

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

from tests.coverage.releases.publisher import deadly, deadly_commit, each, look, start

PAUSE = 0.2  # seconds between a worker's looks for work, instead of one
FORKING = multiprocessing.get_context("fork")
INHERITED: list[Any] = []


def main(database: str, action: str = "") -> None:
    start(database)
    from coverage.jobs.services import worker

    worker.PAUSE = PAUSE
    if action == "work":
        worker.work()
    from coverage.jobs import pages  # noqa: F401 - read once for all

    actions = {
        "killed": killed,
        "deadly": deadly_job,
        "survives": survives,
        "together": together,
        "told": told,
    }
    print(json.dumps(each(actions)))


def ask(*codes: str, note: str = "Oktober") -> int:
    """A verifier asks for the publishing of what waits for these regions."""
    from django.contrib.auth.models import User

    from coverage.models import SubmissionRegion
    from tests.coverage.jobs.asked import publishing

    parts = SubmissionRegion.objects.filter(state="submitted", region__in=codes).order_by("region_id")
    return publishing(list(parts), by=User.objects.get(username="verifikator.satu"), note=note).pk


def see(job: int) -> dict[str, Any]:
    """What the page of a job would know, beside what stands in the database."""
    from coverage.jobs.pages import job_page
    from coverage.jobs.queries import job_row

    row = job_row(job)
    assert row is not None
    page = job_page(row)
    steps = [[step.name, step.count] for step in row.steps]
    seen = {"state": row.state, "release": row.release, "attempt": row.attempt, "steps": steps}
    return {**seen, "worker": row.worker, "status": page.status, "lines": [line.text for line in page.steps]}


def forked(prepared: Callable[[], Any]) -> int:
    """Do the oldest job in a child process, changed by prepared(). Returns the signal that ended it, or 0."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        from coverage.jobs.services.telling import telling
        from coverage.jobs.services.worker import do_next

        prepared()
        with telling() as tell:
            do_next(tell)
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def killed() -> dict[str, Any]:
    """Kill the worker in the midst, then at the commit; a third one does the job, a fourth finds none."""
    job = ask("18.01", "18.02", "18.71")
    found = {}
    for name, way in (
        ("midst", lambda: deadly("settlement.settle", "after")),
        ("commit", deadly_commit),
        ("done", lambda: None),
        ("again", lambda: None),
    ):
        found[name] = {"ended": forked(way), **look(), "job": see(job)}
    return found


def deadly_job() -> dict[str, Any]:
    """A job that ends its worker each time, and one asked after it."""
    bad, good = ask("18.01"), ask("18.02")
    ended = [forked(lambda: deadly("settlement.settle", "after")) for _ in range(3)]
    ended += [forked(lambda: None), forked(lambda: None)]
    return {"ended": ended, "bad": see(bad), "good": see(good)}


@contextmanager
def worker():
    """A worker as a process of its own; killed at the end whatever it does."""
    process = FORKING.Process(target=work_alone)
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def work_alone() -> None:
    """What `manage.py work` does, on connections of its own."""
    from django.db import DEFAULT_DB_ALIAS, connections

    from coverage.jobs.services.worker import work

    INHERITED.append(connections[DEFAULT_DB_ALIAS])  # kept: it is the parent's
    del connections[DEFAULT_DB_ALIAS]
    work()


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to hold"
        time.sleep(0.05)


def workers() -> int:
    from django.db import connection

    from coverage.jobs.queries import WORKING

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [WORKING])
        return int(cursor.fetchone()[0])


def survives() -> dict[str, Any]:
    """Kill a real worker that stands before the publishing lock; the next one does what it was at."""
    from django.db import transaction

    from coverage.submissions.locking import lock

    job = ask("18.01", "18.02", "18.71")
    found = {"before": see(job)}
    with transaction.atomic():
        lock()
        with worker() as first:
            until(lambda: bool(see(job)["steps"]))
            found["begun"] = see(job)
            first.kill()
            first.join()
        until(lambda: not workers())
        found["alone"] = see(job)
    with worker():
        until(lambda: see(job)["state"] != "waiting")
        found["done"] = {**look(), "job": see(job)}
        time.sleep(2.5 * PAUSE)  # two more looks for work
        found["later"] = look()
    return found


def together() -> dict[str, Any]:
    """Two workers before three jobs."""
    from django.db import transaction

    from coverage.models import Job, Release
    from coverage.submissions.locking import lock

    jobs = [ask(code, note=code) for code in ("18.02", "18.71", "18.01")]
    with worker(), worker():
        with transaction.atomic():
            lock()
            until(lambda: workers() == 2)
            until(lambda: bool(see(jobs[0])["steps"]))
            time.sleep(3 * PAUSE)  # the other one looks twice
            waiting = [see(job)["steps"] for job in jobs]
        until(lambda: not Job.objects.filter(state="waiting").exists())
    made = list(Release.objects.order_by("number").values_list("number", "note"))
    return {"begun": [bool(steps) for steps in waiting], "made": made, "jobs": [see(job) for job in jobs]}


def told() -> dict[str, Any]:
    """Look at a job while its worker stands still after the figures were settled."""
    from django.contrib.auth.models import User
    from django.db import connections

    from coverage.jobs.services.withdrawing import withdraw
    from coverage.releases import settlement

    job = ask("18.01", "18.02", "18.71")
    come, coming = os.pipe()
    go, going = os.pipe()

    def stand_still() -> None:
        real = settlement.settle

        def settle(*args: Any) -> None:
            real(*args)
            os.write(coming, b"x")
            os.read(go, 1)

        settlement.settle = settle

    connections.close_all()
    child = os.fork()
    if child == 0:
        from coverage.jobs.services.telling import telling
        from coverage.jobs.services.worker import do_next

        stand_still()
        with telling() as tell:
            do_next(tell)
        os._exit(0)
    os.read(come, 1)
    asker = User.objects.get(username="verifikator.satu")
    found = {"meanwhile": {**look(), "job": see(job), "withdrawn": withdraw(job=job, by=asker)}}
    os.write(going, b"x")
    os.waitpid(child, 0)
    return found | {"after": {**look(), "job": see(job)}}


if __name__ == "__main__":
    main(*sys.argv[1:])
