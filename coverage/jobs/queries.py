"""Jobs as they stand, whoever does them."""

from datetime import datetime

from django.db import connection
from django.utils import timezone
from msgspec import Struct

from coverage.models import Job, JobStep

WORKING = 8_1946  # the lock every living worker shares; any number but that of submissions.locking


class StepRow(Struct, frozen=True):
    """A step that was told. count: None when it has none, or not yet."""

    name: str
    count: int | None
    told_at: datetime


class JobRow(Struct, frozen=True):
    """A job with the steps of its last attempt.

    ahead: jobs asked before it that are not done; worker: whether any is alive; now: the time of reading.
    """

    id: int
    kind: str
    state: str
    regions: tuple[str, ...]
    page: str
    undoes: int | None
    asked_by: int
    asked_at: datetime
    ended_at: datetime | None
    release: int | None
    answer: str
    attempt: int
    steps: tuple[StepRow, ...]
    ahead: int
    worker: bool
    now: datetime

    @property
    def waits(self) -> bool:
        return self.state == Job.State.WAITING


def job_row(pk: int) -> JobRow | None:
    """One job, None when there is none. Four queries, two once it has ended."""
    job = Job.objects.filter(pk=pk).first()
    if job is None:
        return None
    steps = list(JobStep.objects.filter(job=job).order_by("told_at", "pk"))
    attempt = max((step.attempt for step in steps), default=0)
    waits = job.state == Job.State.WAITING
    return JobRow(
        id=job.pk,
        kind=job.kind,
        state=job.state,
        regions=tuple(job.regions),
        page=job.page,
        undoes=job.wish.get("release"),
        asked_by=job.asked_by_id,
        asked_at=job.asked_at,
        ended_at=job.ended_at,
        release=job.release_id,
        answer=job.answer,
        attempt=attempt,
        steps=tuple(StepRow(s.name, s.count, s.told_at) for s in steps if s.attempt == attempt),
        ahead=Job.objects.filter(state=Job.State.WAITING, pk__lt=pk).count() if waits else 0,
        worker=waits and worker_is_alive(),
        now=timezone.now(),
    )


def worker_is_alive() -> bool:
    """Whether some process holds the workers' lock in this database. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
            " AND classid = 0 AND objid = %s"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [WORKING],
        )
        return bool(cursor.fetchone()[0])
