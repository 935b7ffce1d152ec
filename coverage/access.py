"""Who may do what beyond reading; every refusal is written to the log."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from coverage.queries.submissions import SubmissionRow
from coverage.scope import Role

log = logging.getLogger(__name__)

PUBLISH = "coverage.publish_figures"


def signed_in(request: HttpRequest) -> User:
    """The user of a view that only signed-in people reach."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def may_publish(person: User) -> bool:
    """Whether somebody may bring any figures before readers: by permission, or in the group of admins."""
    return person.has_perm(PUBLISH) or person.groups.filter(name=Role.ADMIN).exists()


def may_see(person: User, submission: SubmissionRow) -> bool:
    """Whether somebody may read a submission that is not published: who handed it in, and who publishes."""
    return submission.created_by_id == person.pk or may_publish(person)


def may_publish_submission(person: User, submission: SubmissionRow) -> bool:
    """Whether somebody may publish what waits in a submission: entered figures never by who entered them.

    A document's figures answer to the document, so who filed them may publish them, as by an upload.
    """
    own_figures = submission.is_entered and submission.created_by_id == person.pk
    return may_publish(person) and not own_figures


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
