"""Who is let into a view; every refusal is written to the log."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from coverage.access import may_publish, scope_of

log = logging.getLogger("coverage.access")  # the name under which operators look for refusals


def signed_in(request: HttpRequest) -> User:
    """The user of a view that only signed-in people reach."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def refused(request: HttpRequest, wish: str) -> PermissionDenied:
    """The 403 for a signed-in person, logged with the account's number and the wish."""
    pk = signed_in(request).pk
    log.warning("akun %s tidak berhak %s: %s %s", pk, wish, request.method, request.path)
    return PermissionDenied(wish)


def publishers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for those who may publish: others sign in first, or are refused."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_publish(signed_in(request)):
            raise refused(request, "menerbitkan angka")
        return view(request, *args, **kwargs)

    return guarded


def workers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for operators, verifiers and admins: others sign in first, or are refused."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not scope_of(signed_in(request)).works_here:
            raise refused(request, "mengisi atau memeriksa angka")
        return view(request, *args, **kwargs)

    return guarded
