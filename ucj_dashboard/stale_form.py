"""A form that cannot be taken as its sender is not signed in as when it was opened: what was typed is kept.

Its token is from before a sign-in in another tab, or its session has ended.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

SECRET = re.compile(r"pass|sandi|token|csrf", re.IGNORECASE)
SEAL = "isian_lama"
SEALED_FOR = timedelta(hours=12)  # a working day between the end of a session and the sign-in
SHORT = 60  # letters; what is longer was written by hand and is shown


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form from before a sign-in or sign-out in another tab, shown again with what was typed in it.

    A form of another site is not offered again, and neither are passwords and files, which this page never
    holds: those are a click away, empty.
    """
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"pesan": _("Halaman ini sudah usang; muat ulang lalu coba lagi.")}, status=403)
    return _offered_again(request)


def sealed_forms(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware, before the check of tokens: a form shown after its session ended is taken at one click.

    Signing in changes the token, so the one on that page is old by then. In its place stand the page's seal,
    which we made for this address, and the browser's word that the form stands on a page of ours: no other
    site's page can say so, whatever seal it holds.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and _from_here(request) and _sealed(request):
            request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # Django's own switch
        return get_response(request)

    return answered


def _from_here(request: HttpRequest) -> bool:
    """Whether the browser vouches for it. Browsers since 2023 do; of others the token is asked."""
    vouched = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return vouched and "Origin" in request.headers and _own_page(request)


def _sealed(request: HttpRequest) -> bool:
    try:
        sealed: object = signing.loads(request.POST.get(SEAL, ""), salt=SEAL, max_age=SEALED_FOR)
    except signing.BadSignature:
        return False
    return sealed == request.get_full_path()


def kept_when_signed_out(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: a form sent after its session ended is shown again too, instead of a bare sign-in."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        sign_in = resolve_url(settings.LOGIN_URL)
        asks = request.method == "POST" and getattr(response, "url", "").startswith(f"{sign_in}?")
        script = "application/json" in request.headers.get("Accept", "")
        return _offered_again(request, sign_in) if asks and not script and _typed(request) else response

    return answered


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of a form of this site, but for secrets."""
    ours = _own_page(request)
    return [
        (name, text.replace("\0", ""))
        for name, texts in request.POST.lists()
        for text in texts
        if ours and name != SEAL and not SECRET.search(name)
    ]


def _offered_again(request: HttpRequest, sign_in: str = "") -> HttpResponse:
    """sign_in: the address where to sign in first, "" when the person is."""
    typed = _typed(request)
    context = {
        "sign_in": sign_in,
        "address": request.get_full_path(),
        "seal": signing.dumps(request.get_full_path(), salt=SEAL) if sign_in else "",
        "written": [(name, text) for name, text in typed if _by_hand(text)],
        "kept": [(name, text) for name, text in typed if not _by_hand(text)],
        "again": bool(typed) and not request.FILES and not _has_secret(request),
        "files": bool(_own_page(request) and request.FILES),
    }
    return render(request, "stale_form.html", context, status=403)


def _by_hand(text: str) -> bool:
    return "\n" in text or len(text) > SHORT


def _has_secret(request: HttpRequest) -> bool:
    return any(SECRET.search(name) for name in request.POST if name != "csrfmiddlewaretoken")


def _own_page(request: HttpRequest) -> bool:
    """Whether the form was sent from a page of this site, as the browser says."""
    came_from = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(came_from).netloc == request.get_host()
