"""Who is asking, when a proxy stands before the site."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The visitor's address, for the throttle of sign-ins; None when there is none, as on a socket.

    The last address of X-Forwarded-For is the one our own proxy saw; those before it, anyone may write.
    Without UCJ_BEHIND_PROXY the header is not looked at, nor when it holds no address.
    """
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    forwarded = _address(seen) if settings.BEHIND_PROXY else None
    return forwarded or _address(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str | None:
    """The text when the column of addresses takes it: no port, no zone, no word like "unknown"."""
    try:
        return text if "%" not in text and ip_address(text) else None
    except ValueError:
        return None
