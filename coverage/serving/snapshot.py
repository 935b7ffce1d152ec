"""One answer, one snapshot: whatever is published meanwhile, all its queries see the same database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import StreamingHttpResponse
from django.template.response import SimpleTemplateResponse

from coverage.queries.once import remembering

View = Callable[..., HttpResponse]

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


@contextmanager
def one_snapshot() -> Iterator[None]:
    """All queries within see the database as the first of them did; the database refuses writes.

    Inside an outer transaction none is opened: PostgreSQL sets the isolation before the first query only.
    """
    with remembering():
        if connection.in_atomic_block:
            yield
            return
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(SNAPSHOT)
            yield


def in_one_snapshot(view: View) -> View:
    """Make a view's answer, rendering and all, in one snapshot. For views that write nothing.

    Who asks is found out before: a session that has been tampered with is deleted when it is read.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        bool(request.user.is_authenticated)
        with one_snapshot():
            return _finished(view(request, *args, **kwargs))

    return answered


def _finished(response: HttpResponse) -> HttpResponse:
    """An answer that asks the database nothing more when it is sent."""
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = list(response)
    return response
