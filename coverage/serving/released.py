"""Views made from one release: which one, what cannot be asked, how long a page stays good."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from coverage.queries import releases
from coverage.queries.errors import NoSuchRelease
from coverage.queries.once import in_state
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.serving import kept, limits, stamps
from coverage.serving.away import AWAY, kept_meanwhile
from coverage.serving.kept import KeptAnswer
from coverage.serving.personal import NOWHERE, is_for_one
from coverage.serving.refusals import REFUSALS, refused_page
from coverage.serving.shared import may_be_shared, shared
from coverage.serving.snapshot import View, in_one_snapshot
from coverage.serving.stamps import Stamp

Make = Callable[[], HttpResponse]
FILES = (".csv", ".xlsx", ".pptx", ".txt")  # greet nobody: whoever asks is sent the same


def released(view: View) -> View:
    """Give a view the release that ?rilis= asks for, answer what it refuses, keep and revalidate its page.

    The view takes (request, release, …) and writes nothing, nor can anything be sent to it: which release,
    and all that is read of it, comes from one snapshot. Without any release it is not called and an empty
    page says so.
    """

    @in_one_snapshot
    @wraps(view)
    def made(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        same = may_be_shared(request) or request.path.endswith(FILES)
        stamp = stamps.of_snapshot() if same else None
        try:
            if stamp is not None:
                in_state(stamp.name)
            release = _release(request)
            if release is not None and not release.is_newest:
                request.old_release = release.number  # type: ignore[attr-defined]  # links stay in it

            def make() -> HttpResponse:
                return view(request, release, *args, **kwargs) if release else _nothing_yet(request)

            response = _answer(request, stamp, make)
        except REFUSALS as error:
            response = refused_page(request, error)
        except limits.TooMany as error:
            response = limits.refusal(request, error)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return made(request, *args, **kwargs)
        except AWAY:
            meanwhile = kept_meanwhile(request)
            if meanwhile is None:
                raise
            return meanwhile

    return answered


def _release(request: HttpRequest) -> ReleaseRow | None:
    number = asked.release_number(request.GET)
    release = releases.release_row(number)
    if release is None and number is not None:
        raise NoSuchRelease(number)
    return release


def _answer(request: HttpRequest, stamp: Stamp | None, make: Make) -> HttpResponse:
    """What strangers share; for one person a file as strangers have it, all else made anew."""
    if stamp is None:
        return _anew(request, make)
    if may_be_shared(request):
        return _kept(request, stamp, make)
    return kept.sent(stamp, kept.key_of(request.get_full_path()), request) or _anew(request, make)


def _kept(request: HttpRequest, stamp: Stamp, make: Make) -> HttpResponse:
    """What strangers share: found by the snapshot's stamp and the address, or made and kept."""
    key = kept.key_of(request.get_full_path())
    with kept.making(key, wait=False) as mine:
        if mine:
            return _made(request, stamp, key, make)
    if meanwhile := kept.former(stamp, key):
        meanwhile.headers["Cache-Control"] = NOWHERE
        return meanwhile
    with kept.making(key):
        return _made(request, stamp, key, make)


def _made(request: HttpRequest, stamp: Stamp, key: str, make: Make) -> HttpResponse:
    """The answer as it is kept now; as it was made when it is not for everybody. Raises TooMany."""
    if found := kept.sent(stamp, key, request):
        return shared(request, found, stamp, key)
    if limits.is_dear(request):
        limits.count(request)
    response = make()
    if response.status_code != 200 or response.streaming or is_for_one(request, response) or settings.DEBUG:
        return response
    answer = KeptAnswer.of(_with_headers(request, response), request)
    kept.keep(stamp, key, answer)
    return shared(request, kept.packed(answer, request), stamp, key)


def _with_headers(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with what the middleware would say of it that stands below `kept_first`."""
    response.headers.setdefault("Content-Language", get_language() or settings.LANGUAGE_CODE)
    for middleware in (CSPMiddleware, XFrameOptionsMiddleware):
        middleware(_nothing_yet).process_response(request, response)
    return response


def _anew(request: HttpRequest, make: Make) -> HttpResponse:
    """For one person, or for a visitor who only claims to be one. Raises TooMany."""
    limits.count(request)
    return make()


def _nothing_yet(request: HttpRequest) -> HttpResponse:
    return render(request, "coverage/empty.html")
