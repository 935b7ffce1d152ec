"""Finding a place, and the language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from coverage import pages, queries


def search(request: HttpRequest) -> HttpResponse:
    """From a name, alias or code to its page; several hits are listed."""
    page = pages.search_page(request.GET.get("q", ""))
    if page.only:
        return redirect("region", page.only)
    context = {"page": page, "shown_release": queries.release_row()}
    return render(request, "coverage/search.html", context)


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Switch the language and go back to where the reader was."""
    back = request.GET.get("lanjut", "/")
    if not url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        back = "/"
    response = redirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response
