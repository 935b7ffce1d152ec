"""What is dropped or refused before any view reads what was sent.

PostgreSQL's text has neither NUL nor halves of a surrogate pair; every other sign can be stored.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _

UNFIT = re.compile("[\x00\ud800-\udfff]")
TRACKING = ("utm_", "fbclid", "gclid")
UTF_8 = ("utf-8", "utf8")
CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^;\"\s]*)\"?", re.IGNORECASE)


class CleanInput:
    """Middleware, before whatever looks at the session: refuses unfit queries and forms, drops unfit cookies.

    What other sites add to links to see who follows them is dropped before anybody reads, keeps or prints an
    address. Addresses with such a sign do not exist. Files are bytes, read with care where they are parsed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META["QUERY_STRING"] = without_tracking(request.META.get("QUERY_STRING", ""))
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if fits(name, value)}
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """The refusal of a request that holds an unfit sign; None lets it through."""
        if (request.encoding or "utf-8").lower() not in UTF_8:
            request.encoding = "utf-8"  # others can bring halves of pairs, and the refusal needs one
            return refused(request, None, _("Isian harus ditulis dalam UTF-8."))
        if not fits(request.path_info, *_quoted(request, kwargs)):
            raise Http404
        for name, values in _sent(request):
            if not fits(name, *values):
                return refused(request, name, _("Isinya memuat tanda yang tidak dapat disimpan (NUL)."))
        return None


def fits(*texts: str) -> bool:
    """Whether a database column can hold the texts."""
    return not any(UNFIT.search(text) for text in texts)


def without_tracking(query: str) -> str:
    """A query string without the names that other sites add to links; the rest stays as it is written."""
    parts = query.split("&")
    return "&".join(part for part in parts if not unquote_plus(part.partition("=")[0]).startswith(TRACKING))


def known_charset(content_type: str) -> str:
    """A Content-Type without the charset when Python cannot read text by it: "rot13", "base64", "undefined".

    Django leaves out names it does not know but stumbles over codecs that give no text.
    """
    named = CHARSET.search(content_type)
    try:
        if named is not None:
            bytes(8).decode(named[1])  # nothing at all would be read by any name
    except (LookupError, ValueError):
        return CHARSET.sub("", content_type)
    return content_type


def refused(request: HttpRequest, name: str | None, why: str) -> HttpResponse:
    """422 that names what was sent: a page in the reader's language, JSON for programs."""
    shown = UNFIT.sub("", name or "")[:40]
    if request.path_info.startswith("/api/"):
        named = {"parameter": shown} if shown else {}
        answer = {"detail": why, **named}
        return JsonResponse(answer, status=422, json_dumps_params={"ensure_ascii": False})
    return render(request, "input_refused.html", {"name": shown, "why": why}, status=422)


def _sent(request: HttpRequest) -> Iterator[tuple[str, Iterable[str]]]:
    yield from request.GET.lists()
    try:
        yield from request.POST.lists()
    except UnreadablePostError as error:
        raise BadRequest("the form broke off") from error


def _quoted(request: HttpRequest, kwargs: Mapping[str, Any]) -> Iterator[str]:
    """Keys as the admin reads them: "_00" in its addresses stands for NUL."""
    if request.resolver_match and request.resolver_match.app_name == "admin":
        yield from (unquote(value) for value in kwargs.values() if isinstance(value, str))
