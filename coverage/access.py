"""Who may do what beyond reading; every refusal is written to the log."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Value
from django.http import HttpRequest, HttpResponse

from coverage.models import Assignment
from coverage.rows.scope import Role, Scope
from coverage.submissions.queries.submissions import SubmissionRow

log = logging.getLogger(__name__)

PUBLISH = "coverage.publish_figures"


def signed_in(request: HttpRequest) -> User:
    """The user of a view that only signed-in people reach."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def scope_of(person: Any) -> Scope:
    """What a person may do where. One query, kept with the person; superusers are admins."""
    if not person.is_authenticated or not person.is_active:
        return Scope()
    if not hasattr(person, "_scope"):
        groups = person.groups.order_by().values_list("name", Value("role", CharField()))
        assigned = Assignment.objects.filter(user=person)
        regions = assigned.values_list("region_id", Value("region", CharField()))
        rows = list(groups.union(regions, all=True))
        roles = {name for name, what in rows if what == "role"}
        if person.is_superuser:
            roles.add(Role.ADMIN)
        codes = frozenset(code for code, what in rows if what == "region")
        person._scope = Scope(person.pk, frozenset(roles), codes)
    scope: Scope = person._scope
    return scope


def may_publish(person: User) -> bool:
    """Whether somebody may bring documents' figures before readers; officers' entries go by their scope."""
    return scope_of(person).is_admin or person.has_perm(PUBLISH)


def shown_to(person: User, submission: SubmissionRow) -> SubmissionRow | None:
    """A submission with those of its regions that somebody may read; None when there are none.

    A document's is shown whole to who filed it and to who publishes documents; all else goes by the scope.
    """
    if not submission.is_entered and (submission.created_by_id == person.pk or may_publish(person)):
        return submission
    scope = scope_of(person)
    regions = tuple(region for region in submission.regions if scope.may_see_drafts(region.code))
    return replace(submission, regions=regions) if regions else None


def refused(request: HttpRequest, wish: str) -> PermissionDenied:
    """The 403 for a signed-in person, logged with who wished what."""
    name = signed_in(request).get_username()
    log.warning("%s tidak berhak %s: %s %s", name, wish, request.method, request.path)
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
