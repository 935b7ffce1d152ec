"""The address at which browsers and feed readers look for a site's icon without being told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon; its own address changes with its content, so the way there is not kept for ever."""
    return redirect(static("img/icon.svg"))
