"""What strangers share: one body for all, that may be stored on the way and is asked for again by its tag."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from coverage.serving import kept, stamps
from coverage.serving.away import AWAY
from coverage.serving.personal import is_personal
from coverage.serving.stamps import Stamp
from ucj_dashboard.language import BEHIND_SIGN_IN

# Caches in between may give it out for half a minute, and once more while they ask; browsers always ask.
PUBLIC = "public, max-age=0, s-maxage=30, stale-while-revalidate=60"
NEVER_KEPT = (*BEHIND_SIGN_IN, "/api/", "/healthz")


def may_be_shared(request: HttpRequest) -> bool:
    """Whether nobody in particular asks to read."""
    return request.method in ("GET", "HEAD") and not is_personal(request)


def kept_first(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, after what cleans addresses: what is kept is sent before anything else is made or asked.

    One statement tells the stamp. Without it, as while the database is away, the views answer.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if found := _found(request):
            return found
        response = get_response(request)
        if response.headers.get("Cache-Control") == PUBLIC:
            response.headers["Vary"] = "Accept-Encoding"  # who asked was looked at, and it was nobody
        return response

    return middleware


def _found(request: HttpRequest) -> HttpResponse | None:
    if not may_be_shared(request) or request.path_info.startswith(NEVER_KEPT):
        return None
    request.get_host()  # a host that is not allowed is refused, whatever is kept
    try:
        stamp = stamps.current()
    except AWAY:
        return None
    key = kept.key_of(request.get_full_path())
    found = kept.sent(stamp, key, request)
    return shared(request, found, stamp, key) if found else None


def shared(request: HttpRequest, response: HttpResponse, stamp: Stamp, key: str) -> HttpResponse:
    """The answer with its tag, or 304 to who has it. Weak, for one body is sent in several encodings."""
    tag = hashlib.sha256(f"{stamp.name} {key}".encode()).hexdigest()[:32]
    answer = HttpResponseNotModified() if f'"{tag}"' in request.headers.get("If-None-Match", "") else response
    if answer is response:
        answer.headers["Content-Length"] = str(len(answer.content))
    answer.headers["ETag"] = f'W/"{tag}"'
    answer.headers["Cache-Control"] = PUBLIC
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer
