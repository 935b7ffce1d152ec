"""Sessions in the database that end when they have not been used for SESSION_COOKIE_AGE."""

from time import time
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession

USE_NOTED_EVERY = 600  # seconds: a session in use is written at most this often
LAST_USE = "last_use"


class SessionStore(db.SessionStore):
    """Each use that is noted puts the end off, in the database and in the browser's cookie."""

    def load(self) -> dict[str, Any]:
        found: dict[str, Any] = super().load()
        if found and time() - found.get(LAST_USE, 0) >= USE_NOTED_EVERY:
            self.modified = True
        return found

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        return super().create_model_instance({**data, LAST_USE: int(time())})
