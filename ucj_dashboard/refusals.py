"""What cannot be answered: the request is broken, the database is away, or the site itself broke."""

import sys

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from coverage.serving.away import AWAY

RETRY_SECONDS = 30  # a PostgreSQL that restarts is back by then


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: too many fields, too large, cut off, or for another host; Django has logged why."""
    if _is_program(request):
        return JsonResponse({"detail": _("Permintaan ini tidak dapat dibaca.")}, status=400)
    if isinstance(exception, DisallowedHost):  # a page of ours prints its own address and has none here
        sentence = _("Situs ini tidak melayani alamat itu.")
        return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=400)
    return render(request, "400.html", status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, else 500; pages that need no database, JSON for programs."""
    if isinstance(sys.exc_info()[1], AWAY):
        response = _said(request, 503, _("Basis data sedang tidak dapat dihubungi; coba lagi sebentar lagi."))
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    return _said(request, 500, _("Ada yang rusak di sisi kami; kejadian ini tercatat."))


def _said(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    if _is_program(request):
        options = {"ensure_ascii": False}
        return JsonResponse({"detail": sentence}, status=status, json_dumps_params=options)
    return HttpResponse(render_to_string(f"{status}.html"), status=status)


def _is_program(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")
