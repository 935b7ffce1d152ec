"""Publishing that is asked for: kept as a job until a worker has done it (coverage/jobs)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import get_language

from coverage.models import Job


def ask(*, kind: Job.Kind, by: User, page: str, regions: Collection[str] = (), **wish: Any) -> Job:
    """Leave work to a worker. Who presses a button twice gets the job that waits already.

    page: the address where it was asked; wish: plain values, as coverage/jobs/services/kinds.py reads them.
    """
    asked = {"kind": kind, "asked_by": by, "page": page, "wish": wish, "regions": sorted(regions)}
    waiting = Job.objects.filter(state=Job.State.WAITING, **asked).first()
    return waiting or Job.objects.create(language=get_language() or "id", **asked)


def of_person(person: User, since: datetime) -> list[Job]:
    """A person's jobs that are not done, or ended since, newest first. One query."""
    return list(Job.objects.filter(asked_by=person).exclude(ended_at__lt=since).order_by("-pk"))
