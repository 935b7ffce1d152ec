"""Who is asking, when a proxy stands before the site."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The visitor's address, for the throttle of sign-ins.

    The last address of X-Forwarded-For is the one our own proxy saw; those before it, anyone may write.
    Without UCJ_BEHIND_PROXY the header is not looked at.
    """
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return seen if settings.BEHIND_PROXY and seen else request.META.get("REMOTE_ADDR", "")
