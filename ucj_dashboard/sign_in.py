"""Signing in: where it leads, and what the throttle keeps of a try."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.contrib.auth.views import LoginView
from django.http import HttpRequest

from ucj_dashboard.redirects import local_path

LONGEST_NAME = 255  # letters of the throttle's column


class SignIn(LoginView):
    """The sign-in page; who is signed in already goes on at once."""

    redirect_authenticated_user = True

    def get_redirect_url(self) -> str:  # type: ignore[override]  # the stubs speak of a later Django
        """Where "next" leads; "" when that is no page here, or this one again."""
        asked = local_path(super().get_redirect_url())
        return "" if urlsplit(asked).path == self.request.path else asked


def tried_name(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The name of a try as the throttle keeps it: its first 255 letters, whatever page asked for it."""
    given = credentials if credentials else request.POST
    return str(given.get("username") or "")[:LONGEST_NAME]
