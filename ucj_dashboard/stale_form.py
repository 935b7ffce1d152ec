"""A form from before a sign-in in another tab: its token is refused, what was typed in it is kept."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

SECRET = re.compile(r"pass|sandi|token|csrf", re.IGNORECASE)
SHORT = 60  # letters; what is longer was written by hand and is shown


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form from before a sign-in or sign-out in another tab, shown again with what was typed in it.

    A form of another site is not offered again, and neither are passwords and files, which this page never
    holds: those are a click away, empty.
    """
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"pesan": _("Halaman ini sudah usang; muat ulang lalu coba lagi.")}, status=403)
    ours = _own_page(request)
    typed = [
        (name, text.replace("\0", ""))
        for name, texts in request.POST.lists()
        for text in texts
        if ours and not SECRET.search(name)
    ]
    context = {
        "address": request.get_full_path(),
        "written": [(name, text) for name, text in typed if _by_hand(text)],
        "kept": [(name, text) for name, text in typed if not _by_hand(text)],
        "again": bool(typed) and not request.FILES and not _has_secret(request),
        "files": bool(ours and request.FILES),
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
