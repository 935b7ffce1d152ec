"""The worker: takes the oldest job, does it in one transaction, and goes on to the next."""

import logging
import time
from functools import partial
from typing import NoReturn

from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.models import Max, Subquery
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from coverage.jobs.services import kinds
from coverage.jobs.services.telling import Tell, telling
from coverage.jobs.services.warming import Warmer
from coverage.models import Job, JobStep
from coverage.releases import progress

log = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two looks for work: as long as a person hardly notices
MOST_ATTEMPTS = 3  # a job that ends its worker each time would keep all others waiting for ever
BEGUN = "begun"


def work() -> NoReturn:
    """Do what is asked for, as long as the process lives. A database that went away is waited for."""
    while True:
        try:
            with telling() as tell:
                _serve(tell)
        except (OperationalError, InterfaceError) as trouble:
            log.warning("basis data tidak menjawab, dicoba lagi: %s", trouble)
            connection.close()
            time.sleep(PAUSE)


def _serve(tell: Tell) -> NoReturn:
    warmer = Warmer()
    while True:
        close_old_connections()
        if not do_next(tell) and not warmer.one():
            time.sleep(PAUSE)


def do_next(tell: Tell) -> bool:
    """Do the oldest job. Returns whether there was one to do: none waits, or another worker is at it.

    What came of it is committed with what it did. A worker that is killed leaves the job as it was, and
    its row unlocked, for the next.
    """
    with transaction.atomic():
        job = _take()
        if job is None:
            return False
        with translation.override(job.language):
            _do(job, tell)
        job.ended_at = timezone.now()
        job.save(update_fields=["state", "release", "answer", "ended_at"])
    log.info("%s: %s", job, job.get_state_display().lower())
    return True


def _take() -> Job | None:
    """The oldest job, held to the end of the transaction; never a later one while another worker is at it.

    Steps refer to the row, so its key stays unlocked (FOR NO KEY UPDATE).
    """
    waiting = Job.objects.filter(state=Job.State.WAITING)
    oldest = waiting.order_by("pk").values("pk")[:1]
    held = waiting.select_for_update(skip_locked=True, no_key=True, of=("self",))
    return held.select_related("asked_by").filter(pk=Subquery(oldest)).first()


def _do(job: Job, tell: Tell) -> None:
    """Bring a job to its end, in memory; what it published stands in the transaction."""
    before = JobStep.objects.filter(job=job).aggregate(last=Max("attempt"))["last"] or 0
    if before >= MOST_ATTEMPTS:
        job.state = Job.State.FAILED
        job.answer = _("Pekerjaan ini terhenti %(count)s kali; tidak ada yang terbit.") % {"count": before}
        return
    say = partial(tell, job.pk, before + 1)
    say(BEGUN, None)
    try:
        with transaction.atomic(), progress.listening(say):
            job.release_id = kinds.run(job)
        job.state = Job.State.DONE
    except kinds.Refused as refusal:
        job.state, job.answer = Job.State.REFUSED, str(refusal)
    except (OperationalError, InterfaceError):
        raise  # the database's trouble and not the job's: it is done again
    except Exception:
        log.exception("%s gagal", job)
        job.state = Job.State.FAILED
        job.answer = _("Terjadi galat di server dan sudah dicatat; tidak ada yang terbit.")
