"""Signing in, and where it leads."""

from urllib.parse import urlsplit

from django.contrib.auth.views import LoginView

from ucj_dashboard.redirects import local_path


class SignIn(LoginView):
    """The sign-in page; who is signed in already goes on at once."""

    redirect_authenticated_user = True

    def get_redirect_url(self) -> str:
        """Where "next" leads; "" when that is no page here, or this one again."""
        asked = local_path(super().get_redirect_url())
        return "" if urlsplit(asked).path == self.request.path else asked
