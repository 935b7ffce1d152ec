"""Taking back what was asked for, before a worker is at it."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coverage.models import Job


@transaction.atomic
def withdraw(*, job: int, by: User) -> bool:
    """End a job that waits; nobody does it any more. False when it has ended, or a worker holds it."""
    waiting = Job.objects.filter(pk=job, state=Job.State.WAITING)
    found = waiting.select_for_update(skip_locked=True, no_key=True).first()
    if found is None:
        return False
    found.state = Job.State.WITHDRAWN
    found.answer = _("Ditarik oleh %(who)s; tidak ada yang terbit.") % {"who": by}
    found.ended_at = timezone.now()
    found.save(update_fields=["state", "answer", "ended_at"])
    return True
