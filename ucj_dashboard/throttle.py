"""How many wrong passwords are borne: by a name from one address, by an address, by a name from anywhere."""

from collections.abc import Mapping

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest

Credentials = Mapping[str, str] | None


class Throttle(AxesDatabaseHandler):
    """What django-axes counts by a name from one address, with two more measures over the same tries."""

    def get_failures(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """Failures as AXES_FAILURE_LIMIT measures them; those of an address weigh less: offices share one."""
        mine: int = super().get_failures(request, credentials)
        address = request.axes_ip_address  # type: ignore[attr-defined]
        shared = self._failures(request, ip_address=address) if address else 0
        return max(mine, shared * settings.AXES_FAILURE_LIMIT // settings.FAILURES_OF_AN_ADDRESS)

    def is_locked(self, request: HttpRequest, credentials: Credentials = None) -> bool:
        return super().is_locked(request, credentials) or self._is_too_soon(request, credentials)

    def _is_too_soon(self, request: HttpRequest, credentials: Credentials) -> bool:
        """Whether a name tried from many addresses has to wait: 1, 2, 4 … seconds after its last failure.

        An address from which the name has signed in before does not wait, so that nobody shuts its owner out.
        """
        name = get_client_username(request, credentials)
        failed = self._failures(request, username=name)
        more = failed - settings.AXES_FAILURE_LIMIT
        if more <= 0:
            return False
        last = self._recent(request).filter(username=name).aggregate(last=Max("attempt_time"))["last"]
        waits = min(2 ** min(more - 1, 30), settings.LONGEST_DELAY)
        now = request.axes_attempt_time  # type: ignore[attr-defined]
        address = request.axes_ip_address  # type: ignore[attr-defined]
        known = AccessLog.objects.filter(username=name, ip_address=address)
        return (now - last).total_seconds() < waits and not known.exists()

    def _failures(self, request: HttpRequest, **of: str | None) -> int:
        found = self._recent(request).filter(**of).aggregate(sum=Sum("failures_since_start"))
        return int(found["sum"] or 0)

    def _recent(self, request: HttpRequest) -> QuerySet[AccessAttempt]:
        return AccessAttempt.objects.filter(attempt_time__gte=get_cool_off_threshold(request))
