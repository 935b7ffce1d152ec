"""With which methods the site is asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

KNOWN = ("GET", "HEAD", "POST")


def known_methods(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: 405 for PUT, DELETE and others no address takes, before the database is asked for them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request) if request.method in KNOWN else HttpResponseNotAllowed(KNOWN)

    return middleware
