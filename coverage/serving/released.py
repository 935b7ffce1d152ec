"""Views made from one release: which one, what cannot be asked, how long a page stays good."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from coverage.queries import releases
from coverage.queries.errors import NoSuchRelease
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.releases import edition
from coverage.serving import kept, limits
from coverage.serving.away import AWAY, kept_meanwhile
from coverage.serving.kept import KeptAnswer
from coverage.serving.personal import is_for_one, is_personal
from coverage.serving.refusals import REFUSALS, refused_page
from coverage.serving.snapshot import View, in_one_snapshot

Make = Callable[[], HttpResponse]


def released(view: View) -> View:
    """Give a view the release that ?rilis= asks for, answer what it refuses, keep and revalidate its page.

    The view takes (request, release, …) and writes nothing: which release, and all that is read of it, comes
    from one snapshot. Without any release it is not called and an empty page says so.
    """

    @in_one_snapshot
    @wraps(view)
    def made(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            release = _release(request)
            if release is not None and not release.is_newest:
                request.old_release = release.number  # type: ignore[attr-defined]  # links stay in it

            def make() -> HttpResponse:
                return view(request, release, *args, **kwargs) if release else _nothing_yet(request)

            response = (_kept if _may_be_shared(request) else _anew)(request, release, make)
        except REFUSALS as error:
            response = refused_page(request, error)
        except limits.TooMany as error:
            response = limits.refusal(request, error)
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return made(request, *args, **kwargs)
        except AWAY:
            meanwhile = kept_meanwhile(request, _address(request))
            if meanwhile is None:
                raise
            return meanwhile

    return answered


def _may_be_shared(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD") and not is_personal(request)


def _release(request: HttpRequest) -> ReleaseRow | None:
    number = asked.release_number(request.GET)
    release = releases.release_row(number)
    if release is None and number is not None:
        raise NoSuchRelease(number)
    return release


def _kept(request: HttpRequest, release: ReleaseRow | None, make: Make) -> HttpResponse:
    """What strangers share: found by release, edition, language and address, or made and kept."""
    key = _key(request, release)
    if f'"{key}"' in request.headers.get("If-None-Match", ""):
        return _tagged(HttpResponseNotModified(), key)
    found = kept.find(key) or _made(request, key, make)
    return _tagged(found.sent(request), key) if isinstance(found, KeptAnswer) else found


def _made(request: HttpRequest, key: str, make: Make) -> KeptAnswer | HttpResponse:
    """The answer as it is kept now; as it was made when it is not for everybody. Raises TooMany."""
    with kept.making(key):
        if found := kept.find(key):
            return found
        if limits.is_dear(request):
            limits.count(request)
        response = make()
        if response.status_code != 200 or is_for_one(request, response):
            return response
        answer = KeptAnswer.of(response)
        kept.keep(key, answer, address=_address(request))
        return answer


def _anew(request: HttpRequest, release: ReleaseRow | None, make: Make) -> HttpResponse:
    """For one person, or for a visitor who only claims to be one. Raises TooMany."""
    limits.count(request)
    return make()


def _key(request: HttpRequest, release: ReleaseRow | None) -> str:
    stamp = edition.stamp(release, edition.edition())
    return _hashed(stamp, _address(request))


def _address(request: HttpRequest) -> str:
    """What is asked, whichever release and edition answers."""
    return _hashed(settings.DEMO, settings.ADDRESS, request.get_full_path())


def _hashed(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _tagged(response: HttpResponse, key: str) -> HttpResponse:
    """Weak, for one page is sent in several encodings."""
    response.headers["ETag"] = f'W/"{key}"'
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _nothing_yet(request: HttpRequest) -> HttpResponse:
    return render(request, "coverage/empty.html")
