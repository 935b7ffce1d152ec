"""Which answers are for one person alone, and are kept by nobody."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse

NOWHERE = "private, no-store"


def is_personal(request: HttpRequest) -> bool:
    """Whether somebody with a session asks; a page may greet, answer and trust this one."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_for_one(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether what was made holds a token, a message or a cookie of its reader's.

    Django notes in META each token that is given, and keeps the messages that were shown.
    """
    return bool(
        request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or len(get_messages(request)) or response.cookies
    )


def kept_by_nobody(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what is answered to one person, or hands a cookie out, is stored nowhere.

    So is what says nothing else of itself: refusals, redirects, forms. It stands before what sets cookies.
    A 304 would leave a person with the messages and the form's token of another day, so such answers carry
    no ETag.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if is_personal(request) or response.cookies:
            response.headers["Cache-Control"] = NOWHERE
            response.headers.pop("ETag", None)
        response.headers.setdefault("Cache-Control", NOWHERE)
        return response

    return middleware
