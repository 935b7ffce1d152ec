"""Indonesian first; English under /en/ for readers, by the switch's cookie behind sign-in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers

from ucj_dashboard.redirects import local_path

ENGLISH = "/en"
# What is one person's own has one address, and follows the cookie.
BEHIND_SIGN_IN = ("/entri/", "/akun/", "/masuk/", "/keluar/", "/sandi/", "/admin/", "/bahasa/")


def chosen_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the language of the address, or of the switch's cookie behind sign-in; else Indonesian.

    Django's own asks the browser, and most office browsers are set to English by nobody's choice. A reader's
    page depends on its address alone, so that it can be kept for everybody.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        by_cookie = request.path_info.startswith(BEHIND_SIGN_IN)
        language = _of_cookie(request) if by_cookie else _of_address(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        if by_cookie:
            patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def _of_address(path: str) -> str:
    return "en" if path == ENGLISH or path.startswith(f"{ENGLISH}/") else settings.LANGUAGE_CODE


def _of_cookie(request: HttpRequest) -> str:
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def in_language(address: str, code: str) -> str:
    """A page's address in a language ("/en/wilayah/18/?bulan=2024-09"); one behind sign-in stays as it is."""
    plain = address.removeprefix(ENGLISH) if _of_address(address.partition("?")[0]) == "en" else address
    plain = "/" + plain.lstrip("/")  # "/en//host" must not become an address of another site
    return ENGLISH + plain if code == "en" and not plain.startswith(BEHIND_SIGN_IN) else plain


def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language for the pages behind sign-in and go back, in it, to where the reader was."""
    back = local_path(request.GET.get("lanjut", "")) or "/"
    response = HttpResponseRedirect(in_language(back, code))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 3600,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response
