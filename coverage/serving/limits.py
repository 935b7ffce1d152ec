"""What visitors may have made for them: so often from one address, and so many at once on the whole site.

Only what costs work counts, never what is kept already; people signed in are not counted at all.
"""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address, ip_network
from time import monotonic, sleep, time
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from coverage.serving import visits
from coverage.serving.snapshot import View

DEAR_FILES = (".xlsx", ".pptx")
SLOTS = 0x55434A  # "UCJ": the first key of the advisory locks that are the places for work at once
LONGEST_WAIT = 2.0  # seconds for a place; who waits holds one of the site's threads


class TooMany(Exception):
    """Too much is asked at once. seconds: after which it is worth asking again."""

    def __init__(self, seconds: int, message: str):
        super().__init__(message)
        self.seconds = seconds


def is_dear(request: HttpRequest) -> bool:
    """Whether an answer that is not kept costs much or can be asked in endlessly many ways."""
    return request.path.endswith(DEAR_FILES) or bool(request.GET)


def limited(when: Callable[[HttpRequest], bool]) -> Callable[[View], View]:
    """For views whose answers are kept nowhere. It stands within the snapshot, whose end frees the place."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                if when(request):
                    count(request)
                return view(request, *args, **kwargs)
            except TooMany as error:
                return refusal(request, error)

        return answered

    return decorate


def count(request: HttpRequest) -> None:
    """Note that a visitor has something dear made, and take a place for it. Raises TooMany."""
    if request.user.is_authenticated:
        return
    _count_address(get_client_ip_address(request))
    _take_place()


def refusal(request: HttpRequest, error: TooMany) -> HttpResponse:
    """429, a page in the reader's language or JSON for programs."""
    if request.path_info.startswith("/api/"):
        options = {"ensure_ascii": False}
        response: HttpResponse = JsonResponse({"detail": str(error)}, status=429, json_dumps_params=options)
    else:
        response = render(request, "429.html", {"message": str(error)}, status=429)
    response.headers["Retry-After"] = str(error.seconds)
    return response


def _count_address(address: str | None) -> None:
    most = settings.VISITOR_PER_MINUTE
    if not most or address is None:
        return
    minute, second = divmod(int(time()), 60)
    if visits.count(_household(address), minute) > most:
        said = _("Dari alamat Anda terlalu banyak yang diminta dalam satu menit.")
        raise TooMany(60 - second, said)


def _household(address: str) -> str:
    """Who is counted as one: an address, or the 64 bits of a network that one connection has in IPv6."""
    found = ip_address(address)
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else address


def _take_place() -> None:
    """Hold one of a few places until the transaction ends; wait a little for one. Raises TooMany."""
    if not settings.VISITOR_AT_ONCE:
        return
    deadline = monotonic() + LONGEST_WAIT
    with connection.cursor() as cursor:
        while not any(_is_free(cursor, place) for place in range(settings.VISITOR_AT_ONCE)):
            if monotonic() > deadline:
                raise TooMany(5, _("Terlalu banyak yang sedang disusun untuk pengunjung lain."))
            sleep(0.05)  # a page takes some tenths of a second to make


def _is_free(cursor: Any, place: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [SLOTS, place])
    return bool(cursor.fetchone()[0])
