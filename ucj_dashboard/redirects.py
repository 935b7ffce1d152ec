"""Where an answer may send a reader: to a page of this site, nowhere else."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse
from django.utils.http import MAX_URL_REDIRECT_LENGTH

# Browsers read "\" as "/" and drop control signs, so that "/\host" and "/<tab>/host" lead to a host.
MISREAD = re.compile(r"[\\\x00-\x20\x7f-\x9f\ud800-\udfff]")


def local_path(text: str) -> str:
    """The text when it is an address of this site without its host ("/peringkat/?urut=capaian"), else ""."""
    path = unquote(text.partition("?")[0])
    if len(text) > MAX_URL_REDIRECT_LENGTH or MISREAD.search(text) or MISREAD.search(path):
        return ""
    return text if text.startswith("/") and not text.startswith("//") else ""


def local_redirects(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: what a parameter or a header asked for never leads to another site, whoever answers.

    Views of Django's own take "next" or the Referer as they come; what is no address here leads home.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "Location" in response.headers:
            asked = response.headers["Location"].removeprefix(f"{request.scheme}://{request.get_host()}")
            response.headers["Location"] = local_path(asked) or "/"
        return response

    return middleware
