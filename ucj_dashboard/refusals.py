"""What cannot be answered because the request itself is broken."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: too many fields, too large, cut off, or for another host; Django has logged why."""
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": _("Permintaan ini tidak dapat dibaca.")}, status=400)
    if isinstance(exception, DisallowedHost):  # a page of ours prints its own address and has none here
        sentence = _("Situs ini tidak melayani alamat itu.")
        return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=400)
    return render(request, "400.html", status=400)
