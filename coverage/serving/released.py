"""Views made from one release: which one, what cannot be asked, how long a page stays good."""

import hashlib
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.translation import get_language

from coverage import asked, freshness, queries
from coverage.pages import NoSuchRelease
from coverage.queries import ReleaseRow
from coverage.serving.refusals import REFUSALS, refused_page
from coverage.serving.snapshot import View, in_one_snapshot

KEEP_SECONDS = 24 * 3600


def released(view: View) -> View:
    """Give a view the release that ?rilis= asks for, answer what it refuses, keep and revalidate its page.

    The view takes (request, release, …) and writes nothing: which release, and all that is read of it, comes
    from one snapshot. Without any release it is not called and an empty page says so.
    A kept page is found by release, edition, language and address; only anonymous readers share it.
    """

    @in_one_snapshot
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            release = _release(request)
            if release is not None and not release.is_newest:
                request.old_release = release.number  # type: ignore[attr-defined]  # links stay in it
            key = _key(request, release)
            if _is_fresh(request, key):
                return _dated(HttpResponseNotModified(), key)
            response = cache.get(key) if _shared(request) else None
            if response is None:
                response = view(request, release, *args, **kwargs) if release else _nothing_yet(request)
                if _shared(request) and response.status_code == 200:
                    cache.set(key, response, KEEP_SECONDS)
            return _dated(response, key)
        except REFUSALS as error:
            return refused_page(request, error)

    return answered


def _release(request: HttpRequest) -> ReleaseRow | None:
    number = asked.release_number(request.GET)
    release = queries.release_row(number)
    if release is None and number is not None:
        raise NoSuchRelease(number)
    return release


def _shared(request: HttpRequest) -> bool:
    return request.method == "GET" and not request.user.is_authenticated


def _key(request: HttpRequest, release: ReleaseRow | None) -> str:
    stamp = freshness.stamp(release, freshness.edition())
    reader = request.user.pk or 0
    parts = (stamp, get_language(), settings.DEMO, reader, request.get_host(), request.get_full_path())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _is_fresh(request: HttpRequest, key: str) -> bool:
    return f'"{key}"' in request.headers.get("If-None-Match", "")


def _dated(response: HttpResponse, key: str) -> HttpResponse:
    response.headers["ETag"] = f'"{key}"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _nothing_yet(request: HttpRequest) -> HttpResponse:
    return render(request, "coverage/empty.html")
