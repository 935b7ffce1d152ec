"""Signing somebody in before a test, without all that signing in writes beside the session."""

from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

_as_django = Client.force_login


def force_login(client: Client, user: Any, backend: str | None = None) -> None:
    """What Client.force_login does, in 5 statements instead of 18: no log of sign-ins, no time of the last.

    A client that has a session already goes on as with Django's. Tests of signing in send its form.
    """
    from ucj_dashboard.sessions import SessionStore

    if settings.SESSION_COOKIE_NAME in client.cookies:
        _as_django(client, user, backend)
        return
    user.backend = backend or client._get_backend()
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = user.backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    client._set_login_cookies(SimpleNamespace(session=session))
