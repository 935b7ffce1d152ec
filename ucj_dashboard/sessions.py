"""Sessions in the database that end when they have not been used for SESSION_COOKIE_AGE."""

from time import time
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from coverage.queries.compiled import compiled

USE_NOTED_EVERY = 600  # seconds: a session in use is written at most this often
LAST_USE = "last_use"


@compiled
def _kept(key: Any, now: Any) -> QuerySet[Any, Any]:
    """What a session holds that has not ended; asked before most pages behind sign-in."""
    return Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data")


class SessionStore(db.SessionStore):
    """Each use that is noted puts the end off, in the database and in the browser's cookie."""

    def load(self) -> dict[str, Any]:
        rows = _kept(self.session_key, timezone.now()) if self.session_key else []
        found: dict[str, Any] = self.decode(rows[0][0]) if rows else {}
        if not rows:
            self._session_key = None  # it has ended: whatever is kept next gets a key of its own
        if found and time() - found.get(LAST_USE, 0) >= USE_NOTED_EVERY:
            self.modified = True
        return found

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        return super().create_model_instance({**data, LAST_USE: int(time())})
