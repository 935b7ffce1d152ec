"""Headers of every answer, static files among them, that Django and its packages do not set."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# No page uses a device or tells where its reader is; no other site may draw our files into its pages.
ALWAYS = {
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


def guarding(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, before the one that serves static files."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware
